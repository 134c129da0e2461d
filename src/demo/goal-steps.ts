import type { DemoGoal, DemoOrganization, DemoOrganizationReading } from './content/words';
import { cohortStep, countedReadingSteps } from './counted-reading-steps';
import { step, type Backstage, type Step } from './step';

/** The goals of the leaders, and what is measured of the organization itself. */
export const goalSteps = (
  backstage: Backstage,
  { goals = [], readings = [], countedReadings = [], cohorts = [] }: DemoOrganization,
): Step[] => [
  ...goals.map((goal) => goalStep(backstage, goal)),
  ...readings.map((reading) => readingStep(backstage, reading)),
  ...countedReadings.flatMap((counted) => countedReadingSteps(backstage, counted)),
  ...cohorts.map((cohort) => cohortStep(backstage, cohort)),
];

/** Set on the day on which it starts. */
function goalStep({ services, known, calendar }: Backstage, goal: DemoGoal<string>): Step {
  const { key, pillar, objective, setBy, accountable, contributors, startsDaysAgo, dueDaysAhead, ...content } = goal;
  return step({
    path: `goal/${key}`,
    daysAgo: startsDaysAgo,
    by: setBy,
    act: ({ caller, idempotencyKey }) =>
      services.goals.set(caller, {
        ...{ idempotencyKey, ...content },
        pillarId: known.id(`pillar/${pillar}`),
        strategicObjectiveId: known.id(`objective/${objective}`),
        accountableId: known.id(`person/${accountable}`),
        contributorIds: contributors.map((person) => known.id(`person/${person}`)),
        startsOn: calendar.date(startsDaysAgo),
        dueOn: calendar.date(-dueDaysAhead),
      }),
  });
}

function readingStep({ services, calendar }: Backstage, reading: DemoOrganizationReading<string>): Step {
  const { key, by, daysAgo, windowFromDaysAgo, windowToDaysAgo, ...counted } = reading;
  return step({
    path: `reading/${key}`,
    daysAgo,
    by,
    act: ({ caller, idempotencyKey }) =>
      services.readings.recordOrganizationReading(caller, {
        ...{ idempotencyKey, ...counted },
        windowFrom: calendar.date(windowFromDaysAgo),
        windowTo: calendar.date(windowToDaysAgo),
      }),
  });
}
