import type { DemoMove, DemoReading, DemoStep } from './content/words';
import { evidenceInput } from './need-steps';
import { step, type Actor, type Backstage, type Step } from './step';

/** What a team brings to an initiative, and how that moves through its stages. */
export const initiativeSteps = (backstage: Backstage, initiative: string, steps: readonly DemoStep<string>[]): Step[] =>
  steps.map((each, index) => {
    const path = `${initiative}/${index + 1}`;
    return each.step === 'EVENT'
      ? moveStep(backstage, initiative, path, each)
      : step({ path, daysAgo: each.daysAgo, by: each.by, act: (actor) => gather(backstage, initiative, each, actor) });
  });

function gather(
  { services: { gathering }, known, calendar }: Backstage,
  initiative: string,
  brought: Exclude<DemoStep<string>, { step: 'EVENT' }>,
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
