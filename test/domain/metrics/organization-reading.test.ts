import fc from 'fast-check';
import { CUT_DIMENSIONS, inOrder } from '../../../src/metrics/domain/cut';
import { METRICS } from '../../../src/metrics/domain/metric';
import {
  reasonOf,
  refuseOtherMeasure,
  refuseReplacing,
  takeOrganizationReading,
  type OrganizationReadingInput,
} from '../../../src/metrics/domain/organization-reading';
import { isRefusal } from '../../../src/shared/refusal';

const TODAY = '2026-11-02';
const anInput = (more: Partial<OrganizationReadingInput> = {}): OrganizationReadingInput => ({
  ...{ metric: 'CHURN_RATE', windowFrom: '2026-07-01', windowTo: '2026-09-30', source: ' Billing ' },
  proportion: { n: 263, count: 81 },
  ...more,
});
function paths(input: OrganizationReadingInput, path?: string): string[] {
  const answer = takeOrganizationReading(input, METRICS.CHURN_RATE, TODAY, path);
  return isRefusal(answer) ? answer.problems.map((problem) => problem.path) : [];
}

describe('A reading of the organization', () => {
  it('is counts with a window, a cut in one order and a source', () => {
    const cut = [
      { dimension: 'PRODUCT', value: 'Fiber' },
      { dimension: 'CONTRACT', value: ' Month-to-month ' },
    ] as const;
    expect(takeOrganizationReading(anInput({ cut }), METRICS.CHURN_RATE, TODAY)).toEqual({
      ...{ metric: 'CHURN_RATE', n: 263, sum: 81n, sumOfSquares: 81n, source: 'Billing' },
      ...{ periods: null, asked: null, isBaseline: false },
      ...{ windowFrom: '2026-07-01', windowTo: '2026-09-30' },
      cut: [
        { dimension: 'CONTRACT', value: 'Month-to-month' },
        { dimension: 'PRODUCT', value: 'Fiber' },
      ],
    });
  });

  it.each<[string, Partial<OrganizationReadingInput>, string]>([
    ['more lost than there were', { proportion: { n: 80, count: 81 } }, 'input.proportion.count'],
    ['nobody observed', { proportion: { n: 0, count: 0 } }, 'input.proportion.n'],
    ['a window that ends tomorrow', { windowTo: '2026-11-03' }, 'input.windowTo'],
    ['a window that ends before it begins', { windowTo: '2026-06-30' }, 'input.windowTo'],
    ['counts of another form', { nps: { promoters: 1, passives: 1, detractors: 1 } }, 'input.nps'],
    ['no source', { source: ' ' }, 'input.source'],
    ['a label without a value', { cut: [{ dimension: 'CHANNEL', value: '' }] }, 'input.cut[0].value'],
    [
      'a dimension twice',
      { cut: ['Web', 'Phone'].map((value) => ({ dimension: 'CHANNEL' as const, value })) },
      'input.cut[1].dimension',
    ],
  ])('is refused with %s', (_what, more, path) => {
    expect(paths(anInput(more))).toEqual([path]);
  });

  it('names the place where its writer put it', () => {
    const wrong = anInput({ windowTo: '2026-06-30', source: '', proportion: { n: 0, count: 0 } });
    expect(paths(wrong, 'row 7')).toEqual(['row 7.windowTo', 'row 7.proportion.n', 'row 7.source']);
  });
});

describe('A cut', () => {
  it('is the same in whatever order its labels come', () => {
    const labels = CUT_DIMENSIONS.map((dimension) => ({ dimension, value: dimension.toLowerCase() }));
    const shuffled = fc.shuffledSubarray(labels, { minLength: labels.length });
    fc.assert(fc.property(shuffled, (each) => expect(inOrder(each)).toEqual(inOrder(labels))));
  });
});

describe('A correction', () => {
  it('says why, where a first reading need not', () => {
    expect(reasonOf({})).toEqual({ reason: null });
    expect(reasonOf({ replacesId: 'reading', reason: ' Counted twice ' })).toEqual({ reason: 'Counted twice' });
    expect(reasonOf({ replacesId: 'reading' })).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });

  it('replaces a reading of the same subject once', () => {
    const ours = { subjectKind: 'ORGANIZATION', subjectId: 'bank' } as const;
    const ofInitiative = { subjectKind: 'INITIATIVE', subjectId: 'i' } as const;
    const not = { isReplaced: false, subjectId: 'bank' };
    expect(refuseReplacing(ours, not)).toBeUndefined();
    expect(refuseReplacing(ofInitiative, { ...not, subjectId: 'i' })).toBeUndefined();
    expect(refuseReplacing(ours, { ...not, isReplaced: true })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'REPLACED' },
    });
    expect(refuseReplacing(ofInitiative, not)).toMatchObject({ problems: [{ path: 'input.replacesId' }] });
    expect(refuseReplacing(ours, { ...not, subjectId: 'i' })).toMatchObject({
      problems: [{ path: 'input.replacesId' }],
    });
  });

  it('measures anew what the earlier one measured', () => {
    const earlier = { metric: 'CSAT', cut: [], isBaseline: true } as const;
    expect(refuseOtherMeasure(earlier, earlier)).toBeUndefined();
    const other = { metric: 'NPS', cut: [{ dimension: 'CHANNEL', value: 'Web' }], isBaseline: false } as const;
    expect(refuseOtherMeasure(earlier, other)).toMatchObject({
      problems: [{ path: 'input.metric' }, { path: 'input.cut' }, { path: 'input.isBaseline' }],
    });
  });
});
