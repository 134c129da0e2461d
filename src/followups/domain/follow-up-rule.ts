import { isRating, RATING_EXPECTED, type FeedbackSource } from '../../listening/domain/feedback';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';

/** Which scores of a source are so low that somebody answers the customer; one a source. */
export interface FollowUpRule {
  readonly id: string;
  readonly organizationId: string;
  readonly source: FeedbackSource;
  /** A rating of this or less, on the scale of the source. */
  readonly atMost: number;
  /** By the calendar of whoever owns the follow-up: 1 to 60. */
  readonly dueInWorkingDays: number;
  /** Who owns it where neither the product nor the journey has an owner. */
  readonly ownerId: string;
  /** Whether it opens any; what it has opened stays. */
  readonly active: boolean;
  readonly version: number;
}

export type FollowUpRuleInput = Omit<FollowUpRule, 'id' | 'organizationId' | 'version'>;

/** What a rule is from now on, checked. */
export function followUpRule(input: FollowUpRuleInput): FollowUpRuleInput | InvalidInput {
  const check = new InputCheck();
  const { source, atMost, dueInWorkingDays, ownerId, active } = input;
  if (!isRating(atMost)) check.problem('input.atMost', `${atMost}: ${RATING_EXPECTED}`);
  check.whole('input.dueInWorkingDays', dueInWorkingDays, { min: 1, max: 60 });
  return check.failed ? check.refusal() : { source, atMost, dueInWorkingDays, ownerId, active };
}
