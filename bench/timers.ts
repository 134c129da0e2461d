import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Config } from '../src/platform/config';
import { copyForWrites, dropDatabase, prepareLoadSet } from './load/load-set';
import type { BenchOptions } from './options';
import { inSession, openPlace } from './place';
import { cpuMs, isPostgres } from './measure/processes';
import { asMember } from './workloads/asks';

/** Processes that do nothing else than fire deadlines. */
const WORKERS = 2;
/** From the writing of the deadlines to their time: the workers are up and waiting by then. */
const AHEAD_MS = 10_000;
const LOOK_MS = 100;

/** Two deadlines for each initiative of the load set, all due at one moment: those of the stage that it is in. */
const DEADLINES = `
  insert into deadlines (id, organization_id, subject_kind, subject_id, name, entry, started_at, due_at, in_working_time, state)
    select gen_random_uuid(), i.organization_id, 'INITIATIVE', i.id, lower(i.stage) || '.underWay after ' || d.delay, 1,
      i.entered_stage_at, $1, true, 'PENDING'
    from initiatives i cross join unnest('{stageDays,stageEscalationDays}'::text[]) d(delay)
    where i.organization_id = current_organization()`;

/** By the index that the workers claim by: a look that counts would take from them what it measures. */
const LEFT = `select exists(select from deadlines where state = 'PENDING' and problem is null) as left`;

/** What the firing of each has left behind, once it is over. */
const TRACES = `select
  (select count(*)::int from deadlines where organization_id = current_organization() and state = 'FIRED' and problem is null) as fired,
  (select count(*)::int from initiative_events where organization_id = current_organization() and actor_id is null) as history,
  (select count(*)::int from (select from initiative_events where organization_id = current_organization() and actor_id is null
    group by initiative_id, event having count(*) > 1) twice) as twice,
  (select count(*)::int from audit_records where organization_id = current_organization() and action = 'deadlineRanOut') as audit,
  (select count(distinct (subject_id, title))::int from notifications
    where organization_id = current_organization() and kind = 'STAGE_DUE') as told`;

/** Lets two workers fire deadlines that are all due at once, each with its whole transaction, and says how many a second. */
export async function benchTimers(config: Config, options: BenchOptions, say: (line: string) => void): Promise<void> {
  const place = await openPlace(config, say);
  try {
    const copy = await copyForWrites(place, await prepareLoadSet(place, options, say));
    try {
      say(await measured(place.urlOf(copy), place.dataDir));
    } finally {
      await dropDatabase(place, copy);
    }
  } finally {
    await place.close();
  }
}

async function measured(url: string, dataDir: string): Promise<string> {
  const dueAt = new Date(Date.now() + AHEAD_MS);
  const count = await asMember(url, async (client) => (await client.query(DEADLINES, [dueAt])).rowCount ?? 0);
  const workers = Array.from({ length: WORKERS }, () => startWorker(url, dataDir));
  try {
    const { seconds, cpu } = await inSession(new Client({ connectionString: url }), async (owner) => {
      // As they would be that were made days ago.
      await owner.query('analyze deadlines');
      await pause(dueAt.getTime() - Date.now());
      const before = await cpuOf(owner, workers);
      await untilNoneIsLeft(owner, workers);
      const seconds = (Date.now() - dueAt.getTime()) / 1_000;
      return { seconds, cpu: spent(before, await cpuOf(owner, workers), count) };
    });
    const traces = await asMember(url, tracesIn);
    const { fired, history, twice, audit, told } = traces;
    if ([fired, history, audit, told].some((n) => n !== count) || twice !== 0) {
      throw new Error(`${count} deadlines were due, and left behind: ${JSON.stringify(traces)}.`);
    }
    const rate = Math.round(count / seconds).toLocaleString('en-US');
    const whole = `${count.toLocaleString('en-US')} deadlines, each with history, audit and news`;
    return `${whole}: ${seconds.toFixed(1)} s by ${WORKERS} workers, ${rate} a second, 0 fired twice. CPU a deadline: ${cpu}.`;
  } finally {
    await Promise.all(workers.map(stop));
  }
}

async function untilNoneIsLeft(owner: Client, workers: readonly ChildProcess[]): Promise<void> {
  while ((await owner.query<{ left: boolean }>(LEFT)).rows[0]?.left !== false) {
    if (workers.some(({ exitCode }) => exitCode !== null))
      throw new Error('A worker has ended before its work was done.');
    await pause(LOOK_MS);
  }
}

type Traces = Readonly<Record<'fired' | 'history' | 'twice' | 'audit' | 'told', number>>;
async function tracesIn(client: Client): Promise<Traces> {
  const [row] = (await client.query<Traces>(TRACES)).rows;
  if (!row) throw new Error('PostgreSQL answered nothing.');
  return row;
}

/** User and system time of the workers and of their PostgreSQL backends until now; undefined where it is not known. */
interface Cpu {
  readonly workers: number | undefined;
  readonly postgres: number | undefined;
}

async function cpuOf(client: Client, workers: readonly ChildProcess[]): Promise<Cpu> {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'steward'`,
  );
  const sum = (pids: readonly number[]): number | undefined => {
    const times = pids.flatMap((pid) => cpuMs(pid) ?? []);
    return times.length === 0 ? undefined : times.reduce((total, time) => total + time, 0);
  };
  const backends = rows.map(({ pid }) => pid).filter(isPostgres);
  return { workers: sum(workers.map(({ pid = 0 }) => pid)), postgres: sum(backends) };
}

/** What each deadline took: on a machine with other work to do it tells more than seconds. */
function spent(before: Cpu, after: Cpu, count: number): string {
  const each = (from: number | undefined, to: number | undefined): string =>
    from === undefined || to === undefined ? 'n/a' : `${((to - from) / count).toFixed(2)} ms`;
  return `workers ${each(before.workers, after.workers)}, PostgreSQL ${each(before.postgres, after.postgres)}`;
}

function startWorker(url: string, dataDir: string): ChildProcess {
  const env = {
    ...{ ...process.env, DATABASE_URL: url, STEWARD_DATA_DIR: dataDir },
    ...{ STEWARD_DEMO: 'false', STEWARD_WORKER: 'only', LOG_LEVEL: 'warn' },
  };
  const worker = spawn(process.execPath, [join(__dirname, '../src/main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => worker.kill('SIGKILL'));
  return worker;
}

async function stop(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const end = once(worker, 'exit');
  worker.kill('SIGTERM');
  await end;
}
