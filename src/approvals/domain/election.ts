import { seatsOf, votersFor, type StandIn, type VoteScope } from '../../people/domain/delegation';
import { invalidInput, notPossibleNow, ownDecision, type Refusal } from '../../shared/refusal';
import type { ApprovalGroup } from './approval-policy';
import { tally, type CountedVote, type Electorate, type Tally } from './tally';
import type { Vote } from './vote';

/** All that the votes of an approval are cast and counted on, of one moment. */
export interface Ballot {
  readonly contentVersion: number;
  /** Each with those who belong to it and are here, whether they have a say or not. */
  readonly groups: readonly (Pick<ApprovalGroup, 'name' | 'needs' | 'veto'> & {
    readonly memberIds: readonly string[];
  })[];
  /** In the order in which they were cast. */
  readonly votes: readonly (CountedVote & Pick<Vote, 'contentVersion'>)[];
  readonly recusedIds: readonly string[];
  readonly standIns: readonly StandIn[];
}

export interface Election extends VoteScope {
  readonly ballot: Ballot;
  /** Those who have a part in what is decided: they have no say, for themselves or for another. */
  readonly concernedIds: readonly string[];
}

/** Everybody who belongs to a group or could stand in for somebody who does, whether they have a say or not. */
export function votersOf(election: Election): readonly string[] {
  const members = new Set(election.ballot.groups.flatMap(({ memberIds }) => memberIds));
  return [...new Set([...members].flatMap((id) => votersFor(id, election.ballot.standIns, election)))];
}

/** The groups with those who have a say in them now. */
export function electoratesOf({ ballot, concernedIds }: Election): readonly Electorate[] {
  const without = new Set([...concernedIds, ...ballot.recusedIds]);
  return ballot.groups.map(({ name, needs, veto, memberIds }) => ({
    ...{ name, needs, veto, seatIds: memberIds.filter((id) => !without.has(id)) },
  }));
}

/** The votes that count: the latest of each seat, on the present content, by humans who have a say. */
export function countedVotes({ ballot, concernedIds }: Election): readonly CountedVote[] {
  const without = new Set([...concernedIds, ...ballot.recusedIds]);
  const latest = new Map(
    ballot.votes.filter((vote) => vote.contentVersion === ballot.contentVersion).map((vote) => [vote.seatId, vote]),
  );
  return [...latest.values()]
    .filter(({ seatId, voterId }) => !without.has(seatId) && !without.has(voterId))
    .map(({ seatId, voterId, choice }) => ({ seatId, voterId, choice }));
}

export const tallyOf = (election: Election): Tally => tally(electoratesOf(election), countedVotes(election));

/** Whose votes are awaited: of groups that have what they need already, nobody's. */
export function seatsAwaited(election: Election): readonly string[] {
  const { groups } = tallyOf(election);
  const open = groups.filter(({ approved, needed }) => approved < needed);
  // Where somebody's loss of their say has completed it, the next vote decides, whoever casts it.
  return [...new Set((open.length > 0 ? open : groups).flatMap(({ awaited }) => awaited))];
}

/** As it would stand with one vote more. */
export function withVote(election: Election, vote: CountedVote): Election {
  const { ballot } = election;
  const votes = [...ballot.votes, { ...vote, contentVersion: ballot.contentVersion }];
  return { ...election, ballot: { ...ballot, votes } };
}

/** The people for whose seats a human may vote now: themselves first. Nobody whose own vote stands is voted for by another. */
export function seatsToVoteFor(personId: string, election: Election): readonly string[] {
  const { ballot, concernedIds } = election;
  if (concernedIds.includes(personId) || ballot.recusedIds.includes(personId)) return [];
  const seats = new Set(electoratesOf(election).flatMap(({ seatIds }) => seatIds));
  return seatsOf(personId, ballot.standIns, election).filter(
    (seat) => seats.has(seat) && (seat === personId || !votedThemselves(seat, election)),
  );
}

/** The deputies who may vote for a seat now. */
export const deputiesOf = (seatId: string, election: Election): readonly string[] =>
  votersFor(seatId, election.ballot.standIns, election).filter(
    (voter) => voter !== seatId && seatsToVoteFor(voter, election).includes(seatId),
  );

/**
 * The seat that somebody votes for: the one that they name; else their own; else the only one that they stand in for.
 * Whether they belong here at all (`votersOf`) is asked before.
 * @param forId null when they name none
 */
export function seatFor(personId: string, forId: string | null, election: Election): { seatId: string } | Refusal {
  const { ballot, concernedIds } = election;
  if (ballot.recusedIds.includes(personId)) {
    return notPossibleNow('You declared a conflict of interest: no vote of yours counts here.', 'RECUSED');
  }
  const open = seatsToVoteFor(personId, election);
  if (forId === null) {
    if (open.includes(personId)) return { seatId: personId };
    const [only, another] = open;
    if (only === undefined) return noSeat(personId, election);
    if (another === undefined) return { seatId: only };
    const message = `You stand in for ${open.length} people here: say for whom you vote.`;
    return invalidInput([{ path: 'input.forId', message }]);
  }
  if (open.includes(forId)) return { seatId: forId };
  if (concernedIds.includes(forId)) {
    return ownDecision('Nobody has another vote for them on what is their own: the person has a part in it.');
  }
  if (!seatsOf(personId, ballot.standIns, election).includes(forId)) {
    return invalidInput([{ path: 'input.forId', message: 'You do not stand in for this person now.' }]);
  }
  if (votedThemselves(forId, election)) {
    return notPossibleNow('The person has voted themselves: nobody votes over that for them.', 'VOTED');
  }
  return notPossibleNow('The person has no say in this approval.', 'NO_SEAT');
}

function noSeat(personId: string, election: Election): Refusal {
  const { ballot } = election;
  const principals = seatsOf(personId, ballot.standIns, election).filter((seat) => votedThemselves(seat, election));
  return principals.length > 0
    ? notPossibleNow('Those whom you stand in for have voted themselves.', 'VOTED')
    : notPossibleNow('Nobody whom you stand in for has a say in this approval.', 'NO_SEAT');
}

const votedThemselves = (seatId: string, election: Election): boolean =>
  countedVotes(election).some((vote) => vote.seatId === seatId && vote.voterId === seatId);
