import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, date, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { ReviewDecision } from './domain/motion';
import type { ReviewVote } from './domain/review-vote';

export const ReviewDecisionTable = new EntitySchema<ReviewDecision>({
  name: 'ReviewDecision',
  tableName: 'review_decisions',
  columns: {
    id,
    organizationId,
    reviewId: uuid('review_id'),
    number: integer('number'),
    proposalId: uuid('proposal_id'),
    initiativeId: uuid('initiative_id', nullable),
    title: text('title'),
    currencyCode: text('currency_code'),
    subjectVersion: integer('subject_version'),
    outcome: text('outcome'),
    status: text('status'),
    costOneOffMinor: bigint('cost_one_off_minor', nullable),
    costYearlyMinor: bigint('cost_yearly_minor', nullable),
    valueYearlyMinor: bigint('value_yearly_minor', nullable),
    amountMinor: bigint('amount_minor', nullable),
    scope: text('scope', nullable),
    until: date('until', nullable),
    conditions: json('conditions'),
    reason: text('reason', nullable),
    leadId: uuid('lead_id', nullable),
    businessOwnerId: uuid('business_owner_id', nullable),
    weightedPriceMinor: bigint('weighted_price_minor', nullable),
    priceMinor: bigint('price_minor', nullable),
    putById: uuid('put_by_id'),
    putAt: timestamp('put_at'),
    decidedById: uuid('decided_by_id', nullable),
    decidedAt: timestamp('decided_at', nullable),
    count: json('count', nullable),
    withdrawnReason: text('withdrawn_reason', nullable),
    eventId: uuid('event_id', nullable),
    begunId: uuid('begun_id', nullable),
    version: integer('version'),
  } satisfies Record<keyof ReviewDecision, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete, and a vote on what is somebody's own. */
export const ReviewVoteTable = new EntitySchema<ReviewVote>({
  name: 'ReviewVote',
  tableName: 'review_votes',
  columns: {
    id,
    organizationId,
    decisionId: uuid('decision_id'),
    sequence: integer('sequence'),
    seatId: uuid('seat_id'),
    voterId: uuid('voter_id'),
    choice: text('choice'),
    reason: text('reason', nullable),
    castAt: timestamp('cast_at'),
  } satisfies Record<keyof ReviewVote, EntitySchemaColumnOptions>,
});
