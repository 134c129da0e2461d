import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pino } from 'pino';
import { createStewardDataSource } from '../ormconfig';
import { compose, type House } from '../src/compose';
import type { Caller } from '../src/platform/caller';
import { systemClock } from '../src/platform/clock';
import type { Config } from '../src/platform/config';
import { explorerPage } from '../src/platform/graphql/explorer';
import { createHttpServer } from '../src/platform/graphql/server';
import { LOCAL_ISSUER } from '../src/platform/sign-in';
import type { SourceFile } from '../src/platform/source-file';
import { isRefusal } from '../src/shared/refusal';
import { copyForWrites, dropDatabase, LEADER, prepareLoadSet } from './load/load-set';
import { median } from './measure/summary';
import type { BenchOptions } from './options';
import { openPlace } from './place';

/** As many as are shown by month and channel, and a quarter of that, to tell whether memory grows with the file. */
const ANSWERS = 1_000_000;
const A_QUARTER = ANSWERS / 4;
const CHANNELS = ['Web', 'Store', 'Phone', 'App', 'Chat'];
const PRODUCTS = ['Fiber', 'Mobile', 'Television'];
const YEAR = 2025;
const MIB = 1_048_576;

const mappingOf = (metric: string) => ({
  ...{ source: 'Bench', metric, answerId: { column: 'id' }, score: { column: 'score' } },
  answeredOn: { column: 'day', format: 'YYYY-MM-DD' },
  cut: { CHANNEL: { column: 'channel' }, PRODUCT: { column: 'product' } },
});
const SERIES = `{ metric(code: NPS) { series(windowFrom: "${YEAR}-01-01", windowTo: "${YEAR}-12-31", by: [CHANNEL]) {
  periodFrom cut { value } value low high n } } }`;

/** Imports a million raw answers of a year, and asks for that year by month and channel: says how fast both are. */
export async function benchAnswers(config: Config, options: BenchOptions, say: (line: string) => void): Promise<void> {
  const place = await openPlace(config, say);
  try {
    const copy = await copyForWrites(place, await prepareLoadSet(place, options, say));
    const dataSource = await createStewardDataSource({ url: place.urlOf(copy) }, { poolSize: 2 }).initialize();
    try {
      const tokenKey = new Uint8Array(32);
      const house = compose({ dataSource, clock: systemClock, log: pino({ level: 'silent' }), tokenKey });
      const quarter = await imported(house, 'EMPLOYEE_NPS', A_QUARTER, say);
      const whole = await imported(house, 'NPS', ANSWERS, say);
      say(
        `Memory at most, of ${count(ANSWERS)} to ${count(A_QUARTER)}: ${(whole / quarter).toFixed(2)} times as much.`,
      );
      say(await asked(house, options.rounds));
    } finally {
      await dataSource.destroy();
      await dropDatabase(place, copy);
    }
  } finally {
    await place.close();
  }
}

/** @returns the most memory that the process held meanwhile, in bytes */
async function imported(house: House, metric: string, rows: number, say: (line: string) => void): Promise<number> {
  const caller: Caller = { issuer: LOCAL_ISSUER, subject: LEADER, requestId: randomUUID() };
  const [started, before] = [performance.now(), process.memoryUsage().rss];
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const asked = { idempotencyKey: randomUUID(), file: aFile(rows), mapping: mappingOf(metric) };
  const outcome = await house.imports.import(caller, { kind: 'ANSWERS', ...asked }).finally(() => clearInterval(watch));
  if (isRefusal(outcome) || outcome.added !== rows) throw new Error(JSON.stringify(outcome));
  const seconds = (performance.now() - started) / 1_000;
  const memory = `${Math.round(before / MIB)} MiB before, ${Math.round(most / MIB)} MiB at most`;
  say(
    `${count(rows)} raw answers: ${seconds.toFixed(1)} s, ${count(Math.round(rows / seconds))} a second; memory ${memory}.`,
  );
  return most;
}

const count = (n: number): string => n.toLocaleString('en-US');

async function asked(house: House, rounds: number): Promise<string> {
  const app = await createHttpServer({ ...house, ready: () => Promise.resolve(), explorer: explorerPage });
  try {
    const authorization = `Bearer ${await house.signIn.token(LEADER, 1)}`;
    const taken: number[] = [];
    let points = 0;
    for (let round = 0; round < rounds; round += 1) {
      const started = performance.now();
      const payload = { query: SERIES };
      const { body } = await app.inject({ method: 'POST', url: '/graphql', headers: { authorization }, payload });
      taken.push(performance.now() - started);
      const { data } = JSON.parse(body) as { data: { metric: { series: { n: string }[] } } | null };
      const series = data?.metric.series ?? [];
      points = series.length;
      const answers = series.reduce((sum, { n }) => sum + Number(n), 0);
      if (answers !== ANSWERS)
        throw new Error(`${ANSWERS} answers came in, and the series has ${answers}: ${body.slice(0, 300)}`);
    }
    const [first = NaN] = taken;
    return `A year by month and channel, ${points} points: ${median(taken).toFixed(0)} ms, the first ${first.toFixed(0)} ms.`;
  } finally {
    await app.close();
  }
}

/** The same file whenever it is opened: written while it is read. */
const aFile = (size: number): SourceFile => ({
  name: 'answers.csv',
  bytes: 0,
  open: () => Readable.from(chunks(size)),
});

function* chunks(size: number): Generator<Buffer> {
  let rows = 'id,score,day,channel,product\n';
  for (let i = 0; i < size; i += 1) {
    const day = new Date(Date.UTC(YEAR, 0, 1 + (i % 365))).toISOString().slice(0, 10);
    // Steps without a common factor, so that scores, days and parts mix.
    rows += `${i},${(i * 7) % 11},${day},${CHANNELS[(i * 3) % 5]},${PRODUCTS[(i >> 2) % 3]}\n`;
    if (i % 1_000 === 999) {
      yield Buffer.from(rows);
      rows = '';
    }
  }
  yield Buffer.from(rows);
}
