import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { poolOf, WORKER_ROLE } from './database';

/** What a worker does for a job. Thrown errors are retried, later and later, until the job's attempts are used up. */
export type Task = (payload: unknown, job: { readonly isLastAttempt: boolean }) => Promise<void>;

/** By the name under which jobs are queued. */
export type Tasks = Readonly<Record<string, Task>>;

/** A worker that runs. */
export interface Worker {
  /** Takes no more jobs and waits for those that run; when it has to hurry, they go back into the queue. */
  stop(hurry?: AbortSignal): Promise<void>;
}

/**
 * Brings the queue to this version of graphile-worker, and lets the worker's role do there what a worker does: nothing
 * else in the database is open to it.
 * @param owner connected as the login that owns the tables
 */
export async function migrateJobs(owner: DataSource): Promise<void> {
  // Loaded where it is needed: a script that asks one question need not wait for it.
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ pgPool: guarded(poolOf(owner)), logger: await quiet() });
  await owner.query(`
    do $$
    declare
      queue_table record;
    begin
      grant usage on schema graphile_worker to ${WORKER_ROLE};
      grant select, insert, update, delete on all tables in schema graphile_worker to ${WORKER_ROLE};
      revoke insert, update, delete on graphile_worker.migrations from ${WORKER_ROLE};
      -- Its tables have row-level security switched on and no policy: nobody but their owner would see a row.
      for queue_table in select c.oid::regclass as name from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'worker')
      loop
        execute format('create policy worker on %s to ${WORKER_ROLE} using (true)', queue_table.name);
      end loop;
    end $$`);
}

/**
 * Starts to work on jobs, several at a time.
 * @param queue connected with the worker's role
 * @param everyMinute names of tasks that one of all workers does at each full minute
 */
export async function startWorker(
  queue: DataSource,
  tasks: Tasks,
  log: Logger,
  everyMinute: readonly string[] = [],
): Promise<Worker> {
  const { parseCronItems, run } = await import('graphile-worker');
  const runner = await run({
    pgPool: patient(guarded(poolOf(queue))),
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (payload: unknown, { job }: { job: { attempts: number; max_attempts: number } }) =>
          task(payload, { isLastAttempt: job.attempts >= job.max_attempts }),
      ]),
    ),
    parsedCronItems: parseCronItems(everyMinute.map((task) => ({ task, match: '* * * * *' }))),
    concurrency: CONCURRENT_JOBS,
    // The process has its own way to end.
    noHandleSignals: true,
    logger: await loggerTo(log),
  });
  return {
    stop: async (hurry) => {
      const broken = () => void runner.kill().catch(() => undefined);
      hurry?.addEventListener('abort', broken, { once: true });
      await runner.stop();
      await drained(poolOf(queue));
    },
  };
}

/**
 * Waits for what the runner leaves behind: it asks that a job which has ended be struck off the queue, and does not wait for
 * that. A second at most: what is not struck off is never done again, and stays in the queue.
 */
async function drained(pool: Pool): Promise<void> {
  const isBusy = (): boolean => pool.waitingCount > 0 || pool.totalCount > pool.idleCount;
  for (let waits = 0; waits < 100 && isBusy(); waits += 1) await pause(10);
}

/** With one connection that listens: what the pool of a worker must hold at least. */
const CONCURRENT_JOBS = 2;
export const WORKER_POOL = CONCURRENT_JOBS + 2;

/** A connection that is lost while it is lent out fails its statement, and emits an event that would end the process. */
function guarded(pool: Pool): Pool {
  const known = new WeakSet<PoolClient>();
  const guard = (client: PoolClient): void => {
    if (known.has(client)) return;
    known.add(client);
    client.on('error', () => undefined);
  };
  // Those that had connected before are lent out, too.
  return pool.on('connect', guard).on('acquire', guard);
}

/**
 * A pool that waits for a connection as long as it takes. graphile-worker tells the queue that a job is done without looking
 * what becomes of that: were there no connection at that moment, the rejection would end the process.
 */
function patient(pool: Pool): Pool {
  const connect = pool.connect.bind(pool);
  const untilThere = async (): Promise<PoolClient> => {
    for (;;) {
      try {
        return await alive(await connect());
      } catch {
        // Whoever still waits when all is over waits for nothing.
        if (pool.ending) return new Promise(() => undefined);
        await pause(RECONNECT_MS, undefined, { ref: false });
      }
    }
  };
  // With a callback it is asked by the pool itself, for a single statement, and by TypeORM.
  const asAsked = (callback?: Parameters<typeof connect>[0]) => (callback ? connect(callback) : untilThere());
  return Object.assign(pool, { connect: asAsked });
}

/** A connection may have ended in this moment, and nobody has noticed: then it is thrown away. */
async function alive(client: PoolClient): Promise<PoolClient> {
  try {
    await client.query('');
    return client;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** So long after a connection could not be had it is asked for again. */
const RECONNECT_MS = 500;

const quiet = async () => new (await import('graphile-worker')).Logger(() => () => undefined);

/** What a worker says of each job that went well is no news. */
const loggerTo = async (log: Logger) =>
  new (await import('graphile-worker')).Logger(() => (level: string, message) => {
    // That a job failed is told again and again, until it is done; that the worker fails is another thing.
    if (level === 'warning' || message.startsWith('Failed task')) log.warn(message);
    else if (level === 'error') log.error(message);
    else log.debug(message);
  });
