import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { InitiativePlan, PlannedStage } from './domain/plan';

/** Append-only: the database refuses update and delete. */
export const InitiativePlanTable = new EntitySchema<InitiativePlan>({
  name: 'InitiativePlan',
  tableName: 'initiative_plans',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    number: integer('number'),
    reason: text('reason', nullable),
    plannedById: uuid('planned_by_id'),
    plannedAt: timestamp('planned_at'),
  } satisfies Record<keyof InitiativePlan, EntitySchemaColumnOptions>,
});

/** Append-only, as the plan that it belongs to. */
export const PlannedStageTable = new EntitySchema<PlannedStage>({
  name: 'PlannedStage',
  tableName: 'planned_stages',
  columns: {
    organizationId: uuid('organization_id', { primary: true }),
    initiativePlanId: uuid('initiative_plan_id', { primary: true }),
    stage: text('stage', { primary: true }),
    plannedStart: date('planned_start'),
    plannedEnd: date('planned_end'),
  } satisfies Record<keyof PlannedStage, EntitySchemaColumnOptions>,
});
