import { Field, Float, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { enumOf } from '../platform/graphql/types.graphql';
import { VERDICTS, type CombinedReading, type MetricVerdict, type Verdict } from './domain/verdict';
import { IntervalType, MetricType } from './metric.graphql';

const VerdictEnum = enumOf('Verdict', VERDICTS, 'Whether a metric changed for the better.', {
  BETTER: "All of the difference's interval is on the better side of 0, by the metric's direction.",
  WORSE: "All of the difference's interval is on the worse side of 0.",
  CANNOT_TELL: 'The interval holds 0, so that chance alone could explain the difference; or there is none.',
});

@ObjectType('CombinedReading', { simpleResolvers: true, description: 'Readings of one metric added up.' })
export class CombinedReadingType implements Pick<CombinedReading, 'n' | 'value' | 'interval'> {
  @Field(() => GraphQLBigInt, {
    description: 'Observations in all; an observation that two readings hold counts twice.',
  })
  n!: number;
  @Field(() => Float, { description: "Of all observations, in the metric's unit." }) value!: number;
  @Field(() => IntervalType, {
    nullable: true,
    description: 'Null for a mean of a single value, or of values that are all the same.',
  })
  interval!: IntervalType | null;
}

@ObjectType('MetricVerdict', {
  simpleResolvers: true,
  description: 'What became of a metric, from its baseline to its follow-up.',
})
export class MetricVerdictType implements Omit<MetricVerdict, 'metric' | 'baseline' | 'followUp'> {
  @Field(() => MetricType) metric!: MetricType;
  @Field(() => CombinedReadingType, { description: 'All baseline readings of the metric.' })
  baseline!: CombinedReadingType;
  @Field(() => CombinedReadingType, {
    description:
      'The follow-up readings that the measure gate counts: recorded since the initiative last went back to design, and begun after a baseline of the metric had ended.',
  })
  followUp!: CombinedReadingType;
  @Field(() => Float, {
    description: "Follow-up less baseline, in points of the metric's unit: from 20 to 25 percent is 5.",
  })
  difference!: number;
  @Field(() => IntervalType, {
    nullable: true,
    description:
      "Of the difference, in its unit. Proportions: hybrid score (Newcombe 1998, method 10); NPS: the adjusted Wald scores apart, their variances added; means: Welch's t interval. Null for means when one side is of a single value, or no values differ on either.",
  })
  differenceInterval!: IntervalType | null;
  @Field(() => VerdictEnum) verdict!: Verdict;
}
