import fc from 'fast-check';
import { convert, rateOn, takeRate, type KnownRate } from '../../../src/budget/domain/exchange-rate';

const TODAY = '2026-11-02';
const known: readonly KnownRate[] = [
  { currencyCode: 'EUR', day: '2026-09-30', rate: '1.1' },
  { currencyCode: 'EUR', day: '2026-10-31', rate: '1.0832' },
  { currencyCode: 'JPY', day: '2026-10-31', rate: '0.0067' },
];
const take = (input: Partial<KnownRate>) =>
  takeRate({ currencyCode: 'EUR', day: TODAY, rate: '1.09', ...input }, { reportingCurrency: 'USD', today: TODAY });

describe('An exchange rate', () => {
  it.each([
    ['1.0832', '1.0832'],
    [' 1.50 ', '1.5'],
    ['0.0067', '0.0067'],
    ['007', '7'],
    ['100.000', '100'],
    ['999999999.999999999999', '999999999.999999999999'],
  ])('of %s is kept exactly, as short as it can be written', (rate, kept) => {
    expect(take({ rate })).toEqual({ currencyCode: 'EUR', day: TODAY, rate: kept });
  });

  it.each(['0', '0.000', '-1', '1,08', '1e3', '', '.5', '1234567890', '1.0000000000001', 'NaN', '٥'])(
    'is refused for "%s"',
    (rate) => {
      expect(take({ rate })).toMatchObject({ problems: [{ path: 'input.rate' }] });
    },
  );

  it('is refused for the reporting currency, one that there is not, and a day to come', () => {
    expect(take({ currencyCode: 'USD' })).toMatchObject({
      message: 'input.currencyCode: USD is the reporting currency: there is nothing to convert.',
    });
    expect(take({ currencyCode: 'DEM', day: '2026-11-03' })).toMatchObject({
      message:
        'input.currencyCode: "DEM" is no currency of ISO 4217: expected a code like USD. input.day: 2026-11-03 is in the future (today is 2026-11-02).',
    });
  });

  it('counts from its day until the next one', () => {
    expect(rateOn(known, 'EUR', '2026-09-29')).toBeUndefined();
    expect(rateOn(known, 'EUR', '2026-09-30')).toMatchObject({ rate: '1.1' });
    expect(rateOn(known, 'EUR', '2026-10-30')).toMatchObject({ rate: '1.1', day: '2026-09-30' });
    expect(rateOn(known, 'EUR', '2026-12-24')).toMatchObject({ rate: '1.0832' });
    expect(rateOn(known, 'GBP', '2026-12-24')).toBeUndefined();
  });
});

describe('Converting an amount', () => {
  it.each([
    // 100.00 × 1.0832 = 108.32
    ['to the cent', 100_00n, 'EUR', 'USD', '1.0832', 108_32n],
    // 0.05 × 1.1 = 0.055: between 0.05 and 0.06, and 6 is even.
    ['with a half up to the even cent', 5n, 'EUR', 'USD', '1.1', 6n],
    // 0.25 × 0.1 = 0.025: between 0.02 and 0.03, and 2 is even.
    ['with a half down to the even cent', 25n, 'EUR', 'USD', '0.1', 2n],
    // −0.25 × 0.1 = −0.025
    ['below 0 alike', -25n, 'EUR', 'USD', '0.1', -2n],
    // 150,000 yen, which have no cents, × 0.0067 = 1,005.00
    ['from a currency without cents', 150_000n, 'JPY', 'USD', '0.0067', 1_005_00n],
    // 10.00 ÷ … at 149.25 yen a dollar = 1,492.5 yen: 1,492 is even.
    ['to a currency without cents', 10_00n, 'USD', 'JPY', '149.25', 1492n],
    // 1.234 dinars × 3.25 = 4.0105
    ['from a currency with thousandths', 1_234n, 'KWD', 'USD', '3.25', 4_01n],
  ] as const)('is exact, %s', (_what, amountMinor, currencyCode, to, rate, expected) => {
    expect(convert({ amountMinor, currencyCode }, to, rate)).toBe(expected);
  });

  it('takes no more digits than it can be given: the largest amount at the finest rate', () => {
    // 9,999,999,999,999.99 × 0.000000000001 = 9.99999999999999: 10.00
    expect(convert({ amountMinor: 999_999_999_999_999n, currencyCode: 'EUR' }, 'USD', '0.000000000001')).toBe(10_00n);
  });

  it('is never more than half a minor unit off', () => {
    const rates = fc.tuple(fc.bigInt(1n, 10n ** 9n), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), rates, (amountMinor, [units, digits]) => {
        const scale = 10n ** BigInt(digits);
        const rate = `${units / scale}.${String(units % scale).padStart(digits, '0')}`.replace(/\.0?$/, '');
        const converted = convert({ amountMinor, currencyCode: 'EUR' }, 'USD', rate);
        const twiceOff = 2n * (converted * scale - amountMinor * units);

        expect(twiceOff <= scale && twiceOff >= -scale).toBe(true);
      }),
    );
  });
});
