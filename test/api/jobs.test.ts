import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { createStewardDataSource } from '../../ormconfig';
import { startWorker } from '../../src/platform/jobs';
import { aBank } from '../support/a-bank';
import { until } from '../support/a-worker';

describe('A worker', () => {
  it('outlives a database that is away while a job comes to its end, and the job is done once', async () => {
    const steward = await aBank({});
    const { connection } = steward;
    const elsewhere = { ...connection, database: 'postgres' };
    const besides = await createStewardDataSource(elsewhere, { asOwner: true }).initialize();
    const queue = await createStewardDataSource(connection, { asWorker: true, poolSize: 4 }).initialize();
    const allow = (connections: boolean) =>
      besides.query(`alter database "${connection.database}" allow_connections ${connections}`);
    const left = () => steward.asOwner((owner) => owner.query<object[]>('select from graphile_worker._private_jobs'));
    let done = 0;
    const goesAway = async () => {
      await allow(false);
      await besides.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        connection.database,
      ]);
      done++;
    };
    await steward.asOwner((owner) => owner.query(`select graphile_worker.add_job('goes_away')`));
    const worker = await startWorker(queue, { goes_away: goesAway }, pino({ level: 'silent' }));
    await until(() => done > 0);
    await pause(700);
    await allow(true);
    await until(async () => (await left()).length === 0);
    expect(done).toBe(1);
    await worker.stop();
    for (const each of [queue, besides]) await each.destroy();
    await steward.stop();
  });
});
