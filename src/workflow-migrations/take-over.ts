import type { AuditEntry, Transaction } from '../audit';
import { ApprovalTable, closeApproval } from '../approvals';
import { isOpen, type Approval } from '../approvals/domain/approval';
import { deadlinesOfEach, migrateDeadlinesOf } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { notify, settle } from '../notifications';
import { isRefusal } from '../shared/refusal';
import type { Migration } from '../workflow/migration-plan';
import { NOTHING_SEEN, type Initiative } from '../initiatives/domain/initiative';
import type { MigratedInitiative } from './domain/migrate-initiative';
import type { GatePolicy } from '../initiatives/domain/gate-policy';
import { delayIn } from '../initiatives/domain/stage-deadlines';
import {
  answeringFor,
  InitiativeEventTable,
  InitiativeTable,
  isFollowed,
  keepConditions,
  subjectOf,
  type StageFollowUp,
} from '../initiatives';

interface TakingOver {
  readonly workflowMigrationId: string;
  readonly reason: string;
  readonly migration: Migration;
  /** Its row locked. */
  readonly initiative: Initiative;
  readonly migrated: MigratedInitiative;
  /** The one that is open. */
  readonly approval: Approval | undefined;
  /** Every one that it has had. */
  readonly deadlines: readonly Deadline[];
  /** The gate policy that it stays on. */
  readonly policy: GatePolicy;
  /** Rows of its history. */
  readonly moves: number;
}

/**
 * Writes an initiative as it goes on under another version: state, history, approval and deadlines.
 * @param followUp what follows where that is in another stage
 */
export async function takeOver(
  tx: Transaction,
  taking: TakingOver,
  followUp: StageFollowUp,
): Promise<readonly AuditEntry[]> {
  const { workflowMigrationId, reason, initiative, migrated, moves } = taking;
  const { from, to } = taking.migration;
  const { snapshot, stage, status, fromState, toState, entersStage, states, timers } = migrated;
  const enteredStageAt = entersStage ? tx.now : initiative.enteredStageAt;
  const definitionVersion = to.version;
  const changes = { snapshot, stage, status, enteredStageAt, definitionVersion };
  const moved = await tx.update(InitiativeTable, initiative, changes);
  const migration = { workflowMigrationId, fromVersion: from.version, states };
  await tx.insert(InitiativeEventTable, [
    {
      ...{ id: tx.newId(), initiativeId: initiative.id, sequence: moves + 1, event: 'MIGRATED' as const },
      ...{ fromState, toState, actorId: tx.viewer.personId, reason, facts: NOTHING_SEEN, correctsId: null, migration },
      ...{ definitionVersion, policyVersion: initiative.policyVersion, occurredAt: tx.now },
    },
  ]);
  const delayOf = (delay: string) => delayIn(taking.policy, { ...initiative, stage }, delay);
  await migrateDeadlinesOf(tx, subjectOf(initiative), taking.deadlines, { changes: timers, delayOf });
  const goesOn = { ...initiative, snapshot, stage, status };
  await keepConditions(tx, goesOn, { statusBefore: initiative.status, isApproved: false });
  const withdrawn = migrated.approval === 'WITHDRAWN' ? await withdraw(tx, taking) : null;
  const before = {
    state: fromState,
    stage: initiative.stage,
    status: initiative.status,
    definitionVersion: from.version,
  };
  const after = { state: toState, stage, status, definitionVersion, workflowMigrationId, approval: withdrawn, timers };
  const entry = { subjectKind: 'INITIATIVE', subjectId: initiative.id, action: 'initiativeMigrated' };
  const followed = isFollowed(migrated) ? await followUp(tx, moved, reason) : [];
  return [{ ...entry, before, after, reason }, ...followed];
}

/** What was asked for is awaited no more; whoever asked and those who run the initiative hear of it. */
async function withdraw(tx: Transaction, { initiative, approval, migration }: TakingOver): Promise<Approval | null> {
  if (approval === undefined) return null;
  const gate = approval.gate.toLowerCase();
  const reason = `Under version ${migration.to.version} of the process no approval at the gate of ${gate} is awaited here.`;
  const closed = await closeApproval(tx, approval, 'WITHDRAWN', reason);
  if (isRefusal(closed)) throw new Error(`Approval ${approval.id} cannot be withdrawn: ${closed.message}`);
  const subject = { kind: 'APPROVAL', id: approval.id } as const;
  await settle(tx, ['APPROVAL_ASKED', 'APPROVAL_DUE', 'APPROVAL_ESCALATED'], subject);
  const title = `Approval no longer asked for: "${initiative.title}"`;
  const text = `The request for approval at the gate of ${gate} came to nothing.\nThe reason: ${reason}`;
  const toIds = [...answeringFor(initiative).responsible, approval.requestedById];
  await notify(tx, [{ kind: 'APPROVAL_VOIDED', subject, toIds, title, text }]);
  return closed;
}

/** What hangs on initiatives, read once they are locked. */
export async function whatHangsOn(tx: Transaction, initiativeIds: readonly string[]) {
  const approvals = (await tx.all(ApprovalTable, 'subjectId', initiativeIds)).filter(isOpen);
  const deadlines = await deadlinesOfEach(tx, 'INITIATIVE', initiativeIds);
  const counts = await tx.manager.query<{ id: string; moves: number }[]>(
    `select initiative_id as id, max(sequence) as moves from initiative_events
      where organization_id = $1 and initiative_id = any($2::uuid[]) group by initiative_id`,
    [tx.viewer.organizationId, initiativeIds],
  );
  return {
    of: (id: string) => ({
      approval: approvals.find(({ subjectKind, subjectId }) => subjectKind === 'INITIATIVE' && subjectId === id),
      deadlines: deadlines.filter(({ subjectId }) => subjectId === id),
      moves: counts.find((each) => each.id === id)?.moves ?? 0,
    }),
  };
}
