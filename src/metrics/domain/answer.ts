import type { InputCheck } from '../../shared/input-check';
import { CUT_DIMENSIONS, type Cut, type CutDimension, type CutLabel } from './cut';
import { stewardMetric, type Metric, type StewardMetricCode } from './metric';
import { checkMetric, type NamedMetric } from './used-metric';

/** On what people answer the question of a metric: whole numbers from `low` to `high`. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** What one answer adds to the sum of its metric; its square is added to the sum of squares. */
  readonly observation: (score: number) => number;
}

const ofNps: Scale = { low: 0, high: 10, observation: (score) => (score >= 9 ? 1 : score >= 7 ? 0 : -1) };
const itself = (score: number): number => score;

/** Of Steward's own metrics, those that people answer one by one. Satisfied are those who answer 4 or 5 of 5. */
const ANSWER_SCALES: Readonly<Partial<Record<StewardMetricCode, Scale>>> = {
  NPS: ofNps,
  CSAT: { low: 1, high: 5, observation: (score) => (score >= 4 ? 1 : 0) },
  CES_1_TO_5: { low: 1, high: 5, observation: itself },
  CES_1_TO_7: { low: 1, high: 7, observation: itself },
  EMPLOYEE_NPS: ofNps,
};

/**
 * The scale of a metric that people answer one by one: of the organization's own by its form, 0 to 10 for NPS, 0 (no) or 1
 * (yes) for a PROPORTION, from the least to the greatest value for a MEAN.
 * @returns undefined for a metric that is only counted
 */
export function scaleOf({ code, form, least, greatest }: Metric): Scale | undefined {
  if (stewardMetric(code)) return ANSWER_SCALES[code as StewardMetricCode];
  if (form === 'NPS') return ofNps;
  return form === 'PROPORTION'
    ? { low: 0, high: 1, observation: itself }
    : { low: least, high: greatest, observation: itself };
}

/**
 * Checks that answers can be taken to the question of the metric that an input names.
 * @param path where the input stands: `input`, or the mapping of a file
 * @returns undefined when the check has found that they cannot
 */
export function checkAnswered(
  check: InputCheck,
  path: string,
  named: NamedMetric,
  metric: Metric | undefined,
): { readonly metric: Metric; readonly scale: Scale } | undefined {
  if (!checkMetric(check, path, named, metric)) return undefined;
  const scale = scaleOf(metric);
  if (scale) return { metric, scale };
  check.problem(`${path}.metric`, `${metric.code} is only counted: nobody answers a question of it one by one.`);
  return undefined;
}

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
