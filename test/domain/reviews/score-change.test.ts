import fc from 'fast-check';
import type { FrozenInputs } from '../../../src/analyses/domain/frozen-inputs';
import { fromPlain, plainOf } from '../../../src/analyses/domain/exact-json';
import { inputChanges } from '../../../src/reviews/domain/input-changes';
import { scoreChange } from '../../../src/reviews/domain/score-change';
import { aProposal, both, frozen, TWO_DRIVERS } from '../analyses/frozen';
import { aView } from '../analyses/builders';

const withViews = (views: ReturnType<typeof both>, different: Partial<Parameters<typeof frozen>[0]> = {}) =>
  frozen({ proposals: [aProposal('a', { views })], ...different });
const steps = (before: FrozenInputs, after: FrozenInputs) =>
  scoreChange('a', before, after)!.steps.map(({ cause, driver, scorerId, movedMicro }) => [
    cause,
    driver,
    scorerId,
    movedMicro,
  ]);

describe('Why a score changed', () => {
  // Both drivers are worth the same, so that a score is the mean of their points.
  it('is told by estimate and scorer: another view, one more, one less', () => {
    const before = withViews(both(6, 4));
    // Sara's loyalty from 6 to 8: (8 + 4) / 2 = 6, one more. Tim's 8 for recurring: the mean of 4 and 8 is 6, (8 + 6) / 2 = 7.
    const after = withViews([...both(8, 4), aView('RECURRING_PROBLEMS', 8, 'tim')]);
    expect(scoreChange('a', before, after)).toMatchObject({ beforeMicro: 5_000_000n, afterMicro: 7_000_000n });
    expect(steps(before, after)).toEqual([
      ['ESTIMATE', 'CUSTOMER_LOYALTY', 'sara', 1_000_000n],
      ['ESTIMATE', 'RECURRING_PROBLEMS', 'tim', 1_000_000n],
    ]);
    expect(steps(after, before)).toEqual([
      ['ESTIMATE', 'CUSTOMER_LOYALTY', 'sara', -1_000_000n],
      ['ESTIMATE', 'RECURRING_PROBLEMS', 'tim', -1_000_000n],
    ]);
    expect(scoreChange('a', before, after)!.steps).toMatchObject([
      { beforeHundredths: 600, afterHundredths: 800 },
      { beforeHundredths: null, afterHundredths: 800 },
    ]);
  });

  it('charges the model, then the inaction weight, then the cost, in this order', () => {
    const before = withViews(both(8, 4));
    const dearer = {
      ...TWO_DRIVERS,
      id: 'other',
      drivers: TWO_DRIVERS.drivers.map((driver, i) => ({ ...driver, worthMinor: i === 0 ? 3000n : 1000n })),
    };
    const after = frozen(
      { model: dearer, proposals: [aProposal('a', { views: both(8, 4), costOneOffMinor: 1n })] },
      { inactionWeight: 200 },
    );
    // (8 · 3 + 4) / 4 = 7, one more than (8 + 4) / 2 = 6; then (8 · 3 + 4 · 2) / 5 = 6.4; the cost moves no score.
    expect(steps(before, after)).toEqual([
      ['MODEL', null, null, 1_000_000n],
      ['INACTION_WEIGHT', null, null, -600_000n],
      ['COST', null, null, 0n],
    ]);
  });

  it('is nothing where nothing differs, however a database wrote it down', () => {
    const inputs = withViews(both(6, 4));
    const kept = fromPlain<FrozenInputs>(JSON.parse(JSON.stringify(plainOf(inputs))));
    const { portfolio, ...others } = kept;
    expect(scoreChange('a', inputs, { ...others, portfolio })).toEqual({
      ...{ beforeMicro: 5_000_000n, afterMicro: 5_000_000n, steps: [] },
    });
  });

  it('is not known of what is not among both', () => {
    expect(scoreChange('b', withViews(both(6, 4)), withViews(both(6, 4)))).toBeUndefined();
  });

  it('adds up exactly, whatever differs', () => {
    const points = fc.integer({ min: 0, max: 10 });
    const views = fc.array(
      fc.record({
        driver: fc.constantFrom('CUSTOMER_LOYALTY' as const, 'RECURRING_PROBLEMS' as const),
        scorerId: fc.constantFrom('sara', 'tim', 'una'),
        points,
      }),
      { maxLength: 6 },
    );
    const once = (all: { driver: 'CUSTOMER_LOYALTY' | 'RECURRING_PROBLEMS'; scorerId: string; points: number }[]) => [
      ...new Map(
        all.map((view) => [`${view.driver} ${view.scorerId}`, aView(view.driver, view.points, view.scorerId)]),
      ).values(),
    ];
    fc.assert(
      fc.property(views, views, fc.constantFrom(100, 200, 400), (first, second, inactionWeight) => {
        const before = withViews(once(first));
        const after = frozen({ proposals: [aProposal('a', { views: once(second) })] }, { inactionWeight });
        const { beforeMicro, afterMicro, steps: all } = scoreChange('a', before, after)!;
        expect(all.reduce((sum, { movedMicro }) => sum + movedMicro, beforeMicro)).toBe(afterMicro);
      }),
    );
  });
});

describe('What an amendment changes', () => {
  it('is told in sentences', () => {
    const before = frozen({ proposals: [aProposal('a'), aProposal('b')] });
    const after = frozen(
      {
        proposals: [aProposal('a', { views: both(1, 1), costOneOffMinor: 400n }), aProposal('c')],
        budgetRemainingMinor: 400n,
      },
      { inactionWeight: 200 },
    );
    expect(inputChanges(before, after)).toEqual([
      '"Proposal a" costs EUR 4.00 once and EUR 1.00 a year, and EUR 3.00 once and EUR 1.00 a year before.',
      '"Proposal a" takes EUR 5.00, and EUR 4.00 before.',
      'The estimates of "Proposal a" differ.',
      '"Proposal c" has come to it.',
      '"Proposal b" has left it.',
      'EUR 4.00 can be committed, and EUR 5.00 before.',
      'Inaction weighs 2, and 1 before.',
    ]);
    expect(inputChanges(before, before)).toEqual([]);
  });
});
