import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import { newlyNamed, refuseUnlessActive, requirePermission, workingTimeOf } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { DigestRecipientTable, DigestScheduleTable } from './digest.table';
import {
  DEFAULT_SCHEDULE,
  nextDue,
  takeSchedule,
  type DigestSchedule,
  type ScheduleInput,
} from './domain/digest-schedule';

interface SetDigestSchedule extends ScheduleInput, Keyed {
  readonly expectedVersion: number;
}

const ITS_NAME = 'the schedule of digests';
const ITS_KIND = { subjectKind: 'DIGEST_SCHEDULE' } as const;

/** The founding step that says when digests would be due; none is sent before somebody switches them on. */
export async function foundDigestSchedule(tx: Transaction): Promise<AuditEntry> {
  const after = { id: tx.newId(), ...DEFAULT_SCHEDULE, nextDueAt: null, version: 1 };
  await tx.insert(DigestScheduleTable, [after]);
  return { ...ITS_KIND, subjectId: after.id, action: 'digestScheduleFounded', after: { ...after, nextDueAt: null } };
}

/** When executives are told how it goes, and who they are. */
export class DigestScheduleService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetDigestSchedule): Promise<{ digestScheduleId: string } | Refusal> {
    return this.governor.govern(caller, 'setDigestSchedule', input, async (tx) => {
      requirePermission(tx, 'scheduleTelling');
      const before = await lockSchedule(tx);
      const stale = tx.stale(before, input.expectedVersion, ITS_NAME);
      if (stale) return stale;
      const content = takeSchedule(input);
      if (isRefusal(content)) return content;
      const { recipientIds } = input;
      const recipientsBefore = await recipientsOf(tx);
      const left = await refuseUnlessActive(tx, newlyNamed('input.recipientIds', recipientIds, recipientsBefore));
      if (left) return left;
      const nextDueAt = content.isOn ? nextDue(content, (await workingTimeOf(tx)).timeZone, tx.now) : null;
      await tx.update(DigestScheduleTable, before, { ...content, nextDueAt });
      await replaceRecipients(tx, recipientIds);
      const changes = changesOf<object>(
        { ...asWritten(before), recipientIds: recipientsBefore },
        { ...asWritten({ ...before, ...content, nextDueAt }), recipientIds },
      );
      return {
        outcome: { digestScheduleId: before.id },
        audit: [{ ...ITS_KIND, subjectId: before.id, action: 'digestScheduleSet', ...changes }],
      };
    });
  }
}

/** A moment as the audit keeps it. */
const asWritten = ({ nextDueAt, ...rest }: DigestSchedule) => ({
  ...rest,
  nextDueAt: nextDueAt?.toISOString() ?? null,
});

/** The one schedule of the organization, locked. */
export async function lockSchedule(tx: Transaction): Promise<DigestSchedule> {
  const [schedule] = await tx.all(DigestScheduleTable, 'organizationId', [tx.viewer.organizationId]);
  return tx.lock(DigestScheduleTable, schedule!.id, ITS_NAME);
}

/** Who is told by name, in the order of their ids. */
export async function recipientsOf(tx: Transaction): Promise<string[]> {
  const where = { organizationId: tx.viewer.organizationId };
  const rows = await tx.manager.find(DigestRecipientTable, { where, order: { personId: 'ASC' } });
  return rows.map(({ personId }) => personId);
}

/** In place of those before. */
export async function replaceRecipients(tx: Transaction, recipientIds: readonly string[]): Promise<void> {
  await tx.manager.delete(DigestRecipientTable, { organizationId: tx.viewer.organizationId });
  await tx.insert(
    DigestRecipientTable,
    recipientIds.map((personId) => ({ personId })),
  );
}
