import type { AuditEntry, Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import type { Initiative, InitiativeEventName } from './domain/initiative';
import type { InitiativeMove } from './domain/move';
import { InitiativeEventTable, InitiativeTable } from './initiative.table';

/** What the audit calls each move. */
const ACTIONS: Record<InitiativeEventName, string> = {
  REQUEST_APPROVAL: 'approvalRequested',
  APPROVE: 'gateApproved',
  RETURN: 'returnedForRework',
  ITERATE: 'initiativeIterated',
  HOLD: 'initiativeHeld',
  RESUME: 'initiativeResumed',
  STOP: 'initiativeStopped',
};

/** Writes a move that was decided: the initiative, and the row of its history. @returns the id of that row */
export async function writeMove(tx: Transaction, initiative: Initiative, move: InitiativeMove): Promise<string> {
  const { snapshot, stage, status, entersStage, history } = move;
  const enteredStageAt = entersStage ? tx.now : initiative.enteredStageAt;
  await tx.update(InitiativeTable, initiative, { snapshot, stage, status, enteredStageAt });
  const id = tx.newId();
  const sequence = await nextSequence(tx, initiative.id);
  await tx.insert(InitiativeEventTable, [
    { id, initiativeId: initiative.id, sequence, ...history, occurredAt: tx.now },
  ]);
  return id;
}

/** What the audit keeps of a move. @param approval that was asked for or closed with it */
export function entryOfMove(initiative: Initiative, move: InitiativeMove, approval: Approval | undefined): AuditEntry {
  const { event, fromState, toState, definitionVersion, policyVersion, reason } = move.history;
  const { stage, status } = move;
  return {
    subjectKind: 'INITIATIVE',
    subjectId: initiative.id,
    action: ACTIONS[event],
    before: { state: fromState, stage: initiative.stage, status: initiative.status },
    after: { state: toState, stage, status, definitionVersion, policyVersion, approval: approval ?? null },
    reason,
  };
}

/** The initiative's row is locked, so nobody else counts on at the same time. */
async function nextSequence(tx: Transaction, initiativeId: string): Promise<number> {
  const moves = await tx.manager
    .createQueryBuilder(InitiativeEventTable, 'e')
    .where('e.organizationId = :organizationId and e.initiativeId = :initiativeId', {
      organizationId: tx.viewer.organizationId,
      initiativeId,
    })
    .getCount();
  return moves + 1;
}
