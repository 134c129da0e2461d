export { StrategicObjectiveTable, VisionStatementTable } from './direction.table';
export { GovernanceBodyTable, GovernanceMemberTable } from './governance.table';
export { foundObjectives } from './direction.service';
export { oneAtATime } from './one-at-a-time';
