import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { balanceOf, PortfolioTable, standingBudget, writeBudget } from '../budget';
import { areEqual } from '../budget/domain/budget-version';
import type { Portfolio } from '../budget/domain/portfolio';
import { requirePermission } from '../people';
import type { Permission } from '../people/domain/permissions';
import type { Caller } from '../platform/caller';
import { standingConstraints, writeConstraints } from '../portfolio';
import { areSame } from '../portfolio/domain/constraints';
import { isRefusal, staleVersion, type Refusal } from '../shared/refusal';
import { tellAsked, tellDecided } from './adoption-news';
import { askForAdoption, decideAdoption, type Adoption, type AdoptionDecision } from './domain/adoption';
import type { Scenario } from './domain/scenario';
import { lockScenario, type ScenarioChange } from './scenario-writing';
import { AdoptionTable, ScenarioTable } from './scenario.table';

interface AskForAdoption extends ScenarioChange, Keyed {
  readonly reason: string;
}

interface DecideAdoption extends Keyed {
  readonly scenarioAdoptionId: string;
  /** Of the adoption. */
  readonly expectedVersion: number;
  readonly reason?: string | null;
}

interface Adopt extends DecideAdoption {
  /** Whether its budget may be less than what is committed already. */
  readonly acceptShortfall?: boolean | null;
}

type Outcome = Promise<{ scenarioAdoptionId: string; scenarioId: string; portfolioId: string } | Refusal>;

/** A scenario becomes what holds: one person asks for it, and another decides. */
export class AdoptionService {
  constructor(private readonly governor: Governor) {}

  ask(caller: Caller, input: AskForAdoption): Outcome {
    return this.governor.govern(caller, 'requestScenarioAdoption', input, async (tx) => {
      const { portfolioId } = await tx.find(ScenarioTable, input.scenarioId, 'scenario');
      const portfolio = await tx.lock(PortfolioTable, portfolioId, 'portfolio');
      const scenario = await lockScenario(tx, input, 'askForAdoption');
      if (isRefusal(scenario)) return scenario;
      const { organizationId, personId: requestedById } = tx.viewer;
      const asked = { id: tx.newId(), organizationId, requestedById, requestedAt: tx.now };
      const standing = await standingBudget(tx, portfolio.id);
      const about = { ...asked, portfolioVersion: portfolio.version };
      const adoption = askForAdoption(scenario, about, { reason: input.reason, portfolio, standing });
      if (isRefusal(adoption)) return adoption;
      await tx.insert(AdoptionTable, [adoption]);
      await tellAsked(tx, { portfolio, scenario, adoption });
      const after = { scenarioAdoptionId: adoption.id, portfolioVersion: portfolio.version };
      const entry = { ...subjectOf(scenario), action: 'adoptionRequested', after, reason: adoption.reason };
      return { outcome: outcomeOf(adoption), audit: [entry] };
    });
  }

  adopt(caller: Caller, input: Adopt): Outcome {
    return this.decide(caller, 'adoptScenario', input, 'ADOPTED', async (tx, decided) => {
      const { portfolio, scenario, adoption } = decided;
      if (portfolio.version !== adoption.portfolioVersion) {
        return staleVersion(`portfolio "${portfolio.name}"`, adoption.portfolioVersion, portfolio);
      }
      const budget = await adoptBudget(tx, decided, input.acceptShortfall ?? false);
      if (isRefusal(budget)) return budget;
      const constraints = await adoptConstraints(tx, portfolio, scenario, adoption.reason);
      const written = [budget, constraints].filter((each) => each !== undefined);
      // Once for both: they are part of what its version stands for.
      if (written.length > 0) await tx.update(PortfolioTable, portfolio, {});
      return {
        budgetVersionId: budget?.id ?? null,
        constraintVersionId: constraints?.id ?? null,
        audit: written.map(({ audit }) => audit),
      };
    });
  }

  decline(caller: Caller, input: DecideAdoption): Outcome {
    return this.decide(caller, 'declineScenarioAdoption', input, 'DECLINED', nothing);
  }

  withdraw(caller: Caller, input: DecideAdoption): Outcome {
    return this.decide(caller, 'withdrawScenarioAdoption', input, 'WITHDRAWN', nothing);
  }

  private decide(
    caller: Caller,
    name: string,
    input: DecideAdoption,
    decision: AdoptionDecision,
    write: (tx: Transaction, decided: Decided) => Promise<Written | Refusal>,
  ): Outcome {
    return this.governor.govern(caller, name, input, async (tx) => {
      const { portfolio, scenario, adoption } = await lockAll(tx, input.scenarioAdoptionId);
      const permission: Permission = decision === 'WITHDRAWN' ? 'withdrawAdoption' : 'decideAdoption';
      requirePermission(tx, permission, { portfolioId: portfolio.id, responsible: [adoption.heldById] });
      const stale = tx.stale(adoption, input.expectedVersion, `the request to adopt scenario "${scenario.name}"`);
      if (stale) return stale;
      const by = { decision, decidedById: tx.viewer.personId, decidedAt: tx.now, reason: input.reason };
      const decided = decideAdoption(adoption, by);
      if (isRefusal(decided)) return decided;
      const written = await write(tx, { portfolio, scenario, adoption: decided });
      if (isRefusal(written)) return written;
      const { audit, ...versions } = written;
      const after = { ...decided, ...versions };
      await tx.replace(AdoptionTable, adoption, after);
      await tellDecided(tx, { portfolio, scenario, adoption: after });
      const { decisionReason: reason } = after;
      const entry: AuditEntry = {
        ...{ ...subjectOf(scenario), action: ACTIONS[decision], reason },
        after: { scenarioAdoptionId: adoption.id, ...versions },
      };
      return { outcome: outcomeOf(adoption), audit: [entry, ...audit] };
    });
  }
}

const ACTIONS = { ADOPTED: 'scenarioAdopted', DECLINED: 'adoptionDeclined', WITHDRAWN: 'adoptionWithdrawn' } as const;

interface Decided {
  readonly portfolio: Portfolio;
  readonly scenario: Scenario;
  readonly adoption: Adoption;
}

/** What an adoption wrote into the portfolio. */
interface Written extends Pick<Adoption, 'budgetVersionId' | 'constraintVersionId'> {
  readonly audit: readonly AuditEntry[];
}

const nothing = (): Promise<Written> =>
  Promise.resolve({ budgetVersionId: null, constraintVersionId: null, audit: [] });

/** The portfolio first, as everybody does who needs more than it, or two would wait for each other. */
async function lockAll(tx: Transaction, adoptionId: string): Promise<Decided> {
  const { portfolioId, scenarioId } = await tx.find(AdoptionTable, adoptionId, 'scenario adoption');
  const portfolio = await tx.lock(PortfolioTable, portfolioId, 'portfolio');
  const scenario = await tx.lock(ScenarioTable, scenarioId, 'scenario');
  return { portfolio, scenario, adoption: await tx.lock(AdoptionTable, adoptionId, 'scenario adoption') };
}

interface Version {
  readonly id: string;
  readonly audit: AuditEntry;
}

/** @returns undefined where the scenario has no budget of its own, or the portfolio has the same */
async function adoptBudget(
  tx: Transaction,
  { portfolio, scenario: { budgetMinor, periods }, adoption }: Decided,
  acceptShortfall: boolean,
): Promise<Version | undefined | Refusal> {
  if (budgetMinor === null || periods === null) return undefined;
  const standing = await standingBudget(tx, portfolio.id);
  const before = await balanceOf(tx, portfolio.id);
  if (before.budgetMinor === budgetMinor && areEqual(periods, standing.periods)) return undefined;
  const { reason } = adoption;
  const { potMinor } = standing;
  const budget = await writeBudget(tx, portfolio, { budgetMinor, periods, potMinor, reason, acceptShortfall });
  return isRefusal(budget) ? budget : { id: budget.budgetVersionId, audit: budget.audit };
}

/** @returns undefined where the scenario has no constraints of its own, or the portfolio has the same */
async function adoptConstraints(
  tx: Transaction,
  { id: portfolioId }: Portfolio,
  { constraints }: Scenario,
  reason: string,
): Promise<Version | undefined> {
  if (constraints === null) return undefined;
  const standing = await standingConstraints(tx, portfolioId);
  if (areSame(constraints, standing.constraints)) return undefined;
  const written = await writeConstraints(tx, portfolioId, standing, { constraints, reason });
  return { id: written.constraintVersionId, audit: written.audit };
}

const subjectOf = ({ id }: Scenario) => ({ subjectKind: 'SCENARIO', subjectId: id });

const outcomeOf = ({ id: scenarioAdoptionId, scenarioId, portfolioId }: Adoption) => ({
  ...{ scenarioAdoptionId, scenarioId, portfolioId },
});
