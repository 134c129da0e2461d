import { METRICS } from '../../../src/metrics/domain/metric';
import type { Tally } from '../../../src/metrics/domain/reading';
import type { WindowTally } from '../../../src/telling/domain/changes';
import { scorecardOf, type EntryFacts } from '../../../src/telling/domain/scorecard';

const proportion = (count: number, n: number): Tally => ({ n, sum: BigInt(count), sumOfSquares: BigInt(count) });
const window = (tally: Tally, month = '09'): WindowTally => ({
  ...{ ...tally, windowFrom: `2026-${month}-01`, windowTo: `2026-${month}-28` },
});
const entry = (more: Partial<EntryFacts>): EntryFacts => ({
  ...{ metric: METRICS.CSAT, cut: [], because: [{ kind: 'PRODUCT', name: 'Cards' }], goals: [] },
  ...{ latest: window(proportion(70, 100)), before: window(proportion(50, 100), '08'), ...more },
});
const only = (facts: EntryFacts, asOf = '2026-09-30') =>
  scorecardOf({ smallestSample: 30, entries: [facts] }, asOf)[0]!;

describe('An entry of a scorecard', () => {
  it('says what became of the metric, by the verdict on both readings', () => {
    expect(only(entry({}))).toMatchObject({
      ...{ metric: 'CSAT', name: 'Satisfied customers', verdict: 'BETTER', cannotTellBecause: null },
      ...{ latest: { value: 70, n: 100, windowTo: '2026-09-28' }, before: { value: 50 } },
    });
    const few = entry({ before: window(proportion(5, 10), '08') });
    expect(only(few)).toMatchObject({ verdict: 'CANNOT_TELL', cannotTellBecause: 'TOO_FEW' });
  });

  it('says nothing of a first reading, of none, or of cohorts of other lengths', () => {
    const told = { verdict: null, cannotTellBecause: null };
    expect(only(entry({ before: null }))).toMatchObject({ ...told, before: null });
    expect(only(entry({ latest: null, before: null }))).toMatchObject({ ...told, latest: null });
    const cohort = (periods: number): WindowTally =>
      window({ ...proportion(10, 100), periods: Array(periods).fill({ atRisk: 100, lost: 10, censored: 0 }) });
    const metric = METRICS.EARLY_CHURN_RATE;
    expect(only(entry({ metric, latest: cohort(3), before: cohort(2) }))).toMatchObject(told);
    expect(only(entry({ metric, latest: cohort(3), before: cohort(3) }))).toMatchObject({ verdict: 'CANNOT_TELL' });
  });

  it('judges goals as they stood on its day: until they are due by the path, then by the target', () => {
    // Wilson: 60.4 to 78.1 percent.
    const reading = window(proportion(70, 100));
    const goal = { title: 'Satisfied', accountable: 'Leah', baseline: null, startsOn: '2026-01-01', reading };
    const goals = [60, 75, 80].map((target) => ({ ...goal, target, dueOn: '2026-12-31' }));
    const statuses = (asOf: string) => only(entry({ goals }), asOf).goals.map(({ status }) => status);
    expect(statuses('2026-09-30')).toEqual(['ON_TRACK', 'ON_TRACK', 'AT_RISK']);
    expect(statuses('2026-12-31')).toEqual(['ACHIEVED', 'CANNOT_TELL', 'MISSED']);
  });
});
