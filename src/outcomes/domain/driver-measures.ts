import type { StewardMetricCode } from '../../metrics/domain/metric';
import { VALUE_DRIVERS, type ValueDriverCode } from '../../proposals/domain/value-drivers';

/** How an improvement of a metric is counted: in points of its unit, or in percent of its baseline. */
export const IMPROVEMENT_KINDS = ['UNITS', 'PERCENT_OF_BASELINE'] as const;
export type ImprovementKind = (typeof IMPROVEMENT_KINDS)[number];

/** By which metric it is told whether a value driver came about, and what of it is worth 10 points. */
export interface Measure {
  /** Null where no metric tells of it. */
  readonly metric: StewardMetricCode | null;
  /**
   * How much better the metric is, over the whole base, at the anchor of 10 points; > 0 in either direction of the metric.
   * Null where the anchor says nothing of it: then a forecast says so, or finance states what came of it in money.
   */
  readonly betterAtTen: number | null;
  readonly betterIn: ImprovementKind;
}

/** The measure that each value driver has unless a forecast says otherwise: one row a driver, by its anchors. */
const MEASURES: Readonly<Record<ValueDriverCode, Measure>> = {
  // Retention +2 points.
  CUSTOMER_LOYALTY: { metric: 'CHURN_RATE', betterAtTen: 2, betterIn: 'UNITS' },
  // +10 % new customers by referral, taken as ten points of their share.
  BRAND_PROMOTION: { metric: 'REFERRAL_SHARE', betterAtTen: 10, betterIn: 'UNITS' },
  // Cost to serve −10 %.
  OPERATIONAL_IMPROVEMENT: { metric: 'COST_TO_SERVE', betterAtTen: 10, betterIn: 'PERCENT_OF_BASELINE' },
  // 1 % of revenue comes from the new.
  PRODUCT_AND_SERVICE_INNOVATION: { metric: 'SPEND_PER_CUSTOMER', betterAtTen: 1, betterIn: 'PERCENT_OF_BASELINE' },
  // Front-line attrition −10 points.
  EMPLOYEE_ENGAGEMENT: { metric: 'EMPLOYEE_ATTRITION', betterAtTen: 10, betterIn: 'UNITS' },
  // 2 points of customers a year.
  CUSTOMER_DEFECTION: { metric: 'CHURN_RATE', betterAtTen: 2, betterIn: 'UNITS' },
  // Poor ratings and press have no anchor in points of the score.
  BRAND_DAMAGE: { metric: 'NPS', betterAtTen: null, betterIn: 'UNITS' },
  // 10 % of cost to serve is rework and repeats, taken as ten points of the repeats.
  RECURRING_PROBLEMS: { metric: 'REPEAT_CONTACT_RATE', betterAtTen: 10, betterIn: 'UNITS' },
  // An expected loss is money, and no metric.
  COMPLIANCE_SAFETY_AND_LEGAL_COST: { metric: null, betterAtTen: null, betterIn: 'UNITS' },
  // The anchor tells of attrition, which engagement is measured by: those who stay are asked here.
  EMPLOYEE_DISSATISFACTION: { metric: 'EMPLOYEE_NPS', betterAtTen: null, betterIn: 'UNITS' },
};

export const measureOf = (driver: ValueDriverCode): Measure => MEASURES[driver];

/** All of them, in the order of the value drivers. */
export const DRIVER_MEASURES = VALUE_DRIVERS.map(({ code, label }) => ({ driver: code, label, ...MEASURES[code] }));
