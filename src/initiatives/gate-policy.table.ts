import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { text } from '../platform/columns';
import { documentVersionColumns } from '../process';
import type { StoredGatePolicy } from './domain/gate-policy';

/** Once a row is published, the database refuses to change anything but that it retires. */
export const GatePolicyTable = new EntitySchema<StoredGatePolicy>({
  name: 'GatePolicy',
  tableName: 'gate_policies',
  columns: {
    ...documentVersionColumns,
    track: text('track'),
  } satisfies Record<keyof StoredGatePolicy, EntitySchemaColumnOptions>,
});
