/** What competes for a budget: a proposal, or a running initiative with what remains of its cost and value. */
export interface Candidate {
  readonly id: string;
  /** As a person calls it. */
  readonly name: string;
  /** Its place in the ranking, from 1; those that are tied share it, and go by their ids. */
  readonly rank: number;
  /** Over the model's horizon, discounted, at λ = 1, in minor units; may be negative. */
  readonly valueMinor: bigint;
  /** The same with λ on the costs of inaction: what the recommended set maximizes. */
  readonly weightedValueMinor: bigint;
  /** What funding it takes from the budget, in minor units. */
  readonly commitmentMinor: bigint;
  /** When its cost falls; periods that are left out cost nothing. It need not add up to the commitment. */
  readonly costByPeriod: readonly { readonly period: string; readonly costMinor: bigint }[];
  /** Teams that are left out have nothing to do. */
  readonly effortByTeam: readonly { readonly teamId: string; readonly personDaysHundredths: number }[];
  readonly pillarIds: readonly string[];
}

/** What a set of candidates has to keep. Candidates are named by their ids. */
export interface SelectionConstraints {
  /** What is left to commit, in minor units, > 0. */
  readonly budgetMinor: bigint;
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  /** The first only together with the second. */
  readonly dependsOn: readonly { readonly candidateId: string; readonly needsId: string }[];
  /** Groups of which at most one may be in the set. */
  readonly excludes: readonly (readonly string[])[];
  readonly pillars: readonly PillarBounds[];
  readonly periodCaps: readonly { readonly period: string; readonly capMinor: bigint }[];
  readonly capacities: readonly Capacity[];
}

/** Bounds of the commitments that go into a pillar, in minor units; a candidate of several pillars counts in full for each. */
export interface PillarBounds {
  readonly pillarId: string;
  readonly name: string;
  readonly floorMinor: bigint | null;
  readonly capMinor: bigint | null;
}

/** What a team can do, in hundredths of a person-day. */
export interface Capacity {
  readonly teamId: string;
  readonly name: string;
  readonly personDaysHundredths: number;
}

/** All that a recommended set follows from; the order in which candidates are listed is of no account. */
export interface SelectionProblem {
  /** Of all amounts, by ISO 4217. */
  readonly currencyCode: string;
  readonly candidates: readonly Candidate[];
  readonly constraints: SelectionConstraints;
}
