import { asMember, type Sequence } from '../workloads/asks';
import { WRITES, type WorkloadName } from '../workloads/workload';
import type { ContenderName } from './contender';
import { effectsIn, requireEffects } from './effects';
import { sequencesFor, type Running, type Setting } from './group';
import { cpuMs, isPostgres, peakMemoryMiB } from './processes';

/** What was measured of a contender in one round. */
export interface Slice {
  readonly contender: ContenderName;
  readonly requestsPerSecond: number;
  /** Milliseconds, in no order. */
  readonly latencies: readonly number[];
  /** CPU milliseconds a request; undefined where the system does not tell. */
  readonly serverCpuMs: number | undefined;
  readonly databaseCpuMs: number | undefined;
  /** The most memory that the server has held up to now. */
  readonly peakMemoryMiB: number | undefined;
}

export interface Plan {
  readonly rounds: number;
  readonly seconds: number;
}

/** Before the first round, and before each slice: plans, compiled code and connections are there. */
const FIRST_WARM_UP_S = 3;
const WARM_UP_S = 0.5;

/**
 * Measures all contenders in one workload: in each round one after the other, each time in another order, so that what
 * else the machine does meets all of them.
 * @returns a list a round, in the order of `running`
 */
export async function measure(
  workload: WorkloadName,
  running: readonly Running[],
  setting: Setting,
  { rounds, seconds }: Plan,
): Promise<readonly (readonly Slice[])[]> {
  const warmUp = Math.min(FIRST_WARM_UP_S, seconds);
  for (const one of running) await slice(workload, one, setting, warmUp);
  const measured: Slice[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    const order = running.map((_, index) => (index + round) % running.length);
    const slices: Slice[] = [];
    for (const index of order) {
      await slice(workload, running[index]!, setting, Math.min(WARM_UP_S, seconds));
      slices[index] = await slice(workload, running[index]!, setting, seconds);
    }
    measured.push(slices);
  }
  return measured;
}

async function slice(workload: WorkloadName, running: Running, setting: Setting, seconds: number): Promise<Slice> {
  const writes = WRITES.includes(workload);
  const sequences: readonly Sequence[] = await sequencesFor(workload, running, setting);
  const { contender, client } = running;
  const effects = writes ? await effectsIn(setting.url) : {};
  const before = { server: cpuMs(contender.pid), database: cpuOfEach(await backendsOf(setting.url)) };
  const sent = await client.sendFor(sequences, seconds);
  const after = { server: cpuMs(contender.pid), database: cpuOfEach(await backendsOf(setting.url)) };
  const requests = sent.latencies.length;
  if (writes) requireEffects(contender.name, effects, await effectsIn(setting.url), requests);
  const each = (spent: number | undefined) => (spent === undefined ? undefined : spent / requests);
  return {
    contender: contender.name,
    requestsPerSecond: requests / sent.seconds,
    latencies: sent.latencies,
    serverCpuMs: each(
      before.server === undefined || after.server === undefined ? undefined : after.server - before.server,
    ),
    databaseCpuMs: each(spentSince(before.database, after.database)),
    peakMemoryMiB: peakMemoryMiB(contender.pid),
  };
}

/** The processes of PostgreSQL that serve this database; none of them when it runs on another machine. */
const backendsOf = (url: string): Promise<readonly number[]> =>
  asMember(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    return rows.map(({ pid }) => pid).filter(isPostgres);
  });

const cpuOfEach = (pids: readonly number[]): ReadonlyMap<number, number> =>
  new Map(pids.map((pid) => [pid, cpuMs(pid) ?? 0]));

/** What has begun meanwhile counts from its beginning; what has ended meanwhile is left out, and had been idle for long. */
function spentSince(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number | undefined {
  if (after.size === 0) return undefined;
  return [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}
