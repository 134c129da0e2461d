import { driverMeans } from '../../../src/scoring/domain/driver-mean';
import { explain } from '../../../src/scoring/domain/explain';
import { score } from '../../../src/scoring/domain/score';
import { aModel, aModelBy, allCertain, allTen, anEstimate, certain, NOTHING } from './builders';

const model = aModel();
const explained = (estimates: Parameters<typeof driverMeans>[1], inactionWeight = 100) =>
  explain(score(model, driverMeans(model, estimates, 'petra'), NOTHING, inactionWeight), model);

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

describe('The explanation by another method', () => {
  const by = (
    method: Parameters<typeof aModelBy>[0],
    estimates: Parameters<typeof driverMeans>[1],
    cost = NOTHING,
    different: Parameters<typeof aModelBy>[1] = {},
  ) => {
    const of = aModelBy(method, different);
    return explain(score(of, driverMeans(of, estimates, 'petra'), cost), of);
  };

  // 6 points of 3,000,000 at 10 are 1,800,000 a year; 1/1.25 + 1/1.25² = 1.44: 2,592,000. 500,000 · 1.44 = 720,000.
  it('says of NPV what each driver adds over the horizon and each cost takes', () => {
    const cost = { oneOffMinor: 1_000_000_00n, yearlyMinor: 500_000_00n };
    const sentences = by('NPV', allTen([6]), cost, { horizonYears: 2, discountRateBasisPoints: 2500 });

    expect([sentences[0], ...sentences.slice(10)]).toEqual([
      'Customer loyalty: 1 scorer, likely 6 to 6, mean 6 points; EUR 3,000,000.00 a year at 10 points, over 2 years at 25 %: adds EUR 2,592,000.00.',
      'One-off cost: takes EUR 1,000,000.00.',
      'Yearly cost: EUR 500,000.00 a year, over 2 years at 25 %: takes EUR 720,000.00.',
      'Net present value EUR 872,000.00 = returns EUR 2,592,000.00 + cost of inaction EUR 0.00 − costs EUR 1,720,000.00; coverage 100 %.',
    ]);
  });

  // (400 + 501)/2 = 901/2; 450.5 · 2 · 0.8 / 5 = 144.16
  it('multiplies out by RICE with exact factors', () => {
    const estimates = [
      ...allCertain({ REACH: 400, IMPACT: 2, CONFIDENCE: 80, EFFORT: 5 }),
      certain('REACH', 501, 'sam'),
    ];

    expect(by('RICE', estimates)).toEqual([
      'Reach: 2 scorers, likely 400 to 501, mean 450.5 (901/2) customers a quarter: multiplies.',
      'Impact: 1 scorer, likely 2 to 2, mean 2 of impact: multiplies.',
      'Confidence: 1 scorer, likely 80 to 80, mean 80 per cent: multiplies.',
      'Effort: 1 scorer, likely 5 to 5, mean 5 person-months: divides.',
      'Score 144.16 = (901/2) × 2 × 80 % ÷ 5; coverage 100 %.',
    ]);
  });

  it('names by RICE what nobody has estimated', () => {
    expect(by('RICE', allCertain({ REACH: 400, IMPACT: 2, CONFIDENCE: 80 })).slice(3)).toEqual([
      'Effort: not yet estimated: divides.',
      'Score 0 = 400 × 2 × 80 % ÷ nothing yet; coverage 75 %, not ranked until it is complete.',
    ]);
  });

  // 8/5 = 1.6, 5/5 = 1, 3/5 = 0.6
  it('adds up by WSJF', () => {
    const estimates = allCertain({ BUSINESS_VALUE: 8, TIME_CRITICALITY: 5, RISK_REDUCTION: 3, JOB_SIZE: 5 });

    expect(by('WSJF', estimates)).toEqual([
      'Business value: 1 scorer, likely 8 to 8, mean 8 points, divided by the job size: adds 1.6.',
      'Time criticality: 1 scorer, likely 5 to 5, mean 5 points, divided by the job size: adds 1.',
      'Risk reduction and opportunity enablement: 1 scorer, likely 3 to 3, mean 3 points, divided by the job size: adds 0.6.',
      'Job size: 1 scorer, likely 5 to 5, mean 5 points: divides each of the others.',
      'Score 3.2 = 1.6 + 1 + 0.6; coverage 100 %.',
    ]);
  });
});
