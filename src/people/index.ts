export { type FoundingStep } from './founding.service';
export { OrganizationTable, PersonTable, RoleGrantTable } from './person.table';
export { organizationOf, requirePermission, viewerOf } from './viewer';
