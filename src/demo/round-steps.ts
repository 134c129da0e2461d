import type { ValueDriverCode } from '../proposals/domain/value-drivers';
import { step, type Backstage, type Step } from './step';

/** A round on one proposal: who is asked for what. */
interface DemoRound {
  /** `proposal/dispute-desk` */
  readonly path: string;
  readonly title: string;
  readonly by: string;
  readonly openedDaysAgo: number;
  readonly closedDaysAgo: number;
  readonly asked: Readonly<Record<string, readonly ValueDriverCode[]>>;
}

/** The scoring round of an assessment that came to its end: it is opened before its scorers estimate, and closed after them. */
export function roundSteps({ services, known, calendar }: Backstage, round: DemoRound): readonly [Step, Step] {
  const { path, title, by, openedDaysAgo, closedDaysAgo, asked } = round;
  const itself = `${path}/round`;
  const opened = step({
    ...{ path: itself, daysAgo: openedDaysAgo, by },
    act: ({ caller, idempotencyKey }) =>
      services.rounds.open(caller, {
        ...{ idempotencyKey, name: `Estimates of "${title}"`, dueOn: calendar.workdate(closedDaysAgo) },
        asks: Object.entries(asked).map(([scorer, drivers]) => ({
          ...{ proposalId: known.id(path), scorerIds: [known.id(`person/${scorer}`)], drivers },
        })),
      }),
    then: ({ scoringRoundId }) => known.add(itself, scoringRoundId),
  });
  const closed = step({
    ...{ path: `${itself}/closed`, daysAgo: closedDaysAgo, by },
    act: ({ caller, idempotencyKey }) => {
      const scoringRound = { scoringRoundId: known.id(itself), expectedVersion: known.version(itself) };
      return services.rounds.close(caller, { idempotencyKey, ...scoringRound });
    },
    then: () => known.changed(itself),
  });
  return [opened, closed];
}
