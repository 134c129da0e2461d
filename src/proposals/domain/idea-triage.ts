import { daysAfter } from '../../shared/days';
import { calendarDate, InputCheck } from '../../shared/input-check';
import { ownDecision, type InvalidInput, type NotPossibleNow, type OwnDecision } from '../../shared/refusal';
import type { Proposal } from './proposal';
import type { StatusChange } from './proposal-event';
import type { Decider } from './proposal-life';
import { advance, cannot } from './proposal-transitions';

/** Who answers the ideas of an organization, and how soon: data that it edits. */
export interface IdeaTriage {
  readonly id: string;
  readonly organizationId: string;
  /** Who answers ideas that name no pillar, or one without an owner; null while nobody does. */
  readonly ownerId: string | null;
  /** Calendar days. */
  readonly answerWithinDays: number;
  readonly version: number;
}

export const DEFAULT_ANSWER_WITHIN_DAYS = 14;
const ANSWER_WITHIN_DAYS = { min: 1, max: 365 };
const PARAGRAPH = { max: 4000 };

export const IDEA_ANSWERS = ['TAKE_ON', 'DECLINE'] as const;
export type IdeaAnswer = (typeof IDEA_ANSWERS)[number];

/** Who answers ideas from now on, and how soon. Ideas that are there keep owner and date. */
export function setIdeaTriage({
  ownerId = null,
  answerWithinDays,
}: {
  readonly ownerId?: string | null | undefined;
  readonly answerWithinDays: number;
}): Pick<IdeaTriage, 'ownerId' | 'answerWithinDays'> | InvalidInput {
  const check = new InputCheck();
  check.whole('input.answerWithinDays', answerWithinDays, ANSWER_WITHIN_DAYS);
  return check.failed ? check.refusal() : { ownerId, answerWithinDays };
}

/**
 * Who answers a new idea: the owner of the pillar that it names, else whoever answers for all; never its own proposer,
 * and nobody where both are missing. And the date by which.
 */
export function firstTriage(
  { ownerId, answerWithinDays }: Pick<IdeaTriage, 'ownerId' | 'answerWithinDays'>,
  { proposerId, pillarOwnerId }: { readonly proposerId: string; readonly pillarOwnerId: string | null },
  now: Date,
): Pick<Proposal, 'triageOwnerId' | 'answerBy'> {
  const triageOwnerId = [pillarOwnerId, ownerId].find((each) => each !== null && each !== proposerId) ?? null;
  return { triageOwnerId, answerBy: daysAfter(calendarDate(now), answerWithinDays) };
}

export interface AssignTriageInput {
  readonly ownerId: string;
  /** A date after today, `YYYY-MM-DD`. */
  readonly answerBy: string;
}

/** Hands an idea to somebody who answers it by a date. */
export function assignTriage(
  idea: Proposal,
  { ownerId, answerBy }: AssignTriageInput,
  now: Date,
): Proposal | NotPossibleNow | InvalidInput {
  const refused = cannot('ASSIGN_TRIAGE', idea);
  if (refused) return refused;

  const check = new InputCheck();
  if (ownerId === idea.proposerId) {
    check.problem('input.ownerId', 'This person proposed the idea: somebody else answers it.');
  }
  const answered = check.date('input.answerBy', answerBy, { after: calendarDate(now) });
  if (check.failed) return check.refusal();
  return advance(idea, 'ASSIGN_TRIAGE', { triageOwnerId: ownerId, answerBy: answered }, now);
}

export interface AnswerIdeaInput {
  readonly answer: IdeaAnswer;
  /** With TAKE_ON: who writes the draft; its proposer when left out. */
  readonly drafterId?: string | null | undefined;
  /** With DECLINE it has to be there. */
  readonly reason?: string | null | undefined;
  /** With DECLINE, and it has to be there: what was looked at. */
  readonly basis?: string | null | undefined;
}

/**
 * Answers an idea: it is taken on, as a draft that somebody is named to write, or declined, with the reason and what was
 * looked at. Nobody answers their own.
 */
export function answerIdea(
  idea: Proposal,
  input: AnswerIdeaInput,
  decider: Decider,
): StatusChange | NotPossibleNow | OwnDecision | InvalidInput {
  const refused = cannot(input.answer === 'TAKE_ON' ? 'TAKE_ON' : 'DECLINE_IDEA', idea);
  if (refused) return refused;
  if (decider.decidedById === idea.proposerId) {
    return ownDecision(`You proposed "${idea.title}": somebody else answers it.`);
  }
  return input.answer === 'TAKE_ON' ? takeOn(idea, input, decider.decidedAt) : declineIdea(idea, input, decider);
}

function takeOn(idea: Proposal, { drafterId, reason, basis }: AnswerIdeaInput, now: Date): StatusChange | InvalidInput {
  const check = new InputCheck();
  const why = check.optionalText('input.reason', reason, PARAGRAPH);
  if (basis != null) check.problem('input.basis', 'It goes with DECLINE.');
  if (check.failed) return check.refusal();
  const taken = advance(idea, 'TAKE_ON', { drafterId: drafterId ?? idea.proposerId }, now);
  return { proposal: taken, reason: why, dueOn: null };
}

function declineIdea(
  idea: Proposal,
  { drafterId, reason, basis }: AnswerIdeaInput,
  decider: Decider,
): StatusChange | InvalidInput {
  const check = new InputCheck();
  if (drafterId != null) check.problem('input.drafterId', 'It goes with TAKE_ON.');
  const declineReason = check.text('input.reason', reason ?? '', PARAGRAPH);
  const declineBasis = check.text('input.basis', basis ?? '', PARAGRAPH);
  if (check.failed) return check.refusal();
  const declined = advance(idea, 'DECLINE_IDEA', { ...decider, declineReason, declineBasis }, decider.decidedAt);
  return { proposal: declined, reason: declineReason, dueOn: null };
}
