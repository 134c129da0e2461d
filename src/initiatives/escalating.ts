import type { Acting, Transaction } from '../audit';
import { EscalationTable } from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import { furtherStep } from '../approvals/domain/vote-clock';
import { VOTE_TIMERS } from '../approvals/domain/vote-times';
import { nextStep, onlySteps, wayUp, type Step } from '../approvals/domain/way-up';
import { deadlinesOf, writeDeadlines } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { workingTimesOf } from '../people';
import { standingAbove, type ApprovalAt } from './reassigning';
import { tellOfEscalation } from './vote-time-news';

interface Overdue extends ApprovalAt {
  readonly approval: Approval;
}

/**
 * Takes a vote that is overdue a step up its way; where the policy gives the time between steps and the way goes on, the next
 * step has a deadline of its own. The deadline of this step is closed.
 * @returns who is told
 */
export async function escalate(
  tx: Transaction<Acting>,
  at: Overdue,
  deadline: Deadline & { readonly personId: string },
): Promise<readonly string[]> {
  const { approval } = at;
  const voterId = deadline.personId;
  const subject = { kind: 'APPROVAL', id: approval.id } as const;
  const known = await deadlinesOf(tx, subject);
  const before = await toldBefore(tx, known, voterId);
  const way = wayUp(await standingAbove(tx, at, voterId));
  const every = approval.policy?.escalateEvery;
  const next = nextStep(way, before);
  const steps = every === undefined ? onlySteps(way) : next === undefined ? [] : [next];
  const toIds = await tell(tx, at, deadline, steps);
  if (every !== undefined && nextStep(way, [...before, ...toIds]) !== undefined) {
    const timeOf = await workingTimesOf(tx, [voterId]);
    const further = furtherStep(known, voterId, every, { time: timeOf(voterId), now: tx.now });
    await writeDeadlines(tx, subject, known, { changed: [], begun: [further] });
  }
  return toIds;
}

/** Who has been told of this vote since it is awaited: what was told before it was cast, or voided, is told again. */
async function toldBefore(
  tx: Transaction<Acting>,
  known: readonly Deadline[],
  voterId: string,
): Promise<readonly string[]> {
  const steps = known.filter(
    ({ personId, name, leftAt }) => personId === voterId && name === VOTE_TIMERS.escalation && leftAt === null,
  );
  const escalations = await tx.all(
    EscalationTable,
    'deadlineId',
    steps.map(({ id }) => id),
  );
  return escalations.map(({ toId }) => toId);
}

async function tell(
  tx: Transaction<Acting>,
  { initiative, approval }: Overdue,
  { id: deadlineId, personId }: Deadline & { readonly personId: string },
  steps: readonly Step[],
): Promise<readonly string[]> {
  const rows = steps.flatMap(({ bodyId: governanceBodyId, told }) =>
    told.map((each) => ({
      ...{ id: tx.newId(), approvalId: approval.id, deadlineId, governanceBodyId, ...each, toldAt: tx.now },
    })),
  );
  await tx.insert(EscalationTable, rows);
  await tellOfEscalation(tx, { initiative, approval, personId }, rows);
  return rows.map(({ toId }) => toId);
}
