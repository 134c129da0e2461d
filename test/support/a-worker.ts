import { pino } from 'pino';
import { beginWork } from '../../src/compose/worker';
import type { MailServer } from './a-mail-server';
import type { Steward } from './steward';
import { threadsOfSources } from './threads';

export const MAIL_FROM = 'Steward <steward@harbour.example>';
export const PUBLIC_URL = 'https://steward.example';

/** A worker that is put away by the test. */
export interface TestWorker {
  stop(): Promise<void>;
}

/**
 * A worker that fires the deadlines of a Steward, and sends its mails through this server if there is one, as the process of
 * its own would.
 */
export async function aWorker(steward: Steward, server?: MailServer): Promise<TestWorker> {
  const steps: (() => Promise<void> | void)[] = [];
  const never = new AbortController().signal;
  const settings = server && { smtpUrl: server.url, from: MAIL_FROM, publicUrl: PUBLIC_URL };
  const { connection, dataSource, clock } = steward;
  const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });
  await beginWork(
    {
      begin: async (start, stop) => {
        const started = await start();
        if (stop) steps.unshift(() => stop(started, never));
        return started;
      },
    },
    { connection, dataSource, clock, log, settings, threads: threadsOfSources() },
  );
  return {
    stop: async () => {
      for (const step of steps) await step();
    },
  };
}

/** What is still queued to be worked on, but for what is done each minute, as the queue's owner sees it. */
export const jobsOf = (steward: Steward): Promise<{ payload: unknown; attempts: number; lastError: string | null }[]> =>
  steward.asOwner((owner) =>
    owner.query(`select j.payload, j.attempts, j.last_error as "lastError" from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier not like 'take_up_%' order by j.id`),
  );

/** Waits until something is so. @throws Error when it does not come to be within 20 s */
export async function until<T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`It did not come to be: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
