import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Analysis } from './domain/analysis';
import { fromPlain, plainOf } from './domain/exact-json';

/** JSON in which money is as exact as in a column of its own. */
const exact = {
  transformer: { to: (value: unknown) => plainOf(value), from: (plain: unknown) => fromPlain<unknown>(plain) },
};

/** What was asked for, and of which inputs, never changes; what has ended does not change at all. */
export const AnalysisTable = new EntitySchema<Analysis>({
  name: 'Analysis',
  tableName: 'analyses',
  columns: {
    id,
    organizationId,
    portfolioId: uuid('portfolio_id'),
    kind: text('kind'),
    state: text('state'),
    request: json('request', exact),
    inputs: json('inputs', exact),
    inputsHash: text('inputs_hash'),
    progressPercent: integer('progress_percent'),
    attempt: integer('attempt'),
    heardAt: timestamp('heard_at', nullable),
    result: json('result', { ...nullable, ...exact }),
    problem: text('problem', nullable),
    startedById: uuid('started_by_id'),
    startedAt: timestamp('started_at'),
    endedAt: timestamp('ended_at', nullable),
  } satisfies Record<keyof Analysis, EntitySchemaColumnOptions>,
});
