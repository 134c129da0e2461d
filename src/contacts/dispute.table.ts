import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, real, text, timestamp, uuid } from '../platform/columns';
import type { ContactDispute } from './domain/dispute';

export const ContactDisputeTable = new EntitySchema<ContactDispute>({
  name: 'ContactDispute',
  tableName: 'contact_disputes',
  columns: {
    id,
    organizationId,
    causeId: uuid('cause_id'),
    contactId: uuid('contact_id', nullable),
    fromDay: date('from_day'),
    toDay: date('to_day'),
    ownerId: uuid('owner_id'),
    contacts: real('contacts'),
    reason: text('reason'),
    raisedAt: timestamp('raised_at'),
    decision: text('decision', nullable),
    decidedById: uuid('decided_by_id', nullable),
    decidedAt: timestamp('decided_at', nullable),
    decisionReason: text('decision_reason', nullable),
    movedToId: uuid('moved_to_id', nullable),
    movedToSide: text('moved_to_side', nullable),
    withdrawnAt: timestamp('withdrawn_at', nullable),
    withdrawnReason: text('withdrawn_reason', nullable),
    version: integer('version'),
  } satisfies Record<keyof ContactDispute, EntitySchemaColumnOptions>,
});
