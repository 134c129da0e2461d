import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, Float, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { enumOf } from '../platform/graphql/types.graphql';
import { CutDimensionEnum, CutLabelType } from './cut.graphql';
import type { CutDimension } from './domain/cut';
import { MetricType } from './metric.graphql';

const SERIES_PERIODS = ['DAY', 'MONTH'] as const;
type SeriesPeriod = (typeof SERIES_PERIODS)[number];
const SeriesPeriodEnum = enumOf('SeriesPeriod', SERIES_PERIODS, 'How long the periods of a series are.', {
  MONTH: 'By the calendar: the first and the last may be cut by the window.',
});

@ArgsType()
export class SeriesArgs {
  @Field(() => GraphQLLocalDate, { description: 'The first day.' }) windowFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day, included.' }) windowTo!: string;
  @Field(() => SeriesPeriodEnum, { defaultValue: 'MONTH' }) period!: SeriesPeriod;
  @Field(() => [CutDimensionEnum], {
    defaultValue: [],
    description:
      'What is told apart in each period; nothing by default. Answers that do not say it stand without that label.',
  })
  by!: CutDimension[];
}

@ObjectType('SeriesPoint', {
  simpleResolvers: true,
  description: 'The answers of one period, of one part of those who answered.',
})
export class SeriesPointType {
  @Field(() => GraphQLLocalDate, { description: 'The first day of the period.' }) periodFrom!: string;
  @Field(() => [CutLabelType], { description: 'Of the dimensions that were asked for.' }) cut!: CutLabelType[];
  @Field(() => GraphQLBigInt, { description: 'Answers.' }) n!: number;
  @Field(() => Float, { description: "In the metric's unit." }) value!: number;
  @Field(() => Float, { nullable: true, description: 'Of the 95 % interval, as of a reading; null where it has none.' })
  low!: number | null;
  @Field(() => Float, { nullable: true, description: 'Of the same interval.' }) high!: number | null;
}

@ObjectType('MeasuredMetric', {
  simpleResolvers: true,
  description: 'What people answered to the question of a metric.',
})
export class MeasuredMetricType {
  @Field(() => MetricType) metric!: MetricType;
  @Field(() => GraphQLBigInt, { description: 'Raw answers in all.' }) answers!: number;
  @Field(() => [SeriesPointType], {
    description:
      'Over time, for charts: from what is kept of each day, by period and then by cut, 1,000 points at most. Periods without an answer are left out.',
  })
  series!: SeriesPointType[];
}
