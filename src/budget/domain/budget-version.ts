import { daysAfter } from '../../shared/days';
import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { formatMoney } from '../../shared/money';
import type { InvalidInput, OverBudget } from '../../shared/refusal';
import { balance, dayOf, entryOf, type Balance, type Booking, type LedgerEntry } from './ledger';
import { belowCommitted } from './over-budget';
import type { Portfolio } from './portfolio';
import { shortfalls, type PortfolioBalance, type Shortfalls } from './pot';

/** What a portfolio may commit, as it was set once: append-only, and the last one counts. */
export interface BudgetVersion extends Shortfalls {
  readonly id: string;
  readonly organizationId: string;
  readonly portfolioId: string;
  /** 1, 2, 3, … within the portfolio. */
  readonly number: number;
  /** The whole budget in minor units of the portfolio's currency, > 0. */
  readonly amountMinor: bigint;
  /** What of it is set aside for light proposals, in minor units, ≥ 0; null where nothing is. */
  readonly potMinor: bigint | null;
  /** The entry of the difference to the version before. */
  readonly ledgerEntryId: string;
  readonly reason: string;
  readonly setById: string;
  readonly setAt: Date;
}

/** A part of a portfolio's period, and what may be committed in it. */
export interface PeriodInput {
  /** `YYYY-MM-DD`, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Minor units, ≥ 0. */
  readonly amountMinor: bigint;
}

/** A period as constraints and costs by period name it: an interval of ISO 8601. */
export const periodName = ({ firstDay, lastDay }: Pick<PeriodInput, 'firstDay' | 'lastDay'>): string =>
  `${firstDay}/${lastDay}`;

/** The periods of a version follow each other without a gap, from the first day of the portfolio's period to its last. */
export interface BudgetPeriod extends PeriodInput {
  readonly id: string;
  readonly organizationId: string;
  readonly budgetVersionId: string;
}

export interface BudgetInput {
  /** What the whole budget shall be, in minor units, > 0. */
  readonly budgetMinor: bigint;
  /** Left out, it is one for the whole period of the portfolio. */
  readonly periods?: readonly PeriodInput[] | null;
  /** What of it is set aside for light proposals, in minor units, from 0 to the whole; null for nothing. */
  readonly potMinor?: bigint | null;
  readonly reason: string;
  /** Whether it may be less than what is committed. */
  readonly acceptShortfall?: boolean | null;
}

/** The budget as it stands: its last version, 0 before the first. */
export interface StandingBudget {
  readonly number: number;
  readonly periods: readonly PeriodInput[];
  readonly potMinor: bigint | null;
}

/** A further version of a budget, and the ledger's entry of the difference. */
export interface NewBudget {
  readonly entry: LedgerEntry;
  readonly version: Omit<
    BudgetVersion,
    'id' | 'organizationId' | 'portfolioId' | 'ledgerEntryId' | 'setById' | 'setAt'
  >;
  readonly periods: readonly PeriodInput[];
}

const MOST_PERIODS = 100;

/**
 * Sets the budget: a version with its periods, its pot and its reason.
 * @returns or a refusal: the pot, or what the budget holds beside it, is below what is committed already, unless the shortfall
 *   is accepted
 */
export function setBudget(
  portfolio: Portfolio,
  before: PortfolioBalance,
  standing: StandingBudget,
  input: BudgetInput,
  booking: Booking,
): NewBudget | InvalidInput | OverBudget {
  const check = new InputCheck();
  const budgetMinor = check.amount('input.budgetMinor', input.budgetMinor);
  if (budgetMinor === 0n) check.problem('input.budgetMinor', '0: expected more than 0 minor units.');
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  const periods = takePeriods(check, portfolio, standing, input);
  const potMinor = takePot(check, portfolio, standing, input);
  const amountMinor = budgetMinor - before.budgetMinor;
  const isSame = amountMinor === 0n && potMinor === standing.potMinor && areEqual(periods, standing.periods);
  if (isSame && budgetMinor > 0n) {
    const already = formatMoney({ amountMinor: budgetMinor, currencyCode: portfolio.currencyCode });
    check.problem('input.budgetMinor', `The budget is ${already} already.`);
  }
  if (check.failed) return check.refusal();
  const after = { ...before, budgetMinor, potMinor, remainingMinor: budgetMinor - before.committedMinor };
  const short = shortfalls(after);
  if (short.shortfallMinor > 0n && input.acceptShortfall !== true) return belowCommitted(portfolio, after);
  const entry = entryOf(portfolio, booking, { kind: 'BUDGET', amountMinor, proposalId: null, reason });
  const version = { number: standing.number + 1, amountMinor: budgetMinor, potMinor, ...short, reason };
  return { entry, version, periods };
}

const POT = 'input.potMinor';

function takePot(
  check: InputCheck,
  { currencyCode }: Portfolio,
  standing: StandingBudget,
  { budgetMinor, potMinor }: Pick<BudgetInput, 'budgetMinor' | 'potMinor'>,
): bigint | null {
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  if (potMinor === undefined && standing.potMinor !== null) {
    // Nobody who only means to raise a budget shall undo its pot.
    const aside = money(standing.potMinor);
    check.problem(
      POT,
      `The budget sets ${aside} aside for light proposals: say what the pot shall be, or null for none.`,
    );
  }
  if (potMinor == null) return null;
  check.amount(POT, potMinor);
  if (potMinor > budgetMinor) {
    check.problem(POT, `${money(potMinor)} is more than the budget, ${money(budgetMinor)}, that it is a part of.`);
  }
  return potMinor;
}

/** The periods of another budget, in the order of their days; the check takes what is wrong with them. */
export function takePeriods(
  check: InputCheck,
  portfolio: Portfolio,
  standing: StandingBudget,
  {
    budgetMinor,
    periods,
  }: Pick<BudgetInput, 'budgetMinor'> & { readonly periods?: BudgetInput['periods'] | undefined },
): readonly PeriodInput[] {
  const { periodFrom, periodTo, currencyCode } = portfolio;
  if (periods == null) {
    // Nobody who only means to cut a budget shall undo how it is split.
    const count = standing.periods.length;
    if (count > 1) check.problem(PERIODS, `The budget is split into ${count} periods: say what each of them shall be.`);
    return [{ firstDay: periodFrom, lastDay: periodTo, amountMinor: budgetMinor }];
  }
  if (periods.length === 0 || periods.length > MOST_PERIODS) {
    check.problem(PERIODS, `${periods.length} periods: expected 1 to ${MOST_PERIODS}.`);
    return periods;
  }
  periods.forEach((period, index) => checkPeriod(check, `${PERIODS}[${index}]`, period));
  checkOrder(check, portfolio, periods);
  const sum = periods.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  if (sum !== budgetMinor) {
    const [of, whole] = [sum, budgetMinor].map((amountMinor) => formatMoney({ amountMinor, currencyCode }));
    check.problem(PERIODS, `The periods add up to ${of}, and the budget is ${whole}.`);
  }
  return periods;
}

const PERIODS = 'input.periods';

function checkPeriod(check: InputCheck, path: string, { firstDay, lastDay, amountMinor }: PeriodInput): void {
  check.date(`${path}.firstDay`, firstDay);
  check.date(`${path}.lastDay`, lastDay);
  if (isCalendarDate(firstDay) && isCalendarDate(lastDay) && lastDay < firstDay) {
    check.problem(`${path}.lastDay`, `${lastDay} is before the first day, ${firstDay}.`);
  }
  check.amount(`${path}.amountMinor`, amountMinor);
}

/** Each period begins where the one before it ends, and together they are the portfolio's. */
function checkOrder(check: InputCheck, { periodFrom, periodTo }: Portfolio, periods: readonly PeriodInput[]): void {
  let expected = periodFrom;
  periods.forEach(({ firstDay, lastDay }, index) => {
    if (isCalendarDate(firstDay) && firstDay !== expected) {
      const place = index === 0 ? "the first day of the portfolio's period" : 'the day after the period before';
      check.problem(`${PERIODS}[${index}].firstDay`, `${firstDay}: expected ${expected}, ${place}.`);
    }
    // What follows a wrong day is held against it, not found wrong once more.
    expected = isCalendarDate(lastDay) ? daysAfter(lastDay, 1) : expected;
  });
  const { lastDay } = periods.at(-1)!;
  if (isCalendarDate(lastDay) && lastDay !== periodTo) {
    const place = "the last day of the portfolio's period";
    check.problem(`${PERIODS}[${periods.length - 1}].lastDay`, `${lastDay}: expected ${periodTo}, ${place}.`);
  }
}

/** Whether a budget is split in the same way, into the same amounts. */
export const areEqual = (periods: readonly PeriodInput[], standing: readonly PeriodInput[]): boolean =>
  periods.length === standing.length &&
  periods.every(({ firstDay, lastDay, amountMinor }, index) => {
    const other = standing[index]!;
    return firstDay === other.firstDay && lastDay === other.lastDay && amountMinor === other.amountMinor;
  });

/**
 * What became of the budget of a period: its sums over the entries whose day is in it. What was booked before the
 * portfolio's period counts in its first days, and what came after in its last, so that periods add up to the whole.
 * @param entries of the portfolio
 */
export function balanceOfPeriod(
  { periodFrom, periodTo }: Pick<Portfolio, 'periodFrom' | 'periodTo'>,
  { firstDay, lastDay, amountMinor }: PeriodInput,
  entries: readonly Pick<LedgerEntry, 'kind' | 'amountMinor' | 'spentOn' | 'bookedAt'>[],
): Balance {
  const booked = entries.filter((entry) => {
    const day = dayOf(entry);
    const counted = day < periodFrom ? periodFrom : day > periodTo ? periodTo : day;
    return entry.kind !== 'BUDGET' && firstDay <= counted && counted <= lastDay;
  });
  return balance([{ kind: 'BUDGET', amountMinor }, ...booked]);
}
