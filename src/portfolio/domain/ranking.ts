import { SHOWN_INACTION_WEIGHTS, type ShownInactionWeight } from '../../scoring/domain/scoring-model';

/** A proposal that competes for a budget. */
export interface Candidate {
  readonly proposalId: string;
  /** Its score in micro-points at each λ (in hundredths) that is shown. */
  readonly scoresMicro: Readonly<Record<ShownInactionWeight, bigint>>;
  /** At λ = 1, in millionths; null when it costs nothing, which nothing beats. */
  readonly valuePerCostMicro: bigint | null;
  /** What funding it takes from the budget, in minor units, ≥ 0. */
  readonly commitmentMinor: bigint;
}

/** A candidate at one λ. */
export interface Contender extends Pick<Candidate, 'proposalId' | 'valuePerCostMicro' | 'commitmentMinor'> {
  /** Its score in micro-points. */
  readonly scoreMicro: bigint;
}

/** A candidate's place in a ranking. */
export interface Ranked {
  readonly proposalId: string;
  /** From 1. Those that are tied share a rank, and as many ranks after it are left out: 1, 2, 2, 4. */
  readonly rank: number;
  /** Whether another has the same score and the same value per cost. */
  readonly tied: boolean;
  /** What funding it and all before it takes, in minor units. */
  readonly cumulativeMinor: bigint;
  /** Whether the remaining budget reaches down to here. */
  readonly withinBudget: boolean;
}

/** How candidates rank as costs of inaction weigh once, twice and four times. */
export interface Rankings {
  readonly byInactionWeight: Readonly<Record<ShownInactionWeight, readonly Ranked[]>>;
  /** Ids of those that are within the budget at one λ and not at another: their funding hangs on how inaction weighs. */
  readonly fundingFlips: readonly string[];
}

/**
 * Ranks the candidates at each λ that is shown.
 * @param candidates proposals whose coverage is complete, each once, in any order
 * @param remainingMinor what is left of the budget, in minor units
 */
export function rankings(candidates: readonly Candidate[], remainingMinor: bigint): Rankings {
  const at = (inactionWeight: ShownInactionWeight) => ranking(candidates, remainingMinor, inactionWeight);
  const byInactionWeight = { 100: at(100), 200: at(200), 400: at(400) };
  const funded = SHOWN_INACTION_WEIGHTS.map(
    (weight) => new Set(byInactionWeight[weight].filter((each) => each.withinBudget).map((each) => each.proposalId)),
  );
  const timesFunded = (id: string) => funded.filter((ids) => ids.has(id)).length;
  const fundingFlips = byInactionWeight[100]
    .map((each) => each.proposalId)
    .filter((id) => timesFunded(id) > 0 && timesFunded(id) < funded.length);
  return { byInactionWeight, fundingFlips };
}

/** The candidates' places at one λ. */
export const ranking = (
  candidates: readonly Candidate[],
  remainingMinor: bigint,
  inactionWeight: ShownInactionWeight,
): readonly Ranked[] =>
  ranked(
    candidates.map(({ scoresMicro, ...candidate }) => ({ ...candidate, scoreMicro: scoresMicro[inactionWeight] })),
    remainingMinor,
  );

/**
 * By score, then by value per cost, the greater first, then by id. The budget is drawn down in that order, and its line
 * stands before the first contender that it cannot pay for: nothing beneath is within it, however cheap.
 */
export function ranked(contenders: readonly Contender[], remainingMinor: bigint): readonly Ranked[] {
  const ordered = contenders.toSorted(
    (a, b) => byMerit(a, b) || (a.proposalId < b.proposalId ? -1 : a.proposalId > b.proposalId ? 1 : 0),
  );
  const tiedWith = (contender: Contender, other: Contender | undefined) =>
    other !== undefined && byMerit(contender, other) === 0;
  let [rank, cumulativeMinor] = [1, 0n];
  return ordered.map((contender, index) => {
    const [before, after] = [ordered[index - 1], ordered[index + 1]];
    if (!tiedWith(contender, before)) rank = index + 1;
    cumulativeMinor += contender.commitmentMinor;
    return {
      proposalId: contender.proposalId,
      rank,
      tied: tiedWith(contender, before) || tiedWith(contender, after),
      cumulativeMinor,
      withinBudget: cumulativeMinor <= remainingMinor,
    };
  });
}

/** < 0 when a goes before b, 0 when they are tied. */
const byMerit = (a: Contender, b: Contender): number =>
  greaterFirst(a.scoreMicro, b.scoreMicro) || freeFirst(a.valuePerCostMicro, b.valuePerCostMicro);

const greaterFirst = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0);

function freeFirst(a: bigint | null, b: bigint | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return greaterFirst(a, b);
}
