/** One that may be chosen: what it adds to value and cost, and its bit in a set. */
export interface Weighed {
  readonly value: bigint;
  readonly cost: bigint;
  readonly bit: bigint;
}

/** What a set comes to. */
export interface Entry {
  readonly value: bigint;
  readonly cost: bigint;
  /** The bits of its members: of two sets with the same value and cost the greater number is preferred. */
  readonly members: bigint;
}

/** Budgets, both included. */
export interface BudgetRange {
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * The sets that are the best for some budget of a range: by cost, each worth more than the one before. Sets are built up
 * one candidate after the other, and those that cost no less than another and are worth no more are dropped, as are
 * those that no completion could make good enough at any budget of the range.
 * @param range 0 ≤ from ≤ to
 * @param mostEntries how many entries may be kept in all; undefined is returned when they do not suffice
 * @see G. L. Nemhauser, Z. Ullmann, "Discrete Dynamic Programming and Capital Allocation", Management Science 15 (1969)
 */
export function dominanceList(
  candidates: readonly Weighed[],
  { from, to }: BudgetRange,
  mostEntries: number,
): readonly Entry[] | undefined {
  const free = candidates.filter(({ value, cost }) => cost === 0n && value >= 0n);
  const rest = new Remainder(candidates.filter(({ value, cost }) => cost > 0n && value > 0n));
  let list: readonly Entry[] = [
    free.reduce((sum, each) => join(sum, each), { value: 0n, cost: 0n, members: 0n } as Entry),
  ];
  let [kept, reached] = [0, list.reduce((best, entry) => rest.filledUp(entry, 0, from, best), 0n)];
  for (const [index, candidate] of rest.candidates.entries()) {
    list = merged(list, candidate, to);
    for (const entry of promising(list, from)) reached = rest.filledUp(entry, index + 1, from, reached);
    const bound = rest.boundFrom(index + 1);
    list = list.filter((entry) => bound(entry, to) >= reached);
    kept += list.length;
    if (kept > mostEntries) return undefined;
  }
  // Of what a budget below the range could pay for, only the best is of the range.
  const below = list.findLastIndex(({ cost }) => cost <= from);
  return list.slice(Math.max(0, below));
}

const join = (entry: Entry, { value, cost, bit }: Weighed): Entry => ({
  value: entry.value + value,
  cost: entry.cost + cost,
  members: entry.members | bit,
});

/** Each entry without and with the candidate, as far as the budget goes and no other entry is at least as good. */
function merged(list: readonly Entry[], candidate: Weighed, most: bigint): readonly Entry[] {
  const best: Entry[] = [];
  const add = (entry: Entry): void => {
    const last = best.at(-1);
    if (last === undefined || entry.value > last.value) {
      if (last?.cost === entry.cost) best.pop();
      best.push(entry);
    } else if (entry.value === last.value && entry.cost === last.cost && entry.members > last.members) {
      best[best.length - 1] = entry;
    }
  };
  let at = 0;
  for (const entry of list) {
    const joined = join(entry, candidate);
    if (joined.cost > most) break;
    for (let next = list[at]; next !== undefined && next.cost <= joined.cost; next = list[at]) {
      add(next);
      at += 1;
    }
    add(joined);
  }
  for (const entry of list.slice(at)) add(entry);
  return best;
}

/** The best within a budget, and one in the middle: filling them up shows what can be reached at that budget. */
function promising(list: readonly Entry[], budget: bigint): readonly Entry[] {
  const last = list.findLastIndex(({ cost }) => cost <= budget);
  return [list[last], list[last >> 1]].filter((entry) => entry !== undefined);
}

/** The candidates by value for cost, the best first, and what those from a certain one on can still bring. */
class Remainder {
  readonly candidates: readonly Weighed[];
  private readonly costs: bigint[] = [0n];
  private readonly values: bigint[] = [0n];

  constructor(candidates: readonly Weighed[]) {
    const worth = (a: Weighed, b: Weighed) => b.value * a.cost - a.value * b.cost;
    this.candidates = candidates.toSorted((a, b) => Number(worth(a, b) > 0n) - Number(worth(a, b) < 0n));
    for (const [index, { value, cost }] of this.candidates.entries()) {
      this.costs.push((this.costs[index] ?? 0n) + cost);
      this.values.push((this.values[index] ?? 0n) + value);
    }
  }

  /** The value of an entry with whatever still fits, or `atLeast` when that is more or the entry itself does not fit. */
  filledUp(entry: Entry, first: number, budget: bigint, atLeast: bigint): bigint {
    if (entry.cost > budget) return atLeast;
    let { value, cost } = entry;
    for (const each of this.candidates.slice(first)) {
      if (cost + each.cost > budget) continue;
      cost += each.cost;
      value += each.value;
    }
    return value > atLeast ? value : atLeast;
  }

  /**
   * What an entry can come to at most when candidates could be cut in pieces. Entries are to be asked by ascending cost.
   * @param first the first candidate that is still open
   */
  boundFrom(first: number): (entry: Entry, budget: bigint) => bigint {
    let last = this.candidates.length;
    const cost = (index: number) => (this.costs[index] ?? 0n) - (this.costs[first] ?? 0n);
    return (entry, budget) => {
      const room = budget - entry.cost;
      while (last > first && cost(last) > room) last -= 1;
      const whole = entry.value + (this.values[last] ?? 0n) - (this.values[first] ?? 0n);
      const next = this.candidates[last];
      return next === undefined ? whole : whole + ((room - cost(last)) * next.value) / next.cost;
    };
  }
}
