export { beginInitiative } from './begin-initiative';
export { DeliverableTable, InitiativeEventTable, InitiativeTable } from './initiative.table';
export { InitiativePlanTable, PlannedStageTable } from './plan.table';
export { verifyHistory, type DifferingInitiative, type HistoryVerification } from './verify-history';
