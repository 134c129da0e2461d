import type { DemoOrganization } from './content/words';
import { step, type Backstage, type Step } from './step';

/** What was in service before: registered, counted, and learned from. */
export const serviceSteps = (
  { services, known, calendar }: Backstage,
  { services: inService = [] }: Pick<DemoOrganization, 'services'>,
): Step[] =>
  inService.flatMap(({ key, portfolio, sponsor, lead, businessOwner, by, daysAgo, counts, lesson, ...declared }) => {
    const initiativeId = () => known.id(`service/${key}`);
    const person = (name: string) => known.id(`person/${name}`);
    return [
      step({
        ...{ path: `service/${key}`, daysAgo, by },
        act: ({ caller, idempotencyKey }) =>
          services.registrations.register(caller, {
            ...{ idempotencyKey, ...declared, portfolioId: known.id(`portfolio/${portfolio}`) },
            ...{ sponsorId: person(sponsor), leadId: person(lead), businessOwnerId: person(businessOwner) },
          }),
        then: (registered) => known.add(`service/${key}`, registered.initiativeId),
      }),
      ...counts.map(({ users, ofAll, ...when }) =>
        step({
          ...{ path: `service/${key}/count/${when.daysAgo}`, ...when },
          act: ({ caller, idempotencyKey }) =>
            services.adoptionRecords.record(caller, {
              ...{ idempotencyKey, initiativeId: initiativeId(), day: calendar.workdate(when.daysAgo), users, ofAll },
            }),
        }),
      ),
      step({
        ...{ path: `service/${key}/lesson`, daysAgo: lesson.daysAgo, by: lesson.by },
        act: ({ caller, idempotencyKey }) => {
          const { kind, text, forWhom } = lesson;
          const lessons = [{ kind, text, forWhom }];
          return services.lessons.tell(caller, { idempotencyKey, initiativeId: initiativeId(), lessons });
        },
      }),
    ];
  });
