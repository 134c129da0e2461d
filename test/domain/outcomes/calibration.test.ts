import fc from 'fast-check';
import { calibrationOf } from '../../../src/outcomes/domain/calibration';
import { quantile, upliftOf } from '../../../src/outcomes/domain/uplift';

describe('Calibration', () => {
  // (80 − 100)/100 = −20 %, (150 − 100)/100 = +50 %, (−30 − −20)/20 = −50 %: the mean is −6.666… %.
  // 80 is within 70 … 120, 150 is not within 90 … 110, −30 is within −40 … 0, and 5 is not within −1 … 1.
  it('is the mean relative error of what was likely, and how often what came was within the range', () => {
    const pairs = [
      { low: 70, likely: 100, high: 120, realised: 80 },
      { low: 90, likely: 100, high: 110, realised: 150 },
      { low: -40, likely: -20, high: 0, realised: -30 },
      { low: -1, likely: 0, high: 1, realised: 5 },
    ];
    const { n, biasPercent, coveragePercent } = calibrationOf(pairs);
    expect([n, coveragePercent]).toEqual([4, 50]);
    expect(biasPercent).toBeCloseTo(-20 / 3, 12);
  });

  it('tells nothing of nothing, and no bias where nothing was likely', () => {
    expect(calibrationOf([])).toEqual({ n: 0, biasPercent: null, coveragePercent: null });
    const pair = { low: 0, likely: 0, high: 0, realised: 0 };
    expect(calibrationOf([pair])).toEqual({ n: 1, biasPercent: null, coveragePercent: 100 });
  });
});

describe('A quantile', () => {
  // Definition 7 of Hyndman and Fan: of 1, 2, 3, 4 the place of p = 0.2 is 1 + 3 · 0.2 = 1.6, and the value 1.6; of p = 0.5, 2.5.
  it('lies between the values around it, in proportion', () => {
    expect(quantile([4, 1, 3, 2], 0.2)).toBeCloseTo(1.6, 12);
    expect(quantile([4, 1, 3, 2], 0.5)).toBeCloseTo(2.5, 12);
    expect([quantile([7], 0.8), quantile([1, 2], 0), quantile([1, 2], 1)]).toEqual([7, 1, 2]);
  });
});

describe('Uplift by a reference class', () => {
  it('is that of the class where it has ten', () => {
    const ratios = Array.from({ length: 11 }, (_, i) => i / 10);
    const uplift = upliftOf(ratios, [...ratios, 100])!;
    expect([uplift.n, uplift.parentN]).toEqual([11, 12]);
    expect([uplift.p20, uplift.p50, uplift.p80].map((p) => Math.round(p * 1e9) / 1e9)).toEqual([0.2, 0.5, 0.8]);
  });

  // The class has 0.4 and 0.6: p50 is 0.5, its weight 2/10. All twelve of the parent have 0.4, 0.6 and ten times 1: p50 is 1.
  // 0.2 · 0.5 + 0.8 · 1 = 0.9.
  it('is shrunk to that of its parent where it has fewer', () => {
    const parent = [0.4, 0.6, ...Array<number>(10).fill(1)];
    expect(upliftOf([0.4, 0.6], parent)!.p50).toBeCloseTo(0.9, 12);
    expect(upliftOf([], parent)!.p50).toBe(1);
  });

  // The class has 0.5 alone, and so has the parent: its p50 is 0.1 · 0.5 + 0.9 · 1 = 0.95; 0.1 · 0.5 + 0.9 · 0.95 = 0.905.
  it('is shrunk to no change at all where the parent has fewer, too', () => {
    expect(upliftOf([0.5], [0.5])).toMatchObject({ n: 1, parentN: 1, p50: expect.closeTo(0.905, 12) as number });
    expect(upliftOf([], [])).toBeNull();
  });

  it('never falls as the quantile rises, and stays within what came', () => {
    const ratios = fc.array(fc.double({ min: -3, max: 5, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(ratios, fc.nat(30), (parent, count) => {
        const { p20, p50, p80 } = upliftOf(parent.slice(0, count), parent)!;
        const [least, most] = [Math.min(1, ...parent), Math.max(1, ...parent)];
        expect([p20 <= p50 + 1e-12, p50 <= p80 + 1e-12, p20 >= least - 1e-12, p80 <= most + 1e-12]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }),
    );
  });
});
