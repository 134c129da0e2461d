import DataLoader from 'dataloader';
import { In, IsNull, LessThanOrEqual, MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { StandIn } from '../../src/people/domain/delegation';
import { ROLES_AT_GATES, type Electors, type OpenRequest } from '../ballots';
import { Person, Vote, type Approval } from './entities';
import { RoleGrant } from './gathered-entities';
import {
  Absence,
  AssignedSeat,
  Delegation,
  PersonalCalendar,
  Recusal,
  StandingDeputy,
  WorkingCalendar,
} from './vote-entities';

/** Loads open requests for approval with what was said on them, by one query a table. */
export const requestLoader = (manager: EntityManager, organizationId: string) =>
  new DataLoader<Approval, OpenRequest>(async (approvals) => {
    const ofThem = { organizationId, approvalId: In(approvals.map(({ id }) => id)) };
    const votes = await manager.find(Vote, { where: ofThem, order: { sequence: 'ASC' } });
    const recusals = await manager.findBy(Recusal, ofThem);
    const seats = await manager.findBy(AssignedSeat, ofThem);
    return approvals.map(({ id, policy, contentVersion }) => ({
      ...{ policy: policy ?? { groups: [] }, contentVersion },
      votes: votes.filter(({ approvalId }) => approvalId === id),
      recusedIds: recusals.filter(({ approvalId }) => approvalId === id).map(({ personId }) => personId),
      seats: seats.filter(({ approvalId }) => approvalId === id),
    }));
  });

/** Who could have a say, whatever is voted on: asked for once a request. */
export async function electorsIn(manager: EntityManager, organizationId: string): Promise<Electors> {
  const grants = await manager.findBy(RoleGrant, { organizationId, role: In(ROLES_AT_GATES) });
  const standIns = await standInsIn(manager, organizationId);
  const named = [...grants.map(({ personId }) => personId), ...standIns.map(({ toId }) => toId)];
  const here = await manager.findBy(Person, { organizationId, id: In([...new Set(named)]), deactivatedAt: IsNull() });
  const ids = new Set(here.map(({ id }) => id));
  return {
    holders: grants.filter(({ personId }) => ids.has(personId)),
    standIns: standIns.filter(({ toId }) => ids.has(toId)),
  };
}

async function standInsIn(manager: EntityManager, organizationId: string): Promise<readonly StandIn[]> {
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const around = { organizationId, firstDay: LessThanOrEqual(day(1)), lastDay: MoreThanOrEqual(day(-1)) };
  const delegations = await manager.findBy(Delegation, { ...around, revokedAt: IsNull() });
  const absences = await manager.findBy(Absence, around);
  const away = { organizationId, personId: In(absences.map(({ personId }) => personId)) };
  const deputies = absences.length === 0 ? [] : await manager.findBy(StandingDeputy, away);
  const standing = new Map(deputies.map(({ personId, deputyId }) => [personId, deputyId]));
  const given = [
    ...delegations,
    ...absences.flatMap(({ personId, deputyId, firstDay, lastDay }) => {
      const toId = deputyId ?? standing.get(personId);
      return toId === undefined ? [] : [{ fromId: personId, toId, firstDay, lastDay, portfolioId: null }];
    }),
  ];
  if (given.length === 0) return [];
  const calendar = await manager.findOneByOrFail(WorkingCalendar, { organizationId });
  const own = await manager.findBy(PersonalCalendar, {
    organizationId,
    personId: In(given.map(({ fromId }) => fromId)),
  });
  return given.map(({ fromId, toId, firstDay, lastDay, portfolioId }) => {
    const timeZone = own.find(({ personId }) => personId === fromId)?.timeZone ?? calendar.timeZone;
    return { fromId, toId, firstDay, lastDay, portfolioId, timeZone };
  });
}
