import { oneAtATime, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { invalidInput, isRefusal, type InvalidInput, type Refusal } from '../shared/refusal';
import { retiredAlready, teamName, type Team } from './domain/team';
import { TeamTable } from './team.table';

interface AddTeam extends Keyed {
  readonly name: string;
}

interface ChangeTeam extends Keyed {
  readonly teamId: string;
  readonly expectedVersion: number;
}

type Outcome = Promise<{ teamId: string } | Refusal>;

/** The list of those who do the work of proposals. */
export class TeamService {
  constructor(private readonly governor: Governor) {}

  add(caller: Caller, input: AddTeam): Outcome {
    return this.governor.govern(caller, 'addTeam', input, async (tx) => {
      requirePermission(tx, 'editTeams');
      const name = teamName(input.name, await allTeams(tx));
      if (isRefusal(name)) return name;
      const teamId = tx.newId();
      await tx.insert(TeamTable, [{ id: teamId, name, retiredAt: null, version: 1, createdAt: tx.now }]);
      return { outcome: { teamId }, audit: [{ ...subject(teamId), action: 'teamAdded', after: { name } }] };
    });
  }

  rename(caller: Caller, input: ChangeTeam & AddTeam): Outcome {
    return this.governor.govern(caller, 'renameTeam', input, async (tx) => {
      const all = await allTeams(tx);
      const team = await lockTeam(tx, input);
      if (isRefusal(team)) return team;
      const others = all.filter(({ id }) => id !== team.id);
      const name = teamName(input.name, others);
      if (isRefusal(name)) return name;
      await tx.update(TeamTable, team, { name });
      const [before, after] = [{ name: team.name }, { name }];
      return { outcome: { teamId: team.id }, audit: [{ ...subject(team.id), action: 'teamRenamed', before, after }] };
    });
  }

  retire(caller: Caller, input: ChangeTeam): Outcome {
    return this.governor.govern(caller, 'retireTeam', input, async (tx) => {
      const team = await lockTeam(tx, input);
      if (isRefusal(team)) return team;
      await tx.update(TeamTable, team, { retiredAt: tx.now });
      const after = { retiredAt: tx.now };
      return { outcome: { teamId: team.id }, audit: [{ ...subject(team.id), action: 'teamRetired', after }] };
    });
  }
}

/**
 * Teams that are named for something, by their ids.
 * @param named ids by their place in the input: `{ 'input.effortByTeam[0].teamId': id }`
 * @returns a refusal naming each place where a team is named that was retired
 * @throws Fault NOT_FOUND for the first id that leads nowhere
 */
export async function refuseRetiredTeams(
  tx: Transaction,
  named: readonly (readonly [path: string, id: string])[],
): Promise<InvalidInput | undefined> {
  const ids = [...new Set(named.map(([, id]) => id))];
  const teams = new Map((await tx.requireAll(TeamTable, ids, 'team')).map((team) => [team.id, team]));
  const problems = named.flatMap(([path, id]) => {
    const retired = retiredAlready(teams.get(id)!);
    return retired === undefined ? [] : [{ path, message: retired.message }];
  });
  return problems.length > 0 ? invalidInput(problems) : undefined;
}

async function lockTeam(tx: Transaction, { teamId, expectedVersion }: ChangeTeam): Promise<Team | Refusal> {
  const team = await tx.lock(TeamTable, teamId, 'team');
  requirePermission(tx, 'editTeams');
  return tx.stale(team, expectedVersion, `team "${team.name}"`) ?? retiredAlready(team) ?? team;
}

async function allTeams(tx: Transaction): Promise<Team[]> {
  await oneAtATime(tx, 'teams');
  return tx.all(TeamTable, 'organizationId', [tx.viewer.organizationId]);
}

const subject = (teamId: string) => ({ subjectKind: 'TEAM', subjectId: teamId });
