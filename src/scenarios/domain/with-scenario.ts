import type { PortfolioFacts } from '../../analyses/domain/frozen-inputs';
import type { WhatIf } from './scenario';

/** What of a scenario is told in other words than its own. */
interface InOtherWords {
  /** Of a scenario with constraints of its own: in the words of a selection. */
  readonly constraints: PortfolioFacts['constraints'] | null;
  /** Of a scenario with a budget of its own: its periods, with what was committed in them. */
  readonly periods: PortfolioFacts['periods'] | null;
}

/**
 * A portfolio as it would be by a what-if, laid over how it stands: whatever computes from the one computes from the other.
 * λ is no part of it, but of how it is frozen. A proposal whose cost is changed and that competes no more is left as it is.
 */
export function withScenario(
  facts: PortfolioFacts,
  { budgetMinor, costChanges }: Pick<WhatIf, 'budgetMinor' | 'costChanges'>,
  { constraints, periods }: InOtherWords,
): PortfolioFacts {
  const budgetNow = facts.periods.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const moreMinor = budgetMinor === null ? 0n : budgetMinor - budgetNow;
  const changes = new Map(costChanges.map((change) => [change.proposalId, change]));
  return {
    ...facts,
    budgetRemainingMinor: facts.budgetRemainingMinor + moreMinor,
    periods: periods ?? facts.periods,
    constraints: constraints ?? facts.constraints,
    proposals: facts.proposals.map((proposal) => {
      const change = changes.get(proposal.proposalId);
      if (change === undefined) return proposal;
      const { costOneOffMinor, costYearlyMinor } = change;
      return { ...proposal, costOneOffMinor, costYearlyMinor };
    }),
  };
}
