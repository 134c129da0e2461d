import type { AuditEntry, Transaction } from '../audit';
import { standingBudget } from '../budget';
import { periodName, type PeriodInput } from '../budget/domain/budget-version';
import type { Portfolio } from '../budget/domain/portfolio';
import { refuseRetiredTeams, TeamTable } from '../organization';
import { PillarTable } from '../pillars';
import { ProposalTable } from '../proposals';
import type { SelectionConstraints } from '../selection';
import type { InputCheck } from '../shared/input-check';
import type { InvalidInput } from '../shared/refusal';
import { ConstraintVersionTable } from './constraint-version.table';
import { NO_CONSTRAINTS, type ConstraintVersion, type PortfolioConstraints } from './domain/constraints';
import { takeConstraints, type ConstraintsInput } from './domain/constraints-check';

/** Constraints in the words of a selection; the budget is said apart. */
type SetConstraints = Omit<SelectionConstraints, 'budgetMinor'>;

/** Constraints as they stand: their last version, 0 before the first. */
export type StandingConstraints = Pick<ConstraintVersion, 'number' | 'constraints'>;

/** Whoever decides on them has locked the portfolio. */
export async function standingConstraints(tx: Transaction, portfolioId: string): Promise<StandingConstraints> {
  const versions = await tx.all(ConstraintVersionTable, 'portfolioId', [portfolioId]);
  const last = versions.toSorted((a, b) => a.number - b.number).at(-1);
  return last ?? { number: 0, constraints: NO_CONSTRAINTS };
}

/**
 * What the recommended set of a portfolio has to keep now, but for its budget, in the words of a selection: candidates are
 * named by their proposals' ids, periods by `periodName`. A cap of a period that the budget is not split into any
 * more limits nothing. Lock the portfolio first, or somebody else may set others while you decide.
 */
export async function constraintsOf(tx: Transaction, portfolioId: string): Promise<SetConstraints> {
  const { constraints } = await standingConstraints(tx, portfolioId);
  const { periods } = await standingBudget(tx, portfolioId);
  return inWordsOfSelection(tx, constraints, periods);
}

/** As {@link constraintsOf} tells them: constraints that go with a budget of these periods. */
export async function inWordsOfSelection(
  tx: Transaction,
  { must, mustNot, dependsOn, excludes, pillars, periodCaps, capacities }: PortfolioConstraints,
  periods: readonly PeriodInput[],
): Promise<SetConstraints> {
  const pillarIds = pillars.map(({ pillarId }) => pillarId);
  const teamIds = capacities.map(({ teamId }) => teamId);
  const pillarNames = namesOf(await tx.requireAll(PillarTable, pillarIds, 'pillar'));
  const teamNames = namesOf(await tx.requireAll(TeamTable, teamIds, 'team'));
  const isOfBudget = ({ firstDay, lastDay }: PortfolioConstraints['periodCaps'][number]): boolean =>
    periods.some((period) => period.firstDay === firstDay && period.lastDay === lastDay);
  return {
    ...{ must, mustNot, excludes },
    dependsOn: dependsOn.map(({ proposalId: candidateId, needsId }) => ({ candidateId, needsId })),
    pillars: pillars.map((pillar) => ({ ...pillar, name: pillarNames.get(pillar.pillarId)! })),
    periodCaps: periodCaps.filter(isOfBudget).map((cap) => ({ period: periodName(cap), capMinor: cap.capMinor })),
    capacities: capacities.map((capacity) => ({ ...capacity, name: teamNames.get(capacity.teamId)! })),
  };
}

const namesOf = (rows: readonly { readonly id: string; readonly name: string }[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ id, name }) => [id, name]));

/**
 * Constraints for a portfolio, as somebody says them.
 * @param check takes all that they say and cannot be, at `input.constraints`
 * @param periods those of the budget that they go with
 * @returns or a refusal when a team is named that was retired
 * @throws Fault NOT_FOUND for a proposal, pillar or team that leads nowhere
 */
export async function readConstraints(
  tx: Transaction,
  check: InputCheck,
  portfolio: Portfolio,
  input: ConstraintsInput,
  periods: readonly PeriodInput[],
): Promise<PortfolioConstraints | InvalidInput> {
  const { must, mustNot, dependsOn, excludes, pillars, capacities } = input;
  const proposalIds = [
    ...[...(must ?? []), ...(mustNot ?? [])],
    ...(dependsOn ?? []).flatMap(({ proposalId, needsId }) => [proposalId, needsId]),
    ...(excludes ?? []).flatMap((group) => group.proposalIds),
  ];
  const proposals = await tx.requireAll(ProposalTable, proposalIds, 'proposal');
  const pillarIds = (pillars ?? []).map(({ pillarId }) => pillarId);
  await tx.requireAll(PillarTable, pillarIds, 'pillar');
  const teams = (capacities ?? []).map(
    ({ teamId }, index) => [`input.constraints.capacities[${index}].teamId`, teamId] as const,
  );
  const retired = await refuseRetiredTeams(tx, teams);
  if (retired) return retired;
  return takeConstraints(check, 'input.constraints', input, { portfolio, proposals, periods });
}

/** Writes further constraints of a portfolio, which this transaction has locked; its version is raised by the caller. */
export async function writeConstraints(
  tx: Transaction,
  portfolioId: string,
  before: StandingConstraints,
  { constraints, reason }: Pick<ConstraintVersion, 'constraints' | 'reason'>,
): Promise<{ readonly constraintVersionId: string; readonly audit: AuditEntry }> {
  const constraintVersionId = tx.newId();
  const number = before.number + 1;
  const set = { reason, setById: tx.viewer.personId, setAt: tx.now };
  await tx.insert(ConstraintVersionTable, [{ id: constraintVersionId, portfolioId, number, constraints, ...set }]);
  const audit: AuditEntry = {
    ...{ subjectKind: 'PORTFOLIO', subjectId: portfolioId, action: 'constraintsSet', reason },
    before: before.constraints,
    after: { ...constraints, number },
  };
  return { constraintVersionId, audit };
}
