import type { StandIn } from '../../people/domain/delegation';
import type { CxFunction, Role } from '../../people/domain/person';
import type { ApprovalGroup, GroupMembers } from './approval-policy';
import type { Ballot } from './election';

/** Everybody who could have a say, whatever is voted on, of one organization and moment. */
export interface Electors {
  /** The roles that were looked for. */
  readonly roles: readonly Role[];
  /** Who holds them and is here: in a portfolio, or everywhere. */
  readonly holders: readonly {
    readonly role: Role;
    readonly portfolioId: string | null;
    readonly ids: readonly string[];
  }[];
  /** Who belongs to a function and is here. */
  readonly members: readonly { readonly cxFunction: CxFunction; readonly ids: readonly string[] }[];
  readonly standIns: readonly StandIn[];
}

/** What is asked for, or would be, and what was said on it. */
export interface BallotFacts extends Pick<Ballot, 'contentVersion' | 'votes' | 'recusedIds'> {
  readonly groups: readonly ApprovalGroup[];
  /** Of those whom a group names or who were given a seat in it, who are here. */
  readonly named: readonly { readonly group: string; readonly personId: string }[];
}

/**
 * Who belongs to the groups that are asked, and what they have said.
 * @param portfolioId of what is decided: a role counts that is held there, or everywhere
 * @throws Error when a group asks for a role that nobody was looked for by
 */
export function ballotOf(facts: BallotFacts, electors: Electors, portfolioId: string): Ballot {
  const { contentVersion, votes, recusedIds, named } = facts;
  const groups = facts.groups.map(({ name, needs, veto, members }) => {
    const given = named.filter(({ group }) => group === name).map(({ personId }) => personId);
    const ids = [...bySeat(members, electors, portfolioId), ...given];
    return { name, needs, veto, memberIds: [...new Set(ids)].sort() };
  });
  return { contentVersion, groups, votes, recusedIds, standIns: electors.standIns };
}

function bySeat(group: GroupMembers, { roles, holders, members }: Electors, portfolioId: string): readonly string[] {
  if ('cxFunction' in group) return members.filter((each) => each.cxFunction === group.cxFunction).flatMap(idsOf);
  if (!('role' in group)) return [];
  if (!roles.includes(group.role))
    throw new Error(`A group asks for ${group.role}, and nobody was looked for by that.`);
  const here = holders.filter((each) => each.portfolioId === null || each.portfolioId === portfolioId);
  return here.filter((each) => each.role === group.role).flatMap(idsOf);
}

const idsOf = ({ ids }: { readonly ids: readonly string[] }): readonly string[] => ids;
