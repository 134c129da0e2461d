import type { StandingBudget } from '../../budget/domain/budget-version';
import type { Portfolio } from '../../budget/domain/portfolio';
import { InputCheck } from '../../shared/input-check';
import {
  notPossibleNow,
  ownDecision,
  type InvalidInput,
  type NotPossibleNow,
  type Refusal,
} from '../../shared/refusal';
import type { Scenario } from './scenario';
import { refusePotBeyond } from './what-if';

/** `ADOPTED` writes what the scenario says of budget and constraints into the portfolio. */
export const ADOPTION_DECISIONS = ['ADOPTED', 'DECLINED', 'WITHDRAWN'] as const;
export type AdoptionDecision = (typeof ADOPTION_DECISIONS)[number];

/** Somebody asks for a scenario to be adopted, and somebody else decides. */
export interface Adoption {
  readonly id: string;
  readonly organizationId: string;
  readonly scenarioId: string;
  readonly portfolioId: string;
  /** The portfolio's version when it was asked for: what was decided on is no longer so when it has another. */
  readonly portfolioVersion: number;
  readonly reason: string;
  readonly requestedById: string;
  readonly requestedAt: Date;
  /** Who answers for the request, and may withdraw it: whoever asked, or who took over from them. */
  readonly heldById: string;
  /** Null while it is open. */
  readonly decision: AdoptionDecision | null;
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  /** Why it was declined or withdrawn; may be said of an adoption, too. */
  readonly decisionReason: string | null;
  /** What it wrote into the portfolio; null where that has it already, and of what was not adopted. */
  readonly budgetVersionId: string | null;
  readonly constraintVersionId: string | null;
  readonly version: number;
}

/** While an adoption is open, what it is about stays as it is. */
export const awaitsAdoption = ({ name }: Pick<Scenario, 'name'>): NotPossibleNow =>
  notPossibleNow(`Scenario "${name}" waits to be adopted: withdraw that first.`, 'ADOPTION_REQUESTED');

type Asked = Pick<Adoption, 'id' | 'organizationId' | 'portfolioVersion' | 'requestedById' | 'requestedAt'>;

interface AskedOf {
  readonly reason: string;
  readonly portfolio: Portfolio;
  /** The portfolio's budget. */
  readonly standing: StandingBudget;
}

/** Asks for an adoption. Only what a portfolio has itself can be adopted: its budget and its constraints. */
export function askForAdoption(
  scenario: Scenario,
  asked: Asked,
  { reason, portfolio, standing }: AskedOf,
): Adoption | InvalidInput {
  const { id: scenarioId, portfolioId, budgetMinor, constraints } = scenario;
  const check = new InputCheck();
  if (budgetMinor === null && constraints === null) {
    const message = 'It has neither a budget nor constraints of its own: there is nothing to adopt.';
    check.problem('input.scenarioId', message);
  }
  if (budgetMinor !== null) refusePotBeyond(check, 'input.scenarioId', budgetMinor, { portfolio, standing });
  for (const { firstDay, lastDay } of constraints?.periodCaps ?? []) {
    const own = scenario.periods ?? standing.periods;
    if (own.some((period) => period.firstDay === firstDay && period.lastDay === lastDay)) continue;
    const message = `It caps ${firstDay} to ${lastDay}, which the budget is not split into any more: edit it first.`;
    check.problem('input.scenarioId', message);
  }
  const given = check.text('input.reason', reason, { max: 2000 });
  if (check.failed) return check.refusal();
  return {
    ...{ ...asked, scenarioId, portfolioId, reason: given, heldById: asked.requestedById, version: 1 },
    ...{ decision: null, decidedById: null, decidedAt: null, decisionReason: null },
    ...{ budgetVersionId: null, constraintVersionId: null },
  };
}

interface Deciding {
  readonly decision: AdoptionDecision;
  readonly decidedById: string;
  readonly decidedAt: Date;
  readonly reason?: string | null | undefined;
}

/**
 * Decides, once and for all. Whether this person may decide at all is a matter of permission.
 * @returns or a refusal: it is decided already; the request is the decider's own, or one that they took over, which they may
 *   only withdraw; or the reason is wanting, which all but an adoption needs
 */
export function decideAdoption(adoption: Adoption, { decision, reason, ...by }: Deciding): Adoption | Refusal {
  if (adoption.decision !== null) {
    return notPossibleNow(`The request was ${adoption.decision} already.`, adoption.decision);
  }
  const isOwn = [adoption.requestedById, adoption.heldById].includes(by.decidedById);
  if (isOwn && decision !== 'WITHDRAWN') {
    return ownDecision('Nobody adopts or declines what they asked for themselves: you may withdraw it.');
  }
  const check = new InputCheck();
  const given = check.optionalText('input.reason', reason, { max: 2000 });
  if (given === null && decision !== 'ADOPTED') check.problem('input.reason', 'Expected a text, got an empty one.');
  if (check.failed) return check.refusal();
  return { ...adoption, ...by, decision, decisionReason: given, version: adoption.version + 1 };
}
