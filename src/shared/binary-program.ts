/**
 * Yes-or-no choices under linear constraints, all in whole numbers: what is asked of a solver, and what it answers. The
 * choices go by their index, from 0.
 */
export interface BinaryProgram {
  /** What is to be as great as possible: so much for each choice that is made, one entry a choice. */
  readonly objective: readonly bigint[];
  readonly rows: readonly LinearRow[];
}

/** What the choices that are made add up to, and the bounds of it, both included. */
export interface LinearRow {
  readonly terms: readonly Term[];
  readonly atLeast?: bigint;
  readonly atMost?: bigint;
}
/** Each index once in a row. */
export type Term = readonly [index: number, coefficient: bigint];

/** For each choice whether it is made. */
export type Choices = readonly boolean[];

/** What a solver found; every row holds for the choices to the last unit. */
export type SolverAnswer = { /** How much of the limit was used. */ readonly nodes: number } & (
  | { readonly status: 'OPTIMAL'; readonly choices: Choices }
  | { readonly status: 'INFEASIBLE' }
  /** The limit was reached: the best that was met; nothing exceeds the bound. */
  | { readonly status: 'BEST_FOUND'; readonly choices: Choices; readonly bound: bigint }
  /** The limit was reached before any choices were met that keep the rows. */
  | { readonly status: 'NONE_FOUND'; readonly bound: bigint }
);

export interface SolverLimit {
  /** How far a solver searches: counted in nodes of its search and not in seconds, so that runs repeat. */
  readonly nodeLimit: number;
  /** Called now and then with the nodes so far. */
  readonly onNodes?: (nodes: number) => void;
}

export interface BinarySolver {
  /** Name and version, to be kept with what it answered. */
  readonly engine: string;
  /** The same program and limit have the same answer on every machine. It keeps its thread until it is done. */
  readonly solve: (program: BinaryProgram, limit: SolverLimit) => SolverAnswer;
}

export const sumOf = (terms: readonly Term[], choices: Choices): bigint =>
  terms.reduce((sum, [index, coefficient]) => (choices[index] ? sum + coefficient : sum), 0n);

export function holds({ terms, atLeast, atMost }: LinearRow, choices: Choices): boolean {
  const sum = sumOf(terms, choices);
  return (atLeast === undefined || sum >= atLeast) && (atMost === undefined || sum <= atMost);
}
