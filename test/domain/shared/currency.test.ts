import { isCurrency } from '../../../src/shared/currency';

describe('A currency', () => {
  it.each(['USD', 'EUR', 'JPY', 'KWD', 'XOF', 'CLF'])('%s is one of ISO 4217', (code) => {
    expect(isCurrency(code)).toBe(true);
  });

  // The mark was abolished in 2002, the kuna in 2023; XAU is gold, XTS is for tests, XXX is no currency.
  it.each(['usd', 'US', 'DOLLAR', '', 'DEM', 'HRK', 'XAU', 'XTS', 'XXX', 'ZZZ'])('"%s" is none', (code) => {
    expect(isCurrency(code)).toBe(false);
  });
});
