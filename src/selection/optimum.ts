import {
  sumOf,
  type BinarySolver,
  type Choices,
  type LinearRow,
  type SolverAnswer,
  type Term,
} from '../shared/binary-program';
import type { Instance } from './instance';

/** How far a search goes, and who hears of it. */
export interface Effort {
  /** Nodes of all searches together, ≥ 1. */
  readonly nodeLimit: number;
  /** @param nodes so far, of the limit */
  readonly onNodes?: (nodes: number) => void;
}

export interface WithChoices {
  /** BEST_FOUND: the limit was reached before it was proven that nothing is worth more. */
  readonly status: 'OPTIMAL' | 'BEST_FOUND';
  readonly choices: Choices;
  /** No choices are worth more, in minor units of weighted value; equal to their own when they are optimal. */
  readonly bound: bigint;
  /** Whether the rule among equal sets was carried to its end. */
  readonly tiesSettled: boolean;
}

/** NONE_FOUND: the limit was reached before any choices were found. */
export type WithoutChoices =
  { readonly status: 'INFEASIBLE' } | { readonly status: 'NONE_FOUND'; readonly bound: bigint };

export type Optimum = WithChoices | WithoutChoices;

/** So many candidates are compared at once when sets are equal: 2²⁰ is a whole number that a solver tells apart. */
const AT_ONCE = 20;

/**
 * The best choices by a solver: of greatest weighted value, of those the least commitment, of those the first in the
 * ranking. Each goal is sought among what is as good by the goals before, unless the choices are shown to be the only ones.
 */
export function optimum({ candidates, constraints }: Instance, solver: BinarySolver, effort: Effort): Optimum {
  const search = new Search(candidates.length, solver, effort);
  const [value, ...further] = goalsOf(candidates);
  const first = search.ask(value, constraints);
  if (first.status === 'INFEASIBLE' || first.status === 'NONE_FOUND') return first;
  if (first.status === 'BEST_FOUND' && first.bound > sumOf(value, first.choices)) {
    return { ...first, tiesSettled: false };
  }
  let { choices, settled } = search.alone(value, constraints, first.choices);
  let rows: readonly LinearRow[] = constraints;
  let reached = value;
  for (const goal of further) {
    if (settled !== 'EQUALS_LEFT') break;
    rows = [...rows, { terms: reached, atLeast: sumOf(reached, choices) }];
    const next = search.ask(goal, rows);
    if (next.status !== 'OPTIMAL') settled = 'LIMIT_REACHED';
    else ({ choices, settled } = search.alone(goal, rows, next.choices));
    reached = goal;
  }
  return { status: 'OPTIMAL', choices, bound: sumOf(value, choices), tiesSettled: settled !== 'LIMIT_REACHED' };
}

/** The least that choices within the constraints commit that are worth so much; undefined where it cannot be told. */
export function leastCommitment(
  { candidates, constraints }: Instance,
  solver: BinarySolver,
  effort: Effort,
  worth?: bigint,
): bigint | undefined {
  const [value, saving] = goalsOf(candidates);
  const rows = worth === undefined ? constraints : [...constraints, { terms: value, atLeast: worth }];
  const answer = new Search(candidates.length, solver, effort).ask(saving, rows);
  return answer.status === 'OPTIMAL' ? -sumOf(saving, answer.choices) : undefined;
}

/** What is to be as great as possible, the first first. */
function goalsOf(
  candidates: Instance['candidates'],
): readonly [value: readonly Term[], saving: readonly Term[], ...inRanking: (readonly Term[])[]] {
  const value = candidates.map(({ weightedValueMinor }, index) => [index, weightedValueMinor] as const);
  const saving = candidates.map(({ commitmentMinor }, index) => [index, -commitmentMinor] as const);
  const inRanking: Term[][] = [];
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const some = candidates.slice(from, from + AT_ONCE);
    inRanking.push(some.map((_, at) => [from + at, 1n << BigInt(some.length - 1 - at)]));
  }
  return [value, saving, ...inRanking];
}

type Settled = 'ALONE' | 'EQUALS_LEFT' | 'LIMIT_REACHED';

/** Questions to a solver that share one limit. */
class Search {
  private nodes = 0;

  constructor(
    private readonly size: number,
    private readonly solver: BinarySolver,
    private readonly effort: Effort,
  ) {}

  ask(goal: readonly Term[], rows: readonly LinearRow[]): SolverAnswer {
    const objective = Array.from({ length: this.size }, () => 0n);
    for (const [index, amount] of goal) objective[index] = amount;
    const before = this.nodes;
    const nodeLimit = this.effort.nodeLimit - before;
    // The bound is of interest to the first search only, which has the whole limit.
    if (nodeLimit <= 0) return { status: 'NONE_FOUND', bound: 0n, nodes: 0 };
    const onNodes = (nodes: number) => this.effort.onNodes?.(before + nodes);
    const answer = this.solver.solve({ objective, rows }, { nodeLimit, onNodes });
    this.nodes += answer.nodes;
    return answer;
  }

  /**
   * Whether other choices reach as much of a goal. Should they reach more, by less than a solver that calculates in
   * floating-point numbers could see before, they take the place of the given ones.
   */
  alone(goal: readonly Term[], rows: readonly LinearRow[], given: Choices): { choices: Choices; settled: Settled } {
    for (let choices = given; ;) {
      const made = choices.filter(Boolean).length;
      const reached = sumOf(goal, choices);
      const terms = choices.map((chosen, index) => [index, chosen ? 1n : -1n] as const);
      const other = this.ask(goal, [...rows, { terms: goal, atLeast: reached }, { terms, atMost: BigInt(made) - 1n }]);
      if (other.status === 'INFEASIBLE') return { choices, settled: 'ALONE' };
      if (other.status === 'NONE_FOUND') return { choices, settled: 'LIMIT_REACHED' };
      if (sumOf(goal, other.choices) === reached) return { choices, settled: 'EQUALS_LEFT' };
      choices = other.choices;
    }
  }
}
