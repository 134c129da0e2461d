import { oneAtATime, type Transaction } from '../audit';
import { globalId } from '../platform/global-id';
import { invalidInput, isRefusal, type InvalidInput, type Refusal } from '../shared/refusal';
import type { Metric } from './domain/metric';
import { reasonOf, refuseOtherMeasure, refuseReplacing, type CorrectionInput } from './domain/organization-reading';
import { overlapsFinal, periodsIn } from './domain/overlap';
import type { Reading, ReadingDraft, ReadingSubject } from './domain/reading';
import type { NamedMetric } from './domain/used-metric';
import { metricNamed } from './known-metrics';
import { isReplaced } from './reading.read';
import { ReadingTable } from './reading.table';

/** What a reading is taken of. */
export interface SubjectOfReading {
  readonly kind: ReadingSubject;
  readonly id: string;
  /** Follow-ups that were recorded until then count no more; all count where nothing is said. */
  readonly followUpsSince?: Date | null;
}

/** A reading that was recorded, and why, where it was said. */
export interface RecordedReading {
  readonly reading: Reading;
  readonly reason: string | null;
}

/** Of so many rows one statement is made: PostgreSQL takes 65,535 parameters, and a reading has 20. */
const ROWS_A_STATEMENT = 1000;

/** Readings of the organization are recorded one after the other: of two whose windows overlap, the second finds the first. */
export const oneReadingAtATime = (tx: Transaction): Promise<void> => oneAtATime(tx, 'readings');

/**
 * Records a reading, or one that corrects another, of a subject that the caller has locked: whoever decides on its readings
 * locks the same row first; for the organization, {@link oneReadingAtATime}.
 * @param take checks the input, given its metric
 */
export async function recordReading(
  tx: Transaction,
  subject: SubjectOfReading,
  input: NamedMetric & CorrectionInput,
  take: (metric: Metric | undefined) => ReadingDraft | InvalidInput,
): Promise<RecordedReading | Refusal> {
  const { replacesId = null } = input;
  const replaces = replacesId === null ? undefined : await replaceable(tx, subject, replacesId);
  if (isRefusal(replaces)) return replaces;
  const draft = take(await metricNamed(tx, input.metric));
  if (isRefusal(draft)) return draft;
  const other = replaces && refuseOtherMeasure(replaces, draft);
  if (other) return other;
  const said = reasonOf(input);
  if (isRefusal(said)) return said;
  const overlapping = await refuseOverlap(tx, subject, draft, replacesId);
  if (overlapping) return overlapping;
  const reading = readingOf(tx, subject, { ...draft, replacesId, importId: null });
  await tx.insert(ReadingTable, [reading]);
  return { reading, ...said };
}

/** The earlier reading is locked first: of two that correct it at once, the second finds what the first did. */
async function replaceable(
  tx: Transaction,
  { id: subjectId, followUpsSince = null }: SubjectOfReading,
  replacesId: string,
): Promise<Reading | Refusal> {
  const earlier = await tx.lock(ReadingTable, replacesId, 'reading');
  const corrections = await tx.all(ReadingTable, 'replacesId', [earlier.id]);
  const isOver = !earlier.isBaseline && followUpsSince !== null && earlier.recordedAt <= followUpsSince;
  return refuseReplacing(earlier, { isReplaced: corrections.length > 0, isOver, subjectId }) ?? earlier;
}

/** SQL that holds for cuts of which nobody is in both. */
const areApart = (a: string, b: string): string =>
  `exists (select from jsonb_array_elements(${a}) x join jsonb_array_elements(${b}) y on x ->> 'dimension' = y ->> 'dimension'
     where x ->> 'value' <> y ->> 'value')`;

/** A refusal that names the final reading with which the window of another one overlaps. */
async function refuseOverlap(
  tx: Transaction,
  { kind, id, followUpsSince = null }: SubjectOfReading,
  draft: ReadingDraft,
  replacesId: string | null,
): Promise<InvalidInput | undefined> {
  const { metric, cut, source, isBaseline, windowFrom, windowTo } = draft;
  const [final] = await tx.query<{ id: string; windowFrom: string; windowTo: string }>(
    `select r.id, r.window_from::text as "windowFrom", r.window_to::text as "windowTo" from readings r
       where r.organization_id = $1 and r.subject_kind = $2 and r.subject_id = $3 and r.metric = $4
         and (r.cut = $5::jsonb or ($2 = 'INITIATIVE' and not ${areApart('r.cut', '$5::jsonb')}))
         and r.source is not distinct from $6 and r.is_baseline = $7 and coalesce(jsonb_array_length(r.periods), 0) = $8
         and r.window_from <= $9 and r.window_to >= $10 and r.id is distinct from $11::uuid
         and (r.is_baseline or $12::timestamptz is null or r.recorded_at > $12) and not ${isReplaced('r')}
       order by r.window_from, r.id limit 1`,
    [
      ...[tx.viewer.organizationId, kind, id, metric, JSON.stringify(cut), source, isBaseline, periodsIn(draft)],
      ...[windowTo, windowFrom, replacesId, followUpsSince],
    ],
  );
  if (!final) return undefined;
  const message = overlapsFinal(draft, { ...final, id: globalId('Reading', final.id) });
  return invalidInput([{ path: 'input.windowFrom', message }]);
}

/**
 * Writes readings of the organization that were checked (`takeOrganizationReading`), however many, in one transaction.
 * @returns in the order of the drafts
 */
export async function insertOrganizationReadings(
  tx: Transaction,
  drafts: readonly (ReadingDraft & Pick<Reading, 'importId'>)[],
): Promise<Reading[]> {
  const subject = { kind: 'ORGANIZATION', id: tx.viewer.organizationId } as const;
  const readings = drafts.map((draft) => readingOf(tx, subject, { ...draft, replacesId: null }));
  for (let start = 0; start < readings.length; start += ROWS_A_STATEMENT) {
    await tx.insert(ReadingTable, readings.slice(start, start + ROWS_A_STATEMENT));
  }
  return readings;
}

const readingOf = (
  tx: Transaction,
  subject: SubjectOfReading,
  draft: ReadingDraft & Pick<Reading, 'replacesId' | 'importId'>,
): Reading => ({
  id: tx.newId(),
  organizationId: tx.viewer.organizationId,
  subjectKind: subject.kind,
  subjectId: subject.id,
  ...draft,
  recordedById: tx.viewer.personId,
  recordedAt: tx.now,
});
