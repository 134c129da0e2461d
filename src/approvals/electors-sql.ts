import { standInJson } from '../people';

interface ElectorsOf {
  readonly organization: string;
  /** SQL of the roles that policies name, as rows: others may be held by everybody. */
  readonly roles: string;
  /** SQL of rows as `standInsSql` has them. */
  readonly standIns: string;
}

/** SQL of `Electors` as JSON. */
export const electorsSql = ({ organization, roles, standIns }: ElectorsOf): string => `(select json_build_object(
    'roles', to_json(asked.roles),
    'holders', (select coalesce(json_agg(json_build_object('role', h.role, 'portfolioId', h.portfolio_id, 'ids', h.ids)), '[]')
      from (select held.role, held.portfolio_id, json_agg(held.person_id) as ids
        from role_grants held join people holder
          on holder.organization_id = ${organization} and holder.id = held.person_id and holder.deactivated_at is null
        where held.organization_id = ${organization} and held.role = any(asked.roles)
        group by held.role, held.portfolio_id) h),
    'members', (select coalesce(json_agg(json_build_object('cxFunction', m.cx_function, 'ids', m.ids)), '[]')
      from (select member.cx_function, json_agg(member.id) as ids from people member
        where member.organization_id = ${organization} and member.cx_function is not null and member.deactivated_at is null
        group by member.cx_function) m),
    'standIns', (select coalesce(json_agg(${standInJson('s')} order by s.from_id, s.to_id, s.first_day), '[]')
      from ${standIns} s))
  from (select array(${roles}) as roles) asked)`;

interface BallotOf {
  /** The alias of the approval's row; its columns may be null where none is open. */
  readonly approval: string;
  /** SQL of the policy (`ApprovalPolicy`), as jsonb. */
  readonly policy: string;
  readonly organization: string;
}

/** Only what is written like an id can be a person's: a policy may name what leads nowhere. */
const AN_ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/** SQL of `BallotFacts` as JSON. */
export function ballotFactsSql({ approval, policy, organization }: BallotOf): string {
  const ofIt = (alias: string) =>
    `${alias}.organization_id = ${organization} and ${alias}.approval_id = ${approval}.id`;
  const votes = `select json_agg(json_build_object('seatId', said.seat_id, 'voterId', said.voter_id, 'choice', said.choice,
      'contentVersion', said.content_version) order by said.sequence) from votes said where ${ofIt('said')}`;
  const recused = `select json_agg(declared.person_id) from recusals declared where ${ofIt('declared')}`;
  const named = `select given.group_name, given.person_id from assigned_seats given where ${ofIt('given')}
    union all select naming.doc ->> 'name', case when person.id ~ '${AN_ID}' then person.id::uuid end
      from (select jsonb_path_query(${policy}, '$.groups[*] ? (exists (@.members.personIds))') as doc) naming
        cross join lateral jsonb_array_elements_text(naming.doc -> 'members' -> 'personIds') person(id)`;
  // One by one: they are few, and everybody many.
  const here = `select json_agg(json_build_object('group', named.group_name, 'personId', here.id))
    from (${named}) named(group_name, id) cross join lateral (select member.id from people member
      where member.organization_id = ${organization} and member.id = named.id and member.deactivated_at is null limit 1) here`;
  return `json_build_object('contentVersion', coalesce(${approval}.content_version, 1), 'groups', ${policy} -> 'groups',
    'votes', coalesce((${votes}), '[]'), 'recusedIds', coalesce((${recused}), '[]'), 'named', coalesce((${here}), '[]'))`;
}

interface OnApproval extends Pick<BallotOf, 'approval' | 'organization'> {
  /** SQL of the portfolio of what is decided. */
  readonly portfolio: string;
}

/** SQL that holds where a person, who is here, belongs to a group of an approval's policy; `ballotOf` in the domain. */
export const belongsSql = (person: string, { approval, organization, portfolio }: OnApproval): string => `exists (
  select from people member cross join lateral jsonb_array_elements(${approval}.policy -> 'groups') asked
    where member.organization_id = ${organization} and member.id = ${person} and member.deactivated_at is null
      and (member.cx_function = asked -> 'members' ->> 'cxFunction' or asked -> 'members' -> 'personIds' ? member.id::text
        or exists (select from role_grants held where held.organization_id = ${organization} and held.person_id = member.id
          and held.role = asked -> 'members' ->> 'role' and (held.portfolio_id is null or held.portfolio_id = ${portfolio}))
        or exists (select from assigned_seats given where given.organization_id = ${organization}
          and given.approval_id = ${approval}.id and given.group_name = asked ->> 'name' and given.person_id = member.id)))`;

/** SQL of the ids of everybody on the ballot of an approval, and maybe of more people. @param standIns as of electors */
export function peopleOnBallotSql({
  approval,
  organization,
  standIns,
}: Omit<OnApproval, 'portfolio'> & Pick<ElectorsOf, 'standIns'>): string {
  const asked = (what: string) => `select jsonb_path_query(${approval}.policy, '$.groups[*].members.${what}') #>> '{}'`;
  return `select held.person_id from role_grants held
      where held.organization_id = ${organization} and held.role in (${asked('role')})
    union select member.id from people member
      where member.organization_id = ${organization} and member.cx_function in (${asked('cxFunction')})
    union select given.person_id from assigned_seats given
      where given.organization_id = ${organization} and given.approval_id = ${approval}.id
    union select case when named.id ~ '${AN_ID}' then named.id::uuid end from (${asked('personIds[*]')}) named(id)
    union select s.to_id from ${standIns} s`;
}
