import type { ApprovalPolicy } from '../src/approvals/domain/approval-policy';
import type { Ballot, Election } from '../src/approvals/domain/election';
import { approvalPolicyOf } from '../src/initiatives/domain/gate-policy';
import { STAGES, type InitiativeInProcess, type Stage } from '../src/initiatives/domain/initiative';
import { concernedIds, type OthersConcerned } from '../src/initiatives/domain/move';
import type { StandIn } from '../src/people/domain/delegation';
import type { Role } from '../src/people/domain/person';
import { DEFAULT_PROCESS } from './default-process';

/** An open request for approval, with what was said on it. */
export interface OpenRequest extends Pick<Ballot, 'contentVersion' | 'votes' | 'recusedIds'> {
  readonly policy: ApprovalPolicy;
  readonly seats: readonly { readonly groupName: string; readonly personId: string }[];
}

/** Who could have a say, whatever is voted on. */
export interface Electors {
  /** Of those who are here. */
  readonly holders: readonly {
    readonly personId: string;
    readonly role: Role;
    readonly portfolioId: string | null;
  }[];
  readonly standIns: readonly StandIn[];
}

/** Under what the load's requests are made. */
export const policyAtGate = (stage: Stage): ApprovalPolicy =>
  approvalPolicyOf(DEFAULT_PROCESS.policy.gates[stage], (personId) => personId);

/** A request that nobody has said anything on. */
export const newRequest = (policy: ApprovalPolicy): OpenRequest => ({
  ...{ policy, contentVersion: 1, votes: [], recusedIds: [], seats: [] },
});

/** The roles that the load's gates ask for: they ask for nothing else. */
export const ROLES_AT_GATES: readonly Role[] = [
  ...new Set(
    STAGES.flatMap((stage) => policyAtGate(stage).groups).flatMap(({ members }) =>
      'role' in members ? [members.role] : [],
    ),
  ),
];

/** Who has a say on a request and what they have said. */
export function electionOn(
  request: OpenRequest,
  electors: Electors,
  initiative: Pick<InitiativeInProcess, 'portfolioId' | 'sponsorId' | 'leadId' | 'businessOwnerId'>,
  people: OthersConcerned,
): Election {
  const { portfolioId } = initiative;
  const { policy, seats, contentVersion, votes, recusedIds } = request;
  const groups = policy.groups.map(({ name, needs, veto, members }) => {
    const byRole = electors.holders.filter(
      (held) =>
        'role' in members &&
        held.role === members.role &&
        (held.portfolioId === null || held.portfolioId === portfolioId),
    );
    const given = seats.filter(({ groupName }) => groupName === name);
    const memberIds = [...new Set([...byRole, ...given].map(({ personId }) => personId))].sort();
    return { name, needs, veto, memberIds };
  });
  const seated = new Set(groups.flatMap(({ memberIds }) => memberIds));
  const standIns = electors.standIns.filter(({ fromId }) => seated.has(fromId));
  const ballot = { contentVersion, groups, votes, recusedIds, standIns };
  return { ballot, concernedIds: concernedIds(initiative, people), portfolioId, now: new Date() };
}
