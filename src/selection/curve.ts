import { sumOf, type BinarySolver, type Choices } from '../shared/binary-program';
import { bestSet, choicesOf, dominanceListOf, MOST_ENTRIES } from './best-set';
import type { BudgetRange } from './dominance';
import type { Instance } from './instance';
import { leastCommitment, type WithoutChoices } from './optimum';
import type { Point } from './staircase';

/** Tells which set is the best at a budget. */
export interface Curve {
  /** Whether it has all sets in a list, and asking costs nothing. */
  readonly isListed: boolean;
  readonly bestAt: (budget: bigint) => Point | WithoutChoices;
  /** The least budget within the range that pays for a set worth this or more; undefined where it cannot be told. */
  readonly leastFor: (value?: bigint) => bigint | undefined;
}

/** @param at the instance with another budget */
export function curveOf(
  at: (budget: bigint) => Instance,
  range: BudgetRange,
  solver: BinarySolver,
  nodeLimit: number,
): Curve {
  return listed(at(range.to), range) ?? searched(at, range, solver, nodeLimit);
}

function listed(instance: Instance, range: BudgetRange): Curve | undefined {
  const list = dominanceListOf(instance, range, MOST_ENTRIES);
  if (list === undefined) return undefined;
  return {
    isListed: true,
    bestAt: (budget) => {
      const entry = list.findLast(({ cost }) => cost <= budget);
      return entry === undefined ? { status: 'INFEASIBLE' } : pointOf(instance, choicesOf(entry, instance), true);
    },
    leastFor: (least) => list.find(({ value }) => least === undefined || value >= least)?.cost,
  };
}

function searched(
  at: (budget: bigint) => Instance,
  { to }: BudgetRange,
  solver: BinarySolver,
  nodeLimit: number,
): Curve {
  return {
    isListed: false,
    bestAt: (budget) => {
      const instance = at(budget);
      const best = bestSet(instance, solver, { nodeLimit });
      return 'choices' in best ? pointOf(instance, best.choices, best.status === 'OPTIMAL') : best;
    },
    leastFor: (value) => leastCommitment(at(to), solver, { nodeLimit }, value),
  };
}

function pointOf({ candidates }: Instance, choices: Choices, isProven: boolean): Point {
  const value = sumOf(
    candidates.map(({ weightedValueMinor }, index) => [index, weightedValueMinor]),
    choices,
  );
  const cost = sumOf(
    candidates.map(({ commitmentMinor }, index) => [index, commitmentMinor]),
    choices,
  );
  return { choices, value, cost, isProven };
}
