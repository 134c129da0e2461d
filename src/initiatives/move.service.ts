import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { closeApproval, openApprovalOf, requestApproval } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import { requirePermission, viewerOf } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';
import { castVote } from './casting';
import type { Initiative, InitiativeEventName } from './domain/initiative';
import { decideMove, decidesOnOthersOnly, permissionFor, type InitiativeMove } from './domain/move';
import type { InitiativeProcess } from './domain/process-versions';
import { policyAt } from './elections';
import { moveFacts } from './initiative-facts';
import { answeringFor, subjectOf } from './initiative-subject';
import { InitiativeTable } from './initiative.table';
import { tellOfMove } from './move-news';
import { entryOfMove, writeMove } from './moving';
import { processFor } from './process-library';

interface MoveInitiative extends Keyed {
  readonly initiativeId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
}

type Outcome = { initiativeId: string; eventId: string | null; approvalId: string | null };
interface Moved {
  readonly outcome: Outcome;
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

/** Moves initiatives through their stages: every event that people send goes through here. */
export class MoveService {
  constructor(private readonly governor: Governor) {}

  /**
   * Approving and returning are votes: they move the initiative once the votes decide.
   * @returns the initiative, the row of its history (null while more votes are needed), and the approval that was asked for,
   *   voted on or withdrawn with it; or a refusal, which leaves everything as it was
   */
  move(caller: Caller, event: InitiativeEventName, input: MoveInitiative): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'moveInitiative', { ...input, event }, async (tx) => {
      // Locked before the gate is asked: of two leaders who approve at once, the second finds a later version.
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      if (decidesOnOthersOnly(event)) {
        const choice = event === 'RETURN' ? 'RETURN' : 'APPROVE';
        const cast = await castVote(tx, initiative, input.expectedVersion, { choice, reason: input.reason ?? null });
        if (isRefusal(cast)) return cast;
        const { initiativeId, eventId, approvalId } = cast.outcome;
        return { ...cast, outcome: { initiativeId, eventId, approvalId } };
      }
      return this.run(tx, initiative, event, input);
    });
  }

  private async run(
    tx: Transaction,
    initiative: Initiative,
    event: InitiativeEventName,
    input: MoveInitiative,
  ): Promise<Moved | Refusal> {
    requirePermission(tx, permissionFor(event), answeringFor(initiative));
    const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
    if (stale) return stale;
    const { gathered, people } = await moveFacts(tx, initiative.id);
    const process = await processFor(tx, initiative);
    const facts = { ...gathered, approvals: [] };
    const reason = input.reason ?? null;
    const move = decideMove({ initiative, process, event, reason, actor: viewerOf(tx.viewer), people, facts });
    if (isRefusal(move)) return move;
    const approval = await approvalBy(tx, initiative, process, move);
    if (isRefusal(approval)) return approval;
    const eventId = await writeMove(tx, initiative, move);
    await tellOfMove(tx, { initiative, move, approval, people });
    return {
      outcome: { initiativeId: initiative.id, eventId, approvalId: approval?.id ?? null },
      audit: [entryOfMove(initiative, move, approval)],
    };
  }
}

/** What becomes of approvals when an event moves the initiative; a held one keeps its own. */
async function approvalBy(
  tx: Transaction,
  initiative: Initiative,
  { policy }: InitiativeProcess,
  { history: { event, reason } }: InitiativeMove,
): Promise<Approval | Refusal | undefined> {
  const subject = subjectOf(initiative);
  const open = await openApprovalOf(tx, subject);
  if (event === 'REQUEST_APPROVAL') {
    // A process may come back to work without a decision: what was asked then is not asked any more.
    const withdrawn = open && (await closeApproval(tx, open, 'WITHDRAWN', reason ?? 'Asked for anew.'));
    if (isRefusal(withdrawn)) return withdrawn;
    const { stage: gate, version: subjectVersion } = initiative;
    return requestApproval(tx, { subject, gate, subjectVersion, policy: policyAt(policy, initiative) });
  }
  const withdraws = event === 'ITERATE' || event === 'STOP';
  return withdraws && open ? closeApproval(tx, open, 'WITHDRAWN', reason) : undefined;
}
