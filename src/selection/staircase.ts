import type { Choices } from '../shared/binary-program';
import type { BudgetRange } from './dominance';

/** A set that is the best at some budget. */
export interface Point {
  readonly choices: Choices;
  readonly value: bigint;
  readonly cost: bigint;
  /** Whether it was proven that nothing is worth more. */
  readonly isProven: boolean;
}

/** A point, and the budget up to which it is known to stay the best: from its cost on. */
export interface Stair extends Point {
  readonly bestTo: bigint;
}

/** Budgets, both included, at which it is not known which set is the best. */
interface Gap extends BudgetRange {
  /** The last stair before them. */
  readonly behind: Stair;
  /** What value rises by from there to the next stair. */
  readonly rise: bigint;
}

/** What is known of value against budget: every point that is added shortens the gaps. */
export class Staircase {
  private known: readonly Stair[] = [];

  /** Ascending in cost and in value. */
  get stairs(): readonly Stair[] {
    return this.known;
  }

  /** @param point the best at this budget */
  add(point: Point, budget: bigint): void {
    const sorted = [...this.known, { ...point, bestTo: budget }].toSorted(
      (a, b) => sign(a.cost - b.cost) || sign(b.value - a.value),
    );
    const stairs: Stair[] = [];
    for (const stair of sorted) {
      const last = stairs.at(-1);
      if (last === undefined || stair.value > last.value) stairs.push(stair);
      // The same set at a greater budget; or one that was beaten by a cheaper one since, which only happens without proof.
      else if (stair.bestTo > last.bestTo) {
        stairs[stairs.length - 1] = { ...last, bestTo: stair.bestTo, isProven: last.isProven && stair.isProven };
      }
    }
    this.known = stairs.map((stair, index) => {
      const next = stairs[index + 1];
      return next !== undefined && stair.bestTo >= next.cost ? { ...stair, bestTo: next.cost - 1n } : stair;
    });
  }

  get gaps(): readonly Gap[] {
    return this.known.flatMap((behind, index) => {
      const next = this.known[index + 1];
      if (next === undefined || behind.bestTo + 1n === next.cost) return [];
      return [{ behind, from: behind.bestTo + 1n, to: next.cost - 1n, rise: next.value - behind.value }];
    });
  }
}

/** Asks for the best at budgets of gaps, of the greatest first, until there are none or `goOn` says no. */
export function refine(
  staircase: Staircase,
  bestAt: (budget: bigint, before: Point) => Point,
  goOn: () => boolean,
): void {
  const [first, last] = [staircase.stairs.at(0)?.cost ?? 0n, staircase.stairs.at(-1)?.cost ?? 0n];
  while (goOn()) {
    const gap = staircase.gaps.toSorted((a, b) => sign(extent(b) - extent(a))).at(0);
    if (gap === undefined) return;
    // Halving shows the shape of what is wide; the upper end closes what is narrow.
    const isWide = (gap.to - gap.from) * WIDE > last - first;
    const budget = isWide ? gap.from + (gap.to - gap.from) / 2n : gap.to;
    staircase.add(bestAt(budget, gap.behind), budget);
  }
}

/** A gap of more than a hundredth of all is wide. */
const WIDE = 100n;

const extent = ({ from, to, rise }: Gap): bigint => (to - from + 1n) * rise;

const sign = (amount: bigint): number => (amount > 0n ? 1 : amount < 0n ? -1 : 0);
