import type { Transaction } from '../audit';
import { standingBudget } from '../budget';
import type { Portfolio } from '../budget/domain/portfolio';
import { requirePermission } from '../people';
import type { Permission } from '../people/domain/permissions';
import { readConstraints, type ConstraintsInput } from '../portfolio';
import { ProposalTable } from '../proposals';
import { InputCheck } from '../shared/input-check';
import { isRefusal, type Refusal } from '../shared/refusal';
import { awaitsAdoption } from './domain/adoption';
import { archivedAlready, type Scenario, type WhatIf } from './domain/scenario';
import { scenarioName, takeWhatIf, type WhatIfInput } from './domain/what-if';
import { AdoptionTable, ScenarioTable } from './scenario.table';

/** All that somebody says of a scenario: what is left out is as the portfolio has it. */
export interface ScenarioContent extends WhatIfInput {
  readonly name: string;
  readonly constraints?: ConstraintsInput | null | undefined;
}

/** A change that somebody decides on, having read a version of the scenario. */
export interface ScenarioChange {
  readonly scenarioId: string;
  readonly expectedVersion: number;
}

/**
 * Takes in what somebody says of a scenario of a portfolio.
 * @throws Fault NOT_FOUND for a proposal, pillar or team that leads nowhere
 */
export async function readScenario(
  tx: Transaction,
  portfolio: Portfolio,
  input: ScenarioContent,
): Promise<(WhatIf & Pick<Scenario, 'name'>) | Refusal> {
  const check = new InputCheck();
  const name = scenarioName(check, input.name);
  const changed = (input.costChanges ?? []).map(({ proposalId }) => proposalId);
  const proposals = await tx.requireAll(ProposalTable, changed, 'proposal');
  const standing = await standingBudget(tx, portfolio.id);
  const constraints =
    input.constraints == null
      ? null
      : await readConstraints(tx, check, portfolio, input.constraints, input.periods ?? standing.periods);
  if (isRefusal(constraints)) return constraints;
  const whatIf = takeWhatIf(check, input, { portfolio, standing, proposals }, constraints);
  return check.failed ? check.refusal() : { name, ...whatIf };
}

/**
 * The scenario, locked for somebody who may change it and knows what they change, while nobody is asked to adopt it.
 * @throws Fault NOT_FOUND, FORBIDDEN
 */
export async function lockScenario(
  tx: Transaction,
  { scenarioId, expectedVersion }: ScenarioChange,
  permission: Permission,
): Promise<Scenario | Refusal> {
  const scenario = await tx.lock(ScenarioTable, scenarioId, 'scenario');
  requirePermission(tx, permission, subjectOf(scenario));
  const refused = tx.stale(scenario, expectedVersion, titleOf(scenario)) ?? archivedAlready(scenario);
  if (refused) return refused;
  const adoptions = await tx.all(AdoptionTable, 'scenarioId', [scenario.id]);
  return adoptions.some(({ decision }) => decision === null) ? awaitsAdoption(scenario) : scenario;
}

/** What the permission table is asked about. */
const subjectOf = ({ portfolioId, ownerId }: Scenario) => ({ portfolioId, responsible: [ownerId] });

/** As a person calls it. */
const titleOf = ({ name }: Pick<Scenario, 'name'>): string => `scenario "${name}"`;
