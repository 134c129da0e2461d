import type { DemoStep } from '../initiative-words';
import { type BankPerson } from './people';
import { dollars } from './vocabulary';

/** What billing disputes in four steps are to bring about, and when they have failed. */
export const EXPECTED_OUTCOMES: readonly DemoStep<BankPerson>[] = [
  {
    step: 'OUTCOME_FORECAST',
    daysAgo: 263,
    by: 'jonas',
    // Of all contacts, those of disputes.
    reachPercent: 15,
    drivers: [
      {
        ...{ driver: 'RECURRING_PROBLEMS', lowMinor: dollars(400_000n), likelyMinor: dollars(700_000n) },
        highMinor: dollars(900_000n),
      },
      {
        ...{ driver: 'OPERATIONAL_IMPROVEMENT', lowMinor: dollars(300_000n), likelyMinor: dollars(420_000n) },
        highMinor: dollars(500_000n),
      },
      {
        ...{ driver: 'CUSTOMER_DEFECTION', lowMinor: dollars(200_000n), likelyMinor: dollars(400_000n) },
        highMinor: dollars(600_000n),
      },
    ],
    metrics: [
      { metric: 'REPEAT_CONTACT_RATE', afterMonths: 3, low: -18, likely: -14, high: -8 },
      { metric: 'CSAT', afterMonths: 3, low: 10, likely: 18, high: 25 },
      { metric: 'CSAT', afterMonths: 6, low: 12, likely: 22, high: 30 },
    ],
    note: 'By the fifty disputes of the first try; what other drivers bring is small, and counted with the nearest.',
  },
  {
    step: 'KILL_CRITERIA',
    daysAgo: 263,
    by: 'jonas',
    criteria: [
      {
        ...{ metric: 'REPEAT_CONTACT_RATE', side: 'ABOVE', threshold: 36, rule: 'INTERVAL' },
        ...{ periodMonths: 3, periodsInRow: 2, lastDaysAgo: 25 },
      },
    ],
  },
];

/** What they brought in the first three months. */
export const REALISED_OUTCOMES: readonly DemoStep<BankPerson>[] = [
  {
    step: 'READING',
    metric: 'REPEAT_CONTACT_RATE',
    daysAgo: 118,
    by: 'priya',
    isBaseline: false,
    windowFromDaysAgo: 148,
    windowToDaysAgo: 119,
    proportion: { n: 2_100, count: 567 },
  },
  {
    step: 'REALISED',
    daysAgo: 108,
    by: 'jonas',
    afterMonths: 3,
    stated: [
      {
        ...{ driver: 'OPERATIONAL_IMPROVEMENT', yearlyMinor: dollars(206_000n) },
        statement: '26,000 disputes × 14 minutes less × USD 34 an hour, by the clerks’ time sheets of a quarter.',
      },
      {
        ...{ driver: 'CUSTOMER_DEFECTION', yearlyMinor: dollars(310_000n), lowMinor: dollars(180_000n) },
        highMinor: dollars(440_000n),
        statement:
          'Cards closed within three months of a dispute, against the year before; six months are not over yet.',
      },
    ],
  },
  { step: 'REALISED_CONFIRMED', daysAgo: 101, by: 'grace', afterMonths: 3 },
];
