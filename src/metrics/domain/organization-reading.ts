import { InputCheck } from '../../shared/input-check';
import { invalidInput, notPossibleNow, type InvalidInput, type Refusal } from '../../shared/refusal';
import { takeCut, type Cut, type CutLabel } from './cut';
import type { Metric } from './metric';
import type { Counted, Measured, Reading } from './reading';
import { measuredOf } from './reading-counts';

/** What was counted of the organization itself: of all its customers or employees, or of a part of them. */
export interface OrganizationReadingInput extends Counted {
  readonly cut?: readonly CutLabel[] | null;
  /** Where the counts come from: a survey, a system; 1 to 200 characters. */
  readonly source: string;
}

export type OrganizationReadingDraft = Measured & Pick<Reading, 'cut' | 'isBaseline'> & { readonly source: string };

/**
 * A reading of the organization from raw counts, checked whole.
 * @param metric the one that it names; undefined where there is none
 * @param today calendar date in UTC: no window ends later
 * @param path where the input stands, for the problems: `input`, or a row of a file
 */
export function takeOrganizationReading(
  input: OrganizationReadingInput & CorrectionInput,
  metric: Metric | undefined,
  today: string,
  path = 'input',
): OrganizationReadingDraft | InvalidInput {
  const check = new InputCheck();
  const measured = measuredOf(check, path, input, metric, today, input.replacesId != null);
  const cut = takeCut(check, `${path}.cut`, input.cut);
  const source = check.text(`${path}.source`, input.source, { max: 200 });
  return check.failed || measured === undefined ? check.refusal() : { ...measured, isBaseline: false, cut, source };
}

/** What a reading of the organization says, as the audit keeps it. */
export const saidBy = (reading: Reading) => {
  const { metric, cut, source, windowFrom, windowTo, n, sum, sumOfSquares, periods, asked } = reading;
  return { metric, cut, source, windowFrom, windowTo, n, sum, sumOfSquares, periods, asked };
};

/** What a correction says beside the reading itself. */
export interface CorrectionInput {
  readonly replacesId?: string | null | undefined;
  /** Why the earlier one was wrong; needed where one is replaced. */
  readonly reason?: string | null | undefined;
}

/** The reason of a reading, as the audit keeps it; null where none was given and none is needed. */
export function reasonOf({ replacesId, reason }: CorrectionInput): { reason: string | null } | InvalidInput {
  const check = new InputCheck();
  const bounds = { max: 2000 };
  const said =
    replacesId == null
      ? check.optionalText('input.reason', reason, bounds)
      : check.text('input.reason', reason ?? '', bounds);
  return check.failed ? check.refusal() : { reason: said };
}

/** A correction says anew what was measured: the same metric of the same customers, before the change or after it. */
export function refuseOtherMeasure(
  replaced: Pick<Reading, 'metric' | 'cut' | 'isBaseline'>,
  { metric, cut, isBaseline }: Pick<Reading, 'metric' | 'cut' | 'isBaseline'>,
): InvalidInput | undefined {
  const check = new InputCheck();
  if (metric !== replaced.metric) {
    check.problem('input.metric', `${metric}: the reading that it replaces is of ${replaced.metric}.`);
  }
  if (inWords(cut) !== inWords(replaced.cut)) {
    check.problem('input.cut', `Expected the cut of the reading that it replaces: ${inWords(replaced.cut) || 'none'}.`);
  }
  if (isBaseline !== replaced.isBaseline) {
    const was = replaced.isBaseline ? 'a baseline' : 'a follow-up';
    check.problem('input.isBaseline', `Expected that of the reading that it replaces: ${was}.`);
  }
  return check.failed ? check.refusal() : undefined;
}

/** Cuts have one order, so that the same are the same in words. */
const inWords = (cut: Cut): string => cut.map(({ dimension, value }) => `${dimension} "${value}"`).join(', ');

/** Nobody corrects what was corrected already, nor what was measured of something else. */
export function refuseReplacing(
  reading: Pick<Reading, 'subjectKind' | 'subjectId'>,
  {
    isReplaced,
    isOver = false,
    subjectId,
  }: {
    readonly isReplaced: boolean;
    /** Whether it was a follow-up of an initiative that went back to design since. */
    readonly isOver?: boolean;
    readonly subjectId: string;
  },
): Refusal | undefined {
  if (reading.subjectId !== subjectId) {
    const of =
      reading.subjectKind === 'ORGANIZATION'
        ? 'the organization: correct it as one of the organization'
        : 'an initiative: correct it as one of that initiative';
    return invalidInput([{ path: 'input.replacesId', message: `That reading was taken of ${of}.` }]);
  }
  if (isOver) {
    return notPossibleNow(
      'That reading was recorded before the initiative went back to design: it counts no more.',
      'ITERATED',
    );
  }
  if (!isReplaced) return undefined;
  return notPossibleNow('That reading was replaced already: correct the one that took its place.', 'REPLACED');
}
