import type { Transaction } from '../audit';
import { bookSpending } from '../budget';
import type { ImportKind, TakenBack } from '../imports';
import { requirePermission } from '../people';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import { saidBy } from './cost-booking';
import { CostStaging } from './cost-staging';
import { CostTable } from './cost.table';
import { columnsOfCosts, readCostMapping } from './domain/cost-mapping';
import { InitiativeTable } from '../initiatives';

/** Files of what initiatives cost, each row a line of somebody's books. */
export const costImport: ImportKind = {
  kind: 'COSTS',
  requirePermission: (tx) => requirePermission(tx, 'bookCosts'),
  mappedBy: (given) => {
    const mapping = readCostMapping(given);
    if (isRefusal(mapping)) return mapping;
    const open = (tx: Transaction) => Promise.resolve(new CostStaging(tx, mapping));
    return { mapping, columns: columnsOfCosts(mapping), open };
  },
  undo,
};

/**
 * Deletes the costs of an import, so that their rows may come again. What they took of grants stays in the ledger, and
 * entries beside it take it back.
 */
async function undo(tx: Transaction, importId: string, reason: string): Promise<TakenBack | Refusal> {
  const ofImport = [tx.viewer.organizationId, importId];
  // Whoever would correct one of them waits, and then finds it gone.
  await tx.query('select id from costs where organization_id = $1 and import_id = $2 order by id for update', ofImport);
  const [corrected, ...more] = await tx.query<{ reference: string }>(
    `select distinct c.external_reference as reference from costs k
        join costs c on c.organization_id = k.organization_id and c.id = k.corrects_id
      where c.organization_id = $1 and c.import_id = $2 and k.import_id is distinct from $2 order by 1`,
    ofImport,
  );
  if (corrected) {
    const others = more.length > 0 ? ` and ${more.length} more` : '';
    const message = `Corrected since: "${corrected.reference}"${others}. Corrections stay on what they correct.`;
    return notPossibleNow(message, 'CORRECTED_SINCE');
  }
  const costs = await tx.all(CostTable, 'importId', [importId]);
  const bearers = await tx.all(InitiativeTable, 'id', [...new Set(costs.map(({ initiativeId }) => initiativeId))]);
  const byId = new Map(bearers.map((bearer) => [bearer.id, bearer]));
  await tx.write(CostTable, (parameter) => {
    const [organization, id] = ofImport.map(parameter);
    return `delete from costs where organization_id = ${organization} and import_id = ${id}`;
  });
  const takenBack = costs.flatMap(({ initiativeId, ofGrant, bookedMinor, day: spentOn }) => {
    const { portfolioId, proposalId } = byId.get(initiativeId)!;
    return ofGrant ? [{ portfolioId, proposalId: proposalId!, amountMinor: -bookedMinor, spentOn, reason }] : [];
  });
  const ofPortfolios = await bookSpending(tx, takenBack);
  const ofInitiatives = costs.map((cost) => ({
    ...{ subjectKind: 'INITIATIVE', subjectId: cost.initiativeId, action: 'costTakenBack', reason },
    before: saidBy(cost),
  }));
  return { rows: costs.length, audit: [...ofInitiatives, ...ofPortfolios] };
}
