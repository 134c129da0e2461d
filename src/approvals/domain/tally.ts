import type { Missing } from '../../shared/refusal';
import { neededOf, type ApprovalGroup } from './approval-policy';

/**
 * What a voter may say. `RETURN` sends the subject back for rework, `QUESTION` waits for an answer and pauses the clock,
 * `ABSTAIN` leaves the decision to the others.
 */
export const VOTE_CHOICES = ['APPROVE', 'APPROVE_WITH_CONDITIONS', 'RETURN', 'REJECT', 'ABSTAIN', 'QUESTION'] as const;
export type VoteChoice = (typeof VOTE_CHOICES)[number];

/** One vote that counts: the latest of its seat, on the present content. Plain JSON: history keeps it. */
export interface CountedVote {
  /** Whose seat it is. */
  readonly seatId: string;
  /** The human who voted: the seat's own person, or a deputy. */
  readonly voterId: string;
  readonly choice: VoteChoice;
}

/**
 * A group and who has a say in it now: those who are concerned themselves, recused or gone have no seat. Plain JSON: history
 * keeps it, so that the votes are counted again as they were.
 */
export interface Electorate extends Pick<ApprovalGroup, 'name' | 'needs' | 'veto'> {
  readonly seatIds: readonly string[];
}

export interface Tally {
  /** `BLOCKED`: too few have a say at all, so that nobody's vote could ever pass it. */
  readonly state: 'OPEN' | 'APPROVED' | 'RETURNED' | 'REJECTED' | 'BLOCKED';
  readonly groups: readonly GroupTally[];
  /** What it still waits for, a sentence a group; empty unless open or blocked. */
  readonly missing: readonly Missing[];
}

export interface GroupTally {
  readonly name: string;
  readonly approved: number;
  readonly needed: number;
  /** Whoever has a seat and has not said yes, no or abstained, nor has anybody for them who was not heard already. */
  readonly awaited: readonly string[];
}

/**
 * Counts the votes of an approval.
 *
 * One human counts once in the whole approval, whoever they stand for and however many groups they sit in: approvals are
 * matched to groups so that as many places as possible are filled (a maximum bipartite matching). One return ends it, as does
 * a veto; else it passes when every group has what it needs, and fails when those who are still awaited could not make up
 * for what is lacking.
 */
export function tally(electorates: readonly Electorate[], votes: readonly CountedVote[]): Tally {
  const bySeat = new Map(votes.map((vote) => [vote.seatId, vote]));
  const counted = electorates.map((group) => countGroup(group, bySeat));
  const approving = filled(counted, ({ approvers }) => approvers);
  const groups = counted.map(({ name, needed, awaited }, index) => {
    return { name, approved: approving[index] ?? 0, needed, awaited };
  });
  const done = (state: 'APPROVED' | 'RETURNED' | 'REJECTED'): Tally => ({ state, groups, missing: [] });
  const seats = new Set(electorates.flatMap(({ seatIds }) => seatIds));
  if (votes.some(({ seatId, choice }) => choice === 'RETURN' && seats.has(seatId))) return done('RETURNED');
  if (counted.some(({ vetoed }) => vetoed)) return done('REJECTED');
  const missing = groups.flatMap(missingOf);
  if (missing.length === 0) return done('APPROVED');
  if (!canFill(counted, ({ voters }) => voters)) return { state: 'BLOCKED', groups, missing: missing.map(blocked) };
  // Of a seat that a deputy approved for, too, its own person can still vote themselves: then both count.
  return canFill(counted, ({ approving, awaited }) => [...approving, ...awaited])
    ? { state: 'OPEN', groups, missing }
    : done('REJECTED');
}

interface CountedGroup {
  readonly name: string;
  readonly needed: number;
  /** The humans who approved. */
  readonly approvers: readonly string[];
  /** The seats that they approved for. */
  readonly approving: readonly string[];
  readonly awaited: readonly string[];
  /** The humans who could have approved: whoever has a seat. */
  readonly voters: readonly string[];
  readonly vetoed: boolean;
}

function countGroup(
  { name, needs, veto, seatIds }: Electorate,
  bySeat: ReadonlyMap<string, CountedVote>,
): CountedGroup {
  const votes = seatIds.flatMap((seat) => bySeat.get(seat) ?? []);
  const approvals = votes.filter(approves);
  const approvers = [...new Set(approvals.map(({ voterId }) => voterId))];
  // Whoever approves has had their say: what they say for another besides is not said by another human.
  const isSaidAlready = (vote: CountedVote): boolean =>
    vote.choice === 'ABSTAIN'
      ? approvers.includes(vote.voterId)
      : approves(vote) && vote !== countedOf(vote, approvals);
  const abstained = votes.filter((vote) => vote.choice === 'ABSTAIN' && !isSaidAlready(vote)).length;
  const undecided = (seat: string) => {
    const vote = bySeat.get(seat);
    return vote === undefined || vote.choice === 'QUESTION' || isSaidAlready(vote);
  };
  return {
    name,
    // Where all abstain there is still nobody who said yes.
    needed: Math.max(1, neededOf(needs, seatIds.length - abstained)),
    approvers,
    approving: approvals.map(({ seatId }) => seatId),
    awaited: seatIds.filter(undecided),
    voters: seatIds,
    vetoed: veto && votes.some(({ choice }) => choice === 'REJECT'),
  };
}

/** Of the approvals of one human in a group the one that counts: for their own seat, else the first. */
const countedOf = ({ voterId }: CountedVote, approvals: readonly CountedVote[]): CountedVote | undefined =>
  approvals.find((vote) => vote.voterId === voterId && vote.seatId === voterId) ??
  approvals.find((vote) => vote.voterId === voterId);

export const approves = ({ choice }: Pick<CountedVote, 'choice'>): boolean =>
  choice === 'APPROVE' || choice === 'APPROVE_WITH_CONDITIONS';

/** What one group still has to say; empty when it has approved. */
export function missingOf({ name, approved, needed }: Omit<GroupTally, 'awaited'>): readonly Missing[] {
  if (approved >= needed) return [];
  const message = needed === 1 ? `no approval by ${name}` : `${approved} of ${needed} approvals by ${name}`;
  return [{ code: 'APPROVAL', message }];
}

const blocked = ({ message }: Missing): Missing => ({
  code: 'APPROVAL_BLOCKED',
  message: `${message}, and too few are left who have a say`,
});

const canFill = (groups: readonly CountedGroup[], humans: (group: CountedGroup) => readonly string[]): boolean =>
  filled(groups, humans).every((places, index) => places >= (groups[index]?.needed ?? 0));

/** How many places of each group are filled when every human takes one at most and as many as possible are filled. */
function filled(
  groups: readonly CountedGroup[],
  humans: (group: CountedGroup) => readonly string[],
): readonly number[] {
  const candidates = groups.map((group) => new Set(humans(group)));
  const places = groups.flatMap(({ needed }, group) => Array.from({ length: needed }, () => group));
  const placeOf = new Map<string, number>();
  /** Kuhn's augmenting path: whoever holds the only place that is left moves on to another if they can. */
  const seat = (place: number, asked: Set<string>): boolean =>
    [...(candidates[places[place] ?? -1] ?? [])].some((human) => {
      if (asked.has(human)) return false;
      asked.add(human);
      const held = placeOf.get(human);
      if (held !== undefined && !seat(held, asked)) return false;
      placeOf.set(human, place);
      return true;
    });
  places.forEach((_, place) => seat(place, new Set()));
  return groups.map((_, group) => [...placeOf.values()].filter((place) => places[place] === group).length);
}
