import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { closeApproval, openApprovalOf, requestApproval } from '../approvals';
import type { Approval, ApprovalDecision } from '../approvals/domain/approval';
import { requirePermission, viewerOf } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import type { Initiative, InitiativeEventName } from './domain/initiative';
import { afterStep } from './after-step';
import { decideMove, permissionFor, type InitiativeMove } from './domain/move';
import { moveFacts } from './initiative-facts';
import { answeringFor, subjectOf } from './initiative-subject';
import { InitiativeEventTable, InitiativeTable } from './initiative.table';
import { tellOfMove } from './move-news';
import { processFor } from './process-library';
import { moneyOfMove } from './tranches';

interface MoveInitiative extends Keyed {
  readonly initiativeId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
}

type Outcome = { initiativeId: string; eventId: string; approvalId: string | null };

/** What the audit calls each move. */
const ACTIONS: Record<InitiativeEventName, string> = {
  REQUEST_APPROVAL: 'approvalRequested',
  APPROVE: 'gateApproved',
  RETURN: 'returnedForRework',
  ITERATE: 'initiativeIterated',
  HOLD: 'initiativeHeld',
  RESUME: 'initiativeResumed',
  STOP: 'initiativeStopped',
  REFER_TO_REVIEW: 'referredToReview',
  CONFIRM_FUNDING: 'fundingConfirmed',
};

/** What becomes of an approval that is open when an event moves the initiative; a held one waits with it. */
const DECISIONS: Partial<Record<InitiativeEventName, ApprovalDecision>> = {
  APPROVE: 'APPROVED',
  RETURN: 'RETURNED',
  ITERATE: 'WITHDRAWN',
  STOP: 'WITHDRAWN',
  REFER_TO_REVIEW: 'WITHDRAWN',
};

interface MoveAskedFor {
  readonly event: InitiativeEventName;
  readonly reason: string | null;
  /** What is written to the initiative beside where it stands. */
  readonly changes?: Partial<Pick<Initiative, 'budgetMinor'>>;
}

/** A move as it was written, and what the audit says of it. */
type Moved = { readonly outcome: Outcome; readonly audit: readonly [AuditEntry, ...AuditEntry[]] };

/** Moves initiatives through their stages: every event goes through here. */
export class MoveService {
  constructor(private readonly governor: Governor) {}

  /**
   * @returns the initiative, the row of its history, and the approval that was asked for or decided with it; or a refusal,
   *   which leaves everything as it was
   */
  move(caller: Caller, event: InitiativeEventName, input: MoveInitiative): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'moveInitiative', { ...input, event }, async (tx) => {
      // Locked before the gate is asked: of two leaders who approve at once, the second finds a later version.
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, permissionFor(event), answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      return this.moveLocked(tx, initiative, { event, reason: input.reason ?? null });
    });
  }

  /**
   * Moves an initiative that this transaction has locked, with all that a move leaves behind. Whether the actor may send
   * the event (`permissionFor`) and decided on its present version is asked before.
   * @returns or a refusal, on which the transaction is to be rolled back
   */
  async moveLocked(
    tx: Transaction,
    initiative: Initiative,
    { event, reason, changes = {} }: MoveAskedFor,
  ): Promise<Moved | Refusal> {
    const { gathered, people, nextSequence: sequence } = await moveFacts(tx, initiative.id);
    const actor = viewerOf(tx.viewer);
    const process = await processFor(tx, initiative);
    const move = decideMove({ initiative, process, event, reason, actor, people, facts: gathered });
    if (isRefusal(move)) return move;
    const approval = await this.approvalBy(tx, initiative, move);
    if (isRefusal(approval)) return approval;
    const eventId = await this.write(tx, initiative, move, { changes, sequence });
    const { stage, status, snapshot, effects } = move;
    const moved = { ...initiative, stage, status, snapshot };
    await afterStep(tx, { initiative: moved, statusBefore: initiative.status, process, effects });
    await tellOfMove(tx, { initiative, move, approval, proposerId: people.proposerId });
    const money = await moneyOfMove(tx, initiative, move, process);
    const { fromState, toState, definitionVersion, policyVersion } = move.history;
    const before = { state: fromState, stage: initiative.stage, status: initiative.status };
    const after = { state: toState, stage, status, definitionVersion, policyVersion, approval: approval ?? null };
    return {
      outcome: { initiativeId: initiative.id, eventId, approvalId: approval?.id ?? null },
      audit: [
        {
          subjectKind: 'INITIATIVE',
          subjectId: initiative.id,
          action: ACTIONS[event],
          before,
          after,
          reason: move.history.reason,
        },
        ...money,
      ],
    };
  }

  private async approvalBy(
    tx: Transaction,
    initiative: Initiative,
    { history: { event, reason } }: InitiativeMove,
  ): Promise<Approval | Refusal | undefined> {
    const subject = subjectOf(initiative);
    const open = await openApprovalOf(tx, subject);
    if (event === 'REQUEST_APPROVAL') {
      // A process may come back to work without a decision: what was asked then is not asked any more.
      const withdrawn = open && (await closeApproval(tx, open, 'WITHDRAWN', reason ?? 'Asked for anew.'));
      if (isRefusal(withdrawn)) return withdrawn;
      return requestApproval(tx, { subject, gate: initiative.stage, subjectVersion: initiative.version });
    }
    const decision = DECISIONS[event];
    if (decision === undefined) return undefined;
    if (open) return closeApproval(tx, open, decision, reason);
    if (decision === 'WITHDRAWN') return undefined;
    return notPossibleNow('No approval is open: somebody has to ask for it first.', initiative.status);
  }

  private async write(
    tx: Transaction,
    initiative: Initiative,
    move: InitiativeMove,
    { changes = {}, sequence }: { readonly changes: MoveAskedFor['changes']; readonly sequence: number },
  ): Promise<string> {
    const { snapshot, stage, status, entersStage, history } = move;
    const enteredStageAt = entersStage ? tx.now : initiative.enteredStageAt;
    await tx.update(InitiativeTable, initiative, { ...changes, snapshot, stage, status, enteredStageAt });
    const id = tx.newId();
    await tx.insert(InitiativeEventTable, [
      { id, initiativeId: initiative.id, sequence, ...history, occurredAt: tx.now },
    ]);
    return id;
  }
}
