import { ballotFactsSql, electorsSql, peopleOnBallotSql } from '../approvals';
import type { BallotFacts, Electors } from '../approvals/domain/ballot';
import { deputiesOf, seatsToVoteFor, tallyOf, type Election } from '../approvals/domain/election';
import { tally, type CountedVote, type Electorate } from '../approvals/domain/tally';
import { standInsSql } from '../people';
import { computed, toJson } from '../platform/read/fields';
import { extendRead, type FieldScope, type Reading } from '../platform/read/model';
import { jsonArray, jsonObject, type Brought, type Gathered } from '../platform/read/statement';
import type { InitiativeInProcess } from './domain/initiative';
import type { OthersConcerned } from './domain/move';
import { electionOn } from './elections';
import { peopleSql } from './initiative-facts';

/** Who could stand in for whom about now. */
export const standIns: Gathered = {
  name: 'stand_ins',
  sql: (statement) =>
    standInsSql(
      statement.organization,
      statement.parameter(({ now }) => now, 'timestamptz'),
    ),
};

/** Who could have a say at any gate: what is open was asked for under a published policy. */
const electors: Brought<Electors> = {
  sql: (statement) => {
    statement.gather(standIns);
    const { organization } = statement;
    const roles = `select jsonb_path_query(policy.document::jsonb, '$.gates.*.approvals.**.role') #>> '{}' from gate_policies policy
      where policy.organization_id = ${organization} and policy.published_at is not null`;
    return `${electorsSql({ organization, roles, standIns: standIns.name })}::text`;
  },
};

/** What the election of an open approval is made of, as a statement brings it for each of them. */
export interface OpenVoteFacts {
  readonly initiative: Pick<InitiativeInProcess, 'portfolioId' | 'sponsorId' | 'leadId' | 'businessOwnerId'>;
  readonly people: OthersConcerned;
  readonly ballot: BallotFacts;
}

/** The election of an open approval, counted by the code that decides on it. */
export const electionFrom = (
  { initiative, people, ballot }: OpenVoteFacts,
  { now, came }: Pick<Reading, 'now' | 'came'>,
): Election => electionOn({ ballot, electors: came(electors) }, initiative, people, now);

/** SQL of the `BallotFacts` of an approval that is open, as JSON. */
export function openBallotSql(approval: string, { statement }: Pick<FieldScope, 'statement'>): string {
  statement.bring(electors);
  return ballotFactsSql({ approval, policy: `${approval}.policy`, organization: statement.organization });
}

/** People by id: their JSON text, as it is selected where they stand. */
type People = readonly { readonly id: string; readonly person: unknown }[];
const byId = (people: People | null): ReadonlyMap<string, unknown> =>
  new Map((people ?? []).map(({ id, person }) => [id, person]));

/** Everybody on the ballot of the approval in `row`, as they are selected at a place; `null` where they are not. */
function peopleOn(scope: FieldScope, place: FieldScope | undefined): string {
  if (place === undefined) return `'null'`;
  const { statement, row } = scope;
  statement.gather(standIns);
  const alias = statement.alias();
  const count = (binding: Parameters<FieldScope['rowsAbove']>[0]) => scope.rowsAbove(binding) * PEOPLE_ON_A_BALLOT;
  statement.page(count);
  const one = jsonObject([
    ['id', toJson('text', `${alias}.id`)],
    ['person', place.object('Person', alias, { rows: count })],
  ]);
  const { organization } = statement;
  const ids = peopleOnBallotSql({ approval: row, organization, standIns: standIns.name });
  const rows = `select ${one} as j, ${alias}.name, ${alias}.id from people ${alias}
    where ${alias}.organization_id = ${organization} and ${alias}.id in (${ids})`;
  return jsonArray(rows, 'r.name, r.id');
}

/** What a ballot counts for where the rows of an answer are limited. */
const PEOPLE_ON_A_BALLOT = 5;

interface TallyFacts {
  /** Of an approval that is open. */
  readonly open: (OpenVoteFacts & { readonly persons: People | null; readonly deputies: People | null }) | null;
  /** Of one that votes have decided. */
  readonly decided: { readonly electorates: readonly Electorate[]; readonly votes: readonly CountedVote[] } | null;
}

/** What an open approval is counted on, and more; `null` for one that is decided. */
function whileOpen(scope: FieldScope, more: readonly (readonly [string, string])[]): string {
  const { row, statement } = scope;
  const initiative = statement.alias();
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
    ['people', toJson('json', peopleSql(initiative))],
    ['ballot', toJson('json', openBallotSql(row, scope))],
    ...more,
  ])} from initiatives ${initiative}
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
      whileOpen(scope, [
        ['persons', peopleOn(scope, awaited?.inner('person'))],
        ['deputies', peopleOn(scope, awaited?.inner('deputies'))],
      ]),
    ],
    ['decided', `case when ${row}.electorates is null then 'null' else ${decided} end`],
  ]);
}

export const ballotReads = [
  extendRead('Approval', {
    tally: computed<TallyFacts>(tallyFacts, ({ open, decided }, reading) => {
      if (decided !== null) {
        const counted = tally(decided.electorates, decided.votes);
        return { ...counted, groups: counted.groups.map((group) => ({ ...group, awaited: [] })) };
      }
      if (open === null) return null;
      const election = electionFrom(open, reading);
      const { groups, ...counted } = tallyOf(election);
      const [persons, deputies] = [byId(open.persons), byId(open.deputies)];
      const awaitedVote = (seatId: string) => ({
        person: persons.get(seatId) ?? null,
        deputies: deputiesOf(seatId, election).map((id) => deputies.get(id) ?? null),
      });
      return { ...counted, groups: groups.map((group) => ({ ...group, awaited: group.awaited.map(awaitedVote) })) };
    }),
    canVoteFor: computed<(OpenVoteFacts & { readonly persons: People | null }) | null>(
      (scope) => whileOpen(scope, [['persons', peopleOn(scope, scope)]]),
      (open, reading) => {
        if (open === null) return [];
        const persons = byId(open.persons);
        return seatsToVoteFor(reading.viewer.personId, electionFrom(open, reading)).map(
          (id) => persons.get(id) ?? null,
        );
      },
    ),
  }),
];
