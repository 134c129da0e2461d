import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import {
  bytes,
  date,
  id,
  integer,
  json,
  nullable,
  organizationId,
  real,
  text,
  timestamp,
  uuid,
} from '../platform/columns';
import type { Channel, Feedback, FeedbackTheme, Product, Theme } from './domain/feedback';

export const ChannelTable = new EntitySchema<Channel>({
  name: 'Channel',
  tableName: 'channels',
  columns: { id, organizationId, name: text('name') } satisfies Record<keyof Channel, EntitySchemaColumnOptions>,
});

export const ProductTable = new EntitySchema<Product>({
  name: 'Product',
  tableName: 'products',
  columns: {
    id,
    organizationId,
    name: text('name'),
    ownerId: uuid('owner_id', nullable),
    version: integer('version'),
  } satisfies Record<keyof Product, EntitySchemaColumnOptions>,
});

export const ThemeTable = new EntitySchema<Theme>({
  name: 'Theme',
  tableName: 'themes',
  columns: { id, organizationId, name: text('name') } satisfies Record<keyof Theme, EntitySchemaColumnOptions>,
});

export const FeedbackTable = new EntitySchema<Feedback>({
  name: 'Feedback',
  tableName: 'feedback',
  columns: {
    id,
    organizationId,
    source: text('source'),
    party: text('party'),
    speaker: text('speaker'),
    receivedOn: date('received_on'),
    text: text('text', nullable),
    language: text('language'),
    rating: real('rating', nullable),
    channelId: uuid('channel_id', nullable),
    productId: uuid('product_id', nullable),
    journeyId: uuid('journey_id', nullable),
    customerId: uuid('customer_id', nullable),
    attributes: json('attributes'),
    importKey: bytes('import_key', nullable),
    importId: uuid('import_id', nullable),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at'),
  } satisfies Record<keyof Feedback, EntitySchemaColumnOptions>,
});

export const FeedbackThemeTable = new EntitySchema<FeedbackTheme>({
  name: 'FeedbackTheme',
  tableName: 'feedback_themes',
  columns: {
    organizationId: uuid('organization_id', { primary: true }),
    feedbackId: uuid('feedback_id', { primary: true }),
    themeId: uuid('theme_id', { primary: true }),
    origin: text('origin'),
    ruleSetId: uuid('rule_set_id', nullable),
  } satisfies Record<keyof FeedbackTheme, EntitySchemaColumnOptions>,
});
