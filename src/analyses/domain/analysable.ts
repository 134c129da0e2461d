import { isByWorth, type ScoringMethod } from '../../scoring/domain/scoring-model';
import { checkProblem } from '../../selection';
import { formatMoney } from '../../shared/money';
import { notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import type { Analysed } from './analyse';
import type { AnalysisKind } from './analysis-request';
import type { FrozenInputs } from './frozen-inputs';
import { checkSampling } from './sampling';

/** Whether a ranking by a method can be drawn again and again: the engine knows the formula of one. */
export const isSampled = (method: ScoringMethod): boolean => method === 'RETURN_AND_INACTION';

/** Why there is no set to choose by a scoring model whose values are no money; undefined where there is. */
export function withoutMoney({
  model: { method },
  portfolio,
}: Pick<FrozenInputs, 'model' | 'portfolio'>): string | undefined {
  if (isByWorth(method)) return undefined;
  return `Portfolio "${portfolio.name}" is scored by ${method}, whose values are no money: there is nothing to compare with a budget.`;
}

/** A refusal where the scoring model of a portfolio has no analysis at all. */
export function refuseMethod(inputs: Pick<FrozenInputs, 'model' | 'portfolio'>): NotPossibleNow | undefined {
  const why = withoutMoney(inputs);
  return why === undefined ? undefined : notPossibleNow(why, inputs.model.method);
}

/** A refusal where what was frozen cannot be analysed: it says what stands in the way. */
export function refuseUnlessAnalysable(
  kind: AnalysisKind,
  inputs: FrozenInputs,
  { rankingInputs, problem }: Pick<Analysed, 'rankingInputs' | 'problem'>,
): NotPossibleNow | undefined {
  const { name, currencyCode } = inputs.portfolio;
  const compete = kind === 'ROBUSTNESS' ? rankingInputs.candidates : problem.candidates;
  if (compete.length === 0) {
    return notPossibleNow(
      `Nothing competes in portfolio "${name}": no proposal has all its drivers estimated.`,
      'NOTHING_RANKED',
    );
  }
  if (kind === 'ROBUSTNESS') return refuseToSample(inputs, rankingInputs);
  const { budgetMinor: amountMinor } = problem.constraints;
  if (amountMinor <= 0n) {
    const left = formatMoney({ amountMinor, currencyCode });
    return notPossibleNow(
      `Portfolio "${name}" has ${left} left for what competes: there is no set to choose.`,
      'OVER_BUDGET',
    );
  }
  const wrong = checkProblem(problem, 'portfolio');
  return (
    wrong && notPossibleNow(`The constraints of portfolio "${name}" cannot be kept. ${wrong.message}`, 'CONSTRAINTS')
  );
}

/** Of a method that nothing samples; and what the sampling says of inputs that it cannot draw: amounts beyond 2^53, say. */
function refuseToSample(
  { model: { method }, portfolio, sampling }: FrozenInputs,
  rankingInputs: Analysed['rankingInputs'],
): NotPossibleNow | undefined {
  if (!isSampled(method)) {
    const message = `Portfolio "${portfolio.name}" is scored by ${method}: how its ranking is drawn by chance is known of RETURN_AND_INACTION alone.`;
    return notPossibleNow(message, method);
  }
  try {
    checkSampling(rankingInputs, sampling);
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return notPossibleNow(`The ranking cannot be sampled. ${error.message}`, 'BEYOND_SAMPLING');
  }
}
