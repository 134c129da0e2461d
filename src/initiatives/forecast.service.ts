import type { Acting, Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import type { Initiative } from './domain/initiative';
import { reforecast, type Forecast, type ForecastInput } from './domain/forecast';
import { ForecastTable } from './forecast.table';
import { answeringFor } from './initiative-subject';
import { InitiativeTable } from './initiative.table';
import { changeOfForecast } from './material-change';

interface Reforecast extends ForecastInput, Keyed {
  readonly initiativeId: string;
  readonly expectedVersion: number;
}

type Outcome = { initiativeId: string; forecastId: string };

/** What initiatives are expected to cost and to be worth, once their design tells more. */
export class ForecastService {
  constructor(private readonly governor: Governor) {}

  reforecast(caller: Caller, input: Reforecast): Promise<Outcome | Refusal> {
    return this.governor.govern(caller, 'reforecast', input, async (tx) => {
      const initiative = await tx.lock(InitiativeTable, input.initiativeId, 'initiative');
      requirePermission(tx, 'runInitiative', answeringFor(initiative));
      const stale = tx.stale(initiative, input.expectedVersion, `initiative "${initiative.title}"`);
      if (stale) return stale;
      if (initiative.proposalId === null) return nothingFunded(initiative);
      const { funded, last, all } = await forecastsOf(tx, initiative.id);
      const made = reforecast(initiative, funded, input);
      if (isRefusal(made)) return made;
      const raised = await tx.update(InitiativeTable, initiative, {});
      const forecast = { number: last.number + 1, kind: 'REFORECAST' as const, ...made };
      const forecastId = await insertForecast(tx, initiative.id, forecast);
      const voided = await changeOfForecast(tx, raised, all, forecast);
      const { costOneOffMinor, costYearlyMinor, valueYearlyMinor } = last;
      const { note, ...after } = forecast;
      const before = { number: last.number, costOneOffMinor, costYearlyMinor, valueYearlyMinor };
      const subject = { subjectKind: 'INITIATIVE', subjectId: initiative.id };
      return {
        outcome: { initiativeId: initiative.id, forecastId },
        audit: [
          { ...subject, action: 'forecastMadeAgain', before, after: { forecastId, ...after }, reason: note },
          ...voided,
        ],
      };
    });
  }
}

const nothingFunded = ({ title, status }: Initiative): Refusal =>
  notPossibleNow(
    `"${title}" was registered as it ran: nothing was funded that a forecast could be held against.`,
    status,
  );

/** What is funded differs from itself by nothing. */
export const UNCHANGED = { costChange: 0, valueChange: 0 } as const;

/** A further forecast of an initiative that is locked, or begins. @returns its id */
export async function insertForecast(
  tx: Transaction,
  initiativeId: string,
  forecast: Omit<Forecast, 'id' | 'organizationId' | 'initiativeId' | 'madeById' | 'madeAt'>,
): Promise<string> {
  const id = tx.newId();
  await tx.insert(ForecastTable, [{ id, initiativeId, ...forecast, madeById: tx.viewer.personId, madeAt: tx.now }]);
  return id;
}

/**
 * What is funded of an initiative, and what is expected of it now: the same where nothing was made again since; and all of
 * its forecasts, in their order.
 */
export async function forecastsOf(
  tx: Transaction<Acting>,
  initiativeId: string,
): Promise<{ funded: Forecast; last: Forecast; all: readonly Forecast[] }> {
  const forecasts = (await tx.all(ForecastTable, 'initiativeId', [initiativeId])).toSorted(
    (a, b) => a.number - b.number,
  );
  const funded = forecasts.findLast(({ kind }) => kind === 'FUNDED');
  const last = forecasts.at(-1);
  if (!funded || !last) throw new Error(`Initiative ${initiativeId} was funded without a forecast.`);
  return { funded, last, all: forecasts };
}
