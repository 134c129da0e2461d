import { Chance } from '../../src/analyses/domain/chance';
import type { Candidate, SelectionProblem } from '../../src/selection';

const PERIODS = Array.from({ length: 12 }, (_, at) => `${2027 + Math.floor(at / 4)}-Q${(at % 4) + 1}`);

/** What a load problem is like. */
interface Shape {
  /** How many of the periods have a cap. */
  readonly caps: number;
  /** MIXED: from a fifth to four times the cost. ALIKE: 1 to 1.3 times, and spread over all periods, which is hard. */
  readonly worth: 'MIXED' | 'ALIKE';
  /** How many must be in the set, the first ones in the ranking. */
  readonly must?: number;
}

/**
 * A problem as a portfolio review has it: proposals of EUR 10,000 to 1 million, many small and few large, each spread over
 * one to six periods, and a budget for 35 of 100 of it all. Caps are about that share, so that they and the budget
 * bind. The same for each shape and number of proposals.
 */
export function selectionProblem(proposals: number, { caps, worth, must = 0 }: Shape): SelectionProblem {
  const chance = Chance.named(1, `selection ${worth}`);
  const candidates = Array.from({ length: proposals }, (_, index) => candidate(index, worth, chance));
  const sum = (amount: (each: Candidate) => bigint) => candidates.reduce((all, each) => all + amount(each), 0n);
  const periodCaps = PERIODS.slice(0, caps).map((period) => {
    const all = sum(({ costByPeriod }) => costByPeriod.find((each) => each.period === period)?.costMinor ?? 0n);
    const percent = worth === 'MIXED' ? 34 + Math.floor(chance.share() * 12) : 35;
    return { period, capMinor: (all * BigInt(percent)) / 100n };
  });
  const constraints = {
    budgetMinor: (sum(({ commitmentMinor }) => commitmentMinor) * 35n) / 100n,
    must: candidates.slice(0, must).map(({ id }) => id),
    ...{ mustNot: [], dependsOn: [], excludes: [], pillars: [], capacities: [], periodCaps },
  };
  return { currencyCode: 'EUR', candidates, constraints };
}

function candidate(index: number, worth: Shape['worth'], chance: Chance): Candidate {
  const size = chance.share();
  const commitment = Math.floor(1_000_000 * (1 + 99 * size * size * size));
  const factor = worth === 'MIXED' ? 0.2 + 4 * chance.share() * chance.share() : 1 + 0.3 * chance.share();
  const value = BigInt(Math.floor(commitment * factor));
  const first = Math.floor(chance.share() * PERIODS.length);
  const some = PERIODS.slice(first, first + 1 + Math.floor(chance.share() * 6));
  const periods = worth === 'MIXED' ? some : PERIODS;
  let left = commitment;
  const costByPeriod = periods.map((period, at) => {
    const part = worth === 'MIXED' ? 0.3 + 0.4 * chance.share() : (0.5 + chance.share()) / (periods.length - at);
    const cost = at === periods.length - 1 ? left : Math.floor(left * Math.min(1, part));
    left -= cost;
    return { period, costMinor: BigInt(cost) };
  });
  return {
    id: `proposal-${index}`,
    name: `Proposal ${index}`,
    rank: index + 1,
    valueMinor: value,
    weightedValueMinor: value,
    commitmentMinor: BigInt(commitment),
    ...{ costByPeriod, effortByTeam: [], pillarIds: [] },
  };
}
