export { AbsenceTable, AssistantTable, StandingDeputyTable } from './absence.table';
export { newlyNamed, refuseUnlessActive, stillHere } from './active-people';
export { type FoundingStep } from './founding.service';
export { handedOver, heldBy, ownedRows, type Handover, type HandoverStep } from './handover';
export { IdentityTable, OrganizationTable, PersonTable, RoleGrantTable } from './person.table';
export { ImportedPersonTable } from './imported-person.table';
export { personConnection } from './person.read';
export { organizationOf, requirePermission, viewerOf } from './viewer';
export { HolidayTable, PersonalCalendarTable, WorkingCalendarTable } from './working-calendar.table';
