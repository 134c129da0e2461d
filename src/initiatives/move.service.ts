import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { closeApproval, requestApproval } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import { requirePermission, viewerOf } from '../people';
import type { Caller } from '../platform/caller';
import { invalidInput, isRefusal, type Refusal } from '../shared/refusal';
import { castVote } from './casting';
import { refuseCorrectionOfMove } from './correcting';
import type { Initiative, InitiativeEventName } from './domain/initiative';
import { keptUntil } from './domain/embedding';
import { concernedIds, decideMove, isDecidedByVote, permissionFor, type InitiativeMove } from './domain/move';
import { atGate, type AtGate } from './at-gate';
import { electionOf, policyAt } from './elections';
import { answeringFor, subjectOf } from './initiative-subject';
import { InitiativeTable } from './initiative.table';
import { askAgainAfterHold } from './material-change';
import { writeMove } from './moving';
import { processFor } from './process-library';
import { isFollowed, type StageFollowUp } from './stage-follow-up';
import { openVoteAt, type OpenVote } from './votes-awaited';

interface MoveInitiative extends Keyed {
  readonly initiativeId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
  /** The earlier move of its history that this one corrects. */
  readonly correctsEventId?: string | null;
  /** Of what is kept: the day on which it comes back. */
  readonly recheckOn?: string;
}

type Outcome = { initiativeId: string; eventId: string | null; approvalId: string | null };

interface MoveAskedFor {
  readonly event: InitiativeEventName;
  readonly reason: string | null;
  readonly correctsId?: string | null;
  /** What is written to the initiative beside where it stands. */
  readonly changes?: Partial<Pick<Initiative, 'budgetMinor' | 'recheckOn'>>;
}

/** A move as it was written, and what the audit says of it. */
interface Moved<EventId = string> {
  readonly outcome: Outcome & { readonly eventId: EventId };
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

/** Moves initiatives through their stages: every event that people send goes through here. */
export class MoveService {
  constructor(
    private readonly governor: Governor,
    readonly followUp: StageFollowUp,
  ) {}

  /**
   * @returns the initiative, the row of its history (null of a vote that decides nothing yet), and the approval that was
   *   asked for or decided with it; or a refusal, which leaves everything as it was
   */
  move(caller: Caller, event: InitiativeEventName, input: MoveInitiative): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'moveInitiative', { ...input, event }, async (tx) => {
      // Locked before the gate is asked: of two leaders who approve at once, the second finds a later version.
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      const reason = input.reason ?? null;
      const correctsId = input.correctsEventId ?? null;
      if (isDecidedByVote(event)) {
        return correctsId === null
          ? vote(tx, initiative, input.expectedVersion, { event, reason }, this.followUp)
          : VOTES_CORRECT_VOTES;
      }
      requirePermission(tx, permissionFor(event), answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const uncorrected = await refuseCorrectionOfMove(tx, initiative, { correctsEventId: correctsId, reason });
      if (uncorrected) return uncorrected;
      const changes = input.recheckOn === undefined ? {} : keptUntil(input.recheckOn, tx.today);
      if (isRefusal(changes)) return changes;
      return this.moveLocked(tx, initiative, { event, reason, correctsId, changes });
    });
  }

  /**
   * Moves an initiative that this transaction has locked, with all that a move leaves behind. Whether the actor may send
   * the event (`permissionFor`) and decided on its present version is asked before; votes go by `castVote`.
   * @returns or a refusal, on which the transaction is to be rolled back
   */
  async moveLocked(
    tx: Transaction,
    initiative: Initiative,
    { event, reason, correctsId = null, changes = {} }: MoveAskedFor,
  ): Promise<Moved | Refusal> {
    const process = await processFor(tx, initiative);
    const gate = await atGate(tx, initiative, policyAt(process.policy, initiative));
    const { gathered, people, nextSequence: sequence } = gate;
    const facts = { ...gathered, approvals: [] };
    const move = decideMove({ initiative, process, event, reason, actor: viewerOf(tx.viewer), people, facts });
    if (isRefusal(move)) return move;
    const asked = await approvalBy(tx, initiative, gate, move);
    if (isRefusal(asked)) return asked;
    const decided = { initiative, process, people, move, ...asked, sequence, correctsId, changes };
    const written = await writeMove(tx, decided);
    const askedAgain = event === 'RESUME' ? await askAgainAfterHold(tx, written.moved) : [];
    const followed = isFollowed(move) ? await this.followUp(tx, written.moved, reason) : [];
    return {
      outcome: { initiativeId: initiative.id, eventId: written.eventId, approvalId: asked.approval?.id ?? null },
      audit: [...written.audit, ...askedAgain, ...followed],
    };
  }
}

/** A vote names what it corrects by itself: the latest of a seat takes the place of those before. */
const VOTES_CORRECT_VOTES = invalidInput([
  { path: 'input.correctsEventId', message: 'A vote is corrected by another vote of the same seat: expected none.' },
]);

/** The simple way to vote: one's own word, and no more. */
async function vote(
  tx: Transaction,
  initiative: Initiative,
  expectedVersion: number,
  { event, reason }: MoveAskedFor,
  followUp: StageFollowUp,
): Promise<Moved<string | null> | Refusal> {
  const choice = event === 'RETURN' ? 'RETURN' : 'APPROVE';
  const cast = await castVote(tx, initiative, expectedVersion, { choice, reason }, followUp);
  if (isRefusal(cast)) return cast;
  const { initiativeId, eventId, approvalId } = cast.outcome;
  return { ...cast, outcome: { initiativeId, eventId, approvalId } };
}

/** Events that leave nothing to be decided. */
const WITHDRAWS: readonly InitiativeEventName[] = ['ITERATE', 'STOP', 'REFER_TO_REVIEW', 'EMBED'];

/** The approval that is asked for or closed with a move, and the vote that is open once it is made. */
interface Approvals {
  readonly approval: Approval | undefined;
  readonly vote: OpenVote | undefined;
}

/** What becomes of approvals when an event moves the initiative; a held one keeps its own. */
async function approvalBy(
  tx: Transaction,
  initiative: Initiative,
  gate: AtGate,
  { history: { event, reason } }: InitiativeMove,
): Promise<Approvals | Refusal> {
  const { approval: open } = gate;
  if (event === 'REQUEST_APPROVAL') {
    // A process may come back to work without a decision: what was asked then is not asked any more.
    const withdrawn = open && (await closeApproval(tx, open, 'WITHDRAWN', reason ?? 'Asked for anew.'));
    if (isRefusal(withdrawn)) return withdrawn;
    return request(tx, initiative, gate);
  }
  if (!WITHDRAWS.includes(event) || open === undefined) return { approval: undefined, vote: openVoteAt(gate) };
  const withdrawn = await closeApproval(tx, open, 'WITHDRAWN', reason);
  return isRefusal(withdrawn) ? withdrawn : { approval: withdrawn, vote: undefined };
}

async function request(tx: Transaction, initiative: Initiative, gate: AtGate): Promise<Approvals> {
  const subject = subjectOf(initiative);
  const { stage, version: subjectVersion } = initiative;
  const { policy } = gate;
  const approval = await requestApproval(tx, { subject, gate: stage, subjectVersion, policy });
  const people = { ...gate.people, requestedById: approval.requestedById };
  // What was looked at before is the ballot of what was open then.
  const election =
    gate.approval === undefined
      ? { ...gate.election, concernedIds: concernedIds(initiative, people) }
      : await electionOf(tx, initiative, people, policy);
  return { approval, vote: { approval, election, isQuestioned: false } };
}
