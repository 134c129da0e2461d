import { missingForAssessment } from '../../../src/scoring/domain/assessment';
import { driverMeans } from '../../../src/scoring/domain/driver-mean';
import type { Estimate } from '../../../src/scoring/domain/estimate';
import { allCertain, allTen, aModel, aModelBy, anEstimate, certain } from './builders';

const missing = (track: Parameters<typeof missingForAssessment>[0], estimates: readonly Estimate[]) =>
  missingForAssessment(track, driverMeans(aModel(), estimates, 'petra'), estimates).map(({ message }) => message);
const ALL = allTen([6, 4, 5, 2, 3, 8, 1, 7, 0, 5]);

describe('What an assessment still asks for', () => {
  it('is every driver of what is LIGHT, too, by a method that knows no sides', () => {
    const means = driverMeans(aModelBy('RICE'), allCertain({ REACH: 1, IMPACT: 1, CONFIDENCE: 1 }), 'petra');

    expect(missingForAssessment('LIGHT', means, [])).toEqual([{ code: 'EFFORT', message: 'no estimate of "Effort"' }]);
  });

  it('is every driver of what is ranked', () => {
    for (const track of ['STANDARD', 'MAJOR', null] as const) {
      expect(missing(track, ALL)).toEqual([]);
      expect(missing(track, ALL.slice(1))).toEqual(['no estimate of "Customer loyalty"']);
    }
  });

  it('is one return and one cost of inaction of what is LIGHT; what is not applicable is none', () => {
    expect(missing('LIGHT', [certain('BRAND_PROMOTION', 1), certain('BRAND_DAMAGE', 1)])).toEqual([]);
    expect(missing('LIGHT', [anEstimate({ state: 'NOT_APPLICABLE' }), certain('BRAND_DAMAGE', 1)])).toEqual([
      'no estimate of a return',
    ]);
    expect(missing('LIGHT', [])).toEqual(['no estimate of a return', 'no estimate of a cost of inaction']);
  });

  it('is nothing of what is MANDATORY', () => {
    expect(missing('MANDATORY', [])).toEqual([]);
  });

  it('is low and high of a MAJOR proposal, where somebody gave a confidence while it was smaller', () => {
    const another = { ...certain('CUSTOMER_LOYALTY', 4, 'sam'), confidence: 'LOW' as const };
    expect(missing('MAJOR', [...ALL, another])).toEqual([
      '1 of 2 estimates of "Customer loyalty" without low and high, which a MAJOR proposal asks for',
    ]);
    expect(missing('STANDARD', [...ALL, another])).toEqual([]);
  });
});
