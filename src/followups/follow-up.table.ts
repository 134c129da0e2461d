import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { boolean, date, id, integer, nullable, organizationId, real, text, timestamp, uuid } from '../platform/columns';
import type { FollowUp } from './domain/follow-up';
import type { FollowUpRule } from './domain/follow-up-rule';

export const FollowUpRuleTable = new EntitySchema<FollowUpRule>({
  name: 'FollowUpRule',
  tableName: 'follow_up_rules',
  columns: {
    id,
    organizationId,
    source: text('source'),
    atMost: real('at_most'),
    dueInWorkingDays: integer('due_in_working_days'),
    ownerId: uuid('owner_id'),
    active: boolean('active'),
    version: integer('version'),
  } satisfies Record<keyof FollowUpRule, EntitySchemaColumnOptions>,
});

export const FollowUpTable = new EntitySchema<FollowUp>({
  name: 'FollowUp',
  tableName: 'follow_ups',
  columns: {
    id,
    organizationId,
    feedbackId: uuid('feedback_id'),
    customerId: uuid('customer_id', nullable),
    ownerId: uuid('owner_id'),
    openedAt: timestamp('opened_at'),
    dueAt: timestamp('due_at'),
    closedAt: timestamp('closed_at', nullable),
    closedById: uuid('closed_by_id', nullable),
    answeredOn: date('answered_on', nullable),
    how: text('how', nullable),
    version: integer('version'),
  } satisfies Record<keyof FollowUp, EntitySchemaColumnOptions>,
});
