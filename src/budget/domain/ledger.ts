import { InputCheck } from '../../shared/input-check';
import { formatMoney } from '../../shared/money';
import type { InvalidInput, OverBudget } from '../../shared/refusal';
import type { Portfolio } from './portfolio';

/** Each entry changes one sum of the balance. What is spent will be a further kind. */
export const LEDGER_ENTRY_KINDS = ['BUDGET', 'COMMITMENT', 'RELEASE'] as const;
export type LedgerEntryKind = (typeof LEDGER_ENTRY_KINDS)[number];

/** A line in the ledger of a portfolio: never changed, corrected by a further one. */
export interface LedgerEntry {
  readonly id: string;
  readonly organizationId: string;
  readonly portfolioId: string;
  readonly kind: LedgerEntryKind;
  /** Minor units of the portfolio's currency: how much is added to the sum of its kind, or taken from it when < 0. */
  readonly amountMinor: bigint;
  /** What it is committed or released to. */
  readonly proposalId: string | null;
  /** The stage of the funded work that a release is for; null for all other kinds. */
  readonly stage: string | null;
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
  /** Budget less what is committed. */
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
  return { budgetMinor, committedMinor, releasedMinor, remainingMinor: budgetMinor - committedMinor };
}

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

export interface BudgetInput {
  /** What the whole budget shall be, in minor units, ≥ 0. */
  readonly budgetMinor: bigint;
  readonly reason: string;
}

/**
 * Sets the budget by an entry of the difference: the BUDGET entries are its versions, each with its reason.
 * Refused as over budget when less is left than is committed already.
 */
export function setBudget(
  portfolio: Portfolio,
  before: Balance,
  input: BudgetInput,
  booking: Booking,
): LedgerEntry | InvalidInput | OverBudget {
  const { currencyCode } = portfolio;
  const check = new InputCheck();
  const budgetMinor = check.amount('input.budgetMinor', input.budgetMinor);
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  const amountMinor = budgetMinor - before.budgetMinor;
  if (amountMinor === 0n) {
    check.problem(
      'input.budgetMinor',
      `The budget is ${formatMoney({ amountMinor: budgetMinor, currencyCode })} already.`,
    );
  }
  if (check.failed) return check.refusal();
  if (budgetMinor < before.committedMinor) {
    return overBudget(portfolio, 'What is committed already', before.committedMinor, budgetMinor);
  }
  return entry(portfolio, booking, { kind: 'BUDGET', amountMinor, proposalId: null, stage: null, reason });
}

/** A funded proposal, as the ledger names it. */
export interface Funded {
  readonly id: string;
  readonly title: string;
}

/**
 * Commits money to a proposal that is funded; refused when less than that remains.
 * @param amountMinor below 0 it is given back, which nothing refuses
 * @param reason as it stands in the ledger
 */
export function commit(
  portfolio: Portfolio,
  before: Balance,
  proposal: Funded,
  { amountMinor, reason }: Pick<LedgerEntry, 'amountMinor' | 'reason'>,
  booking: Booking,
): LedgerEntry | OverBudget {
  if (amountMinor > before.remainingMinor) {
    return overBudget(portfolio, `"${proposal.title}"`, amountMinor, before.remainingMinor);
  }
  return entry(portfolio, booking, { kind: 'COMMITMENT', amountMinor, proposalId: proposal.id, stage: null, reason });
}

/**
 * What funding takes from the budget of a period: the one-off cost and the first year's run cost. Later years are a
 * matter of later budgets.
 */
export const commitmentOf = (costOneOffMinor: bigint, costYearlyMinor: bigint): bigint =>
  costOneOffMinor + costYearlyMinor;

const entry = (
  portfolio: Portfolio,
  booking: Booking,
  booked: Pick<LedgerEntry, 'kind' | 'amountMinor' | 'proposalId' | 'stage' | 'reason'>,
): LedgerEntry => ({ ...booking, organizationId: portfolio.organizationId, portfolioId: portfolio.id, ...booked });

/** @param subject what needs the money, as it begins a sentence */
function overBudget(
  { name, currencyCode }: Portfolio,
  subject: string,
  neededMinor: bigint,
  remainingMinor: bigint,
): OverBudget {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  const message = `${subject} needs ${money(neededMinor)}: portfolio "${name}" has ${money(remainingMinor)} for it.`;
  return { kind: 'refused', code: 'OVER_BUDGET', message, neededMinor, remainingMinor, currencyCode };
}
