import type { Transaction } from '../audit';
import type { Portfolio } from '../budget/domain/portfolio';
import { notify, settle } from '../notifications';
import { holdersOf } from '../people';
import { PERMISSIONS } from '../people/domain/permissions';
import type { Adoption, AdoptionDecision } from './domain/adoption';
import type { Scenario } from './domain/scenario';

interface About {
  readonly portfolio: Portfolio;
  readonly scenario: Scenario;
  readonly adoption: Adoption;
}

const subjectOf = ({ id }: Scenario) => ({ kind: 'SCENARIO', id }) as const;

/** Everybody who may decide hears of it, but for whoever asks. */
export async function tellAsked(tx: Transaction, { portfolio, scenario, adoption }: About): Promise<void> {
  const title = `A scenario waits to be adopted: "${scenario.name}"`;
  const text = `It would change portfolio "${portfolio.name}". The reason: ${adoption.reason}`;
  const toIds = await deciders(tx, portfolio.id);
  await notify(tx, [{ kind: 'ADOPTION_ASKED', subject: subjectOf(scenario), toIds, title, text }]);
}

const DECIDED: Readonly<Record<AdoptionDecision, string>> = {
  ADOPTED: 'A scenario is adopted',
  DECLINED: 'A scenario is not adopted',
  WITHDRAWN: 'A scenario waits no more to be adopted',
};

/** Both sides hear how it ended: whoever asked, with the owner of the scenario, and those who could have decided. */
export async function tellDecided(tx: Transaction, { portfolio, scenario, adoption }: About): Promise<void> {
  const { requestedById, heldById, decisionReason, decision } = adoption;
  if (decision === null) return;
  await settle(tx, ['ADOPTION_ASKED'], subjectOf(scenario));
  const toIds = [requestedById, heldById, scenario.ownerId, ...(await deciders(tx, portfolio.id))];
  const title = `${DECIDED[decision]}: "${scenario.name}"`;
  const text = [
    `Portfolio: "${portfolio.name}".`,
    ...(decisionReason === null ? [] : [`The reason: ${decisionReason}`]),
  ];
  await notify(tx, [{ kind: 'ADOPTION_DECIDED', subject: subjectOf(scenario), toIds, title, text: text.join(' ') }]);
}

async function deciders(tx: Transaction, portfolioId: string): Promise<string[]> {
  const holders = await Promise.all(PERMISSIONS.decideAdoption.roles.map((role) => holdersOf(tx, role, portfolioId)));
  return holders.flat();
}
