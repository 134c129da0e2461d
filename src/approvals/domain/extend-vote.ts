import { extendDeadline, putOff, type Deadline, type Extension } from '../../deadlines/domain/deadline';
import type { Beginning } from '../../deadlines/domain/keeping';
import { votersFor } from '../../people/domain/delegation';
import type { WorkingTime } from '../../people/domain/working-calendar';
import { isRefusal, ownDecision, type OwnDecision, type Refusal } from '../../shared/refusal';
import type { Election } from './election';
import { furtherEntry } from './vote-clock';
import { VOTE_TIMERS } from './vote-times';

/** A deadline of a vote: whose vote it is stands in it. */
export type VoteDeadline = Deadline & { readonly personId: string };

/** What a vote's deadlines become with more time. */
interface ExtendedVote {
  readonly extended: readonly Deadline[];
  readonly begun: readonly Beginning[];
  readonly reason: string;
}

/**
 * Gives a voter more time. What follows in the same vote moves by as much, in the voter's working time; so does the reminder of
 * what is due, and one that came already comes once more.
 * @param known every deadline that the approval has had
 * @param time when the voter works
 * @returns or a refusal: the actor has a part in it, declared a conflict or may cast this vote themselves, or what
 *   {@link extendDeadline} refuses
 */
export function extendVote(
  deadline: VoteDeadline,
  known: readonly Deadline[],
  extension: Extension,
  { actorId, election, time }: { readonly actorId: string; readonly election: Election; readonly time: WorkingTime },
): ExtendedVote | Refusal {
  const { now } = election;
  const own = refuseOwn(actorId, deadline.personId, election);
  if (own) return own;
  const others = known.filter(({ id, personId }) => personId === deadline.personId && id !== deadline.id);
  const decided = extendDeadline(deadline, others, extension, { time, now });
  if (isRefusal(decided)) return decided;
  if (deadline.name !== VOTE_TIMERS.due) return { ...decided, begun: [] };
  const [reminder] = others
    .filter(({ name, leftAt }) => name === VOTE_TIMERS.reminder && leftAt === null)
    .toSorted((one, other) => other.entry - one.entry);
  if (reminder === undefined) return { ...decided, begun: [] };
  const dueAt = putOff(reminder, { from: deadline.dueAt ?? now, to: extension.dueAt }, time);
  if (reminder.state === 'PENDING')
    return { ...decided, extended: [...decided.extended, { ...reminder, dueAt }], begun: [] };
  const again = { ...furtherEntry(known, deadline.personId, 'reminder'), startedAt: now, dueAt, inWorkingTime: true };
  const begun = { ...again, state: 'PENDING', remainingSeconds: null, firedAt: null } as const;
  return { ...decided, begun: dueAt > now ? [begun] : [] };
}

/** Nobody gives themselves more time, for themselves or as a deputy, nor where they have something at stake. */
function refuseOwn(actorId: string, voterId: string, election: Election): OwnDecision | undefined {
  const { ballot, concernedIds } = election;
  if (concernedIds.includes(actorId))
    return ownDecision('Nobody gives more time on what is their own: you have a part in it.');
  if (ballot.recusedIds.includes(actorId)) return ownDecision('You declared a conflict of interest here.');
  if (!votersFor(voterId, ballot.standIns, election).includes(actorId)) return undefined;
  return ownDecision('Nobody gives themselves more time: the vote is yours to cast.');
}
