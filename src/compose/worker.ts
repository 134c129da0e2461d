import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createStewardDataSource } from '../../ormconfig';
import { takeUpMigrationsTask, workflowMigrationTask } from '../initiatives';
import { mailTask } from '../notifications';
import type { Clock } from '../platform/clock';
import type { Connection } from '../platform/database';
import { startWorker, WORKER_POOL, type Tasks, type Worker } from '../platform/jobs';
import type { Lifecycle } from '../platform/lifecycle';
import type { MailSettings } from '../platform/mail';
import { createMailer } from '../platform/smtp-mailer';

interface Materials {
  readonly connection: Connection;
  /** With the application's role: each task enters the tenant of its job, and no other. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  readonly settings: MailSettings;
}

/** What one worker of all does each minute: what a worker that was killed left behind. */
const EVERY_MINUTE = ['take_up_migrations'];

/** Starts to send mails, and to migrate. Put away in reverse: first what takes jobs, then what they need. */
export async function beginWork(lifecycle: Pick<Lifecycle, 'begin'>, materials: Materials): Promise<Worker> {
  const { connection, log } = materials;
  const onPoolError = (err: Error): void => log.warn({ err }, 'a connection of the worker was lost');
  const queue = await lifecycle.begin(
    () => createStewardDataSource(connection, { asWorker: true, poolSize: WORKER_POOL, onPoolError }).initialize(),
    (started) => started.destroy(),
  );
  const mailer = await lifecycle.begin(
    () => Promise.resolve(createMailer(materials.settings)),
    (started) => started.close(),
  );
  // By the names under which jobs are queued.
  const tasks: Tasks = {
    send_mail: mailTask({ ...materials, mailer }),
    // Who runs a worker for mails has mails go out.
    migrate_workflow: workflowMigrationTask({ ...materials, mailGoesOut: true }),
    take_up_migrations: takeUpMigrationsTask(materials),
  };
  return lifecycle.begin(
    () => startWorker(queue, tasks, log, EVERY_MINUTE),
    (worker, hurry) => worker.stop(hurry),
  );
}
