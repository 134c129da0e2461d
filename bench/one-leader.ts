import type { Election } from '../src/approvals/domain/election';
import { gateFacts } from '../src/initiatives/domain/gate-vote';
import type { GateFacts, GatheredFacts, InitiativeInProcess } from '../src/initiatives/domain/initiative';
import { concernedIds, type OthersConcerned } from '../src/initiatives/domain/move';
import type { Viewer } from '../src/people/domain/person';

/** Whose seat is awaited beside the viewer's: the load has more than one leader. */
const ANOTHER = 'another leader';

/** The default gates ask for one CX leader, and nobody in the load stands in for another: no more has to be read for it. */
export function oneLeader(
  initiative: Pick<InitiativeInProcess, 'portfolioId' | 'sponsorId' | 'leadId' | 'businessOwnerId'>,
  people: OthersConcerned,
  { personId, grants }: Viewer,
): Election {
  const { portfolioId } = initiative;
  const leads = grants.some(
    (grant) => grant.role === 'CX_LEADER' && (grant.portfolioId === null || grant.portfolioId === portfolioId),
  );
  const memberIds = leads ? [ANOTHER, personId] : [ANOTHER];
  const groups = [{ name: 'CX leaders', needs: { count: 1 }, veto: false, memberIds }];
  const ballot = { contentVersion: 1, groups, votes: [], recusedIds: [], standIns: [] };
  return { ballot, concernedIds: concernedIds(initiative, people), portfolioId, now: new Date() };
}

/** What a gate looks at when this leader has approved. */
export function approvedByLeader(gathered: GatheredFacts, election: Election, { personId }: Viewer): GateFacts {
  const vote = { seatId: personId, voterId: personId, choice: 'APPROVE', contentVersion: 1 } as const;
  return gateFacts(gathered, { ...election, ballot: { ...election.ballot, votes: [vote] } });
}

/** The policy that such a request is asked under. */
export const ONE_LEADER_POLICY = {
  groups: [{ name: 'CX leaders', members: { role: 'CX_LEADER' }, needs: { count: 1 }, veto: false }],
} as const;
