import type { DemoForecast, DemoMove, DemoPlan, DemoReading, DemoStep } from './content/initiative-words';
import { evidenceInput } from './need-steps';
import { isOutcomeStep, outcomeStep, type OutcomeStep } from './outcome-steps';
import { step, type Actor, type Backstage, type Step } from './step';

/** What a team plans for an initiative, brings to it and says about it, and how that moves through its stages. */
export const initiativeSteps = (backstage: Backstage, initiative: string, steps: readonly DemoStep<string>[]): Step[] =>
  steps.map((each, index) => {
    const path = `${initiative}/${index + 1}`;
    if (each.step === 'EVENT') return moveStep(backstage, initiative, path, each);
    if (each.step === 'PLAN') return planStep(backstage, initiative, path, each);
    if (each.step === 'FORECAST') return forecastStep(backstage, initiative, path, each);
    if (isOutcomeStep(each)) return outcomeStep(backstage, initiative, path, each);
    return step({ path, daysAgo: each.daysAgo, by: each.by, act: (actor) => add(backstage, initiative, each, actor) });
  });

/** What leaves its version as it is. */
function add(
  { services: { gathering, comments }, known, calendar }: Backstage,
  initiative: string,
  brought: Exclude<DemoStep<string>, OutcomeStep | { step: 'EVENT' | 'PLAN' | 'FORECAST' }>,
  { caller, idempotencyKey }: Actor,
): Promise<object> {
  const to = { idempotencyKey, initiativeId: known.id(initiative) };
  switch (brought.step) {
    case 'EVIDENCE':
      return gathering.recordEvidence(caller, { ...to, ...evidenceInput(brought, calendar) });
    case 'DELIVERABLE': {
      const { kind, title, link } = brought;
      return gathering.addDeliverable(caller, { ...to, kind, title, link });
    }
    case 'READING':
      return gathering.recordReading(caller, { ...to, ...readingInput(brought, calendar) });
    case 'COMMENT': {
      const on = { subjectKind: 'INITIATIVE', subjectId: to.initiativeId } as const;
      const mentionIds = brought.mentions.map((person) => known.id(`person/${person}`));
      return comments.commentOn(caller, { idempotencyKey, ...on, text: brought.text, mentionIds });
    }
  }
}

function readingInput(reading: DemoReading<string>, calendar: Backstage['calendar']) {
  const { metric, isBaseline, windowFromDaysAgo, windowToDaysAgo, nps = null, proportion = null } = reading;
  const window = { windowFrom: calendar.date(windowFromDaysAgo), windowTo: calendar.date(windowToDaysAgo) };
  return { metric, isBaseline, ...window, nps, proportion };
}

function moveStep(
  { services, known }: Backstage,
  initiative: string,
  path: string,
  { event, daysAgo, by, reason, refused }: DemoMove<string>,
): Step {
  return step({
    path,
    daysAgo,
    by,
    refused: refused ?? false,
    act: ({ caller, idempotencyKey }) => {
      const [initiativeId, expectedVersion] = [known.id(initiative), known.version(initiative)];
      return services.moves.move(caller, event, {
        idempotencyKey,
        initiativeId,
        expectedVersion,
        reason: reason ?? null,
      });
    },
    then: () => known.changed(initiative),
  });
}

function forecastStep(
  { services, known }: Backstage,
  initiative: string,
  path: string,
  { daysAgo, by, costOneOffMinor, costYearlyMinor, valueYearlyMinor, note }: DemoForecast<string>,
): Step {
  const expected = { costOneOffMinor, costYearlyMinor, valueYearlyMinor, note };
  return step({
    path,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) => {
      const [initiativeId, expectedVersion] = [known.id(initiative), known.version(initiative)];
      return services.forecasts.reforecast(caller, { idempotencyKey, initiativeId, expectedVersion, ...expected });
    },
    then: () => known.changed(initiative),
  });
}

function planStep(
  { services, known, calendar }: Backstage,
  initiative: string,
  path: string,
  { daysAgo, by, stages, reason }: DemoPlan<string>,
): Step {
  return step({
    path,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) =>
      services.plans.plan(caller, {
        idempotencyKey,
        initiativeId: known.id(initiative),
        expectedVersion: known.version(initiative),
        stages: stages.map(([stage, start, end]) => ({
          stage,
          plannedStart: calendar.workdate(start),
          plannedEnd: calendar.workdate(end),
        })),
        reason: reason ?? null,
      }),
    then: () => known.changed(initiative),
  });
}
