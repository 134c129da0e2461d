import { ballotSql, electorsSql } from '../approvals';
import { deputiesOf, seatsToVoteFor, tallyOf, type Ballot, type Election } from '../approvals/domain/election';
import { tally, type CountedVote, type Electorate } from '../approvals/domain/tally';
import { standInsSql } from '../people';
import { computed, toJson } from '../platform/read/fields';
import { extendRead, type FieldScope } from '../platform/read/model';
import { jsonArray, jsonObject, type Gathered } from '../platform/read/statement';
import type { OthersConcerned } from './domain/move';
import type { InitiativeInProcess } from './domain/initiative';
import { electionOn } from './elections';
import { moveFactsSql } from './initiative-facts';

/** What an election is made of, as a statement brings it. */
export interface ElectionFacts {
  readonly initiative: Pick<InitiativeInProcess, 'portfolioId' | 'sponsorId' | 'leadId' | 'businessOwnerId'>;
  readonly people: OthersConcerned;
  readonly ballot: Ballot;
}

export const electionFrom = ({ initiative, people, ballot }: ElectionFacts, now: Date): Election =>
  electionOn(ballot, initiative, people, now);

/** Whoever holds a role that gates ask for: what is open was asked for under a published policy. */
const electors: Gathered = {
  name: 'electors',
  sql: ({ organization }) => {
    const roles = `jsonb_path_query(policy.document::jsonb, '$.gates.*.approvals.**.role') #>> '{}'`;
    const published = `policy.organization_id = ${organization} and policy.published_at is not null`;
    return electorsSql(organization, `select ${roles} from gate_policies policy where ${published}`);
  },
};

const standIns: Gathered = {
  name: 'stand_ins',
  sql: (statement) =>
    standInsSql(
      statement.organization,
      statement.parameter(({ now }) => now, 'timestamptz'),
    ),
};

/** SQL of the ballot of an approval that is open, as jsonb. @param row the alias of its initiative */
export function openBallotSql(approval: string, row: string, { statement }: Pick<FieldScope, 'statement'>): string {
  statement.gather(electors);
  statement.gather(standIns);
  return ballotSql({
    ...{ approval, policy: `${approval}.policy`, organization: `${row}.organization_id` },
    portfolio: `${row}.portfolio_id`,
  });
}

/** People by id: their JSON text, as it is selected where they stand. */
type People = readonly { readonly id: string; readonly person: unknown }[];
const byId = (people: People | null): ReadonlyMap<string, unknown> =>
  new Map((people ?? []).map(({ id, person }) => [id, person]));

/** Everybody on a ballot, as they are selected at a place; `null` where they are not. */
function peopleOn(scope: FieldScope, place: FieldScope | undefined, ballot: string): string {
  if (place === undefined) return `'null'`;
  const alias = scope.statement.alias();
  const count = (binding: Parameters<FieldScope['rowsAbove']>[0]) => scope.rowsAbove(binding) * PEOPLE_ON_A_BALLOT;
  scope.statement.page(count);
  const one = jsonObject([
    ['id', toJson('text', `${alias}.id`)],
    ['person', place.object('Person', alias, { rows: count })],
  ]);
  const ids = ["'$.groups[*].memberIds[*]'", "'$.standIns[*].toId'"].map(
    (path) => `select jsonb_array_elements_text(jsonb_path_query_array(${ballot}, ${path}))::uuid`,
  );
  const rows = `select ${one} as j, ${alias}.name, ${alias}.id from people ${alias}
    where ${alias}.organization_id = ${scope.statement.organization} and ${alias}.id in (${ids.join(' union ')})`;
  return jsonArray(rows, 'r.name, r.id');
}

/** What a ballot counts for where the rows of an answer are limited. */
const PEOPLE_ON_A_BALLOT = 5;

interface TallyFacts {
  /** Of an approval that is open. */
  readonly open: (ElectionFacts & { readonly persons: People | null; readonly deputies: People | null }) | null;
  /** Of one that votes have decided. */
  readonly decided: { readonly electorates: readonly Electorate[]; readonly votes: readonly CountedVote[] } | null;
}

/** What an open approval is counted on, and more; `null` for one that is decided. */
function whileOpen(scope: FieldScope, more: (ballot: string) => readonly (readonly [string, string])[]): string {
  const { row, statement } = scope;
  const [initiative, ballot] = [statement.alias(), statement.alias()];
  const facts = moveFactsSql(initiative, statement.today());
  const column = (name: string) => toJson('text', `${initiative}.${name}`);
  return `coalesce((select ${jsonObject([
    [
      'initiative',
      jsonObject([
        ['portfolioId', column('portfolio_id')],
        ['sponsorId', column('sponsor_id')],
        ['leadId', column('lead_id')],
        ['businessOwnerId', column('business_owner_id')],
      ]),
    ],
    ['people', toJson('json', `${facts} -> 'people'`)],
    ['ballot', toJson('json', `${ballot}.j`)],
    ...more(`${ballot}.j`),
  ])} from initiatives ${initiative}
    cross join lateral (select ${openBallotSql(row, initiative, scope)} as j) ${ballot}
    where ${initiative}.organization_id = ${row}.organization_id and ${initiative}.id = ${row}.subject_id
      and ${row}.decision is null), 'null')`;
}

function tallyFacts(scope: FieldScope): string {
  const { row } = scope;
  const awaited = scope.inner('groups')?.inner('awaited');
  // Of each seat the latest vote, on the last content, as it stood when it was decided.
  const votes = `select json_agg(json_build_object('seatId', v.seat_id, 'voterId', v.voter_id, 'choice', v.choice)
      order by v.sequence)
    from (select distinct on (w.seat_id) w.* from votes w where w.organization_id = ${row}.organization_id
      and w.approval_id = ${row}.id and w.content_version = ${row}.content_version
      order by w.seat_id, w.sequence desc) v
    where not exists (select from recusals c where c.organization_id = ${row}.organization_id
      and c.approval_id = ${row}.id and c.person_id in (v.seat_id, v.voter_id))`;
  const decided = jsonObject([
    ['electorates', toJson('json', `${row}.electorates`)],
    ['votes', `coalesce((${votes})::text, '[]')`],
  ]);
  return jsonObject([
    [
      'open',
      whileOpen(scope, (ballot) => [
        ['persons', peopleOn(scope, awaited?.inner('person'), ballot)],
        ['deputies', peopleOn(scope, awaited?.inner('deputies'), ballot)],
      ]),
    ],
    ['decided', `case when ${row}.electorates is null then 'null' else ${decided} end`],
  ]);
}

export const ballotReads = [
  extendRead('Approval', {
    tally: computed<TallyFacts>(tallyFacts, ({ open, decided }, { now }) => {
      if (decided !== null) {
        const counted = tally(decided.electorates, decided.votes);
        return { ...counted, groups: counted.groups.map((group) => ({ ...group, awaited: [] })) };
      }
      if (open === null) return null;
      const election = electionFrom(open, now);
      const { groups, ...counted } = tallyOf(election);
      const [persons, deputies] = [byId(open.persons), byId(open.deputies)];
      const awaitedVote = (seatId: string) => ({
        person: persons.get(seatId) ?? null,
        deputies: deputiesOf(seatId, election).map((id) => deputies.get(id) ?? null),
      });
      return { ...counted, groups: groups.map((group) => ({ ...group, awaited: group.awaited.map(awaitedVote) })) };
    }),
    canVoteFor: computed<(ElectionFacts & { readonly persons: People | null }) | null>(
      (scope) => whileOpen(scope, (ballot) => [['persons', peopleOn(scope, scope, ballot)]]),
      (open, { viewer, now }) => {
        if (open === null) return [];
        const persons = byId(open.persons);
        return seatsToVoteFor(viewer.personId, electionFrom(open, now)).map((id) => persons.get(id) ?? null);
      },
    ),
  }),
];
