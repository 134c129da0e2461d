import type { DriverMean } from './driver-mean';
import type { ScoringModel } from './scoring-model';
import type { Cost } from './value';

/** What of a scoring model makes a score. */
export type ScoredBy = Pick<ScoringModel, 'id' | 'method' | 'drivers' | 'horizonYears' | 'discountRateBasisPoints'>;

/** What a method makes a score of. */
export interface Basis {
  readonly model: ScoredBy;
  /** Of all drivers of the model, in its order. */
  readonly means: readonly DriverMean[];
  readonly cost: Cost;
  /** λ in hundredths. */
  readonly inactionWeight: number;
}

/** What a cost takes from a score. */
export interface CostTerm {
  readonly kind: 'ONE_OFF' | 'YEARLY';
  /** As it was stated, in minor units: once, or a year. */
  readonly statedMinor: bigint;
  /** In micro-points, ≤ 0. */
  readonly termMicro: bigint;
}

/** What a method makes: every figure is a whole number of micro-points. */
export interface Made {
  /** What each driver adds to the score, in the order of the means; null of one that multiplies or divides. */
  readonly termsMicro: readonly (bigint | null)[];
  readonly costTerms: readonly CostTerm[];
  readonly scoreMicro: bigint;
}

export const MICRO = 1_000_000n;

export const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, each) => sum + each, 0n);
