export { goalHandover } from './goal-handover';
export { goalConnection } from './goal.read';
export { GoalContributorTable, GoalTable } from './goal.table';
