import type { BinarySolver } from '../shared/binary-program';
import { InputCheck } from '../shared/input-check';
import type { InvalidInput } from '../shared/refusal';
import { checkProblem } from './check';
import { clashOf } from './clash';
import { curveOf, type Curve } from './curve';
import type { BudgetRange } from './dominance';
import { instanceOf, totalsOf, withBudget, type Instance, type SetTotals } from './instance';
import type { SelectionProblem } from './problem';
import { NODE_LIMIT, type Infeasible, type NoneFound, type SearchOptions } from './recommend';
import { refine, Staircase, type Point } from './staircase';

/** A set that is the best from a budget on, which is its commitment. */
export interface FrontierStep extends SetTotals {
  /** From its commitment to this budget it is known that no set is worth more. */
  readonly bestToMinor: bigint;
  /** False where the node limit was reached before it was proven. */
  readonly isProven: boolean;
  /** Against the step before, in ranking order; of the first step all are added. */
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** What the next step needs and brings; null at the last one, and where there may be steps between that are not known. */
  readonly next: NextStep | null;
}

export interface NextStep {
  /** Beyond the commitment of the step before, in minor units. */
  readonly moreBudgetMinor: bigint;
  readonly moreWeightedValueMinor: bigint;
  readonly moreValueMinor: bigint;
}

/** Value against budget. */
export interface Frontier {
  readonly status: 'FOUND';
  /** By budget; the first is the best at the lower end of the range, or at the least budget that can do. */
  readonly steps: readonly FrontierStep[];
  /** Whether these are all steps of the range. */
  readonly isComplete: boolean;
}

/** Budgets in minor units, both ends included. The problem's own is left aside, but its next step is looked for first. */
export interface FrontierRange {
  readonly fromMinor: bigint;
  readonly toMinor: bigint;
  /** From 4 to 1,000. Where a solver has to be asked, it is so many times at most, each with the whole node limit. */
  readonly mostSteps: number;
}

/**
 * The steps at which the best set changes as the budget grows. Where only the budget limits the set they are read from a
 * dominance list; otherwise the best set is sought at one budget after the other. When there are more steps than are asked
 * for, those are told that show the shape of the curve, and `isComplete` is false.
 */
export function frontier(
  problem: SelectionProblem,
  range: FrontierRange,
  solver: BinarySolver,
  { nodeLimit = NODE_LIMIT, onProgress }: SearchOptions = {},
): Frontier | Infeasible | NoneFound | InvalidInput {
  const wrong = checkProblem(problem) ?? checkRange(range);
  if (wrong) return wrong;
  const instance = instanceOf(problem);
  const at = (budget: bigint) => withBudget(instance, budget, problem.currencyCode);
  const [from, to] = [range.fromMinor, range.toMinor];
  const curve = curveOf(at, { from, to }, solver, nodeLimit);
  const highest = curve.bestAt(to);
  if ('status' in highest) {
    if (highest.status === 'NONE_FOUND') return { status: 'NONE_FOUND', boundMinor: highest.bound };
    return { status: 'INFEASIBLE', clash: clashOf(at(to), solver) };
  }
  const staircase = new Staircase();
  staircase.add(highest, to);
  const isAnchored = anchor(staircase, curve, { from, to }, problem.constraints.budgetMinor);
  let probes = ANCHORS;
  const goOn = () => {
    onProgress?.(Math.min(1, probes / range.mostSteps));
    return staircase.stairs.length < range.mostSteps && (curve.isListed || probes < range.mostSteps);
  };
  const bestAt = (budget: bigint, before: Point): Point => {
    probes += 1;
    const best = curve.bestAt(budget);
    return 'status' in best ? { ...before, isProven: false } : best;
  };
  refine(staircase, bestAt, goOn);
  const isComplete = isAnchored && staircase.gaps.length === 0 && staircase.stairs.every(({ isProven }) => isProven);
  return { status: 'FOUND', steps: stepsOf(instance, staircase), isComplete };
}

/** Both ends, the budget of the problem, and the next step after it. */
const ANCHORS = 4;

/**
 * The best at the lower end of the range, or at the least budget that can do; at the problem's budget; and the next step.
 * @returns whether the lower end is known
 */
function anchor(staircase: Staircase, curve: Curve, { from, to }: BudgetRange, budget: bigint): boolean {
  const add = (at: bigint): Point | undefined => {
    const best = curve.bestAt(at);
    if ('status' in best) return undefined;
    staircase.add(best, at);
    return best;
  };
  const lowest = add(from) ?? add(curve.leastFor() ?? from);
  const own = budget > from && budget < to ? add(budget) : undefined;
  const next = own && curve.leastFor(own.value + 1n);
  if (own && next !== undefined) {
    // Only where it was not proven to be the best there can a better one be had for less.
    if (next > budget) staircase.add(own, next - 1n);
    add(next);
  }
  return lowest !== undefined;
}

function stepsOf(instance: Instance, staircase: Staircase): readonly FrontierStep[] {
  const { stairs, gaps } = staircase;
  const totals = stairs.map(({ choices }) => totalsOf(instance, choices));
  const without = (ids: readonly string[], others: readonly string[]) => {
    const set = new Set(others);
    return ids.filter((id) => !set.has(id));
  };
  return stairs.map((stair, index) => {
    const [own, after] = [totalsOf(instance, stair.choices), totals[index + 1]];
    const before = totals[index - 1]?.ids ?? [];
    const isNextKnown = after !== undefined && gaps.every(({ behind }) => behind !== stair);
    return {
      ...own,
      bestToMinor: stair.bestTo,
      isProven: stair.isProven,
      added: without(own.ids, before),
      dropped: without(before, own.ids),
      next: isNextKnown ? nextStep(own, after) : null,
    };
  });
}

const nextStep = (own: SetTotals, after: SetTotals): NextStep => ({
  moreBudgetMinor: after.commitmentMinor - own.commitmentMinor,
  moreWeightedValueMinor: after.weightedValueMinor - own.weightedValueMinor,
  moreValueMinor: after.valueMinor - own.valueMinor,
});

function checkRange({ fromMinor, toMinor, mostSteps }: FrontierRange): InvalidInput | undefined {
  const check = new InputCheck();
  check.amount('input.fromMinor', fromMinor);
  check.amount('input.toMinor', toMinor);
  if (fromMinor > toMinor)
    check.problem('input.fromMinor', `${fromMinor}: expected at most ${toMinor}, the other end.`);
  check.whole('input.mostSteps', mostSteps, { min: ANCHORS, max: 1_000 });
  return check.failed ? check.refusal() : undefined;
}
