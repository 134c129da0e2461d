import type { Acting, Transaction } from '../audit';
import { PersonTable } from '../people';
import { isActive } from '../people/domain/person';
import { queued } from './domain/mail';
import {
  addressees,
  wantsMail,
  type News,
  type Notification,
  type NotificationKind,
  type NotificationPreference,
  type SubjectOfNews,
} from './domain/notification';
import { MailDeliveryTable, NotificationPreferenceTable, NotificationTable } from './notification.table';

/**
 * Tells people what was decided: in their inboxes, and by mail where they want one. Written in the transaction of the
 * decision, and so are the jobs that send the mails: without the one there is not the other.
 *
 * Nobody is told of what they did themselves, and nobody who has left.
 * @example await notify(tx, [{ kind: 'PROPOSAL_OUTCOME', subject: { kind: 'PROPOSAL', id }, toIds: [proposerId], title, text }]);
 */
export async function notify(tx: Transaction<Acting>, news: readonly News[]): Promise<void> {
  if (news.every(({ toIds }) => toIds.length === 0)) return;
  const known = await whatIsKnownOf(
    tx,
    news.flatMap(({ toIds }) => toIds),
  );
  const notifications = news.flatMap((each) =>
    addressees(each, known.activeIds, tx.viewer.personId).map((personId) => told(tx, each, personId, known.said)),
  );
  await tx.insert(NotificationTable, notifications);
  const deliveries = notifications
    .filter(({ unmailed }) => unmailed === null)
    .map(({ id: notificationId }) => queued({ id: tx.newId(), notificationId }, tx.now));
  await tx.insert(MailDeliveryTable, deliveries);
  await enqueueMails(
    tx,
    deliveries.map(({ id }) => id),
  );
}

/** Has a worker send these mails of the organization, once this transaction is in. */
export async function enqueueMails(tx: Transaction<Acting>, deliveryIds: readonly string[]): Promise<void> {
  if (deliveryIds.length > 0) await tx.manager.query('select enqueue_mails($1::uuid[])', [deliveryIds]);
}

/**
 * What was asked of people is done, or asked no more: whoever has not read it need not. It stays in their inboxes, read.
 */
export async function settle(
  tx: Transaction<Acting>,
  kinds: readonly NotificationKind[],
  { kind, id }: SubjectOfNews,
): Promise<void> {
  await tx.manager
    .createQueryBuilder()
    .update(NotificationTable)
    .set({ readAt: tx.now })
    .where('organization_id = :organizationId and subject_kind = :kind and subject_id = :id', {
      ...{ organizationId: tx.viewer.organizationId, kind, id },
    })
    .andWhere('kind in (:...kinds) and read_at is null', { kinds })
    .execute();
}

interface Known {
  readonly activeIds: ReadonlySet<string>;
  readonly said: ReadonlyMap<string, readonly NotificationPreference[]>;
}

async function whatIsKnownOf(tx: Transaction<Acting>, ids: readonly string[]): Promise<Known> {
  const people = await tx.all(PersonTable, 'id', [...new Set(ids)]);
  const activeIds = new Set(people.filter(isActive).map(({ id }) => id));
  return { activeIds, said: await preferencesSaidBy(tx, [...activeIds]) };
}

/** What people have said of mails, by person. */
async function preferencesSaidBy(tx: Transaction<Acting>, personIds: readonly string[]): Promise<Known['said']> {
  if (personIds.length === 0) return new Map();
  const rows = await tx.manager
    .createQueryBuilder(NotificationPreferenceTable, 'p')
    .where('p.organizationId = :organizationId', tx.viewer)
    .andWhere('p.personId in (:...personIds)', { personIds })
    .getMany();
  return new Map(personIds.map((id) => [id, rows.filter(({ personId }) => personId === id)]));
}

function told(
  tx: Transaction<Acting>,
  { kind, subject, title, text }: News,
  personId: string,
  said: Known['said'],
): Notification {
  const wanted = wantsMail(kind, said.get(personId) ?? []);
  return {
    ...{ id: tx.newId(), organizationId: tx.viewer.organizationId, personId, kind },
    ...{ subjectKind: subject.kind, subjectId: subject.id, title, text },
    ...{ actorId: tx.viewer.personId, createdAt: tx.now, readAt: null },
    unmailed: !wanted ? 'NOT_WANTED' : tx.mailGoesOut ? null : 'MAIL_OFF',
  };
}
