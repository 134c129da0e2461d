import fc from 'fast-check';
import {
  changeFrom,
  grantFor,
  missingForecast,
  reforecast,
  type Expected,
  type ForecastInput,
} from '../../../src/initiatives/domain/forecast';
import { DEFAULT_PROCESS } from '../../support/default-process';

const expected = (costOneOffMinor: bigint, costYearlyMinor: bigint, valueYearlyMinor: bigint): Expected => ({
  ...{ costOneOffMinor, costYearlyMinor, valueYearlyMinor },
});
/** Takes 1,000.00 from the budget, and is worth 3,000.00 a year. */
const FUNDED = expected(600_00n, 400_00n, 3_000_00n);
const changes = (costOneOff: bigint, costYearly: bigint, valueYearly: bigint) =>
  changeFrom(FUNDED, expected(costOneOff, costYearly, valueYearly));

describe('The change of a forecast', () => {
  // 700.00 + 440.00 = 1,140.00 are 14 % more than 1,000.00; 2,700.00 are 10 % less than 3,000.00.
  it('is that of what it takes from the budget, and of its value, in hundredths of a percent', () => {
    expect(changes(700_00n, 440_00n, 2_700_00n)).toEqual({ costChange: 1400, valueChange: -1000 });
  });

  it('is nothing where nothing changed, and where only the parts of the cost did', () => {
    expect(changeFrom(FUNDED, FUNDED)).toEqual({ costChange: 0, valueChange: 0 });
    expect(changes(500_00n, 500_00n, 3_000_00n)).toEqual({ costChange: 0, valueChange: 0 });
  });

  // 1,100.01 of 1,000.00 are 10.001 % more: 10.01 %. 2,699.99 of 3,000.00 are 10.0003 % less: 10.01 %.
  it('is rounded towards the worse, so that a cent too much is too much', () => {
    expect(changes(700_01n, 400_00n, 2_699_99n)).toEqual({ costChange: 1001, valueChange: -1001 });
  });

  // 899.99 of 1,000.00 are 10.001 % less: 10.00 %. 3,300.01 of 3,000.00 are 10.0003 % more: 10.00 %.
  it('is rounded towards the worse where it is better, too', () => {
    expect(changes(499_99n, 400_00n, 3_300_01n)).toEqual({ costChange: -1000, valueChange: 1000 });
  });

  it('is told as a hundredfold where there was nothing, and beyond', () => {
    const nothing = expected(0n, 0n, 0n);
    expect(changeFrom(nothing, nothing)).toEqual({ costChange: 0, valueChange: 0 });
    expect(changeFrom(nothing, expected(1n, 0n, -1n))).toEqual({ costChange: 1_000_000, valueChange: -1_000_000 });
    expect(changes(9_999_999_99n, 0n, 9_999_999_999_99n)).toEqual({ costChange: 1_000_000, valueChange: 1_000_000 });
  });

  // From −100 to −150 it is 50 % worse, to −50 it is 50 % better.
  it('knows that a value below nothing can get worse', () => {
    const harmful = expected(0n, 0n, -100n);
    expect(changeFrom(harmful, expected(0n, 0n, -150n)).valueChange).toBe(-5000);
    expect(changeFrom(harmful, expected(0n, 0n, -50n)).valueChange).toBe(5000);
  });

  const amount = fc.bigInt({ min: 0n, max: 999_999_999_999_999n });
  it('is beyond a tolerance exactly where the amounts are', () => {
    fc.assert(
      fc.property(amount, amount, fc.nat(100), (before, now, percent) => {
        const { costChange } = changeFrom(expected(before, 0n, 0n), expected(now, 0n, 0n));
        expect(costChange > percent * 100).toBe(now * 100n > before * BigInt(100 + percent));
      }),
    );
  });
});

describe('A gate that asks for a new forecast', () => {
  const gate = { forecast: { costTolerancePercent: 10, valueTolerancePercent: 5 } };
  const missing = (costChange: number, valueChange: number) =>
    missingForecast(gate, { costChange, valueChange }).map(({ message }) => message);

  it('misses it when there is none', () => {
    const none = [{ code: 'NEW_FORECAST', message: 'no new forecast' }];
    expect(missingForecast(gate, null)).toEqual(none);
    expect(missingForecast(gate, undefined)).toEqual(none);
  });

  it('takes what is within both tolerances, and what is better', () => {
    expect(missing(1000, -500)).toEqual([]);
    expect(missing(-5000, 90_000)).toEqual([]);
  });

  it('names each that is not', () => {
    expect(missing(1400, -725)).toEqual([
      'costs 14 % more than funded: 10 % is allowed without the portfolio review',
      'is worth 7.25 % less than funded: 5 % is allowed without the portfolio review',
    ]);
    expect(missing(1_000_000, 0)).toEqual([
      'costs at least 10000 % more than funded: 10 % is allowed without the portfolio review',
    ]);
  });

  it('is the default one of design, and no other', () => {
    const { gates } = DEFAULT_PROCESS.policy;
    expect(gates.DESIGN.forecast).toEqual({ costTolerancePercent: 10, valueTolerancePercent: 10 });
    expect(missingForecast(gates.PROTOTYPE, null)).toEqual([]);
  });
});

describe('Making a forecast again', () => {
  const inDesign = { title: 'Clocks', stage: 'DESIGN', status: 'WORKING' } as const;
  const input: ForecastInput = { ...expected(700_00n, 440_00n, 2_700_00n), note: ' The vendor asks for more. ' };

  it('keeps what is expected, why, and how it differs from what is funded', () => {
    expect(reforecast(inDesign, FUNDED, input)).toEqual({
      ...expected(700_00n, 440_00n, 2_700_00n),
      ...{ note: 'The vendor asks for more.', costChange: 1400, valueChange: -1000 },
    });
  });

  it('tells those who are to approve by then, too', () => {
    expect(reforecast({ ...inDesign, status: 'AWAITING_APPROVAL' }, FUNDED, input)).toMatchObject({ costChange: 1400 });
  });

  it.each([
    ['DISCOVER', 'WORKING'],
    ['DESIGN', 'AWAITING_REVIEW'],
    ['DESIGN', 'ON_HOLD'],
    ['DESIGN', 'CLOSED'],
    ['PROTOTYPE', 'WORKING'],
  ] as const)('is refused in %s, %s', (stage, status) => {
    expect(reforecast({ title: 'Clocks', stage, status }, FUNDED, input)).toEqual({
      kind: 'refused',
      code: 'NOT_POSSIBLE_NOW',
      message: `The forecast is made again while an initiative is in design, and worked on or awaiting approval: "Clocks" is ${status} in ${stage}.`,
      status,
    });
  });

  it('is refused with everything that is wrong with it', () => {
    const wrong = { ...expected(-1n, 10n ** 15n, -(10n ** 15n)), note: ' ' };
    expect(reforecast(inDesign, FUNDED, wrong)).toMatchObject({
      problems: [
        { path: 'input.costOneOffMinor', message: '-1: expected a whole number ≥ 0 (minor units).' },
        { path: 'input.costYearlyMinor' },
        {
          path: 'input.valueYearlyMinor',
          message: '-1000000000000000: expected from -999999999999999 to 999999999999999 minor units.',
        },
        { path: 'input.note', message: 'Expected a text, got an empty one.' },
      ],
    });
  });

  it('is what a grant is for: the one-off cost and the first year', () => {
    expect(grantFor(FUNDED)).toBe(1_000_00n);
  });
});
