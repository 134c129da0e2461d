import { type Anchors, type Side, VALUE_DRIVERS, type ValueDriverCode } from '../../proposals/domain/value-drivers';

/** What people estimate of a proposal, for a method to make a score of it. */
interface DriverRow {
  readonly code: string;
  readonly label: string;
  /** What is asked, in a sentence. */
  readonly meaning: string;
  /** As a sentence has it behind a number. */
  readonly unit: string;
  /** What 0, 5 and 10 points mean; null where it is counted in a unit of its own. */
  readonly anchors: Anchors | null;
  /** Hundredths of the unit. */
  readonly leastHundredths: number;
  readonly mostHundredths: number;
  /** Whether all else is divided by it: it is never 0, and so it always applies. */
  readonly divides: boolean;
}

/** A slip of the keyboard, not a view: 100 points are ten times the anchor of a driver. */
const MOST_POINTS = 10_000;
/** The least that something can be divided by: a hundredth. */
const LEAST_DIVISOR = 1;

/** In a unit of its own. @param most of it that makes sense */
function counted(unit: string, { most, divides = false }: { readonly most: number; readonly divides?: boolean }) {
  return {
    ...{ unit, anchors: null, divides },
    ...{ leastHundredths: divides ? LEAST_DIVISOR : 0, mostHundredths: 100 * most },
  };
}

function inPoints(anchors: Anchors, leastHundredths = 0) {
  return { unit: 'points', anchors, divides: false, leastHundredths, mostHundredths: MOST_POINTS };
}

/**
 * What RICE multiplies, and what it divides by.
 * @see S. McBride, "RICE: Simple prioritization for product managers", Intercom (2016)
 */
export const RICE_DRIVERS = [
  {
    code: 'REACH',
    label: 'Reach',
    meaning: 'How many customers it touches in a quarter.',
    ...counted('customers a quarter', { most: 20_000_000 }),
  },
  {
    code: 'IMPACT',
    label: 'Impact',
    meaning: 'How much it matters to each of them: 3 is massive, 2 high, 1 medium, 0.5 low, 0.25 minimal.',
    ...counted('of impact', { most: 10 }),
  },
  {
    code: 'CONFIDENCE',
    label: 'Confidence',
    meaning: 'How sure one is of reach and impact: 100 is high, 80 medium, 50 low.',
    ...counted('per cent', { most: 100 }),
  },
  {
    code: 'EFFORT',
    label: 'Effort',
    meaning: 'How many months of one person it takes, of all teams together.',
    ...counted('person-months', { most: 100_000, divides: true }),
  },
] as const satisfies readonly DriverRow[];

/**
 * The cost of delay of WSJF in its three parts, and the size of the job that it is divided by. SAFe compares jobs with each
 * other; here the scale is anchored, so that no score moves when another proposal comes or goes.
 * @see D. Leffingwell et al., "WSJF", Scaled Agile Framework
 */
export const WSJF_DRIVERS = [
  {
    code: 'BUSINESS_VALUE',
    label: 'Business value',
    meaning: 'What customers and the business gain.',
    ...inPoints({
      at0: 'Neither customers nor the business gain',
      at5: 'Half as much as the most valuable job of a year',
      at10: 'As much as the most valuable job of a year',
    }),
  },
  {
    code: 'TIME_CRITICALITY',
    label: 'Time criticality',
    meaning: 'How much of it a wait takes away.',
    ...inPoints({
      at0: 'Worth as much in a year as today',
      at5: 'A year of waiting takes half of its worth',
      at10: 'A year of waiting takes all of its worth',
    }),
  },
  {
    code: 'RISK_REDUCTION',
    label: 'Risk reduction and opportunity enablement',
    meaning: 'What else it averts or makes possible.',
    ...inPoints({
      at0: 'Averts no risk and makes nothing else possible',
      at5: 'Averts or makes possible half as much as the most valuable job of a year brings',
      at10: 'Averts or makes possible as much as the most valuable job of a year brings',
    }),
  },
  {
    code: 'JOB_SIZE',
    label: 'Job size',
    meaning: 'How long it takes; the cost of delay is divided by it.',
    ...inPoints({ at0: 'Nothing to do', at5: 'Half a year of a team', at10: 'A year of a team' }, LEAST_DIVISOR),
    divides: true,
  },
] as const satisfies readonly DriverRow[];

export type DriverCode =
  ValueDriverCode | (typeof RICE_DRIVERS)[number]['code'] | (typeof WSJF_DRIVERS)[number]['code'];

/** A driver of any method. */
export interface Driver extends DriverRow {
  readonly code: DriverCode;
  /** Which half of a score a value driver belongs to; null of the drivers of RICE and WSJF. */
  readonly side: Side | null;
}

/** The ten value drivers, then those of RICE and WSJF. A solution can make a return worse, down to −10 points. */
export const DRIVERS: readonly Driver[] = [
  ...VALUE_DRIVERS.map(({ code, label, side, anchors }) => ({
    ...{ code, label, side, meaning: `10 points: ${anchors.at10}.` },
    ...inPoints(anchors, side === 'RETURN' ? -1_000 : 0),
  })),
  ...[...RICE_DRIVERS, ...WSJF_DRIVERS].map((row) => ({ ...row, side: null })),
];

/** All codes, in the order of the tables. */
export const DRIVER_CODES: readonly DriverCode[] = DRIVERS.map(({ code }) => code);

const BY_CODE: ReadonlyMap<DriverCode, Driver> = new Map(DRIVERS.map((driver) => [driver.code, driver]));

/** @throws RangeError when no driver has this code */
export function driverOf(code: DriverCode): Driver {
  const driver = BY_CODE.get(code);
  if (driver === undefined) throw new RangeError(`"${String(code)}" is not a driver.`);
  return driver;
}
