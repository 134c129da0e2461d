import type { Acting, Transaction } from '../audit';
import { deadlinesOfEach, writeDeadlines } from '../deadlines';
import { workingTimeOf } from '../people';
import { ConditionTable } from './condition.table';
import type { Approval } from './domain/approval';
import { isUnsettled, opened, type Condition, type ConditionSaid } from './domain/condition';
import { keepConditionClock, lastDayOf } from './domain/condition-clock';
import { approves, type CountedVote } from './domain/tally';
import { VoteTable } from './vote.table';

type Subject = Pick<Approval, 'subjectKind' | 'subjectId'>;

/** Writes the conditions of a vote that was cast: they wait for the decision. */
export async function setConditions(
  tx: Transaction,
  { id: approvalId, subjectKind, subjectId }: Pick<Approval, 'id'> & Subject,
  { voteId, seatId: confirmerId }: { readonly voteId: string; readonly seatId: string },
  conditions: readonly ConditionSaid[],
): Promise<void> {
  const of = { approvalId, voteId, reviewDecisionId: null, subjectKind, subjectId, confirmerId, setAt: tx.now };
  await tx.insert(
    ConditionTable,
    conditions.map((said, index) => ({
      ...{ ...said, ...of, ...NOTHING_YET, id: tx.newId(), number: index + 1, state: 'SET' as const },
    })),
  );
}

const NOTHING_YET = {
  ...{ openedAt: null, done: null, link: null, metById: null, metAt: null },
  ...{ reason: null, decidedById: null, decidedAt: null, version: 1 },
};

/**
 * Writes conditions under which a portfolio review has funded something: they are to be met from now on.
 * @param by whoever meets those that name nobody, and within so many working days those that name no day
 * @returns them, in their order
 */
export async function beginConditions(
  tx: Transaction,
  of: Subject & Pick<Condition, 'reviewDecisionId' | 'confirmerId'>,
  conditions: readonly ConditionSaid[],
  by: Omit<FollowUp, 'votes'>,
): Promise<readonly Condition[]> {
  const dueOn = lastDayOf(by.days, await workingTimeOf(tx), tx.now);
  const begun = conditions.map((said, index): Condition => {
    const { organizationId } = tx.viewer;
    const origin = { id: tx.newId(), organizationId, approvalId: null, voteId: null, number: index + 1, setAt: tx.now };
    return opened({ ...origin, ...of, ...said, ...NOTHING_YET, state: 'SET' }, { ownerId: by.ownerId, dueOn }, tx.now);
  });
  await tx.insert(ConditionTable, begun);
  await keepConditionDeadlines(tx, begun, { isPaused: false });
  return begun;
}

interface FollowUp {
  /** The votes that counted when it was given. */
  readonly votes: readonly CountedVote[];
  /** Who meets a condition that names nobody. */
  readonly ownerId: string;
  /** Working days for a condition that names no day; null where that is open. */
  readonly days: number | null;
}

/**
 * An approval is being given: the conditions of the votes that count are to be met from now on. Called before it is closed, by
 * which all others lapse.
 * @returns them, as they are now
 */
export async function openConditions(
  tx: Transaction,
  { id: approvalId }: Pick<Approval, 'id'>,
  { votes: counted, ownerId, days }: FollowUp,
): Promise<readonly Condition[]> {
  if (!counted.some(isConditional)) return [];
  const votes = (await tx.all(VoteTable, 'approvalId', [approvalId])).toSorted((a, b) => a.sequence - b.sequence);
  const inForce = counted
    .filter(isConditional)
    .map(({ seatId }) => votes.findLast((vote) => vote.seatId === seatId)?.id);
  const set = (await lockConditions(tx, 'approvalId', approvalId)).filter(({ state }) => state === 'SET');
  const time = await workingTimeOf(tx);
  const dueOn = lastDayOf(days, time, tx.now);
  const now: Condition[] = [];
  for (const condition of set.filter(({ voteId }) => voteId !== null && inForce.includes(voteId))) {
    now.push(await writeCondition(tx, condition, opened(condition, { ownerId, dueOn }, tx.now), { isPaused: false }));
  }
  return now.toSorted(inOrder);
}

const isConditional = (vote: CountedVote): boolean => approves(vote) && vote.choice === 'APPROVE_WITH_CONDITIONS';
const inOrder = (a: Condition, b: Condition): number =>
  a.setAt.getTime() - b.setAt.getTime() || a.number - b.number || (a.id < b.id ? -1 : 1);

/** An approval is closed: what was set on it and is not to be met came to nothing. */
export async function lapseConditions(tx: Transaction<Acting>, approvalId: string): Promise<void> {
  await tx.write(
    ConditionTable,
    (parameter) => `update conditions set state = 'LAPSED', version = version + 1
      where organization_id = ${parameter(tx.viewer.organizationId)} and approval_id = ${parameter(approvalId)} and state = 'SET'`,
  );
}

/** The conditions of what was approved about which something is to be done or said still, locked and in their order. */
export async function unsettledConditions(
  tx: Transaction<Acting>,
  { subjectKind, subjectId }: Subject,
): Promise<readonly Condition[]> {
  const all = await lockConditions(tx, 'subjectId', subjectId);
  return all.filter((condition) => condition.subjectKind === subjectKind && isUnsettled(condition)).toSorted(inOrder);
}

/** What they are of is locked already; but who leaves hands over theirs without that. */
const lockConditions = (
  tx: Transaction<Acting>,
  by: 'approvalId' | 'subjectId',
  id: string,
): Promise<readonly Condition[]> =>
  tx.manager
    .createQueryBuilder(ConditionTable, 'c')
    .where(`c.organizationId = :organizationId and c.${by} = :id`, { organizationId: tx.viewer.organizationId, id })
    .orderBy('c.id')
    .setLock('for_no_key_update')
    .getMany();

/**
 * Writes a condition as it was decided on, and has its deadline stand as it does; what it is of is locked.
 * @param isPaused whether that is on hold
 * @returns it with its next version
 */
export async function writeCondition(
  tx: Transaction<Acting>,
  before: Condition,
  after: Condition,
  { isPaused }: { readonly isPaused: boolean },
): Promise<Condition> {
  const { state, ownerId, dueOn, openedAt, done, link, metById, metAt, reason, decidedById, decidedAt } = after;
  const changes = { state, ownerId, dueOn, openedAt, done, link, metById, metAt, reason, decidedById, decidedAt };
  const written = await tx.update(ConditionTable, before, changes);
  await keepConditionDeadlines(tx, [written], { isPaused, isAnew: before.dueOn !== dueOn });
  return written;
}

/** Has the deadlines of conditions stand as they do. */
export async function keepConditionDeadlines(
  tx: Transaction<Acting>,
  conditions: readonly Condition[],
  { isPaused, isAnew = false }: { readonly isPaused: boolean; readonly isAnew?: boolean },
): Promise<void> {
  if (conditions.length === 0) return;
  const ids = conditions.map(({ id }) => id);
  const deadlines = await deadlinesOfEach(tx, 'CONDITION', ids);
  const time = await workingTimeOf(tx);
  for (const condition of conditions) {
    const known = deadlines.filter(({ subjectId }) => subjectId === condition.id);
    const kept = keepConditionClock(known, condition, { isPaused, isAnew }, { time, now: tx.now });
    await writeDeadlines(tx, { kind: 'CONDITION', id: condition.id }, known, kept);
  }
}
