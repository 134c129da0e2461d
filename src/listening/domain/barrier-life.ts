import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { BARRIER_TEXT_CHARACTERS, barrierTitle, type Barrier, type BarrierAnswer, type BarrierStatus } from './barrier';

/** What can be done with a barrier, and in which statuses. */
const BARRIER_LIFE = {
  assigned: ['REPORTED', 'ASSIGNED'],
  answered: ['ASSIGNED'],
  reopened: ['ANSWERED'],
  withdrawn: ['REPORTED', 'ASSIGNED'],
} as const satisfies Record<string, readonly BarrierStatus[]>;

interface Assignment {
  readonly ownerId: string;
  /** Left out, the day that was set before stays. */
  readonly answerBy?: string | null;
}

interface Assigning {
  /** Whether it is done by somebody who assigns barriers, not by the owner who passes this one on. */
  readonly setsTheDay: boolean;
  /** Calendar date in UTC. */
  readonly today: string;
}

/** Names who answers a barrier, and by which day. An owner passes it on, and never gives themselves more time by it. */
export function assignBarrier(
  barrier: Barrier,
  { ownerId, answerBy }: Assignment,
  { setsTheDay, today }: Assigning,
): Pick<Barrier, 'status' | 'ownerId' | 'answerBy'> | NotPossibleNow | InvalidInput {
  const impossible = cannotBe('assigned', barrier);
  if (impossible) return impossible;
  const check = new InputCheck();
  const day = answerBy ?? barrier.answerBy;
  if (day === null) check.problem('input.answerBy', 'Expected the day by which it is answered: none is set yet.');
  else if (day !== barrier.answerBy) {
    check.date('input.answerBy', day, { earliest: today });
    if (!setsTheDay) {
      const message = `The day stays ${barrier.answerBy} when its owner passes a barrier on: a CX leader or insights can set another.`;
      check.problem('input.answerBy', message);
    }
  }
  return check.failed ? check.refusal() : { status: 'ASSIGNED', ownerId, answerBy: day };
}

/** Its owner's answer: gone, made smaller, or kept, and why. */
export function answerBarrier(
  barrier: Barrier,
  { answer, reason }: { readonly answer: BarrierAnswer; readonly reason: string },
  now: Date,
): Pick<Barrier, 'status' | 'answer' | 'answerReason' | 'answeredAt'> | NotPossibleNow | InvalidInput {
  const said = cannotBe('answered', barrier) ?? written('input.reason', reason);
  return typeof said === 'string' ? { status: 'ANSWERED', answer, answerReason: said, answeredAt: now } : said;
}

/**
 * Says what is still in the way after an answer. Somebody names anew who answers it and by when: the owner was of the
 * opinion that it is done.
 */
export function reopenBarrier(
  barrier: Barrier,
  stillInTheWay: string,
): Pick<Barrier, 'status' | 'ownerId' | 'answerBy' | 'stillInTheWay'> | NotPossibleNow | InvalidInput {
  const said = cannotBe('reopened', barrier) ?? written('input.stillInTheWay', stillInTheWay);
  if (typeof said !== 'string') return said;
  return { status: 'REPORTED', ownerId: null, answerBy: null, stillInTheWay: said };
}

/** Takes back what was not answered yet. */
export function withdrawBarrier(
  barrier: Barrier,
  reason: string,
): Pick<Barrier, 'status' | 'withdrawnReason'> | NotPossibleNow | InvalidInput {
  const said = cannotBe('withdrawn', barrier) ?? written('input.reason', reason);
  return typeof said === 'string' ? { status: 'WITHDRAWN', withdrawnReason: said } : said;
}

function cannotBe(done: keyof typeof BARRIER_LIFE, barrier: Barrier): NotPossibleNow | undefined {
  const statuses: readonly BarrierStatus[] = BARRIER_LIFE[done];
  if (statuses.includes(barrier.status)) return undefined;
  const message = `The ${barrierTitle(barrier)} is ${barrier.status} and cannot be ${done}: it has to be ${statuses.join(' or ')}.`;
  return notPossibleNow(message, barrier.status);
}

function written(path: string, text: string): string | InvalidInput {
  const check = new InputCheck();
  const trimmed = check.text(path, text, { max: BARRIER_TEXT_CHARACTERS });
  return check.failed ? check.refusal() : trimmed;
}
