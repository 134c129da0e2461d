import type { ApprovalPolicy } from '../src/approvals/domain/approval-policy';
import { deputiesOf, electoratesOf, votersOf } from '../src/approvals/domain/election';
import type { Electorate } from '../src/approvals/domain/tally';
import { decideVote } from '../src/initiatives/domain/gate-vote';
import type { GatheredFacts, Initiative } from '../src/initiatives/domain/initiative';
import { decideMove, permissionFor, type InitiativeMove, type OthersConcerned } from '../src/initiatives/domain/move';
import { may } from '../src/people/domain/permissions';
import type { Viewer } from '../src/people/domain/person';
import { isRefusal } from '../src/shared/refusal';
import { electionOn, newRequest, policyAtGate, type Electors, type OpenRequest } from './ballots';
import { DEFAULT_PROCESS } from './default-process';

/** The moves of W4: approval is asked for, or one vote returns it. */
export type Move = 'REQUEST_APPROVAL' | 'RETURN';

export interface Asked {
  readonly event: Move;
  readonly reason: string | null;
  readonly expectedVersion: number;
  readonly initiative: Omit<
    Initiative,
    'organizationId' | 'proposalId' | 'budgetMinor' | 'currencyCode' | 'recheckOn' | 'enteredStageAt' | 'createdAt'
  >;
  readonly viewer: Viewer;
  readonly people: OthersConcerned;
  readonly gathered: GatheredFacts;
  /** The one that is open. */
  readonly request: OpenRequest | null;
  readonly electors: Electors;
}

/** A move that the rules allow, and what its writing needs to know. */
export interface Decided {
  readonly move: InitiativeMove;
  /** What the approval keeps: the policy that it is asked under, or who had a say when it was decided. */
  readonly kept: ApprovalPolicy | readonly Electorate[];
  readonly votesBefore: number;
  /** Who is told. */
  readonly toIds: readonly string[];
}

/**
 * Decides a move of W4 by Steward's own rules, for servers that read and write in another way.
 * @throws Error for what the rules refuse: in the load there is no such move, and a check that is left out would be cheating
 */
export const decided = (asked: Asked): Decided => (asked.event === 'RETURN' ? returned(asked) : requested(asked));

function requested({ event, reason, initiative, viewer, people, gathered, electors, ...asked }: Asked): Decided {
  const { sponsorId, leadId, businessOwnerId } = initiative;
  requireRight(asked.expectedVersion, event, initiative, viewer, [sponsorId, leadId, businessOwnerId]);
  const facts = { ...gathered, approvals: [] };
  const move = decideMove({ initiative, process: DEFAULT_PROCESS, event, reason, actor: viewer, people, facts });
  if (isRefusal(move)) throw new Error(move.message);
  const policy = policyAtGate(initiative.stage);
  const requester = { ...people, requestedById: viewer.personId };
  const election = electionOn(newRequest(policy), electors, initiative, requester);
  const seats = electoratesOf(election).flatMap(({ seatIds }) => seatIds);
  const toIds = [...new Set(seats.flatMap((seat) => [seat, ...deputiesOf(seat, election)]))];
  return { move, kept: policy, votesBefore: 0, toIds };
}

function returned({
  event,
  reason,
  initiative,
  viewer,
  people,
  gathered,
  electors,
  request,
  ...asked
}: Asked): Decided {
  if (request === null) throw new Error('No approval is open.');
  const election = electionOn(request, electors, initiative, people);
  requireRight(asked.expectedVersion, event, initiative, viewer, votersOf(election));
  const vote = { choice: 'RETURN', reason } as const;
  const cast = decideVote({ initiative, process: DEFAULT_PROCESS, actor: viewer, people, gathered, election, vote });
  if (isRefusal(cast)) throw new Error(cast.message);
  if (cast.decides === null) throw new Error('A vote to return it decides nothing.');
  const { sponsorId, leadId, businessOwnerId } = initiative;
  const concerned = [sponsorId, leadId, businessOwnerId, people.requestedById, people.proposerId];
  const { move, electorates } = cast.decides;
  const toIds = concerned.filter((id) => id !== null);
  return { move, kept: electorates, votesBefore: request.votes.length, toIds };
}

function requireRight(
  expectedVersion: number,
  event: Move,
  { portfolioId, version }: Asked['initiative'],
  viewer: Viewer,
  responsible: readonly string[],
): void {
  if (!may(viewer, permissionFor(event), { portfolioId, responsible })) throw new Error('Not permitted.');
  if (version !== expectedVersion) throw new Error('Stale version.');
}
