import { DRIVER_CODES, VALUE_DRIVERS, valueDriver } from '../../../src/proposals/domain/value-drivers';

describe('The table of value drivers', () => {
  it('has five returns and five costs of inaction', () => {
    expect(VALUE_DRIVERS.map((driver) => driver.side)).toEqual([
      ...Array<string>(5).fill('RETURN'),
      ...Array<string>(5).fill('COST_OF_INACTION'),
    ]);
  });

  it('names each driver once', () => {
    expect(new Set(DRIVER_CODES).size).toBe(10);
  });

  it('finds a driver by its code', () => {
    expect(valueDriver('BRAND_DAMAGE').label).toBe('Brand damage');
  });

  it('knows no other codes', () => {
    expect(() => valueDriver('LUCK' as 'BRAND_DAMAGE')).toThrow('"LUCK" is not a value driver.');
  });
});
