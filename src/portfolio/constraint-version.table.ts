import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, json, organizationId, text, timestamp, uuid } from '../platform/columns';
import { constraintsFrom, constraintsTo, type ConstraintVersion } from './domain/constraints';

/** Append-only: the database refuses update and delete. */
export const ConstraintVersionTable = new EntitySchema<ConstraintVersion>({
  name: 'ConstraintVersion',
  tableName: 'constraint_versions',
  columns: {
    id,
    organizationId,
    portfolioId: uuid('portfolio_id'),
    number: integer('number'),
    constraints: json('constraints', { transformer: { to: constraintsTo, from: constraintsFrom } }),
    reason: text('reason'),
    setById: uuid('set_by_id'),
    setAt: timestamp('set_at'),
  } satisfies Record<keyof ConstraintVersion, EntitySchemaColumnOptions>,
});
