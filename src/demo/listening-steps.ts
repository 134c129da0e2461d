import type { DemoBarrier, DemoVoice } from './content/listening-words';
import type { DemoOrganization } from './content/words';
import { step, type Backstage, type Step } from './step';

/** What customers and employees told the organization itself, and the barriers that employees reported. */
export const listeningSteps = (
  backstage: Backstage,
  { voices = [], barriers = [] }: Pick<DemoOrganization, 'voices' | 'barriers'>,
): Step[] => [
  ...voices.map((voice, index) => voiceStep(backstage, voice, `voice/${index + 1}`)),
  ...barriers.flatMap((barrier) => barrierSteps(backstage, barrier, `barrier/${barrier.key}`)),
];

function voiceStep({ services, known, calendar }: Backstage, voice: DemoVoice, path: string): Step {
  const { by, daysAgo, speaker, source, text, themes } = voice;
  return step({
    path,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) => {
      const themeIds = themes.map((theme) => known.id(`theme/${theme}`));
      const heard = { source, party: 'FIRST_PARTY', speaker, receivedOn: calendar.workdate(daysAgo) } as const;
      return services.feedback.record(caller, { idempotencyKey, ...heard, text, themeIds });
    },
  });
}

function barrierSteps(backstage: Backstage, barrier: DemoBarrier, path: string): Step[] {
  const { services, known } = backstage;
  const { kind, description, customerEffect, theme, reportedBy: by, daysAgo } = barrier;
  const reported = step({
    path,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) => {
      const themeId = theme === undefined ? null : known.id(`theme/${theme}`);
      return services.barriers.report(caller, { idempotencyKey, kind, description, customerEffect, themeId });
    },
    then: ({ barrierId }) => known.add(path, barrierId),
  });
  return [reported, ...decisionSteps(backstage, barrier, path)];
}

function decisionSteps(
  { services, known, calendar }: Backstage,
  { assigned, answered }: DemoBarrier,
  path: string,
): Step[] {
  if (assigned === undefined) return [];
  const { owner, answerByDaysAgo } = assigned;
  const decided = () => ({ barrierId: known.id(path), expectedVersion: known.version(path) });
  const then = () => known.changed(path);
  const assigning = step({
    path: `${path}/assigned`,
    daysAgo: assigned.daysAgo,
    by: assigned.by,
    act: ({ caller, idempotencyKey }) => {
      const [ownerId, answerBy] = [known.id(`person/${owner}`), calendar.workdate(answerByDaysAgo)];
      return services.barriers.assign(caller, { idempotencyKey, ...decided(), ownerId, answerBy });
    },
    then,
  });
  if (answered === undefined) return [assigning];
  const { daysAgo, answer, reason } = answered;
  const answering = step({
    path: `${path}/answered`,
    daysAgo,
    by: owner,
    act: ({ caller, idempotencyKey }) =>
      services.barriers.answer(caller, { idempotencyKey, ...decided(), answer, reason }),
    then,
  });
  return [assigning, answering];
}
