import { daysAfter } from '../shared/days';
import { DigestScheduleTable, DigestTable, issueDigest } from '../telling';
import { periodWith } from '../telling/domain/scorecard-period';
import type { DemoOrganization } from './content/words';
import { step, type Backstage, type Step } from './step';

/** What executives are told: a schedule, one digest that it was due for, and the scorecards of the last quarter. */
export function tellingSteps(backstage: Backstage, { telling }: Pick<DemoOrganization, 'telling'>): readonly Step[] {
  if (telling === undefined) return [];
  const { services, known, calendar } = backstage;
  const { by, setDaysAgo, toldDaysAgo, recipients } = telling;
  const scheduled = step({
    ...{ path: 'digests/schedule', daysAgo: setDaysAgo, by },
    act: ({ caller, idempotencyKey }) =>
      services.digestSchedules.set(caller, {
        ...{ idempotencyKey, expectedVersion: 1, isOn: true, frequency: 'WEEKLY', weekday: 'MONDAY', hour: 8 },
        ...{ recipientIds: recipients.map((person) => known.id(`person/${person}`)), roles: ['CX_LEADER'] },
      }),
  });
  const issued: Step = {
    ...{ path: 'digests/first', daysAgo: toldDaysAgo, by, refused: false },
    take: () => issueFirst(backstage),
  };
  const frozen = step({
    ...{ path: 'scorecards/last-quarter', daysAgo: toldDaysAgo, by },
    act: ({ caller, idempotencyKey }) => {
      const { periodFrom } = periodWith('QUARTER', calendar.workdate(toldDaysAgo));
      return services.scorecards.freeze(caller, {
        ...{ idempotencyKey, ...periodWith('QUARTER', daysAfter(periodFrom, -1)) },
      });
    },
  });
  return [scheduled, issued, frozen];
}

/** As a worker would; a load that is taken up again finds it done. */
async function issueFirst({ look, unattended }: Backstage): Promise<undefined> {
  const { schedule, isIssued } = await look(async (manager) => ({
    schedule: await manager.findOneOrFail(DigestScheduleTable, { where: {} }),
    isIssued: await manager.exists(DigestTable),
  }));
  if (isIssued) return;
  await unattended.govern(
    () => Promise.resolve(schedule),
    async (tx, { id }) => ({ result: true, audit: [await issueDigest(tx, id)] }),
  );
}
