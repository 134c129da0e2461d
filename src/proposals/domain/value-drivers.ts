/** The two halves of a score: what a solution gains, and what it prevents. */
export const SIDES = ['RETURN', 'COST_OF_INACTION'] as const;
export type Side = (typeof SIDES)[number];

/** What 0, 5 and 10 points mean: yearly average over three years, whole customer base, against today. Linear between. */
export interface Anchors {
  readonly at0: string;
  readonly at5: string;
  readonly at10: string;
}

interface ValueDriverRow {
  readonly code: string;
  readonly label: string;
  readonly side: Side;
  readonly anchors: Anchors;
  /**
   * What 10 points are worth a year unless an organization says otherwise, in whole units of its currency. Weights
   * follow from it: 100,000 is a weight of 1, so that each side weighs 100.
   */
  readonly defaultWorth: bigint;
}

/**
 * The value drivers: five returns and five costs of inaction. A euro is counted once: removing a loss that exists is
 * inaction avoided, a gain beyond that is a return. To add a driver, add a row.
 */
export const VALUE_DRIVERS = [
  {
    code: 'CUSTOMER_LOYALTY',
    label: 'Customer loyalty',
    side: 'RETURN',
    anchors: { at0: 'No change in repurchase', at5: 'Retention +1 point', at10: 'Retention +2 points' },
    defaultWorth: 3_000_000n,
  },
  {
    code: 'BRAND_PROMOTION',
    label: 'Brand promotion',
    side: 'RETURN',
    anchors: {
      at0: 'No added referral',
      at5: '+5 % new customers by referral or reviews',
      at10: '+10 % new customers by referral or reviews',
    },
    defaultWorth: 1_500_000n,
  },
  {
    code: 'OPERATIONAL_IMPROVEMENT',
    label: 'Operational improvement',
    side: 'RETURN',
    anchors: { at0: 'Same cost to serve', at5: 'Cost to serve −5 %', at10: 'Cost to serve −10 %' },
    defaultWorth: 3_000_000n,
  },
  {
    code: 'PRODUCT_AND_SERVICE_INNOVATION',
    label: 'Product and service innovation',
    side: 'RETURN',
    anchors: {
      at0: 'A copy of what exists',
      at5: '0.5 % of revenue comes from the new',
      at10: '1 % of revenue comes from the new',
    },
    defaultWorth: 1_500_000n,
  },
  {
    code: 'EMPLOYEE_ENGAGEMENT',
    label: 'Employee engagement',
    side: 'RETURN',
    anchors: { at0: 'No change', at5: 'Front-line attrition −5 points', at10: 'Front-line attrition −10 points' },
    defaultWorth: 1_000_000n,
  },
  {
    code: 'CUSTOMER_DEFECTION',
    label: 'Customer defection',
    side: 'COST_OF_INACTION',
    anchors: {
      at0: 'Nobody leaves for this',
      at5: '1 point of customers leaves a year',
      at10: '2 points of customers leave a year',
    },
    defaultWorth: 3_000_000n,
  },
  {
    code: 'BRAND_DAMAGE',
    label: 'Brand damage',
    side: 'COST_OF_INACTION',
    anchors: {
      at0: 'Unseen outside',
      at5: '−5 % new customers, poor ratings',
      at10: '−10 % new customers, national press',
    },
    defaultWorth: 1_500_000n,
  },
  {
    code: 'RECURRING_PROBLEMS',
    label: 'Recurring problems',
    side: 'COST_OF_INACTION',
    anchors: {
      at0: 'Solved once',
      at5: '5 % of cost to serve is rework and repeats',
      at10: '10 % of cost to serve is rework and repeats',
    },
    defaultWorth: 3_000_000n,
  },
  {
    code: 'COMPLIANCE_SAFETY_AND_LEGAL_COST',
    label: 'Compliance, safety and legal cost',
    side: 'COST_OF_INACTION',
    anchors: {
      at0: 'No rule touched',
      at5: 'Expected loss 0.2 % of revenue',
      at10: 'Expected loss 0.4 % of revenue; injury or licence: mandatory track',
    },
    defaultWorth: 1_500_000n,
  },
  {
    code: 'EMPLOYEE_DISSATISFACTION',
    label: 'Employee dissatisfaction',
    side: 'COST_OF_INACTION',
    anchors: { at0: 'No complaint', at5: 'Front-line attrition +5 points', at10: 'Front-line attrition +10 points' },
    defaultWorth: 1_000_000n,
  },
] as const satisfies readonly ValueDriverRow[];

export type ValueDriverCode = (typeof VALUE_DRIVERS)[number]['code'];

/** All codes, returns first, in the order of the table. */
export const VALUE_DRIVER_CODES: readonly ValueDriverCode[] = VALUE_DRIVERS.map((driver) => driver.code);
