import type { AuditEntry, Transaction } from '../audit';
import type { TakenBack } from '../imports';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import type { Proposal } from './domain/proposal';
import type { FreshProposal } from './domain/proposal-import';
import { withdraw } from './domain/proposal-life';
import { ProposalEventTable } from './proposal-event.table';
import { askForTriage } from './proposal-news';
import { writeProposal } from './proposal-writing';
import {
  AlternativeTable,
  ProposalNeedTable,
  ProposalObjectiveTable,
  ProposalPillarTable,
  ProposalTable,
} from './proposal.table';

/** Of so many rows one statement is made: PostgreSQL takes 65,535 parameters, and a proposal has about 40. */
const ROWS_A_STATEMENT = 1000;

/**
 * Writes the proposals of a file, with all that each names and how it came about.
 * @returns what the audit says of each
 */
export async function insertImported(
  tx: Transaction,
  fresh: readonly FreshProposal[],
  importId: string,
): Promise<readonly AuditEntry[]> {
  for (let start = 0; start < fresh.length; start += ROWS_A_STATEMENT) {
    await insertBatch(tx, fresh.slice(start, start + ROWS_A_STATEMENT), importId);
  }
  for (const { proposal } of fresh) if (proposal.status === 'IDEA') await askForTriage(tx, proposal);
  return fresh.map(({ proposal, reference, rate, ...beside }) => ({
    ...{ subjectKind: 'PROPOSAL', subjectId: proposal.id, action: 'proposalImported' },
    after: { ...said(proposal), ...besides(beside), externalReference: reference, importId, rate },
  }));
}

async function insertBatch(tx: Transaction, batch: readonly FreshProposal[], importId: string): Promise<void> {
  await tx.insert(
    ProposalTable,
    batch.map(({ proposal, reference: externalReference, digest: importedDigest }) => ({
      ...{ ...proposal, externalReference, importedDigest, importId },
    })),
  );
  const of = <Row>(rows: (fresh: FreshProposal) => readonly Row[] | undefined) =>
    batch.flatMap((each) => (rows(each) ?? []).map((row) => ({ row, proposalId: each.proposal.id })));
  await tx.insert(
    ProposalNeedTable,
    of(({ needIds }) => needIds).map(({ row, proposalId }) => ({ proposalId, needId: row })),
  );
  await tx.insert(
    ProposalPillarTable,
    of(({ pillarIds }) => pillarIds).map(({ row, proposalId }) => ({ proposalId, pillarId: row })),
  );
  await tx.insert(
    ProposalObjectiveTable,
    of(({ objectiveIds }) => objectiveIds).map(({ row, proposalId }) => ({ proposalId, strategicObjectiveId: row })),
  );
  await tx.insert(
    AlternativeTable,
    of(({ alternatives }) => alternatives).map(({ row, proposalId }) => ({ id: tx.newId(), proposalId, ...row })),
  );
  await tx.insert(
    ProposalEventTable,
    batch.map(({ proposal: { id: proposalId, version, status: toStatus, answerBy: dueOn } }) => ({
      ...{ id: tx.newId(), proposalId, version, fromStatus: null, toStatus, reason: null, dueOn },
      ...{ actorId: tx.viewer.personId, occurredAt: tx.now },
    })),
  );
}

/** What is stated, without what every proposal begins with. */
const said = (proposal: Proposal) =>
  Object.fromEntries(Object.entries(proposal).filter(([key, value]) => value !== null && !UNSAID.has(key)));
const UNSAID: ReadonlySet<string> = new Set([
  'id',
  'organizationId',
  'proposerId',
  'version',
  'createdAt',
  'updatedAt',
]);
const besides = ({ digest: _, ...beside }: Omit<FreshProposal, 'proposal' | 'reference' | 'rate'>) => beside;

/**
 * Withdraws what an import brought, so that its rows may come again. Their history stays; whatever somebody has gone on
 * with since is theirs, and nothing is withdrawn then.
 */
export async function withdrawImported(
  tx: Transaction,
  importId: string,
  reason: string,
): Promise<TakenBack | Refusal> {
  const found = await tx.all(ProposalTable, 'importId', [importId]);
  const proposals: Proposal[] = [];
  for (const { id } of found) proposals.push(await tx.lock(ProposalTable, id, 'proposal'));
  const [changed, ...more] = proposals.filter(({ version }) => version > 1);
  if (changed) {
    const others = more.length > 0 ? ` and ${more.length} more` : '';
    const message = `Changed since: "${changed.title}"${others}. Withdraw what is left by itself.`;
    return notPossibleNow(message, 'CHANGED_SINCE');
  }
  const audit: AuditEntry[] = [];
  for (const proposal of proposals) {
    const withdrawn = withdraw(proposal, tx.now);
    if (isRefusal(withdrawn)) return withdrawn;
    // Freed: the file may bring it again.
    const next = { ...withdrawn, externalReference: null };
    const written = await writeProposal(tx, proposal, next, 'proposalWithdrawn', { importId }, { reason, dueOn: null });
    audit.push(...written.audit);
  }
  return { rows: proposals.length, audit };
}
