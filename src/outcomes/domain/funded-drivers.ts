import type { ValueDriverCode } from '../../proposals/domain/value-drivers';
import { countedEstimates, type View } from '../../scoring/domain/estimate';
import { isByWorth, type ModelDriver, type ScoringModel } from '../../scoring/domain/scoring-model';
import { add, compare, divide, multiply, rational, roundHalfEven, ZERO, type Rational } from '../../shared/rational';
import { measureOf } from './driver-measures';
import type { DriverForecast } from './outcome-forecast';

/** What was funded of a proposal, and what its scorers held of it then. */
interface Funded {
  readonly model: Pick<ScoringModel, 'drivers' | 'method'>;
  readonly estimates: readonly View[];
  readonly proposerId: string;
  /** What is funded, in minor units: of a part, what the part is worth. */
  readonly valueYearlyMinor: bigint;
}

/** In minor units, exact. */
interface Held {
  readonly row: ModelDriver;
  readonly low: Rational;
  readonly likely: Rational;
  readonly high: Rational;
}

/**
 * What the estimates say of each driver in money a year: low and high are the means of the scorers' lows and highs, likely
 * the mean of their PERT means, each times what a point is worth. Where a part is funded, all in proportion. What is likely
 * adds up to what is funded: the sums up to each driver are rounded, half to even, and their differences taken.
 * @returns drivers that somebody estimated, in the order of the model; none where the model knows no money
 */
export function fundedDrivers({ model, estimates, proposerId, valueYearlyMinor }: Funded): readonly DriverForecast[] {
  if (!isByWorth(model.method)) return [];
  const counted = countedEstimates(estimates, proposerId);
  const held = model.drivers.flatMap((row) => {
    const views = counted.filter(({ driver, state }) => driver === row.driver && state === 'ESTIMATED');
    // Whoever says that it is not applicable counts as 0.
    const scorers = counted.filter(({ driver }) => driver === row.driver).length;
    return views.length === 0 ? [] : [heldOf(row, views, scorers)];
  });
  const all = held.reduce((sum, { likely }) => add(sum, likely), ZERO);
  if (compare(all, ZERO) === 0) return [];
  const part = divide(rational(valueYearlyMinor), all);
  let [sum, before] = [ZERO, 0n];
  return held.map(({ row, low, likely, high }) => {
    sum = add(sum, likely);
    const upTo = roundHalfEven(multiply(sum, part));
    const likelyMinor = upTo - before;
    before = upTo;
    const [a, b] = [low, high].map((end) => roundHalfEven(multiply(end, part))) as [bigint, bigint];
    const driver = row.driver as ValueDriverCode;
    return {
      ...{ driver, worthMinor: row.worthMinor, ...measureOf(driver), likelyMinor },
      ...{ lowMinor: least(a, b, likelyMinor), highMinor: -least(-a, -b, -likelyMinor) },
    };
  });
}

function heldOf(row: ModelDriver, views: readonly View[], scorers: number): Held {
  const total = (of: (view: View) => number) => views.reduce((sum, view) => sum + of(view), 0);
  // Points are in hundredths, and the worth is that of 10 points.
  const inMoney = (hundredths: number, share: number): Rational =>
    rational(BigInt(hundredths) * row.worthMinor, BigInt(1_000 * share * scorers));
  return {
    row,
    low: inMoney(
      total(({ lowHundredths }) => lowHundredths),
      1,
    ),
    likely: inMoney(
      total((view) => view.lowHundredths + 4 * view.likelyHundredths + view.highHundredths),
      6,
    ),
    high: inMoney(
      total(({ highHundredths }) => highHundredths),
      1,
    ),
  };
}

const least = (...amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => (b < a ? b : a));
