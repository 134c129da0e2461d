import type { InputCheck } from '../../shared/input-check';
import { rational, roundHalfEven } from '../../shared/rational';
import type { DriverCode } from './drivers';

/** A view of a driver in money a year, in minor units: the same quantity as points, by what 10 of them are worth. */
export interface MoneyInput {
  readonly lowMinor?: bigint | null | undefined;
  readonly likelyMinor: bigint;
  readonly highMinor?: bigint | null | undefined;
}

/** What an estimate was entered as, where that was money; its points follow from it. */
export interface EnteredMoney {
  readonly enteredLowMinor: bigint | null;
  readonly enteredLikelyMinor: bigint | null;
  readonly enteredHighMinor: bigint | null;
  /** ISO 4217: of the scoring model. */
  readonly enteredCurrencyCode: string | null;
}

export const ENTERED_IN_POINTS: EnteredMoney = {
  enteredLowMinor: null,
  enteredLikelyMinor: null,
  enteredHighMinor: null,
  enteredCurrencyCode: null,
};

/** What 10 points of each driver are worth a year, by the scoring model that a proposal competes by. */
export interface Worths {
  readonly currencyCode: string;
  readonly of: (driver: DriverCode) => bigint | undefined;
}

/** @returns hundredths of a point, half to even: 10 points are worth so much */
export const hundredthsOf = (minor: bigint, worthMinor: bigint): number =>
  Number(roundHalfEven(rational(1000n * minor, worthMinor)));

/** What is entered, and the points that it stands for. */
export interface Converted {
  readonly low: number | null;
  readonly likely: number;
  readonly high: number | null;
  readonly entered: EnteredMoney;
}

/**
 * A view in money, in points.
 * @param range of hundredths that points may have
 * @returns undefined when there is no such driver in the model or an amount is beyond the range: the check has been told
 */
export function inPoints(
  check: InputCheck,
  { input, driver, path }: { readonly input: MoneyInput; readonly driver: DriverCode; readonly path: string },
  worths: Worths | undefined,
  range: { readonly least: number; readonly most: number },
): Converted | undefined {
  const worthMinor = worths?.of(driver);
  if (worths === undefined || worthMinor === undefined) {
    check.problem(path, 'The scoring model of this proposal does not say what this driver is worth: give points.');
    return undefined;
  }
  const { lowMinor = null, likelyMinor, highMinor = null } = input;
  const points = (field: keyof MoneyInput, minor: bigint): number => {
    const hundredths = hundredthsOf(minor, worthMinor);
    if (hundredths < range.least || hundredths > range.most) {
      const expected = `expected what stands for ${range.least / 100} to ${range.most / 100} points`;
      check.problem(`${path}.${field}`, `${minor}: ${expected}, where 10 points are worth ${worthMinor}.`);
    }
    return hundredths;
  };
  if ((lowMinor === null) !== (highMinor === null)) {
    check.problem(`${path}.${lowMinor === null ? 'lowMinor' : 'highMinor'}`, 'Give both low and high, or none.');
  }
  const converted = {
    low: lowMinor === null ? null : points('lowMinor', lowMinor),
    likely: points('likelyMinor', likelyMinor),
    high: highMinor === null ? null : points('highMinor', highMinor),
  };
  if (check.failed) return undefined;
  const entered = { enteredLowMinor: lowMinor, enteredLikelyMinor: likelyMinor, enteredHighMinor: highMinor };
  return { ...converted, entered: { ...entered, enteredCurrencyCode: worths.currencyCode } };
}
