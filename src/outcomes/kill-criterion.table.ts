import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, json, nullable, organizationId, real, text, timestamp, uuid } from '../platform/columns';
import type { KillJudgement } from './domain/judging';
import type { KillCriterionChange, KillCriterionVote } from './domain/kill-change';
import type { KillCriterion } from './domain/kill-criterion';
import type { KillReferral } from './domain/referral';

const terms = {
  side: text('side'),
  threshold: real('threshold'),
  rule: text('rule'),
  periodMonths: integer('period_months'),
  periodsInRow: integer('periods_in_row'),
  lastDay: date('last_day'),
};

export const KillCriterionTable = new EntitySchema<KillCriterion>({
  name: 'KillCriterion',
  tableName: 'kill_criteria',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    metric: text('metric'),
    ...terms,
    setById: uuid('set_by_id'),
    setAt: timestamp('set_at'),
    replacedAt: timestamp('replaced_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof KillCriterion, EntitySchemaColumnOptions>,
});

export const KillCriterionChangeTable = new EntitySchema<KillCriterionChange>({
  name: 'KillCriterionChange',
  tableName: 'kill_criterion_changes',
  columns: {
    id,
    organizationId,
    killCriterionId: uuid('kill_criterion_id'),
    approvalId: uuid('approval_id'),
    ...terms,
    reason: text('reason'),
    askedById: uuid('asked_by_id'),
    askedAt: timestamp('asked_at'),
    decision: text('decision', nullable),
    decidedAt: timestamp('decided_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof KillCriterionChange, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const KillCriterionVoteTable = new EntitySchema<KillCriterionVote>({
  name: 'KillCriterionVote',
  tableName: 'kill_criterion_votes',
  columns: {
    id,
    organizationId,
    killCriterionChangeId: uuid('kill_criterion_change_id'),
    sequence: integer('sequence'),
    seatId: uuid('seat_id'),
    voterId: uuid('voter_id'),
    choice: text('choice'),
    reason: text('reason', nullable),
    castAt: timestamp('cast_at'),
  } satisfies Record<keyof KillCriterionVote, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const KillJudgementTable = new EntitySchema<KillJudgement>({
  name: 'KillJudgement',
  tableName: 'kill_judgements',
  columns: {
    id,
    organizationId,
    killCriterionId: uuid('kill_criterion_id'),
    criterionVersion: integer('criterion_version'),
    occasion: text('occasion'),
    measuredSince: date('measured_since'),
    period: integer('period'),
    from: date('judged_from'),
    to: date('judged_to'),
    outcome: text('outcome'),
    untoldBecause: text('untold_because', nullable),
    value: real('value', nullable),
    low: real('low', nullable),
    high: real('high', nullable),
    // A sum of counts of a thousand million each outgrows an integer; a JavaScript number holds it.
    n: { type: 'bigint', name: 'n', transformer: { to: (n: number) => n, from: Number } },
    readingIds: json('reading_ids'),
    judgedAt: timestamp('judged_at'),
  } satisfies Record<keyof KillJudgement, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const KillReferralTable = new EntitySchema<KillReferral>({
  name: 'KillReferral',
  tableName: 'kill_referrals',
  columns: {
    id,
    organizationId,
    killCriterionId: uuid('kill_criterion_id'),
    criterionVersion: integer('criterion_version'),
    cause: text('cause'),
    governanceBodyId: uuid('governance_body_id', nullable),
    meetingId: uuid('meeting_id', nullable),
    referredAt: timestamp('referred_at'),
  } satisfies Record<keyof KillReferral, EntitySchemaColumnOptions>,
});
