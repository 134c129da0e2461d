import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { RecordAnswersInput, RecordAnswersResult } from './answer.graphql';
import type { AnswerService } from './answer.service';
import type { MetricCode } from './domain/metric';
import { GraphQLMetricCode } from './metric-code.graphql';
import { MeasuredMetricType, SeriesArgs, SeriesPointType } from './series.graphql';

@Resolver(() => MeasuredMetricType)
export class SeriesResolver {
  constructor(private readonly answers: AnswerService) {}

  @Query(() => MeasuredMetricType, {
    nullable: true,
    description:
      'What raw answers, as they were imported or recorded one by one, say of a metric. Null for a code that no metric has.',
  })
  metric(@Arg('code', () => GraphQLMetricCode) _code: MetricCode): MeasuredMetricType | null {
    return compiled();
  }

  @Mutation(() => RecordAnswersResult, {
    description:
      'Insights, finance and CX leaders record raw answers as they come; files of many are imported. Each adds to the series of its metric at once. Refused, with each bad one named by its place and nothing written: a score off the scale, a day in the future, an answer that came in before and says something else.',
  })
  recordAnswers(@Arg('input', () => RecordAnswersInput) input: RecordAnswersInput, @Ctx() context: RequestContext) {
    return this.answers.record(callerOf(context), input);
  }

  @FieldResolver(() => [SeriesPointType])
  series(@Args(() => SeriesArgs) _args: SeriesArgs): SeriesPointType[] {
    return compiled();
  }
}
