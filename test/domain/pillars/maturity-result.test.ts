import fc from 'fast-check';
import { maturityOf } from '../../../src/pillars/domain/maturity-result';

const said = (...levels: number[]) => levels.map((level) => ({ level, evidence: null, link: null }));

describe('The maturity of a dimension', () => {
  it.each([
    // The mean: 3 / 1 = 3; (2 + 5) / 2 = 3.5; (3 + 4 + 4) / 3 = 3.666…; (1 + 1 + 2) / 3 = 1.333…
    ['one assessor', [3], 300, 300, 3, 3],
    ['two who differ', [5, 2], 350, 350, 2, 5],
    ['three', [4, 3, 4], 367, 400, 3, 4],
    ['three at the bottom', [1, 2, 1], 133, 100, 1, 2],
    // (1 + 4 + 4 + 5) / 4 = 3.5; the two in the middle are 4 and 4.
    ['four', [4, 1, 5, 4], 350, 400, 1, 5],
    // (1 + 2 + 3 + 5) / 4 = 2.75; (2 + 3) / 2 = 2.5.
    ['four whose middle lies between levels', [5, 3, 1, 2], 275, 250, 1, 5],
    // Seven 1 and one 2: 9 / 8 = 1.125, a half of a hundredth: to the even 112.
    ['eight whose mean is a half', [1, 1, 1, 1, 1, 1, 1, 2], 112, 100, 1, 2],
    // 11 / 8 = 1.375: the even neighbour is 138.
    ['eight whose half goes up', [1, 1, 1, 1, 1, 2, 2, 2], 138, 100, 1, 2],
  ])('by %s is the mean, with median and range', (_who, levels, levelHundredths, medianHundredths, lowest, highest) => {
    expect(maturityOf(said(...levels))).toEqual({
      ...{ levelHundredths, medianHundredths, lowest, highest },
      ...{ assessorCount: levels.length, evidenceCount: 0 },
    });
  });

  it('counts a text, a link or both as one piece of evidence', () => {
    const views = [
      { level: 3, evidence: 'Seen', link: null },
      { level: 3, evidence: null, link: 'https://example.com' },
      { level: 3, evidence: 'Seen', link: 'https://example.com' },
      { level: 3, evidence: null, link: null },
    ];
    expect(maturityOf(views)).toMatchObject({ assessorCount: 4, evidenceCount: 3 });
  });

  it('is none of nobody', () => {
    expect(() => maturityOf([])).toThrow(RangeError);
  });

  const anyLevels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 50 });

  it('lies between lowest and highest, as the median does, in whatever order people answer', () => {
    fc.assert(
      fc.property(anyLevels, (levels) => {
        const maturity = maturityOf(said(...levels));
        expect(maturityOf(said(...levels.toReversed()))).toEqual(maturity);
        for (const value of [maturity.levelHundredths, maturity.medianHundredths]) {
          expect(value).toBeGreaterThanOrEqual(maturity.lowest * 100);
          expect(value).toBeLessThanOrEqual(maturity.highest * 100);
        }
      }),
    );
  });

  it('never falls when somebody raises their level', () => {
    fc.assert(
      fc.property(anyLevels, ([first = 1, ...others]) => {
        const raised = Math.min(5, first + 1);
        expect(maturityOf(said(raised, ...others)).levelHundredths).toBeGreaterThanOrEqual(
          maturityOf(said(first, ...others)).levelHundredths,
        );
      }),
    );
  });
});
