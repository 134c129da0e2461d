import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import {
  bigint,
  boolean,
  id,
  integer,
  json,
  nullable,
  organizationId,
  text,
  timestamp,
  uuid,
} from '../platform/columns';
import type { ReviewOffer } from './domain/offers';
import type { PreRead, ReviewItem } from './domain/pre-read';
import type { PortfolioReview } from './domain/review';

export const PortfolioReviewTable = new EntitySchema<PortfolioReview>({
  name: 'PortfolioReview',
  tableName: 'portfolio_reviews',
  columns: {
    id,
    organizationId,
    portfolioId: uuid('portfolio_id'),
    meetingId: uuid('meeting_id'),
    status: text('status'),
    currencyCode: text('currency_code'),
    plannedById: uuid('planned_by_id'),
    plannedAt: timestamp('planned_at'),
    issuedAt: timestamp('issued_at', nullable),
    closedById: uuid('closed_by_id', nullable),
    closedAt: timestamp('closed_at', nullable),
    freedMinor: bigint('freed_minor', nullable),
    departure: json('departure', nullable),
    cancelledReason: text('cancelled_reason', nullable),
    version: integer('version'),
  } satisfies Record<keyof PortfolioReview, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const PreReadTable = new EntitySchema<PreRead>({
  name: 'PreRead',
  tableName: 'pre_reads',
  columns: {
    id,
    organizationId,
    reviewId: uuid('review_id'),
    number: integer('number'),
    reason: text('reason', nullable),
    changes: json('changes'),
    inputs: json('inputs'),
    inputsHash: text('inputs_hash'),
    answers: json('answers'),
    frozenById: uuid('frozen_by_id'),
    frozenAt: timestamp('frozen_at'),
  } satisfies Record<keyof PreRead, EntitySchemaColumnOptions>,
});

/** Append-only, as its pre-read. */
export const ReviewItemTable = new EntitySchema<ReviewItem>({
  name: 'ReviewItem',
  tableName: 'review_items',
  columns: {
    id,
    organizationId,
    preReadId: uuid('pre_read_id'),
    position: integer('position'),
    proposalId: uuid('proposal_id'),
    initiativeId: uuid('initiative_id', nullable),
    title: text('title'),
    currencyCode: text('currency_code'),
    scoreMicro: bigint('score_micro'),
    rank: integer('rank', nullable),
    withinBudget: boolean('within_budget'),
    robustness: text('robustness', nullable),
    recommended: boolean('recommended', nullable),
    neededMinor: bigint('needed_minor'),
    valueMinor: bigint('value_minor'),
    valueOverHorizonMinor: bigint('value_over_horizon_minor'),
    weightedValueOverHorizonMinor: bigint('weighted_value_over_horizon_minor'),
    totalCostMinor: bigint('total_cost_minor'),
  } satisfies Record<keyof ReviewItem, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const ReviewOfferTable = new EntitySchema<ReviewOffer>({
  name: 'ReviewOffer',
  tableName: 'review_offers',
  columns: {
    id,
    organizationId,
    reviewId: uuid('review_id'),
    position: integer('position'),
    proposalId: uuid('proposal_id'),
    amountMinor: bigint('amount_minor'),
    currencyCode: text('currency_code'),
    offeredAt: timestamp('offered_at'),
  } satisfies Record<keyof ReviewOffer, EntitySchemaColumnOptions>,
});
