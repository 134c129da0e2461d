import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createStewardDataSource } from '../../ormconfig';
import { analysisTask, takeUpAnalysesTask } from '../analyses';
import { Unattended } from '../audit';
import { DeadlineFiring, DeadlineWatch, type DeadlineHandlers } from '../deadlines';
import { fireFollowUpDeadlines } from '../followups';
import { fireConditionDeadlines, fireInitiativeDeadlines, fireVoteDeadlines } from '../initiatives';
import { mailTask, type MailBodies } from '../notifications';
import { fireKillCriteria, fireOutcomeDeadlines } from '../outcomes';
import { fireRoundDeadlines } from '../rounds';
import type { Clock } from '../platform/clock';
import type { Connection } from '../platform/database';
import { startWorker, WORKER_POOL, type Tasks, type Worker } from '../platform/jobs';
import type { Lifecycle } from '../platform/lifecycle';
import type { MailSettings } from '../platform/mail';
import { createMailer } from '../platform/smtp-mailer';
import { digestMail, takeUpDigestsTask, takeUpScorecardsTask } from '../telling';
import { followAllStages } from './stage-follow-ups';
import { takeUpMigrationsTask, workflowMigrationTask } from '../workflow-migrations';
import type { Threads } from '../platform/threads';

interface Materials {
  readonly connection: Connection;
  /** With the application's role: each task enters the tenant of its job, and no other. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  /** How mails leave the house; absent when none is sent. */
  readonly settings: MailSettings | undefined;
  /** Where analyses are computed. */
  readonly threads: Threads;
}

type Begin = Pick<Lifecycle, 'begin'>;

/** What each feature does when deadlines of its subjects run out. */
export const deadlineHandlers: DeadlineHandlers = {
  INITIATIVE: (tx, due) => fireInitiativeDeadlines(tx, due, followAllStages),
  APPROVAL: (tx, due) => fireVoteDeadlines(tx, due, followAllStages),
  CONDITION: fireConditionDeadlines,
  SCORING_ROUND: fireRoundDeadlines,
  FOLLOW_UP: fireFollowUpDeadlines,
  KILL_CRITERION: fireKillCriteria,
  OUTCOME: fireOutcomeDeadlines,
};

/** What mails about subjects of some kinds say at length. */
const mailBodies: MailBodies = { DIGEST: digestMail };

/** What one worker of all does each minute: what a worker that was killed left behind, and what is due by a schedule. */
const EVERY_MINUTE = ['take_up_migrations', 'take_up_analyses', 'take_up_digests', 'take_up_scorecards'];

/**
 * Starts to fire deadlines, to migrate what runs, to compute analyses and, where any are sent, to send mails. Put away in
 * reverse: first what takes work, then what it needs.
 */
export async function beginWork(lifecycle: Begin, materials: Materials): Promise<void> {
  await watchDeadlines(lifecycle, materials);
  await workOnJobs(lifecycle, materials);
}

/** A batch at a time: more connections would fire no more of them. */
const WATCH_POOL = 1;

async function watchDeadlines(
  lifecycle: Begin,
  { connection, clock, log, settings }: Materials,
): Promise<DeadlineWatch> {
  const dataSource = await connectWorker(lifecycle, connection, WATCH_POOL, log);
  const firing = new DeadlineFiring(new Unattended(dataSource, clock, settings !== undefined), deadlineHandlers, log);
  return lifecycle.begin(
    () => Promise.resolve(new DeadlineWatch(firing, log)),
    (watch) => watch.stop(),
  );
}

async function workOnJobs(lifecycle: Begin, materials: Materials): Promise<Worker> {
  const { connection, log, settings } = materials;
  const queue = await connectWorker(lifecycle, connection, WORKER_POOL, log);
  const mailGoesOut = settings !== undefined;
  // By the names under which jobs are queued.
  const tasks: Tasks = {
    ...(settings && { send_mail: await mails(lifecycle, { ...materials, settings }) }),
    migrate_workflow: workflowMigrationTask({ ...materials, mailGoesOut, followUp: followAllStages }),
    take_up_migrations: takeUpMigrationsTask(materials),
    compute_analysis: analysisTask({ ...materials, mailGoesOut }),
    take_up_analyses: takeUpAnalysesTask(materials),
    take_up_digests: takeUpDigestsTask({ ...materials, dataSource: queue, mailGoesOut }),
    take_up_scorecards: takeUpScorecardsTask({ ...materials, dataSource: queue, mailGoesOut }),
  };
  const worker = await lifecycle.begin(
    () => startWorker(queue, tasks, log, EVERY_MINUTE),
    (started, hurry) => started.stop(hurry),
  );
  // Broken off before the worker waits for its jobs: an analysis takes longer than a process may take to end.
  await lifecycle.begin(
    () => Promise.resolve(materials.threads),
    (threads) => threads.stop(),
  );
  return worker;
}

async function mails(
  lifecycle: Begin,
  materials: Materials & { readonly settings: MailSettings },
): Promise<ReturnType<typeof mailTask>> {
  const mailer = await lifecycle.begin(
    () => Promise.resolve(createMailer(materials.settings)),
    (started) => started.close(),
  );
  return mailTask({ ...materials, mailer, bodies: mailBodies });
}

function connectWorker(lifecycle: Begin, connection: Connection, poolSize: number, log: Logger): Promise<DataSource> {
  const onPoolError = (err: Error): void => log.warn({ err }, 'a connection of the worker was lost');
  return lifecycle.begin(
    () => createStewardDataSource(connection, { asWorker: true, poolSize, onPoolError }).initialize(),
    (started) => started.destroy(),
  );
}
