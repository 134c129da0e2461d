import type { EvidenceInput } from '../listening/domain/evidence';
import type { DemoCalendar } from './calendar';
import type { DemoEvidence } from './content/listening-words';
import type { DemoNeed, DemoOrganization } from './content/words';
import { type Actor, type Backstage, step, type Step } from './step';

/** Needs: named, shown to be real, established or given up. */
export const needSteps = (backstage: Backstage, { needs }: DemoOrganization): Step[] =>
  Object.entries(needs).flatMap(([key, need]) => {
    const path = `need/${key}`;
    return [
      nameStep(backstage, path, need),
      ...need.evidence.map((evidence, index) => evidenceStep(backstage, path, evidence, index)),
      ...decisionSteps(backstage, path, need),
    ];
  });

function nameStep({ services, known }: Backstage, path: string, need: DemoNeed<string>): Step {
  const { title, statement, themes = [], namedBy: by, namedDaysAgo: daysAgo } = need;
  return step({
    path,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) => {
      const themeIds = themes.map((theme) => known.id(`theme/${theme}`));
      return services.needs.name(caller, { idempotencyKey, title, statement, themeIds });
    },
    then: ({ needId }) => known.add(path, needId),
  });
}

function evidenceStep(
  { services, known, calendar }: Backstage,
  need: string,
  evidence: DemoEvidence<string>,
  index: number,
): Step {
  const { by, daysAgo } = evidence;
  return step({
    path: `${need}/evidence/${index + 1}`,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) =>
      services.needs.recordEvidence(caller, {
        idempotencyKey,
        needId: known.id(need),
        ...evidenceInput(evidence, calendar),
      }),
  });
}

function decisionSteps(
  { services, known }: Backstage,
  path: string,
  { established, retired }: DemoNeed<string>,
): Step[] {
  const decided = () => ({ needId: known.id(path), expectedVersion: known.version(path) });
  const then = () => known.changed(path);
  const establishing = established && {
    ...established,
    path: `${path}/established`,
    act: ({ caller, idempotencyKey }: Actor) => services.needs.establish(caller, { idempotencyKey, ...decided() }),
  };
  const retiring = retired && {
    by: retired.by,
    daysAgo: retired.daysAgo,
    path: `${path}/retired`,
    act: ({ caller, idempotencyKey }: Actor) =>
      services.needs.retire(caller, { idempotencyKey, ...decided(), reason: retired.reason }),
  };
  return [establishing, retiring].flatMap((decision) => (decision ? [step({ ...decision, then })] : []));
}

/** Evidence as a service takes it: collected on the day on which it is recorded. */
export function evidenceInput(evidence: DemoEvidence<string>, calendar: DemoCalendar): EvidenceInput {
  const { kind, daysAgo, participants, finding, link = null, expiresDaysAhead } = evidence;
  const expiresOn = expiresDaysAhead === undefined ? null : calendar.date(-expiresDaysAhead);
  return { kind, collectedOn: calendar.workdate(daysAgo), participants, finding, link, expiresOn };
}
