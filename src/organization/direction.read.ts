import { connection } from '../platform/read/connection';
import { byId, list } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { StrategicObjectiveTable, VisionStatementTable } from './direction.table';

export const directionReads = [
  readModel('VisionStatement', VisionStatementTable),
  readModel('StrategicObjective', StrategicObjectiveTable),
  extendRead('Query', {
    visionStatement: byId('VisionStatement'),
    visionStatements: connection('VisionStatement', {
      orders: { CREATED_AT: [{ sql: (row) => `${row}.created_at`, form: 'timestamptz' }] },
      filters: { scope: { cast: 'text[]', sql: (row, scopes) => `${row}.scope = any(${scopes})` } },
    }),
    strategicObjective: byId('StrategicObjective'),
    strategicObjectives: list('StrategicObjective', { where: () => 'true', orderBy: (alias) => `${alias}.position` }),
  }),
];
