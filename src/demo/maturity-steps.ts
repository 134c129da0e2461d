import { AssessmentDimensionTable, AssessmentTemplateTable } from '../pillars';
import type { DemoMaturity, DemoMaturityAssessment, DemoPractice, DemoTarget } from './content/maturity-words';
import type { DemoOrganization } from './content/words';
import { step, type Actor, type Backstage, type Step } from './step';

/** The pillars: assessed, given targets, held up by practices. */
export const maturitySteps = (backstage: Backstage, { maturity }: DemoOrganization): Step[] =>
  maturity === undefined ? [] : stepsOf(backstage, maturity);

const stepsOf = (backstage: Backstage, { assessments, targets, practices }: DemoMaturity<string>): Step[] => [
  ...assessments.flatMap((assessment) => assessmentSteps(backstage, assessment)),
  ...targets.map((target) => targetStep(backstage, target)),
  ...practices.map((practice) => practiceStep(backstage, practice)),
];

function assessmentSteps(backstage: Backstage, assessment: DemoMaturityAssessment<string>): Step[] {
  const { services, known, calendar } = backstage;
  const { key, name, by, openedDaysAgo, answeredDaysAgo, closedDaysAgo, levels } = assessment;
  const path = `maturity/${key}`;
  const open = async ({ caller, idempotencyKey }: Actor) => {
    const templateId = await pillarTemplate(backstage);
    const [asOf, dueOn] = [calendar.workdate(openedDaysAgo), calendar.workdate(closedDaysAgo)];
    const assessorIds = Object.keys(levels).map((person) => known.id(`person/${person}`));
    return services.maturity.open(caller, { idempotencyKey, templateId, name, asOf, dueOn, assessorIds });
  };
  const opened = step({
    ...{ path, daysAgo: openedDaysAgo, by, act: open },
    then: ({ maturityAssessmentId }) => known.add(path, maturityAssessmentId),
  });
  const answered = Object.keys(levels).map((person) =>
    step({
      ...{ path: `${path}/${person}`, daysAgo: answeredDaysAgo, by: person },
      act: async ({ caller, idempotencyKey }) => {
        const [assessmentId, given] = [known.id(path), await levelsOf(backstage, assessment, person)];
        return services.maturity.record(caller, { idempotencyKey, assessmentId, levels: given });
      },
      then: () => known.changed(path),
    }),
  );
  const closed = step({
    ...{ path: `${path}/closed`, daysAgo: closedDaysAgo, by },
    act: ({ caller, idempotencyKey }) => {
      const [assessmentId, expectedVersion] = [known.id(path), known.version(path)];
      return services.maturity.close(caller, { idempotencyKey, assessmentId, expectedVersion });
    },
  });
  return [opened, ...answered, closed];
}

/** The first template: that of the pillars. */
const pillarTemplate = ({ look }: Backstage): Promise<string> =>
  look(async (manager) => (await manager.findOneOrFail(AssessmentTemplateTable, { where: { position: 1 } })).id);

async function levelsOf(backstage: Backstage, { levels, evidence }: DemoMaturityAssessment<string>, person: string) {
  const templateId = await pillarTemplate(backstage);
  const dimensions = await backstage.look((manager) =>
    manager.find(AssessmentDimensionTable, { where: { templateId }, order: { position: 'ASC' } }),
  );
  const because: Readonly<Record<string, string>> = evidence;
  return (levels[person] ?? []).map((level, index) => {
    const { id: dimensionId, code } = dimensions[index]!;
    return { dimensionId, level, evidence: because[code] ?? null };
  });
}

function targetStep({ services, known, calendar }: Backstage, target: DemoTarget<string>): Step {
  const { by, daysAgo, level: targetLevel, daysAhead, reason } = target;
  const pillar = `pillar/${target.pillar}`;
  return step({
    ...{ path: `${pillar}/target`, daysAgo, by },
    act: ({ caller, idempotencyKey }) => {
      const [pillarId, expectedVersion, targetOn] = [
        known.id(pillar),
        known.version(pillar),
        calendar.date(-daysAhead),
      ];
      return services.pillars.setTarget(caller, {
        ...{ idempotencyKey, pillarId, expectedVersion, targetLevel, targetOn, reason },
      });
    },
  });
}

function practiceStep({ services, known, calendar }: Backstage, practice: DemoPractice<string>): Step {
  const { key, pillar, by, owner, daysAgo, title, text = null, link = null, reviewDaysAhead } = practice;
  return step({
    ...{ path: `practice/${key}`, daysAgo, by },
    act: ({ caller, idempotencyKey }) => {
      const [pillarId, ownerId] = [known.id(`pillar/${pillar}`), known.id(`person/${owner}`)];
      const reviewOn = calendar.date(-reviewDaysAhead);
      return services.practices.create(caller, { idempotencyKey, pillarId, title, text, link, ownerId, reviewOn });
    },
  });
}
