import type { Transaction } from '../audit';
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

/** After going back to design, what was gathered before opens no gate again; a baseline stays what it was measured from. */
const thisRound = (row: string): string =>
  `coalesce((select max(v.occurred_at) from initiative_events v where v.organization_id = ${row}.organization_id
    and v.initiative_id = ${row}.id and v.event = 'ITERATE'), '-infinity')`;

/** There is something to compare a follow-up with: a baseline of the same metric that ended before it began. */
const isFollowUp = (row: string, alias: string): string =>
  `not ${alias}.is_baseline and ${alias}.recorded_at > ${thisRound(row)}
    and exists (select from readings b where ${gatheredFor(row, 'b')}
      and b.is_baseline and b.metric = ${alias}.metric and b.window_to < ${alias}.window_from)`;

/** SQL that holds for the readings that tell whether an initiative did good: baselines, and the follow-ups of its gate. */
export const tellsOfChange = (alias: string, row: string): string =>
  `${gatheredFor(row, alias)} and (${alias}.is_baseline or (${isFollowUp(row, alias)}))`;

/**
 * SQL of the facts as JSON: one text for the write path, which decides on them, and for the read path, which tells what
 * would be decided.
 * @param row the alias of the initiative's row
 * @param today SQL of the calendar date on which evidence must still count (`countsOn` in the domain)
 */
export function moveFactsSql(row: string, today: string): string {
  const evidence = `select jsonb_object_agg(k.kind, k.pieces) from (select e.kind, count(*) as pieces from evidence e
    where ${gatheredFor(row, 'e')} and e.recorded_at > ${thisRound(row)} and (e.expires_on is null or e.expires_on >= ${today}) group by e.kind) k`;
  const deliverables = `select jsonb_agg(distinct d.kind) from deliverables d
    where d.organization_id = ${row}.organization_id and d.initiative_id = ${row}.id and d.delivered_at > ${thisRound(row)}`;
  const baselines = `select count(*) from readings r where ${gatheredFor(row, 'r')} and r.is_baseline`;
  const followUps = `select count(*) from readings r where ${gatheredFor(row, 'r')} and ${isFollowUp(row, 'r')}`;
  const proposer = `select p.proposer_id from proposals p
    where p.organization_id = ${row}.organization_id and p.id = ${row}.proposal_id`;
  const drafter = `select p.drafter_id from proposals p
    where p.organization_id = ${row}.organization_id and p.id = ${row}.proposal_id`;
  const requester = `select a.requested_by_id from approvals a where ${gatheredFor(row, 'a')} and a.decision is null`;
  return `jsonb_build_object(
    'gathered', jsonb_build_object('evidenceCounts', coalesce((${evidence}), '{}'),
      'deliverables', coalesce((${deliverables}), '[]'),
      'baselineReadings', (${baselines}), 'followUpReadings', (${followUps})),
    'people', jsonb_build_object('proposerId', (${proposer}), 'drafterId', (${drafter}),
      'requestedById', (${requester})))`;
}

/** The facts as they stand now: read after the initiative's row is locked, in a statement of their own. */
export async function moveFacts(tx: Transaction, initiativeId: string): Promise<MoveFacts> {
  const [row] = await tx.manager.query<{ facts: MoveFacts }[]>(
    `select ${moveFactsSql('i', '$3::date')} as facts from initiatives i where i.organization_id = $1 and i.id = $2`,
    [tx.viewer.organizationId, initiativeId, tx.today],
  );
  if (!row) throw new Error(`Initiative ${initiativeId} is locked, and gone.`);
  return row.facts;
}
