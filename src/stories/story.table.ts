import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { boolean, date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Story } from './domain/story';

export const StoryTable = new EntitySchema<Story>({
  name: 'Story',
  tableName: 'stories',
  columns: {
    id,
    organizationId,
    experience: text('experience'),
    journeyId: uuid('journey_id'),
    customerId: uuid('customer_id', nullable),
    toldOn: date('told_on'),
    title: text('title', nullable),
    text: text('text', nullable),
    consent: boolean('consent'),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at'),
    withdrawnAt: timestamp('withdrawn_at', nullable),
    withdrawnReason: text('withdrawn_reason', nullable),
    version: integer('version'),
  } satisfies Record<keyof Story, EntitySchemaColumnOptions>,
});
