import type { Deadline } from '../../deadlines/domain/deadline';
import { dueAfter, remaining, type Moment } from '../../deadlines/domain/delay';
import { left, paused, resumed, type Beginning, type Kept } from '../../deadlines/domain/keeping';
import type { WorkingTime } from '../../people/domain/working-calendar';
import { daysOfTimers, VOTE_TIMERS, type VoteTimer, type VoteTimes } from './vote-times';

/** Which votes an approval awaits, as their deadlines see it. */
export interface VotesAwaited {
  readonly times: VoteTimes;
  /** Whose votes they are. */
  readonly seatIds: readonly string[];
  /** While a question is open or what is voted on is on hold: what is left is kept. */
  readonly isPaused: boolean;
  /** What is voted on has changed: whoever had time before has all of it once more. */
  readonly isAnew: boolean;
}

/**
 * What becomes of the deadlines of an approval's votes: those of votes that are not awaited any more end, those of votes that
 * are awaited run, rest or go on; a vote that is awaited anew has a further entry of each.
 * @param known every deadline that the approval has had
 * @param timeOf when somebody works
 */
export function keepVoteClock(
  known: readonly Deadline[],
  { times, seatIds, isPaused, isAnew }: VotesAwaited,
  timeOf: (personId: string) => WorkingTime,
  now: Date,
): Kept {
  const momentOf = (personId: string): Moment => ({ time: timeOf(personId), now });
  const goesOn = (deadline: Deadline): deadline is Deadline & { personId: string } =>
    !isAnew && deadline.personId !== null && seatIds.includes(deadline.personId);
  const current = known.filter(({ leftAt }) => leftAt === null);
  const kept = current.map((deadline) => {
    if (!goesOn(deadline)) return left(deadline, { now });
    const moment = momentOf(deadline.personId);
    return isPaused ? paused(deadline, moment) : resumed(deadline, moment);
  });
  const running = new Set(current.filter(goesOn).map(({ personId }) => personId));
  const begun = seatIds
    .filter((seatId) => !running.has(seatId))
    .flatMap((seatId) =>
      daysOfTimers(times).map(([timer, days]) =>
        beginning(furtherEntry(known, seatId, timer), days, isPaused, momentOf(seatId)),
      ),
    );
  const before = new Set(known);
  return { changed: kept.filter((deadline) => !before.has(deadline)), begun };
}

/**
 * The next step of an escalation, one of whose steps has just been taken: a further entry, so many working days from now.
 * @param known every deadline that the approval has had
 */
export const furtherStep = (known: readonly Deadline[], seatId: string, days: number, moment: Moment): Beginning =>
  beginning(furtherEntry(known, seatId, 'escalation'), days, false, moment);

type Entry = Pick<Beginning, 'personId' | 'name' | 'entry'>;

/** As a timer of somebody's vote begins once more. */
export function furtherEntry(known: readonly Deadline[], personId: string, timer: VoteTimer): Entry {
  const name = VOTE_TIMERS[timer];
  const entries = known.filter((each) => each.personId === personId && each.name === name).map(({ entry }) => entry);
  return { personId, name, entry: 1 + Math.max(0, ...entries) };
}

function beginning(origin: Entry, days: number, isPaused: boolean, moment: Moment): Beginning {
  const dueAt = dueAfter({ kind: 'WORKING_DAYS', days }, moment);
  const started = { ...origin, startedAt: moment.now, inWorkingTime: true, firedAt: null };
  if (!isPaused) return { ...started, state: 'PENDING', dueAt, remainingSeconds: null };
  return { ...started, state: 'PAUSED', dueAt: null, remainingSeconds: remaining(started, dueAt, moment) };
}
