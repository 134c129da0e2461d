import { RegisteredServiceTable, SunsetProposalTable, AdoptionRecordTable } from './sunset.table';
import { SunsetPlanTable, PostponementTable, AgreementTable, SwitchOffTable } from './sunset-plan.table';
import { ChangePlanTable } from './change-plan.table';
import { LessonTable, HonouredFailureTable } from './lesson.table';

/** Every table of what is in service and wound down that TypeORM knows. */
export const sunsetTables = [
  RegisteredServiceTable,
  SunsetProposalTable,
  AdoptionRecordTable,
  SunsetPlanTable,
  PostponementTable,
  AgreementTable,
  SwitchOffTable,
  ChangePlanTable,
  LessonTable,
  HonouredFailureTable,
];
