import { driverMeans } from '../../../src/scoring/domain/driver-mean';
import { explain } from '../../../src/scoring/domain/explain';
import { score } from '../../../src/scoring/domain/score';
import { aModel, allTen, anEstimate } from './builders';

const model = aModel();
const explained = (estimates: Parameters<typeof driverMeans>[1], inactionWeight = 100) =>
  explain(score(model, driverMeans(model, estimates, 'petra'), inactionWeight), 'EUR');

describe('The explanation of a score', () => {
  // (5 + 4·7 + 10) / 6 = 43/6 = 7.1666…; 43/6 · 30/200 = 1.075
  it('says of a driver who held what, its weight and what it adds', () => {
    const sara = anEstimate({ lowHundredths: 500, likelyHundredths: 700, highHundredths: 1000 });

    expect(explained([sara])[0]).toBe(
      'Customer loyalty: 1 scorer, likely 7 to 7, mean 7.17 (43/6) points; ' +
        'weight 30 of 200 (EUR 3,000,000.00 a year at 10 points): adds 1.075.',
    );
  });

  // Customer defection 7 points at λ 2: 2·30·7/300 = 1.4
  it('says how many times a cost of inaction is counted', () => {
    expect(explained(allTen([6, 4, 8, 2, 5, 7, 3, 9, 1, 4]), 200)[5]).toBe(
      'Customer defection: 1 scorer, likely 7 to 7, mean 7 points; ' +
        'weight 30 of 200 (EUR 3,000,000.00 a year at 10 points), counted 2 times: adds 1.4.',
    );
  });

  it('ends with the sum of both sides', () => {
    expect(explained(allTen([6, 4, 8, 2, 5, 7, 3, 9, 1, 4]), 200).at(-1)).toBe(
      'Score 5.733334 = returns 1.866667 + cost of inaction 3.866667, at inaction weight 2; coverage 100 %.',
    );
  });

  it('says what is missing, and what is not applicable', () => {
    const no = anEstimate({ state: 'NOT_APPLICABLE', likelyHundredths: 0, lowHundredths: 0, highHundredths: 0 });
    const sentences = explained([no, { ...no, scorerId: 'sam' }]);

    expect([sentences[0], sentences[1], sentences.at(-1)]).toEqual([
      'Customer loyalty: 2 scorers, not applicable; weight 30 of 200 (EUR 3,000,000.00 a year at 10 points): adds 0.',
      'Brand promotion: not yet estimated; weight 15 of 200 (EUR 1,500,000.00 a year at 10 points): adds 0.',
      'Score 0 = returns 0 + cost of inaction 0, at inaction weight 1; coverage 15 %, not ranked until it is complete.',
    ]);
  });

  // −0.05 · 30/200 = −0.0075
  it('writes small and negative numbers as decimals', () => {
    const worse = anEstimate({ lowHundredths: -5, likelyHundredths: -5, highHundredths: -5 });

    expect(explained([worse])[0]).toContain('likely -0.05 to -0.05, mean -0.05 (-1/20) points');
    expect(explained([worse])[0]).toContain('adds -0.0075.');
  });
});
