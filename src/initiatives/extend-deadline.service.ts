import type { Governed, Governor, Keyed, Transaction } from '../audit';
import { extendVote, type VoteDeadline } from '../approvals/domain/extend-vote';
import { deadlinesOf, DeadlineTable, writeDeadlines } from '../deadlines';
import { extendDeadline, type Deadline, type DeadlineSubject } from '../deadlines/domain/deadline';
import type { Beginning } from '../deadlines/domain/keeping';
import { requirePermission, workingTimeOf, workingTimesOf } from '../people';
import type { Caller } from '../platform/caller';
import { globalId } from '../platform/global-id';
import { notFound } from '../shared/fault';
import { invalidInput, isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import { conductOf } from './approval-conduct';
import type { Initiative } from './domain/initiative';
import { InitiativeTable } from './initiative.table';
import { mayReassign } from './reassigning';
import { tellOfMoreTime } from './vote-time-news';

interface ExtendDeadline extends Keyed {
  readonly deadlineId: string;
  /** Of the deadline. */
  readonly expectedVersion: number;
  readonly dueAt: Date;
  readonly reason: string;
}

type Outcome = { deadlineId: string; initiativeId: string };

/** What becomes of the deadlines of one subject. */
interface MoreTime {
  readonly known: readonly Deadline[];
  readonly extended: readonly Deadline[];
  readonly begun: readonly Beginning[];
  readonly reason: string;
}

/** More time for what is to be done by a deadline. */
export class ExtendDeadlineService {
  constructor(private readonly governor: Governor) {}

  extend(caller: Caller, input: ExtendDeadline): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'extendDeadline', input, async (tx) => {
      const deadline = await tx.find(DeadlineTable, input.deadlineId, 'deadline');
      // Its marks are each given time by themselves: later ones are counted from the day on which measure was entered.
      if (deadline.subjectKind === 'OUTCOME') return extendOne(tx, deadline, input, () => []);
      if (deadline.subjectKind === 'INITIATIVE') return extendOne(tx, deadline, input, (others) => others);
      if (isOfVote(deadline)) return extendTheVote(tx, deadline, input);
      if (deadline.subjectKind === 'CONDITION')
        return invalidInput([{ path: 'input.deadlineId', message: OF_CONDITION }]);
      const way = OTHER_WAYS[deadline.subjectKind];
      if (way !== undefined) return notPossibleNow(way, deadline.state);
      throw notFound('deadline', globalId('Deadline', input.deadlineId));
    });
  }
}

const OF_CONDITION = 'It is the last day of a condition: whoever confirms it gives more time by `reviseCondition`.';

/** How what is no deadline of work gets more time, if it does. */
const OTHER_WAYS: Readonly<Partial<Record<DeadlineSubject, string>>> = {
  KILL_CRITERION:
    'The periods and the last day of a kill criterion are what was agreed: `changeKillCriterion` asks those who approved it for others, and `setKillCriteria` sets them in design.',
  SCORING_ROUND:
    'A scoring round keeps its date, which everybody was asked by: `closeScoringRound` takes what is there.',
  FOLLOW_UP: 'A customer waits for the answer: a follow-up gets no more time, and is closed by `closeFollowUp`.',
};

const isOfVote = (each: Deadline): each is VoteDeadline => each.subjectKind === 'APPROVAL' && each.personId !== null;

/**
 * Of a stage, or of what an initiative is to have realised.
 * @param following which of its other deadlines follow it, and move with it
 */
async function extendOne(
  tx: Transaction,
  { subjectKind: kind, subjectId }: Deadline,
  input: ExtendDeadline,
  following: (others: readonly Deadline[]) => readonly Deadline[],
): Promise<Governed<Outcome> | Refusal> {
  // The initiative before its deadlines, as every move of it has them.
  const initiative = await tx.lock(InitiativeTable, subjectId, 'initiative');
  requirePermission(tx, 'extendDeadline', { portfolioId: initiative.portfolioId });
  const deadline = await tx.lock(DeadlineTable, input.deadlineId, 'deadline');
  const stale = tx.stale(deadline, input.expectedVersion, `deadline "${deadline.name}"`);
  if (stale) return stale;
  const known = await deadlinesOf(tx, { kind, id: subjectId });
  const others = following(known.filter(({ id }) => id !== deadline.id));
  const decided = extendDeadline(deadline, others, input, { time: await workingTimeOf(tx), now: tx.now });
  if (isRefusal(decided)) return decided;
  return write(tx, initiative, deadline, { known, begun: [], ...decided });
}

async function extendTheVote(
  tx: Transaction,
  { subjectId: approvalId, personId }: VoteDeadline,
  input: ExtendDeadline,
): Promise<Governed<Outcome> | Refusal> {
  const conduct = await conductOf(tx, approvalId);
  const { initiative, approval, election } = conduct;
  const { portfolioId } = initiative;
  requirePermission(tx, 'extendVote', { portfolioId, responsible: await mayReassign(tx, conduct) });
  const deadline = { ...(await tx.lock(DeadlineTable, input.deadlineId, 'deadline')), personId };
  const stale = tx.stale(deadline, input.expectedVersion, `deadline "${deadline.name}"`);
  if (stale) return stale;
  const known = await deadlinesOf(tx, { kind: 'APPROVAL', id: approvalId });
  const time = (await workingTimesOf(tx, [personId]))(personId);
  const decided = extendVote(deadline, known, input, { actorId: tx.viewer.personId, election, time });
  if (isRefusal(decided)) return decided;
  const { timeZone } = time;
  await tellOfMoreTime(tx, { initiative, approval, election }, { ...decided, deadline, dueAt: input.dueAt, timeZone });
  return write(tx, initiative, deadline, { known, ...decided }, { approvalId, personId });
}

async function write(
  tx: Transaction,
  { id: initiativeId }: Initiative,
  { id: deadlineId, subjectKind: kind, subjectId: id }: Deadline,
  { known, extended, begun, reason }: MoreTime,
  more: object = {},
): Promise<Governed<Outcome>> {
  await writeDeadlines(tx, { kind, id }, known, { changed: extended, begun });
  const ids = extended.map((each) => each.id);
  const told = (deadlines: readonly Deadline[]) =>
    deadlines.map(({ id: of, name, entry, dueAt }) => ({ id: of, name, entry, dueAt }));
  const again = begun.map(({ name, entry, dueAt }) => ({ name, entry, dueAt }));
  const changes = {
    before: { deadlines: told(known.filter((each) => ids.includes(each.id))) },
    after: { ...more, deadlines: [...told(extended), ...again] },
  };
  return {
    outcome: { deadlineId, initiativeId },
    audit: [{ subjectKind: 'INITIATIVE', subjectId: initiativeId, action: 'deadlineExtended', ...changes, reason }],
  };
}
