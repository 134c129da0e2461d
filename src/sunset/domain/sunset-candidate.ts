import type { InitiativeStatus } from '../../initiatives/domain/initiative';
import { formatMoney } from '../../shared/money';
import { isFalling } from './adoption';

/** What speaks for winding something down. */
export const SUNSET_REASONS = [
  'KILL_CRITERION_HIT',
  'NOT_PROVEN',
  'COST_ABOVE_VALUE',
  'NOBODY_USES_IT',
  'USAGE_FALLING',
  'RECHECK_OVERDUE',
  'OWNER_GONE',
] as const;
export type SunsetReason = (typeof SUNSET_REASONS)[number];

/** By what its value a year is known: what came of it, as finance has confirmed; else what was forecast. */
export const VALUE_BASES = ['REALISED', 'FORECAST'] as const;
export type ValueBasis = (typeof VALUE_BASES)[number];

/** By what its run cost a year is known: what was booked in the last twelve months; else what was declared, or forecast. */
export const RUN_COST_BASES = ['BOOKED', 'DECLARED', 'FORECAST'] as const;
export type RunCostBasis = (typeof RUN_COST_BASES)[number];

/** What is known of something in service, and decides whether it should be wound down. */
export interface InService {
  readonly status: InitiativeStatus;
  readonly currencyCode: string;
  /** A year, in minor units; null where nobody has said. */
  readonly valueMinor: bigint | null;
  readonly runCostMinor: bigint | null;
  /** As counted last, and before that; null where it was not. */
  readonly users: number | null;
  readonly usersBefore: number | null;
  readonly recheckOn: string | null;
  /** Whether its business owner has left. */
  readonly ownerIsGone: boolean;
  /** Metrics of kill criteria that were hit, or not proven by their last day, and that no body has said to go on with since. */
  readonly hit: readonly string[];
  readonly notProven: readonly string[];
}

/** One of them, for programs and for people. */
export interface ReasonToEnd {
  readonly code: SunsetReason;
  readonly message: string;
}

/** Everything that speaks for winding it down, in a fixed order. @param today in UTC */
export function reasonsToEnd(known: InService, today: string): readonly ReasonToEnd[] {
  const { hit, notProven, currencyCode, valueMinor, runCostMinor, users, usersBefore, recheckOn, ownerIsGone, status } =
    known;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currencyCode });
  const reasons: ReasonToEnd[] = [];
  const because = (code: SunsetReason, message: string) => reasons.push({ code, message });
  if (hit.length > 0) because('KILL_CRITERION_HIT', `kill criterion hit: ${hit.join(', ')}`);
  if (notProven.length > 0) because('NOT_PROVEN', `not proven by the last day: ${notProven.join(', ')}`);
  if (valueMinor !== null && runCostMinor !== null && runCostMinor > valueMinor) {
    because('COST_ABOVE_VALUE', `costs ${money(runCostMinor)} a year to run, and is worth ${money(valueMinor)}`);
  }
  if (users === 0) because('NOBODY_USES_IT', 'nobody uses it');
  else if (users !== null && isFalling(users, usersBefore)) {
    because('USAGE_FALLING', `${users} use it, ${usersBefore} did before`);
  }
  if (recheckOn !== null && recheckOn <= today && status !== 'EMBEDDED') {
    because('RECHECK_OVERDUE', `was to be looked at again on ${recheckOn}, and nobody has decided since`);
  }
  if (ownerIsGone) because('OWNER_GONE', 'its business owner has left');
  return reasons;
}
