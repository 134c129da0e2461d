export { beginInitiative } from './begin-initiative';
export { fireInitiativeDeadlines } from './fire-deadlines';
export { initiativeHandover } from './initiative-handover';
export { DeliverableTable, InitiativeEventTable, InitiativeTable } from './initiative.table';
export { GatePolicyTable } from './gate-policy.table';
export { InitiativePlanTable, PlannedStageTable } from './plan.table';
export { foundProcess } from './process.founding';
export { verifyHistory, type DifferingInitiative, type HistoryVerification } from './verify-history';
