export { GoalContributorTable, GoalTable } from './goal.table';
