import { tallyOf, type Election, withVote } from '../../approvals/domain/election';
import type { Metric } from '../../metrics/domain/metric';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow, type Refusal } from '../../shared/refusal';
import { takeTerms, type KillCriterion, type KillTerms } from './kill-criterion';

export const CHANGE_DECISIONS = ['AGREED', 'REJECTED', 'WITHDRAWN'] as const;
export type ChangeDecision = (typeof CHANGE_DECISIONS)[number];

/** Somebody asks for other terms of a criterion that was approved with the design; the quorum that approved it decides. */
export interface KillCriterionChange extends KillTerms {
  readonly id: string;
  readonly organizationId: string;
  readonly killCriterionId: string;
  /** The approval of the design, whose groups decide. */
  readonly approvalId: string;
  readonly reason: string;
  readonly askedById: string;
  readonly askedAt: Date;
  /** Null while it is open. */
  readonly decision: ChangeDecision | null;
  readonly decidedAt: Date | null;
  readonly version: number;
}

export const CHANGE_CHOICES = ['APPROVE', 'REJECT'] as const;
export type ChangeChoice = (typeof CHANGE_CHOICES)[number];

/** What a human said on a change, for a seat. Append-only: the latest of a seat counts. */
export interface KillCriterionVote {
  readonly id: string;
  readonly organizationId: string;
  readonly killCriterionChangeId: string;
  readonly sequence: number;
  readonly seatId: string;
  readonly voterId: string;
  readonly choice: ChangeChoice;
  readonly reason: string | null;
  readonly castAt: Date;
}

export interface ChangeInput extends KillTerms {
  readonly reason: string;
}

/** @returns or a refusal: something is wrong with it, or nothing would change */
export function askForChange(
  criterion: KillCriterion,
  { reason, ...terms }: ChangeInput,
  { metric, today }: { readonly metric: Metric | undefined; readonly today: string },
): (KillTerms & { readonly reason: string }) | InvalidInput {
  const check = new InputCheck();
  const asked = takeTerms(check, 'input', metric, terms, today);
  const why = check.text('input.reason', reason, { max: 2000 });
  const names = Object.keys(asked) as (keyof KillTerms)[];
  if (!check.failed && names.every((name) => asked[name] === criterion[name])) {
    check.problem('input', 'It is so already: expected other terms.');
  }
  return check.failed ? check.refusal() : { ...asked, reason: why };
}

/** Only what is open is decided on. */
export function refuseUnlessOpen({ decision }: Pick<KillCriterionChange, 'decision'>): NotPossibleNow | undefined {
  return decision === null
    ? undefined
    : notPossibleNow(`This change was ${decision} already: ask for another one.`, decision);
}

interface VoteInput {
  readonly choice: ChangeChoice;
  readonly reason?: string | null | undefined;
}

/** @returns a vote with a reason where it needs one: nobody rejects without */
export function sayOnChange({ choice, reason }: VoteInput): { choice: ChangeChoice; reason: string | null } | Refusal {
  const check = new InputCheck();
  const why = check.optionalText('input.reason', reason, { max: 2000 });
  if (why === null && choice === 'REJECT')
    check.problem('input.reason', 'Expected a reason for the rejection, got none.');
  return check.failed ? check.refusal() : { choice, reason: why };
}

/** What a further vote decides: the groups and quorums of the approval of the design count it. Null while more are awaited. */
export function decidedBy(
  election: Election,
  vote: Pick<KillCriterionVote, 'seatId' | 'voterId' | 'choice'>,
): 'AGREED' | 'REJECTED' | null {
  const { state } = tallyOf(withVote(election, vote));
  return state === 'APPROVED' ? 'AGREED' : state === 'REJECTED' ? 'REJECTED' : null;
}
