import { pino } from 'pino';
import { createStewardDataSource } from '../../ormconfig';
import { Unattended } from '../../src/audit';
import { deadlineHandlers } from '../../src/compose/worker';
import { DeadlineFiring, type DeadlineHandlers } from '../../src/deadlines';
import type { Steward } from './steward';

/** Lets somebody fire deadlines as a worker does, with a session of their own. */
export async function asWorker<T>(
  steward: Steward,
  work: (firing: DeadlineFiring) => Promise<T>,
  { handlers = deadlineHandlers, batch = 50 }: { handlers?: DeadlineHandlers; batch?: number } = {},
): Promise<T> {
  const dataSource = await createStewardDataSource(steward.connection, { asWorker: true, poolSize: 1 }).initialize();
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const firing = new DeadlineFiring(new Unattended(dataSource, steward.clock, false), handlers, log, batch);
  return work(firing).finally(() => dataSource.destroy());
}

/** Fires all that is due by the clock of this Steward. @returns how many fired */
export const fireDue = (steward: Steward, options?: Parameters<typeof asWorker>[2]): Promise<number> =>
  asWorker(
    steward,
    async (firing) => {
      let all = 0;
      for (let fired = await firing.fireBatch(); fired > 0; fired = await firing.fireBatch()) all += fired;
      return all;
    },
    options,
  );
