import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { IntervalType, MetricType, ReadingType } from '../metrics/metric.graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import {
  connectionType,
  enumOf,
  listArgs,
  MoneyType,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import type { ValueDriverCode } from '../proposals/domain/value-drivers';
import { REALISED_BY, type RealisedBy, type RealisedOutcome, type StatedInput } from './domain/realised';
import {
  MetricForecastType,
  MoneyRangeType,
  OutcomeForecastType,
  ValueDriverCodeEnum,
} from './outcome-forecast.graphql';

const RealisedByEnum = enumOf('RealisedBy', REALISED_BY, 'How it is known what a value driver brought.', {
  MEASURED: 'By the change of its metric and what ten points are worth.',
  STATED: 'A person stated it in money, and said where it comes from.',
});

@ObjectType('RealisedMetric', { simpleResolvers: true, description: 'How a metric changed against its baseline.' })
export class RealisedMetricType {
  @Field(() => MetricType) metric!: MetricType;
  @Field(() => Float, { description: "Of all baseline readings, in the metric's unit." }) baseline!: number;
  @Field(() => Float, {
    description: 'Of the follow-ups whose windows end after the mark before, and not after this one.',
  })
  followUp!: number;
  @Field(() => Float, { description: "Follow-up less baseline, in points of the metric's unit." }) change!: number;
  @Field(() => IntervalType, { nullable: true, description: 'Of the change; null where nothing is known of that.' })
  interval!: IntervalType | null;
}

@ObjectType('RealisedDriver', { simpleResolvers: true, description: 'What a value driver brought.' })
export class RealisedDriverType {
  @Field(() => ValueDriverCodeEnum) driver!: ValueDriverCode;
  @Field(() => RealisedByEnum) by!: RealisedBy;
  @Field(() => MoneyType, {
    description:
      'A year. MEASURED: worth of ten points × improvement / improvement at ten points × share × reach: the improvement is the change in the better direction, in points or in percent of the baseline, the share of drivers that one metric measures is as they were forecast, so that a change is counted once.',
  })
  yearly!: MoneyType;
  @Field(() => MoneyType, {
    nullable: true,
    description: 'By the worse end of the interval of the change, or as stated.',
  })
  low!: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: 'By its better end, or as stated.' }) high!: MoneyType | null;
  @Field(() => String, { nullable: true, description: 'Where a stated amount comes from.' }) statement!: string | null;
}

@ObjectType('RealisedOutcome', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What came of an initiative 3, 6 or 12 months after it entered measure: never changed, a further one corrects it.',
})
export class RealisedOutcomeType
  extends NodeType
  implements Pick<RealisedOutcome, 'id' | 'afterMonths' | 'measuredSince' | 'note' | 'recordedAt'>
{
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => Int, { description: '3, 6 or 12.' }) afterMonths!: 3 | 6 | 12;
  @Field(() => GraphQLLocalDate, { description: 'The day on which measure was entered.' }) measuredSince!: string;
  @Field(() => OutcomeForecastType, { description: 'What it is held against.' }) outcomeForecast!: OutcomeForecastType;
  @Field(() => [RealisedMetricType]) metrics!: RealisedMetricType[];
  @Field(() => [RealisedDriverType]) drivers!: RealisedDriverType[];
  @Field(() => [ReadingType], { description: 'Baselines and follow-ups that it was told from.' })
  readings!: ReadingType[];
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => RealisedOutcomeType, { nullable: true, description: 'The earlier one whose place it takes.' })
  corrects!: RealisedOutcomeType | null;
  @Field(() => RealisedOutcomeType, { nullable: true, description: 'The later one that took its place.' })
  correctedBy!: RealisedOutcomeType | null;
  @Field(() => PersonType) recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
  @Field(() => PersonType, { nullable: true, description: 'Who of finance confirmed its money; null until then.' })
  confirmedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) confirmedAt!: Date | null;
}

@ObjectType('DriverOutcome', {
  simpleResolvers: true,
  description: 'What was forecast of a driver, and what it brought.',
})
export class DriverOutcomeType {
  @Field(() => ValueDriverCodeEnum) driver!: ValueDriverCode;
  @Field(() => MoneyRangeType, { description: 'A year.' }) forecast!: MoneyRangeType;
  @Field(() => RealisedDriverType, { nullable: true, description: 'Null until it was recorded.' })
  realised!: RealisedDriverType | null;
  @Field(() => MoneyType, { nullable: true, description: 'Realised less what was likely.' })
  difference!: MoneyType | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether low ≤ realised ≤ high.' }) withinForecast!:
    boolean | null;
}

@ObjectType('MetricOutcome', {
  simpleResolvers: true,
  description: 'How a metric was expected to change, and how it did.',
})
export class MetricOutcomeType {
  @Field(() => MetricForecastType) forecast!: MetricForecastType;
  @Field(() => RealisedMetricType, {
    nullable: true,
    description: 'Null until it was recorded, or where it was not measured.',
  })
  realised!: RealisedMetricType | null;
  @Field(() => Float, { nullable: true, description: "Realised less what was likely, in points of the metric's unit." })
  difference!: number | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether low ≤ realised ≤ high.' }) withinForecast!:
    boolean | null;
}

@ObjectType('OutcomeAtMark', {
  simpleResolvers: true,
  description: 'What was forecast of an initiative for a mark beside what came of it.',
})
export class OutcomeAtMarkType {
  @Field(() => Int, { description: '3, 6 or 12.' }) afterMonths!: number;
  @Field(() => GraphQLISODateTime, { description: 'The end of the day on which it is due to be recorded.' })
  dueAt!: Date;
  @Field(() => Boolean, { description: 'Whether that has passed, and nothing was recorded.' }) overdue!: boolean;
  @Field(() => Boolean, {
    description: 'Whether it was recorded; a correction counts in the place of what it corrects.',
  })
  recorded!: boolean;
  @Field(() => Boolean, { description: 'Whether finance has confirmed what it is worth.' }) confirmed!: boolean;
  @Field(() => [DriverOutcomeType]) drivers!: DriverOutcomeType[];
  @Field(() => [MetricOutcomeType], { description: 'Those that were forecast for this mark.' })
  metrics!: MetricOutcomeType[];
}

export const RealisedOutcomeConnection = connectionType('RealisedOutcome', () => RealisedOutcomeType);
const RealisedOutcomeOrder = orderType(
  'RealisedOutcomeOrder',
  { RECORDED_AT: 'RECORDED_AT' },
  'How realised outcomes are ordered: by when they were recorded, ascending, by default.',
);
@InputType()
class RealisedOutcomeFilter {
  @Field(() => Boolean, { nullable: true, description: 'False: those that count; true: those that were corrected.' })
  isCorrected?: boolean;
}
export const RealisedOutcomesArgs = listArgs(RealisedOutcomeOrder, RealisedOutcomeFilter);

@InputType()
class StatedOutcomeInput implements StatedInput {
  @Field(() => ValueDriverCodeEnum, { description: 'One that was forecast.' }) driver!: ValueDriverCode;
  @Field(() => GraphQLBigInt, { description: 'What it brought a year, in minor units; may be below 0.' })
  yearlyMinor!: bigint;
  @Field(() => GraphQLBigInt, { nullable: true, description: 'With `highMinor`: how little it may have been.' })
  lowMinor?: bigint | null;
  @Field(() => GraphQLBigInt, { nullable: true, description: 'With `lowMinor`: how much.' }) highMinor?: bigint | null;
  @Field(() => String, { description: 'Where the amount comes from, in up to 2000 characters.' }) statement!: string;
}

@InputType()
export class RecordRealisedInput extends MutationInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => Int, { description: '3, 6 or 12: of the months since measure was entered.' }) afterMonths!: number;
  @Field(() => [StatedOutcomeInput], {
    nullable: true,
    description: 'In place of what is measured, and for drivers that no metric tells of.',
  })
  stated?: StatedOutcomeInput[] | null;
  @Field(() => String, { nullable: true, description: 'Up to 2000 characters.' }) note?: string | null;
  @Field(() => ID, { nullable: true, description: 'What was recorded of this mark before, and is wrong.' })
  correctsId?: string | null;
}
@InputType()
export class ConfirmRealisedInput extends MutationInput {
  @Field(() => ID) realisedOutcomeId!: string;
}

/** The result of a mutation that leaves a realised outcome behind. */
function realisedResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => RealisedOutcomeType) realisedOutcome!: RealisedOutcomeType;
    @Field(() => InitiativeType) initiative!: InitiativeType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}
export const RecordRealisedResult = realisedResult('RecordRealised');
export const ConfirmRealisedResult = realisedResult('ConfirmRealised');
