import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Policy, PolicyReview } from './domain/policy';
import type { PolicyDenial } from './domain/policy-denial';

export const PolicyTable = new EntitySchema<Policy>({
  name: 'Policy',
  tableName: 'policies',
  columns: {
    id,
    organizationId,
    name: text('name'),
    text: text('text', nullable),
    link: text('link', nullable),
    ownerId: uuid('owner_id'),
    retiredAt: timestamp('retired_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof Policy, EntitySchemaColumnOptions>,
});

export const PolicyDenialTable = new EntitySchema<PolicyDenial>({
  name: 'PolicyDenial',
  tableName: 'policy_denials',
  columns: {
    id,
    organizationId,
    policyId: uuid('policy_id'),
    deniedOn: date('denied_on'),
    channelId: uuid('channel_id', nullable),
    productId: uuid('product_id', nullable),
    customerId: uuid('customer_id', nullable),
    asked: text('asked', nullable),
    text: text('text', nullable),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at'),
  } satisfies Record<keyof PolicyDenial, EntitySchemaColumnOptions>,
});

export const PolicyReviewTable = new EntitySchema<PolicyReview>({
  name: 'PolicyReview',
  tableName: 'policy_reviews',
  columns: {
    id,
    organizationId,
    policyId: uuid('policy_id'),
    decision: text('decision'),
    reason: text('reason'),
    denialsSince: integer('denials_since'),
    reviewedById: uuid('reviewed_by_id'),
    reviewedAt: timestamp('reviewed_at'),
  } satisfies Record<keyof PolicyReview, EntitySchemaColumnOptions>,
});
