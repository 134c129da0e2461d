export { beginInitiative } from './begin-initiative';
export { initiativeHandover } from './initiative-handover';
export { DeliverableTable, InitiativeEventTable, InitiativeTable } from './initiative.table';
export { GatePolicyTable } from './gate-policy.table';
export { InitiativePlanTable, PlannedStageTable } from './plan.table';
export { WorkflowMigrationTable } from './workflow-migration.table';
export { foundProcess } from './process.founding';
export { verifyHistory, type DifferingInitiative, type HistoryVerification } from './verify-history';
export { takeUpMigrationsTask, workflowMigrationTask } from './workflow-migration-task';
