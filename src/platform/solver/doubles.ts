import type { BinaryProgram, LinearRow } from '../../shared/binary-program';

/** A binary program in floating-point numbers, each row and the objective divided by a power of two of its own. */
export interface ProgramInDoubles {
  readonly objective: Float64Array;
  /** What one of the objective stands for. */
  readonly objectiveUnit: number;
  readonly rowStarts: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly atLeast: Float64Array;
  readonly atMost: Float64Array;
}

/**
 * The solver tells amounts apart by an absolute tolerance of 10⁻⁶, and its arithmetic tires beyond some ten digits: the
 * greatest coefficient is brought below 2²⁰. A power of two loses no digit of a whole number below 2⁵³.
 */
const MOST_BITS = 20;

export function inDoubles({ objective, rows }: BinaryProgram): ProgramInDoubles {
  const objectiveUnit = unitOf(objective);
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  const units = rows.map(({ terms }) => unitOf(terms.map(([, coefficient]) => coefficient)));
  const bounds = (bound: (row: LinearRow) => bigint | undefined, none: number) =>
    Float64Array.from(rows, (row, at) => {
      const value = bound(row);
      return value === undefined ? none : Number(value) / (units[at] ?? 1);
    });
  return {
    objective: Float64Array.from(objective, (coefficient) => Number(coefficient) / objectiveUnit),
    objectiveUnit,
    rowStarts: Int32Array.from(starts),
    columns: Int32Array.from(rows.flatMap(({ terms }) => terms.map(([index]) => index))),
    coefficients: Float64Array.from(
      rows.flatMap(({ terms }, at) => terms.map(([, coefficient]) => Number(coefficient) / (units[at] ?? 1))),
    ),
    atLeast: bounds(({ atLeast }) => atLeast, -Infinity),
    atMost: bounds(({ atMost }) => atMost, Infinity),
  };
}

function unitOf(coefficients: readonly bigint[]): number {
  const bits = coefficients.reduce((most, c) => Math.max(most, (c < 0n ? -c : c).toString(2).length), 0);
  return 2 ** Math.max(0, bits - MOST_BITS);
}
