import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import {
  bigint,
  boolean,
  date,
  id,
  integer,
  nullable,
  organizationId,
  text,
  timestamp,
  uuid,
} from '../platform/columns';
import type { ContactCause, ContactCauseNeed } from './domain/contact-cause';
import type { ContactRate } from './domain/contact-rate';
import type { RepeatWindow } from './domain/repeat-window';

export const ContactCauseTable = new EntitySchema<ContactCause>({
  name: 'ContactCause',
  tableName: 'contact_causes',
  columns: {
    id,
    organizationId,
    name: text('name'),
    ownerId: uuid('owner_id'),
    side: text('side'),
    productId: uuid('product_id', nullable),
    journeyId: uuid('journey_id', nullable),
    avoidable: boolean('avoidable'),
    version: integer('version'),
  } satisfies Record<keyof ContactCause, EntitySchemaColumnOptions>,
});

export const ContactCauseNeedTable = new EntitySchema<ContactCauseNeed>({
  name: 'ContactCauseNeed',
  tableName: 'contact_cause_needs',
  columns: {
    organizationId: uuid('organization_id', { primary: true }),
    causeId: uuid('cause_id', { primary: true }),
    needId: uuid('need_id', { primary: true }),
  } satisfies Record<keyof ContactCauseNeed, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const ContactRateTable = new EntitySchema<ContactRate>({
  name: 'ContactRate',
  tableName: 'contact_rates',
  columns: {
    id,
    organizationId,
    channelId: uuid('channel_id'),
    fromDay: date('from_day'),
    costMinor: bigint('cost_minor'),
    currencyCode: text('currency_code'),
    setById: uuid('set_by_id'),
    setAt: timestamp('set_at'),
  } satisfies Record<keyof ContactRate, EntitySchemaColumnOptions>,
});

export const RepeatWindowTable = new EntitySchema<RepeatWindow>({
  name: 'RepeatWindow',
  tableName: 'repeat_windows',
  columns: {
    id,
    organizationId,
    days: integer('days'),
    version: integer('version'),
  } satisfies Record<keyof RepeatWindow, EntitySchemaColumnOptions>,
});
