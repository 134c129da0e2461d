import { VALUE_DRIVER_CODES, VALUE_DRIVERS } from '../../../src/proposals/domain/value-drivers';

describe('The table of value drivers', () => {
  it('has five returns and five costs of inaction', () => {
    expect(VALUE_DRIVERS.map((driver) => driver.side)).toEqual([
      ...Array<string>(5).fill('RETURN'),
      ...Array<string>(5).fill('COST_OF_INACTION'),
    ]);
  });

  it('names each driver once', () => {
    expect(new Set(VALUE_DRIVER_CODES).size).toBe(10);
  });
});
