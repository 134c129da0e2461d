import { createHash, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { missingWork } from '../../src/initiatives/domain/gates';
import { wordMove } from '../../src/initiatives/domain/move-wording';
import type { GatheredFacts, Initiative } from '../../src/initiatives/domain/initiative';
import { wantsMail } from '../../src/notifications/domain/notification';
import { parseGlobalId } from '../../src/platform/global-id';
import { DEFAULT_PROCESS } from '../default-process';
import { ONE_LEADER_POLICY } from '../one-leader';
import { factsOf, type Facts } from './facts';
import type { Entered } from './session';

/** What is sent to W4. */
export interface MoveInput {
  readonly initiativeId: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
  readonly reason?: string;
}
export type Move = 'REQUEST_APPROVAL' | 'RETURN';

interface Locked extends Pick<Initiative, 'id' | 'title' | 'stage' | 'status' | 'snapshot' | 'version'> {
  readonly input_hash: Buffer;
  readonly outcome: object | null;
  readonly policy_version: number;
  readonly definition_version: number;
  readonly portfolio_id: string;
  readonly people: readonly string[];
}

const CLAIM_AND_LOCK = `with claimed as (
    insert into idempotency_keys as k (organization_id, person_id, key, command, input_hash, claimed_at)
    values ($1, $2, $3, $4, $5, $6) on conflict on constraint idempotency_keys_pk do update set key = k.key
    returning input_hash, outcome)
  select c.*, i.* from claimed c cross join lateral (
    select id, title, stage, status, snapshot, version, policy_version, definition_version, portfolio_id,
      array[sponsor_id, lead_id, business_owner_id] as people
    from initiatives where organization_id = $1 and id = $7 for no key update) i`;

const FACTS = `select f.facts from initiatives i cross join lateral (${factsOf('i', '$3::date')}) f
  where i.organization_id = $1 and i.id = $2`;

/** A record at the end of the initiative's chain. */
const chained = (id: string, action: string): string =>
  `append_audit_record(${id}, 'INITIATIVE', $2, ${action}, $10, null, $15, $23, $24, $25)`;

/** All that the decision leaves behind, in one statement; the approval, its votes and who is told of it differ by move. */
const write = (approval: string, told: string, beside = '', audit = ''): string => `with moved as (
    update initiatives set snapshot = $3, status = $4, version = version + 1
    where organization_id = $1 and id = $2 and version = $5 returning id
  ), recorded as (
    insert into initiative_events (id, organization_id, initiative_id, sequence, event, from_state, to_state, actor_id, reason,
      facts, definition_version, policy_version, occurred_at)
    select $6, $1, $2, coalesce(max(sequence), 0) + 1, $7, $8, $9, $10, $11, $12, $13, $14, $15
    from initiative_events where organization_id = $1 and initiative_id = $2
  ), approval as (${approval}), ${beside} told as (
    insert into notifications (id, organization_id, person_id, kind, subject_kind, subject_id, title, text, actor_id,
      created_at, unmailed)
    select gen_random_uuid(), $1, p.id, $26, 'APPROVAL', $16, $27, $28, $10, $15,
      case when coalesce(said.mail, $29) then 'MAIL_OFF' else 'NOT_WANTED' end
    from people p left join notification_preferences said
      on said.organization_id = $1 and said.person_id = p.id and said.kind = $26
    where p.organization_id = $1 and p.deactivated_at is null and p.id <> $10 and ${told}
  ), kept as (
    update idempotency_keys set outcome = $19 where organization_id = $1 and person_id = $10 and key = $20
  )
  select ${audit} ${chained('$21', '$22')} from moved`;

const WRITES: Readonly<Record<Move, string>> = {
  REQUEST_APPROVAL: write(
    `insert into approvals (id, organization_id, subject_kind, subject_id, gate, subject_version,
      requested_by_id, requested_at, policy)
      values ($16, $1, 'INITIATIVE', $2, $17, $18, $10, $15, '${JSON.stringify(ONE_LEADER_POLICY)}')`,
    `p.id <> all($30::uuid[]) and exists (select from role_grants g where g.organization_id = $1 and g.person_id = p.id
      and g.role = 'CX_LEADER' and (g.portfolio_id is null or g.portfolio_id = $31))`,
  ),
  RETURN: write(
    `update approvals set decision = 'RETURNED', decided_by_id = $10, decided_at = $15, reason = $11
      where organization_id = $1 and id = $16 and decision is null and gate = $17 and subject_version < $18`,
    `p.id = any($30::uuid[])`,
    `voted as (insert into votes (id, organization_id, approval_id, sequence, seat_id, voter_id, choice, reason, content_version,
        cast_at) values (gen_random_uuid(), $1, $16, 1, $10, $10, 'RETURN', $11, 1, $15)),
      settled as (update notifications set read_at = $15 where organization_id = $1 and subject_kind = 'APPROVAL'
      and subject_id = $16 and kind in ('APPROVAL_ASKED', 'APPROVAL_DUE') and read_at is null), `,
    `${chained('gen_random_uuid()', `'voteCast'`)},`,
  ),
};
const FROM: Readonly<Record<Move, string>> = { REQUEST_APPROVAL: 'working', RETURN: 'awaitingApproval' };
const TO: Readonly<Record<Move, readonly [state: string, status: Initiative['status']]>> = {
  REQUEST_APPROVAL: ['awaitingApproval', 'AWAITING_APPROVAL'],
  RETURN: ['working', 'WORKING'],
};
const ACTIONS: Readonly<Record<Move, string>> = { REQUEST_APPROVAL: 'approvalRequested', RETURN: 'returnedForRework' };

/** W4 by hand: the claim and the lock, the facts after it, the decision, and one statement that writes. */
export async function move(client: PoolClient, me: Entered, event: Move, input: MoveInput): Promise<string> {
  const id = parseGlobalId(input.initiativeId)?.id ?? '';
  const now = new Date();
  const inputHash = createHash('sha256')
    .update(JSON.stringify([event, input]))
    .digest();
  const claim = [me.organization_id, me.person_id, input.idempotencyKey, 'moveInitiative', inputHash, now, id];
  const locked = (await client.query<Locked>({ name: 'lock', text: CLAIM_AND_LOCK, values: claim })).rows[0];
  if (!locked?.input_hash.equals(inputHash)) throw new Error('No such initiative, or another input under this key.');
  if (locked.outcome) return answer(locked);
  const values = [me.organization_id, id, now.toISOString().slice(0, 10)];
  const [row] = (await client.query<{ facts: Facts }>({ name: 'facts', text: FACTS, values })).rows;
  const facts = row!.facts;
  refuse(locked, facts, me, event, input);

  const stage = locked.stage.toLowerCase();
  const [state, status] = TO[event];
  const snapshot = { ...locked.snapshot, value: { [stage]: { underWay: state } } };
  const approvalId = event === 'RETURN' ? facts.approvalId : uuidv7();
  const eventId = uuidv7();
  const [from, to] = [`${stage}.underWay.${FROM[event]}`, `${stage}.underWay.${state}`];
  const { evidenceCounts, deliverables, baselineReadings, followUpReadings, forecast } = facts;
  const seen = { evidenceCounts, deliverables, baselineReadings, followUpReadings, forecast, approvals: [] };
  const reason = input.reason ?? null;
  const details = { after: { state: to, status, approval: approvalId }, before: { state: from }, reason };
  const kept = { initiativeId: id, eventId, approvalId };
  const news = wordMove(locked, { event, reason }, event === 'RETURN' ? 'RETURNED' : null);
  const concerned = [...locked.people, ...(event === 'RETURN' ? [facts.requestedById] : [facts.proposerId])];
  const versions = [locked.definition_version, locked.policy_version];
  await client.query({
    name: event,
    text: WRITES[event],
    values: [
      ...[me.organization_id, id, snapshot, status, locked.version],
      ...[eventId, event, from, to, me.person_id, reason, seen, ...versions, now],
      ...[approvalId, locked.stage, locked.version, kept, input.idempotencyKey],
      ...[uuidv7(), ACTIONS[event], eventId, randomBytes(16), JSON.stringify(details)],
      ...[news.kind, news.title, news.text, wantsMail(news.kind, []), concerned],
      ...(event === 'REQUEST_APPROVAL' ? [locked.portfolio_id] : []),
    ],
  });
  return answer({ ...locked, status, version: locked.version + 1 });
}

/** @throws Error for what the rules refuse: in the load there is no such move, and a check that is left out would be cheating */
function refuse(locked: Locked, facts: Facts, me: Entered, event: Move, input: MoveInput): void {
  const here = me.grants.filter(({ portfolioId }) => portfolioId === null || portfolioId === locked.portfolio_id);
  const holds = (...roles: string[]): boolean => here.some(({ role }) => roles.includes(role));
  const own = locked.people.includes(me.person_id);
  const may = event === 'RETURN' ? holds('CX_LEADER') : own || holds('CX_LEADER', 'PORTFOLIO_MANAGER');
  if (!may) throw new Error('Not permitted.');
  if (locked.version !== input.expectedVersion) throw new Error('Stale version.');
  const at = (locked.snapshot.value as Record<string, { underWay?: string } | undefined>)[locked.stage.toLowerCase()];
  if (at?.underWay !== FROM[event]) throw new Error('Not possible now.');
  if (event === 'RETURN') {
    const hasPart = own || [facts.proposerId, facts.requestedById].includes(me.person_id);
    if (hasPart || !input.reason?.trim() || input.reason.length > 2000) throw new Error('Own decision, or no reason.');
  } else {
    const gate = DEFAULT_PROCESS.policy.gates[locked.stage];
    if (missingWork(gate, facts as unknown as GatheredFacts).length > 0) throw new Error('Gate unmet.');
  }
}

const answer = ({ id, stage, status, version }: Pick<Locked, 'id' | 'stage' | 'status' | 'version'>): string =>
  JSON.stringify({ move: { initiative: { id, stage, status, version } } });
