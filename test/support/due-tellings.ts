import { pino } from 'pino';
import { createStewardDataSource } from '../../ormconfig';
import type { Task } from '../../src/platform/jobs';
import { takeUpDigestsTask } from '../../src/telling';
import type { Steward } from './steward';

type Materials = Parameters<typeof takeUpDigestsTask>[0];

/** Does what a worker does each minute, as several workers at once would. @param task that takes up what is due */
export async function takeUp(
  steward: Steward,
  task: (materials: Materials) => Task = takeUpDigestsTask,
  { workers = 1, mailGoesOut = false } = {},
): Promise<void> {
  const dataSource = await createStewardDataSource(steward.connection, {
    asWorker: true,
    poolSize: workers,
  }).initialize();
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  const run = task({ dataSource, clock: steward.clock, log, mailGoesOut });
  try {
    await Promise.all(Array.from({ length: workers }, () => run({}, { isLastAttempt: false })));
  } finally {
    await dataSource.destroy();
  }
}
