import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChannelTable, ThemeTable } from '../listening';
import { StrategicObjectiveTable } from '../organization';
import { PersonTable } from '../people';
import { PillarTable } from '../pillars';
import { packageRoot } from '../platform/package-root';
import { sourceFile } from '../platform/source-file';
import type { DemoImport, DemoOrganization } from './content/words';
import { step, type Backstage, type Step } from './step';

/** The founding, the owners of pillars and products, the import of feedback, the portfolios and their budgets. */
export const organizationSteps = (backstage: Backstage, organization: DemoOrganization, founder: string): Step[] => [
  foundingStep(backstage, organization, founder),
  ...pillarSteps(backstage, organization, founder),
  ...ideaTriageSteps(backstage, organization, founder),
  ...productSteps(backstage, organization, founder),
  ...(organization.feedbackImport ? [importStep(backstage, organization.feedbackImport)] : []),
  ...Object.entries(organization.portfolios).flatMap((portfolio) => portfolioSteps(backstage, ...portfolio)),
  ...modelDraftSteps(backstage, organization),
  ...inboxSteps(backstage, organization),
];

const modelDraftSteps = ({ services }: Backstage, { modelDrafts = [] }: DemoOrganization): Step[] =>
  modelDrafts.map(({ daysAgo, by, ...draft }, index) =>
    step({
      path: `scoringModel/${index + 1}`,
      ...{ daysAgo, by },
      act: ({ caller, idempotencyKey }) => services.scoringModels.draft(caller, { idempotencyKey, ...draft }),
    }),
  );

/** Everybody has read what they were told until last week: who signs in finds what is new, not a year of it. */
const inboxSteps = ({ services }: Backstage, { people }: DemoOrganization): Step[] =>
  Object.keys(people).map((by) =>
    step({
      path: `inbox/${by}`,
      daysAgo: INBOX_READ_DAYS_AGO,
      by,
      act: ({ caller, idempotencyKey }) => services.inboxes.markAllRead(caller, { idempotencyKey }),
    }),
  );
const INBOX_READ_DAYS_AGO = 7;

function foundingStep(backstage: Backstage, organization: DemoOrganization, founder: string): Step {
  const { services, known, look } = backstage;
  const { name, currencyCode, people, foundedDaysAgo: daysAgo } = organization;
  const emailOf = (key: string): string => people[key]!.email;
  const personOf = (key: string) => {
    const { name, email, roles, cxFunction, manager } = people[key]!;
    const [inFunction, managed] = [cxFunction && { cxFunction }, manager && { managerEmail: emailOf(manager) }];
    return { name, email, roles, ...inFunction, ...managed };
  };
  const others = Object.keys(people).filter((key) => key !== founder);
  return step({
    path: 'founding',
    daysAgo,
    by: founder,
    act: async ({ caller }) => {
      const founding = { name, currencyCode, people: [personOf(founder), ...others.map(personOf)] as const };
      // A founder who belongs to it already is one whose load was broken off: the steps that follow find what is there.
      return (await services.founding.found(caller, founding)) ?? {};
    },
    then: () =>
      look(async (manager) => {
        const staff = await manager.find(PersonTable);
        const idOf = new Map(staff.map(({ id, email }) => [email, id]));
        for (const key of Object.keys(people)) known.add(`person/${key}`, idOf.get(emailOf(key))!);
        for (const { id, code } of await manager.find(PillarTable)) known.add(`pillar/${code}`, id);
        for (const { id, name } of await manager.find(StrategicObjectiveTable)) known.add(`objective/${name}`, id);
      }),
  });
}

function pillarSteps(
  { services, known }: Backstage,
  { pillarOwners, foundedDaysAgo }: DemoOrganization,
  founder: string,
): Step[] {
  return Object.entries(pillarOwners).map(([code, owner]) => {
    const pillar = `pillar/${code}`;
    return step({
      path: `${pillar}/owner`,
      daysAgo: foundedDaysAgo,
      by: founder,
      act: ({ caller, idempotencyKey }) => {
        const [pillarId, ownerId] = [known.id(pillar), known.id(`person/${owner}`)];
        const expectedVersion = known.version(pillar);
        return services.pillars.assignOwner(caller, { idempotencyKey, pillarId, ownerId, expectedVersion });
      },
      then: () => known.changed(pillar),
    });
  });
}

function ideaTriageSteps(
  { services, known }: Backstage,
  { ideaTriage, foundedDaysAgo }: DemoOrganization,
  founder: string,
): Step[] {
  if (!ideaTriage) return [];
  const { owner, answerWithinDays } = ideaTriage;
  const act = step({
    path: 'idea-triage',
    daysAgo: foundedDaysAgo,
    by: founder,
    act: ({ caller, idempotencyKey }) => {
      const said = { ownerId: known.id(`person/${owner}`), answerWithinDays, expectedVersion: 1 };
      return services.ideaTriage.set(caller, { idempotencyKey, ...said });
    },
  });
  return [act];
}

const productSteps = (
  { services, known }: Backstage,
  { products, foundedDaysAgo }: DemoOrganization,
  founder: string,
): Step[] =>
  Object.entries(products).map(([name, owner]) =>
    step({
      path: `product/${name}`,
      daysAgo: foundedDaysAgo,
      by: founder,
      act: ({ caller, idempotencyKey }) =>
        services.lists.addProduct(caller, { idempotencyKey, name, ownerId: known.id(`person/${owner}`) }),
      then: ({ productId }) => known.add(`product/${name}`, productId),
    }),
  );

function importStep(
  { services, known, look }: Backstage,
  { file, mappingFile, by, daysAgo }: DemoImport<string>,
): Step {
  const inDemo = (name: string) => join(packageRoot(), 'demo', name);
  return step({
    path: `import/${file}`,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) => {
      const mapping = JSON.parse(readFileSync(inDemo(mappingFile), 'utf8')) as unknown;
      const source = sourceFile(inDemo(file), file);
      return services.imports.import(caller, { idempotencyKey, kind: 'FEEDBACK', file: source, mapping });
    },
    then: () =>
      look(async (manager) => {
        for (const { id, name } of await manager.find(ThemeTable)) known.add(`theme/${name}`, id);
        for (const { id, name } of await manager.find(ChannelTable)) known.add(`channel/${name}`, id);
      }),
  });
}

function portfolioSteps(
  { services, known, calendar }: Backstage,
  key: string,
  { name, periodFromDaysAgo, periodToDaysAhead, budgets }: DemoOrganization['portfolios'][string],
): Step[] {
  const portfolio = `portfolio/${key}`;
  const [periodFrom, periodTo] = [calendar.date(periodFromDaysAgo), calendar.date(-periodToDaysAhead)];
  const opened = budgets.slice(0, 1).map(({ by, daysAgo }) =>
    step({
      path: portfolio,
      daysAgo,
      by,
      act: ({ caller, idempotencyKey }) =>
        services.portfolios.open(caller, { idempotencyKey, name, periodFrom, periodTo }),
      then: ({ portfolioId }) => known.add(portfolio, portfolioId),
    }),
  );
  const set = budgets.map(({ by, daysAgo, totalMinor: budgetMinor, periods, potMinor = null, reason }, index) =>
    step({
      path: `${portfolio}/budget/${index + 1}`,
      daysAgo,
      by,
      act: ({ caller, idempotencyKey }) => {
        const [portfolioId, expectedVersion] = [known.id(portfolio), known.version(portfolio)];
        const split = periods?.map(({ toDaysAgo, amountMinor }, nth) => ({
          firstDay: calendar.date((periods[nth - 1]?.toDaysAgo ?? periodFromDaysAgo + 1) - 1),
          lastDay: calendar.date(toDaysAgo),
          amountMinor,
        }));
        const budget = { budgetMinor, periods: split ?? null, potMinor, reason };
        return services.budgets.set(caller, { idempotencyKey, portfolioId, expectedVersion, ...budget });
      },
      then: () => known.changed(portfolio),
    }),
  );
  return [...opened, ...set];
}
