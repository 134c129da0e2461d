import { checkProblem } from '../../selection';
import { formatMoney } from '../../shared/money';
import { notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import type { Analysed } from './analyse';
import type { ScoringMethod } from '../../scoring/domain/scoring-model';
import type { AnalysisKind } from './analysis-request';
import type { FrozenInputs } from './frozen-inputs';
import { checkSampling } from './sampling';

/** The methods by which a score can be sampled, and a set be worth money. */
const METHODS: readonly ScoringMethod[] = ['RETURN_AND_INACTION'];

/** A refusal where the scoring model of a portfolio has no analysis. */
export function refuseMethod({
  model,
  portfolio,
}: Pick<FrozenInputs, 'model' | 'portfolio'>): NotPossibleNow | undefined {
  const { method } = model;
  if (METHODS.includes(method)) return undefined;
  const message = `Portfolio "${portfolio.name}" is scored by ${method}: robustness, recommended set and frontier are there for ${METHODS.join(', ')}.`;
  return notPossibleNow(message, method);
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
  if (kind === 'ROBUSTNESS') return refuseSampling(inputs, rankingInputs);
  const { budgetMinor: amountMinor } = problem.constraints;
  if (amountMinor <= 0n) {
    const left = formatMoney({ amountMinor, currencyCode });
    return notPossibleNow(`Portfolio "${name}" has ${left} left to commit: there is no set to choose.`, 'OVER_BUDGET');
  }
  const wrong = checkProblem(problem, 'portfolio');
  return (
    wrong && notPossibleNow(`The constraints of portfolio "${name}" cannot be kept. ${wrong.message}`, 'CONSTRAINTS')
  );
}

/** What the sampling says of inputs that it cannot draw: amounts beyond 2^53, too many candidates. */
function refuseSampling(
  { sampling }: FrozenInputs,
  rankingInputs: Analysed['rankingInputs'],
): NotPossibleNow | undefined {
  try {
    checkSampling(rankingInputs, sampling);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError)
      return notPossibleNow(`The ranking cannot be sampled. ${error.message}`, 'BEYOND_SAMPLING');
    throw error;
  }
}
