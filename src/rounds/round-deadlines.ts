import type { Acting, Transaction } from '../audit';
import { deadlinesOf, writeDeadlines } from '../deadlines';
import { left } from '../deadlines/domain/keeping';
import { workingTimesOf } from '../people';
import { deadlinesFor } from './domain/round-times';
import type { ScoringRound } from './domain/scoring-round';

const subjectOf = ({ id }: Pick<ScoringRound, 'id'>) => ({ kind: 'SCORING_ROUND', id }) as const;

/** Each of these scorers has until the round's date, by their own calendar; whose time runs already keeps it. */
export async function startDeadlines(
  tx: Transaction<Acting>,
  round: ScoringRound,
  scorerIds: readonly string[],
): Promise<void> {
  const known = await deadlinesOf(tx, subjectOf(round));
  const timeOf = await workingTimesOf(tx, scorerIds);
  const begun = [...new Set(scorerIds)].flatMap((scorerId) =>
    deadlinesFor(scorerId, round.dueOn, known, { time: timeOf(scorerId), now: tx.now }),
  );
  await writeDeadlines(tx, subjectOf(round), known, { changed: [], begun });
}

/** Nobody is waited for any more. */
export async function endDeadlines(tx: Transaction<Acting>, round: ScoringRound): Promise<void> {
  const known = (await deadlinesOf(tx, subjectOf(round))).filter(({ leftAt }) => leftAt === null);
  const ended = known.map((deadline) => ({ ...left(deadline, tx), version: deadline.version + 1 }));
  await writeDeadlines(tx, subjectOf(round), known, { changed: ended, begun: [] });
}
