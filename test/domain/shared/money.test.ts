import { formatMoney, minorUnitDigits, minorUnits } from '../../../src/shared/money';

describe('The minor unit of a currency', () => {
  // ISO 4217, list one. HUF, COP and IQD are those for which Node's CLDR data say otherwise (0).
  it.each([
    ['EUR', 2],
    ['USD', 2],
    ['HUF', 2],
    ['COP', 2],
    ['JPY', 0],
    ['ISK', 0],
    ['KWD', 3],
    ['IQD', 3],
    ['CLF', 4],
  ])('of %s has %i digits by ISO 4217', (code, digits) => {
    expect(minorUnitDigits(code)).toBe(digits);
  });

  it.each(['', 'EU', 'eur', 'EURO', 'E1R'])('is not known for "%s", which is no currency code', (code) => {
    expect(() => minorUnitDigits(code)).toThrow(RangeError);
  });
});

describe('An amount in a sentence', () => {
  it.each([
    [125_000_000n, 'EUR', 'EUR 1,250,000.00'],
    [5n, 'EUR', 'EUR 0.05'],
    [0n, 'EUR', 'EUR 0.00'],
    [-99_950n, 'USD', 'USD -999.50'],
    [1_250_000n, 'JPY', 'JPY 1,250,000'],
    [1_234_567n, 'KWD', 'KWD 1,234.567'],
    [10n ** 18n, 'EUR', 'EUR 10,000,000,000,000,000.00'],
  ])('of %s minor units of %s reads %s', (amountMinor, currencyCode, text) => {
    expect(formatMoney({ amountMinor, currencyCode })).toBe(text);
  });
});

describe('An amount as files write it', () => {
  it.each([
    ['1250.5', 'EUR', 125_050n],
    ['-0.05', 'EUR', -5n],
    ['007', 'EUR', 700n],
    ['1250', 'JPY', 1_250n],
    ['1.234', 'KWD', 1_234n],
    ['999999999999999999.99', 'EUR', 99_999_999_999_999_999_999n],
  ])('of %s in %s is %s minor units', (text, currencyCode, minor) => {
    expect(minorUnits(text, currencyCode)).toBe(minor);
  });

  it.each([
    ['1,250.50', 'EUR'],
    ['1.005', 'EUR'],
    ['1.5', 'JPY'],
    ['1.', 'EUR'],
    ['.5', 'EUR'],
    ['+5', 'EUR'],
    ['1e3', 'EUR'],
    ['', 'EUR'],
    ['٥', 'EUR'],
  ])('is not read from "%s" of %s', (text, currencyCode) => {
    expect(minorUnits(text, currencyCode)).toBeUndefined();
  });
});
