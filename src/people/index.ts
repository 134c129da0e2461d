export { AbsenceTable, AssistantTable, StandingDeputyTable } from './absence.table';
export { refuseUnlessActive } from './active-people';
export { type FoundingStep } from './founding.service';
export { handedOver, ownedRows, type Handover, type HandoverStep } from './handover';
export { IdentityTable, OrganizationTable, PersonTable, RoleGrantTable } from './person.table';
export { personConnection } from './person.read';
export { holdersOf } from './role-holders';
export { organizationOf, requirePermission, viewerOf } from './viewer';
export { HolidayTable, PersonalCalendarTable, WorkingCalendarTable } from './working-calendar.table';
