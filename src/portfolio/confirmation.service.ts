import type { AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { bookCommitment, grantOf, PortfolioTable } from '../budget';
import { releasedMinor, type Grant } from '../budget/domain/ledger';
import type { Portfolio } from '../budget/domain/portfolio';
import {
  answeringFor,
  forecastsOf,
  InitiativeTable,
  insertForecast,
  type MoveService,
  processFor,
  releaseTranche,
  UNCHANGED,
} from '../initiatives';
import { grantFor, type Expected, type Forecast } from '../initiatives/domain/forecast';
import type { Initiative } from '../initiatives/domain/initiative';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';

interface ConfirmFunding extends Keyed {
  readonly initiativeId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
}

type Confirmed = { readonly initiativeId: string; readonly eventId: string; readonly portfolioId: string };

/** Where the portfolio review decides again on what runs: its funding is confirmed by the forecast that counts now. */
export class ConfirmationService {
  constructor(
    private readonly governor: Governor,
    private readonly moves: MoveService,
  ) {}

  confirm(caller: Caller, input: ConfirmFunding): Promise<Confirmed | Refusal> {
    return this.governor.govern(caller, 'confirmFunding', input, async (tx) => {
      const { portfolio, initiative } = await lockWithPortfolio(tx, input.initiativeId);
      requirePermission(tx, 'confirmFunding', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const confirmed = await confirmLocked(tx, this.moves, { portfolio, initiative, reason: input.reason ?? null });
      if (isRefusal(confirmed)) return confirmed;
      const { eventId, audit } = confirmed;
      return { outcome: { initiativeId: initiative.id, eventId, portfolioId: portfolio.id }, audit };
    });
  }
}

interface Regrant {
  /** Both locked, the portfolio first. */
  readonly portfolio: Portfolio;
  readonly initiative: Initiative;
  readonly reason: string | null;
}

interface Regranted {
  /** The move in its history; null where it stays where it is. */
  readonly eventId: string | null;
  readonly audit: readonly [AuditEntry, ...AuditEntry[]];
}

/**
 * Confirms the funding of an initiative that is back in the portfolio review: by what is expected of it now, or by other figures.
 * @param expected what is funded from now on; the last forecast when left out
 * @returns or a refusal, on which the transaction is to be rolled back
 */
export async function confirmLocked(
  tx: Transaction,
  moves: Pick<MoveService, 'moveLocked'>,
  { portfolio, initiative, reason }: Regrant,
  expected?: Expected & { readonly note: string },
): Promise<(Regranted & { readonly eventId: string }) | Refusal> {
  const granted = ofGrant(initiative);
  if (isRefusal(granted)) return granted;
  const { funded, last } = await forecastsOf(tx, initiative.id);
  const grant = await grantOf(tx, granted.proposalId);
  const budgetMinor = grantedBy(expected ?? last, grant);
  const event = { event: 'CONFIRM_FUNDING', reason, changes: { budgetMinor } } as const;
  const moved = await moves.moveLocked(tx, initiative, event);
  if (isRefusal(moved)) return moved;
  if (expected !== undefined || last.number !== funded.number) {
    await insertForecast(tx, initiative.id, fundedBy(expected ?? last, last.number + 1));
  }
  const money = await bookDifference(tx, portfolio, granted, budgetMinor - grant.committedMinor);
  if (isRefusal(money)) return money;
  return { eventId: moved.outcome.eventId, audit: [...moved.audit, ...money] };
}

/**
 * Funds an initiative by other figures from now on; it stays where it is.
 * @returns or a refusal, on which the transaction is to be rolled back
 */
export async function rescopeLocked(
  tx: Transaction,
  { portfolio, initiative, reason }: Regrant,
  expected: Expected & { readonly note: string },
): Promise<Regranted | Refusal> {
  const granted = ofGrant(initiative);
  if (isRefusal(granted)) return granted;
  const { last } = await forecastsOf(tx, initiative.id);
  const grant = await grantOf(tx, granted.proposalId);
  const budgetMinor = grantedBy(expected, grant);
  await tx.update(InitiativeTable, initiative, { budgetMinor });
  await insertForecast(tx, initiative.id, fundedBy(expected, last.number + 1));
  const money = await bookDifference(tx, portfolio, granted, budgetMinor - grant.committedMinor);
  if (isRefusal(money)) return money;
  const { note, ...after } = expected;
  const rescoped = {
    ...{ subjectKind: 'INITIATIVE', subjectId: initiative.id, action: 'initiativeRescoped' },
    ...{ before: { budgetMinor: initiative.budgetMinor }, after: { budgetMinor, scope: note, ...after }, reason },
  };
  return { eventId: null, audit: [rescoped, ...money] };
}

/** The portfolio before the initiative, as everybody does who needs both, or two would wait for each other. */
async function lockWithPortfolio(
  tx: Transaction,
  initiativeId: string,
): Promise<{ portfolio: Portfolio; initiative: Initiative }> {
  const { portfolioId } = await tx.find(InitiativeTable, initiativeId, 'initiative');
  const portfolio = await tx.lock(PortfolioTable, portfolioId, 'portfolio');
  return { portfolio, initiative: await tx.lock(InitiativeTable, initiativeId, 'initiative') };
}

type Granted = Initiative & { readonly proposalId: string };

/** Nothing is granted for what was registered as it ran, so that there is nothing to confirm or to change. */
function ofGrant(initiative: Initiative): Granted | Refusal {
  const { proposalId, title, status } = initiative;
  if (proposalId !== null) return { ...initiative, proposalId };
  return notPossibleNow(`"${title}" was registered as it ran: nothing is granted for it.`, status);
}

/** The grant by a forecast, in minor units; never below what was released, which may be spent by now. */
function grantedBy(forecast: Expected, grant: Grant): bigint {
  const [needed, released] = [grantFor(forecast), releasedMinor(grant)];
  return needed > released ? needed : released;
}

const fundedBy = (
  { costOneOffMinor, costYearlyMinor, valueYearlyMinor, note }: Expected & Pick<Forecast, 'note'>,
  number: number,
) => ({
  ...{ number, kind: 'FUNDED' as const },
  ...{ costOneOffMinor, costYearlyMinor, valueYearlyMinor, note, ...UNCHANGED },
});

/** Commits what an initiative needs more, or gives back what it needs less; and releases what its stage then lacks. */
async function bookDifference(
  tx: Transaction,
  portfolio: Portfolio,
  initiative: Granted,
  amountMinor: bigint,
): Promise<readonly AuditEntry[] | Refusal> {
  if (amountMinor === 0n) return [];
  const { proposalId: id, title, track } = initiative;
  const reason = `Funding of "${title}", confirmed by a new forecast`;
  const funded = { id, title, isLight: track === 'LIGHT' };
  const booked = await bookCommitment(tx, portfolio, funded, { amountMinor, reason });
  if (isRefusal(booked)) return booked;
  return [booked, ...(await releaseTranche(tx, initiative, await processFor(tx, initiative)))];
}
