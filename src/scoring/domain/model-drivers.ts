import type { Anchors } from '../../proposals/domain/value-drivers';
import type { InputCheck } from '../../shared/input-check';
import { type DriverCode, driverOf } from './drivers';
import { isByWorth, type ModelDriver, type ScoringMethod } from './scoring-model';
import { type TypedWeight, worthOfWeights } from './worth-of-weights';

/** What a model says of a driver that it does not say already: what it is worth, or its weight; its anchors. */
export interface ModelDriverInput {
  readonly driver: DriverCode;
  /** What 10 points are worth a year, in minor units. */
  readonly worthMinor?: bigint | null | undefined;
  /** In place of the worth: the weights of all, and the worth of one. At most two decimals. */
  readonly weight?: number | null | undefined;
  readonly anchors?: Anchors | null | undefined;
}

/** With 100 points of ten drivers over the longest horizon, every amount stays within what a column holds. */
const MOST_WORTH_MINOR = 99_999_999_999_999n;
const MOST_WEIGHT = 100_000;
const LONGEST_ANCHOR = 200;

/**
 * The drivers of a model with what is given of them; the others stay as they are.
 * @param drivers those that the method asks for, as they were
 * @param path of the list in the caller's input
 * @returns undefined when something is wrong: the check has been told
 */
export function withDrivers(
  check: InputCheck,
  method: ScoringMethod,
  drivers: readonly ModelDriver[],
  inputs: readonly ModelDriverInput[],
  path: string,
): readonly ModelDriver[] | undefined {
  check.distinct(
    path,
    inputs.map(({ driver }) => driver),
  );
  inputs.forEach((input, index) => checkDriver(check, method, drivers, input, `${path}[${index}]`));
  const worths = check.failed ? undefined : worthsOf(check, drivers, inputs, path);
  if (worths === undefined) return undefined;
  return drivers.map((driver) => {
    const anchors = inputs.find((each) => each.driver === driver.driver)?.anchors;
    return {
      ...driver,
      anchors: anchors == null ? driver.anchors : trimmed(anchors),
      worthMinor: worths.get(driver.driver) ?? driver.worthMinor,
    };
  });
}

const trimmed = ({ at0, at5, at10 }: Anchors): Anchors => ({ at0: at0.trim(), at5: at5.trim(), at10: at10.trim() });

function checkDriver(
  check: InputCheck,
  method: ScoringMethod,
  drivers: readonly ModelDriver[],
  { driver, worthMinor, weight, anchors }: ModelDriverInput,
  path: string,
): void {
  const { label, unit, anchors: ownAnchors } = driverOf(driver);
  if (!drivers.some((each) => each.driver === driver)) {
    const asked = drivers.map((each) => each.driver).join(', ');
    check.problem(`${path}.driver`, `${driver}: ${method} makes a score of ${asked}.`);
    return;
  }
  if (!isByWorth(method)) {
    const knowsNone = `${method} knows neither worth nor weights: "${label}" counts as it is.`;
    if (worthMinor != null) check.problem(`${path}.worthMinor`, knowsNone);
    if (weight != null) check.problem(`${path}.weight`, knowsNone);
  } else {
    if (worthMinor != null && (worthMinor < 1n || worthMinor > MOST_WORTH_MINOR)) {
      check.problem(`${path}.worthMinor`, `${worthMinor}: expected from 1 to ${MOST_WORTH_MINOR} minor units.`);
    }
    if (weight != null && hundredthsOf(weight) === undefined) {
      check.problem(`${path}.weight`, `${weight}: expected from 0.01 to ${MOST_WEIGHT}, with at most two decimals.`);
    }
  }
  if (anchors == null) return;
  if (ownAnchors === null) check.problem(`${path}.anchors`, `"${label}" is counted in ${unit}: it has no anchors.`);
  for (const at of ['at0', 'at5', 'at10'] as const)
    check.text(`${path}.anchors.${at}`, anchors[at], { max: LONGEST_ANCHOR });
}

/** What the drivers are worth by what is given; only those of which something is given. */
function worthsOf(
  check: InputCheck,
  drivers: readonly ModelDriver[],
  inputs: readonly ModelDriverInput[],
  path: string,
): ReadonlyMap<DriverCode, bigint> | undefined {
  const typed = inputs.flatMap(({ driver, weight, worthMinor = null }, index): TypedWeight[] =>
    weight == null
      ? []
      : [{ driver, weightHundredths: hundredthsOf(weight)!, worthMinor, path: `${path}[${index}].weight` }],
  );
  if (typed.length === 0) {
    return new Map(
      inputs.flatMap(({ driver, worthMinor }) => (worthMinor == null ? [] : [[driver, worthMinor] as const])),
    );
  }
  const missing = drivers.filter(({ driver }) => !typed.some((each) => each.driver === driver));
  if (missing.length > 0) {
    check.problem(
      path,
      `Give the weights of all drivers, or of none: missing ${missing.map(({ driver }) => driver).join(', ')}.`,
    );
  }
  const stated = typed.filter(
    (each): each is TypedWeight & { readonly worthMinor: bigint } => each.worthMinor !== null,
  );
  if (stated.length !== 1) {
    check.problem(
      path,
      `Give the worth of one driver beside the weights, got ${stated.length}: that of all others follows.`,
    );
  }
  if (check.failed) return undefined;
  return inBounds(check, worthOfWeights(check, stated[0]!, typed), typed);
}

/** A weight can be so great that what follows from it is beyond every amount. */
function inBounds(
  check: InputCheck,
  worths: ReadonlyMap<DriverCode, bigint> | undefined,
  typed: readonly TypedWeight[],
): ReadonlyMap<DriverCode, bigint> | undefined {
  for (const { driver, weightHundredths, path } of typed) {
    const worth = worths?.get(driver) ?? 1n;
    if (worth > MOST_WORTH_MINOR) {
      const most = `expected at most ${MOST_WORTH_MINOR} minor units`;
      check.problem(path, `${weightHundredths / 100}: it follows a worth of ${worth}, ${most}.`);
    }
  }
  return check.failed ? undefined : worths;
}

/** Of a number > 0 with at most two decimals, by its shortest text: see `points`. */
function hundredthsOf(weight: number): number | undefined {
  const hundredths = /^\d+(\.\d{1,2})?$/.test(String(weight)) ? Math.round(weight * 100) : 0;
  return hundredths > 0 && hundredths <= MOST_WEIGHT * 100 ? hundredths : undefined;
}
