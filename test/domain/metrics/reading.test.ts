import fc from 'fast-check';
import { METRIC_CODES, METRICS, stewardMetric } from '../../../src/metrics/domain/metric';
import { valueOf, type ReadingInput } from '../../../src/metrics/domain/reading';
import { takeReading } from '../../../src/metrics/domain/reading-counts';
import { isRefusal } from '../../../src/shared/refusal';

const TODAY = '2024-05-31';
const window = { isBaseline: true, windowFrom: '2024-05-01', windowTo: '2024-05-31' };
const take = (input: Partial<ReadingInput> & Pick<ReadingInput, 'metric'>) =>
  takeReading({ ...window, ...input }, stewardMetric(input.metric), TODAY);
const nps = (promoters: number, passives: number, detractors: number) =>
  take({ metric: 'NPS', nps: { promoters, passives, detractors } });
const proportion = (n: number, count: number) => take({ metric: 'CSAT', proportion: { n, count } });
const mean = (n: number, sum: bigint, sumOfSquares: bigint) =>
  take({ metric: 'CES_1_TO_7', mean: { n, sum, sumOfSquares } });

function taken(answer: ReturnType<typeof takeReading>) {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}

describe('a reading of NPS', () => {
  // 50 promoters − 20 detractors = 30 of 100 answers: +30 points; 50 + 20 observations have the square 1.
  it('keeps the difference, and as squares the sum of promoters and detractors', () => {
    expect(nps(50, 30, 20)).toMatchObject({ metric: 'NPS', ...window, n: 100, sum: 30n, sumOfSquares: 70n });
  });

  it('is 30 when 50 of 100 promote and 20 do not', () => {
    expect(valueOf(METRICS.NPS, taken(nps(50, 30, 20)))).toBe(30);
  });

  it('lies between −100 and 100', () => {
    const count = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(count, count, count, (promoters, passives, detractors) => {
        fc.pre(promoters + passives + detractors > 0);
        const value = valueOf(METRICS.NPS, taken(nps(promoters, passives, detractors)));
        expect(value >= -100 && value <= 100).toBe(true);
      }),
    );
  });

  it('is refused without an answer', () => {
    expect(nps(0, 0, 0)).toMatchObject({ problems: [{ path: 'input.nps' }] });
  });

  it('is refused with a count that is negative or not whole', () => {
    expect(nps(-1, 2.5, 3)).toMatchObject({
      problems: [{ path: 'input.nps.promoters' }, { path: 'input.nps.passives' }],
    });
  });
});

describe('a reading of a proportion', () => {
  it('keeps how many as sum and as squares', () => {
    expect(proportion(400, 284)).toMatchObject({ metric: 'CSAT', ...window, n: 400, sum: 284n, sumOfSquares: 284n });
  });

  // 284 of 400 = 0.71
  it('is 71 percent for 284 of 400', () => {
    expect(valueOf(METRICS.CSAT, taken(proportion(400, 284)))).toBe(71);
  });

  it('is refused when the count is above n', () => {
    expect(proportion(4, 5)).toMatchObject({
      problems: [{ path: 'input.proportion.count', message: '5 of 4: expected at most 4.' }],
    });
  });

  it('is refused for n = 0', () => {
    expect(proportion(0, 0)).toMatchObject({ problems: [{ path: 'input.proportion.n' }] });
  });
});

describe('a reading of a mean', () => {
  // 5 + 6 + 7 = 18, 25 + 36 + 49 = 110, 18 / 3 = 6
  it('is 6 for the answers 5, 6 and 7', () => {
    expect(valueOf(METRICS.CES_1_TO_7, taken(mean(3, 18n, 110n)))).toBe(6);
  });

  const sums = (values: readonly bigint[]) => ({
    n: values.length,
    sum: values.reduce((total, value) => total + value, 0n),
    sumOfSquares: values.reduce((total, value) => total + value * value, 0n),
  });

  it.each([
    ['SPEND_PER_CUSTOMER', -10_000n, 10_000n],
    ['CES_1_TO_5', 1n, 5n],
    ['CES_1_TO_7', 1n, 7n],
  ] as const)('of %s accepts whatever numbers there are', (metric, min, max) => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min, max }), { minLength: 1 }), (values) => {
        expect(isRefusal(take({ metric, mean: sums(values) }))).toBe(false);
      }),
    );
  });

  it.each([
    [0n, 0n],
    [22n, 182n],
  ])('is refused when the answers cannot be on the scale: a sum of %d', (sum, squares) => {
    const message = `${sum}: 3 observations from 1 to 7 add up to 3 at least, 21 at most.`;
    expect(mean(3, sum, squares)).toMatchObject({ problems: [{ path: 'input.mean.sum', message }] });
  });

  // Three answers from 1 to 7 that add up to 12: 1, 4, 7 have the squares 66; at most (1 + 7) · 12 − 1 · 7 · 3 = 75.
  it('is refused when some answer must be off the scale for such squares', () => {
    const message = '76: squares of 3 observations from 1 to 7 that add up to 12 are 75 at most.';
    expect(mean(3, 12n, 76n)).toMatchObject({ problems: [{ path: 'input.mean.sumOfSquares', message }] });
    expect(isRefusal(mean(3, 12n, 66n))).toBe(false);
  });

  // Three numbers that add up to 18 have squares of at least 18² / 3 = 108.
  it('is refused when no numbers have that sum and those squares', () => {
    expect(mean(3, 18n, 107n)).toMatchObject({ problems: [{ path: 'input.mean.sumOfSquares' }] });
  });
});

describe('a reading', () => {
  it('is counted in the form of its metric', () => {
    expect(take({ metric: 'NPS', proportion: { n: 4, count: 3 } })).toMatchObject({
      problems: [{ path: 'input.nps' }, { path: 'input.proportion' }],
    });
  });

  it('is counted in one form only', () => {
    const both = { nps: { promoters: 1, passives: 0, detractors: 0 }, proportion: { n: 4, count: 3 } };
    expect(take({ metric: 'NPS', ...both })).toMatchObject({ problems: [{ path: 'input.proportion' }] });
  });

  it('has a window that does not end in the future', () => {
    expect(take({ metric: 'CSAT', proportion: { n: 4, count: 3 }, windowTo: '2024-06-01' })).toMatchObject({
      problems: [{ path: 'input.windowTo' }],
    });
  });

  it('has a window that does not end before it begins', () => {
    expect(take({ metric: 'CSAT', proportion: { n: 4, count: 3 }, windowTo: '2024-04-30' })).toMatchObject({
      problems: [{ path: 'input.windowTo', message: '2024-04-30 is before 2024-05-01, the start of the window.' }],
    });
  });
});

describe('the metrics', () => {
  it('ask for customer effort in two forms that run in opposite directions', () => {
    expect([METRICS.CES_1_TO_5.direction, METRICS.CES_1_TO_7.direction]).toEqual([
      'LOWER_IS_BETTER',
      'HIGHER_IS_BETTER',
    ]);
  });

  it.each(METRIC_CODES)('%s has a unit that fits its form', (code) => {
    const { form, unit } = METRICS[code];
    const fitting = {
      NPS: ['NPS_POINTS'],
      PROPORTION: ['PERCENT'],
      MEAN: ['SCALE_POINTS', 'CONTACTS', 'MONEY_MINOR'],
      SURVIVAL: ['PERCENT'],
    };
    expect(fitting[form]).toContain(unit);
  });
});
