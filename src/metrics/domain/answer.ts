import { CUT_DIMENSIONS, type Cut, type CutDimension, type CutLabel } from './cut';
import type { MetricCode } from './metric';

interface Scale {
  readonly low: number;
  readonly high: number;
  /** What one answer adds to the sum of its metric; its square is added to the sum of squares. */
  readonly observation: (score: number) => number;
}

const ofNps: Scale = { low: 0, high: 10, observation: (score) => (score >= 9 ? 1 : score >= 7 ? 0 : -1) };
const itself = (score: number): number => score;

/** The metrics that people answer one by one, on what scale. Satisfied are those who answer 4 or 5 of 5. */
export const ANSWER_SCALES: Readonly<Partial<Record<MetricCode, Scale>>> = {
  NPS: ofNps,
  CSAT: { low: 1, high: 5, observation: (score) => (score >= 4 ? 1 : 0) },
  CES_1_TO_5: { low: 1, high: 5, observation: itself },
  CES_1_TO_7: { low: 1, high: 7, observation: itself },
  EMPLOYEE_NPS: ofNps,
};

/** One person's answer to the question of a metric. */
export interface Answer {
  /** As the survey tool knows it: the same one is imported once. */
  readonly answerId: string;
  /** On the scale of the metric. */
  readonly score: number;
  readonly answeredOn: string;
  readonly cut: Cut;
}

/** The labels of some dimensions in the order of a cut. */
export const cutOf = (labels: Readonly<Partial<Record<CutDimension, string | null>>>): Cut =>
  CUT_DIMENSIONS.flatMap((dimension): CutLabel[] => {
    const value = labels[dimension];
    return value ? [{ dimension, value }] : [];
  });
