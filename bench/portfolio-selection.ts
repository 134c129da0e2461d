import { frontierInThread, recommendInThread } from '../src/analyses';
import { formatMoney } from '../src/shared/money';
import type { Recommendation, SelectionProblem } from '../src/selection';
import type { InvalidInput } from '../src/shared/refusal';
import type { Threads } from '../src/platform/threads';
import { selectionProblem } from './load/selection-problems';

/** A measurement of `bench -- portfolio`. */
interface SelectionMeasurement {
  readonly name: string;
  readonly limitSeconds: number;
  readonly run: (threads: Threads) => Promise<string>;
}

const recommended = (name: string, limitSeconds: number, problem: SelectionProblem): SelectionMeasurement => ({
  name: `recommended set: ${name}`,
  limitSeconds,
  run: async (threads) => told(await recommendInThread(threads, { problem })),
});

const frontierOf = (
  name: string,
  limitSeconds: number,
  problem: SelectionProblem,
  mostSteps: number,
): SelectionMeasurement => ({
  name: `frontier: ${name}, 80 to 120 % of the budget, ${mostSteps} steps at most`,
  limitSeconds,
  run: async (threads) => {
    const { budgetMinor } = problem.constraints;
    const range = { fromMinor: (budgetMinor * 4n) / 5n, toMinor: (budgetMinor * 6n) / 5n, mostSteps };
    const answer = await frontierInThread(threads, { problem, range });
    return 'steps' in answer ? `${answer.steps.length} steps` : 'none';
  },
});

function told(answer: Recommendation | InvalidInput): string {
  if ('kind' in answer) return answer.message;
  if (answer.status === 'INFEASIBLE') {
    return `a clash of ${answer.clash.constraints.length}, ${answer.clash.size.toLowerCase()}`;
  }
  if (answer.status === 'NONE_FOUND') return 'none found';
  const { status, method, weightedValueMinor, boundMinor, ids, tiesSettled } = answer;
  const gap = Number(((boundMinor - weightedValueMinor) * 1_000_000n) / weightedValueMinor) / 10_000;
  const value = formatMoney({ amountMinor: weightedValueMinor, currencyCode: 'EUR' });
  const how = method === 'DOMINANCE_LISTS' ? 'dominance lists' : 'solver';
  const proof = status === 'OPTIMAL' ? `optimal${tiesSettled ? '' : ', ties not settled'}` : `proven to ${gap} %`;
  return `${ids.length} for ${value}, ${how}, ${proof}`;
}

/** How long recommended sets and frontiers take. */
export const SELECTION_MEASUREMENTS: readonly (() => SelectionMeasurement)[] = [
  () => recommended('200 proposals, 12 period caps', 10, selectionProblem(200, { caps: 12, worth: 'MIXED' })),
  () =>
    recommended('200 proposals worth alike, 12 period caps', 10, selectionProblem(200, { caps: 12, worth: 'ALIKE' })),
  () => recommended('1,000 proposals, one budget', 1, selectionProblem(1_000, { caps: 0, worth: 'MIXED' })),
  () => recommended('1,000 proposals worth alike, one budget', 2, selectionProblem(1_000, { caps: 0, worth: 'ALIKE' })),
  () => recommended('200 proposals, 80 must, 12 period caps', 10, selectionProblem(200, { caps: 12, worth: 'MIXED', must: 80 })), // prettier-ignore
  () => frontierOf('200 proposals, one budget', 5, selectionProblem(200, { caps: 0, worth: 'MIXED' }), 1_000),
  () => frontierOf('1,000 proposals, one budget', 10, selectionProblem(1_000, { caps: 0, worth: 'MIXED' }), 100),
  () => frontierOf('100 proposals, 12 period caps', 60, selectionProblem(100, { caps: 12, worth: 'MIXED' }), 20),
];
