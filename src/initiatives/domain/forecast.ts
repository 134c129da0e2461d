import { commitmentOf } from '../../budget/domain/ledger';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type Missing, type NotPossibleNow } from '../../shared/refusal';
import type { GateRequirements } from './gate-policy';
import type { ForecastChange, Initiative } from './initiative';

/** What is funded (at first what the proposal said), and what the team expects since. */
export const FORECAST_KINDS = ['FUNDED', 'REFORECAST'] as const;
export type ForecastKind = (typeof FORECAST_KINDS)[number];

/** What an initiative is expected to cost and to be worth, in minor units of its currency. */
export interface Expected {
  readonly costOneOffMinor: bigint;
  /** A year. */
  readonly costYearlyMinor: bigint;
  /** Returns and costs of inaction avoided a year; may be below 0. */
  readonly valueYearlyMinor: bigint;
}

/** A forecast of an initiative: append-only, all are kept and the last one counts. */
export interface Forecast extends Expected, ForecastChange {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** 1, 2, 3, … within the initiative. */
  readonly number: number;
  readonly kind: ForecastKind;
  readonly note: string | null;
  readonly madeById: string;
  readonly madeAt: Date;
}

export type ForecastInput = Expected & { readonly note: string };

/** A change beyond it is told as it: a hundredfold, and whatever there is where nothing was. In hundredths of a percent. */
export const MOST_CHANGE = 1_000_000;

/**
 * How much another forecast differs from what is funded: the cost by what funding takes, which is the one-off cost and the
 * first year's, the value by a year's. Rounded towards the worse, so that no excess is rounded away.
 */
export const changeFrom = (funded: Expected, now: Expected): ForecastChange => ({
  costChange: changeOf(grantFor(funded), grantFor(now)),
  // Rounded down where the cost is rounded up: less value is worse.
  valueChange: 0 - changeOf(-funded.valueYearlyMinor, -now.valueYearlyMinor),
});

/** What a forecast takes from the budget of a period, in minor units, ≥ 0. */
export const grantFor = ({ costOneOffMinor, costYearlyMinor }: Omit<Expected, 'valueYearlyMinor'>): bigint =>
  commitmentOf(costOneOffMinor, costYearlyMinor);

/** (now − before) / |before| in hundredths of a percent, rounded up. */
function changeOf(before: bigint, now: bigint): number {
  const size = before < 0n ? -before : before;
  if (size === 0n) return now === 0n ? 0 : now > 0n ? MOST_CHANGE : -MOST_CHANGE;
  const part = (now - before) * 10_000n;
  const change = part / size + (part > 0n && part % size !== 0n ? 1n : 0n);
  return Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, Number(change)));
}

/**
 * A forecast made again, checked whole.
 * @param funded what is funded now
 * @returns or a refusal: outside of design, on hold and in the portfolio review, what was decided on stands
 */
export function reforecast(
  { title, stage, status }: Pick<Initiative, 'title' | 'stage' | 'status'>,
  funded: Expected,
  input: ForecastInput,
): (Expected & ForecastChange & { readonly note: string }) | InvalidInput | NotPossibleNow {
  if (stage !== 'DESIGN' || (status !== 'WORKING' && status !== 'AWAITING_APPROVAL')) {
    const message = `The forecast is made again while an initiative is in design, and worked on or awaiting approval: "${title}" is ${status} in ${stage}.`;
    return notPossibleNow(message, status);
  }
  const check = new InputCheck();
  const expected = {
    costOneOffMinor: check.amount('input.costOneOffMinor', input.costOneOffMinor),
    costYearlyMinor: check.amount('input.costYearlyMinor', input.costYearlyMinor),
    valueYearlyMinor: check.signedAmount('input.valueYearlyMinor', input.valueYearlyMinor),
  };
  const note = check.text('input.note', input.note, { max: 2000 });
  return check.failed ? check.refusal() : { ...expected, note, ...changeFrom(funded, expected) };
}

/** What a gate misses of the forecast; nothing where it asks for none. */
export function missingForecast(
  { forecast: asked }: Pick<GateRequirements, 'forecast'>,
  forecast: ForecastChange | null | undefined,
): readonly Missing[] {
  if (asked === undefined) return [];
  if (!forecast) return [{ code: 'NEW_FORECAST', message: 'no new forecast' }];
  const { costChange, valueChange } = forecast;
  const { costTolerancePercent, valueTolerancePercent } = asked;
  return [
    ...beyond('FORECAST_COST', costChange, costTolerancePercent, (percent) => `costs ${percent} more than funded`),
    ...beyond(
      'FORECAST_VALUE',
      -valueChange,
      valueTolerancePercent,
      (percent) => `is worth ${percent} less than funded`,
    ),
  ];
}

/** @param worse in hundredths of a percent, > 0 where it is worse */
function beyond(code: string, worse: number, tolerance: number, told: (percent: string) => string): Missing[] {
  if (worse <= tolerance * 100) return [];
  const percent = worse >= MOST_CHANGE ? `at least ${MOST_CHANGE / 100} %` : `${worse / 100} %`;
  return [{ code, message: `${told(percent)}: ${tolerance} % is allowed without the portfolio review` }];
}
