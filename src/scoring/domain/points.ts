import { type DriverCode, valueDriver } from '../../proposals/domain/value-drivers';
import type { InputCheck } from '../../shared/input-check';

/** 10 points, in hundredths. */
export const END_OF_SCALE = 1000;
/** A slip of the keyboard, not a view: 100 points are ten times the anchor of a driver. */
export const MOST = 10_000;

/** Hundredths of a point; undefined when there are none or they cannot be, and the check has been told. */
export function points(
  check: InputCheck,
  path: string,
  driver: DriverCode,
  value: number | null | undefined,
): number | undefined {
  const [least, most] = [leastOf(driver), MOST];
  // By its shortest text: 8.1 × 100 is 809.9999… in binary, so a test of the product would refuse honest decimals.
  const text = String(value);
  const hundredths = /^-?\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : undefined;
  if (hundredths === undefined || hundredths < least || hundredths > most) {
    const found = value == null ? 'Nothing' : String(value);
    check.problem(path, `${found}: expected points from ${least / 100} to ${most / 100}, with at most two decimals.`);
    return undefined;
  }
  return hundredths;
}

/** A solution can make a return worse, down to −10 points; a loss that it does not prevent is 0. */
export const leastOf = (driver: DriverCode): number => (valueDriver(driver).side === 'RETURN' ? -END_OF_SCALE : 0);
