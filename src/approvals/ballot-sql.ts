import { standInsSql } from '../people';

interface BallotOf {
  /** The alias of the approval's row; its columns may be null where none is open. */
  readonly approval: string;
  /** SQL of the policy (`ApprovalPolicy`), as jsonb. */
  readonly policy: string;
  readonly organization: string;
  readonly portfolio: string;
  /** SQL of the moment: it says who is absent. */
  readonly now: string;
}

/**
 * SQL of a `Ballot` as jsonb: one text for the write path, which counts on it, and for the read path, which tells how it
 * would be counted.
 */
export function ballotSql({ approval, policy, organization, portfolio, now }: BallotOf): string {
  const members = (asked: string) => `asked.doc -> 'members' ->> '${asked}'`;
  const hasRole = `exists (select from role_grants held where held.organization_id = ${organization}
    and held.person_id = member.id and held.role = ${members('role')}
    and (held.portfolio_id is null or held.portfolio_id = ${portfolio}))`;
  const wasGivenSeat = `exists (select from assigned_seats assigned where assigned.organization_id = ${organization}
    and assigned.approval_id = ${approval}.id and assigned.group_name = asked.doc ->> 'name'
    and assigned.person_id = member.id)`;
  const membersOf = `select member.id from people member
    where member.organization_id = ${organization} and member.deactivated_at is null
      and (member.cx_function = ${members('cxFunction')} or ${hasRole} or ${wasGivenSeat}
        or asked.doc -> 'members' -> 'personIds' ? member.id::text)
    order by member.id`;
  const groups = `select jsonb_agg(jsonb_build_object('name', asked.doc -> 'name', 'needs', asked.doc -> 'needs',
      'veto', asked.doc -> 'veto', 'memberIds', to_jsonb(array(${membersOf}))) order by asked.place) as list
    from jsonb_array_elements(${policy} -> 'groups') with ordinality asked(doc, place)`;
  const votes = `select coalesce(jsonb_agg(jsonb_build_object('seatId', said.seat_id, 'voterId', said.voter_id,
      'choice', said.choice, 'contentVersion', said.content_version) order by said.sequence), '[]')
    from votes said where said.organization_id = ${organization} and said.approval_id = ${approval}.id`;
  const recused = `select to_jsonb(array(select declared.person_id from recusals declared
    where declared.organization_id = ${organization} and declared.approval_id = ${approval}.id
    order by declared.person_id))`;
  const people = `select jsonb_array_elements_text(jsonb_path_query_array(groups.list, '$[*].memberIds[*]'))::uuid`;
  return `(select jsonb_build_object('contentVersion', coalesce(${approval}.content_version, 1), 'groups', groups.list,
      'votes', (${votes}), 'recusedIds', (${recused}), 'standIns', ${standInsSql(people, organization, now)})
    from (${groups}) groups)`;
}
