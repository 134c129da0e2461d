import type { PeriodInput } from '../../budget/domain/budget-version';
import type { PortfolioConstraints } from '../../portfolio/domain/constraints';
import type { ShownInactionWeight } from '../../scoring/domain/scoring-model';
import { notPossibleNow, type NotPossibleNow } from '../../shared/refusal';

/** It is worked on, or put away for good. */
export const SCENARIO_STATUSES = ['OPEN', 'ARCHIVED'] as const;
export type ScenarioStatus = (typeof SCENARIO_STATUSES)[number];

/** What a scenario takes to be otherwise than it is; null stands for what the portfolio has. */
export interface WhatIf {
  /** The whole budget, in minor units of the portfolio's currency, > 0. */
  readonly budgetMinor: bigint | null;
  /** How that budget is split; null exactly where no budget is said. */
  readonly periods: readonly PeriodInput[] | null;
  /** λ in hundredths: how many times a point of cost of inaction counts against a point of return. */
  readonly inactionWeight: ShownInactionWeight | null;
  /** All of them, in place of the portfolio's. */
  readonly constraints: PortfolioConstraints | null;
  readonly costChanges: readonly CostChange[];
}

/** What a proposal would cost, in minor units. */
export interface CostChange {
  readonly proposalId: string;
  readonly costOneOffMinor: bigint;
  /** A year. */
  readonly costYearlyMinor: bigint;
  readonly reason: string;
}

/** A saved what-if of a portfolio. Nothing of the portfolio changes by it, until it is adopted. */
export interface Scenario extends WhatIf {
  readonly id: string;
  readonly organizationId: string;
  readonly portfolioId: string;
  readonly name: string;
  /** Who may edit it, beside those who lead. */
  readonly ownerId: string;
  /** The scenario that it began as a copy of. */
  readonly clonedFromId: string | null;
  readonly status: ScenarioStatus;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One computation of what a scenario comes to: an analysis of what was frozen, with the what-if laid over it. */
export interface ScenarioRun {
  readonly id: string;
  readonly organizationId: string;
  readonly scenarioId: string;
  readonly scenarioVersion: number;
  readonly analysisId: string;
  /** A mark of what it rests on: the run is stale when the portfolio has another. */
  readonly inputsMark: string;
}

/** What was put away stays as it is; it can be cloned. */
export const archivedAlready = ({ name, status }: Pick<Scenario, 'name' | 'status'>): NotPossibleNow | undefined =>
  status === 'OPEN' ? undefined : notPossibleNow(`Scenario "${name}" is archived: clone it to go on.`, status);

/** A copy under another name, of whoever makes it. */
export const cloneScenario = (
  of: Scenario,
  copy: Pick<Scenario, 'id' | 'name' | 'ownerId' | 'createdAt'>,
): Scenario => ({
  ...of,
  ...copy,
  ...{ clonedFromId: of.id, status: 'OPEN', version: 1, updatedAt: copy.createdAt },
});
