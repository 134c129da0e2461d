import { daysBetween } from '../../shared/days';
import { rational, roundHalfEven } from '../../shared/rational';

const YEAR_DAYS = 365;

/** What it saves to have switched something off. */
export interface RunCostSaved {
  /** Whole days since, 0 to 365. */
  readonly days: number;
  /** Whether a year has passed. */
  readonly isComplete: boolean;
  /** Minor units: what it would have cost in these days, less what it still cost; below 0 it costs more than before. */
  readonly savedMinor: bigint;
}

/**
 * Run cost saved: what the days since would have cost at the rate of the year before, rounded, less what was still
 * booked in them. A year after it is the year before less the year after.
 * @param beforeMinor of the 365 days up to and with the day of the switch-off
 * @param afterMinor of the 365 days after it, as far as they have come
 */
export function runCostSaved(
  { beforeMinor, afterMinor }: { readonly beforeMinor: bigint; readonly afterMinor: bigint },
  switchedOffOn: string,
  today: string,
): RunCostSaved {
  const days = Math.max(0, Math.min(YEAR_DAYS, daysBetween(switchedOffOn, today)));
  const wouldHaveCost = roundHalfEven(rational(beforeMinor * BigInt(days), BigInt(YEAR_DAYS)));
  return { days, isComplete: days === YEAR_DAYS, savedMinor: wouldHaveCost - afterMinor };
}
