import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { boolean, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { MailDelivery } from './domain/mail';
import type { Notification, NotificationPreference } from './domain/notification';

export const NotificationTable = new EntitySchema<Notification>({
  name: 'Notification',
  tableName: 'notifications',
  columns: {
    id,
    organizationId,
    personId: uuid('person_id'),
    kind: text('kind'),
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    title: text('title'),
    text: text('text'),
    actorId: uuid('actor_id', nullable),
    createdAt: timestamp('created_at'),
    readAt: timestamp('read_at', nullable),
    unmailed: text('unmailed', nullable),
  } satisfies Record<keyof Notification, EntitySchemaColumnOptions>,
});

/** Written with its notification, and from then on by whoever sends it. */
export const MailDeliveryTable = new EntitySchema<MailDelivery>({
  name: 'MailDelivery',
  tableName: 'mail_deliveries',
  columns: {
    id,
    organizationId,
    notificationId: uuid('notification_id'),
    state: text('state'),
    attempts: integer('attempts'),
    lastError: text('last_error', nullable),
    queuedAt: timestamp('queued_at'),
    sentAt: timestamp('sent_at', nullable),
  } satisfies Record<keyof MailDelivery, EntitySchemaColumnOptions>,
});

export const NotificationPreferenceTable = new EntitySchema<NotificationPreference>({
  name: 'NotificationPreference',
  tableName: 'notification_preferences',
  columns: {
    organizationId: uuid('organization_id', { primary: true }),
    personId: uuid('person_id', { primary: true }),
    kind: text('kind', { primary: true }),
    mail: boolean('mail'),
  } satisfies Record<keyof NotificationPreference, EntitySchemaColumnOptions>,
});
