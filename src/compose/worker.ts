import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createStewardDataSource } from '../../ormconfig';
import { Unattended } from '../audit';
import { DeadlineFiring, DeadlineWatch, type DeadlineHandlers } from '../deadlines';
import { fireInitiativeDeadlines } from '../initiatives';
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
  /** How mails leave the house; absent when none is sent. */
  readonly settings: MailSettings | undefined;
}

type Begin = Pick<Lifecycle, 'begin'>;

/** What each feature does when deadlines of its subjects run out. */
export const deadlineHandlers: DeadlineHandlers = { INITIATIVE: fireInitiativeDeadlines };

/** Starts to fire deadlines and, where any are sent, to send mails. Put away in reverse: first what takes work, then what it needs. */
export async function beginWork(lifecycle: Begin, { settings, ...materials }: Materials): Promise<void> {
  await watchDeadlines(lifecycle, materials, settings !== undefined);
  if (settings) await sendMails(lifecycle, { ...materials, settings });
}

/** A batch at a time: more connections would fire no more of them. */
const WATCH_POOL = 1;

async function watchDeadlines(
  lifecycle: Begin,
  { connection, clock, log }: Omit<Materials, 'settings'>,
  mailGoesOut: boolean,
): Promise<DeadlineWatch> {
  const dataSource = await connectWorker(lifecycle, connection, WATCH_POOL, log);
  const firing = new DeadlineFiring(new Unattended(dataSource, clock, mailGoesOut), deadlineHandlers, log);
  return lifecycle.begin(
    () => Promise.resolve(new DeadlineWatch(firing, log)),
    (watch) => watch.stop(),
  );
}

async function sendMails(
  lifecycle: Begin,
  materials: Omit<Materials, 'settings'> & { readonly settings: MailSettings },
): Promise<Worker> {
  const { connection, log, settings } = materials;
  const queue = await connectWorker(lifecycle, connection, WORKER_POOL, log);
  const mailer = await lifecycle.begin(
    () => Promise.resolve(createMailer(settings)),
    (started) => started.close(),
  );
  // By the names under which jobs are queued.
  const tasks: Tasks = { send_mail: mailTask({ ...materials, mailer }) };
  return lifecycle.begin(
    () => startWorker(queue, tasks, log),
    (worker, hurry) => worker.stop(hurry),
  );
}

function connectWorker(lifecycle: Begin, connection: Connection, poolSize: number, log: Logger): Promise<DataSource> {
  const onPoolError = (err: Error): void => log.warn({ err }, 'a connection of the worker was lost');
  return lifecycle.begin(
    () => createStewardDataSource(connection, { asWorker: true, poolSize, onPoolError }).initialize(),
    (started) => started.destroy(),
  );
}
