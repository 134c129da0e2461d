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

/** What one unit of a value of Steward's own metrics means. MONEY_MINOR is in minor units of the organization's currency. */
export const METRIC_UNITS = ['NPS_POINTS', 'PERCENT', 'SCALE_POINTS', 'CONTACTS', 'MONEY_MINOR'] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];

/** The code of a metric: one of Steward's own, or of those that the organization has defined. */
export type MetricCode = string;

/** Something that is measured of customers or employees. */
export interface Metric {
  readonly code: MetricCode;
  readonly name: string;
  /** What one unit of a value means: a {@link MetricUnit}, or the organization's own words. */
  readonly unit: string;
  readonly direction: MetricDirection;
  readonly form: MetricForm;
  readonly level: MetricLevel;
  /** The least and the greatest value that it can have, in its unit. */
  readonly least: number;
  readonly greatest: number;
  /** Of a metric that the organization has defined; null for Steward's own. */
  readonly customId: string | null;
  /** Nothing more is measured by it; what was measured stays. */
  readonly isRetired: boolean;
}

type Row = Pick<Metric, 'name' | 'direction' | 'form' | 'level' | 'least' | 'greatest'> & { readonly unit: MetricUnit };

/** The values that a metric of these forms can have. */
export const VALUES_OF = {
  NPS: { unit: 'NPS_POINTS', least: -100, greatest: 100 },
  PROPORTION: { unit: 'PERCENT', least: 0, greatest: 100 },
} as const;
const UNBOUNDED = { least: 0, greatest: 1_000_000_000_000 };

const npsOf = (name: string): Row => ({
  ...{ name, direction: 'HIGHER_IS_BETTER', form: 'NPS', level: 'RELATIONSHIP' },
  ...VALUES_OF.NPS,
});
const shareOf = (name: string, direction: MetricDirection, level: MetricLevel): Row => ({
  ...{ name, direction, form: 'PROPORTION', level },
  ...VALUES_OF.PROPORTION,
});
const effortOf = (name: string, greatest: number, direction: MetricDirection): Row => ({
  ...{ name, unit: 'SCALE_POINTS', direction, form: 'MEAN', level: 'TRANSACTION', least: 1, greatest },
});
const meanOf = (name: string, unit: 'CONTACTS' | 'MONEY_MINOR', direction: MetricDirection): Row => ({
  ...{ name, unit, direction, form: 'MEAN', level: 'RELATIONSHIP' },
  ...UNBOUNDED,
});

/**
 * The metrics that Steward knows; adding one is adding a row. Customer effort is asked in two forms that run in opposite
 * directions, so they are two metrics and can never be combined by mistake.
 */
const ROWS = {
  NPS: npsOf('Net Promoter Score'),
  CSAT: shareOf('Satisfied customers', 'HIGHER_IS_BETTER', 'TRANSACTION'),
  CES_1_TO_5: effortOf('Customer effort, 1–5 (5 is most effort)', 5, 'LOWER_IS_BETTER'),
  CES_1_TO_7: effortOf('Customer effort, 1–7 (7 is least effort)', 7, 'HIGHER_IS_BETTER'),
  CHURN_RATE: shareOf('Customers lost', 'LOWER_IS_BETTER', 'RELATIONSHIP'),
  EARLY_CHURN_RATE: { ...shareOf('New customers lost early', 'LOWER_IS_BETTER', 'RELATIONSHIP'), form: 'SURVIVAL' },
  CONTACT_RATE: meanOf('Service contacts per customer', 'CONTACTS', 'LOWER_IS_BETTER'),
  REPEAT_CONTACT_RATE: shareOf('Contacts followed by another within the window', 'LOWER_IS_BETTER', 'TRANSACTION'),
  SELF_SERVICE_RATE: shareOf('Errands done without a human', 'HIGHER_IS_BETTER', 'TRANSACTION'),
  FIRST_CONTACT_RESOLUTION: shareOf('Contacts solved the first time', 'HIGHER_IS_BETTER', 'TRANSACTION'),
  SPEND_PER_CUSTOMER: meanOf('Spend per customer', 'MONEY_MINOR', 'HIGHER_IS_BETTER'),
  COST_TO_SERVE: meanOf('Cost to serve per customer', 'MONEY_MINOR', 'LOWER_IS_BETTER'),
  REFERRAL_SHARE: shareOf('New customers who came by referral', 'HIGHER_IS_BETTER', 'RELATIONSHIP'),
  EMPLOYEE_NPS: npsOf('Employee Net Promoter Score'),
  EMPLOYEE_ATTRITION: shareOf('Employees who left', 'LOWER_IS_BETTER', 'RELATIONSHIP'),
} as const satisfies Record<string, Row>;

/** The codes of Steward's own metrics, in the order in which they are told. */
export type StewardMetricCode = keyof typeof ROWS;
export const METRIC_CODES = Object.keys(ROWS) as readonly StewardMetricCode[];

/** Steward's own metrics. */
export const METRICS = Object.fromEntries(
  Object.entries(ROWS).map(([code, row]) => [code, { code, ...row, customId: null, isRetired: false }]),
) as unknown as Readonly<Record<StewardMetricCode, Metric>>;

/** The one of Steward's own metrics that has this code. */
export const stewardMetric = (code: MetricCode): Metric | undefined =>
  Object.hasOwn(METRICS, code) ? METRICS[code as StewardMetricCode] : undefined;

/** The order in which metrics are told: Steward's own as they stand here, then the organization's by code. */
export function inMetricOrder(a: Pick<Metric, 'code'>, b: Pick<Metric, 'code'>): number {
  const [placeOfA, placeOfB] = [a, b].map(({ code }) => {
    const place = METRIC_CODES.findIndex((each) => each === code);
    return place === -1 ? METRIC_CODES.length : place;
  }) as [number, number];
  return placeOfA - placeOfB || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** Whether each observation lies on a scale that is known, so that counts which no observations have can be told. */
export const hasScale = ({ form, unit, customId }: Metric): boolean =>
  form === 'MEAN' && (unit === 'SCALE_POINTS' || customId !== null);
