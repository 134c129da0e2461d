import { goalContent, reasonOf, refuseWhenRetired, type Goal, type GoalInput } from '../../../src/goals/domain/goal';
import { stewardMetric } from '../../../src/metrics/domain/metric';
import { isRefusal } from '../../../src/shared/refusal';

const TODAY = '2026-11-02';
const anInput = (more: Partial<GoalInput> = {}): GoalInput => ({
  ...{ kind: 'CUSTOMER_EXPERIENCE', title: ' Customers recommend us ', pillarId: 'pillar' },
  ...{ strategicObjectiveId: 'retention', accountableId: 'amara', metric: 'NPS', target: 40, dueOn: '2027-12-31' },
  ...more,
});

function content(input: GoalInput, before?: Parameters<typeof goalContent>[3]) {
  const answer = goalContent(input, stewardMetric(input.metric), TODAY, before);
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
}
function problems(input: GoalInput, before?: Parameters<typeof goalContent>[3]): string[] {
  const answer = goalContent(input, stewardMetric(input.metric), TODAY, before);
  return isRefusal(answer) ? answer.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

describe('A goal', () => {
  it('starts today, of the whole and without a baseline, unless more is said', () => {
    expect(content(anInput())).toEqual({
      content: {
        ...{ kind: 'CUSTOMER_EXPERIENCE', title: 'Customers recommend us', pillarId: 'pillar' },
        ...{ strategicObjectiveId: 'retention', accountableId: 'amara', metric: 'NPS', cut: [] },
        ...{ baseline: null, target: 40, startsOn: TODAY, dueOn: '2027-12-31' },
      },
      contributorIds: [],
    });
  });

  it('keeps the labels of its cut in one order', () => {
    const cut = [
      { dimension: 'SEGMENT', value: ' Families ' },
      { dimension: 'CHANNEL', value: 'Phone' },
    ] as const;
    expect(content(anInput({ cut })).content.cut).toEqual([
      { dimension: 'CHANNEL', value: 'Phone' },
      { dimension: 'SEGMENT', value: 'Families' },
    ]);
  });

  it('may aim to stay where it is', () => {
    expect(problems(anInput({ baseline: 40 }))).toEqual([]);
  });

  it.each<[string, Partial<GoalInput>, string[]]>([
    ['a blank title', { title: ' ' }, ['input.title: Expected a text, got an empty one.']],
    ['an NPS of 101', { target: 101 }, ['input.target: 101: NPS is from -100 to 100 (NPS_POINTS).']],
    [
      'a churn of -1 %',
      { metric: 'CHURN_RATE', target: -1 },
      ['input.target: -1: CHURN_RATE is from 0 to 100 (PERCENT).'],
    ],
    [
      'effort of 6 of 5',
      { metric: 'CES_1_TO_5', target: 6 },
      ['input.target: 6: CES_1_TO_5 is from 1 to 5 (SCALE_POINTS).'],
    ],
    [
      'effort of 8 of 7',
      { metric: 'CES_1_TO_7', target: 8 },
      ['input.target: 8: CES_1_TO_7 is from 1 to 7 (SCALE_POINTS).'],
    ],
    ['no number at all', { target: Number.NaN }, ['input.target: NaN: NPS is from -100 to 100 (NPS_POINTS).']],
    ['a baseline out of range', { baseline: -101 }, ['input.baseline: -101: NPS is from -100 to 100 (NPS_POINTS).']],
    [
      'a target below the baseline where higher is better',
      { baseline: 41 },
      ['input.target: 40 is worse than the baseline 41: HIGHER_IS_BETTER for NPS.'],
    ],
    [
      'a target above the baseline where lower is better',
      { metric: 'CHURN_RATE', baseline: 20, target: 21 },
      ['input.target: 21 is worse than the baseline 20: LOWER_IS_BETTER for CHURN_RATE.'],
    ],
    ['a due date today', { dueOn: TODAY }, ['input.dueOn: 2026-11-02 is not in the future (today is 2026-11-02).']],
    [
      'a due date on its start',
      { startsOn: '2027-12-31' },
      ['input.dueOn: 2027-12-31: expected a date after 2027-12-31, on which the goal starts.'],
    ],
    ['no date', { dueOn: '2027-02-30' }, ['input.dueOn: "2027-02-30" is not a date (YYYY-MM-DD, from 1900 to 2999).']],
    [
      'a dimension twice',
      {
        cut: [
          { dimension: 'CHANNEL', value: 'Web' },
          { dimension: 'CHANNEL', value: 'Phone' },
        ],
      },
      ['input.cut[1].dimension: CHANNEL is named twice.'],
    ],
    [
      'people who are named already',
      { contributorIds: ['amara', 'priya', 'priya'] },
      [
        'input.contributorIds[0]: Whoever is accountable contributes already.',
        'input.contributorIds[2]: This person is named twice.',
      ],
    ],
    [
      '21 contributors',
      { contributorIds: Array.from({ length: 21 }, (_, index) => `person ${index}`) },
      ['input.contributorIds: 21 people: expected at most 20.'],
    ],
  ])('is refused with %s', (_what, more, expected) => {
    expect(problems(anInput(more))).toEqual(expected);
  });
});

describe('Revising a goal', () => {
  const past = { metric: 'NPS', startsOn: '2026-01-01', dueOn: '2026-10-31' };

  it('keeps the day on which it started, and may keep a due date that is over', () => {
    expect(content(anInput({ dueOn: past.dueOn }), past).content).toMatchObject(past);
  });

  it('is refused a new due date that is over', () => {
    expect(problems(anInput({ dueOn: '2026-10-30' }), past)).toEqual([
      'input.dueOn: 2026-10-30 is not in the future (today is 2026-11-02).',
    ]);
  });

  it('needs a reason', () => {
    expect(reasonOf(' Budget cut ')).toEqual({ reason: 'Budget cut' });
    expect(reasonOf(' ')).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path: 'input.reason' }] });
  });

  it('is not possible once it is retired', () => {
    const goal = { title: 'Customers recommend us', retiredAt: new Date(0) } as Goal;
    expect(refuseWhenRetired(goal)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'RETIRED',
      message: 'Goal "Customers recommend us" is retired.',
    });
    expect(refuseWhenRetired({ ...goal, retiredAt: null })).toBeUndefined();
  });
});
