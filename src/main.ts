import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createStewardDataSource } from '../ormconfig';
import { compose } from './compose';
import type { beginWork } from './compose/worker';
import { demoGreeting } from './demo/demo-greeting';
import { loadDemo } from './demo/load-demo';
import { systemClock } from './platform/clock';
import { environment, readConfig, type Config } from './platform/config';
import type { Connection } from './platform/database';
import { checkDatabase } from './platform/database-check';
import { startEmbeddedPostgres } from './platform/embedded-postgres';
import { explorerPage } from './platform/graphql/explorer';
import { createHttpServer } from './platform/graphql/server';
import { run, type Lifecycle } from './platform/lifecycle';
import { createLog } from './platform/log';
import { migrate } from './platform/migrate';
import { explainFailure } from './platform/startup-problem';
import { Threads } from './platform/threads';
import { readTokenKey } from './platform/token-key';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

let config: Config | undefined;

run(start, (error) => explainFailure(error, config ?? { host: '', port: 0 }));

/** From nothing to a server that answers; every step says how it is put away again. */
async function start(lifecycle: Lifecycle): Promise<void> {
  config = readConfig(environment());
  const { loadDemo: withDemo, logLevel } = config;
  const log = createLog(logLevel);
  const connection = await reachDatabase(config, lifecycle);

  const dataSource = await lifecycle.begin(
    () =>
      createStewardDataSource(connection, {
        onPoolError: (err) => log.warn({ err }, 'a connection was lost'),
      }).initialize(),
    (started) => started.destroy(),
  );
  await lifecycle.begin(() => checkDatabase(dataSource));
  // Before anybody can ask: a first request must not meet half of it.
  if (withDemo) await lifecycle.begin(() => loadDemo({ dataSource, log }, systemClock.now(), say));
  if (config.serves) await serve(lifecycle, { config, dataSource, log });
  const { mail: settings } = config;
  // Behind the server, which need not wait for it.
  if (config.works) {
    await work(lifecycle, { connection, dataSource, clock: systemClock, log, settings, threads: new Threads() });
  }
  if (!config.serves)
    say(`Steward fires deadlines${settings ? ', migrates, analyses and sends mails' : ', migrates and analyses'}.`);
}

/** Loaded by processes that do such work alone. */
const work = async (...on: Parameters<typeof beginWork>): Promise<void> =>
  void (await (await import('./compose/worker')).beginWork(...on));

interface Materials {
  readonly config: Config;
  readonly dataSource: DataSource;
  readonly log: Logger;
}

/** The API, until the process is asked to stop. */
async function serve(lifecycle: Lifecycle, { config, dataSource, log }: Materials): Promise<void> {
  const { host, port, loadDemo: withDemo, mail } = config;
  const tokenKey = readTokenKey(config.tokenKeyFile);
  const mailGoesOut = mail !== undefined;
  const threads = new Threads();
  const house = compose({ dataSource, clock: systemClock, log, tokenKey, accepted: config, mailGoesOut, threads });
  const ready = async (): Promise<void> => void (await dataSource.query('select 1'));
  const server = await createHttpServer({ ...house, ready, explorer: explorerPage });
  await lifecycle.begin(
    () => server.listen({ host, port }),
    (_address, hurry) => {
      hurry.addEventListener('abort', () => server.server.closeAllConnections(), { once: true });
      return server.close();
    },
  );
  // Broken off before the server waits for its answers: an analysis takes longer than a process may take to end.
  await lifecycle.begin(
    () => Promise.resolve(threads),
    (started) => started.stop(),
  );
  // Of port 0 the system has chosen another one.
  const bound = server.server.address();
  const address = `http://${host}:${bound !== null && typeof bound === 'object' ? bound.port : port}/graphql`;
  say(`Steward is ready at ${address}`);
  // The greeting gives tokens out, which would lead nowhere.
  if (withDemo && config.localTokens)
    for (const line of await demoGreeting({ signIn: house.signIn, address })) say(line);
}

/** The database of DATABASE_URL as it is; or the embedded one, started and brought to this version. */
async function reachDatabase({ databaseUrl, dataDir }: Config, lifecycle: Lifecycle): Promise<Connection> {
  if (databaseUrl !== undefined) return { url: databaseUrl };
  const onDeath = (line: string): void => lifecycle.fail(line);
  const { connection } = await lifecycle.begin(
    () => startEmbeddedPostgres({ dataDir, say, onDeath }),
    (postgres, hurry) => postgres.stop(hurry),
  );
  await lifecycle.begin(async () => {
    const owner = await createStewardDataSource(connection, { asOwner: true, poolSize: 2 }).initialize();
    await migrate(owner).finally(() => owner.destroy());
  });
  return connection;
}
