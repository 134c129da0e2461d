import { driverOf } from './drivers';
import type { View } from './estimate';
import type { ModelDriver } from './scoring-model';

/** A scorer whose view of a driver is far from the others'. */
export interface Apart {
  readonly scorerId: string;
  readonly likelyHundredths: number;
  /** How far above the median, in hundredths of the unit; negative when beneath it. */
  readonly aboveMedianHundredths: number;
}

/**
 * How far the scorers of a proposal are apart on one driver, by their likely values, in hundredths of its unit; not
 * applicable counts as 0.
 */
export interface Disagreement {
  readonly driver: ModelDriver['driver'];
  readonly scorers: number;
  /** The middle value, of an even number the mean of the two in the middle. Null without scorers. */
  readonly medianHundredths: number | null;
  readonly lowestHundredths: number | null;
  readonly highestHundredths: number | null;
  /** Highest less lowest; 0 without scorers. */
  readonly rangeHundredths: number;
  /** From the lowest to the highest. */
  readonly apart: readonly Apart[];
}

/** Nobody within 2 points of the median stands apart: as far as a likely value of medium confidence reaches. */
export const APART_HUNDREDTHS = 200;
/** What is counted in a unit of its own has no such points: nobody stands apart within a fifth of the median, as 2 are of 10. */
export const APART_SHARE = 5;
/** Nor anybody within so many times the median distance (MAD): where all are scattered, nobody stands apart. */
export const APART_DISTANCES = 2;

/**
 * How far scorers are apart, driver by driver in the order of the model.
 *
 * Somebody stands apart whose likely value is more than 2 points *and* more than twice the median distance from the
 * median; where a driver is counted in a unit of its own, a fifth of the median takes the place of 2 points. So of two scorers neither does, however far they are from each other: that is the range.
 * @param views of one proposal, at most one a driver and scorer, the proposer's own left out already
 */
export const disagreements = (
  drivers: readonly Pick<ModelDriver, 'driver'>[],
  views: readonly View[],
): readonly Disagreement[] =>
  drivers.map(({ driver }) => ({
    driver,
    ...among(
      views.filter((view) => view.driver === driver),
      driverOf(driver).anchors === null,
    ),
  }));

function among(views: readonly View[], isCounted: boolean): Omit<Disagreement, 'driver'> {
  const ordered = views.toSorted(
    (a, b) => a.likelyHundredths - b.likelyHundredths || (a.scorerId < b.scorerId ? -1 : 1),
  );
  const likely = ordered.map(({ likelyHundredths }) => likelyHundredths);
  const [scorers, lowest, highest] = [views.length, likely[0], likely.at(-1)];
  if (lowest === undefined || highest === undefined) {
    return {
      ...{ scorers, medianHundredths: null, lowestHundredths: null, highestHundredths: null },
      ...{ rangeHundredths: 0, apart: [] },
    };
  }
  const median = middle(likely);
  const distances = likely.map((value) => Math.abs(value - median)).sort((a, b) => a - b);
  const near = Math.max(isCounted ? median / APART_SHARE : APART_HUNDREDTHS, APART_DISTANCES * middle(distances));
  return {
    scorers,
    medianHundredths: median,
    lowestHundredths: lowest,
    highestHundredths: highest,
    rangeHundredths: highest - lowest,
    apart: ordered
      .map(({ scorerId, likelyHundredths }) => ({
        ...{ scorerId, likelyHundredths },
        aboveMedianHundredths: likelyHundredths - median,
      }))
      .filter(({ aboveMedianHundredths }) => Math.abs(aboveMedianHundredths) > near),
  };
}

/** @param sorted ascending, at least one */
const middle = (sorted: readonly number[]): number =>
  (sorted[Math.ceil(sorted.length / 2) - 1]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
