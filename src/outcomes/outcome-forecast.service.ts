import type { Acting, AuditEntry, Governor, Keyed, Transaction } from '../audit';
import { answeringFor, forecastsOf, InitiativeTable, materialAt, voidVotes } from '../initiatives';
import type { Initiative } from '../initiatives/domain/initiative';
import { knownMetrics, ReadingTable } from '../metrics';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { ProposalTable } from '../proposals';
import { estimatesInForce, modelOf } from '../scoring';
import { isRefusal, type Refusal } from '../shared/refusal';
import { fundedDrivers } from './domain/funded-drivers';
import { forecastOutcome, type OutcomeForecast, type OutcomeForecastInput } from './domain/outcome-forecast';
import { OutcomeForecastTable } from './outcome-forecast.table';

interface ForecastOutcome extends OutcomeForecastInput, Keyed {
  readonly initiativeId: string;
  /** Of the initiative. */
  readonly expectedVersion: number;
}

type Outcome = { initiativeId: string; outcomeForecastId: string };

/** What initiatives are expected to bring about, by value driver and metric. */
export class OutcomeForecastService {
  constructor(private readonly governor: Governor) {}

  forecast(caller: Caller, input: ForecastOutcome): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'forecastOutcome', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      const made = forecastOutcome(initiative, await groundsOf(tx, initiative), input);
      if (isRefusal(made)) return made;
      const raised = await tx.update(InitiativeTable, initiative, {});
      const forecast = await insertOutcomeForecast(tx, initiative.id, {
        kind: 'DESIGN',
        ...made,
        madeById: tx.viewer.personId,
      });
      // The targets are what is voted on, unless the policy has no value be material.
      const { valuePercent } = await materialAt(tx, initiative);
      const voided = valuePercent === null ? [] : await voidVotes(tx, raised, ANOTHER);
      return {
        outcome: { initiativeId: initiative.id, outcomeForecastId: forecast.id },
        audit: [entryOf(forecast), ...voided],
      };
    });
  }
}

const ANOTHER = 'Another forecast of its outcomes was made.';

async function groundsOf(tx: Transaction, initiative: Initiative) {
  const { last: money } = await forecastsOf(tx, initiative.id);
  const readings = await tx.all(ReadingTable, 'subjectId', [initiative.id]);
  const model = await modelOf(tx, initiative);
  return {
    money,
    metrics: await knownMetrics(tx),
    baselines: new Set(readings.filter(({ isBaseline }) => isBaseline).map(({ metric }) => metric)),
    worths: new Map((model?.drivers ?? []).map(({ driver, worthMinor }) => [driver as string, worthMinor])),
  };
}

/**
 * Freezes what the estimates of the proposal say when an initiative is funded: by driver, in proportion where a part is
 * funded. Nothing where nobody estimated a driver that is worth money.
 * @param initiative that begins in this transaction
 */
export async function freezeFundedOutcome(
  tx: Transaction<Acting>,
  initiative: Initiative,
): Promise<readonly AuditEntry[]> {
  if (initiative.proposalId === null) return [];
  // A process may come back to discover: what was frozen stays.
  if ((await tx.all(OutcomeForecastTable, 'initiativeId', [initiative.id])).length > 0) return [];
  const proposal = await tx.find(ProposalTable, initiative.proposalId, 'proposal');
  const model = await modelOf(tx, initiative);
  if (model === undefined) return [];
  const estimates = (await estimatesInForce(tx, [proposal]))(proposal.id);
  const { funded } = await forecastsOf(tx, initiative.id);
  const { proposerId } = proposal;
  const drivers = fundedDrivers({ model, estimates, proposerId, valueYearlyMinor: funded.valueYearlyMinor });
  if (drivers.length === 0) return [];
  const { number: forecastNumber, madeById } = funded;
  const rest = { forecastNumber, madeById, reachPercent: 100, metrics: [], note: null };
  return [entryOf(await insertOutcomeForecast(tx, initiative.id, { kind: 'FUNDED', drivers, ...rest }))];
}

type Made = Omit<OutcomeForecast, 'id' | 'organizationId' | 'initiativeId' | 'number' | 'madeAt'>;

/** A further forecast of an initiative that is locked, or begins. */
async function insertOutcomeForecast(
  tx: Transaction<Acting>,
  initiativeId: string,
  made: Made,
): Promise<OutcomeForecast> {
  const before = await tx.all(OutcomeForecastTable, 'initiativeId', [initiativeId]);
  const whose = { id: tx.newId(), organizationId: tx.viewer.organizationId, initiativeId, number: before.length + 1 };
  const forecast = { ...whose, ...made, madeAt: tx.now };
  await tx.insert(OutcomeForecastTable, [forecast]);
  return forecast;
}

function entryOf({ id: outcomeForecastId, initiativeId, note, ...forecast }: OutcomeForecast): AuditEntry {
  const { number, kind, forecastNumber, reachPercent, drivers, metrics } = forecast;
  return {
    ...{ subjectKind: 'INITIATIVE', subjectId: initiativeId, action: 'outcomeForecast', reason: note },
    after: { outcomeForecastId, number, kind, forecastNumber, reachPercent, drivers, metrics },
  };
}
