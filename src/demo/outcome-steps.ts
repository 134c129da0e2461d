import type { DemoStep } from './content/initiative-words';
import { step, type Actor, type Backstage, type Step } from './step';

/** What tells of an initiative whether it worked. */
export type OutcomeStep = Extract<
  DemoStep<string>,
  { step: 'OUTCOME_FORECAST' | 'KILL_CRITERIA' | 'REALISED' | 'REALISED_CONFIRMED' }
>;

const ABOUT_OUTCOMES = ['OUTCOME_FORECAST', 'KILL_CRITERIA', 'REALISED', 'REALISED_CONFIRMED'];

export const isOutcomeStep = (each: DemoStep<string>): each is OutcomeStep => ABOUT_OUTCOMES.includes(each.step);

/** What is expected of it, when it has failed, and what came of it in fact. */
export function outcomeStep(backstage: Backstage, initiative: string, path: string, told: OutcomeStep): Step {
  const { known } = backstage;
  return step({
    path,
    daysAgo: told.daysAgo,
    by: told.by,
    act: (actor) => tell(backstage, initiative, told, actor),
    then: (outcome) => {
      if (told.step === 'REALISED' && 'realisedOutcomeId' in outcome) {
        known.add(`${initiative}/realised/${told.afterMonths}`, outcome.realisedOutcomeId as string);
      }
      if (told.step === 'OUTCOME_FORECAST' || told.step === 'KILL_CRITERIA') known.changed(initiative);
    },
  });
}

function tell(
  { services, known, calendar }: Backstage,
  initiative: string,
  told: OutcomeStep,
  { caller, idempotencyKey }: Actor,
): Promise<object> {
  const initiativeId = known.id(initiative);
  const versioned = { idempotencyKey, initiativeId, expectedVersion: known.version(initiative) };
  switch (told.step) {
    case 'OUTCOME_FORECAST': {
      const { reachPercent = null, drivers, metrics, note } = told;
      return services.outcomeForecasts.forecast(caller, { ...versioned, reachPercent, drivers, metrics, note });
    }
    case 'KILL_CRITERIA': {
      const criteria = told.criteria.map(({ lastDaysAgo, ...criterion }) => ({
        ...{ ...criterion, lastDay: calendar.date(lastDaysAgo) },
      }));
      return services.killCriteria.set(caller, { ...versioned, criteria });
    }
    case 'REALISED': {
      const { afterMonths, stated } = told;
      return services.realisedOutcomes.record(caller, { idempotencyKey, initiativeId, afterMonths, stated });
    }
    case 'REALISED_CONFIRMED': {
      const realisedOutcomeId = known.id(`${initiative}/realised/${told.afterMonths}`);
      return services.realisedOutcomes.confirm(caller, { idempotencyKey, realisedOutcomeId });
    }
  }
}
