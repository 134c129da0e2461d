import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { HonouredFailure, Lesson } from './domain/lesson';

/** Append-only: the database refuses update and delete. */
export const LessonTable = new EntitySchema<Lesson>({
  name: 'Lesson',
  tableName: 'lessons',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    kind: text('kind'),
    text: text('text'),
    forWhom: text('for_whom'),
    toldById: uuid('told_by_id'),
    toldAt: timestamp('told_at'),
  } satisfies Record<keyof Lesson, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const HonouredFailureTable = new EntitySchema<HonouredFailure>({
  name: 'HonouredFailure',
  tableName: 'honoured_failures',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    reason: text('reason'),
    honouredById: uuid('honoured_by_id'),
    honouredAt: timestamp('honoured_at'),
  } satisfies Record<keyof HonouredFailure, EntitySchemaColumnOptions>,
});
