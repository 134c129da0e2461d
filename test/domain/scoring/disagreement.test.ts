import fc from 'fast-check';
import { disagreements } from '../../../src/scoring/domain/disagreement';
import type { View } from '../../../src/scoring/domain/estimate';
import { aView } from '../analyses/builders';

const LOYALTY = [{ driver: 'CUSTOMER_LOYALTY' }] as const;
const NAMES = ['sara', 'tom', 'uma', 'vic', 'wes'];
/** One likely value a scorer, in points. */
const held = (likely: readonly number[]): readonly View[] =>
  likely.map((points, index) => aView('CUSTOMER_LOYALTY', points, NAMES[index]));
const among = (...likely: readonly number[]) => disagreements(LOYALTY, held(likely))[0]!;
const apart = (...likely: readonly number[]) => among(...likely).apart.map(({ scorerId }) => scorerId);

describe('The disagreement on a driver', () => {
  it('is median and range of the likely values', () => {
    expect(among(3, 8, 4)).toMatchObject({
      ...{ driver: 'CUSTOMER_LOYALTY', scorers: 3, medianHundredths: 400 },
      ...{ lowestHundredths: 300, highestHundredths: 800, rangeHundredths: 500 },
    });
    // Of four the mean of the two in the middle: (4 + 6)/2.
    expect(among(9, 4, 6, 1)).toMatchObject({ medianHundredths: 500, rangeHundredths: 800 });
  });

  // A fifth of 100 is 20; the median distance of both is 0.
  it.each([
    [110, []],
    [130, ['uma']],
  ])('parts nobody within a fifth of the median of what is counted: of 100, 100 and %d', (last, expected) => {
    const views = [100, 100, last].map((reach, index) => aView('REACH', reach, NAMES[index]));

    expect(disagreements([{ driver: 'REACH' }], views)[0]?.apart.map(({ scorerId }) => scorerId)).toEqual(expected);
  });

  it('looks at likely values, not at low and high, and takes not applicable for 0', () => {
    const unsure = aView('CUSTOMER_LOYALTY', [0, 5, 10], 'sara');
    const notApplicable: View = { ...aView('CUSTOMER_LOYALTY', 0, 'tom'), state: 'NOT_APPLICABLE' };

    expect(disagreements(LOYALTY, [unsure, notApplicable])[0]).toMatchObject({
      ...{ medianHundredths: 250, lowestHundredths: 0, highestHundredths: 500 },
    });
  });

  it('is there for each driver of the model, also where nobody has estimated', () => {
    const both = [...LOYALTY, { driver: 'BRAND_PROMOTION' }] as const;

    expect(disagreements(both, held([3])).map(({ driver, scorers }) => [driver, scorers])).toEqual([
      ['CUSTOMER_LOYALTY', 1],
      ['BRAND_PROMOTION', 0],
    ]);
    expect(disagreements(both, [])[1]).toEqual({
      ...{ driver: 'BRAND_PROMOTION', scorers: 0, medianHundredths: null, lowestHundredths: null },
      ...{ highestHundredths: null, rangeHundredths: 0, apart: [] },
    });
  });

  // 5, 5, 6, 9: median 5.5, distances 0.5, 0.5, 0.5, 3.5, their median 0.5: beyond 2 points and beyond 2 · 0.5.
  it('names who is far from the others, and how far', () => {
    expect(among(5, 5, 6, 9).apart).toEqual([{ scorerId: 'vic', likelyHundredths: 900, aboveMedianHundredths: 350 }]);
    expect(among(1, 5, 5, 6).apart).toEqual([{ scorerId: 'sara', likelyHundredths: 100, aboveMedianHundredths: -400 }]);
  });

  it('names nobody within 2 points of the median, however close the others are', () => {
    // Distances 0, 0, 2: not more than 2.
    expect([apart(5, 5, 7), apart(5, 5, 7.01)]).toEqual([[], ['uma']]);
  });

  it('names nobody where all are scattered', () => {
    // 1, 3, 5, 7, 9: distances 4, 2, 0, 2, 4, their median 2: 4 is not more than 2 · 2. With 9.5 it is.
    expect([apart(1, 3, 5, 7, 9), apart(1, 3, 5, 7, 9.5)]).toEqual([[], ['wes']]);
    // 2, 5, 8: distances 3, 0, 3, their median 3.
    expect(apart(2, 5, 8)).toEqual([]);
  });

  it('names neither of two, and both of two on either side of many', () => {
    expect(apart(0, 10)).toEqual([]);
    expect(apart(1, 5, 5, 5, 9)).toEqual(['sara', 'wes']);
  });

  it('names fewer than half', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { minLength: 1, maxLength: 5 }), (likely) => {
        expect(apart(...likely).length).toBeLessThan(Math.max(1, likely.length / 2));
      }),
    );
  });
});
