/**
 * SQL of who could be asked: rows of `ids`, all who hold a `role` (where `portfolio_id` says, or everywhere) or belong to a
 * `cx_function`, and are here.
 * @param roles SQL of those that the policies name, for `in (…)`: others may be held by everybody
 */
export const electorsSql = (organization: string, roles: string): string => `
  select held.role, null::text as cx_function, held.portfolio_id, array_agg(held.person_id) as ids
    from role_grants held join people holder
      on holder.organization_id = ${organization} and holder.id = held.person_id and holder.deactivated_at is null
    where held.organization_id = ${organization} and held.role in (${roles}) group by held.role, held.portfolio_id
  union all select null, member.cx_function, null, array_agg(member.id) from people member
    where member.organization_id = ${organization} and member.cx_function is not null and member.deactivated_at is null
    group by member.cx_function`;

interface BallotOf {
  /** The alias of the approval's row; its columns may be null where none is open. */
  readonly approval: string;
  /** SQL of the policy (`ApprovalPolicy`), as jsonb. */
  readonly policy: string;
  readonly organization: string;
  readonly portfolio: string;
}

/** Only what is written like an id can be a person's: a policy may name what leads nowhere. */
const AN_ID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

/**
 * SQL of a `Ballot` as jsonb, where `electors` ({@link electorsSql}) and `stand_ins` (`standInsSql`) are gathered: once for
 * all ballots of a statement. One text for the write path, which counts on it, and for the read path, which tells how it
 * would be counted.
 */
export function ballotSql({ approval, policy, organization, portfolio }: BallotOf): string {
  const members = (asked: string) => `asked.doc -> 'members' ->> '${asked}'`;
  const byRoleOrFunction = `select unnest(e.ids) from electors e where e.cx_function = ${members('cxFunction')}
    or (e.role = ${members('role')} and (e.portfolio_id is null or e.portfolio_id = ${portfolio}))`;
  const byName = `select given.person_id from assigned_seats given where given.organization_id = ${organization}
      and given.approval_id = ${approval}.id and given.group_name = asked.doc ->> 'name'
    union all select case when named.id ~ '${AN_ID}' then named.id::uuid end
      from jsonb_array_elements_text(asked.doc -> 'members' -> 'personIds') named(id)`;
  // One by one: they are few, and everybody many.
  const stillHere = `select here.id from (${byName}) named(id) cross join lateral (select member.id from people member
    where member.organization_id = ${organization} and member.id = named.id and member.deactivated_at is null limit 1) here`;
  const membersOf = `array(select m.id from (${byRoleOrFunction} union ${stillHere}) m(id) order by m.id)`;
  const groups = `select jsonb_agg(jsonb_build_object('name', asked.doc -> 'name', 'needs', asked.doc -> 'needs',
      'veto', asked.doc -> 'veto', 'memberIds', to_jsonb(${membersOf})) order by asked.place) as list
    from jsonb_array_elements(${policy} -> 'groups') with ordinality asked(doc, place)`;
  const votes = `select coalesce(jsonb_agg(jsonb_build_object('seatId', said.seat_id, 'voterId', said.voter_id,
      'choice', said.choice, 'contentVersion', said.content_version) order by said.sequence), '[]')
    from votes said where said.organization_id = ${organization} and said.approval_id = ${approval}.id`;
  const recused = `select to_jsonb(array(select declared.person_id from recusals declared
    where declared.organization_id = ${organization} and declared.approval_id = ${approval}.id
    order by declared.person_id))`;
  const standIns = `select coalesce(jsonb_agg(stood.stand_in order by stood.from_id, stood.to_id, stood.first_day), '[]')
    from stand_ins stood where jsonb_path_exists(groups.list, '$[*].memberIds[*] ? (@ == $id)',
      jsonb_build_object('id', stood.from_id))`;
  return `(select jsonb_build_object('contentVersion', coalesce(${approval}.content_version, 1), 'groups', groups.list,
      'votes', (${votes}), 'recusedIds', (${recused}), 'standIns', (${standIns}))
    from (${groups}) groups)`;
}
