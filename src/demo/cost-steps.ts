import type { DemoOrganization } from './content/words';
import { step, type Backstage, type Step } from './step';

/** The rates that finance sets, and what it books of initiatives. */
export const costSteps = (
  { services, known, calendar }: Backstage,
  { rates = [], costs = [] }: Pick<DemoOrganization, 'rates' | 'costs'>,
): Step[] => [
  ...rates.map(({ currencyCode, rate, daysAgo, by }) =>
    step({
      path: `rate/${currencyCode}/${daysAgo}`,
      daysAgo,
      by,
      act: ({ caller, idempotencyKey }) =>
        services.exchangeRates.set(caller, { idempotencyKey, currencyCode, rate, day: calendar.workdate(daysAgo) }),
    }),
  ),
  ...costs.map(({ initiative, reference: externalReference, corrects, daysAgo, by, ...cost }) =>
    step({
      path: `cost/${externalReference}`,
      daysAgo,
      by,
      act: ({ caller, idempotencyKey }) =>
        services.costs.book(caller, {
          ...{ idempotencyKey, ...cost, externalReference, day: calendar.workdate(daysAgo) },
          initiativeId: known.id(`initiative/${initiative}`),
          correctsId: corrects === undefined ? null : known.id(`cost/${corrects}`),
        }),
      then: ({ costId }) => known.add(`cost/${externalReference}`, costId),
    }),
  ),
];
