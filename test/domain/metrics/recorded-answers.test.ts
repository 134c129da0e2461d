import { METRICS, type Metric } from '../../../src/metrics/domain/metric';
import { siftAnswers, takeAnswers, type AnswersInput } from '../../../src/metrics/domain/recorded-answers';
import { isRefusal } from '../../../src/shared/refusal';

const TODAY = '2026-11-02';
const answer = (answerId: string, score: number, more = {}) => ({ answerId, score, answeredOn: '2026-11-01', ...more });
const input = (...answers: AnswersInput['answers']): AnswersInput => ({ metric: 'NPS', source: 'Exit', answers });
function taken(given: AnswersInput, metric: Metric | undefined = METRICS.NPS) {
  const answers = takeAnswers(given, metric, TODAY);
  if (isRefusal(answers)) throw new Error(answers.message);
  return answers;
}
const problems = (answers: ReturnType<typeof takeAnswers | typeof siftAnswers>) =>
  isRefusal(answers) ? answers.problems.map(({ path, message }) => `${path}: ${message}`) : [];

describe('Answers that are recorded', () => {
  it('count as what their scores are in the metric, with their labels in one order', () => {
    const cut = [
      { dimension: 'PRODUCT', value: 'Fiber' },
      { dimension: 'CHANNEL', value: ' Web ' },
    ] as const;
    expect(taken(input(answer(' a ', 9), answer('b', 7), answer('c', 6, { cut })))).toEqual({
      ...{ metric: 'NPS', source: 'Exit' },
      answers: [
        { ...answer('a', 9), cut: [], observation: 1 },
        { ...answer('b', 7), cut: [], observation: 0 },
        {
          ...{ ...answer('c', 6), observation: -1 },
          cut: [
            { dimension: 'CHANNEL', value: 'Web' },
            { dimension: 'PRODUCT', value: 'Fiber' },
          ],
        },
      ],
    });
  });

  it('are refused with each bad one named by its place', () => {
    const bad = input(answer('a', 11), answer('', 5), answer('c', 5, { answeredOn: '2026-11-03' }), answer('d', 1.5));
    expect(problems(takeAnswers({ ...bad, unit: 'PERCENT' }, METRICS.NPS, TODAY))).toEqual([
      'input.unit: "PERCENT": NPS is in "NPS_POINTS".',
      'input.answers[0].score: 11: expected a whole number from 0 to 10.',
      'input.answers[1].answerId: Expected a text, got an empty one.',
      'input.answers[2].answeredOn: 2026-11-03 is in the future (today is 2026-11-02).',
      'input.answers[3].score: 1.5: expected a whole number from 0 to 10.',
    ]);
  });

  it.each([
    [0, '0 answers: expected 1 to 1000.'],
    [1001, '1001 answers: expected 1 to 1000.'],
  ])('are refused where there are %i', (count, message) => {
    const many = input(...Array.from({ length: count }, (_, index) => answer(`a${index}`, 5)));
    expect(problems(takeAnswers(many, METRICS.NPS, TODAY))).toEqual([`input.answers: ${message}`]);
  });

  it('are of a metric that people answer', () => {
    const given = { ...input(answer('a', 1)), metric: 'CHURN_RATE' };
    expect(problems(takeAnswers(given, METRICS.CHURN_RATE, TODAY))).toEqual([
      'input.metric: CHURN_RATE is only counted: nobody answers a question of it one by one.',
    ]);
  });
});

describe('Answers beside those that are there', () => {
  const standing = [{ ...answer('a', 9), cut: [{ dimension: 'CHANNEL', value: 'Web' }] }] as const;

  it('are known where they say the same, and twice the same is once', () => {
    const given = taken(input(answer('a', 9, { cut: standing[0].cut }), answer('b', 7), answer('b', 7)));
    expect(siftAnswers(given, standing)).toEqual({ fresh: [{ ...answer('b', 7), cut: [], observation: 0 }] });
  });

  it('are refused where they say something else', () => {
    const given = taken(input(answer('a', 9), answer('b', 7), answer('b', 8)));
    expect(problems(siftAnswers(given, standing))).toEqual([
      'input.answers[0].answerId: "a": This answer came in before and says something else: 9 on 2026-11-01, CHANNEL "Web".',
      'input.answers[2].answerId: "b": input.answers[1] has the same id and says something else: 7 on 2026-11-01.',
    ]);
  });
});
