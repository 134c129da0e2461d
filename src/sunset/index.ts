export { answerOpenSunset, overtakeSunset } from './sunset-answers';
export { AdoptionRecordTable, RegisteredServiceTable, SunsetProposalTable } from './sunset.table';
export { AgreementTable, PostponementTable, SunsetPlanTable, SwitchOffTable } from './sunset-plan.table';
export { ChangePlanTable } from './change-plan.table';
export { changePlanHandover, sunsetPlanHandover } from './plan-handover';
export { HonouredFailureTable, LessonTable } from './lesson.table';
export { sunsetTables } from './sunset-tables';
