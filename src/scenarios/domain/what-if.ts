import { takePeriods, type PeriodInput, type StandingBudget } from '../../budget/domain/budget-version';
import type { Portfolio } from '../../budget/domain/portfolio';
import type { PortfolioConstraints } from '../../portfolio/domain/constraints';
import type { Proposal } from '../../proposals/domain/proposal';
import { isOpen } from '../../proposals/domain/proposal';
import type { ShownInactionWeight } from '../../scoring/domain/scoring-model';
import type { InputCheck } from '../../shared/input-check';
import { formatMoney } from '../../shared/money';
import { excerpt } from '../../shared/refusal';
import type { CostChange, WhatIf } from './scenario';

/** What somebody takes to be otherwise, but for constraints: what is left out is as the portfolio has it. */
export interface WhatIfInput {
  readonly budgetMinor?: bigint | null | undefined;
  readonly periods?: readonly PeriodInput[] | null | undefined;
  /** λ in hundredths. */
  readonly inactionWeight?: ShownInactionWeight | null | undefined;
  readonly costChanges?: readonly CostChange[] | null | undefined;
}

/** What it is held against: all proposals whose cost is changed are there. */
export interface WhatIfFacts {
  readonly portfolio: Portfolio;
  readonly standing: StandingBudget;
  readonly proposals: readonly Pick<Proposal, 'id' | 'title' | 'portfolioId' | 'status'>[];
}

const MOST_CHANGES = 200;

/** A name for a scenario. */
export const scenarioName = (check: InputCheck, given: string): string => check.text('input.name', given, { max: 200 });

/**
 * Takes in what is otherwise, adding to the check all that cannot be, each at its place.
 * @param constraints in place of the portfolio's; null for those
 */
export function takeWhatIf(
  check: InputCheck,
  input: WhatIfInput,
  facts: WhatIfFacts,
  constraints: PortfolioConstraints | null,
): WhatIf {
  const { inactionWeight = null, costChanges } = input;
  return {
    ...takeBudget(check, input, facts),
    ...{ inactionWeight, constraints, costChanges: takeCostChanges(check, costChanges ?? [], facts) },
  };
}

function takeBudget(
  check: InputCheck,
  { budgetMinor, periods }: WhatIfInput,
  { portfolio, standing }: WhatIfFacts,
): Pick<WhatIf, 'budgetMinor' | 'periods'> {
  if (budgetMinor == null) {
    if (periods != null) check.problem('input.periods', 'Expected the budget that they add up to, too.');
    return { budgetMinor: null, periods: null };
  }
  check.amount('input.budgetMinor', budgetMinor);
  if (budgetMinor === 0n) check.problem('input.budgetMinor', '0: expected more than 0 minor units.');
  refusePotBeyond(check, 'input.budgetMinor', budgetMinor, { portfolio, standing });
  return { budgetMinor, periods: takePeriods(check, portfolio, standing, { budgetMinor, periods }) };
}

/** A scenario leaves the pot for light proposals as the portfolio has it, and so cannot do with a smaller budget. */
export function refusePotBeyond(
  check: InputCheck,
  path: string,
  budgetMinor: bigint,
  { portfolio: { currencyCode }, standing: { potMinor } }: Pick<WhatIfFacts, 'portfolio' | 'standing'>,
): void {
  if (potMinor === null || budgetMinor >= potMinor) return;
  const [budget, pot] = [budgetMinor, potMinor].map((amountMinor) => formatMoney({ amountMinor, currencyCode }));
  check.problem(path, `A budget of ${budget} does not hold the pot for light proposals, ${pot}.`);
}

function takeCostChanges(
  check: InputCheck,
  changes: readonly CostChange[],
  { portfolio, proposals }: WhatIfFacts,
): readonly CostChange[] {
  const at = 'input.costChanges';
  if (changes.length > MOST_CHANGES) check.problem(at, `${changes.length} rows: expected at most ${MOST_CHANGES}.`);
  const ids = changes.map(({ proposalId }) => proposalId);
  check.distinct(at, ids, 'Its proposal is named twice.');
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  return changes.map(({ proposalId, costOneOffMinor, costYearlyMinor, reason }, index) => {
    const { title, portfolioId, status } = byId.get(proposalId)!;
    if (portfolioId !== portfolio.id || !isOpen({ status })) {
      const message = `Proposal "${excerpt(title)}" does not compete in portfolio "${portfolio.name}" any more, or never did.`;
      check.problem(`${at}[${index}].proposalId`, message);
    }
    return {
      proposalId,
      costOneOffMinor: check.amount(`${at}[${index}].costOneOffMinor`, costOneOffMinor),
      costYearlyMinor: check.amount(`${at}[${index}].costYearlyMinor`, costYearlyMinor),
      reason: check.text(`${at}[${index}].reason`, reason, { max: 2000 }),
    };
  });
}
