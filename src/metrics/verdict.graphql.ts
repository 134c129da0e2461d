import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { enumOf, FieldProblemType, mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import type { SmallestSample } from './domain/smallest-sample';
import {
  CANNOT_TELL_REASONS,
  VERDICTS,
  type CannotTellReason,
  type CombinedReading,
  type MetricVerdict,
  type Verdict,
} from './domain/verdict';
import { IntervalType, MetricType } from './metric.graphql';

export const VerdictEnum = enumOf('Verdict', VERDICTS, 'Whether a metric changed for the better.', {
  BETTER: "All of the difference's interval is on the better side of 0, by the metric's direction.",
  WORSE: "All of the difference's interval is on the worse side of 0.",
  CANNOT_TELL:
    'The interval holds 0, so that chance alone could explain the difference; or there is none, or too few were observed.',
});
export const CannotTellReasonEnum = enumOf(
  'CannotTellReason',
  CANNOT_TELL_REASONS,
  'Why it cannot be told whether a metric changed.',
  {
    TOO_FEW: 'One side has fewer observations than `smallestSample`.',
    NO_INTERVAL:
      'One side is a mean of a single value, or no values differ on either: nothing is known of how far they are apart.',
    CHANCE: 'The interval of the difference holds 0.',
  },
);

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
  @Field(() => CannotTellReasonEnum, { nullable: true, description: 'Null unless the verdict is CANNOT_TELL.' })
  cannotTellBecause!: CannotTellReason | null;
}

@ObjectType('CombinedReadings', { simpleResolvers: true, description: 'Readings added up, or why they cannot be.' })
export class CombinedReadingsType {
  @Field(() => MetricType, { nullable: true, description: 'Null where they cannot be.' }) metric!: MetricType | null;
  @Field(() => CombinedReadingType, { nullable: true, description: 'Null where they cannot be.' })
  reading!: CombinedReadingType | null;
  @Field(() => [FieldProblemType], {
    description:
      'Empty where they can: other metrics, other numbers of periods, people of an initiative beside others, corrected readings, windows that overlap without a label of the cuts that keeps them apart.',
  })
  problems!: FieldProblemType[];
}

@ObjectType('ComparedReadings', {
  simpleResolvers: true,
  description: 'What became of a metric between two readings, or why they cannot be compared.',
})
export class ComparedReadingsType {
  @Field(() => MetricVerdictType, { nullable: true, description: 'Null where they cannot be compared.' })
  verdict!: MetricVerdictType | null;
  @Field(() => [FieldProblemType], {
    description:
      'Empty where they can: other metrics, other numbers of periods, corrected readings, windows that overlap without a label of the cuts that keeps them apart.',
  })
  problems!: FieldProblemType[];
}

@ObjectType('SmallestSample', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Of how few observations your organization still wants a verdict.',
})
export class SmallestSampleType extends NodeType implements Pick<SmallestSample, 'n' | 'version'> {
  @Field(() => Int, { description: 'Below this, verdicts and the status of goals are CANNOT_TELL; 30 at first.' })
  n!: number;
  @Field(() => Int, { description: 'Raised by each change.' }) version!: number;
}

@InputType()
export class SetSmallestSampleInput extends VersionedInput implements Pick<SmallestSample, 'n'> {
  @Field(() => Int, { description: 'Observations, 1 to 1,000,000.' }) n!: number;
}
@ObjectType({ simpleResolvers: true })
export class SetSmallestSamplePayload {
  @Field(() => SmallestSampleType) smallestSample!: SmallestSampleType;
}
export const SetSmallestSampleResult = mutationResult('SetSmallestSampleResult', () => SetSmallestSamplePayload);
