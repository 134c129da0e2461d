import { changesOf, type AuditEntry, type Governor, type Keyed, type Transaction } from '../audit';
import type { Deadline } from '../deadlines/domain/deadline';
import { concernedBy } from '../deadlines/domain/migrating';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { notPossibleNow, type Refusal } from '../shared/refusal';
import type { WorkflowDefinition } from '../workflow/definition';
import { timersAt, type RunningTimer } from '../workflow/migrate-timers';
import type { Migration } from '../workflow/migration-plan';
import type { Initiative } from '../initiatives/domain/initiative';
import { goesOn, migrateInitiative } from './domain/migrate-initiative';
import { processOf, type ProcessVersions } from '../initiatives/domain/process-versions';
import { endMigration, type WorkflowMigration } from './domain/workflow-migration';
import { InitiativeTable, publishedVersions, type StageFollowUp } from '../initiatives';
import { standingOn } from './standing-initiatives';
import { takeOver, whatHangsOn } from './take-over';
import { enqueue } from './workflow-migration.service';
import { WorkflowMigrationTable } from './workflow-migration.table';

/** Initiatives a transaction: a second of work, after which whoever waits for one of them goes on. */
const BATCH = 50;

interface NextBatch extends Keyed {
  readonly workflowMigrationId: string;
}

type Outcome = { readonly workflowMigrationId: string };

/**
 * Does the next batch of a migration, and queues the one after it in the same transaction; at the end it says what came of
 * it. Each initiative goes on whole or stays whole: one that meanwhile moved to where the plan knows no place is passed over.
 * @param caller who began it: the migration is theirs, and ends when they may no longer do it
 * @param followUp what follows where an initiative comes to another stage
 * @returns or a refusal when it has ended already
 */
export const migrateNext = (
  governor: Governor,
  caller: Caller,
  input: NextBatch,
  followUp: StageFollowUp,
): Promise<Outcome | Refusal> =>
  governor.govern(caller, 'migrateNext', input, async (tx) => {
    const running = await tx.lock(WorkflowMigrationTable, input.workflowMigrationId, 'workflow migration');
    requirePermission(tx, 'changeProcess');
    if (running.state !== 'RUNNING') return notPossibleNow('This migration has ended.', running.state);
    const versions = await publishedVersions(tx);
    const { definition } = versions;
    const { plan, fromVersion, toVersion } = running;
    const migration = { plan, from: definition(fromVersion), to: definition(toVersion) };
    const found = await nextInitiatives(tx, running);
    const taken = await takeAll(tx, { running, migration, versions, followUp }, found);
    const done = running.done + taken.length;
    const after =
      found.length > 0
        ? { ...running, done, reachedId: found.at(-1)!.id }
        : await afterTheRound(tx, { ...running, done }, migration);
    await write(tx, after);
    if (after.state === 'RUNNING') await enqueue(tx, running.id);
    return { outcome: { workflowMigrationId: running.id }, audit: [entryOf(running, after), ...taken] };
  });

/** In the order of their ids, so that two who lock several never wait for each other. */
async function nextInitiatives(
  { manager, viewer }: Transaction,
  { fromVersion, reachedId }: WorkflowMigration,
): Promise<Initiative[]> {
  const rows = manager
    .createQueryBuilder(InitiativeTable, 'i')
    .where('i.organizationId = :organizationId', { organizationId: viewer.organizationId })
    .andWhere(`i.definitionVersion = :fromVersion and i.status <> 'CLOSED'`, { fromVersion });
  if (reachedId !== null) rows.andWhere('i.id > :reachedId', { reachedId });
  return rows.orderBy('i.id').limit(BATCH).setLock('for_no_key_update').getMany();
}

/** What a batch is done under. */
interface Under {
  readonly running: WorkflowMigration;
  readonly migration: Migration;
  readonly versions: ProcessVersions;
  readonly followUp: StageFollowUp;
}

/** One that ran out goes on as one that did; what rests is what the process does not stand in. */
function timersRunning(
  from: WorkflowDefinition,
  { snapshot }: Initiative,
  deadlines: readonly Deadline[],
): readonly RunningTimer[] {
  const active = timersAt(from, snapshot).map(({ timer }) => timer);
  return concernedBy(deadlines).map(({ name: timer }) => ({ timer, paused: !active.includes(timer) }));
}

/** @returns a record for each that went on, with what followed */
async function takeAll(
  tx: Transaction,
  { running: { id: workflowMigrationId, reason }, migration, versions, followUp }: Under,
  initiatives: readonly Initiative[],
): Promise<AuditEntry[]> {
  const hanging = await whatHangsOn(
    tx,
    initiatives.map(({ id }) => id),
  );
  const entries: AuditEntry[] = [];
  for (const initiative of initiatives) {
    const { approval, deadlines, moves } = hanging.of(initiative.id);
    const timers = timersRunning(migration.from, initiative, deadlines);
    const migrating = { ...initiative, openGate: approval?.gate ?? null, timers };
    const migrated = migrateInitiative(migration, migrating);
    if (!goesOn(migrated)) continue;
    const { policy } = processOf(versions, initiative);
    const found = { initiative, migrated, approval, deadlines, policy, moves };
    entries.push(...(await takeOver(tx, { workflowMigrationId, reason, migration, ...found }, followUp)));
  }
  return entries;
}

/** Nothing is left in this round: what moved on meanwhile to where it can go is taken in another one. */
async function afterTheRound(
  tx: Transaction,
  running: WorkflowMigration,
  migration: Migration,
): Promise<WorkflowMigration> {
  const left = await standingOn(tx.manager, tx.viewer.organizationId, running.fromVersion);
  const canGo = left.some((alike) => goesOn(migrateInitiative(migration, { ...alike, timers: [] })));
  return canGo ? { ...running, reachedId: null } : endMigration(running, migration, left, tx.now);
}

async function write({ manager }: Transaction, after: WorkflowMigration): Promise<void> {
  const { organizationId, id, state, done, failed, reachedId, problem, finishedAt } = after;
  await manager.update(
    WorkflowMigrationTable,
    { organizationId, id },
    { state, done, failed, reachedId, problem, finishedAt },
  );
}

const ACTIONS = {
  RUNNING: 'workflowMigrationContinued',
  DONE: 'workflowMigrationDone',
  FAILED: 'workflowMigrationFailed',
} as const;

const entryOf = (before: WorkflowMigration, after: WorkflowMigration): AuditEntry => ({
  subjectKind: 'WORKFLOW_MIGRATION',
  subjectId: before.id,
  action: ACTIONS[after.state],
  ...changesOf(before, after),
});
