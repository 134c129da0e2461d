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
import { grantFor, type Forecast } from '../initiatives/domain/forecast';
import type { Initiative } from '../initiatives/domain/initiative';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, type Refusal } from '../shared/refusal';

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
      const { funded, last } = await forecastsOf(tx, initiative.id);
      const grant = await grantOf(tx, initiative.proposalId);
      const budgetMinor = grantedBy(last, grant);
      const event = { event: 'CONFIRM_FUNDING', reason: input.reason ?? null, changes: { budgetMinor } } as const;
      const moved = await this.moves.moveLocked(tx, initiative, event);
      if (isRefusal(moved)) return moved;
      if (last.number !== funded.number) await insertForecast(tx, initiative.id, confirmed(last));
      const money = await bookDifference(tx, portfolio, initiative, budgetMinor - grant.committedMinor);
      if (isRefusal(money)) return money;
      const { initiativeId, eventId } = moved.outcome;
      return {
        outcome: { initiativeId, eventId, portfolioId: portfolio.id },
        audit: [...moved.audit, ...money],
      };
    });
  }
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

/** The grant by a forecast, in minor units; never below what was released, which may be spent by now. */
function grantedBy(forecast: Forecast, grant: Grant): bigint {
  const [needed, released] = [grantFor(forecast), releasedMinor(grant)];
  return needed > released ? needed : released;
}

const confirmed = ({ number, costOneOffMinor, costYearlyMinor, valueYearlyMinor, note }: Forecast) => ({
  number: number + 1,
  kind: 'FUNDED' as const,
  ...{ costOneOffMinor, costYearlyMinor, valueYearlyMinor, note, ...UNCHANGED },
});

/** Commits what an initiative needs more, or gives back what it needs less; and releases what its stage then lacks. */
async function bookDifference(
  tx: Transaction,
  portfolio: Portfolio,
  initiative: Initiative,
  amountMinor: bigint,
): Promise<readonly AuditEntry[] | Refusal> {
  if (amountMinor === 0n) return [];
  const { proposalId: id, title } = initiative;
  const reason = `Funding of "${title}", confirmed by a new forecast`;
  const booked = await bookCommitment(tx, portfolio, { id, title }, { amountMinor, reason });
  if (isRefusal(booked)) return booked;
  return [booked, ...(await releaseTranche(tx, initiative, await processFor(tx, initiative)))];
}
