import type { FieldProblem } from '../../shared/refusal';
import type { Cut } from './cut';
import type { Metric } from './metric';
import { inWords, overlap } from './overlap';
import type { Reading, Tally } from './reading';

/** What has to be known of readings that are held against each other, or added up. */
export type ComparedReading = Tally &
  Pick<Reading, 'id' | 'subjectKind' | 'subjectId' | 'cut' | 'windowFrom' | 'windowTo'> & {
    readonly metric: Metric;
    /** Whether a correction took its place. */
    readonly isReplaced: boolean;
  };

/** A reading, and where the caller named it: `readingIds[1]`. */
export interface NamedReading {
  readonly path: string;
  readonly reading: ComparedReading;
}

/**
 * Why readings cannot be added up, or be held against each other as two samples: they were corrected, measure different
 * things, or may hold an observation that another one holds.
 *
 * People of an initiative and all of the organization's, or those of another initiative, are held against each other but never
 * added up: what holds for some and for all together is of neither.
 * @returns one problem a reading, told of the later of two; none where they can
 */
export function problemsAmong(named: readonly NamedReading[], to: 'ADD_UP' | 'COMPARE'): readonly FieldProblem[] {
  return named.flatMap(({ path, reading }, index) => {
    const message =
      alone(reading) ??
      named
        .slice(0, index)
        .map((earlier) => between(earlier, reading, to))
        .find((each) => each !== undefined);
    return message === undefined ? [] : [{ path, message }];
  });
}

const alone = ({ isReplaced }: ComparedReading): string | undefined =>
  isReplaced ? 'It counts no more: a correction took its place.' : undefined;

function between(
  { path, reading: earlier }: NamedReading,
  reading: ComparedReading,
  to: 'ADD_UP' | 'COMPARE',
): string | undefined {
  if (earlier.id === reading.id) return `It is the same as ${path}.`;
  if (earlier.metric.code !== reading.metric.code) {
    return `It is of ${reading.metric.code}, and ${path} of ${earlier.metric.code}: they are never combined.`;
  }
  const [periods, others] = [reading.periods?.length, earlier.periods?.length];
  if (periods !== others) {
    return `It tells who is lost within ${periods} periods, and ${path} within ${others}.`;
  }
  const isOfOthers = earlier.subjectKind !== reading.subjectKind || earlier.subjectId !== reading.subjectId;
  if (isOfOthers && to === 'ADD_UP') {
    return `It is of other people than ${path}, or of some of them: an initiative's readings stand with those of the same initiative.`;
  }
  if (!overlap(earlier, reading) || apart(earlier.cut, reading.cut)) return undefined;
  return `Its window, ${inWords(reading)}, overlaps that of ${path}, ${inWords(earlier)}, and no label of their cuts keeps them apart: somebody may be in both.`;
}

/** Whether nobody can be in both parts: some dimension has another value in each. */
const apart = (a: Cut, b: Cut): boolean =>
  a.some((label) => b.some((other) => other.dimension === label.dimension && other.value !== label.value));
