import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bytes, date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ContactCount } from './domain/contact-count';
import type { Charged, Correctable, ServiceContact } from './domain/service-contact';

const charged = {
  ownerId: uuid('owner_id'),
  side: text('side'),
  chargedToId: uuid('charged_to_id'),
  chargedSide: text('charged_side'),
} satisfies Record<keyof Charged, EntitySchemaColumnOptions>;

const correctable = {
  replacesId: uuid('replaces_id', nullable),
  replacedAt: timestamp('replaced_at', nullable),
} satisfies Record<keyof Correctable, EntitySchemaColumnOptions>;

const recorded = {
  importId: uuid('import_id', nullable),
  recordedById: uuid('recorded_by_id'),
  recordedAt: timestamp('recorded_at'),
};

export const ServiceContactTable = new EntitySchema<ServiceContact>({
  name: 'ServiceContact',
  tableName: 'service_contacts',
  columns: {
    id,
    organizationId,
    occurredAt: timestamp('occurred_at'),
    channelId: uuid('channel_id'),
    productId: uuid('product_id', nullable),
    journeyId: uuid('journey_id', nullable),
    causeId: uuid('cause_id'),
    customerId: uuid('customer_id', nullable),
    mode: text('mode'),
    transfers: integer('transfers'),
    relation: text('relation', nullable),
    text: text('text', nullable),
    importKey: bytes('import_key', nullable),
    ...charged,
    ...correctable,
    ...recorded,
  } satisfies Record<keyof ServiceContact, EntitySchemaColumnOptions>,
});

export const ContactCountTable = new EntitySchema<ContactCount>({
  name: 'ContactCount',
  tableName: 'contact_counts',
  columns: {
    id,
    organizationId,
    causeId: uuid('cause_id'),
    channelId: uuid('channel_id'),
    fromDay: date('from_day'),
    toDay: date('to_day'),
    contacts: integer('contacts'),
    ...charged,
    ...correctable,
    ...recorded,
  } satisfies Record<keyof ContactCount, EntitySchemaColumnOptions>,
});
