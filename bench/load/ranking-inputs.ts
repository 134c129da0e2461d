import { Chance } from '../../src/analyses/domain/chance';
import type { CandidateInputs, RankingInputs } from '../../src/analyses/domain/ranking-inputs';
import { commitmentOf } from '../../src/budget/domain/ledger';
import { defaultScoringModel } from '../../src/scoring/domain/scoring-model';

const SCORERS = ['sara', 'tom', 'uma'];
const MODEL = defaultScoringModel({ id: 'model', organizationId: 'organization', currencyCode: 'EUR' });

/**
 * A ranking as a portfolio review has it: each driver of each proposal estimated by three scorers with low, likely and
 * high, costs up to EUR 1.2 million, and a budget for a third of it all. The same for each number of proposals.
 */
export function rankingInputs(proposals: number): RankingInputs {
  const chance = Chance.named(1, 'load');
  const candidates = Array.from({ length: proposals }, (_, index) => candidate(`proposal-${index}`, chance));
  const all = candidates.reduce((sum, { commitmentMinor }) => sum + commitmentMinor, 0n);
  return { model: MODEL, inactionWeight: 100, candidates, remainingMinor: all / 3n };
}

function candidate(proposalId: string, chance: Chance): CandidateInputs {
  const upTo = (most: number): number => Math.floor(chance.share() * (most + 1));
  const worth = upTo(600);
  const views = MODEL.drivers.flatMap(({ driver }) => {
    const held = worth + upTo(200);
    return SCORERS.map((scorerId) => {
      const likelyHundredths = held + upTo(200);
      const [lowHundredths, highHundredths] = [likelyHundredths - upTo(300), likelyHundredths + upTo(300)];
      const figures = { lowHundredths: Math.max(0, lowHundredths), likelyHundredths, highHundredths };
      return { driver, scorerId, state: 'ESTIMATED' as const, ...figures };
    });
  });
  const cost = { oneOffMinor: BigInt(upTo(100_000_000)), yearlyMinor: BigInt(upTo(20_000_000)) };
  return { proposalId, views, cost, commitmentMinor: commitmentOf(cost.oneOffMinor, cost.yearlyMinor) };
}
