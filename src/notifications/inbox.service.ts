import { In, IsNull } from 'typeorm';
import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import type { Caller } from '../platform/caller';
import { globalId } from '../platform/global-id';
import { notFound } from '../shared/fault';
import { isRefusal, type Refusal } from '../shared/refusal';
import { preferenceChanges, readingOf } from './domain/inbox-input';
import { preferencesOf, type NotificationPreference } from './domain/notification';
import { NotificationPreferenceTable, NotificationTable } from './notification.table';

interface MarkRead extends Keyed {
  readonly notificationIds: readonly string[];
}

interface SetNotificationPreferences extends Keyed {
  readonly preferences: readonly Pick<NotificationPreference, 'kind' | 'mail'>[];
}

type Outcome = Promise<{ viewerId: string } | Refusal>;

/** What people do with their own inboxes. Nobody does it for anybody else, so no permission is asked for. */
export class InboxService {
  constructor(private readonly governor: Governor) {}

  markRead(caller: Caller, input: MarkRead): Outcome {
    return this.governor.govern(caller, 'markRead', input, async (tx) => {
      const ids = readingOf(input.notificationIds);
      if (isRefusal(ids)) return ids;
      await requireOwn(tx, ids);
      return read(tx, ids);
    });
  }

  markAllRead(caller: Caller, input: Keyed): Outcome {
    return this.governor.govern(caller, 'markAllRead', input, (tx) => read(tx));
  }

  setPreferences(caller: Caller, input: SetNotificationPreferences): Outcome {
    return this.governor.govern(caller, 'setNotificationPreferences', input, async (tx) => {
      const changes = preferenceChanges(input.preferences);
      if (isRefusal(changes)) return changes;
      const { organizationId, personId } = tx.viewer;
      const before = await tx.manager.findBy(NotificationPreferenceTable, { organizationId, personId });
      await tx.manager.upsert(
        NotificationPreferenceTable,
        changes.map(({ kind, mail }) => ({ organizationId, personId, kind, mail })),
        ['organizationId', 'personId', 'kind'],
      );
      const changed = new Set(changes.map(({ kind }) => kind));
      const held = preferencesOf(before).filter(({ kind }) => changed.has(kind));
      return done(tx, 'notificationPreferencesSet', { before: { mail: held }, after: { mail: changes } });
    });
  }
}

/** @throws Fault NOT_FOUND naming the first id that leads nowhere, or to what somebody else was told */
async function requireOwn(tx: Transaction, ids: readonly string[]): Promise<void> {
  const found = await tx.all(NotificationTable, 'id', ids);
  const own = new Set(found.filter(({ personId }) => personId === tx.viewer.personId).map(({ id }) => id));
  const missing = ids.find((id) => !own.has(id));
  if (missing !== undefined) throw notFound('notification', globalId('Notification', missing));
}

/** Marks the person's own unread notifications, all of them or those named; what was read before keeps its moment. */
async function read(tx: Transaction, ids?: readonly string[]) {
  const unread = { ...own(tx), readAt: IsNull(), ...(ids === undefined ? {} : { id: In(ids) }) };
  const { affected } = await tx.manager.update(NotificationTable, unread, { readAt: tx.now });
  return done(tx, 'notificationsRead', { after: { count: affected ?? 0 } });
}

const own = ({ viewer: { organizationId, personId } }: Transaction) => ({ organizationId, personId });

/** What one does with one's inbox has a chain of its own beside that of the person. */
const done = (tx: Transaction, action: string, what: Pick<AuditEntry, 'before' | 'after'>) => {
  const { personId } = tx.viewer;
  const entry: AuditEntry = { subjectKind: 'INBOX', subjectId: personId, action, ...what };
  return { outcome: { viewerId: personId }, audit: [entry] as const };
};
