import fc from 'fast-check';
import { fromPlain, plainOf } from '../../../src/analyses/domain/exact-json';

const throughJson = (value: unknown): unknown => fromPlain(JSON.parse(JSON.stringify(plainOf(value))));

describe('What is frozen', () => {
  it('comes back from JSON as it was, to the last minor unit and millisecond', () => {
    const value = {
      ...{ amountMinor: 9_007_199_254_740_993n, scoreMicro: -1n, nothingMinor: null, share: 0.1 + 0.2 },
      ...{ publishedAt: new Date('2026-11-02T09:00:00.123Z'), title: '1', list: [{ costMinor: 5n }, []] },
    };

    expect(throughJson(value)).toEqual(value);
  });

  it('comes back from JSON whatever the numbers are', () => {
    const money = fc.record({
      amountMinor: fc.bigInt(),
      sharesPercent: fc.double({ noNaN: true, noDefaultInfinity: true }),
    });
    fc.assert(
      fc.property(fc.array(money), (list) => {
        // JSON has one zero.
        const given = list.map((each) => ({ ...each, sharesPercent: each.sharesPercent + 0 }));
        expect(throughJson(given)).toEqual(given);
      }),
    );
  });

  it('is not kept under a name by which it would not come back', () => {
    expect(() => plainOf({ amount: 5n })).toThrow('"amount" is 5: its name has to match (Minor|Micro)$.');
    expect(() => plainOf([{ when: new Date(0) }])).toThrow('"when" is 1970-01-01T00:00:00.000Z');
  });
});
