import type { Acting, Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import { deputiesOf, electoratesOf, tallyOf, type Election } from '../approvals/domain/election';
import { notify, settle } from '../notifications';
import type { SubjectOfNews } from '../notifications/domain/notification';
import { holdersOf } from '../people';
import { PERMISSIONS } from '../people/domain/permissions';
import type { Initiative } from './domain/initiative';
import { partIn, permissionFor, type DecidedMove, type OthersConcerned } from './domain/move';
import { wordMove } from './domain/move-wording';
import { answeringFor } from './initiative-subject';
import { tellOfBlockedApproval } from './vote-news';
import type { OpenVote } from './votes-awaited';

interface Moved {
  readonly initiative: Initiative;
  readonly move: Pick<DecidedMove, 'history'>;
  /** The approval that was asked for or closed with the move. */
  readonly approval: Approval | undefined;
  /** What is voted on once it is made. */
  readonly vote: OpenVote | undefined;
  readonly people: OthersConcerned;
}

/**
 * A request goes to everybody who could vote on it, or confirm the funding in the portfolio review; what became of it, and
 * every other move, to whoever asked or proposed and to those who run the initiative. The requests that are closed need nobody
 * any more.
 */
export async function tellOfMove(tx: Transaction<Acting>, moved: Moved): Promise<void> {
  const { initiative, move, approval, vote, people } = moved;
  const { event, reason } = move.history;
  const words = wordMove(initiative, { event, reason }, approval?.decision ?? null);
  const subject: SubjectOfNews =
    approval === undefined ? { kind: 'INITIATIVE', id: initiative.id } : { kind: 'APPROVAL', id: approval.id };
  if (event === 'REQUEST_APPROVAL' && vote !== undefined) {
    await notify(tx, [{ ...words, subject, toIds: couldVote(vote.election) }]);
    const requested = { ...people, requestedById: vote.approval.requestedById };
    if (tallyOf(vote.election).state === 'BLOCKED')
      await tellOfBlockedApproval(tx, { initiative, approval: vote.approval, people: requested });
    return;
  }
  if (approval !== undefined) await settle(tx, SETTLED, subject);
  const outcome = words.kind === 'APPROVAL_DECIDED' && people.proposerId !== null ? [people.proposerId] : [];
  const asked = approval === undefined ? [] : [approval.requestedById];
  const reviewers = event === 'REFER_TO_REVIEW' ? await whoCouldConfirm(tx, initiative, people) : [];
  const toIds = [...answeringFor(initiative).responsible, ...asked, ...outcome, ...reviewers];
  await notify(tx, [{ ...words, subject, toIds }]);
}

const SETTLED = [
  'APPROVAL_ASKED',
  'APPROVAL_DUE',
  'APPROVAL_QUESTION',
  'APPROVAL_BLOCKED',
  'APPROVAL_ESCALATED',
] as const;

/** Those who have a say, and their deputies of now. */
function couldVote(election: Election): readonly string[] {
  const seats = electoratesOf(election).flatMap(({ seatIds }) => seatIds);
  return [...new Set(seats.flatMap((seat) => [seat, ...deputiesOf(seat, election)]))];
}

/** Those who hold a role that confirms funding, and have no part in the initiative. */
async function whoCouldConfirm(
  tx: Transaction<Acting>,
  initiative: Initiative,
  others: OthersConcerned,
): Promise<string[]> {
  const holders: string[] = [];
  for (const role of PERMISSIONS[permissionFor('CONFIRM_FUNDING')].roles) {
    holders.push(...(await holdersOf(tx, role, initiative.portfolioId)));
  }
  const concerned = { ...others, requestedById: null };
  return holders.filter((personId) => partIn(initiative, 'CONFIRM_FUNDING', { personId }, concerned) === null);
}
