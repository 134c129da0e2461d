import { excerpt, type InvalidInput } from '../../shared/refusal';
import { InputCheck } from '../../shared/input-check';

/** What it is made of: a rule, how work is done, who tells whom what, what work is done with, what people are measured by. */
export const BARRIER_KINDS = ['RULE', 'PROCEDURE', 'COMMUNICATION', 'TECHNOLOGY', 'INCENTIVE'] as const;
export type BarrierKind = (typeof BARRIER_KINDS)[number];

/** Reported; somebody is to answer it; they did; taken back by whoever reported it. */
export const BARRIER_STATUSES = ['REPORTED', 'ASSIGNED', 'ANSWERED', 'WITHDRAWN'] as const;
export type BarrierStatus = (typeof BARRIER_STATUSES)[number];

/** It is gone; it was made smaller; it stays, for a reason. */
export const BARRIER_ANSWERS = ['REMOVED', 'CHANGED', 'KEPT'] as const;
export type BarrierAnswer = (typeof BARRIER_ANSWERS)[number];

/** An employee's report of what is at odds with what is best for customers, and what became of it. */
export interface Barrier {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: BarrierKind;
  readonly description: string;
  /** What customers feel of it. */
  readonly customerEffect: string;
  readonly channelId: string | null;
  readonly productId: string | null;
  readonly themeId: string | null;
  readonly status: BarrierStatus;
  readonly reporterId: string;
  readonly reportedAt: Date;
  /** Who is to answer it, or did; null while nobody is named. */
  readonly ownerId: string | null;
  /** Calendar date by which they answer; null while nobody is named. */
  readonly answerBy: string | null;
  /** The latest answer, with the moment and the reason; it did not hold where the barrier was reopened since. */
  readonly answer: BarrierAnswer | null;
  readonly answerReason: string | null;
  readonly answeredAt: Date | null;
  /** What the reporter found still in the way when reopening it; null while it never was. */
  readonly stillInTheWay: string | null;
  readonly withdrawnReason: string | null;
  readonly version: number;
}

export interface BarrierInput extends Pick<Barrier, 'kind' | 'description' | 'customerEffect'> {
  readonly channelId?: string | null;
  readonly productId?: string | null;
  readonly themeId?: string | null;
}

/** The most characters that a person writes about a barrier in one field. */
export const BARRIER_TEXT_CHARACTERS = 2000;

/** A barrier as it was reported: nobody is to answer it yet. Whether channel, product and theme exist is asked where they are kept. */
export function reportBarrier(
  origin: Pick<Barrier, 'id' | 'organizationId' | 'reporterId' | 'reportedAt'>,
  input: BarrierInput,
): Barrier | InvalidInput {
  const check = new InputCheck();
  const [max, { kind, channelId = null, productId = null, themeId = null }] = [BARRIER_TEXT_CHARACTERS, input];
  const description = check.text('input.description', input.description, { max });
  const customerEffect = check.text('input.customerEffect', input.customerEffect, { max });
  if (check.failed) return check.refusal();
  const about = { channelId, productId, themeId };
  const unanswered = { ownerId: null, answerBy: null, answer: null, answerReason: null, answeredAt: null };
  return {
    ...{ ...origin, kind, description, customerEffect, ...about, status: 'REPORTED', ...unanswered },
    ...{ stillInTheWay: null, withdrawnReason: null, version: 1 },
  };
}

/** How a person calls it. */
export const barrierTitle = ({ description }: Pick<Barrier, 'description'>): string =>
  `barrier "${excerpt(description)}"`;
