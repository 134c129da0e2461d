import { escapeLiteral } from 'pg';
import { wordList } from './chance';
import { scorersOf, type Size } from './size';

const FIRST = wordList(
  'Ada, Bruno, Clara, Davide, Elif, Farid, Greta, Hugo, Ines, Jonas, Katja, Liam, Maya, Nils, Olga, Pavel, Rosa, Sami, Tara, Uwe',
);
const LAST = wordList(
  'Abel, Berg, Costa, Diaz, Engel, Fischer, Grant, Haas, Ito, Jansen, Klein, Lopez, Moreau, Novak, Okafor, Peters, Quinn, Rossi, Silva, Young',
);
const WAITS_FOR = wordList(
  'an answer, a person who decides, a card, a refund, clear words, a date that holds, an appointment, a correction, a receipt, a call back',
);

/** Who an organization of the load set is led by, and where its people write from. */
export interface Led {
  readonly organizationId: string;
  readonly leaderId: string;
  readonly domain: string;
}

/** Leaders beside the one who founded it: they vote at gates, and have no part in what is decided. */
const LEADERS = 4;

/** SQL of everybody but those who founded the organization, of who stands in for whom, and of the needs that are established. */
export const peopleAndNeeds = ({ organizationId, leaderId, domain }: Led, size: Size): string => `
  insert into people (id, organization_id, name, email, created_at)
    select pg_temp.person(n), '${organizationId}',
      pg_temp.word(${FIRST}, 'first name', n) || ' ' || pg_temp.word(${LAST}, 'last name', n),
      'person-' || n || '@' || ${escapeLiteral(domain)}, pg_temp.begins()
    from generate_series(1, ${size.people}) n;
  insert into role_grants (id, organization_id, person_id, role, granted_by_id, granted_at)
    select pg_temp.id_of(role, n), '${organizationId}', pg_temp.person(n), role, '${leaderId}', pg_temp.begins()
    from generate_series(1, ${size.people}) n cross join unnest(array['CONTRIBUTOR', 'SCORER']) role
    where role = 'CONTRIBUTOR' or n <= ${scorersOf(size)};
  insert into role_grants (id, organization_id, person_id, role, granted_by_id, granted_at)
    select pg_temp.id_of('leader', n), '${organizationId}', pg_temp.person(n), 'CX_LEADER', '${leaderId}', pg_temp.begins()
    from generate_series(1, ${Math.min(LEADERS, scorersOf(size))}) n;

  -- Four weeks a year that are over; one leader and every thirtieth are away for good, and another leader has somebody vote.
  insert into absences (id, organization_id, person_id, first_day, last_day, deputy_id, recorded_by_id, recorded_at)
    select pg_temp.id_of('week off', n * 10 + nth), '${organizationId}'::uuid, pg_temp.person(n), off.day, off.day + 6, null::uuid,
      pg_temp.person(n), pg_temp.begins()
    from generate_series(1, ${size.people}) n cross join generate_series(1, 8) nth
      cross join lateral (select pg_temp.begins()::date + (pg_temp.pick('week off', n * 10 + nth, 80) * 7)::int as day) off
    union all select pg_temp.id_of('absence', n), '${organizationId}'::uuid, pg_temp.person(n), pg_temp.begins()::date, '2099-12-31',
      case n when 1 then pg_temp.person(${scorersOf(size)}) end, pg_temp.person(n), pg_temp.begins()
    from generate_series(1, ${size.people}) n where n % 30 = 1;
  insert into delegations (id, organization_id, from_id, to_id, first_day, last_day, reason, given_by_id, given_at)
    select pg_temp.id_of('delegation', 1), '${organizationId}', pg_temp.person(2), pg_temp.person(${scorersOf(size) > LEADERS ? LEADERS + 1 : 1}),
      pg_temp.begins()::date, '2099-12-31', 'She runs the branches.', pg_temp.person(2), pg_temp.begins();

  insert into needs (id, organization_id, title, statement, status, named_by_id, established_by_id, established_at,
      version, created_at)
    select pg_temp.id_of('need', n), '${organizationId}',
      'Not to wait for ' || pg_temp.word(${WAITS_FOR}, 'need', n) || ' (' || n || ')',
      'Customers need to know what happens next, and when, without asking for it.',
      'ESTABLISHED', pg_temp.person(1 + n % ${size.people}), '${leaderId}', pg_temp.begins(), 2, pg_temp.begins()
    from generate_series(1, ${size.needs}) n;
  insert into evidence (id, organization_id, subject_kind, subject_id, kind, collected_on, participants, finding,
      recorded_by_id, recorded_at)
    select pg_temp.id_of('evidence of a need', n * 10 + piece), '${organizationId}', 'NEED', pg_temp.id_of('need', n),
      'INTERVIEW', pg_temp.begins()::date, 5, 'Four of five had asked twice before anybody could say.',
      pg_temp.person(1 + n % ${size.people}), pg_temp.begins()
    from generate_series(1, ${size.needs}) n cross join generate_series(1, 3) piece;
`;
