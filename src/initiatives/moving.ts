import type { Acting, AuditEntry, Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import { afterStep } from './after-step';
import { keepConditions } from './condition-keeping';
import type { Initiative, InitiativeEventName } from './domain/initiative';
import { isWithinGate, type DecidedMove, type OthersConcerned } from './domain/move';
import type { InitiativeProcess } from './domain/process-versions';
import { InitiativeEventTable, InitiativeTable } from './initiative.table';
import { tellOfMove } from './move-news';
import { moneyOfMove } from './tranches';
import { keepVotesAwaited, type OpenVote } from './votes-awaited';

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
  EMBED: 'initiativeEmbedded',
  RECHECK: 'recheckBegun',
};

/** A move that was decided, of an initiative that this transaction has locked. */
interface MoveToWrite {
  readonly initiative: Initiative;
  readonly process: InitiativeProcess;
  readonly people: OthersConcerned;
  readonly move: DecidedMove;
  /** Asked for or closed with it, or what one of its groups has said yes to. */
  readonly approval: Approval | undefined;
  /** The vote that is open once it is made; undefined when none is. */
  readonly vote: OpenVote | undefined;
  /** Of its row in the history. */
  readonly sequence: number;
  /** The earlier move that it corrects. */
  readonly correctsId?: string | null;
  /** What is written to the initiative beside where it stands. */
  readonly changes?: Partial<Pick<Initiative, 'budgetMinor' | 'recheckOn'>>;
}

interface WrittenMove {
  /** The row of the history. */
  readonly eventId: string;
  /** As it is after the move. */
  readonly moved: Initiative;
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

/** Writes a move with all that it leaves behind: state, history, deadlines, news and money. */
export async function writeMove(tx: Transaction<Acting>, decided: MoveToWrite): Promise<WrittenMove> {
  const { initiative, process, move, vote, sequence, correctsId = null, changes = {} } = decided;
  const { snapshot, stage, status, entersStage, history, effects } = move;
  const entered = entersStage ? { enteredStageAt: tx.now, recheckOn: null } : {};
  const moved = await tx.update(InitiativeTable, initiative, { snapshot, stage, status, ...entered, ...changes });
  const eventId = tx.newId();
  const occurred = { id: eventId, initiativeId: initiative.id, sequence, correctsId, occurredAt: tx.now };
  await tx.insert(InitiativeEventTable, [{ ...occurred, ...history }]);
  await afterStep(tx, { initiative: moved, statusBefore: initiative.status, process, effects });
  await keepConditions(tx, moved, { statusBefore: initiative.status, isApproved: history.event === 'APPROVE' });
  if (vote !== undefined) await keepVotesAwaited(tx, moved, { vote });
  // As of a vote that decides nothing yet, nobody is told: the answer is still to come.
  if (!isWithinGate(move)) await tellOfMove(tx, { ...decided, initiative: { ...initiative, ...changes } });
  const money = await moneyOfMove(tx, initiative, move, process);
  return { eventId, moved, audit: [entryOf(decided), ...money] };
}

function entryOf({ initiative, move, approval, correctsId = null, changes }: MoveToWrite): AuditEntry {
  const { event, fromState, toState, definitionVersion, policyVersion, reason } = move.history;
  const { stage, status } = move;
  return {
    subjectKind: 'INITIATIVE',
    subjectId: initiative.id,
    action: isWithinGate(move) ? 'groupApproved' : ACTIONS[event],
    before: { state: fromState, stage: initiative.stage, status: initiative.status },
    after: {
      ...{ state: toState, stage, status, definitionVersion, policyVersion, approval: approval ?? null },
      ...(correctsId === null ? {} : { correctsEventId: correctsId }),
      ...(changes?.recheckOn === undefined ? {} : { recheckOn: changes.recheckOn }),
    },
    reason,
  };
}
