import { notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import { type DriverCode, driverOf } from './drivers';
import { type EstimateSetting, OUTSIDE_ROUNDS } from './estimate';

/** A scoring round that asks about a proposal, as its estimates see it. Rounds stand on a higher floor. */
export interface CoveringRound {
  readonly id: string;
  readonly name: string;
  readonly isOpen: boolean;
  /** How often it was closed: from the first time on, others' estimates can be known. */
  readonly timesClosed: number;
  readonly asks: readonly {
    readonly scorerId: string;
    readonly drivers: readonly DriverCode[];
    /** Whether the scorer declared a conflict of interest. */
    readonly excluded: boolean;
  }[];
}

/** Whether a round asks anybody about a driver of the proposal. */
export const covers = ({ asks }: Pick<CoveringRound, 'asks'>, driver: DriverCode): boolean =>
  asks.some(({ drivers }) => drivers.includes(driver));

/**
 * Where somebody's estimate of a driver belongs: in the open round that asks about it, or outside of all rounds. What a round
 * asks about is estimated by those whom it asks, and by the proposer; what one has closed on is settled.
 * @param rounds that ask about the proposal
 */
export function settingOf(
  driver: DriverCode,
  { scorerId, proposerId }: { readonly scorerId: string; readonly proposerId: string },
  rounds: readonly CoveringRound[],
): EstimateSetting | NotPossibleNow {
  const covering = rounds.filter((round) => covers(round, driver));
  const open = covering.find(({ isOpen }) => isOpen);
  const { label } = driverOf(driver);
  if (open === undefined) {
    const closed = covering[0];
    if (closed === undefined) return OUTSIDE_ROUNDS;
    const instead = 'reopen it, or open another round';
    return notPossibleNow(`Scoring round "${closed.name}" has closed on "${label}": ${instead}.`, 'CLOSED');
  }
  const own = open.asks.find((ask) => ask.scorerId === scorerId && ask.drivers.includes(driver));
  if (own?.excluded === true) {
    const message = `You declared a conflict of interest in scoring round "${open.name}": others estimate this proposal.`;
    return notPossibleNow(message, 'OPEN');
  }
  if (own === undefined && scorerId !== proposerId) {
    return notPossibleNow(`Scoring round "${open.name}" asks others for "${label}" of this proposal.`, 'OPEN');
  }
  return { roundId: open.id, blind: true, inForce: false, afterReopening: open.timesClosed > 0 };
}
