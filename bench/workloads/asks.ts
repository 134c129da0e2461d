import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { globalId } from '../../src/platform/global-id';
import { LEADER, MANAGER } from '../load/load-set';
import { inSession } from '../place';
import type { Ask, Data, WorkloadName } from './workload';

/** Asks, one after the other without end: a sequence for each connection. */
export type Sequence = () => Ask;

/** Sends one ask and answers with its data. */
export type Send = (ask: Ask) => Promise<Data>;

const RETURN_REASON = 'One interview more, with somebody who left.';
/** How many different requests a read workload repeats. */
const SAMPLES = 400;

/**
 * What each connection sends in a workload.
 * @param send to the contender that will be asked: a page goes on behind the contender's own cursor
 */
export async function sequencesOf(
  workload: WorkloadName,
  { url, connections, send }: { readonly url: string; readonly connections: number; readonly send: Send },
): Promise<readonly Sequence[]> {
  const numbers = Array.from({ length: connections }, (_, index) => index);
  if (workload === 'W4') {
    const movable = await movableInitiatives(url);
    return numbers.map((index) => moves(movable.filter((_, place) => place % connections === index)));
  }
  const asks = await asksOf(workload, url, send);
  // Each begins at another place, with steps that share no factor, so that no two go side by side.
  return numbers.map((index) => {
    let place = Math.floor((index * asks.length) / connections);
    return () => asks[place++ % asks.length]!;
  });
}

async function asksOf(workload: WorkloadName, url: string, send: Send): Promise<readonly Ask[]> {
  const asLeader = (operation: Ask['operation'], variables: Ask['variables']): Ask => ({
    operation,
    email: LEADER,
    variables,
  });
  if (workload === 'W3') return [asLeader('board', {})];
  if (workload === 'W2') {
    const ids = await ownIds(url, 'initiatives', SAMPLES);
    return ids.map((id) => asLeader('initiative', { id: globalId('Initiative', id) }));
  }
  const asks: Ask[] = [];
  for (const id of await ownIds(url, 'portfolios', SAMPLES / 2)) {
    const first = asLeader('ranking', { portfolioId: globalId('Portfolio', id), after: null });
    const { portfolio } = (await send(first)) as { portfolio: { ranking: { pageInfo: { endCursor: string } } } };
    asks.push(first, asLeader('ranking', { ...first.variables, after: portfolio.ranking.pageInfo.endCursor }));
  }
  return asks;
}

interface Movable {
  readonly id: string;
  readonly version: number;
  readonly status: 'WORKING' | 'AWAITING_APPROVAL';
}

/**
 * Asks for approval at the gate and returns it, or the other way round, and goes on to the next: each initiative is moved
 * by one connection alone, and stands afterwards where it stood.
 */
function moves(initiatives: readonly Movable[]): Sequence {
  const state = initiatives.map(({ id, version, status }) => ({ id, version, awaiting: status !== 'WORKING' }));
  let sent = 0;
  return () => {
    const initiative = state[Math.floor(sent++ / 2) % state.length];
    if (initiative === undefined) throw new Error('There are more connections than initiatives to move.');
    const input = {
      initiativeId: globalId('Initiative', initiative.id),
      expectedVersion: initiative.version,
      idempotencyKey: randomUUID(),
    };
    const returned = initiative.awaiting;
    initiative.version += 1;
    initiative.awaiting = !initiative.awaiting;
    return returned
      ? { operation: 'returnForRework', email: LEADER, variables: { input: { ...input, reason: RETURN_REASON } } }
      : { operation: 'requestApproval', email: MANAGER, variables: { input } };
  };
}

/** Those at whose next gate one leader decides (at that of design finance does, too), in an order that mixes stages. */
const movableInitiatives = (url: string): Promise<readonly Movable[]> =>
  asMember(url, async (client) => {
    const found = await client.query<Movable>(
      `select id, version, status from initiatives
       where organization_id = current_organization() and status in ('WORKING', 'AWAITING_APPROVAL') and stage not in ('DESIGN', 'SUNSET')
       order by md5(id::text)`,
    );
    return found.rows;
  });

const ownIds = (url: string, table: 'portfolios' | 'initiatives', most: number): Promise<readonly string[]> =>
  asMember(url, async (client) => {
    const found = await client.query<{ id: string }>(
      `select id from ${table} where organization_id = current_organization() order by md5(id::text) limit $1`,
      [most],
    );
    return found.rows.map(({ id }) => id);
  });

/** A session that sees the larger organization. */
export const asMember = <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> =>
  inSession(new Client({ connectionString: url, options: '-c timezone=UTC' }), async (client) => {
    const [member] = (
      await client.query<{ organization_id: string }>(`select * from enter('steward-local', $1)`, [LEADER])
    ).rows;
    await client.query(`select set_config('app.organization', $1, false)`, [member?.organization_id]);
    return work(client);
  });
