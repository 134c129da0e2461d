export { type FoundingStep } from './founding.service';
export { personConnection } from './person.read';
export { OrganizationTable, PersonTable, RoleGrantTable } from './person.table';
export { organizationOf, requirePermission, viewerOf } from './viewer';
