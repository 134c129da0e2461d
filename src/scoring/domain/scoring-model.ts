import { type Anchors, type Side, VALUE_DRIVERS } from '../../proposals/domain/value-drivers';
import { minorUnitDigits } from '../../shared/money';
import { rational, type Rational } from '../../shared/rational';
import { type DriverCode, RICE_DRIVERS, WSJF_DRIVERS } from './drivers';

/** How proposals are compared. */
export const SCORING_METHODS = ['RETURN_AND_INACTION', 'NPV', 'RICE', 'WSJF'] as const;
export type ScoringMethod = (typeof SCORING_METHODS)[number];

/** A driver as a scoring model has it. */
export interface ModelDriver {
  readonly driver: DriverCode;
  /** Null of the drivers of RICE and WSJF. */
  readonly side: Side | null;
  readonly label: string;
  /** Null where it is counted in a unit of its own. */
  readonly anchors: Anchors | null;
  /**
   * What 10 points are worth a year, in minor units of the model's currency: > 0 of a value driver; 0 of those of RICE and
   * WSJF, which know no money.
   */
  readonly worthMinor: bigint;
}

/** What the scores of a portfolio rest on. Immutable once published: a change is a further model. */
export interface ScoringModel {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly method: ScoringMethod;
  /** Those of one side together, in the order in which they are explained. */
  readonly drivers: readonly ModelDriver[];
  /** Years over which value and cost are compared; ≥ 1. */
  readonly horizonYears: number;
  /** What a year's wait costs, in hundredths of a per cent; ≥ 0. */
  readonly discountRateBasisPoints: number;
  /** ISO 4217. */
  readonly currencyCode: string;
}

/** Whether a method makes scores of the value drivers and of what they are worth. */
export const isByWorth = (method: ScoringMethod): boolean => method === 'RETURN_AND_INACTION' || method === 'NPV';

/**
 * The drivers that a method begins with.
 * @param currencyCode ISO 4217: what value drivers are worth is in it
 */
export function defaultDrivers(
  currencyCode: string,
  method: ScoringMethod = 'RETURN_AND_INACTION',
): readonly ModelDriver[] {
  if (!isByWorth(method)) {
    const rows = method === 'RICE' ? RICE_DRIVERS : WSJF_DRIVERS;
    return rows.map(({ code, label, anchors }) => ({ driver: code, side: null, label, anchors, worthMinor: 0n }));
  }
  const minorUnits = 10n ** BigInt(minorUnitDigits(currencyCode));
  return VALUE_DRIVERS.map(({ code, side, label, anchors, defaultWorth }) => ({
    driver: code,
    side,
    label,
    anchors,
    worthMinor: defaultWorth * minorUnits,
  }));
}

/** The years and the rate that a model begins with: three years at 8 %. */
export const DEFAULT_HORIZON = { horizonYears: 3, discountRateBasisPoints: 800 } as const;

/** The model an organization begins with: the table of value drivers. */
export const defaultScoringModel = (
  origin: Pick<ScoringModel, 'id' | 'organizationId' | 'currencyCode'>,
): ScoringModel => ({
  ...origin,
  name: 'Return and cost of inaction',
  method: 'RETURN_AND_INACTION',
  drivers: defaultDrivers(origin.currencyCode),
  ...DEFAULT_HORIZON,
});

/**
 * The swing weights of a model's value drivers, exact: each driver's share of the worth of all, times 200. All sum to 200,
 * and each side to 100 where both are worth the same, as in the default model. Drivers of RICE and WSJF have none.
 *
 * One scale serves both sides, because a score weighs returns against costs of inaction: were each side brought to 100
 * by itself, the weights shown would not lead to the score wherever one side is worth more. The score itself uses the
 * worth; since its formula divides by the sum of all weights, every common scale gives the same score.
 */
export function weights(model: Pick<ScoringModel, 'drivers'>): ReadonlyMap<DriverCode, Rational> {
  const all = model.drivers.reduce((sum, { worthMinor }) => sum + worthMinor, 0n);
  if (all === 0n) return new Map();
  return new Map(model.drivers.map(({ driver, worthMinor }) => [driver, rational(200n * worthMinor, all)]));
}

/** λ, how much a point of inaction counts against a point of return, in hundredths: 100 unless somebody asks otherwise. */
export const DEFAULT_INACTION_WEIGHT = 100;

/** The λ at which ranks are shown, in hundredths: the default, and what would be if inaction counted twice or four times. */
export const SHOWN_INACTION_WEIGHTS = [DEFAULT_INACTION_WEIGHT, 200, 400] as const;
export type ShownInactionWeight = (typeof SHOWN_INACTION_WEIGHTS)[number];

/**
 * What a driver's points are multiplied by: its worth, times λ when it is a cost of inaction.
 * @param inactionWeight λ in hundredths, a whole number ≥ 0
 * @returns hundredths of a minor unit, so that it is a whole number
 * @throws RangeError when λ is negative or not whole
 */
export function factorOf(
  { side, worthMinor }: Pick<ModelDriver, 'side' | 'worthMinor'>,
  inactionWeight: number,
): bigint {
  if (!Number.isSafeInteger(inactionWeight) || inactionWeight < 0) {
    throw new RangeError(`Inaction weight ${inactionWeight}: expected a whole number of hundredths ≥ 0.`);
  }
  return worthMinor * (side === 'RETURN' ? 100n : BigInt(inactionWeight));
}
