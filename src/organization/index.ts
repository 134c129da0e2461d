export { StrategicObjectiveTable, VisionStatementTable } from './direction.table';
export { GovernanceBodyTable, GovernanceMemberTable } from './governance.table';
export { governanceHandover } from './governance-handover';
export { seatsOf } from './governance-seats';
export { isExecutive } from './team-structure.read';
export { foundObjectives } from './direction.service';
export { bodiesDecidingOn, type ChairedBody } from './deciding-body';
export { refuseRetiredTeams } from './team.service';
export { TeamTable } from './team.table';
