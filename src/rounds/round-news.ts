import type { Acting, Transaction } from '../audit';
import { notify, settle } from '../notifications';
import type { ScoringRound } from './domain/scoring-round';

const subjectOf = ({ id }: ScoringRound) => ({ kind: 'SCORING_ROUND', id }) as const;

/** How far a scorer is, in drivers over all proposals. */
export interface Outstanding {
  readonly asked: number;
  readonly estimated: number;
}

/** Scorers hear that they are asked, or asked again. */
export async function tellAsked(
  tx: Transaction<Acting>,
  round: ScoringRound,
  scorerIds: readonly string[],
): Promise<void> {
  const again = round.timesClosed > 0 ? ' again' : '';
  const title = `Your estimates are asked for${again}: "${round.name}"`;
  const text = `They are due on ${round.dueOn}. Until the round is closed, nobody else sees them.`;
  await notify(tx, [{ kind: 'ESTIMATES_ASKED', subject: subjectOf(round), toIds: scorerIds, title, text }]);
}

/** A scorer is reminded, before it is due or when it is. */
export async function tellDue(
  tx: Transaction<Acting>,
  round: ScoringRound,
  scorerId: string,
  { asked, estimated, isDue }: Outstanding & { readonly isDue: boolean },
): Promise<readonly string[]> {
  const title = `Your estimates ${isDue ? 'are' : 'will soon be'} due: "${round.name}"`;
  const text = `${estimated} of ${asked} drivers are estimated. They are due on ${round.dueOn}, and taken until the round is closed.`;
  await notify(tx, [{ kind: 'ESTIMATES_DUE', subject: subjectOf(round), toIds: [scorerId], title, text }]);
  return [scorerId];
}

/** Whoever opened the round hears that a scorer is late. */
export async function tellLate(
  tx: Transaction<Acting>,
  round: ScoringRound,
  scorer: string,
  { asked, estimated }: Outstanding,
): Promise<readonly string[]> {
  const title = `Estimates are late: "${round.name}"`;
  const text = `${scorer} has estimated ${estimated} of ${asked} drivers, which were due on ${round.dueOn}.`;
  const toIds = [round.openedById];
  await notify(tx, [{ kind: 'ESTIMATES_LATE', subject: subjectOf(round), toIds, title, text }]);
  return toIds;
}

/** Whoever opened the round hears that it has a scorer less. */
export async function tellConflict(
  tx: Transaction<Acting>,
  round: ScoringRound,
  scorer: string,
  title: string,
): Promise<void> {
  const news = {
    title: `A conflict of interest: "${round.name}"`,
    text: `${scorer} does not estimate "${title}". A driver with fewer than two scorers stays not yet estimated.`,
  };
  const toIds = [round.openedById];
  await notify(tx, [{ kind: 'CONFLICT_DECLARED', subject: subjectOf(round), toIds, ...news }]);
}

/** Nobody is asked for anything any more. */
export const settleAsked = (tx: Transaction<Acting>, round: ScoringRound): Promise<void> =>
  settle(tx, ['ESTIMATES_ASKED', 'ESTIMATES_DUE', 'ESTIMATES_LATE'], subjectOf(round));
