import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { environment, readConfig } from '../../src/platform/config';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres';
import { run } from '../../src/platform/lifecycle';
import { explainFailure } from '../../src/platform/startup-problem';

/** A small Steward: the same start and stop, one row a start, and a request that takes as long as its path says. */
run(
  async (lifecycle) => {
    const { dataDir } = readConfig(environment());
    const postgres = await lifecycle.begin(
      () =>
        startEmbeddedPostgres({
          dataDir,
          say: (line) => console.log(line),
          settings: { fsync: 'off' },
          onDeath: (line) => lifecycle.fail(line),
        }),
      (started, hurry) => started.stop(hurry),
    );
    const pool = new Pool(postgres.connection);
    pool.on('error', () => undefined);
    lifecycle.onStop(() => pool.end());
    await pool.query('create table if not exists starts (at timestamptz default now())');
    await pool.query('insert into starts default values');
    const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from starts');

    const server = createServer({ keepAliveTimeout: 100 }, (request, response) => {
      const answer = pool.query(`select pg_sleep(${Number(request.url?.slice(1))})`);
      answer.then(
        () => response.end('done'),
        (error: Error) => response.end(error.message),
      );
    });
    await lifecycle.begin(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)), close(server));
    console.log(`ready ${(server.address() as AddressInfo).port} ${process.pid} ${rows[0]?.n}`);
  },
  (error) => explainFailure(error, { host: '127.0.0.1', port: 0 }),
);

const close = (server: Server) => (_: void, hurry: AbortSignal) => {
  hurry.addEventListener('abort', () => server.closeAllConnections());
  server.closeIdleConnections();
  return new Promise<void>((resolve) => server.close(() => resolve()));
};
