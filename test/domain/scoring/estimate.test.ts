import fc from 'fast-check';
import {
  countedEstimates,
  estimate,
  type Estimate,
  type EstimateInput,
  OUTSIDE_ROUNDS,
  reestimate,
} from '../../../src/scoring/domain/estimate';
import type { DriverCode } from '../../../src/scoring/domain/drivers';
import { ENTERED_IN_POINTS, type Worths } from '../../../src/scoring/domain/entry-in-money';
import type { InvalidInput } from '../../../src/shared/refusal';
import { aProposal } from '../proposals/a-proposal';
import { anEstimate } from './builders';

const NOW = new Date('2025-03-01T09:00:00Z');
const underAssessment = aProposal({ status: 'UNDER_ASSESSMENT' });
const given = (input: EstimateInput, driver: DriverCode = 'CUSTOMER_LOYALTY') =>
  estimate(underAssessment, { id: 'estimate-1', driver, scorerId: 'sara', createdAt: NOW, ...OUTSIDE_ROUNDS }, input);
const range = (outcome: unknown) => {
  const { lowHundredths, likelyHundredths, highHundredths } = outcome as Estimate;
  return [lowHundredths, likelyHundredths, highHundredths];
};
const pathsOf = (outcome: unknown) => (outcome as InvalidInput).problems.map((problem) => problem.path);

describe('An estimate of a MAJOR proposal', () => {
  const major = aProposal({ status: 'UNDER_ASSESSMENT', track: 'MAJOR' });
  const origin = { id: 'estimate-1', driver: 'CUSTOMER_LOYALTY', scorerId: 'sara', createdAt: NOW } as const;
  const ofMajor = (input: EstimateInput) =>
    estimate(major, { ...origin, ...OUTSIDE_ROUNDS }, input, 'input', { worths });
  const worths: Worths = { currencyCode: 'EUR', of: () => 3_000_000_00n };
  const low = (found: string) => ({
    code: 'INVALID_INPUT',
    message: `input.confidence: ${found}: the proposal is MAJOR, so "Customer loyalty" is estimated by low, likely and high.`,
  });

  it('is given by low, likely and high, or is not applicable', () => {
    expect(range(ofMajor({ low: 2, likely: 5, high: 6 }))).toEqual([200, 500, 600]);
    expect(ofMajor({ notApplicable: true })).toMatchObject({ state: 'NOT_APPLICABLE' });
  });

  it('is refused with a confidence or with a likely value alone, naming the driver, in points or in money', () => {
    expect(ofMajor({ likely: 5, confidence: 'HIGH' })).toMatchObject(low('HIGH'));
    expect(ofMajor({ likely: 5 })).toMatchObject(low('Nothing'));
    expect(ofMajor({ inMoney: { likelyMinor: 1_500_000_00n }, confidence: 'LOW' })).toMatchObject(low('LOW'));
  });

  it('is refused anew, too, where it was given with a confidence before', () => {
    expect(reestimate(major, anEstimate({ confidence: 'LOW' }), { likely: 5, confidence: 'LOW' }, NOW)).toMatchObject(
      low('LOW'),
    );
  });
});

describe('An estimate with a confidence', () => {
  it.each([
    ['HIGH', [400, 500, 600]],
    ['MEDIUM', [300, 500, 700]],
    ['LOW', [200, 500, 800]],
  ] as const)('of 5 points with %s confidence reaches %p', (confidence, expected) => {
    expect(range(given({ likely: 5, confidence }))).toEqual(expected);
  });

  // 10 − 9 = 1 point of room above, so 1 point on either side.
  it('is cut evenly on both sides at the upper end of the scale', () => {
    expect(range(given({ likely: 9, confidence: 'LOW' }))).toEqual([800, 900, 1000]);
  });

  // −8.5 − (−10) = 1.5 points of room below.
  it('is cut evenly at −10, the lower end of a return', () => {
    expect(range(given({ likely: -8.5, confidence: 'MEDIUM' }))).toEqual([-1000, -850, -700]);
  });

  it('is cut evenly at 0, the lower end of a cost of inaction', () => {
    expect(range(given({ likely: 0.5, confidence: 'HIGH' }, 'BRAND_DAMAGE'))).toEqual([0, 50, 100]);
  });

  it('has no width at an end', () => {
    expect(range(given({ likely: 10, confidence: 'LOW' }))).toEqual([1000, 1000, 1000]);
  });

  it('is refused beyond 10 points, where the scale has no end to cut at', () => {
    expect(given({ likely: 12, confidence: 'LOW' })).toMatchObject({
      message: 'input.confidence: Beyond 10 points, give low and high in place of a confidence.',
    });
  });

  it('is refused with low or high beside it', () => {
    expect(pathsOf(given({ likely: 5, confidence: 'LOW', low: 4, high: 6 }))).toEqual(['input.low', 'input.high']);
  });

  it('has its PERT mean at the likely value', () => {
    const likely = fc.integer({ min: -1000, max: 1000 }).map((hundredths) => hundredths / 100);
    const confidence = fc.constantFrom('HIGH', 'MEDIUM', 'LOW');
    fc.assert(
      fc.property(likely, confidence, (points, sure) => {
        const { lowHundredths, likelyHundredths, highHundredths } = given({
          likely: points,
          confidence: sure,
        }) as Estimate;
        expect(lowHundredths + highHundredths).toBe(2 * likelyHundredths);
        expect(lowHundredths).toBeGreaterThanOrEqual(-1000);
        expect(highHundredths).toBeLessThanOrEqual(1000);
      }),
    );
  });
});

describe('An estimate of low, likely and high', () => {
  it('is kept as it is given', () => {
    expect(given({ low: 1.25, likely: 4, high: 12.5, calculation: ' 2,000 × 1 % × 40 ', rationale: '' })).toEqual({
      id: 'estimate-1',
      organizationId: 'organization-1',
      proposalId: 'proposal-1',
      driver: 'CUSTOMER_LOYALTY',
      scorerId: 'sara',
      ...ENTERED_IN_POINTS,
      ...{ roundId: null, blind: false, inForce: true, afterReopening: false },
      state: 'ESTIMATED',
      lowHundredths: 125,
      likelyHundredths: 400,
      highHundredths: 1250,
      ...{ confidence: null, askedConfidence: null, cappedBecause: null, evidenceIds: [] },
      calculation: '2,000 × 1 % × 40',
      rationale: null,
      version: 1,
      createdAt: NOW,
      updatedAt: NOW,
    });
  });

  it('may be three times the same', () => {
    expect(range(given({ low: 4, likely: 4, high: 4 }))).toEqual([400, 400, 400]);
  });

  it('is refused when low and high are the wrong way round, naming both', () => {
    expect(given({ low: 6, likely: 5, high: 4 })).toMatchObject({
      problems: [
        { path: 'input.low', message: '6: expected at most the likely value, 5.' },
        { path: 'input.high', message: '4: expected at least the likely value, 5.' },
      ],
    });
  });

  it('is refused when one of the three is left out', () => {
    expect(given({ likely: 5, high: 6 })).toMatchObject({
      message: 'input.low: Nothing: expected points from -10 to 100, with at most two decimals.',
    });
  });

  it('is refused with the likely value alone', () => {
    expect(pathsOf(given({ likely: 5 }))).toEqual(['input.confidence']);
  });
});

describe('Points', () => {
  it.each([
    [8.1, 810],
    [0.07, 7],
    [1.15, 115],
    [-2.55, -255],
    [100, 10_000],
    [-10, -1000],
    [-0, 0],
  ])('of %d are %d hundredths', (likely, hundredths) => {
    expect((given({ low: -10, likely, high: 100 }) as Estimate).likelyHundredths).toBe(hundredths);
  });

  it.each([1.234, 1e-7, 100.01, -10.01, Number.NaN, Number.POSITIVE_INFINITY, 1e21])('cannot be %d', (likely) => {
    expect(pathsOf(given({ low: -10, likely, high: 100 }))).toEqual(['input.likely']);
  });

  it('of a cost of inaction are not negative: a loss that is not prevented is 0', () => {
    expect(given({ likely: -1, confidence: 'HIGH' }, 'CUSTOMER_DEFECTION')).toMatchObject({
      message: 'input.likely: -1: expected points from 0 to 100, with at most two decimals.',
    });
  });
});

describe('A driver that is not applicable', () => {
  it('is an estimate of zeros', () => {
    expect(given({ notApplicable: true, rationale: 'No rule is touched' })).toMatchObject({
      state: 'NOT_APPLICABLE',
      lowHundredths: 0,
      likelyHundredths: 0,
      highHundredths: 0,
      confidence: null,
      rationale: 'No rule is touched',
    });
  });

  it('is refused with figures beside it', () => {
    expect(pathsOf(given({ notApplicable: true, likely: 0, confidence: 'HIGH' }))).toEqual([
      'input.likely',
      'input.confidence',
    ]);
  });
});

describe('Estimating', () => {
  it('is possible only while the proposal is under assessment', () => {
    expect(reestimate(aProposal({ status: 'ASSESSED' }), anEstimate(), { likely: 5, confidence: 'HIGH' }, NOW)).toEqual(
      {
        kind: 'refused',
        code: 'NOT_POSSIBLE_NOW',
        status: 'ASSESSED',
        message: 'Proposal "Fewer letters" is ASSESSED: it is estimated while it is UNDER_ASSESSMENT.',
      },
    );
  });

  it('again replaces the first view whole, as its next version', () => {
    const later = new Date('2025-03-05T09:00:00Z');
    const first = anEstimate({ calculation: '2,000 × 1 % × 40', rationale: 'Survey' });

    expect(
      reestimate(underAssessment, first, { likely: 3, confidence: 'HIGH', rationale: 'Interviews' }, later),
    ).toEqual({
      ...first,
      lowHundredths: 200,
      likelyHundredths: 300,
      highHundredths: 400,
      ...{ confidence: 'HIGH', askedConfidence: 'HIGH' },
      calculation: null,
      rationale: 'Interviews',
      version: 2,
      updatedAt: later,
    });
  });

  it('counts everyone but the proposer', () => {
    const estimates = [anEstimate({ scorerId: 'petra' }), anEstimate({ scorerId: 'sara' })];

    expect(countedEstimates(estimates, 'petra').map((each) => each.scorerId)).toEqual(['sara']);
  });
});

describe('An estimate in money', () => {
  // 10 points are worth EUR 3,000,000.00 a year.
  const worths: Worths = {
    currencyCode: 'EUR',
    of: (driver) => (driver === 'BRAND_DAMAGE' ? undefined : 300_000_000n),
  };
  const inMoney = (input: EstimateInput, driver: DriverCode = 'CUSTOMER_LOYALTY') =>
    estimate(
      underAssessment,
      { id: 'estimate-1', driver, scorerId: 'sara', createdAt: NOW, ...OUTSIDE_ROUNDS },
      input,
      'input',
      { worths },
    );

  it('is one in points by the worth of the driver, and kept as it was entered', () => {
    // 1,350,000 of 3,000,000 are 4.5 points; MEDIUM is 2 points either way.
    expect(inMoney({ inMoney: { likelyMinor: 135_000_000n }, confidence: 'MEDIUM' })).toMatchObject({
      ...{ lowHundredths: 250, likelyHundredths: 450, highHundredths: 650, confidence: 'MEDIUM' },
      ...{ enteredLowMinor: null, enteredLikelyMinor: 135_000_000n, enteredHighMinor: null },
      enteredCurrencyCode: 'EUR',
    });
  });

  it('is rounded to hundredths of a point, a half to the even neighbour, and may be beyond 10 points', () => {
    // A hundredth is worth 300,000: 150,000 are half of one, 450,000 one and a half; 3,600,000.00 are 12 points.
    const money = { lowMinor: 150_000n, likelyMinor: 450_000n, highMinor: 360_000_000n };

    expect(range(inMoney({ inMoney: money }))).toEqual([0, 2, 1200]);
  });

  it('names what is in points beside it, beyond the scale, half of a range, or of a driver without a worth', () => {
    const beyond = inMoney({ inMoney: { likelyMinor: -1n, lowMinor: -2n }, likely: 3 }, 'CUSTOMER_DEFECTION');

    expect((beyond as InvalidInput).problems.map(({ path }) => path)).toEqual([
      'input.likely',
      'input.inMoney.highMinor',
    ]);
    expect(inMoney({ inMoney: { likelyMinor: -30_000_000n }, confidence: 'LOW' }, 'CUSTOMER_DEFECTION')).toMatchObject({
      problems: [
        {
          path: 'input.inMoney.likelyMinor',
          message: '-30000000: expected what stands for 0 to 100 points, where 10 points are worth 300000000.',
        },
      ],
    });
    expect(inMoney({ inMoney: { likelyMinor: 1n }, confidence: 'LOW' }, 'BRAND_DAMAGE')).toMatchObject({
      problems: [{ path: 'input.inMoney' }],
    });
  });
});

describe('An estimate of a driver of RICE or WSJF', () => {
  it('is in the unit of the driver', () => {
    expect(range(given({ low: 50_000, likely: 100_000, high: 1_500_000.5 }, 'REACH'))).toEqual([
      5_000_000, 10_000_000, 150_000_050,
    ]);
  });

  it('may have a confidence where the driver is in points', () => {
    expect(range(given({ likely: 5, confidence: 'HIGH' }, 'BUSINESS_VALUE'))).toEqual([400, 500, 600]);
  });

  it('has none where it is counted in a unit of its own', () => {
    expect(given({ likely: 5, confidence: 'HIGH' }, 'EFFORT')).toMatchObject({
      message: 'input.confidence: It is half a width in points: give low and high in place of a confidence.',
    });
  });

  it.each([
    ['no effort', 'EFFORT', 0, '0: expected 0.01 to 100000 person-months, with at most two decimals.'],
    ['no job size', 'JOB_SIZE', 0, '0: expected points from 0.01 to 100, with at most two decimals.'],
    ['more than certainty', 'CONFIDENCE', 101, '101: expected 0 to 100 per cent, with at most two decimals.'],
    ['a reach below nobody', 'REACH', -1, '-1: expected 0 to 20000000 customers a quarter, with at most two decimals.'],
  ] as const)('is refused with %s, which it names', (_what, driver, likely, message) => {
    const refused = given({ low: likely, likely, high: likely }, driver) as InvalidInput;

    expect(refused.problems[0]).toEqual({ path: 'input.likely', message });
  });

  it('always applies where all else is divided by it', () => {
    expect([given({ notApplicable: true }, 'EFFORT'), given({ notApplicable: true }, 'REACH')]).toMatchObject([
      { message: 'input.notApplicable: Effort always applies: all else is divided by it.' },
      { state: 'NOT_APPLICABLE' },
    ]);
  });

  it('cannot be given in money', () => {
    const worths = { currencyCode: 'EUR', of: () => undefined };
    const origin = { id: 'estimate-1', driver: 'REACH', scorerId: 'sara', createdAt: NOW, ...OUTSIDE_ROUNDS } as const;

    expect(estimate(underAssessment, origin, { inMoney: { likelyMinor: 5n } }, 'input', { worths })).toMatchObject({
      problems: [{ path: 'input.inMoney' }],
    });
  });
});
