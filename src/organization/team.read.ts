import { connection } from '../platform/read/connection';
import { byId } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { TeamTable } from './team.table';

export const teamReads = [
  readModel('Team', TeamTable),
  extendRead('Query', {
    team: byId('Team'),
    teams: connection('Team', {
      orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] },
      filters: { retired: { cast: 'boolean', sql: (row, retired) => `(${row}.retired_at is not null) = ${retired}` } },
    }),
  }),
];
