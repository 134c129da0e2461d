export { takeUpMigrationsTask, workflowMigrationTask } from './workflow-migration-task';
export { WorkflowMigrationTable } from './workflow-migration.table';
