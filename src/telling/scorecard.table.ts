import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { boolean, date, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Scorecard } from './domain/scorecard';
import type { ScorecardSchedule } from './domain/scorecard-period';

export const ScorecardScheduleTable = new EntitySchema<ScorecardSchedule>({
  name: 'ScorecardSchedule',
  tableName: 'scorecard_schedules',
  columns: {
    id,
    organizationId,
    isOn: boolean('is_on'),
    period: text('period'),
    daysAfter: integer('days_after'),
    nextFrom: date('next_from', nullable),
    nextDueAt: timestamp('next_due_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof ScorecardSchedule, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const ScorecardTable = new EntitySchema<Scorecard>({
  name: 'Scorecard',
  tableName: 'scorecards',
  columns: {
    id,
    organizationId,
    personId: uuid('person_id'),
    periodFrom: date('period_from'),
    periodTo: date('period_to'),
    entries: json('entries'),
    frozenById: uuid('frozen_by_id', nullable),
    frozenAt: timestamp('frozen_at'),
  } satisfies Record<keyof Scorecard, EntitySchemaColumnOptions>,
});
