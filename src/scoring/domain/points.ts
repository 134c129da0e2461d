import type { InputCheck } from '../../shared/input-check';
import { type DriverCode, driverOf } from './drivers';

/** 10 points, in hundredths. */
export const END_OF_SCALE = 1000;

/** Hundredths of the driver's unit; undefined when there are none or they cannot be, and the check has been told. */
export function points(
  check: InputCheck,
  path: string,
  code: DriverCode,
  value: number | null | undefined,
): number | undefined {
  const { unit, leastHundredths: least, mostHundredths: most } = driverOf(code);
  // By its shortest text: 8.1 × 100 is 809.9999… in binary, so a test of the product would refuse honest decimals.
  const text = String(value);
  const hundredths = /^-?\d+(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : undefined;
  if (hundredths === undefined || hundredths < least || hundredths > most) {
    const found = value == null ? 'Nothing' : String(value);
    const range =
      unit === 'points' ? `points from ${least / 100} to ${most / 100}` : `${least / 100} to ${most / 100} ${unit}`;
    check.problem(path, `${found}: expected ${range}, with at most two decimals.`);
    return undefined;
  }
  return hundredths;
}
