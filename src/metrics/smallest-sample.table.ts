import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, organizationId } from '../platform/columns';
import type { SmallestSample } from './domain/smallest-sample';

export const SmallestSampleTable = new EntitySchema<SmallestSample>({
  name: 'SmallestSample',
  tableName: 'smallest_samples',
  columns: {
    id,
    organizationId,
    n: integer('n'),
    version: integer('version'),
  } satisfies Record<keyof SmallestSample, EntitySchemaColumnOptions>,
});
