import type { Balance } from './ledger';

/**
 * The sums of a portfolio, and what of its budget is set aside for light proposals: its pot. With one, light initiatives take
 * their money from it alone, and everything else from what the budget holds beside it; without one, both from the whole.
 */
export interface PortfolioBalance extends Balance {
  /** A part of the budget, in minor units, ≥ 0; null where nothing is set aside. */
  readonly potMinor: bigint | null;
  /** Of what is committed, what light initiatives hold, in minor units, ≥ 0: with a pot and without. */
  readonly lightCommittedMinor: bigint;
}

type Sums = Pick<PortfolioBalance, 'budgetMinor' | 'committedMinor' | 'potMinor' | 'lightCommittedMinor'>;

/** A budget, or a part of it, that binds what is committed out of it. Amounts are in minor units. */
export interface Part {
  readonly pays: 'FOR_ALL' | 'FOR_LIGHT' | 'FOR_OTHERS';
  readonly amountMinor: bigint;
  readonly committedMinor: bigint;
}

/** The parts of a budget, which add up to it: the pot and what the budget holds beside it, or the whole. */
export function partsOf({ budgetMinor, committedMinor, potMinor, lightCommittedMinor }: Sums): readonly Part[] {
  if (potMinor === null) return [{ pays: 'FOR_ALL', amountMinor: budgetMinor, committedMinor }];
  const [amountMinor, othersMinor] = [budgetMinor - potMinor, committedMinor - lightCommittedMinor];
  return [
    { pays: 'FOR_LIGHT', amountMinor: potMinor, committedMinor: lightCommittedMinor },
    { pays: 'FOR_OTHERS', amountMinor, committedMinor: othersMinor },
  ];
}

/** What pays for a proposal: for a light one the first part, for any other the last. */
export const partFor = (sums: Sums, { isLight }: { readonly isLight: boolean }): Part =>
  partsOf(sums).at(isLight ? 0 : -1)!;

/** What is left of a part, in minor units; below 0 when it was cut below what is committed. */
export const remainingOf = ({ amountMinor, committedMinor }: Part): bigint => amountMinor - committedMinor;

/** What is left for whatever is not light, ranked or mandatory, in minor units. */
export const remainingForRankingMinor = (sums: Sums): bigint => remainingOf(partFor(sums, { isLight: false }));

/** By how much more is committed than there is, in minor units, ≥ 0. */
export interface Shortfalls {
  /** Of each part by itself, together: what is left of the one makes up for nothing of the other. */
  readonly shortfallMinor: bigint;
  /** Of the pot alone; null without one. */
  readonly potShortfallMinor: bigint | null;
}

export function shortfalls(sums: Sums): Shortfalls {
  const shortfallMinor = partsOf(sums).reduce((total, part) => total + shortOf(part), 0n);
  return {
    shortfallMinor,
    potShortfallMinor: sums.potMinor === null ? null : shortOf(partFor(sums, { isLight: true })),
  };
}

/** By how much more is committed out of a part than it holds, in minor units, ≥ 0. */
export const shortOf = (part: Part): bigint => (remainingOf(part) < 0n ? -remainingOf(part) : 0n);
