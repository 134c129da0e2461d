export { goalHandover } from './goal-handover';
export { GoalContributorTable, GoalTable } from './goal.table';
