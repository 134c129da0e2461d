export { AbsenceTable, AssistantTable, StandingDeputyTable } from './absence.table';
export { type FoundingStep } from './founding.service';
export { OrganizationTable, PersonTable, RoleGrantTable } from './person.table';
export { organizationOf, requirePermission, viewerOf } from './viewer';
export { HolidayTable, PersonalCalendarTable, WorkingCalendarTable } from './working-calendar.table';
