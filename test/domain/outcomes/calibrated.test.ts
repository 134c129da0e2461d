import { calibratedBy, type Case } from '../../../src/outcomes/domain/calibrated';
import { besideForecast } from '../../../src/outcomes/domain/forecast-beside-realised';

const forecastOf = (lowMinor: bigint, likelyMinor: bigint, highMinor: bigint): Case['forecast'] => ({
  drivers: [
    {
      ...{ driver: 'CUSTOMER_LOYALTY', lowMinor, likelyMinor, highMinor, worthMinor: 1n },
      ...{ metric: 'CHURN_RATE', betterAtTen: 2, betterIn: 'UNITS' },
    },
  ],
  metrics: [
    { metric: 'CHURN_RATE', afterMonths: 3, low: -3, likely: -2, high: -1 },
    { metric: 'CHURN_RATE', afterMonths: 6, low: -5, likely: -4, high: -3 },
  ],
});
const realisedOf = (yearlyMinor: bigint, change: number): Case['realised'] => ({
  drivers: [{ driver: 'CUSTOMER_LOYALTY', by: 'STATED', yearlyMinor, lowMinor: null, highMinor: null, statement: 'x' }],
  metrics: [
    {
      metric: 'CHURN_RATE',
      baselineIds: [],
      followUpIds: [],
      baseline: 20,
      followUp: 20 + change,
      change,
      low: null,
      high: null,
    },
  ],
});
const aCase = (initiativeId: string, different: Partial<Case> = {}): Case => ({
  ...{ initiativeId, track: 'STANDARD', afterMonths: 3, measuredSince: '2027-01-01', confirmed: true },
  ...{ portfolio: { id: 'b', name: 'Retail' }, pillars: [{ id: 'p', name: 'Processes' }] },
  ...{ forecast: forecastOf(80n, 100n, 120n), realised: realisedOf(90n, -2.5) },
  ...different,
});

describe('What was forecast beside what came of it', () => {
  it('is told by driver, and by the metrics of the mark, and of nothing that was not recorded', () => {
    const { drivers, metrics } = besideForecast(forecastOf(80n, 100n, 120n), 3, realisedOf(130n, -2.5));
    expect(drivers).toMatchObject([{ driver: 'CUSTOMER_LOYALTY', differenceMinor: 30n, withinForecast: false }]);
    expect(metrics).toMatchObject([{ difference: -0.5, withinForecast: true }]);
    expect(besideForecast(forecastOf(80n, 100n, 120n), 3, null)).toMatchObject({
      ...{ drivers: [{ realised: null, differenceMinor: null, withinForecast: null }] },
      metrics: [{ realised: null, difference: null, withinForecast: null }],
    });
  });
});

describe('Calibration by class', () => {
  const fallIsBetter = (metric: string) => metric === 'CHURN_RATE';
  const all = { by: 'ALL', of: 'DRIVERS', afterMonths: null, fallIsBetter } as const;

  // 90 and 50 of 100: −10 % and −50 %, −30 % in the mean; 90 is within 80 … 120, 50 is not.
  it('takes of each initiative the last mark, and of money what finance confirmed', () => {
    const cases = [
      aCase('one', { realised: realisedOf(1n, 0) }),
      aCase('one', { afterMonths: 12 }),
      aCase('one', { afterMonths: 6, realised: realisedOf(1n, 0) }),
      aCase('two', { realised: realisedOf(50n, -2) }),
      aCase('three', { confirmed: false }),
    ];
    expect(calibratedBy(cases, all)).toEqual([
      { id: null, name: 'ALL', initiatives: 2, n: 2, biasPercent: -30, coveragePercent: 50 },
    ]);
  });

  it('takes the later time in measure of an initiative that began anew', () => {
    const anew = aCase('one', { measuredSince: '2028-01-01', realised: realisedOf(200n, 0) });
    expect(calibratedBy([aCase('one', { afterMonths: 12 }), anew], all)).toMatchObject([{ n: 1, biasPercent: 100 }]);
  });

  // Of metrics at 3 months, of which a fall is better: (2.5 − 2) / 2 = 25 % more; at 6 months (2.5 − 4) / 4 = −37.5 %.
  it('holds metrics against what was forecast for the same mark, confirmed or not', () => {
    const cases = [aCase('one', { confirmed: false }), aCase('two', { afterMonths: 6 })];
    const asked = (afterMonths: number) =>
      calibratedBy(cases, { by: 'TRACK', of: 'METRICS', afterMonths, fallIsBetter });
    expect(asked(3)).toEqual([
      { id: null, name: 'STANDARD', initiatives: 1, n: 1, biasPercent: 25, coveragePercent: 100 },
    ]);
    expect(asked(6)).toMatchObject([{ biasPercent: -37.5, coveragePercent: 0 }]);
    expect(asked(12)).toEqual([]);
  });

  it('counts an initiative in each of its pillars, and by portfolio once', () => {
    const [processes, service] = [
      { id: 'p', name: 'Processes' },
      { id: 's', name: 'Customer Service' },
    ];
    const cases = [aCase('one', { pillars: [processes, service] }), aCase('two')];
    expect(calibratedBy(cases, { ...all, by: 'PILLAR' })).toMatchObject([
      { id: 's', name: 'Customer Service', n: 1 },
      { id: 'p', name: 'Processes', n: 2 },
    ]);
    expect(calibratedBy(cases, { ...all, by: 'PORTFOLIO' })).toMatchObject([{ id: 'b', name: 'Retail', n: 2 }]);
  });
});
