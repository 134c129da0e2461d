import type { Transaction } from '../audit';
import type { ImportKind } from '../imports';
import { requirePermission } from '../people';
import { isRefusal } from '../shared/refusal';
import { columnsOfProposals, readProposalMapping } from './domain/proposal-mapping';
import { withdrawImported } from './imported-proposals';
import { ProposalStaging } from './proposal-staging';

/** Files of proposals, each row an idea or a draft of whoever imports it. */
export const proposalImport: ImportKind = {
  kind: 'PROPOSALS',
  requirePermission: (tx) => requirePermission(tx, 'importProposals'),
  mappedBy: (given) => {
    const mapping = readProposalMapping(given);
    if (isRefusal(mapping)) return mapping;
    const open = (tx: Transaction) => Promise.resolve(new ProposalStaging(tx, mapping));
    return { mapping, columns: columnsOfProposals(mapping), refuses: refuseStatus, open };
  },
  undo: withdrawImported,
};

const refuseStatus = (column: string): string | undefined =>
  /^\s*(status|state)\s*$/i.test(column)
    ? 'A status cannot be imported: a row comes in as an idea or a draft, and is submitted and decided on like any other. Take the column out.'
    : undefined;
