import type { AuditEntry, Transaction } from '../audit';
import { ImportTable, type ImportKind, type TakenBack } from '../imports';
import { viewerOf } from '../people';
import { may, PERMISSIONS } from '../people/domain/permissions';
import { ProposalTable } from '../proposals';
import type { Proposal } from '../proposals/domain/proposal';
import { isRefusal, notPossibleNow, ownDecision, type Refusal } from '../shared/refusal';
import type { Estimate } from './domain/estimate';
import { columnsOfEstimates, readEstimateMapping } from './domain/estimate-mapping';
import { EstimateStaging } from './estimate-staging';
import { EstimateTable } from './estimate.table';
import { rescore } from './rescore';
import type { CoveringRounds } from './view-deciding';

/** Files of one scorer's own estimates, by the same rules as estimateDrivers. */
export const estimateImport = (coveringRounds: CoveringRounds): ImportKind => ({
  kind: 'ESTIMATES',
  requirePermission: (tx) => {
    // In any portfolio: of which proposals they may estimate, each row is judged.
    const viewer = viewerOf(tx.viewer);
    const portfolios = viewer.grants.map(({ portfolioId }) => ({ portfolioId }));
    const { sentence } = PERMISSIONS.importEstimates;
    tx.require(
      portfolios.some((portfolio) => may(viewer, 'importEstimates', portfolio)),
      sentence,
    );
  },
  mappedBy: (given) => {
    const mapping = readEstimateMapping(given);
    if (isRefusal(mapping)) return mapping;
    const open = (tx: Transaction) => Promise.resolve(new EstimateStaging(tx, mapping, coveringRounds));
    return { mapping, columns: columnsOfEstimates(mapping), refuses: refuseScorer, open };
  },
  undo: takeBack,
});

const refuseScorer = (column: string): string | undefined =>
  /^\s*(scorer|estimated by|e-?mail)\s*$/i.test(column)
    ? 'An estimate is the view of whoever imports it: nobody estimates for somebody else. Take the column out.'
    : undefined;

/** Deletes one's own estimates of an import, as long as nothing rests on them. */
async function takeBack(tx: Transaction, importId: string, reason: string): Promise<TakenBack | Refusal> {
  const [imported] = await tx.all(ImportTable, 'id', [importId]);
  if (imported?.byId !== tx.viewer.personId) return ownDecision('Only whoever gave these estimates takes them back.');
  const found = await tx.all(EstimateTable, 'importId', [importId]);
  const proposals: Proposal[] = [];
  for (const id of [...new Set(found.map(({ proposalId }) => proposalId))].sort()) {
    proposals.push(await tx.lock(ProposalTable, id, 'proposal'));
  }
  // As they stand behind the locks.
  const estimates = await tx.all(EstimateTable, 'importId', [importId]);
  const inTheWay = proposals.filter((proposal) => estimates.some((estimate) => isSettled(estimate, proposal)));
  if (inTheWay.length > 0) {
    const titles = inTheWay.map(({ title }) => `"${title}"`).join(', ');
    const message = `Estimated anew, or settled by a scoring round or the end of an assessment since: ${titles}.`;
    return notPossibleNow(message, 'CHANGED_SINCE');
  }
  await tx.write(EstimateTable, (parameter) => {
    const [organization, id] = [tx.viewer.organizationId, importId].map(parameter);
    return `delete from estimates where organization_id = ${organization} and import_id = ${id}`;
  });
  const audit: AuditEntry[] = [];
  for (const proposal of proposals) {
    const ofIt = estimates.filter(({ proposalId }) => proposalId === proposal.id);
    if (ofIt.some(({ blind }) => !blind)) await rescore(tx, proposal);
    // Without figures: they may have been blind.
    const before = { importId, drivers: ofIt.map(({ driver }) => driver) };
    audit.push({ subjectKind: 'PROPOSAL', subjectId: proposal.id, action: 'estimatesTakenBack', before, reason });
  }
  return { rows: estimates.length, audit };
}

const isSettled = ({ proposalId, version, roundId, blind }: Estimate, { id, status }: Proposal): boolean =>
  proposalId === id && (version > 1 || (roundId !== null && !blind) || status !== 'UNDER_ASSESSMENT');
