import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { changesOf, Governor, Unattended } from '../audit';
import type { StageFollowUp } from '../initiatives';
import { IdentityTable } from '../people';
import type { Caller } from '../platform/caller';
import type { Clock } from '../platform/clock';
import type { Task } from '../platform/jobs';
import { Fault } from '../shared/fault';
import { failedMigration, type WorkflowMigration } from './domain/workflow-migration';
import { migrateNext } from './workflow-migration-batch';
import { WorkflowMigrationTable } from './workflow-migration.table';

interface Materials {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether what people are told goes out by mail, too. */
  readonly mailGoesOut: boolean;
  /** What follows where an initiative comes to another stage. */
  readonly followUp: StageFollowUp;
}

/** What a job says: ids alone, since the queue is no tenant's. */
interface MigrationJob {
  readonly organizationId: string;
  readonly workflowMigrationId: string;
}

/**
 * Does one batch of a migration, in the name of whoever began it. A batch queues the next one, so that a worker can end
 * between any two; and it goes by what was reached before, so that two jobs for one batch do it once.
 */
export const workflowMigrationTask =
  (materials: Materials): Task =>
  async (payload, { isLastAttempt }) => {
    const job = payload as MigrationJob;
    const { dataSource, clock, log, mailGoesOut, followUp } = materials;
    const { running, caller } = await whoseItIs(dataSource, job);
    if (running?.state !== 'RUNNING') return;
    try {
      if (caller === undefined) throw new Fault('UNAUTHENTICATED', 'Whoever began it has left.');
      const governor = new Governor(dataSource, clock, log, mailGoesOut);
      const idempotencyKey = `migration ${running.id} ${running.done} ${running.reachedId ?? 'start'}`;
      await migrateNext(governor, caller, { idempotencyKey, workflowMigrationId: running.id }, followUp);
    } catch (error) {
      if (!(error instanceof Fault) && !isLastAttempt) throw error;
      const problem = error instanceof Fault ? error.message : 'It met with an error that the log of the worker tells.';
      log.error({ ...job, err: error }, 'a migration failed');
      await end(materials, failedMigration(running, `It cannot go on. ${problem}`, clock.now()));
    }
  };

/** Queues the migrations again whose worker was killed: the queue itself would wait for it for hours. */
export const takeUpMigrationsTask =
  ({ dataSource }: Pick<Materials, 'dataSource'>): Task =>
  async () =>
    void (await dataSource.query('select take_up_workflow_migrations()'));

async function whoseItIs(dataSource: DataSource, { organizationId, workflowMigrationId }: MigrationJob) {
  return dataSource.transaction(async (manager) => {
    await manager.query(`select set_config('app.organization', $1, true)`, [organizationId]);
    const running = await manager.findOneBy(WorkflowMigrationTable, { organizationId, id: workflowMigrationId });
    const identity =
      running && (await manager.findOneBy(IdentityTable, { organizationId, personId: running.startedById }));
    const requestId = `migration-${workflowMigrationId}`;
    const caller: Caller | undefined = identity
      ? { issuer: identity.issuer, subject: identity.subject, requestId }
      : undefined;
    return { running, caller };
  });
}

/** Nobody asked for this end: it is on record as nobody's. */
async function end({ dataSource, clock, mailGoesOut }: Materials, failed: WorkflowMigration): Promise<void> {
  const { organizationId, id, state, problem, finishedAt } = failed;
  const its = () => Promise.resolve({ organizationId });
  await new Unattended(dataSource, clock, mailGoesOut).govern(its, async (tx) => {
    const before = await tx.lock(WorkflowMigrationTable, id, 'workflow migration');
    if (before.state !== 'RUNNING') return { result: undefined, audit: [] };
    await tx.manager.update(WorkflowMigrationTable, { organizationId, id }, { state, problem, finishedAt });
    const subject = { subjectKind: 'WORKFLOW_MIGRATION', subjectId: id };
    const changes = changesOf(before, { ...before, state, problem, finishedAt });
    return { result: undefined, audit: [{ ...subject, action: 'workflowMigrationFailed', ...changes }] };
  });
}
