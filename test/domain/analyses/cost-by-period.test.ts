import fc from 'fast-check';
import { costByPeriod, openPeriods } from '../../../src/analyses/domain/cost-by-period';

const quarter = (firstDay: string, lastDay: string) => ({ firstDay, lastDay });
const [Q1, Q2, Q3, Q4] = [
  quarter('2027-01-01', '2027-03-31'),
  quarter('2027-04-01', '2027-06-30'),
  quarter('2027-07-01', '2027-09-30'),
  quarter('2027-10-01', '2027-12-31'),
];

describe('The cost of something by periods', () => {
  it('falls evenly over their days, and adds up to the minor unit', () => {
    // 90, 91, 92 and 92 of 365 days: by their ends 2465.75, 4958.90, 7479.45 and 10,000, each rounded; then the differences.
    expect(costByPeriod(10_000n, [Q1, Q2, Q3, Q4])).toEqual([
      { period: '2027-01-01/2027-03-31', costMinor: 2466n },
      { period: '2027-04-01/2027-06-30', costMinor: 2493n },
      { period: '2027-07-01/2027-09-30', costMinor: 2520n },
      { period: '2027-10-01/2027-12-31', costMinor: 2521n },
    ]);
  });

  it('is the commitment when it is added up, whatever that is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (commitmentMinor) => {
        const costs = costByPeriod(commitmentMinor, [Q1, Q2, Q3, Q4]).map(({ costMinor }) => costMinor);
        expect(costs.reduce((sum, each) => sum + each, 0n)).toBe(commitmentMinor);
        expect(costs.every((each) => each >= 0n)).toBe(true);
      }),
    );
  });

  it('is none before a budget is split', () => expect(costByPeriod(100n, [])).toEqual([]));

  it('falls in those that have not ended, and in the last one when all have', () => {
    const all = [Q1, Q2, Q3, Q4];

    expect(openPeriods(all, '2026-11-02')).toEqual(all);
    expect(openPeriods(all, '2027-06-30')).toEqual([Q2, Q3, Q4]);
    expect(openPeriods(all, '2028-01-01')).toEqual([Q4]);
  });
});
