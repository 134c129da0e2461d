import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Absence, Assistant, StandingDeputy } from './domain/absence';

export const AbsenceTable = new EntitySchema<Absence>({
  name: 'Absence',
  tableName: 'absences',
  columns: {
    id,
    organizationId,
    personId: uuid('person_id'),
    firstDay: date('first_day'),
    lastDay: date('last_day'),
    note: text('note', nullable),
    deputyId: uuid('deputy_id', nullable),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at'),
    version: integer('version'),
  } satisfies Record<keyof Absence, EntitySchemaColumnOptions>,
});

export const StandingDeputyTable = new EntitySchema<StandingDeputy>({
  name: 'StandingDeputy',
  tableName: 'standing_deputies',
  columns: {
    id,
    organizationId,
    personId: uuid('person_id'),
    deputyId: uuid('deputy_id'),
  } satisfies Record<keyof StandingDeputy, EntitySchemaColumnOptions>,
});

export const AssistantTable = new EntitySchema<Assistant>({
  name: 'Assistant',
  tableName: 'assistants',
  columns: {
    id,
    organizationId,
    personId: uuid('person_id'),
    assistantId: uuid('assistant_id'),
  } satisfies Record<keyof Assistant, EntitySchemaColumnOptions>,
});
