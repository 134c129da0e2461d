import type { AuditEntry, Transaction } from '../audit';
import { bookSpending } from '../budget';
import type { Cost, CostDraft, StandingCost } from './domain/cost';
import type { Initiative } from '../initiatives/domain/initiative';

/** What is known of the initiative of a cost. */
export type CostBearer = Pick<Initiative, 'id' | 'title' | 'portfolioId' | 'proposalId' | 'currencyCode'>;

/** A cost with what bears it. */
export interface BorneCost {
  readonly cost: Cost;
  readonly bearer: CostBearer;
}

/** The row of a checked cost. */
export const costOf = (
  tx: Transaction,
  { id: initiativeId }: Pick<CostBearer, 'id'>,
  draft: CostDraft,
  { id = tx.newId(), importId = null }: Partial<Pick<Cost, 'id' | 'importId'>> = {},
): Cost => ({
  ...{ id, organizationId: tx.viewer.organizationId, initiativeId, importId },
  ...draft,
  ...{ bookedById: tx.viewer.personId, bookedAt: tx.now },
});

/**
 * Books what costs that were written take of their grants.
 * @returns what the audit of initiatives and portfolios says of it
 */
export async function spend(tx: Transaction, costs: readonly BorneCost[]): Promise<readonly AuditEntry[]> {
  const spendings = costs
    .filter(({ cost }) => cost.ofGrant)
    .map(({ cost, bearer: { title, portfolioId, proposalId } }) => ({
      // What was registered as it ran has no grant, and no cost of it is of one.
      ...{ portfolioId, proposalId: proposalId!, amountMinor: cost.bookedMinor, spentOn: cost.day },
      reason: cost.note ?? `${cost.kind === 'RUN' ? 'Run cost' : 'Cost'} of "${title}"`,
    }));
  const ofPortfolios = await bookSpending(tx, spendings);
  const ofInitiatives = costs.map(({ cost }) => ({
    ...{ subjectKind: 'INITIATIVE', subjectId: cost.initiativeId, action: 'costBooked' },
    ...{ after: saidBy(cost), reason: cost.note },
  }));
  return [...ofInitiatives, ...ofPortfolios];
}

/** What the audit keeps of a cost, beside its note. */
export function saidBy(cost: Cost) {
  const { id: costId, kind, day, amountMinor, currencyCode, rate, rateDay } = cost;
  const { bookedMinor, ofGrant, externalReference, correctsId, importId } = cost;
  return {
    ...{ costId, kind, day, amountMinor, currencyCode, rate, rateDay },
    ...{ bookedMinor, ofGrant, externalReference, correctsId, importId },
  };
}

type KnownBy = 'id' | 'external_reference';

/** Costs as they stand with what earlier corrections left of each, by their ids or references. */
export async function standingCosts(
  tx: Transaction,
  knownBy: KnownBy,
  values: readonly string[],
): Promise<readonly StandingCost[]> {
  const found = await tx.query<Omit<StandingCost, 'amountMinor' | 'leftMinor'> & Record<'amount' | 'left', string>>(
    `select c.id, c.initiative_id as "initiativeId", c.kind, c.day::text as day, c.currency_code as "currencyCode",
        c.rate::text as rate, c.rate_day::text as "rateDay", c.of_grant as "ofGrant", c.corrects_id as "correctsId",
        c.external_reference as "externalReference", c.amount_minor::text as amount,
        (c.amount_minor + coalesce((select sum(k.amount_minor) from costs k
          where k.organization_id = c.organization_id and k.corrects_id = c.id), 0))::text as left
      from costs c where c.organization_id = $1 and c.${knownBy}::text = any($2::text[])`,
    [tx.viewer.organizationId, values],
  );
  return found.map(({ amount, left, ...cost }) => ({ ...cost, amountMinor: BigInt(amount), leftMinor: BigInt(left) }));
}

/**
 * Locks costs that are to be corrected: of two who correct one at once, the second finds what the first left. Look at them
 * in a further statement.
 */
export async function lockCosts(tx: Transaction, knownBy: KnownBy, values: readonly string[]): Promise<void> {
  await tx.query(
    `select id from costs where organization_id = $1 and ${knownBy}::text = any($2::text[]) order by id for no key update`,
    [tx.viewer.organizationId, values],
  );
}
