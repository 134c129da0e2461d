import type { Contender } from '../../portfolio/domain/ranking';
import { driverMeans } from '../../scoring/domain/driver-mean';
import type { View } from '../../scoring/domain/estimate';
import { score } from '../../scoring/domain/score';
import type { ScoringModel } from '../../scoring/domain/scoring-model';
import { type Cost, value } from '../../scoring/domain/value';

/** A proposal that competes for a budget, with all that its place rests on. */
export interface CandidateInputs {
  readonly proposalId: string;
  /** At most one a driver and scorer; the proposer's own are left out already. Drivers unknown to the model do not count. */
  readonly views: readonly View[];
  readonly cost: Cost;
  /** What funding it takes from the budget, in minor units, ≥ 0. */
  readonly commitmentMinor: bigint;
}

/** What a ranking rests on, frozen: whatever is computed from it can be computed again. */
export interface RankingInputs {
  readonly model: ScoringModel;
  /** λ in hundredths, a whole number ≥ 0. */
  readonly inactionWeight: number;
  /** Each proposal once, in any order. */
  readonly candidates: readonly CandidateInputs[];
  /** What is left of the budget, in minor units; negative when more is committed than there is. */
  readonly remainingMinor: bigint;
}

/** A candidate as it stands by the model, and whether its coverage is complete: only then is it ranked. */
export interface Standing extends Contender {
  readonly complete: boolean;
}

/** Left out of no mean: the views of a proposal's proposer are not among them. */
const NO_PROPOSER = '';

/** @throws RangeError when λ is negative or not whole */
export function standing(
  { model, inactionWeight }: Pick<RankingInputs, 'model' | 'inactionWeight'>,
  { proposalId, views, cost, commitmentMinor }: CandidateInputs,
): Standing {
  const means = driverMeans(model, views, NO_PROPOSER);
  const { scoreMicro, complete } = score(model, means, cost, inactionWeight);
  const { valuePerCostMicro } = value(model, means, cost);
  return { proposalId, scoreMicro, complete, valuePerCostMicro, commitmentMinor };
}
