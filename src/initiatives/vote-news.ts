import type { Acting, Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import type { Said, Vote } from '../approvals/domain/vote';
import { notify } from '../notifications';
import type { News, SubjectOfNews } from '../notifications/domain/notification';
import type { Initiative } from './domain/initiative';
import { mayReassign, type ApprovalAt } from './reassigning';

interface VoteNews {
  readonly initiative: Initiative;
  readonly approval: Pick<Approval, 'id'>;
  readonly vote: Said & Pick<Vote, 'seatId' | 'voterId'>;
  readonly questionToId: string;
}

const of = ({ id }: Pick<Approval, 'id'>): SubjectOfNews => ({ kind: 'APPROVAL', id });
export const gateOf = ({ stage }: Pick<Initiative, 'stage'>): string => `the gate of ${stage.toLowerCase()}`;
const sentences = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join('\n');
const because = (reason: string | null): string | null => (reason === null ? null : `The reason: ${reason}`);

/** A question goes to whoever is to answer it; what a deputy voted, to whom they voted for. */
export async function tellOfVote(
  tx: Transaction,
  { initiative, approval, vote, questionToId }: VoteNews,
): Promise<void> {
  const { seatId, voterId, choice, reason, conditions } = vote;
  const news: News[] = [];
  if (choice === 'QUESTION') {
    const title = `A question at ${gateOf(initiative)}: "${initiative.title}"`;
    news.push({ kind: 'APPROVAL_QUESTION', subject: of(approval), toIds: [questionToId], title, text: reason ?? '' });
  }
  if (seatId !== voterId) {
    const title = `Decided in your name: "${initiative.title}"`;
    const said = `At ${gateOf(initiative)} the vote was ${choice}. While it is open, a vote of your own replaces it.`;
    const under = conditions.map(({ text }) => `The condition: ${text}`);
    const text = sentences(said, because(reason), ...under);
    news.push({ kind: 'DECIDED_IN_YOUR_NAME', subject: of(approval), toIds: [seatId], title, text });
  }
  await notify(tx, news);
}

/** Whoever asked hears the answer. */
export async function tellOfAnswer(
  tx: Transaction,
  initiative: Initiative,
  { approvalId, askedById, answer }: { approvalId: string; askedById: string; answer: string },
): Promise<void> {
  const title = `Your question at ${gateOf(initiative)} is answered: "${initiative.title}"`;
  await notify(tx, [
    { kind: 'APPROVAL_QUESTION', subject: of({ id: approvalId }), toIds: [askedById], title, text: answer },
  ]);
}

/** Those whose votes were voided are asked again, with what changed. */
export async function tellOfVoidedVotes(
  tx: Transaction,
  initiative: Initiative,
  { approval, change, toIds }: { approval: Pick<Approval, 'id'>; change: string; toIds: readonly string[] },
): Promise<void> {
  const title = `Vote again: "${initiative.title}" has changed`;
  const text = sentences(
    change,
    `Your vote at ${gateOf(initiative)} was on what stood before, and does not count any more.`,
  );
  await notify(tx, [{ kind: 'APPROVAL_VOIDED', subject: of(approval), toIds, title, text }]);
}

/** Nobody could pass it any more: whoever may name another approver is told. */
export async function tellOfBlockedApproval(tx: Transaction<Acting>, at: ApprovalAt): Promise<void> {
  const { initiative, approval } = at;
  const title = `Nobody is left to approve: "${initiative.title}"`;
  const text = `At ${gateOf(initiative)} too few are left who have a say. Name another approver.`;
  const toIds = await mayReassign(tx, at);
  await notify(tx, [{ kind: 'APPROVAL_BLOCKED', subject: of(approval), toIds, title, text }]);
}

/** Whoever was given a seat is asked. */
export async function tellOfSeat(
  tx: Transaction,
  initiative: Initiative,
  approval: Pick<Approval, 'id'>,
  { personId, group, reason }: { personId: string; group: string; reason: string },
): Promise<void> {
  const title = `Your approval is asked for: "${initiative.title}"`;
  const text = sentences(`You were given a seat among ${group} at ${gateOf(initiative)}.`, because(reason));
  await notify(tx, [{ kind: 'APPROVAL_ASKED', subject: of(approval), toIds: [personId], title, text }]);
}
