import { calendarDate } from '../../shared/input-check';
import type { Portfolio } from './portfolio';

/** Each entry changes one sum of the balance. */
export const LEDGER_ENTRY_KINDS = ['BUDGET', 'COMMITMENT', 'RELEASE', 'SPENT'] as const;
export type LedgerEntryKind = (typeof LEDGER_ENTRY_KINDS)[number];

/** A line in the ledger of a portfolio: never changed, corrected by a further one. */
export interface LedgerEntry {
  readonly id: string;
  readonly organizationId: string;
  readonly portfolioId: string;
  readonly kind: LedgerEntryKind;
  /** Minor units of the portfolio's currency: how much is added to the sum of its kind, or taken from it when < 0. */
  readonly amountMinor: bigint;
  /** What it is committed or released to, or spent on. */
  readonly proposalId: string | null;
  /** The stage of the funded work that a release is for; null for all other kinds. */
  readonly stage: string | null;
  /** The day of what was spent, `YYYY-MM-DD`; null for all other kinds. */
  readonly spentOn: string | null;
  readonly reason: string;
  /** Null where nobody did: a deadline moved the work that the money is for. */
  readonly bookedById: string | null;
  readonly bookedAt: Date;
}

/** Minor units of the portfolio's currency. */
export interface Balance {
  readonly budgetMinor: bigint;
  readonly committedMinor: bigint;
  /** Of what is committed, what may be spent already. */
  readonly releasedMinor: bigint;
  /** A fact, and so nothing that the other sums bound. */
  readonly spentMinor: bigint;
  /** Budget less what is committed; below 0 when the budget was cut below that. */
  readonly remainingMinor: bigint;
}

/** What a funded proposal was granted, and how much of it was released so far, by stage. */
export interface Grant {
  /** Minor units, ≥ 0. */
  readonly committedMinor: bigint;
  readonly releases: readonly Release[];
}

/** A part of a grant that may be spent. */
export interface Release {
  readonly stage: string;
  /** Minor units, > 0. */
  readonly amountMinor: bigint;
  readonly releasedAt: Date;
}

/** Who books, and when. */
export type Booking = Pick<LedgerEntry, 'id' | 'bookedById' | 'bookedAt'>;

type AmountAndKind = Pick<LedgerEntry, 'kind' | 'amountMinor'>;

/** @param entries all of one portfolio, in any order */
export function balance(entries: readonly AmountAndKind[]): Balance {
  const sumOf = (kind: LedgerEntryKind) =>
    entries.filter((entry) => entry.kind === kind).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const [budgetMinor, committedMinor, releasedMinor] = [sumOf('BUDGET'), sumOf('COMMITMENT'), sumOf('RELEASE')];
  const remainingMinor = budgetMinor - committedMinor;
  return { budgetMinor, committedMinor, releasedMinor, spentMinor: sumOf('SPENT'), remainingMinor };
}

/**
 * What was spent beyond what was released, in minor units, ≥ 0: of each funded proposal, since one that spends little
 * excuses no other.
 */
export function overspentMinor(entries: readonly (AmountAndKind & Pick<LedgerEntry, 'proposalId'>)[]): bigint {
  const proposalIds = [...new Set(entries.map(({ proposalId }) => proposalId))];
  return proposalIds.reduce((sum, id) => {
    const of = balance(entries.filter(({ proposalId }) => proposalId === id));
    return of.spentMinor > of.releasedMinor ? sum + of.spentMinor - of.releasedMinor : sum;
  }, 0n);
}

/** The day that an entry counts on: of what was spent the day of that, of all else the day of booking (UTC). */
export const dayOf = ({ spentOn, bookedAt }: Pick<LedgerEntry, 'spentOn' | 'bookedAt'>): string =>
  spentOn ?? calendarDate(bookedAt);

/** @param entries all of one proposal, the oldest first */
export function grantOf(entries: readonly Pick<LedgerEntry, 'kind' | 'amountMinor' | 'stage' | 'bookedAt'>[]): Grant {
  return {
    committedMinor: balance(entries).committedMinor,
    releases: entries.flatMap(({ kind, stage, amountMinor, bookedAt }) =>
      kind === 'RELEASE' && stage !== null ? [{ stage, amountMinor, releasedAt: bookedAt }] : [],
    ),
  };
}

/** Minor units, ≥ 0. */
export const releasedMinor = ({ releases }: Pick<Grant, 'releases'>): bigint =>
  releases.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);

/** What a grant still binds and nobody may spend yet, in minor units, ≥ 0. */
export const unreleasedMinor = (grant: Grant): bigint => grant.committedMinor - releasedMinor(grant);

/**
 * What funding takes from the budget of a period: the one-off cost and the first year's run cost. Later years are a
 * matter of later budgets.
 */
export const commitmentOf = (costOneOffMinor: bigint, costYearlyMinor: bigint): bigint =>
  costOneOffMinor + costYearlyMinor;

/** An entry of the portfolio itself, or of what it commits. */
export const entryOf = (
  portfolio: Portfolio,
  booking: Booking,
  booked: Pick<LedgerEntry, 'kind' | 'amountMinor' | 'proposalId' | 'reason'>,
): LedgerEntry => ({
  ...booking,
  organizationId: portfolio.organizationId,
  portfolioId: portfolio.id,
  stage: null,
  spentOn: null,
  ...booked,
});
