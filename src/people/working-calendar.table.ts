import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, json, nullable, organizationId, text, uuid } from '../platform/columns';
import type { Holiday, PersonalCalendar, WorkingCalendar } from './domain/working-calendar';

export const WorkingCalendarTable = new EntitySchema<WorkingCalendar>({
  name: 'WorkingCalendar',
  tableName: 'working_calendars',
  columns: {
    id,
    organizationId,
    timeZone: text('time_zone'),
    workingDays: json('working_days'),
    version: integer('version'),
  } satisfies Record<keyof WorkingCalendar, EntitySchemaColumnOptions>,
});

export const PersonalCalendarTable = new EntitySchema<PersonalCalendar>({
  name: 'PersonalCalendar',
  tableName: 'personal_calendars',
  columns: {
    id,
    organizationId,
    personId: uuid('person_id'),
    timeZone: text('time_zone', nullable),
    workingDays: json('working_days', nullable),
  } satisfies Record<keyof PersonalCalendar, EntitySchemaColumnOptions>,
});

export const HolidayTable = new EntitySchema<Holiday>({
  name: 'Holiday',
  tableName: 'holidays',
  columns: {
    id,
    organizationId,
    day: date('day'),
    name: text('name'),
  } satisfies Record<keyof Holiday, EntitySchemaColumnOptions>,
});
