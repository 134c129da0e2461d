import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult } from '../platform/graphql/types.graphql';
import { CutLabelInput } from './cut.graphql';
import type { MetricCode } from './domain/metric';
import { MOST_ANSWERS, type AnswerInput, type AnswersInput } from './domain/recorded-answers';
import { GraphQLMetricCode } from './metric-code.graphql';

@InputType('AnswerInput', { description: "One person's answer to the question of a metric." })
export class AnswerInputType implements AnswerInput {
  @Field(() => String, { description: 'As the survey calls it, up to 200 characters: the same one counts once.' })
  answerId!: string;
  @Field(() => Int, {
    description:
      "On the scale of the metric: NPS 0 to 10, CSAT and CES_1_TO_5 1 to 5, CES_1_TO_7 1 to 7; of your organization's own, 0 (no) or 1 (yes) for a PROPORTION, `least` to `greatest` for a MEAN.",
  })
  score!: number;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future.' }) answeredOn!: string;
  @Field(() => [CutLabelInput], {
    nullable: true,
    description: 'What holds for whoever answered, each dimension once, in any order.',
  })
  cut?: CutLabelInput[] | null;
}

@InputType()
export class RecordAnswersInput extends MutationInput implements AnswersInput {
  @Field(() => GraphQLMetricCode) metric!: MetricCode;
  @Field(() => String, {
    nullable: true,
    description: "`Metric.unit` of the metric: another one is refused. Needed for your organization's own metrics.",
  })
  unit?: string | null;
  @Field(() => String, { description: 'The survey, up to 200 characters: answers are known by their ids within it.' })
  source!: string;
  @Field(() => [AnswerInputType], { description: `1 to ${MOST_ANSWERS}; all come in, or none.` })
  answers!: AnswerInputType[];
}
@ObjectType({ simpleResolvers: true })
export class RecordAnswersPayload {
  @Field(() => Int, { description: 'Answers that are new.' }) added!: number;
  @Field(() => Int, { description: 'Answers that came in before, or stand here twice.' }) known!: number;
}
export const RecordAnswersResult = mutationResult('RecordAnswersResult', () => RecordAnswersPayload);
