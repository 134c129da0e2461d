import { oneAtATime, type Governor, type Keyed, type Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { WorkflowDefinitionTable } from '../process';
import { isRefusal, type Refusal } from '../shared/refusal';
import {
  beginMigration,
  refuseWhileRunning,
  versionsOf,
  type MigrationAsked,
  type WorkflowMigration,
} from './domain/workflow-migration';
import { publishedVersions } from '../initiatives';
import { standingOn } from './standing-initiatives';
import { WorkflowMigrationTable } from './workflow-migration.table';

/** Begins migrations; a worker goes on with them. */
export class WorkflowMigrationService {
  constructor(private readonly governor: Governor) {}

  /** @returns the migration, of which nothing is done yet; or a refusal, also when a state in use has no place to go */
  begin(caller: Caller, input: MigrationAsked & Keyed): Promise<{ workflowMigrationId: string } | Refusal> {
    return this.governor.govern(caller, 'migrateInitiatives', input, async (tx) => {
      requirePermission(tx, 'changeProcess');
      await oneAtATime(tx, 'workflow migrations');
      const running = refuseWhileRunning(await runningMigration(tx));
      if (running) return running;
      const asked = versionsOf(input, await tx.all(WorkflowDefinitionTable, 'subjectKind', ['INITIATIVE']));
      if (isRefusal(asked)) return asked;
      const { fromVersion, toVersion } = input;
      const { definition } = await publishedVersions(tx);
      const standing = await standingOn(tx.manager, tx.viewer.organizationId, fromVersion);
      const versions = { from: definition(fromVersion), to: definition(toVersion) };
      const begun = beginMigration(input.plan, versions, standing);
      if (isRefusal(begun)) return begun;
      const { plan, total } = begun;
      const what = { fromVersion, toVersion, plan, total };
      const id = tx.newId();
      await tx.insert(WorkflowMigrationTable, [
        {
          ...{ id, subjectKind: 'INITIATIVE', ...what, reason: asked.reason, state: 'RUNNING', done: 0, failed: 0 },
          ...{ reachedId: null, problem: null, startedById: tx.viewer.personId, startedAt: tx.now, finishedAt: null },
        },
      ]);
      await enqueue(tx, id);
      const subject = { subjectKind: 'WORKFLOW_MIGRATION', subjectId: id };
      return {
        outcome: { workflowMigrationId: id },
        audit: [{ ...subject, action: 'workflowMigrationBegun', after: what, reason: asked.reason }],
      };
    });
  }
}

/** Has a worker go on with a migration, once this transaction is in. */
export const enqueue = async (tx: Transaction, workflowMigrationId: string): Promise<void> =>
  void (await tx.manager.query('select enqueue_workflow_migration($1)', [workflowMigrationId]));

async function runningMigration(tx: Transaction): Promise<WorkflowMigration | undefined> {
  const { organizationId } = tx.viewer;
  return (await tx.manager.findOneBy(WorkflowMigrationTable, { organizationId, state: 'RUNNING' })) ?? undefined;
}
