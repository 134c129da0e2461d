import { availableParallelism, cpus, totalmem } from 'node:os';
import { Client } from 'pg';
import { systemClock } from '../src/platform/clock';
import type { Config } from '../src/platform/config';
import { SignIn } from '../src/platform/sign-in';
import { readTokenKey } from '../src/platform/token-key';
import { copyForWrites, dropDatabase, LEADER, MANAGER, prepareLoadSet } from './load/load-set';
import { CONTENDER_NAMES, type ContenderName } from './measure/contender';
import { effectsIn, requireEffects } from './measure/effects';
import { probe, whileRunning, type Probed, type Running, type Setting } from './measure/group';
import { measure } from './measure/rounds';
import { table, type Measured } from './measure/summary';
import type { BenchOptions } from './options';
import { inSession, openPlace, type Place } from './place';
import { comparable, difference } from './workloads/same-answers';
import { WRITES, type WorkloadName } from './workloads/workload';

type Say = (line: string) => void;

/** Builds or finds the load set, holds the three servers' answers against each other, measures, and prints the table. */
export async function bench(config: Config, options: BenchOptions, say: Say): Promise<void> {
  // Without an end of its own, a signal would leave the servers running: they are ended with the process.
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  const place = await openPlace(config, say);
  try {
    const database = await prepareLoadSet(place, options, say);
    const reads = options.workloads.filter((name) => !WRITES.includes(name));
    const writes = options.workloads.filter((name) => WRITES.includes(name));
    const measured: Measured[] = [];
    if (reads.length > 0) measured.push(...(await compete(reads, place, database, options, say)));
    if (writes.length > 0) {
      const copy = await copyForWrites(place, database);
      try {
        measured.push(...(await compete(writes, place, copy, options, say)));
      } finally {
        await dropDatabase(place, copy);
      }
    }
    if (options.checkOnly) return;
    say(`\n${await conditions(place, database, options)}\n\n${table(measured)}`);
  } finally {
    await place.close();
  }
}

async function compete(
  workloads: readonly WorkloadName[],
  place: Place,
  database: string,
  options: BenchOptions,
  say: Say,
): Promise<Measured[]> {
  const tokenKey = readTokenKey(`${place.dataDir}/token.key`);
  const signIn = new SignIn(tokenKey, systemClock);
  const tokens = new Map<string, string>();
  for (const email of [LEADER, MANAGER]) tokens.set(email, await signIn.token(email, 1));
  const setting = { place, url: place.urlOf(database), tokenKey, tokens, connections: options.connections };
  const probed = await probeAll(workloads, setting);
  say(`${workloads.join(', ')}: ${CONTENDER_NAMES.join(', ')} answer alike.`);
  if (options.checkOnly) return [];
  return withAll(setting, [], async (running) => {
    const measured: Measured[] = [];
    for (const workload of workloads) {
      say(`Measuring ${workload} …`);
      const rounds = await measure(workload, running, setting, options);
      const statements = new Map(
        CONTENDER_NAMES.map((name) => [name, probed.get(name)?.statements.get(workload) ?? NaN]),
      );
      measured.push({ workload, rounds, statements });
    }
    return measured;
  });
}

/** @throws Error at the first difference: who answers something else, or leaves something else behind, is not comparable */
async function probeAll(
  workloads: readonly WorkloadName[],
  setting: Setting,
): Promise<ReadonlyMap<ContenderName, Probed>> {
  const probed = new Map<ContenderName, Probed>();
  for (const name of CONTENDER_NAMES) {
    const before = await effectsIn(setting.url);
    const found = await probe(name, workloads, setting, comparable);
    const moves = WRITES.reduce((sum, workload) => sum + (found.answers.get(workload)?.length ?? 0), 0);
    requireEffects(name, before, await effectsIn(setting.url), moves);
    probed.set(name, found);
  }
  const reference = probed.get('steward')?.answers;
  for (const [name, { answers }] of probed) {
    const differs = difference(Object.fromEntries(reference ?? []), Object.fromEntries(answers));
    if (differs !== undefined) throw new Error(`steward and ${name} answer differently at ${differs}`);
  }
  return probed;
}

/** All contenders at once, each started when the one before is ready. */
async function withAll<T>(
  setting: Setting,
  running: readonly Running[],
  work: (running: readonly Running[]) => Promise<T>,
): Promise<T> {
  const next = CONTENDER_NAMES[running.length];
  if (next === undefined) return work(running);
  return whileRunning(next, setting, (started) => withAll(setting, [...running, started], work));
}

/** What the figures were measured on. */
async function conditions(place: Place, database: string, options: BenchOptions): Promise<string> {
  const version = await inSession(new Client({ connectionString: place.urlOf(database) }), async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version;
  });
  const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
  const { proposals, connections, rounds, seconds } = options;
  return `${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.versions.node}, PostgreSQL ${version}; ${proposals.toLocaleString('en-US')} proposals, ${connections} connections, ${rounds} rounds of ${seconds} s`;
}
