import type { Transaction } from '../audit';
import type { ImportKind } from '../imports';
import { PEOPLE_COLUMNS } from './domain/people-row';
import type { HandoverStep } from './handover';
import { PeopleStaging } from './people-staging';
import { takeBackPeople } from './undo-people-import';
import { requirePermission } from './viewer';

/**
 * Files of people. Their columns have fixed names, so that there is nothing to map.
 * @param steps by which people hold things: whoever holds any cannot be taken back
 */
export const peopleImport = (steps: readonly HandoverStep[]): ImportKind => ({
  kind: 'PEOPLE',
  requirePermission: (tx) => {
    requirePermission(tx, 'managePeople');
    requirePermission(tx, 'grantRole');
  },
  mappedBy: () => ({
    mapping: { columns: [...PEOPLE_COLUMNS.required, ...PEOPLE_COLUMNS.optional] },
    columns: PEOPLE_COLUMNS.required,
    optionalColumns: PEOPLE_COLUMNS.optional,
    open: (tx: Transaction) => Promise.resolve(new PeopleStaging(tx)),
  }),
  undo: (tx, importId, reason) => takeBackPeople(tx, { importId, reason, steps }),
});
