import { DEFAULT_INACTION_WEIGHT } from '../../scoring/domain/scoring-model';
import type { FrontierRange } from '../../selection';
import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import type { Freezing } from './frozen-inputs';

/**
 * What is asked of a portfolio:
 * - `ROBUSTNESS`: what chance does to its ranking
 * - `RECOMMENDED_SET`: what is worth most within its budget and constraints
 * - `FRONTIER`: how that grows with the budget
 */
export const ANALYSIS_KINDS = ['ROBUSTNESS', 'RECOMMENDED_SET', 'FRONTIER'] as const;
export type AnalysisKind = (typeof ANALYSIS_KINDS)[number];

/** Two candidates, by the ids of their proposals. */
export interface PairInput {
  readonly firstId: string;
  readonly secondId: string;
}

/** What is asked for beside a portfolio; what is left out has a default. */
export interface AnalysisInput {
  readonly kind: AnalysisKind;
  /** λ in hundredths. */
  readonly inactionWeight?: number | null | undefined;
  readonly robustness?: RobustnessOptions | null | undefined;
  readonly frontier?: FrontierOptions | null | undefined;
}

export interface RobustnessOptions {
  readonly samples?: number | null | undefined;
  readonly seed?: number | null | undefined;
  readonly top?: number | null | undefined;
  /** Who comes first of them. */
  readonly pairs?: readonly PairInput[] | null | undefined;
}

export interface FrontierOptions {
  /** Minor units. */
  readonly fromMinor?: bigint | null | undefined;
  readonly toMinor?: bigint | null | undefined;
  readonly mostSteps?: number | null | undefined;
}

/** What an analysis keeps of it beside its inputs. */
export interface AnalysisRequest {
  /** λ in hundredths. */
  readonly inactionWeight: number;
  readonly pairs: readonly PairInput[];
  /** Null unless a frontier is asked for. */
  readonly range: FrontierRange | null;
}

const [MOST_SAMPLES, MOST_CANDIDATES, MOST_PAIRS] = [1_000_000, 2_000, 100];
const LARGEST_SEED = 2_147_483_647;
const STEPS = { min: 4, max: 200 };

/** How inputs are to be frozen for what is asked for. */
export function takeFreezing({ kind, inactionWeight, robustness, frontier }: AnalysisInput): Freezing | InvalidInput {
  const check = new InputCheck();
  const { samples, seed, top, pairs } = robustness ?? {};
  if (robustness != null && kind !== 'ROBUSTNESS') {
    check.problem('input.robustness', `An analysis of kind ${kind} samples nothing: leave it out.`);
  }
  if (frontier != null && kind !== 'FRONTIER') {
    check.problem('input.frontier', `An analysis of kind ${kind} looks at one budget: leave it out.`);
  }
  const freezing = {
    samples: check.whole('input.robustness.samples', samples ?? 10_000, { min: 1, max: MOST_SAMPLES }),
    seed: check.whole('input.robustness.seed', seed ?? 1, { min: 0, max: LARGEST_SEED }),
    top: check.whole('input.robustness.top', top ?? 10, { min: 1, max: MOST_CANDIDATES }),
    inactionWeight: inactionWeight ?? DEFAULT_INACTION_WEIGHT,
  };
  checkPairs(check, pairs ?? []);
  return check.failed ? check.refusal() : freezing;
}

function checkPairs(check: InputCheck, pairs: readonly PairInput[]): void {
  const at = 'input.robustness.pairs';
  if (pairs.length > MOST_PAIRS) check.problem(at, `${pairs.length} pairs: expected at most ${MOST_PAIRS}.`);
  check.distinct(
    at,
    pairs.map(({ firstId, secondId }) => `${firstId} ${secondId}`),
    'The same pair is named twice.',
  );
  pairs.forEach(({ firstId, secondId }, index) => {
    if (firstId === secondId) check.problem(`${at}[${index}].secondId`, 'A proposal is compared with another one.');
  });
}

/**
 * What is kept of a request, held against what competes.
 * @param rankedIds of the candidates that are ranked
 * @param budgetMinor what is left to choose for, > 0 where a frontier is asked for
 */
export function takeRequest(
  { kind, inactionWeight, robustness, frontier }: AnalysisInput,
  rankedIds: ReadonlySet<string>,
  budgetMinor: bigint,
): AnalysisRequest | InvalidInput {
  const check = new InputCheck();
  const pairs = robustness?.pairs ?? [];
  pairs.forEach((pair, index) => {
    for (const field of ['firstId', 'secondId'] as const) {
      if (rankedIds.has(pair[field])) continue;
      check.problem(
        `input.robustness.pairs[${index}].${field}`,
        'This proposal is not in the ranking of the portfolio.',
      );
    }
  });
  const range = kind === 'FRONTIER' ? takeRange(check, frontier ?? {}, budgetMinor) : null;
  return check.failed
    ? check.refusal()
    : {
        inactionWeight: inactionWeight ?? DEFAULT_INACTION_WEIGHT,
        pairs: pairs.map(({ firstId, secondId }) => ({ firstId, secondId })),
        range,
      };
}

/** From nothing to twice of what is left, unless the caller says otherwise. */
function takeRange(
  check: InputCheck,
  { fromMinor, toMinor, mostSteps }: FrontierOptions,
  budgetMinor: bigint,
): FrontierRange {
  const range = {
    fromMinor: check.amount('input.frontier.fromMinor', fromMinor ?? 0n),
    toMinor: check.amount('input.frontier.toMinor', toMinor ?? 2n * budgetMinor),
    mostSteps: check.whole('input.frontier.mostSteps', mostSteps ?? 40, STEPS),
  };
  if (range.fromMinor > range.toMinor) {
    check.problem('input.frontier.fromMinor', `${range.fromMinor}: expected at most ${range.toMinor}, the other end.`);
  }
  return range;
}
