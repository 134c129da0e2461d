import type { Acting, Transaction } from '../audit';
import { PersonTable } from '../people';
import { queued } from './domain/mail';
import {
  addressees,
  wantsMail,
  type News,
  type Notification,
  type NotificationKind,
  type Preference,
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
  await tx.insert(NotificationTable, notifications, { beside: true });
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
  const { organizationId } = tx.viewer;
  await tx.write(
    NotificationTable,
    (parameter) => `update notifications set read_at = ${parameter(tx.now)}
      where organization_id = ${parameter(organizationId)} and subject_kind = ${parameter(kind)}
        and subject_id = ${parameter(id)} and kind = any(${parameter(kinds)}::text[]) and read_at is null`,
  );
}

interface Known {
  readonly activeIds: ReadonlySet<string>;
  /** What they have said of mails, by person. */
  readonly said: ReadonlyMap<string, readonly Preference[]>;
}

async function whatIsKnownOf(tx: Transaction<Acting>, ids: readonly string[]): Promise<Known> {
  const active = await tx.query<{ id: string; said: readonly Preference[] }>(
    `select p.id, (select coalesce(json_agg(json_build_object('kind', n.kind, 'mail', n.mail)), '[]')
        from notification_preferences n where n.organization_id = p.organization_id and n.person_id = p.id) as said
      from people p where p.organization_id = $1 and p.id = any($2::uuid[]) and p.deactivated_at is null`,
    [tx.viewer.organizationId, ids],
    [PersonTable, NotificationPreferenceTable],
  );
  return { activeIds: new Set(active.map(({ id }) => id)), said: new Map(active.map(({ id, said }) => [id, said])) };
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
