import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, json, nullable, organizationId, real, text, timestamp, uuid } from '../platform/columns';
import type { Goal } from './domain/goal';

export const GoalTable = new EntitySchema<Goal>({
  name: 'Goal',
  tableName: 'goals',
  columns: {
    id,
    organizationId,
    kind: text('kind'),
    title: text('title'),
    pillarId: uuid('pillar_id'),
    strategicObjectiveId: uuid('strategic_objective_id'),
    accountableId: uuid('accountable_id'),
    metric: text('metric'),
    cut: json('cut'),
    baseline: real('baseline', nullable),
    target: real('target'),
    startsOn: date('starts_on'),
    dueOn: date('due_on'),
    retiredAt: timestamp('retired_at', nullable),
    retiredReason: text('retired_reason', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof Goal, EntitySchemaColumnOptions>,
});

/** A leader who contributes to a goal that another answers for. */
export interface GoalContributor {
  readonly organizationId: string;
  readonly goalId: string;
  readonly personId: string;
}

export const GoalContributorTable = new EntitySchema<GoalContributor>({
  name: 'GoalContributor',
  tableName: 'goal_contributors',
  columns: {
    organizationId: { ...organizationId, primary: true },
    goalId: uuid('goal_id', { primary: true }),
    personId: uuid('person_id', { primary: true }),
  } satisfies Record<keyof GoalContributor, EntitySchemaColumnOptions>,
});
