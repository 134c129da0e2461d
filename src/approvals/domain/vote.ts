import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import { conditionsSaid, type ConditionDraft, type ConditionSaid } from './condition';
import type { CountedVote, VoteChoice } from './tally';
import type { ToldAbove } from './way-up';

/** What somebody said, for themselves or for somebody else: append-only. */
export interface Vote extends CountedVote {
  readonly id: string;
  readonly organizationId: string;
  readonly approvalId: string;
  /** 1, 2, 3, … within the approval; the latest of a seat counts. */
  readonly sequence: number;
  readonly reason: string | null;
  /** What it was cast on: of an earlier content it does not count. */
  readonly contentVersion: number;
  readonly castAt: Date;
}

/** What a voter says. */
export interface VoteInput {
  readonly choice: VoteChoice;
  /** Whose seat it is for; when left out, the voter's own, or the only one that they stand in for. */
  readonly forId?: string | null;
  readonly reason?: string | null;
  /** What has to be done although it is approved. */
  readonly conditions?: readonly ConditionDraft[] | null;
  /** Who is to answer a question; whoever asked for the approval when left out. */
  readonly questionToId?: string | null;
}

export interface Said extends Pick<Vote, 'choice' | 'reason'> {
  /** None unless it is approved with conditions. */
  readonly conditions: readonly ConditionSaid[];
}

const NEEDS_REASON: readonly VoteChoice[] = ['RETURN', 'REJECT', 'QUESTION'];

/**
 * What is said, checked whole: a return, a rejection and a question need a reason, conditions go with their choice only.
 * @param today the date on which it is said
 */
export function saying(input: VoteInput, today: string): Said | InvalidInput {
  const { choice } = input;
  const check = new InputCheck();
  const reason = check.optionalText('input.reason', input.reason, { max: 2000 });
  const conditions = conditionsSaid(check, input.conditions ?? [], today);
  if (reason === null && NEEDS_REASON.includes(choice)) {
    check.problem('input.reason', `Expected a reason for ${choice}, got none.`);
  }
  const conditional = choice === 'APPROVE_WITH_CONDITIONS';
  if (conditional && conditions.length === 0) {
    check.problem('input.conditions', 'Expected the conditions of the approval, got none.');
  }
  if (!conditional && conditions.length > 0) {
    check.problem('input.conditions', `Conditions go with APPROVE_WITH_CONDITIONS, not with ${choice}.`);
  }
  if (choice !== 'QUESTION' && input.questionToId != null) {
    check.problem('input.questionToId', `Somebody is asked by a QUESTION, not by ${choice}.`);
  }
  return check.failed ? check.refusal() : { choice, reason, conditions };
}

/** A question of a voter. While one is open, the clock of its approval stands still. */
export interface ApprovalQuestion {
  readonly id: string;
  readonly organizationId: string;
  readonly approvalId: string;
  /** The vote that asks it: its reason is the question. */
  readonly voteId: string;
  /** Who is to answer. */
  readonly toId: string;
  readonly askedAt: Date;
  /** When it was answered, its seat voted otherwise, or the approval was closed; null while it is open. */
  readonly closedAt: Date | null;
  readonly answer: string | null;
  readonly answeredById: string | null;
}

/** Somebody who declared a conflict of interest: no vote of theirs counts, for themselves or for another. */
export interface Recusal {
  readonly id: string;
  readonly organizationId: string;
  readonly approvalId: string;
  readonly personId: string;
  readonly reason: string;
  readonly recusedAt: Date;
}

/** A seat that was given to somebody because too few were left in a group. */
export interface AssignedSeat {
  readonly id: string;
  readonly organizationId: string;
  readonly approvalId: string;
  readonly groupName: string;
  readonly personId: string;
  readonly assignedById: string;
  readonly reason: string;
  readonly assignedAt: Date;
  readonly version: number;
}

/** A material change of what is voted on. */
export interface ContentChange {
  readonly id: string;
  readonly organizationId: string;
  readonly approvalId: string;
  /** From this content on: 2 for the first change. */
  readonly contentVersion: number;
  /** A sentence for those who voted before. */
  readonly change: string;
  readonly changedById: string;
  readonly changedAt: Date;
}

/** Somebody above a voter was told that the vote is overdue: append-only. */
export interface Escalation extends ToldAbove {
  readonly id: string;
  readonly organizationId: string;
  readonly approvalId: string;
  /** The deadline that ran out: whose vote it is stands there. */
  readonly deadlineId: string;
  /** The body as whose chair, or in the chair's place; null in the voter's line, and where no body decides. */
  readonly governanceBodyId: string | null;
  readonly toldAt: Date;
}
