import type { BinarySolver } from '../shared/binary-program';
import type { InvalidInput } from '../shared/refusal';
import { bestSet, type Method } from './best-set';
import { checkProblem } from './check';
import { clashOf, type Clash } from './clash';
import { instanceOf, totalsOf, type SetTotals } from './instance';
import type { SelectionProblem } from './problem';

/** About ten seconds for 200 candidates under 12 period caps (`npm run bench -- portfolio`); one budget needs none of it. */
export const NODE_LIMIT = 5_000;

/** Raised when the same problem has another answer, so that a replay can tell. */
export const SELECTION_ENGINE = 1;

export interface SearchOptions {
  /** Nodes of the solver's search, ≥ 1: a number and not a time, so that the same input has the same answer everywhere. */
  readonly nodeLimit?: number;
  /** @param done how much of the limit is used, 0 … 1: it ends at any share of it */
  readonly onProgress?: (done: number) => void;
}

/** The set that is worth most within the constraints. */
export interface RecommendedSet extends SetTotals {
  /** BEST_FOUND: the node limit was reached before it was proven that no set is worth more; the bound says how much more. */
  readonly status: 'OPTIMAL' | 'BEST_FOUND';
  /** No set has a greater weighted value; that of the set itself when it is optimal. */
  readonly boundMinor: bigint;
  /**
   * Whether this set is, of all that are worth the same, the one of least commitment, and of those the one with the first in
   * the ranking. False when the node limit was reached before.
   */
  readonly tiesSettled: boolean;
  readonly method: Method;
  /** What computed it, to be kept with the answer: `selection 1`, and the solver where one was asked. */
  readonly engine: string;
}

/** No set keeps all constraints. */
export interface Infeasible {
  readonly status: 'INFEASIBLE';
  readonly clash: Clash;
}

/** The node limit was reached before any set was found that keeps all constraints; whether there is one is not known. */
export interface NoneFound {
  readonly status: 'NONE_FOUND';
  readonly boundMinor: bigint;
}

export type Recommendation = RecommendedSet | Infeasible | NoneFound;

/** The set of candidates of greatest weighted value within the constraints; of equal sets see `tiesSettled`. */
export function recommend(
  problem: SelectionProblem,
  solver: BinarySolver,
  { nodeLimit = NODE_LIMIT, onProgress }: SearchOptions = {},
): Recommendation | InvalidInput {
  const wrong = checkProblem(problem);
  if (wrong) return wrong;
  const instance = instanceOf(problem);
  const onNodes = (nodes: number) => onProgress?.(Math.min(1, nodes / nodeLimit));
  const best = bestSet(instance, solver, { nodeLimit, onNodes });
  if (best.status === 'INFEASIBLE') return { status: 'INFEASIBLE', clash: clashOf(instance, solver) };
  if (best.status === 'NONE_FOUND') return { status: 'NONE_FOUND', boundMinor: best.bound };
  const { status, choices, bound: boundMinor, tiesSettled, method } = best;
  const engine = `selection ${SELECTION_ENGINE}${method === 'BRANCH_AND_CUT' ? `, ${solver.engine}` : ''}`;
  return { ...totalsOf(instance, choices), status, boundMinor, tiesSettled, method, engine };
}
