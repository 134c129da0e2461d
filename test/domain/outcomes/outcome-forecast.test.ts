import { METRICS } from '../../../src/metrics/domain/metric';
import { DRIVER_MEASURES } from '../../../src/outcomes/domain/driver-measures';
import { fundedDrivers } from '../../../src/outcomes/domain/funded-drivers';
import { forecastOutcome, type OutcomeForecastInput } from '../../../src/outcomes/domain/outcome-forecast';
import { VALUE_DRIVER_CODES } from '../../../src/proposals/domain/value-drivers';
import type { View } from '../../../src/scoring/domain/estimate';
import { defaultScoringModel } from '../../../src/scoring/domain/scoring-model';

const IN_DESIGN = { title: 'Say why', stage: 'DESIGN', status: 'WORKING' } as const;
const GROUNDS = {
  money: { number: 2, valueYearlyMinor: 300_000n },
  metrics: new Map(Object.entries(METRICS)),
  baselines: new Set(['CHURN_RATE']),
  worths: new Map([['CUSTOMER_LOYALTY', 1_500_000n]]),
};
const INPUT: OutcomeForecastInput = {
  drivers: [
    { driver: 'CUSTOMER_LOYALTY', lowMinor: 100_000n, likelyMinor: 200_000n, highMinor: 250_000n },
    { driver: 'BRAND_DAMAGE', lowMinor: 0n, likelyMinor: 100_000n, highMinor: 100_000n, betterAtTen: 20 },
  ],
  metrics: [{ metric: 'CHURN_RATE', afterMonths: 6, low: -3, likely: -2, high: 0 }],
  note: 'By the pilot.',
};

describe('The measures of value drivers', () => {
  it('are one a driver, in their order', () => {
    expect(DRIVER_MEASURES.map(({ driver }) => driver)).toEqual(VALUE_DRIVER_CODES);
  });

  it('count an improvement above 0, where the anchor tells of one', () => {
    for (const { metric, betterAtTen } of DRIVER_MEASURES) {
      if (betterAtTen !== null) expect([metric !== null, betterAtTen > 0]).toEqual([true, true]);
    }
  });
});

describe('A forecast of outcomes', () => {
  it('keeps by driver what it is measured by and what ten points are worth', () => {
    expect(forecastOutcome(IN_DESIGN, GROUNDS, INPUT)).toEqual({
      ...{ forecastNumber: 2, reachPercent: 100, note: 'By the pilot.', metrics: INPUT.metrics },
      drivers: [
        {
          ...{ driver: 'CUSTOMER_LOYALTY', lowMinor: 100_000n, likelyMinor: 200_000n, highMinor: 250_000n },
          ...{ worthMinor: 1_500_000n, metric: 'CHURN_RATE', betterAtTen: 2, betterIn: 'UNITS' },
        },
        {
          ...{ driver: 'BRAND_DAMAGE', lowMinor: 0n, likelyMinor: 100_000n, highMinor: 100_000n },
          ...{ worthMinor: 0n, metric: 'NPS', betterAtTen: 20, betterIn: 'UNITS' },
        },
      ],
    });
  });

  it.each([
    ['in another stage', { stage: 'PROTOTYPE' as const }, 'PROTOTYPE'],
    ['on hold', { status: 'ON_HOLD' as const }, 'ON_HOLD'],
  ])('is refused %s: what was approved stands', (_when, different, word) => {
    const refused = forecastOutcome({ ...IN_DESIGN, ...different }, GROUNDS, INPUT);
    expect(refused).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message: expect.stringContaining(word) as string });
  });

  it('names everything that is wrong with it', () => {
    const wrong: OutcomeForecastInput = {
      reachPercent: 101,
      drivers: [
        { driver: 'CUSTOMER_LOYALTY', lowMinor: 3n, likelyMinor: 2n, highMinor: 1n, betterAtTen: 0 },
        { driver: 'COMPLIANCE_SAFETY_AND_LEGAL_COST', lowMinor: 0n, likelyMinor: 0n, highMinor: 0n, betterAtTen: 1 },
      ],
      metrics: [{ metric: 'NPS', afterMonths: 4, low: -201, likely: -300, high: 1 }],
      note: ' ',
    };
    expect(forecastOutcome(IN_DESIGN, GROUNDS, wrong)).toMatchObject({
      problems: [
        { path: 'input.reachPercent' },
        { path: 'input.drivers[0].lowMinor', message: '3: expected at most 2, which is likely.' },
        { path: 'input.drivers[0].highMinor', message: '1: expected at least 2, which is likely.' },
        { path: 'input.drivers[0].betterAtTen', message: '0: expected from 0.001 to 1000000000.' },
        { path: 'input.drivers[1].betterAtTen', message: 'No metric tells of this driver: expected none.' },
        {
          path: 'input.drivers',
          message: 'What is likely adds up to 2: expected 300000, the value a year of forecast 2.',
        },
        { path: 'input.metrics[0].afterMonths', message: '4: expected one of 3, 6, 12.' },
        {
          path: 'input.metrics[0].metric',
          message: 'The initiative has no baseline reading of NPS: record one first.',
        },
        { path: 'input.metrics[0].low', message: '-201: expected from -200 to 200.' },
        { path: 'input.metrics[0].likely', message: '-300: expected from -200 to 200.' },
        { path: 'input.metrics[0].low' },
        { path: 'input.note' },
      ],
    });
  });

  it('says nothing twice', () => {
    const twice = { ...INPUT, metrics: [...INPUT.metrics, ...INPUT.metrics] };
    expect(forecastOutcome(IN_DESIGN, GROUNDS, twice)).toMatchObject({
      problems: [{ path: 'input.metrics[1]', message: '"CHURN_RATE after 6 months" is named twice.' }],
    });
  });
});

describe('What was funded, by driver', () => {
  const model = defaultScoringModel({ id: 'm', organizationId: 'o', currencyCode: 'USD' });
  const view = (driver: View['driver'], scorerId: string, [low, likely, high]: readonly number[]): View => ({
    ...{ driver, scorerId, state: 'ESTIMATED' },
    ...{ lowHundredths: low! * 100, likelyHundredths: likely! * 100, highHundredths: high! * 100 },
  });
  // Loyalty: 10 points are worth 3,000,000.00 a year, a point 300,000.00. PERT means (1 + 4·2 + 3)/6 = 2 and (2 + 4·4 + 6)/6 = 4:
  // likely 3 points, 900,000.00; low 1.5 points, 450,000.00; high 4.5 points, 1,350,000.00.
  // Recurring problems: 1 point of one scorer, not applicable to the other: 0.5 points, 150,000.00.
  const estimates = [
    view('CUSTOMER_LOYALTY', 'sam', [1, 2, 3]),
    view('CUSTOMER_LOYALTY', 'fin', [2, 4, 6]),
    view('CUSTOMER_LOYALTY', 'ben', [10, 10, 10]),
    view('RECURRING_PROBLEMS', 'sam', [1, 1, 1]),
    { ...view('RECURRING_PROBLEMS', 'fin', [0, 0, 0]), state: 'NOT_APPLICABLE' as const },
  ];
  const funded = (valueYearlyMinor: bigint) =>
    fundedDrivers({ model, estimates, proposerId: 'ben', valueYearlyMinor }).map(
      ({ driver, lowMinor, likelyMinor, highMinor }) => [driver, lowMinor, likelyMinor, highMinor],
    );

  it('is the mean of the scorers, without the proposer, times what a point is worth', () => {
    expect(funded(105_000_000n)).toEqual([
      ['CUSTOMER_LOYALTY', 45_000_000n, 90_000_000n, 135_000_000n],
      ['RECURRING_PROBLEMS', 15_000_000n, 15_000_000n, 15_000_000n],
    ]);
  });

  // 6/7 of 100 minor units are 85.71…, rounded 86; the rest up to 100 are 14. Low: 3/7, 42.86; high: 9/7, 128.57.
  it('is that in proportion where a part is funded, and adds up to it', () => {
    expect(funded(100n)).toEqual([
      ['CUSTOMER_LOYALTY', 43n, 86n, 129n],
      ['RECURRING_PROBLEMS', 14n, 14n, 14n],
    ]);
  });

  it('is nothing where nobody estimated, or the model knows no money', () => {
    expect(fundedDrivers({ model, estimates: [], proposerId: 'ben', valueYearlyMinor: 5n })).toEqual([]);
    const rice = { ...model, method: 'RICE' as const };
    expect(fundedDrivers({ model: rice, estimates, proposerId: 'ben', valueYearlyMinor: 5n })).toEqual([]);
  });
});
