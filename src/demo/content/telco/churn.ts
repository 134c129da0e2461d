import type { DemoCohort, DemoCountedReadings, DemoGoal } from '../words';
import { type TelcoPerson } from './people';

/** Of the snapshot, by contract: customers, and how many of them had left. A test counts them again in the file. */
export const CHURN_FIGURES = {
  'Month-to-month': { n: 3875, count: 1655 },
  'One year': { n: 1473, count: 166 },
  'Two year': { n: 1695, count: 48 },
} as const;

type Contract = keyof typeof CHURN_FIGURES;

/** How a text cites it: `1,655 of 3,875`. */
export function churned(contract: Contract): string {
  const { n, count } = CHURN_FIGURES[contract];
  return `${count.toLocaleString('en-US')} of ${n.toLocaleString('en-US')}`;
}

/** One reading a contract, counted from the file. It has no dates: the days of its window are invented. */
export const TELCO_CHURN: DemoCountedReadings<TelcoPerson> = {
  key: 'churn',
  file: 'telco-customer-churn.csv',
  metric: 'CHURN_RATE',
  cut: { dimension: 'CONTRACT', column: 'Contract', values: Object.keys(CHURN_FIGURES) },
  counted: { column: 'Churn', value: 'Yes' },
  source: 'Snapshot of 7,043 customers',
  by: 'pavel',
  daysAgo: 55,
  windowFromDaysAgo: 86,
  windowToDaysAgo: 56,
};

/**
 * How many months into the contract customers had left, of the same snapshot: who stays is censored in the month in which the file
 * saw them. Within three months 8.63 % are lost; that 597 of the 1,062 customers of three months or less had left is a share of the
 * snapshot, and no early churn.
 */
export const TELCO_EARLY_CHURN: DemoCohort<TelcoPerson> = {
  key: 'early-churn',
  file: 'telco-customer-churn.csv',
  tenure: 'tenure',
  lost: { column: 'Churn', value: 'Yes' },
  periods: 3,
  source: 'Snapshot of 7,043 customers, by month of contract',
  by: 'pavel',
  daysAgo: 55,
  windowFromDaysAgo: 86,
  windowToDaysAgo: 56,
};

/** Without a baseline: nobody had counted by contract before. */
export const TELCO_GOALS: readonly DemoGoal<TelcoPerson>[] = [
  {
    key: 'free-to-go',
    kind: 'BUSINESS_HEALTH',
    title: 'Of customers who may leave any month, no more than 35 in a hundred do',
    pillar: 'VOICE_OF_THE_CUSTOMER',
    objective: 'Retention',
    setBy: 'sigrid',
    accountable: 'chiara',
    contributors: ['aino'],
    metric: 'CHURN_RATE',
    cut: [{ dimension: 'CONTRACT', value: 'Month-to-month' }],
    target: 35,
    startsDaysAgo: 58,
    dueDaysAhead: 180,
  },
];
