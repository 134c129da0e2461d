export { StrategicObjectiveTable, VisionStatementTable } from './direction.table';
export { GovernanceBodyTable, GovernanceMemberTable } from './governance.table';
export { governanceHandover } from './governance-handover';
export { foundObjectives } from './direction.service';
