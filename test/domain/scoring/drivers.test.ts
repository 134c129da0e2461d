import { DRIVER_CODES, driverOf } from '../../../src/scoring/domain/drivers';

describe('The drivers of all methods', () => {
  it('are ten value drivers, four of RICE and four of WSJF, each named once', () => {
    expect(new Set(DRIVER_CODES).size).toBe(18);
  });

  it('are found by their codes', () => {
    expect([driverOf('BRAND_DAMAGE').label, driverOf('EFFORT').unit]).toEqual(['Brand damage', 'person-months']);
  });

  it('have no other codes', () => {
    expect(() => driverOf('LUCK' as 'REACH')).toThrow('"LUCK" is not a driver.');
  });

  it('can be worse than today where they are returns, and nowhere else', () => {
    const negative = DRIVER_CODES.filter((code) => driverOf(code).leastHundredths < 0);

    expect(negative.map((code) => driverOf(code).side)).toEqual(Array<string>(5).fill('RETURN'));
  });

  it('are never 0 where all else is divided by them', () => {
    const divisors = DRIVER_CODES.filter((code) => driverOf(code).divides);

    expect(divisors.map((code) => [code, driverOf(code).leastHundredths])).toEqual([
      ['EFFORT', 1],
      ['JOB_SIZE', 1],
    ]);
  });
});
