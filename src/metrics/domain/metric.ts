/**
 * How readings of a metric are counted:
 * NPS from promoters, passives and detractors; PROPORTION from how many of n; MEAN from n values, their sum and sum of squares;
 * SURVIVAL from who of a joining cohort is at risk, lost and censored in each period.
 */
export const METRIC_FORMS = ['NPS', 'PROPORTION', 'MEAN', 'SURVIVAL'] as const;
export type MetricForm = (typeof METRIC_FORMS)[number];

/** Whether it tells of how customers (or employees) stand to the company as a whole, or of one errand of theirs. */
export const METRIC_LEVELS = ['RELATIONSHIP', 'TRANSACTION'] as const;
export type MetricLevel = (typeof METRIC_LEVELS)[number];

/** Whether more of it is better for customers and company. */
export const METRIC_DIRECTIONS = ['HIGHER_IS_BETTER', 'LOWER_IS_BETTER'] as const;
export type MetricDirection = (typeof METRIC_DIRECTIONS)[number];

/** What one unit of a value means. MONEY_MINOR is in minor units of the organization's currency. */
export const METRIC_UNITS = ['NPS_POINTS', 'PERCENT', 'SCALE_POINTS', 'CONTACTS', 'MONEY_MINOR'] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];

interface Metric {
  readonly name: string;
  readonly unit: MetricUnit;
  readonly direction: MetricDirection;
  readonly form: MetricForm;
  readonly level: MetricLevel;
}

const npsOf = (name: string) =>
  ({
    ...{ name, unit: 'NPS_POINTS', direction: 'HIGHER_IS_BETTER', form: 'NPS', level: 'RELATIONSHIP' },
  }) as const satisfies Metric;
const shareOf = (name: string, direction: MetricDirection, level: MetricLevel) =>
  ({ name, unit: 'PERCENT', direction, form: 'PROPORTION', level }) as const satisfies Metric;
const meanOf = (name: string, unit: MetricUnit, direction: MetricDirection, level: MetricLevel) =>
  ({ name, unit, direction, form: 'MEAN', level }) as const satisfies Metric;

/**
 * The metrics that Steward knows; adding one is adding a row. Customer effort is asked in two forms that run in opposite
 * directions, so they are two metrics and can never be combined by mistake.
 */
export const METRICS = {
  NPS: npsOf('Net Promoter Score'),
  CSAT: shareOf('Satisfied customers', 'HIGHER_IS_BETTER', 'TRANSACTION'),
  CES_1_TO_5: meanOf('Customer effort, 1–5 (5 is most effort)', 'SCALE_POINTS', 'LOWER_IS_BETTER', 'TRANSACTION'),
  CES_1_TO_7: meanOf('Customer effort, 1–7 (7 is least effort)', 'SCALE_POINTS', 'HIGHER_IS_BETTER', 'TRANSACTION'),
  CHURN_RATE: shareOf('Customers lost', 'LOWER_IS_BETTER', 'RELATIONSHIP'),
  EARLY_CHURN_RATE: {
    ...{ name: 'New customers lost early', unit: 'PERCENT', direction: 'LOWER_IS_BETTER' },
    ...{ form: 'SURVIVAL', level: 'RELATIONSHIP' },
  },
  CONTACT_RATE: meanOf('Service contacts per customer', 'CONTACTS', 'LOWER_IS_BETTER', 'RELATIONSHIP'),
  REPEAT_CONTACT_RATE: shareOf('Contacts followed by another within the window', 'LOWER_IS_BETTER', 'TRANSACTION'),
  SELF_SERVICE_RATE: shareOf('Errands done without a human', 'HIGHER_IS_BETTER', 'TRANSACTION'),
  FIRST_CONTACT_RESOLUTION: shareOf('Contacts solved the first time', 'HIGHER_IS_BETTER', 'TRANSACTION'),
  SPEND_PER_CUSTOMER: meanOf('Spend per customer', 'MONEY_MINOR', 'HIGHER_IS_BETTER', 'RELATIONSHIP'),
  COST_TO_SERVE: meanOf('Cost to serve per customer', 'MONEY_MINOR', 'LOWER_IS_BETTER', 'RELATIONSHIP'),
  REFERRAL_SHARE: shareOf('New customers who came by referral', 'HIGHER_IS_BETTER', 'RELATIONSHIP'),
  EMPLOYEE_NPS: npsOf('Employee Net Promoter Score'),
  EMPLOYEE_ATTRITION: shareOf('Employees who left', 'LOWER_IS_BETTER', 'RELATIONSHIP'),
} as const satisfies Record<string, Metric>;

export type MetricCode = keyof typeof METRICS;

/** The least and the greatest value that a metric can have, in its unit. */
export function boundsOf(metric: MetricCode): { readonly low: number; readonly high: number } {
  switch (METRICS[metric].unit) {
    case 'NPS_POINTS':
      return { low: -100, high: 100 };
    case 'PERCENT':
      return { low: 0, high: 100 };
    case 'SCALE_POINTS':
      return { low: 1, high: metric === 'CES_1_TO_5' ? 5 : 7 };
    case 'CONTACTS':
    case 'MONEY_MINOR':
      return { low: 0, high: 1_000_000_000_000 };
  }
}

export const METRIC_CODES = Object.keys(METRICS) as readonly MetricCode[];
