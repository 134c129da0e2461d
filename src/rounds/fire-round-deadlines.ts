import type { AuditEntry, Nobody, Transaction } from '../audit';
import { closeDeadlines, type RunOut } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { PersonTable } from '../people';
import { EstimateTable } from '../scoring';
import { ROUND_TIMERS } from './domain/round-times';
import type { ScoringAssignment, ScoringRound } from './domain/scoring-round';
import { tellDue, tellLate, type Outstanding } from './round-news';
import { ScoringAssignmentTable, ScoringRoundTable } from './round.table';

type RanOut = Deadline & { readonly personId: string };

/**
 * Fires deadlines of scorers that have run out: who has not estimated all is reminded, and whoever opened the round hears
 * who is late. Nothing closes itself. A round that somebody is closing at this moment is left alone.
 */
export async function fireRoundDeadlines(tx: Transaction<Nobody>, due: readonly Deadline[]): Promise<RunOut> {
  const free = await tx.lockFree(ScoringRoundTable, [...new Set(due.map(({ subjectId }) => subjectId))]);
  const audit: AuditEntry[] = [];
  let fired = 0;
  for (const round of free) {
    const ofIt = due.filter(({ subjectId }) => subjectId === round.id);
    audit.push(...(await fireOf(tx, round, ofIt)));
    fired += ofIt.length;
  }
  return { fired, audit };
}

async function fireOf(
  tx: Transaction<Nobody>,
  round: ScoringRound,
  due: readonly Deadline[],
): Promise<readonly AuditEntry[]> {
  const outstanding = await outstandingIn(tx, round);
  const live = due.filter((each): each is RanOut => each.personId !== null && outstanding.has(each.personId));
  const gone = due.filter((deadline) => !live.some(({ id }) => id === deadline.id)).map(({ id }) => id);
  await closeDeadlines(
    tx,
    live.map(({ id }) => ({ id, problem: null })),
    gone,
  );
  const audit: AuditEntry[] = [];
  for (const deadline of live) {
    const left = outstanding.get(deadline.personId)!;
    const toldIds = isOvertaken(deadline, live) ? [] : await tell(tx, round, deadline, left);
    const { id: deadlineId, name, entry, dueAt, personId } = deadline;
    audit.push({
      ...{ subjectKind: 'SCORING_ROUND', subjectId: round.id, action: 'deadlineRanOut' },
      after: { deadlineId, deadline: name, entry, dueAt, personId, toldIds },
    });
  }
  return audit;
}

/** After nobody worked for days it may be due already: nobody is told that it will be. */
const isOvertaken = ({ name, personId }: RanOut, live: readonly RanOut[]): boolean =>
  name === ROUND_TIMERS.reminder && live.some((each) => each.personId === personId && each.name === ROUND_TIMERS.due);

async function tell(
  tx: Transaction<Nobody>,
  round: ScoringRound,
  { name, personId }: RanOut,
  left: Outstanding,
): Promise<readonly string[]> {
  if (name !== ROUND_TIMERS.escalation)
    return tellDue(tx, round, personId, { ...left, isDue: name === ROUND_TIMERS.due });
  const scorer = await tx.find(PersonTable, personId, 'person');
  return tellLate(tx, round, scorer.name, left);
}

/** Scorers of an open round who have not estimated all that they are asked for. */
async function outstandingIn(
  tx: Transaction<Nobody>,
  { id, status }: ScoringRound,
): Promise<ReadonlyMap<string, Outstanding>> {
  if (status !== 'OPEN') return new Map();
  const assignments = await tx.all(ScoringAssignmentTable, 'roundId', [id]);
  const estimates = await tx.all(EstimateTable, 'roundId', [id]);
  const given = ({ proposalId, scorerId, drivers }: ScoringAssignment): number =>
    estimates.filter(
      (each) => each.proposalId === proposalId && each.scorerId === scorerId && drivers.includes(each.driver),
    ).length;
  const found = new Map<string, Outstanding>();
  for (const assignment of assignments.filter(({ conflict }) => conflict === null)) {
    const { asked, estimated } = found.get(assignment.scorerId) ?? { asked: 0, estimated: 0 };
    const further = { asked: asked + assignment.drivers.length, estimated: estimated + given(assignment) };
    found.set(assignment.scorerId, further);
  }
  return new Map([...found].filter(([, { asked, estimated }]) => estimated < asked));
}
