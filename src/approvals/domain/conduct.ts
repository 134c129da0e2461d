import { InputCheck } from '../../shared/input-check';
import { invalidInput, notPossibleNow, ownDecision, type Refusal } from '../../shared/refusal';
import { decidedAlready, isOpen, type Approval } from './approval';
import { electoratesOf, tallyOf, type Election } from './election';
import type { ApprovalQuestion, AssignedSeat, Recusal } from './vote';

type Requested = Pick<Approval, 'gate' | 'decision'>;

/**
 * Somebody declares a conflict of interest. Whether they belong here at all (`votersOf`) is asked before.
 * @returns or a refusal: the approval is decided, they have no say anyway, they declared one already, the reason is wanting
 */
export function recusing(
  approval: Requested,
  { ballot, concernedIds }: Election,
  personId: string,
  input: Pick<Recusal, 'reason'>,
): Pick<Recusal, 'reason'> | Refusal {
  const check = new InputCheck();
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  if (check.failed) return check.refusal();
  if (!isOpen(approval)) return decidedAlready(approval);
  if (concernedIds.includes(personId)) return ownDecision('You have a part in it, and so no say to give up.');
  if (ballot.recusedIds.includes(personId)) {
    return notPossibleNow('You declared a conflict of interest here already.', 'RECUSED');
  }
  return { reason };
}

/**
 * Answers a question, once; the clock of its approval goes on.
 * @returns or a refusal: the answer is wanting, or the question is closed
 */
export function answering(
  { closedAt, answer: before }: Pick<ApprovalQuestion, 'closedAt' | 'answer'>,
  input: { readonly answer: string },
  answeredById: string,
  now: Date,
): { readonly answer: string; readonly answeredById: string; readonly closedAt: Date } | Refusal {
  const check = new InputCheck();
  const answer = check.text('input.answer', input.answer, { max: 5000 });
  if (check.failed) return check.refusal();
  if (before !== null) return notPossibleNow('The question was answered already.', 'ANSWERED');
  if (closedAt !== null) return notPossibleNow('The question waits for no answer any more.', 'CLOSED');
  return { answer, answeredById, closedAt: now };
}

/** Under what somebody names another approver. */
interface Naming {
  /** Whether a vote is overdue for so long that it was taken up the line. */
  readonly isEscalated?: boolean;
  /** Whether whoever names could cast the vote: it is themselves, or somebody whom they stand in for now. */
  readonly isTheirs?: boolean;
}

/**
 * Gives somebody a seat in a group, while too few are left who have a say, or a vote was escalated.
 * @returns or a refusal: the approval is decided, enough have a say, there is no such group (`input.group`), the person has a
 *   part in it, declared a conflict or sits there already (`input.personId`), or the reason is wanting, or whoever names them
 *   would have the vote themselves
 */
export function assigning(
  approval: Requested,
  election: Election,
  input: { readonly group: string; readonly personId: string; readonly reason: string },
  { isEscalated = false, isTheirs = false }: Naming = {},
): Pick<AssignedSeat, 'groupName' | 'personId' | 'reason'> | Refusal {
  const { group: groupName, personId } = input;
  const check = new InputCheck();
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  if (check.failed) return check.refusal();
  if (!isOpen(approval)) return decidedAlready(approval);
  if (isTheirs) {
    return ownDecision('Nobody gives a seat to themselves, or to somebody whom they stand in for: name somebody else.');
  }
  const { state } = tallyOf(election);
  if (state !== 'BLOCKED' && !isEscalated) {
    const message =
      'Enough are left who have a say: another approver is named when too few are, or a vote was escalated.';
    return notPossibleNow(message, state);
  }
  const groups = electoratesOf(election);
  const group = groups.find(({ name }) => name === groupName);
  if (group === undefined) {
    const names = groups.map(({ name }) => `"${name}"`).join(', ');
    return invalidInput([{ path: 'input.group', message: `There is no such group: expected one of ${names}.` }]);
  }
  const problem = problemOf(personId, group.seatIds, election);
  return problem === undefined
    ? { groupName, personId, reason }
    : invalidInput([{ path: 'input.personId', message: problem }]);
}

function problemOf(personId: string, seatIds: readonly string[], { ballot, concernedIds }: Election) {
  if (concernedIds.includes(personId)) return 'This person has a part in it, and so no say.';
  if (ballot.recusedIds.includes(personId)) return 'This person declared a conflict of interest.';
  return seatIds.includes(personId) ? 'This person has a seat in the group already.' : undefined;
}
