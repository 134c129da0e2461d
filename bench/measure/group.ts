import type { Place } from '../place';
import { sequencesOf, type Sequence } from '../workloads/asks';
import { WRITES, type Ask, type WorkloadName } from '../workloads/workload';
import { Client } from './client';
import { startContender, type Contender, type ContenderName } from './contender';
import { StatementCounter } from './statement-counter';

/** What servers are started with, and asked with. */
export interface Setting {
  readonly place: Place;
  readonly url: string;
  readonly tokenKey: Uint8Array;
  /** Bearer tokens by e-mail. */
  readonly tokens: ReadonlyMap<string, string>;
  readonly connections: number;
}

/** A contender that runs, and the way to it. */
export interface Running {
  readonly contender: Contender;
  readonly client: Client;
}

/** Starts a contender for as long as the work takes. */
export async function whileRunning<T>(
  name: ContenderName,
  { place, url, tokenKey, tokens, connections }: Setting,
  work: (running: Running) => Promise<T>,
): Promise<T> {
  const contender = await startContender(name, { url, dataDir: place.dataDir, tokenKey });
  const client = new Client(contender, tokens, connections);
  try {
    return await work({ contender, client });
  } finally {
    client.close();
    await contender.stop();
  }
}

/** What each connection sends to a contender from now on. */
export const sequencesFor = (workload: WorkloadName, { client }: Running, { url, connections }: Setting) =>
  sequencesOf(workload, { url, connections, send: (ask) => client.send(ask) });

/** What a contender answers to a few asks, and how many statements a request of each workload sends. */
export interface Probed {
  readonly answers: ReadonlyMap<WorkloadName, readonly unknown[]>;
  readonly statements: ReadonlyMap<WorkloadName, number>;
}

/** Answers that are compared, a workload. */
const COMPARED = 12;

/** Asks a contender that reaches PostgreSQL through the counter, one request at a time. */
export async function probe(
  name: ContenderName,
  workloads: readonly WorkloadName[],
  setting: Setting,
  comparable: (answer: Awaited<ReturnType<Client['send']>>) => unknown,
): Promise<Probed> {
  const counter = await StatementCounter.start(setting.url);
  try {
    return await whileRunning(name, { ...setting, url: counter.url }, async (running) => {
      const answers = new Map<WorkloadName, unknown[]>();
      const statements = new Map<WorkloadName, number>();
      for (const workload of workloads) {
        const asks = await asksToCompare(workload, running, setting);
        answers.set(workload, []);
        const before = counter.statements;
        for (const ask of asks) answers.get(workload)?.push(comparable(await running.client.send(ask)));
        statements.set(workload, (counter.statements - before) / asks.length);
      }
      return { answers, statements };
    });
  } finally {
    await counter.stop();
  }
}

/** The first of each connection in turn; of a write there and back, so that the next contender finds all as it was. */
async function asksToCompare(workload: WorkloadName, running: Running, setting: Setting): Promise<readonly Ask[]> {
  const sequences: readonly Sequence[] = await sequencesFor(workload, running, setting);
  const inTurn = Array.from({ length: COMPARED }, (_, index) => sequences[index % sequences.length]!);
  if (!WRITES.includes(workload)) return inTurn.map((next) => next());
  return inTurn.slice(0, COMPARED / 2).flatMap((next) => [next(), next()]);
}
