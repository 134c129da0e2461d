import type { InputCheck } from '../../shared/input-check';

/** What customers (or employees) can be told apart by, in the order in which a cut names them. */
export const CUT_DIMENSIONS = ['CHANNEL', 'CONTRACT', 'JOURNEY', 'PRODUCT', 'SEGMENT'] as const;
export type CutDimension = (typeof CUT_DIMENSIONS)[number];

export interface CutLabel {
  readonly dimension: CutDimension;
  /** As the organization calls it: `Month-to-month`. */
  readonly value: string;
}

/**
 * The part of all that was observed: where every label holds; empty for the whole. Each dimension stands there once, and
 * all in one order, so that two cuts are the same when they are written the same.
 */
export type Cut = readonly CutLabel[];

/** The labels in the one order of a cut. */
export const inOrder = (labels: readonly CutLabel[]): Cut =>
  labels.toSorted((a, b) => CUT_DIMENSIONS.indexOf(a.dimension) - CUT_DIMENSIONS.indexOf(b.dimension));

/** A cut from labels in any order, checked: no dimension twice, a value of 1 to 200 characters each. */
export function takeCut(check: InputCheck, path: string, labels: readonly CutLabel[] | null | undefined): Cut {
  const seen = new Set<CutDimension>();
  const taken = (labels ?? []).map(({ dimension, value }, index) => {
    if (seen.has(dimension)) check.problem(`${path}[${index}].dimension`, `${dimension} is named twice.`);
    seen.add(dimension);
    return { dimension, value: check.text(`${path}[${index}].value`, value, { max: 200 }) };
  });
  return inOrder(taken);
}
