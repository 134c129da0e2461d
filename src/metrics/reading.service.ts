import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  reasonOf,
  refuseOtherMeasure,
  refuseReplacing,
  saidBy,
  takeOrganizationReading,
  type CorrectionInput,
  type OrganizationReadingInput,
} from './domain/organization-reading';
import type { Reading } from './domain/reading';
import { metricNamed } from './known-metrics';
import { insertOrganizationReadings } from './reading-of-subject';
import { ReadingTable } from './reading.table';

type RecordOrganizationReading = OrganizationReadingInput & CorrectionInput & Keyed;

/** What is measured of the organization itself. Nothing is edited: a mistake is corrected by a reading that names it. */
export class ReadingService {
  constructor(private readonly governor: Governor) {}

  recordOrganizationReading(
    caller: Caller,
    input: RecordOrganizationReading,
  ): Promise<{ readingId: string } | Refusal> {
    return this.governor.govern(caller, 'recordOrganizationReading', input, async (tx) => {
      requirePermission(tx, 'recordReadings');
      const { replacesId = null } = input;
      const replaces = replacesId === null ? undefined : await replaceable(tx, replacesId);
      if (isRefusal(replaces)) return replaces;
      const draft = takeOrganizationReading(input, await metricNamed(tx, input.metric), tx.today);
      if (isRefusal(draft)) return draft;
      const other = replaces && refuseOtherMeasure(replaces, draft);
      if (other) return other;
      const said = reasonOf(input);
      if (isRefusal(said)) return said;
      const [reading] = await insertOrganizationReadings(tx, [{ ...draft, replacesId }]);
      const { id: readingId } = reading!;
      return { outcome: { readingId }, audit: [recorded(reading!, said.reason), ...replaced(reading!, said.reason)] };
    });
  }
}

/** The earlier reading is locked first: of two that correct it at once, the second finds what the first did. */
async function replaceable(tx: Transaction, replacesId: string): Promise<Reading | Refusal> {
  const earlier = await tx.lock(ReadingTable, replacesId, 'reading');
  const corrections = await tx.all(ReadingTable, 'replacesId', [earlier.id]);
  return refuseReplacing(earlier, { isReplaced: corrections.length > 0 }) ?? earlier;
}

const recorded = (reading: Reading, reason: string | null): AuditEntry => ({
  ...{ subjectKind: 'READING', subjectId: reading.id, action: 'readingRecorded', reason },
  after: { ...saidBy(reading), replacesId: reading.replacesId },
});

const replaced = ({ id, replacesId }: Reading, reason: string | null): AuditEntry[] =>
  replacesId === null
    ? []
    : [
        {
          ...{ subjectKind: 'READING', subjectId: replacesId, action: 'readingReplaced', reason },
          ...{ before: { replacedById: null }, after: { replacedById: id } },
        },
      ];
