import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { boolean, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Digest } from './domain/digest';
import type { DigestRecipient, DigestSchedule } from './domain/digest-schedule';

export const DigestScheduleTable = new EntitySchema<DigestSchedule>({
  name: 'DigestSchedule',
  tableName: 'digest_schedules',
  columns: {
    id,
    organizationId,
    isOn: boolean('is_on'),
    frequency: text('frequency'),
    weekday: text('weekday', nullable),
    dayOfMonth: integer('day_of_month', nullable),
    hour: integer('hour'),
    roles: json('roles'),
    nextDueAt: timestamp('next_due_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof DigestSchedule, EntitySchemaColumnOptions>,
});

export const DigestRecipientTable = new EntitySchema<DigestRecipient>({
  name: 'DigestRecipient',
  tableName: 'digest_recipients',
  columns: {
    organizationId: { ...organizationId, primary: true },
    personId: uuid('person_id', { primary: true }),
  } satisfies Record<keyof DigestRecipient, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const DigestTable = new EntitySchema<Digest>({
  name: 'Digest',
  tableName: 'digests',
  columns: {
    id,
    organizationId,
    number: integer('number'),
    title: text('title'),
    content: json('content'),
    markdown: text('markdown'),
    html: text('html'),
    text: text('text'),
    dueAt: timestamp('due_at'),
    since: timestamp('since'),
    issuedAt: timestamp('issued_at'),
  } satisfies Record<keyof Digest, EntitySchemaColumnOptions>,
});
