import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ChangePlan } from './domain/change-plan';

/** Append-only: the database refuses update and delete. */
export const ChangePlanTable = new EntitySchema<ChangePlan>({
  name: 'ChangePlan',
  tableName: 'change_plans',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    number: integer('number'),
    groups: json('groups'),
    steps: json('steps'),
    targetPercent: integer('target_percent'),
    targetOn: date('target_on'),
    changeReason: text('change_reason', nullable),
    plannedById: uuid('planned_by_id'),
    plannedAt: timestamp('planned_at'),
  } satisfies Record<keyof ChangePlan, EntitySchemaColumnOptions>,
});
