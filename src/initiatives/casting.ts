import type { AuditEntry, Transaction } from '../audit';
import { closeApproval, writeVote } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import { votersOf, withVote } from '../approvals/domain/election';
import type { VoteInput } from '../approvals/domain/vote';
import { refuseUnlessActive, requirePermission, viewerOf } from '../people';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import { atGate, type AtGate } from './at-gate';
import { followUpConditions } from './condition-keeping';
import { decideVote, type VoteCast } from './domain/gate-vote';
import type { Initiative } from './domain/initiative';
import { permissionFor } from './domain/move';
import type { InitiativeProcess } from './domain/process-versions';
import { policyAt } from './elections';
import { writeMove } from './moving';
import { processFor } from './process-library';
import { isFollowed, type StageFollowUp } from './stage-follow-up';
import { tellOfVote } from './vote-news';
import { keepVotesAwaited } from './votes-awaited';

type CastOutcome = {
  initiativeId: string;
  approvalId: string;
  voteId: string;
  /** The move that came of the vote; null while nothing moves before more votes are cast. */
  eventId: string | null;
};
interface Cast {
  readonly outcome: CastOutcome;
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

/**
 * Casts a vote on the approval that is open for an initiative, as the person of this transaction; the vote that decides moves
 * the initiative, and so does one by which a group of several side by side has approved. Its row is locked.
 * @param followUp what begins with the stage that it enters by the vote
 * @returns or a refusal, which leaves everything as it was
 */
export async function castVote(
  tx: Transaction,
  initiative: Initiative,
  expectedVersion: number,
  input: VoteInput,
  followUp: StageFollowUp,
): Promise<Cast | Refusal> {
  const process = await processFor(tx, initiative);
  const gate = await atGate(tx, initiative, policyAt(process.policy, initiative));
  const { gathered, people, approval, election } = gate;
  // Who may vote changes from gate to gate: whoever comes too late for theirs is told so, and not that they never might.
  const stale = tx.stale(initiative, expectedVersion, `initiative "${initiative.title}"`);
  if (stale) return stale;
  const { portfolioId } = initiative;
  requirePermission(tx, permissionFor('APPROVE'), { portfolioId, responsible: votersOf(election) });
  const owners = (input.conditions ?? []).map(({ ownerId }, index) => [`input.conditions[${index}].ownerId`, ownerId]);
  const left = await refuseUnlessActive(tx, {
    'input.questionToId': input.questionToId,
    ...(Object.fromEntries(owners) as Record<string, string | null | undefined>),
  });
  if (left) return left;
  const actor = viewerOf(tx.viewer);
  const cast = decideVote({ initiative, process, actor, people, gathered, election, vote: input });
  if (isRefusal(cast)) return cast;
  if (approval === undefined) {
    return notPossibleNow('No approval is open: somebody has to ask for it first.', initiative.status);
  }
  const questionToId = input.questionToId ?? approval.requestedById;
  return write(tx, { initiative, process, gate, approval, cast, questionToId }, followUp);
}

interface Decided {
  readonly initiative: Initiative;
  readonly process: InitiativeProcess;
  readonly gate: AtGate;
  readonly approval: Approval;
  readonly cast: VoteCast;
  readonly questionToId: string;
}

async function write(tx: Transaction, decided: Decided, followUp: StageFollowUp): Promise<Cast | Refusal> {
  const { initiative, process, gate, approval, cast, questionToId } = decided;
  const { vote, decides } = cast;
  const questionIds = gate.questions.filter((each) => each.seatId === vote.seatId).map(({ id }) => id);
  const { votes: before } = gate.election.ballot;
  const { voteId } = await writeVote(tx, approval, vote, { sequence: before.length + 1, questionIds, questionToId });
  await tellOfVote(tx, { initiative, approval, vote, questionToId });
  const { seatId, voterId, choice, reason, conditions } = vote;
  const { id: approvalId, contentVersion } = approval;
  // In the order of their numbers: the last one of the seat on this content is the one whose place this takes.
  const replaced = before.findLastIndex((each) => each.seatId === seatId && each.contentVersion === contentVersion) + 1;
  const said = { approvalId, voteId, replacesSequence: replaced || null, choice, conditions, contentVersion };
  const entry = (more: object): AuditEntry => ({
    ...{ subjectKind: 'INITIATIVE', subjectId: initiative.id, action: 'voteCast' },
    ...{ after: { ...said, forId: seatId, ...more }, onBehalfOfId: seatId === voterId ? null : seatId, reason },
  });
  const outcome = { initiativeId: initiative.id, approvalId, voteId };
  const isQuestioned = vote.choice === 'QUESTION' || questionIds.length < gate.questions.length;
  const open = { approval, election: withVote(gate.election, vote), isQuestioned };
  if (decides === null) {
    await keepVotesAwaited(tx, initiative, { vote: open });
    return { outcome: { ...outcome, eventId: null }, audit: [entry({})] };
  }
  const { decision, electorates, votes, move } = decides;
  const toMeet = decision === 'APPROVED' ? await followUpConditions(tx, initiative, process, { approval, votes }) : [];
  const moved =
    decision === null ? approval : await closeApproval(tx, approval, decision, move.history.reason, electorates);
  if (isRefusal(moved)) return moved;
  const written = await writeMove(tx, {
    ...{ initiative, process, people: gate.people, sequence: gate.nextSequence, move, approval: moved },
    vote: decision === null ? open : undefined,
  });
  const followed = isFollowed(move) ? await followUp(tx, written.moved, move.history.reason) : [];
  return {
    outcome: { ...outcome, eventId: written.eventId },
    audit: [entry(toMeet.length === 0 ? {} : { toMeet }), ...written.audit, ...followed],
  };
}
