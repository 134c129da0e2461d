import { isCurrency } from '../../shared/currency';
import { InputCheck } from '../../shared/input-check';
import { minorUnitDigits, type Money } from '../../shared/money';
import { multiply, rational, roundHalfEven, type Rational } from '../../shared/rational';
import { excerpt, type InvalidInput } from '../../shared/refusal';

/** What one unit of a currency is worth in the reporting currency, on a day. */
export interface DatedRate {
  /** An exact decimal > 0, as short as it can be written: `1.0832`. */
  readonly rate: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** A rate that the organization converts by. Append-only: of several for one day the one that was set last counts. */
export interface ExchangeRate extends DatedRate {
  readonly id: string;
  readonly organizationId: string;
  /** What is converted, ISO 4217. */
  readonly currencyCode: string;
  readonly setById: string;
  readonly setAt: Date;
}

/** A rate that counts for its currency and day. */
export type KnownRate = DatedRate & Pick<ExchangeRate, 'currencyCode'>;

const DECIMAL = /^0*(\d{1,9})(?:\.(\d{0,11}[1-9])?0*)?$/;

/** A code of ISO 4217. */
export function checkCurrency(check: InputCheck, path: string, code: string): string {
  if (!isCurrency(code))
    check.problem(path, `"${excerpt(code)}" is no currency of ISO 4217: expected a code like USD.`);
  return code;
}

/** A rate that was in force today or before. */
export function checkRate(check: InputCheck, path: string, { rate, day }: DatedRate, today: string): DatedRate {
  const [matched, whole = '', fraction = ''] = DECIMAL.exec(rate.trim()) ?? [];
  const isNothing = BigInt(`${whole}${fraction}`) === 0n;
  if (matched === undefined || isNothing) {
    const expected = 'expected a decimal above 0 with at most 9 digits before the point and 12 behind it';
    check.problem(`${path}.rate`, `"${excerpt(rate)}" is no rate: ${expected}.`);
  }
  const shortest = fraction === '' ? whole : `${whole}.${fraction}`;
  return { rate: shortest, day: check.date(`${path}.day`, day, { latest: today }) };
}

/** A rate to be set, checked whole. */
export function takeRate(
  input: KnownRate,
  { reportingCurrency, today }: { readonly reportingCurrency: string; readonly today: string },
): KnownRate | InvalidInput {
  const check = new InputCheck();
  const currencyCode = checkCurrency(check, 'input.currencyCode', input.currencyCode);
  if (currencyCode === reportingCurrency) {
    check.problem('input.currencyCode', `${currencyCode} is the reporting currency: there is nothing to convert.`);
  }
  const dated = checkRate(check, 'input', input, today);
  return check.failed ? check.refusal() : { currencyCode, ...dated };
}

/** The rate of a currency that counts on a day: that of the day, or the last one before it. */
export const rateOn = (known: readonly KnownRate[], currencyCode: string, day: string): DatedRate | undefined =>
  known
    .filter((each) => each.currencyCode === currencyCode && each.day <= day)
    .reduce<KnownRate | undefined>((last, each) => (last && last.day > each.day ? last : each), undefined);

/**
 * An amount in another currency: exact, and rounded once, a half to the even minor unit.
 * @param rate units of the other currency that one unit is worth
 * @returns minor units of `to`
 */
export function convert({ amountMinor, currencyCode }: Money, to: string, rate: string): bigint {
  const scale = rational(powerOfTen(minorUnitDigits(to)), powerOfTen(minorUnitDigits(currencyCode)));
  return roundHalfEven(multiply(multiply(rational(amountMinor), fractionOf(rate)), scale));
}

function fractionOf(rate: string): Rational {
  const [whole = '', fraction = ''] = rate.split('.');
  return rational(BigInt(whole + fraction), powerOfTen(fraction.length));
}

const powerOfTen = (digits: number): bigint => 10n ** BigInt(digits);
