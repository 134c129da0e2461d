import type { DriverForecast } from '../../../src/outcomes/domain/outcome-forecast';
import { daysOfMark, realise, type Measured } from '../../../src/outcomes/domain/realised';
import { METRICS } from '../../../src/metrics/domain/metric';
import { differenceIntervalOf } from '../../../src/metrics/domain/interval';
import { isRefusal } from '../../../src/shared/refusal';

const LOYALTY: DriverForecast = {
  ...{ driver: 'CUSTOMER_LOYALTY', lowMinor: 0n, likelyMinor: 300n, highMinor: 900n, worthMinor: 300_000n },
  ...{ metric: 'CHURN_RATE', betterAtTen: 2, betterIn: 'UNITS' },
};
const DEFECTION: DriverForecast = { ...LOYALTY, driver: 'CUSTOMER_DEFECTION', likelyMinor: 100n };
const SERVICE: DriverForecast = {
  ...{ ...LOYALTY, driver: 'OPERATIONAL_IMPROVEMENT', worthMinor: 500_000n },
  ...{ metric: 'COST_TO_SERVE', betterAtTen: 10, betterIn: 'PERCENT_OF_BASELINE' },
};
const COMPLIANCE: DriverForecast = {
  ...{ ...LOYALTY, driver: 'COMPLIANCE_SAFETY_AND_LEGAL_COST', metric: null, betterAtTen: null },
};
type Read = Measured['readings'][number];
const share = (id: string, isBaseline: boolean, count: number, n: number, windowTo: string): Read => ({
  ...{ id, metric: 'CHURN_RATE', isBaseline, windowTo, n, sum: BigInt(count), sumOfSquares: BigInt(count) },
});
const BEFORE = share('before', true, 200, 1000, '2026-12-31');
const AFTER = share('after', false, 180, 1000, '2027-03-31');
const measured = (
  drivers: readonly DriverForecast[],
  different: Partial<Measured> & { reachPercent?: number } = {},
): Measured => {
  const { reachPercent = 100, ...rest } = different;
  return {
    forecast: { drivers, metrics: [], reachPercent },
    known: new Map(Object.entries(METRICS)),
    ...{ readings: [BEFORE, AFTER], afterMonths: 3, measuredSince: '2027-01-01', ...rest },
  };
};
const driversOf = (...asked: Parameters<typeof realise>) => {
  const realised = realise(...asked);
  if (isRefusal(realised)) throw new Error(realised.message);
  return realised.drivers;
};

describe('The days of a mark', () => {
  it('begin after the mark before, so that nothing is counted twice', () => {
    expect(([3, 6, 12] as const).map((mark) => daysOfMark('2027-01-31', mark))).toEqual([
      { from: '2027-02-01', to: '2027-04-30' },
      { from: '2027-05-01', to: '2027-07-31' },
      { from: '2027-08-01', to: '2028-01-31' },
    ]);
  });
});

describe('What was realised', () => {
  it('is the change of its metric, with the interval of the difference', () => {
    const realised = realise(measured([LOYALTY]), []);
    // 20 % of 1,000 before, 18 % of 1,000 after: −2 points, by the hybrid score interval of the metrics room.
    const interval = differenceIntervalOf(METRICS.CHURN_RATE, BEFORE, AFTER)!;
    expect(realised).toMatchObject({
      metrics: [{ metric: 'CHURN_RATE', baselineIds: ['before'], followUpIds: ['after'], baseline: 20, followUp: 18 }],
    });
    const [metric] = isRefusal(realised) ? [] : realised.metrics;
    expect(metric!.change).toBeCloseTo(-2, 12);
    expect([metric!.low, metric!.high]).toEqual([interval.low, interval.high]);
  });

  // Two points fewer leave, which is the anchor of ten points: worth 3,000.00 a year.
  it('is worth what ten points are at the anchor, and so in proportion', () => {
    expect(driversOf(measured([LOYALTY]), [])).toMatchObject([
      { by: 'MEASURED', yearlyMinor: 300_000n, statement: null },
    ]);
    // An anchor of 4 points: half of it.
    expect(driversOf(measured([{ ...LOYALTY, betterAtTen: 4 }]), [])).toMatchObject([{ yearlyMinor: 150_000n }]);
  });

  it('has its ends by the interval, the worse one low', () => {
    const { lowMinor, yearlyMinor, highMinor } = driversOf(measured([LOYALTY]), [])[0]!;
    // The interval of −2 points reaches from about −5.4 to 1.4: more lost customers are a loss.
    expect([lowMinor! < 0n, lowMinor! < yearlyMinor, yearlyMinor < highMinor!]).toEqual([true, true, true]);
  });

  it('is told of as much of the base as the readings reach', () => {
    expect(driversOf(measured([LOYALTY], { reachPercent: 25 }), [])).toMatchObject([{ yearlyMinor: 75_000n }]);
  });

  // Of 300,000 minor units loyalty has 300 of 400 and defection 100 of 400.
  it('counts a change once where several drivers share its metric', () => {
    expect(driversOf(measured([LOYALTY, DEFECTION]), [])).toMatchObject([
      { driver: 'CUSTOMER_LOYALTY', yearlyMinor: 225_000n },
      { driver: 'CUSTOMER_DEFECTION', yearlyMinor: 75_000n },
    ]);
    const loss = { ...DEFECTION, likelyMinor: -100n };
    expect(driversOf(measured([LOYALTY, loss]), [])).toMatchObject([
      { yearlyMinor: 150_000n },
      { yearlyMinor: 150_000n },
    ]);
  });

  // From 40.00 to 38.00 a customer: 5 % less, half of the anchor of 10 %.
  it('is counted in percent of the baseline where the anchor is', () => {
    const cost = (id: string, isBaseline: boolean, sum: bigint, windowTo: string): Read => ({
      ...{ id, metric: 'COST_TO_SERVE', isBaseline, windowTo, n: 100, sum, sumOfSquares: (sum * sum) / 100n + 1_000n },
    });
    const readings = [cost('a', true, 400_000n, '2026-12-31'), cost('b', false, 380_000n, '2027-02-28')];
    expect(driversOf(measured([SERVICE], { readings }), [])).toMatchObject([{ yearlyMinor: 250_000n }]);
  });

  it('is stated where no metric tells, or in place of what is measured', () => {
    const stated = [
      {
        driver: 'COMPLIANCE_SAFETY_AND_LEGAL_COST',
        yearlyMinor: 5n,
        lowMinor: 1n,
        highMinor: 9n,
        statement: ' No fine. ',
      },
      { driver: 'CUSTOMER_DEFECTION', yearlyMinor: 7n, statement: 'By the churn team.' },
    ] as const;
    // Loyalty shares its metric with nobody then.
    expect(driversOf(measured([LOYALTY, DEFECTION, COMPLIANCE]), stated)).toMatchObject([
      { driver: 'CUSTOMER_LOYALTY', by: 'MEASURED', yearlyMinor: 300_000n },
      { by: 'STATED', yearlyMinor: 7n, lowMinor: null, highMinor: null, statement: 'By the churn team.' },
      { by: 'STATED', yearlyMinor: 5n, lowMinor: 1n, highMinor: 9n, statement: 'No fine.' },
    ]);
  });

  it('names every driver that was neither measured nor stated, and why', () => {
    const drivers = [LOYALTY, SERVICE, COMPLIANCE, { ...LOYALTY, driver: 'BRAND_DAMAGE', betterAtTen: null } as const];
    const late = { readings: [BEFORE, { ...AFTER, windowTo: '2027-04-02' }] };
    expect(
      realise(measured([...drivers, { ...LOYALTY, driver: 'BRAND_PROMOTION', worthMinor: 0n }], late), []),
    ).toMatchObject({
      problems: [
        'CUSTOMER_LOYALTY has no follow-up reading of CHURN_RATE whose window ends from 2027-01-02 to 2027-04-01, or no baseline',
        'OPERATIONAL_IMPROVEMENT has no follow-up reading of COST_TO_SERVE whose window ends from 2027-01-02 to 2027-04-01, or no baseline',
        'COMPLIANCE_SAFETY_AND_LEGAL_COST is measured by no metric',
        'BRAND_DAMAGE has no improvement of CHURN_RATE at ten points',
        'BRAND_PROMOTION has no worth in the scoring model',
      ].map((why) => ({ path: 'input.stated', message: `${why}: state what it brought.` })),
    });
  });

  it('takes no statement that cannot be', () => {
    const stated = [
      { driver: 'BRAND_DAMAGE', yearlyMinor: 5n, lowMinor: 6n, statement: '' },
      { driver: 'BRAND_DAMAGE', yearlyMinor: 5n, lowMinor: 1n, highMinor: 4n, statement: 'x' },
    ] as const;
    expect(realise(measured([LOYALTY]), stated)).toMatchObject({
      problems: [
        { path: 'input.stated[1]', message: '"BRAND_DAMAGE" is named twice.' },
        { path: 'input.stated[0].driver', message: 'BRAND_DAMAGE was not forecast.' },
        { path: 'input.stated[0]', message: 'Expected both lowMinor and highMinor, or none.' },
        { path: 'input.stated[0].lowMinor', message: '6: expected at most 5.' },
        { path: 'input.stated[0].statement' },
        { path: 'input.stated[1].driver' },
        { path: 'input.stated[1].highMinor', message: '4: expected at least 5.' },
      ],
    });
  });
});
