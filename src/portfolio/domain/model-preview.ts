import { commitmentOf } from '../../budget/domain/ledger';
import { driverMeans } from '../../scoring/domain/driver-mean';
import type { DriverCode } from '../../scoring/domain/drivers';
import type { View } from '../../scoring/domain/estimate';
import type { ScoredBy } from '../../scoring/domain/method';
import { score } from '../../scoring/domain/score';
import { type Cost, value } from '../../scoring/domain/value';
import { ranked, type Ranked } from './ranking';

/** A proposal that competes in a portfolio, with what its scores are made of. */
export interface Competitor {
  readonly proposalId: string;
  readonly title: string;
  readonly proposerId: string;
  readonly cost: Cost;
  /** The estimates in force, the proposer's own among them. */
  readonly views: readonly View[];
}

/** Where a proposal stands by a model. */
export interface PreviewedPlace extends Pick<Ranked, 'rank' | 'tied' | 'withinBudget'> {
  readonly scoreMicro: bigint;
}

/** A proposal by the model that a portfolio uses and by another; a place is null where it is not ranked. */
export interface PreviewedProposal extends Pick<Competitor, 'proposalId' | 'title'> {
  readonly before: PreviewedPlace | null;
  readonly after: PreviewedPlace | null;
  /** What the other model asks for and nobody but the proposer has estimated. */
  readonly missing: readonly DriverCode[];
}

/** How the ranking of a portfolio would change. */
export interface ModelPreview {
  /** By their rank after; then those that would drop out, by their rank before; then those that are in neither ranking. */
  readonly proposals: readonly PreviewedProposal[];
  /** Ids of those that the budget would come to reach, and no longer reach, in the same order. */
  readonly entersBudget: readonly string[];
  readonly leavesBudget: readonly string[];
}

/**
 * The ranking of a portfolio by the model that it uses and by another one, from the same estimates and costs.
 * @param inactionWeight λ in hundredths, a whole number ≥ 0
 */
export function previewModel(
  competitors: readonly Competitor[],
  models: { readonly before: ScoredBy; readonly after: ScoredBy },
  remainingMinor: bigint,
  inactionWeight: number,
): ModelPreview {
  const before = placesBy(models.before, competitors, remainingMinor, inactionWeight);
  const after = placesBy(models.after, competitors, remainingMinor, inactionWeight);
  const proposals = competitors
    .map(({ proposalId, title, views, proposerId }): PreviewedProposal => ({
      ...{ proposalId, title, before: before.get(proposalId) ?? null, after: after.get(proposalId) ?? null },
      missing: driverMeans(models.after, views, proposerId)
        .filter(({ state }) => state === 'NOT_YET_ESTIMATED')
        .map(({ driver }) => driver),
    }))
    .toSorted(
      (a, b) =>
        rankOf(a.after) - rankOf(b.after) ||
        rankOf(a.before) - rankOf(b.before) ||
        (a.proposalId < b.proposalId ? -1 : 1),
    );
  const isWithin = (place: PreviewedPlace | null) => place?.withinBudget === true;
  return {
    proposals,
    entersBudget: idsOf(proposals.filter((each) => isWithin(each.after) && !isWithin(each.before))),
    leavesBudget: idsOf(proposals.filter((each) => isWithin(each.before) && !isWithin(each.after))),
  };
}

const idsOf = (proposals: readonly PreviewedProposal[]) => proposals.map(({ proposalId }) => proposalId);

/** Behind all that are ranked: not infinite, since nothing less nothing must be 0. */
const rankOf = (place: PreviewedPlace | null): number => place?.rank ?? Number.MAX_SAFE_INTEGER;

function placesBy(
  model: ScoredBy,
  competitors: readonly Competitor[],
  remainingMinor: bigint,
  inactionWeight: number,
): ReadonlyMap<string, PreviewedPlace> {
  const standing = competitors.map(({ proposalId, proposerId, views, cost }) => {
    const means = driverMeans(model, views, proposerId);
    const { scoreMicro, complete } = score(model, means, cost, inactionWeight);
    const { valuePerCostMicro } = value(model, means, cost);
    const commitmentMinor = commitmentOf(cost.oneOffMinor, cost.yearlyMinor);
    return { proposalId, scoreMicro, complete, valuePerCostMicro, commitmentMinor };
  });
  const complete = standing.filter((each) => each.complete);
  const scores = new Map(complete.map(({ proposalId, scoreMicro }) => [proposalId, scoreMicro]));
  return new Map(
    ranked(complete, remainingMinor).map(({ proposalId, rank, tied, withinBudget }) => [
      proposalId,
      { rank, tied, withinBudget, scoreMicro: scores.get(proposalId)! },
    ]),
  );
}
