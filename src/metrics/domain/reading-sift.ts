import type { RowProblem } from '../../imports/domain/row';
import { overlap, overlapsFinal, periodsIn } from './overlap';
import type { Reading, Tally } from './reading';
import type { StagedReading } from './reading-import';

/** What a reading is known by, beside its counts. */
type Known = Pick<Reading, 'metric' | 'cut' | 'windowFrom' | 'windowTo' | 'periods'>;

/** A reading of the organization that is there already. */
export type StandingReading = Known &
  Tally &
  Pick<Reading, 'asked'> & {
    /** As the API knows it. */
    readonly id: string;
    readonly isReplaced: boolean;
  };

/** What readings have in common of which no two may share a day. */
const measureOf = (reading: Known): string =>
  JSON.stringify([reading.metric, periodsIn(reading), reading.cut.map(({ dimension, value }) => [dimension, value])]);

const keyOf = (reading: Known): string => `${measureOf(reading)} ${reading.windowFrom} ${reading.windowTo}`;

/**
 * Which rows are new. One that says what a reading of the same metric, window and cut says is known; one that says
 * something else contradicts it, and which of them is right only a person can tell. One whose window only overlaps that of
 * another would count some observations twice.
 * @param standing readings of the organization from the same source, those that were corrected too: a file stays known when
 *   it was corrected
 */
export function siftReadings(
  rows: readonly StagedReading[],
  standing: readonly StandingReading[],
): { readonly fresh: readonly StagedReading[]; readonly problems: readonly RowProblem[] } {
  const known = new Set(standing.map((reading) => `${keyOf(reading)} ${told(reading)}`));
  const finals = new ByMeasure(standing.filter(({ isReplaced }) => !isReplaced));
  const taken = new ByMeasure<StagedReading>();
  const problems: RowProblem[] = [];
  const fresh = rows.filter((row) => {
    if (known.has(`${keyOf(row)} ${told(row)}`)) return false;
    const reason = besideFinal(row, finals.like(row)) ?? besideEarlier(row, taken.like(row));
    if (reason === undefined) taken.add(row);
    else if (reason !== 'ONCE') problems.push({ row: row.row, column: row.column, reason });
    return reason === undefined;
  });
  return { fresh, problems };
}

/** Readings by what they are a measure of. */
class ByMeasure<Of extends Known> {
  private readonly lists = new Map<string, Of[]>();

  constructor(readings: readonly Of[] = []) {
    for (const reading of readings) this.add(reading);
  }

  add(reading: Of): void {
    const list = this.lists.get(measureOf(reading));
    if (list) list.push(reading);
    else this.lists.set(measureOf(reading), [reading]);
  }

  like(reading: Known): readonly Of[] {
    return this.lists.get(measureOf(reading)) ?? [];
  }
}

const isSameWindow = (a: Known, b: Known): boolean => a.windowFrom === b.windowFrom && a.windowTo === b.windowTo;

function besideFinal(row: StagedReading, finals: readonly StandingReading[]): string | undefined {
  const same = finals.find((final) => isSameWindow(final, row));
  if (same) {
    return `A reading of this metric, window and cut is there and counts ${told(same)}; this row ${told(row)}. Where that one is wrong, record a reading that replaces it.`;
  }
  const final = finals.find((each) => overlap(each, row));
  return final && overlapsFinal(row, final);
}

/** @returns ONCE for a row that says what an earlier one says: twice the same in one file is once */
function besideEarlier(row: StagedReading, rows: readonly StagedReading[]): string | undefined {
  const earlier = rows.find((each) => overlap(each, row));
  if (earlier === undefined) return undefined;
  if (!isSameWindow(earlier, row))
    return `Its window overlaps that of row ${earlier.row}: some observations would count twice.`;
  if (told(earlier) === told(row)) return 'ONCE';
  return `Row ${earlier.row} has the same metric, window and cut and counts ${told(earlier)}; this one ${told(row)}.`;
}

const told = ({ n, sum, sumOfSquares, periods, asked }: Tally & Pick<Reading, 'asked'>): string => {
  const byPeriod = periods?.map(({ atRisk, lost, censored }) => `${lost} lost and ${censored} censored of ${atRisk}`);
  const counts = byPeriod?.join(', ') ?? `n ${n}, sum ${sum}, sum of squares ${sumOfSquares}`;
  return asked === null ? counts : `${counts}, of ${asked} asked`;
};
