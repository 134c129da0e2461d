import { createHash, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { wordMove } from '../../src/initiatives/domain/move-wording';
import type { Initiative } from '../../src/initiatives/domain/initiative';
import { wantsMail } from '../../src/notifications/domain/notification';
import { parseGlobalId } from '../../src/platform/global-id';
import type { Electors } from '../ballots';
import { decided, type Decided, type Move } from '../moves';
import { electorsSql, factsOf, type Facts } from './facts';
import { viewerOf, type Entered } from './session';

/** What is sent to W4. */
export interface MoveInput {
  readonly initiativeId: string;
  readonly expectedVersion: number;
  readonly idempotencyKey: string;
  readonly reason?: string;
}

interface Locked extends Initiative {
  readonly input_hash: Buffer;
  readonly outcome: object | null;
}

const CLAIM_AND_LOCK = `with claimed as (
    insert into idempotency_keys as k (organization_id, person_id, key, command, input_hash, claimed_at)
    values ($1, $2, $3, $4, $5, $6) on conflict on constraint idempotency_keys_pk do update set key = k.key
    returning input_hash, outcome)
  select c.*, i.* from claimed c cross join lateral (
    select id, title, stage, status, snapshot, version, track, policy_version as "policyVersion",
      definition_version as "definitionVersion", portfolio_id as "portfolioId", sponsor_id as "sponsorId", lead_id as "leadId",
      business_owner_id as "businessOwnerId"
    from initiatives where organization_id = $1 and id = $7 for no key update) i`;

const FACTS = `select f.facts, ${electorsSql('$3')} as electors
  from initiatives i cross join lateral (${factsOf('i', '$3::date')}) f where i.organization_id = $1 and i.id = $2`;

/** A record at the end of the initiative's chain. */
const chained = (id: string, action: string): string =>
  `append_audit_record(${id}, 'INITIATIVE', $2, ${action}, $10, null, $15, $23, $24, $25)`;

/** All that the decision leaves behind, in one statement; the approval and its votes differ by move. */
const write = (approval: string, beside = '', audit = ''): string => `with moved as (
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
    where p.organization_id = $1 and p.deactivated_at is null and p.id <> $10 and p.id = any($30::uuid[])
  ), kept as (
    update idempotency_keys set outcome = $19 where organization_id = $1 and person_id = $10 and key = $20
  )
  select ${audit} ${chained('$21', '$22')} from moved`;

const WRITES: Readonly<Record<Move, string>> = {
  REQUEST_APPROVAL: write(`insert into approvals (id, organization_id, subject_kind, subject_id, gate, subject_version,
      requested_by_id, requested_at, policy) values ($16, $1, 'INITIATIVE', $2, $17, $18, $10, $15, $31)`),
  RETURN: write(
    `update approvals set decision = 'RETURNED', decided_by_id = $10, decided_at = $15, reason = $11, electorates = $31
      where organization_id = $1 and id = $16 and decision is null and gate = $17 and subject_version < $18`,
    `voted as (insert into votes (id, organization_id, approval_id, sequence, seat_id, voter_id, choice, reason, content_version,
        cast_at) values (gen_random_uuid(), $1, $16, $32, $10, $10, 'RETURN', $11, 1, $15)),
      answered as (update approval_questions set closed_at = $15
        where organization_id = $1 and approval_id = $16 and closed_at is null),
      settled as (update notifications set read_at = $15 where organization_id = $1 and subject_kind = 'APPROVAL'
        and subject_id = $16 and kind in ('APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_QUESTION', 'APPROVAL_BLOCKED',
          'APPROVAL_ESCALATED') and read_at is null), `,
    `${chained('gen_random_uuid()', `'voteCast'`)},`,
  ),
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
  const [row] = (await client.query<{ facts: Facts; electors: Electors }>({ name: 'facts', text: FACTS, values })).rows;
  const { facts, electors } = row!;
  const { gathered, proposerId, drafterId, requestedById, request, approvalId } = facts;
  const reason = input.reason ?? null;
  const made = decided({
    ...{ event, reason, expectedVersion: input.expectedVersion, initiative: locked, viewer: viewerOf(me) },
    ...{ people: { proposerId, drafterId, requestedById }, gathered, request, electors },
  });
  const moved = { event, reason, input, now, approvalId: approvalId ?? uuidv7() };
  await client.query({ name: event, text: WRITES[event], values: written(me, locked, made, moved) });
  return answer({ ...locked, status: made.move.status, version: locked.version + 1 });
}

interface Moved {
  readonly event: Move;
  readonly reason: string | null;
  readonly input: MoveInput;
  readonly now: Date;
  readonly approvalId: string;
}

function written(me: Entered, locked: Locked, { move: { snapshot, status, history }, ...made }: Decided, moved: Moved) {
  const { event, reason, input, now, approvalId } = moved;
  const eventId = uuidv7();
  const { fromState, toState, facts, definitionVersion, policyVersion } = history;
  const details = { after: { state: toState, status, approval: approvalId }, before: { state: fromState }, reason };
  const kept = { initiativeId: locked.id, eventId, approvalId };
  const news = wordMove(locked, { event, reason }, event === 'RETURN' ? 'RETURNED' : null);
  return [
    ...[me.organization_id, locked.id, snapshot, status, locked.version],
    ...[eventId, event, fromState, toState, me.person_id, reason, facts, definitionVersion, policyVersion, now],
    ...[approvalId, locked.stage, locked.version, kept, input.idempotencyKey],
    ...[uuidv7(), ACTIONS[event], eventId, randomBytes(16), JSON.stringify(details)],
    ...[news.kind, news.title, news.text, wantsMail(news.kind, []), made.toIds, JSON.stringify(made.kept)],
    ...(event === 'RETURN' ? [made.votesBefore + 1] : []),
  ];
}

const answer = ({ id, stage, status, version }: Pick<Locked, 'id' | 'stage' | 'status' | 'version'>): string =>
  JSON.stringify({ move: { initiative: { id, stage, status, version } } });
