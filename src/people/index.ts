export { OrganizationTable, PersonTable, RoleGrantTable } from './person.table';
export { requirePermission, viewerOf } from './viewer';
