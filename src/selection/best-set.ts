import type { BinarySolver, Choices } from '../shared/binary-program';
import { dominanceList, type BudgetRange, type Entry, type Weighed } from './dominance';
import type { Constraint, Instance } from './instance';
import { optimum, type Effort, type Optimum } from './optimum';

/** How many entries of dominance lists are kept in all before the solver is asked instead: about a second's work. */
export const MOST_ENTRIES = 2_000_000;

/** How a best set was found. */
export type Method = 'DOMINANCE_LISTS' | 'BRANCH_AND_CUT';

/** The best choices within the constraints of an instance: exactly by dominance lists where only the budget limits them. */
export function bestSet(instance: Instance, solver: BinarySolver, effort: Effort): Optimum & { method: Method } {
  const entries = dominanceListOf(instance, undefined, MOST_ENTRIES);
  if (entries === undefined) return { ...optimum(instance, solver, effort), method: 'BRANCH_AND_CUT' };
  const best = entries.at(-1);
  if (best === undefined) return { status: 'INFEASIBLE', method: 'DOMINANCE_LISTS' };
  return {
    status: 'OPTIMAL',
    choices: choicesOf(best, instance),
    bound: best.value,
    tiesSettled: true,
    method: 'DOMINANCE_LISTS',
  };
}

/**
 * Every set that is the best at some budget of a range, with what must be in it.
 * @param range that of the instance's budget alone when left out
 * @returns empty when the budget does not pay for what must be; undefined when something else than the budget limits the
 *   set, or the list grows beyond `mostEntries`
 */
export function dominanceListOf(
  { candidates, constraints }: Instance,
  range: BudgetRange | undefined,
  mostEntries: number,
): readonly Entry[] | undefined {
  if (!constraints.every(isOfOneBudget)) return undefined;
  const indicesOf = (kind: 'MUST' | 'MUST_NOT') =>
    new Set(constraints.filter((each) => each.kind === kind).flatMap(({ terms }) => terms.map(([index]) => index)));
  const [must, mustNot] = [indicesOf('MUST'), indicesOf('MUST_NOT')];
  const weighed = candidates.map((each, index): Weighed => ({
    value: each.weightedValueMinor,
    cost: each.commitmentMinor,
    bit: bitOf(index, candidates.length),
  }));
  const fixed = weighed.filter((_, index) => must.has(index));
  const sum = (amount: (each: Weighed) => bigint) => fixed.reduce((all, each) => all + amount(each), 0n);
  const [value, cost, members] = [sum((each) => each.value), sum((each) => each.cost), sum((each) => each.bit)];
  const budget = constraints.find(({ kind }) => kind === 'BUDGET')?.atMost ?? 0n;
  const { from, to } = range ?? { from: budget, to: budget };
  if (to < cost) return [];
  const open = weighed.filter((_, index) => !must.has(index) && !mustNot.has(index));
  const room = { from: from > cost ? from - cost : 0n, to: to - cost };
  return dominanceList(open, room, mostEntries)?.map((entry) => ({
    value: entry.value + value,
    cost: entry.cost + cost,
    members: entry.members | members,
  }));
}

const isOfOneBudget = ({ kind }: Constraint): boolean => kind === 'BUDGET' || kind === 'MUST' || kind === 'MUST_NOT';

/** The first in the ranking has the highest bit, so that of two sets the greater number has the first that differs. */
const bitOf = (index: number, size: number): bigint => 1n << BigInt(size - 1 - index);

export const choicesOf = ({ members }: Entry, { candidates }: Instance): Choices =>
  candidates.map((_, index) => (members & bitOf(index, candidates.length)) !== 0n);
