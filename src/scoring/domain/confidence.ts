import type { InputCheck } from '../../shared/input-check';
import { type DriverCode, driverOf } from './drivers';
import { END_OF_SCALE } from './points';

/** How sure a scorer is of a likely value, as half the width of the range around it, in hundredths of a point. */
export const CONFIDENCE_HALF_WIDTHS = { HIGH: 100, MEDIUM: 200, LOW: 300 } as const;
export type Confidence = keyof typeof CONFIDENCE_HALF_WIDTHS;
/** The surest first. */
export const CONFIDENCES = ['HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly Confidence[];

/**
 * How far low and high are from a likely value: cut evenly on both sides at an end of the scale, so that the mean stays at
 * the likely value.
 * @param likely hundredths of a point
 * @param path of the view in the caller's input
 * @returns hundredths of a point; nothing of meaning where the check has been told
 */
export function halfWidth(
  check: InputCheck,
  driver: DriverCode,
  likely: number,
  confidence: Confidence,
  path: string,
): number {
  const { anchors, leastHundredths } = driverOf(driver);
  const room = Math.min(likely - leastHundredths, END_OF_SCALE - likely);
  const instead = 'give low and high in place of a confidence.';
  if (anchors === null) check.problem(`${path}.confidence`, `It is half a width in points: ${instead}`);
  else if (room < 0) check.problem(`${path}.confidence`, `Beyond 10 points, ${instead}`);
  return Math.min(CONFIDENCE_HALF_WIDTHS[confidence], room);
}
