import type { AuditEntry, Governor, Keyed } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  saidBy,
  takeOrganizationReading,
  type CorrectionInput,
  type OrganizationReadingInput,
} from './domain/organization-reading';
import type { Reading } from './domain/reading';
import { oneReadingAtATime, recordReading } from './reading-of-subject';

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
      await oneReadingAtATime(tx);
      const subject = { kind: 'ORGANIZATION', id: tx.viewer.organizationId } as const;
      const done = await recordReading(tx, subject, input, (metric) =>
        takeOrganizationReading(input, metric, tx.today),
      );
      if (isRefusal(done)) return done;
      const { reading, reason } = done;
      return { outcome: { readingId: reading.id }, audit: [recorded(reading, reason), ...replaced(reading, reason)] };
    });
  }
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
