import type { Initiative } from '../../initiatives/domain/initiative';
import type { Meeting } from '../../meetings/domain/meeting';
import { InputCheck } from '../../shared/input-check';
import {
  notPossibleNow,
  ownDecision,
  type InvalidInput,
  type NotPossibleNow,
  type OwnDecision,
} from '../../shared/refusal';

/** What a body says to it. */
export const SUNSET_ANSWERS = ['CONTINUE', 'SUNSET'] as const;
export type SunsetAnswer = (typeof SUNSET_ANSWERS)[number];

/** How a proposal ends: as the body says, or because it was wound down or stopped before the body said anything. */
export const SUNSET_ENDS = [...SUNSET_ANSWERS, 'OVERTAKEN'] as const;
export type SunsetEnd = (typeof SUNSET_ENDS)[number];

/** Somebody proposes to wind something down that is in service: continue or sunset is put before the body. */
export interface SunsetProposal {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** 1, 2, 3, … of the initiative. */
  readonly number: number;
  readonly reason: string;
  readonly proposedById: string;
  readonly proposedAt: Date;
  /** The body that decides on what the initiative takes; null where there is none. */
  readonly governanceBodyId: string | null;
  /** The meeting on whose agenda it was put; null where none was planned. */
  readonly meetingId: string | null;
  /** Null while it is open. */
  readonly answer: SunsetEnd | null;
  readonly answerReason: string | null;
  readonly answeredById: string | null;
  readonly answeredAt: Date | null;
  readonly version: number;
}

/** Only what is in service can be wound down: what does not run yet is stopped. */
export function refuseOutOfService({
  title,
  stage,
  status,
}: Pick<Initiative, 'title' | 'stage' | 'status'>): NotPossibleNow | undefined {
  if (stage === 'MEASURE' && status !== 'CLOSED') return undefined;
  const message = `"${title}" is ${status} in ${stage.toLowerCase()}: a sunset is proposed of what is in service, in measure.`;
  return notPossibleNow(message, status);
}

/** One question at a time. @param earlier all of the initiative */
export function refuseProposedTwice(
  title: string,
  earlier: readonly Pick<SunsetProposal, 'answer' | 'proposedAt'>[],
): NotPossibleNow | undefined {
  const open = earlier.find(({ answer }) => answer === null);
  if (open === undefined) return undefined;
  const day = open.proposedAt.toISOString().slice(0, 10);
  return notPossibleNow(`A sunset of "${title}" is proposed already, since ${day}, and not answered yet.`, 'OPEN');
}

export function checkedReason(reason: string): { readonly reason: string } | InvalidInput {
  const check = new InputCheck();
  const given = check.text('input.reason', reason, { max: 2000 });
  return check.failed ? check.refusal() : { reason: given };
}

/** Where a body answers: at the meeting that it was put before, with as many there as it takes. */
export interface Sitting extends Pick<Meeting, 'status' | 'title' | 'quorum'> {
  /** How many seats are taken. */
  readonly present: number;
}

/**
 * Why a body cannot answer yet: its meeting is to come, or too few were there.
 * @param sitting null where it is on no agenda; what was cancelled is answered without
 */
export function refuseBeforeMeeting(sitting: Sitting | null): NotPossibleNow | undefined {
  if (sitting === null || sitting.status === 'CANCELLED') return undefined;
  const { title, status, quorum, present } = sitting;
  if (status === 'PLANNED') return notPossibleNow(`"${title}", before which it is put, is still to come.`, status);
  if (present >= (quorum ?? 0)) return undefined;
  return notPossibleNow(`${present} of ${quorum} members were at "${title}": too few to decide.`, status);
}

export type Answered = Required<Pick<SunsetProposal, 'answer' | 'answerReason' | 'answeredById' | 'answeredAt'>>;

/** What is wound down, or closed, is asked no more whether it goes on. */
export const overtakes = ({ stage, status }: Pick<Initiative, 'stage' | 'status'>): boolean =>
  stage === 'SUNSET' || status === 'CLOSED';

/**
 * The answer of the body, as somebody who leads it writes it down.
 * @param concernedIds everybody with a part in the initiative
 */
export function answered(
  proposal: SunsetProposal,
  said: { readonly answer: SunsetAnswer; readonly reason: string },
  by: { readonly personId: string; readonly at: Date; readonly concernedIds: readonly string[] },
): Answered | InvalidInput | NotPossibleNow | OwnDecision {
  const reason = checkedReason(said.reason);
  if ('kind' in reason) return reason;
  if (proposal.answer === 'OVERTAKEN') {
    return notPossibleNow('It was overtaken: its initiative was stopped before the body answered.', 'OVERTAKEN');
  }
  if (proposal.answer !== null) return notPossibleNow(`It was answered already: ${proposal.answer}.`, proposal.answer);
  if (proposal.proposedById === by.personId) {
    return ownDecision('Nobody answers a sunset that they proposed themselves.');
  }
  if (by.concernedIds.includes(by.personId)) {
    return ownDecision('Nobody answers for what is their own: you have a part in this initiative.');
  }
  return { answer: said.answer, answerReason: reason.reason, answeredById: by.personId, answeredAt: by.at };
}
