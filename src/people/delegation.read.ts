import { connection } from '../platform/read/connection';
import { one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { DelegationTable } from './delegation.table';

const delegations = (column: string): FieldRead =>
  connection('Delegation', {
    where: pointingBack(column),
    orders: { FIRST_DAY: [{ sql: (row) => `${row}.first_day`, form: 'date' }] },
    filters: {
      revoked: { cast: 'boolean', sql: (row, revoked) => `(${row}.revoked_at is not null) = ${revoked}` },
      from: { cast: 'date', sql: (row, day) => `${row}.last_day >= ${day}` },
      to: { cast: 'date', sql: (row, day) => `${row}.first_day <= ${day}` },
    },
  });

export const delegationReads = [
  readModel('Delegation', DelegationTable, {
    from: one('Person', 'from_id'),
    to: one('Person', 'to_id'),
    givenBy: one('Person', 'given_by_id'),
  }),
  extendRead('Person', { delegationsGiven: delegations('from_id'), delegationsReceived: delegations('to_id') }),
];
