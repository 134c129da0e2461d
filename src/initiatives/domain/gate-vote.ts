import type { ApprovalDecision } from '../../approvals/domain/approval';
import {
  countedVotes,
  electoratesOf,
  seatFor,
  tallyOf,
  withVote,
  type Election,
} from '../../approvals/domain/election';
import {
  missingOf,
  type CountedVote,
  type Electorate,
  type GroupTally,
  type Tally,
} from '../../approvals/domain/tally';
import { saying, type Said, type VoteInput } from '../../approvals/domain/vote';
import { calendarDate } from '../../shared/input-check';
import { invalidInput, isRefusal, type Refusal } from '../../shared/refusal';
import { decide } from '../../workflow/engine';
import type { CountedApproval, GateFacts, GatheredFacts, InitiativeEventName } from './initiative';
import { decideMove, isWithinGate, partIn, runningOn, type InitiativeMove, type MoveAsked } from './move';

export interface VoteAsked extends Pick<MoveAsked, 'initiative' | 'process' | 'actor' | 'people'> {
  readonly gathered: GatheredFacts;
  readonly election: Election;
  readonly vote: VoteInput;
}

/** A vote that may be cast, and what comes of it. */
export interface VoteCast {
  readonly kind: 'cast';
  readonly vote: Said & { readonly seatId: string; readonly voterId: string };
  /** As the votes stand with it. */
  readonly tally: Tally;
  /** Null while more votes are needed and nothing moves. */
  readonly decides: {
    /** Null where one group of several side by side has approved, and the others are awaited. */
    readonly decision: ApprovalDecision | null;
    readonly electorates: readonly Electorate[];
    /** Those that count: who has left has no seat any more. */
    readonly votes: readonly CountedVote[];
    readonly move: InitiativeMove;
  } | null;
}

/** What the machine is told when the votes have decided: a rejection sends the work back, too. */
const EVENTS = {
  APPROVED: 'APPROVE',
  RETURNED: 'RETURN',
  REJECTED: 'RETURN',
} as const satisfies Partial<Record<Tally['state'], InitiativeEventName>>;

const isDecided = (state: Tally['state']): state is keyof typeof EVENTS => state in EVENTS;

/** Whoever decides by not being able to approve says nothing: this is told instead. */
const CANNOT_PASS = 'Those who have not voted are too few to pass it.';

/**
 * Decides on a vote at a gate. Whether the voter belongs here at all (`approveGate`) is asked before.
 * @returns the vote and, where it decides or a further group has approved, the move; or a refusal: what is said is wanting, nothing is voted on now, the
 *   voter has a part in it, the seat is not theirs to vote for, or it would pass the gate and the gate is not met
 */
export function decideVote(asked: VoteAsked): VoteCast | Refusal {
  const { initiative, process, actor, people, gathered, election } = asked;
  const said = saying(asked.vote, calendarDate(election.now));
  if (isRefusal(said)) return said;
  // Nobody else could ever answer, and no deadline would come.
  if (asked.vote.questionToId === actor.personId) {
    return invalidInput([{ path: 'input.questionToId', message: 'Nobody asks themselves: expected somebody else.' }]);
  }
  const event = said.choice === 'RETURN' ? 'RETURN' : 'APPROVE';
  const here = decide(runningOn(process, initiative, gateFacts(gathered, election)), event);
  if (isRefusal(here) && here.code === 'NOT_POSSIBLE_NOW') return here;
  const own = partIn(initiative, event, actor, people);
  if (own !== null) return own;
  const seat = seatFor(actor.personId, asked.vote.forId ?? null, election);
  if (isRefusal(seat)) return seat;

  const vote = { ...said, ...seat, voterId: actor.personId };
  const after = withVote(election, vote);
  const tally = tallyOf(after);
  const electorates = electoratesOf(after);
  const seats = new Set(electorates.flatMap(({ seatIds }) => seatIds));
  const counted = { electorates, votes: countedVotes(after).filter(({ seatId }) => seats.has(seatId)) };
  const sent = { initiative, process, actor, people, facts: gateFacts(gathered, after) };
  if (!isDecided(tally.state)) {
    const move = approvedMore(tallyOf(election), tally) ? moveWithin(sent, said.reason) : null;
    return { kind: 'cast', vote, tally, decides: move && { decision: null, ...counted, move } };
  }
  const reason = said.reason ?? (tally.state === 'APPROVED' ? null : CANNOT_PASS);
  const move = decideMove({ ...sent, event: EVENTS[tally.state], reason });
  if (isRefusal(move)) return move;
  return { kind: 'cast', vote, tally, decides: { decision: tally.state, ...counted, move } };
}

/** Whether a further group has all the approvals that it needs. */
const approvedMore = (before: Tally, after: Tally): boolean =>
  after.groups.some((group, index) => hasApproved(group) && !hasApproved(before.groups[index]!));
const hasApproved = (group: GroupTally): boolean => missingOf(group).length === 0;

/** Where groups approve side by side, one moves its own region; what would leave the gate is for the last vote to do. */
function moveWithin(sent: Omit<MoveAsked, 'event' | 'reason'>, reason: string | null): InitiativeMove | null {
  const move = decideMove({ ...sent, event: 'APPROVE', reason });
  return isRefusal(move) || !isWithinGate(move) ? null : move;
}

/** What a gate looks at when votes decide on it. */
export function gateFacts(gathered: GatheredFacts, election: Election): GateFacts {
  const groups = electoratesOf(election);
  const approvals = countedVotes(election).map(({ seatId, voterId, choice }): CountedApproval => ({
    ...{ personId: voterId, forId: seatId, choice },
    groups: groups.filter(({ seatIds }) => seatIds.includes(seatId)).map(({ name }) => name),
  }));
  return { ...gathered, approvals, groups };
}
