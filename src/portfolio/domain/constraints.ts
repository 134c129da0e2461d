import type { PeriodInput } from '../../budget/domain/budget-version';

/**
 * What the recommended set of a portfolio has to keep beside its budget. Proposals are named by their ids; a running
 * initiative is named by the proposal that it came of.
 */
export interface PortfolioConstraints {
  readonly must: readonly string[];
  readonly mustNot: readonly string[];
  /** The first only together with the second. */
  readonly dependsOn: readonly { readonly proposalId: string; readonly needsId: string }[];
  /** Groups of which at most one may be in the set. */
  readonly excludes: readonly (readonly string[])[];
  /** Bounds of the commitments that go into a pillar, in minor units. */
  readonly pillars: readonly {
    readonly pillarId: string;
    readonly floorMinor: bigint | null;
    readonly capMinor: bigint | null;
  }[];
  /** What may fall into a period of the budget, in minor units. */
  readonly periodCaps: readonly (Pick<PeriodInput, 'firstDay' | 'lastDay'> & { readonly capMinor: bigint })[];
  /** What a team can do, in hundredths of a person-day; a team that is left out is not limited. */
  readonly capacities: readonly { readonly teamId: string; readonly personDaysHundredths: number }[];
}

export const NO_CONSTRAINTS: PortfolioConstraints = {
  must: [],
  mustNot: [],
  dependsOn: [],
  excludes: [],
  pillars: [],
  periodCaps: [],
  capacities: [],
};

/** The constraints of a portfolio as they were set once: append-only, and the last ones count. */
export interface ConstraintVersion {
  readonly id: string;
  readonly organizationId: string;
  readonly portfolioId: string;
  /** 1, 2, 3, … within the portfolio. */
  readonly number: number;
  readonly constraints: PortfolioConstraints;
  readonly reason: string;
  readonly setById: string;
  readonly setAt: Date;
}

/** Whether they say the same, in the same order. */
export const areSame = (a: PortfolioConstraints, b: PortfolioConstraints): boolean =>
  JSON.stringify(constraintsTo(a)) === JSON.stringify(constraintsTo(b));

/** Constraints as JSON keeps them: amounts as texts, since a JSON number loses digits beyond 2^53. */
export interface StoredConstraints extends Omit<PortfolioConstraints, 'pillars' | 'periodCaps'> {
  readonly pillars: readonly {
    readonly pillarId: string;
    readonly floorMinor: string | null;
    readonly capMinor: string | null;
  }[];
  readonly periodCaps: readonly (Pick<PeriodInput, 'firstDay' | 'lastDay'> & { readonly capMinor: string })[];
}

export const constraintsTo = ({ pillars, periodCaps, ...relations }: PortfolioConstraints): StoredConstraints => ({
  ...relations,
  pillars: pillars.map(({ pillarId, floorMinor, capMinor }) => ({
    ...{ pillarId, floorMinor: floorMinor?.toString() ?? null, capMinor: capMinor?.toString() ?? null },
  })),
  periodCaps: periodCaps.map(({ capMinor, ...period }) => ({ ...period, capMinor: String(capMinor) })),
});

export const constraintsFrom = ({ pillars, periodCaps, ...relations }: StoredConstraints): PortfolioConstraints => ({
  ...relations,
  pillars: pillars.map(({ pillarId, floorMinor, capMinor }) => ({
    pillarId,
    floorMinor: floorMinor === null ? null : BigInt(floorMinor),
    capMinor: capMinor === null ? null : BigInt(capMinor),
  })),
  periodCaps: periodCaps.map(({ capMinor, ...period }) => ({ ...period, capMinor: BigInt(capMinor) })),
});
