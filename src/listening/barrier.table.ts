import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Barrier } from './domain/barrier';

export const BarrierTable = new EntitySchema<Barrier>({
  name: 'Barrier',
  tableName: 'barriers',
  columns: {
    id,
    organizationId,
    kind: text('kind'),
    description: text('description'),
    customerEffect: text('customer_effect'),
    channelId: uuid('channel_id', nullable),
    productId: uuid('product_id', nullable),
    themeId: uuid('theme_id', nullable),
    status: text('status'),
    reporterId: uuid('reporter_id'),
    reportedAt: timestamp('reported_at'),
    ownerId: uuid('owner_id', nullable),
    answerBy: date('answer_by', nullable),
    answer: text('answer', nullable),
    answerReason: text('answer_reason', nullable),
    answeredAt: timestamp('answered_at', nullable),
    stillInTheWay: text('still_in_the_way', nullable),
    withdrawnReason: text('withdrawn_reason', nullable),
    version: integer('version'),
  } satisfies Record<keyof Barrier, EntitySchemaColumnOptions>,
});
