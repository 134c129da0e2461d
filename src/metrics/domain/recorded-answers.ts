import { InputCheck } from '../../shared/input-check';
import { excerpt, type InvalidInput } from '../../shared/refusal';
import { checkAnswered, type Answer, type Scale } from './answer';
import { takeCut, type Cut, type CutLabel } from './cut';
import type { Metric, MetricCode } from './metric';
import type { NamedMetric } from './used-metric';

/** The most answers that are recorded at once. */
export const MOST_ANSWERS = 1_000;

export interface AnswerInput extends Omit<Answer, 'cut'> {
  readonly cut?: readonly CutLabel[] | null;
}

export interface AnswersInput extends NamedMetric {
  /** The survey: what it calls its answers is its own. */
  readonly source: string;
  readonly answers: readonly AnswerInput[];
}

/** Answers to the question of one metric, of one survey, each with what it adds to the sum. */
export interface TakenAnswers {
  readonly metric: MetricCode;
  readonly source: string;
  readonly answers: readonly (Answer & { readonly observation: number })[];
}

/**
 * Raw answers, checked whole: each bad one is named by its place.
 * @param metric the one that the input names; undefined where there is none
 * @param today calendar date in UTC: nobody has answered later
 */
export function takeAnswers(
  input: AnswersInput,
  metric: Metric | undefined,
  today: string,
): TakenAnswers | InvalidInput {
  const check = new InputCheck();
  const answered = checkAnswered(check, 'input', input, metric);
  const source = check.text('input.source', input.source, { max: 200 });
  const { length } = input.answers;
  if (length === 0 || length > MOST_ANSWERS) {
    check.problem('input.answers', `${length} answers: expected 1 to ${MOST_ANSWERS}.`);
    return check.refusal();
  }
  const answers = input.answers.map((answer, index) =>
    takeAnswer(check, `input.answers[${index}]`, answer, answered?.scale, today),
  );
  return check.failed ? check.refusal() : { metric: input.metric, source, answers };
}

function takeAnswer(
  check: InputCheck,
  path: string,
  input: AnswerInput,
  scale: Scale | undefined,
  today: string,
): TakenAnswers['answers'][number] {
  const answerId = check.text(`${path}.answerId`, input.answerId, { max: 200 });
  const answeredOn = check.date(`${path}.answeredOn`, input.answeredOn, { latest: today });
  const cut = takeCut(check, `${path}.cut`, input.cut);
  if (!scale) return { answerId, score: input.score, answeredOn, cut, observation: 0 };
  const score = check.whole(`${path}.score`, input.score, { min: scale.low, max: scale.high });
  return { answerId, score, answeredOn, cut, observation: scale.observation(score) };
}

/**
 * Which answers are new. One that is there already and says the same is known, and twice the same is once; one that says
 * something else contradicts it.
 * @param standing answers of the same survey to the same metric
 */
export function siftAnswers(
  { answers }: Pick<TakenAnswers, 'answers'>,
  standing: readonly Answer[],
): { readonly fresh: TakenAnswers['answers'] } | InvalidInput {
  const check = new InputCheck();
  const known = new Map(standing.map((answer) => [answer.answerId, { answer, where: 'This answer came in before' }]));
  const fresh = answers.filter((answer, index) => {
    const before = known.get(answer.answerId);
    if (before && said(before.answer) !== said(answer)) {
      const message = `"${excerpt(answer.answerId)}": ${before.where} and says something else: ${before.answer.score} on ${before.answer.answeredOn}${inWords(before.answer.cut)}.`;
      check.problem(`input.answers[${index}].answerId`, message);
    }
    if (!before) known.set(answer.answerId, { answer, where: `input.answers[${index}] has the same id` });
    return !before;
  });
  return check.failed ? check.refusal() : { fresh };
}

const inWords = (cut: Cut): string => cut.map(({ dimension, value }) => `, ${dimension} "${excerpt(value)}"`).join('');

const said = ({ score, answeredOn, cut }: Answer): string =>
  JSON.stringify([score, answeredOn, cut.map(({ dimension, value }) => [dimension, value])]);
