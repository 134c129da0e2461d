export { InitiativePlanTable, PlannedStageTable } from './plan.table';
