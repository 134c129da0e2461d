import type { Acting, Transaction } from '../audit';
import { isReplaced } from '../metrics';
import type { GatheredFacts } from './domain/initiative';
import type { OthersConcerned } from './domain/move';

/** What a move is decided on, beside the initiative itself: what was gathered for it, and who else has a part in it. */
export interface MoveFacts {
  readonly gathered: GatheredFacts;
  readonly people: OthersConcerned;
}

/** What was put down for the initiative in `row` by kind and id. */
const gatheredFor = (row: string, alias: string): string =>
  `${alias}.organization_id = ${row}.organization_id and ${alias}.subject_kind = 'INITIATIVE' and ${alias}.subject_id = ${row}.id`;

/**
 * Since when this round of the initiative in `row` is gathered for: after going back to design, what was gathered before
 * opens no gate again; a baseline stays what it was measured from.
 */
const thisRound = (row: string): string =>
  `select coalesce(max(v.occurred_at), '-infinity') as began from initiative_events v
    where v.organization_id = ${row}.organization_id and v.initiative_id = ${row}.id and v.event = 'ITERATE'`;

/** When this round began, of an initiative that is locked; null where it never went back to design. */
export async function roundBegan(tx: Transaction, initiativeId: string): Promise<Date | null> {
  const [round] = await tx.query<{ began: Date | null }>(
    `select max(v.occurred_at) as began from initiative_events v
       where v.organization_id = $1 and v.initiative_id = $2 and v.event = 'ITERATE'`,
    [tx.viewer.organizationId, initiativeId],
  );
  return round?.began ?? null;
}

/** There is something to compare a follow-up with: a baseline of the same metric that ended before it began. */
const isFollowUp = (row: string, alias: string, began: string): string =>
  `not ${alias}.is_baseline and ${alias}.recorded_at > ${began}
    and exists (select from readings b where ${gatheredFor(row, 'b')} and not ${isReplaced('b')}
      and b.is_baseline and b.metric = ${alias}.metric and b.window_to < ${alias}.window_from)`;

/** SQL that holds for the readings that tell whether an initiative did good: baselines, and the follow-ups of its gate. */
export const tellsOfChange = (alias: string, row: string): string =>
  `${gatheredFor(row, alias)} and not ${isReplaced(alias)} and (${alias}.is_baseline or (${isFollowUp(row, alias, `(${thisRound(row)})`)}))`;

/**
 * SQL of the facts as JSON: one text for the write path, which decides on them, and for the read path, which tells what
 * would be decided.
 * @param row the alias of the initiative's row
 * @param today SQL of the calendar date on which evidence must still count (`countsOn` in the domain)
 */
export function moveFactsSql(row: string, today: string): string {
  const evidence = `select json_object_agg(k.kind, k.pieces) from (select e.kind, count(*) as pieces from evidence e
    where ${gatheredFor(row, 'e')} and e.recorded_at > round.began and (e.expires_on is null or e.expires_on >= ${today}) group by e.kind) k`;
  const deliverables = `select json_agg(distinct d.kind) from (${deliveredSql(row)}) d where d.at > round.began`;
  const measured = `select count(*) filter (where r.is_baseline) as baselines,
      count(*) filter (where ${isFollowUp(row, 'r', 'round.began')}) as follow_ups
    from readings r where ${gatheredFor(row, 'r')} and not ${isReplaced('r')}`;
  const forecast = `select json_build_object('costChange', f.cost_change, 'valueChange', f.value_change)
    from forecasts f where f.organization_id = ${row}.organization_id and f.initiative_id = ${row}.id
      and f.number > 1 and f.made_at > round.began order by f.number desc limit 1`;
  const conditions = `select json_agg(json_build_object('text', left(c.text, 81), 'isMet', c.state = 'MET')
      order by c.set_at, c.number, c.id) from conditions c where ${gatheredFor(row, 'c')} and c.state in ('OPEN', 'MET')`;
  return `(select json_build_object(
    'gathered', jsonb_build_object('evidenceCounts', coalesce((${evidence}), '{}'),
      'deliverables', coalesce((${deliverables}), '[]'),
      'baselineReadings', measured.baselines, 'followUpReadings', measured.follow_ups, 'forecast', (${forecast}),
      'conditions', coalesce((${conditions}), '[]')) || ${switchOffSql(row)},
    'people', ${peopleSql(row)})
    from (${thisRound(row)}) round cross join lateral (${measured}) measured)`;
}

/** What was delivered: by a link, or as data, which higher floors keep and a gate takes for the same. */
const deliveredSql = (row: string): string => {
  const of = (alias: string) =>
    `${alias}.organization_id = ${row}.organization_id and ${alias}.initiative_id = ${row}.id`;
  return `select l.kind, l.delivered_at as at from deliverables l where ${of('l')}
    union all select 'SUNSET_PLAN', s.planned_at from sunset_plans s where ${of('s')}
    union all select 'CHANGE_PLAN', c.planned_at from change_plans c where ${of('c')}
    union all select 'LESSONS', k.told_at from lessons k where ${of('k')}`;
};

/** Of what is wound down by a plan that is kept as data: whether it is switched off. Nothing of all else. */
const switchOffSql = (row: string): string => {
  const of = (alias: string) =>
    `${alias}.organization_id = ${row}.organization_id and ${alias}.initiative_id = ${row}.id`;
  return `coalesce((select jsonb_build_object('switchOff', case when o.id is null then 'MISSING'
      when o.confirmed_at is null then 'UNCONFIRMED' else 'CONFIRMED' end)
    from (select s.initiative_id from sunset_plans s where ${of('s')} limit 1) planned
      left join sunset_switch_offs o on ${of('o')}), '{}')`;
};

/** SQL of those who have a part in the initiative in `row` beside those who run it (`OthersConcerned`), as JSON. */
export function peopleSql(row: string): string {
  const requester = `select a.requested_by_id from approvals a where ${gatheredFor(row, 'a')} and a.decision is null`;
  return `(select json_build_object('proposerId', p.proposer_id, 'drafterId', p.drafter_id, 'requestedById', (${requester}))
    from (select 1) registered left join proposals p on p.organization_id = ${row}.organization_id and p.id = ${row}.proposal_id)`;
}

/** SQL of how many rows the history of the initiative in `row` has. */
export const movesOf = (row: string): string =>
  `(select count(*)::int from initiative_events v where v.organization_id = ${row}.organization_id and v.initiative_id = ${row}.id)`;

export type CurrentFacts = MoveFacts & { readonly nextSequence: number };

/**
 * The facts as they stand now, and the place that a move would take in the history: read after the initiative's row is
 * locked, so that nobody else counts on meanwhile, in a statement of their own.
 */
export async function moveFacts(tx: Transaction<Acting>, initiativeId: string): Promise<CurrentFacts> {
  const found = (await moveFactsOf(tx, [initiativeId])).get(initiativeId);
  if (!found) throw new Error(`Initiative ${initiativeId} is locked, and gone.`);
  return found;
}

/** {@link moveFacts} of several initiatives, by their ids. */
export async function moveFactsOf(
  tx: Transaction<Acting>,
  initiativeIds: readonly string[],
): Promise<ReadonlyMap<string, CurrentFacts>> {
  const rows = await tx.query<{ id: string; facts: MoveFacts; moves: number }>(
    `select i.id, ${moveFactsSql('i', '$3::date')} as facts, ${movesOf('i')} as moves
      from initiatives i where i.organization_id = $1 and i.id = any($2::uuid[])`,
    [tx.viewer.organizationId, initiativeIds, tx.today],
  );
  return new Map(rows.map(({ id, facts, moves }) => [id, { ...facts, nextSequence: moves + 1 }]));
}

/** The place that the next move of each initiative takes in its history; as {@link moveFacts}, once they are locked. */
export async function nextSequencesOf(
  tx: Transaction<Acting>,
  initiativeIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; moves: number }>(
    `select i.id, ${movesOf('i')} as moves from initiatives i where i.organization_id = $1 and i.id = any($2::uuid[])`,
    [tx.viewer.organizationId, initiativeIds],
  );
  return new Map(rows.map(({ id, moves }) => [id, moves + 1]));
}
