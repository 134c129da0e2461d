import type { Recommendation } from '../../selection';

/** The most scenarios that are compared at a time. */
export const MOST_COMPARED = 20;

/** What a search came to that has a set: others have nothing to compare. */
export const WITH_A_SET = ['OPTIMAL', 'BEST_FOUND'] as const satisfies readonly Recommendation['status'][];

/** What a run of a scenario came to, of what a comparison looks at. */
export interface ComparedRun {
  readonly scenarioId: string;
  /** All that its set was chosen from. Amounts are in minor units. */
  readonly candidates: readonly ComparedCandidate[];
}

export interface ComparedCandidate {
  readonly proposalId: string;
  readonly commitmentMinor: bigint;
  readonly pillarIds: readonly string[];
  readonly isRecommended: boolean;
}

/** Sets side by side. */
export interface Comparison {
  /** By id: those that all of the sets have. */
  readonly inAll: readonly string[];
  /** By id: those that some have and others have not, with the scenarios whose sets have them, in the order of the runs. */
  readonly differing: readonly { readonly proposalId: string; readonly recommendedIn: readonly string[] }[];
}

export function compareRuns(runs: readonly ComparedRun[]): Comparison {
  const recommendedIn = new Map<string, string[]>();
  for (const { scenarioId, candidates } of runs) {
    for (const { proposalId } of candidates.filter(({ isRecommended }) => isRecommended)) {
      recommendedIn.set(proposalId, [...(recommendedIn.get(proposalId) ?? []), scenarioId]);
    }
  }
  const found = [...recommendedIn].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    inAll: found.filter(([, scenarioIds]) => scenarioIds.length === runs.length).map(([proposalId]) => proposalId),
    differing: found
      .filter(([, scenarioIds]) => scenarioIds.length < runs.length)
      .map(([proposalId, scenarioIds]) => ({ proposalId, recommendedIn: scenarioIds })),
  };
}

/** What a set commits to each pillar that it strengthens, by id; a proposal of several pillars counts in full for each. */
export function pillarMix({
  candidates,
}: Pick<ComparedRun, 'candidates'>): readonly { readonly pillarId: string; readonly commitmentMinor: bigint }[] {
  const mix = new Map<string, bigint>();
  for (const { commitmentMinor, pillarIds } of candidates.filter(({ isRecommended }) => isRecommended)) {
    for (const pillarId of pillarIds) mix.set(pillarId, (mix.get(pillarId) ?? 0n) + commitmentMinor);
  }
  return [...mix]
    .map(([pillarId, commitmentMinor]) => ({ pillarId, commitmentMinor }))
    .sort((a, b) => (a.pillarId < b.pillarId ? -1 : 1));
}
