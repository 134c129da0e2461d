import type { DemoOrganization } from './content/words';
import type { Known } from './known';
import { step, type Backstage, type Step } from './step';

/** What is asked of teams, or what they can do: from person-days by the key of a team. */
export const effortsOf = (known: Known, personDays: Readonly<Record<string, number>>) =>
  Object.entries(personDays).map(([team, days]) => ({
    ...{ teamId: known.id(`team/${team}`), personDaysHundredths: days * 100 },
  }));

/** The list of teams. */
export const teamSteps = ({ services, known }: Backstage, { teams = {} }: Pick<DemoOrganization, 'teams'>): Step[] =>
  Object.entries(teams).map(([key, { name, by, daysAgo }]) =>
    step({
      ...{ path: `team/${key}`, daysAgo, by },
      act: ({ caller, idempotencyKey }) => services.teams.add(caller, { idempotencyKey, name }),
      then: ({ teamId }) => known.add(`team/${key}`, teamId),
    }),
  );

/** What recommended sets have to keep; and what-ifs, saved and run. */
export const scenarioSteps = (
  { services, known }: Backstage,
  { constraints = [], scenarios = [] }: Pick<DemoOrganization, 'constraints' | 'scenarios'>,
): Step[] => [
  ...constraints.map(({ portfolio, by, daysAgo, capacities, reason }) =>
    step({
      ...{ path: `portfolio/${portfolio}/constraints`, daysAgo, by },
      act: ({ caller, idempotencyKey }) =>
        services.constraints.set(caller, {
          ...{ idempotencyKey, reason, constraints: { capacities: effortsOf(known, capacities) } },
          ...{
            portfolioId: known.id(`portfolio/${portfolio}`),
            expectedVersion: known.version(`portfolio/${portfolio}`),
          },
        }),
      then: () => known.changed(`portfolio/${portfolio}`),
    }),
  ),
  ...scenarios.flatMap(({ key, name, portfolio, by, daysAgo, inactionWeight }) => [
    step({
      ...{ path: `scenario/${key}`, daysAgo, by },
      act: ({ caller, idempotencyKey }) =>
        services.scenarios.create(caller, {
          ...{ idempotencyKey, name, portfolioId: known.id(`portfolio/${portfolio}`), inactionWeight },
        }),
      then: ({ scenarioId }) => known.add(`scenario/${key}`, scenarioId),
    }),
    step({
      ...{ path: `scenario/${key}/run`, daysAgo, by },
      act: ({ caller, idempotencyKey }) =>
        services.scenarioRuns.run(caller, {
          ...{ idempotencyKey, scenarioId: known.id(`scenario/${key}`), expectedVersion: 1 },
        }),
    }),
  ]),
];
