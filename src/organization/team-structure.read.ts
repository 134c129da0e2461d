import { expression, one } from '../platform/read/fields';
import { extendRead, readModel, type FieldRead } from '../platform/read/model';
import { jsonArray, literal } from '../platform/read/statement';
import { TEAM_SEATS } from './domain/team-structure';

/** Everybody below somebody without a manager, with how many managers are above them. */
const managerTree = (organization: string): string => `
  with recursive tree (id, managers_above) as (
    select p.id, 0 from people p where p.organization_id = ${organization} and p.manager_id is null
    union all
    select p.id, t.managers_above + 1 from tree t
      join people p on p.organization_id = ${organization} and p.manager_id = t.id)`;

/** Whether a person, who has not left, belongs to a seat: holds CX_LEADER in the whole organization, or is in the function. */
const belongs = `p.deactivated_at is null and case s.seat
  when 'CX_LEADER' then exists (select from role_grants g where g.organization_id = p.organization_id
    and g.person_id = p.id and g.role = 'CX_LEADER' and g.portfolio_id is null)
  else p.cx_function = s.seat end`;

/**
 * SQL that holds for an executive: whoever leads without a manager, and those who report to them, as the CX leader does.
 * Somebody whom the tree of managers does not hold yet (nobody above, nobody below) is none.
 */
export const isExecutive = (person: string): string =>
  `(case when ${person}.manager_id is null
    then exists (select from people r where r.organization_id = ${person}.organization_id and r.manager_id = ${person}.id)
    else exists (select from people m
      where m.organization_id = ${person}.organization_id and m.id = ${person}.manager_id and m.manager_id is null) end)`;

/** The seats as rows, each with the person highest in the tree of managers; among equals the first by name. */
const seats: FieldRead = {
  sql: ({ statement, object }) => {
    const [seat, { organization }] = [statement.alias(), statement];
    statement.page(() => TEAM_SEATS.length);
    const candidates = `from people p join tree t on t.id = p.id where p.organization_id = ${organization} and ${belongs}`;
    const filled = `${managerTree(organization)}
      select s.seat, s.position, h.id as holder_id, h.managers_above,
          (select count(*) from people p where p.organization_id = ${organization} and ${belongs}) as candidates
        from unnest(${literal(`{${TEAM_SEATS.join(',')}}`)}::text[]) with ordinality s(seat, position)
        left join lateral (
          select p.id, t.managers_above ${candidates} order by t.managers_above, p.name, p.id limit 1) h on true`;
    const rows = `select ${object('TeamSeat', seat, { rows: () => TEAM_SEATS.length })} as j, ${seat}.position from (${filled}) ${seat}`;
    return jsonArray(rows, 'r.position');
  },
};

/** One for each organization, and nothing of its own: its fields look for what belongs to it. */
const teamStructure: FieldRead = {
  sql: ({ statement, object }) => {
    const alias = statement.alias();
    return `(select ${object('TeamStructure', alias)} from organizations ${alias} where ${alias}.id = ${statement.organization})`;
  },
};

export const teamStructureReads = [
  readModel('TeamStructure', undefined, { seats }),
  readModel('TeamSeat', undefined, {
    seat: expression('text', (row) => `${row}.seat`),
    holder: one('Person', 'holder_id'),
    managersAbove: expression('number', (row) => `${row}.managers_above`),
    candidateCount: expression('number', (row) => `${row}.candidates`),
  }),
  extendRead('Query', { teamStructure }),
];
