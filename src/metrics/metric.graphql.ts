import { GraphQLLocalDate } from 'graphql-scalars';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ImportType } from '../imports/import.graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, enumOf, NodeType, orderType, listArgs } from '../platform/graphql/types.graphql';
import {
  METRIC_DIRECTIONS,
  METRIC_FORMS,
  METRIC_LEVELS,
  type Metric,
  type MetricCode,
  type MetricDirection,
  type MetricForm,
  type MetricLevel,
} from './domain/metric';
import { CutLabelInput, CutLabelType } from './cut.graphql';
import type { Interval } from './domain/interval';
import type { Reading } from './domain/reading';
import type { SurvivalPeriod } from './domain/survival';
import { GraphQLMetricCode } from './metric-code.graphql';

const MetricFormEnum = enumOf('MetricForm', METRIC_FORMS, 'How a metric is counted.', {
  NPS: 'From promoters, passives and detractors.',
  PROPORTION: 'From how many of n.',
  MEAN: 'From n whole numbers, their sum and the sum of their squares.',
  SURVIVAL: 'From who of a joining cohort is at risk, lost and censored in each period, by Kaplan–Meier.',
});
export const MetricLevelEnum = enumOf('MetricLevel', METRIC_LEVELS, 'What a metric tells of.', {
  RELATIONSHIP: 'How customers or employees stand to the company as a whole.',
  TRANSACTION: 'One errand of theirs, right after it.',
});
export const MetricDirectionEnum = enumOf('MetricDirection', METRIC_DIRECTIONS, 'Whether more of it is better.');
@ObjectType('Metric', { simpleResolvers: true, description: 'Something that is measured of customers or employees.' })
export class MetricType implements Omit<Metric, 'customId'> {
  @Field(() => GraphQLMetricCode) code!: MetricCode;
  @Field(() => String) name!: string;
  @Field(() => String, {
    description:
      "What one unit of a value means. Of Steward's own: NPS_POINTS (-100 to 100), PERCENT (0 to 100), SCALE_POINTS of the scale that people answered on, CONTACTS a customer, MONEY_MINOR (minor units, cents, of the organization's currency); of a MEAN that your organization has defined, its own words.",
  })
  unit!: string;
  @Field(() => MetricDirectionEnum) direction!: MetricDirection;
  @Field(() => MetricFormEnum) form!: MetricForm;
  @Field(() => MetricLevelEnum) level!: MetricLevel;
  @Field(() => Float, { description: 'The least value that it can have, in its unit.' }) least!: number;
  @Field(() => Float, { description: 'The greatest value that it can have, in its unit.' }) greatest!: number;
  @Field(() => Boolean, { description: 'True where nothing more is measured by it; what was measured stays.' })
  isRetired!: boolean;
  @Field(() => ID, {
    nullable: true,
    description: "The id of the `CustomMetric`, where your organization has defined it; null for Steward's own.",
  })
  customMetricId!: string | null;
}

@ObjectType('Interval', {
  simpleResolvers: true,
  description: 'A 95 % confidence interval: where the value of all may well lie, of whom only some were observed.',
})
export class IntervalType implements Interval {
  @Field(() => Float, { description: 'Never above what was observed.' }) low!: number;
  @Field(() => Float, { description: 'Never below what was observed.' }) high!: number;
}

@ObjectType('SurvivalPeriod', { simpleResolvers: true, description: 'What became of a joining cohort in one period.' })
export class SurvivalPeriodType implements SurvivalPeriod {
  @Field(() => Int, { description: 'Customers who were there when the period began.' }) atRisk!: number;
  @Field(() => Int, { description: 'Of them, lost in the period.' }) lost!: number;
  @Field(() => Int, { description: 'Of them, seen until this period and not lost: of the next nothing is known yet.' })
  censored!: number;
}

@ObjectType('Reading', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A measurement, kept as counts so that readings combine exactly: add n, sum and sumOfSquares.',
})
export class ReadingType
  extends NodeType
  implements
    Pick<
      Reading,
      'id' | 'isBaseline' | 'source' | 'n' | 'sum' | 'sumOfSquares' | 'asked' | 'windowFrom' | 'windowTo' | 'recordedAt'
    >
{
  @Field(() => MetricType) metric!: MetricType;
  @Field(() => Boolean, {
    description:
      'Of an initiative: taken before the change, to compare with; a follow-up otherwise. False for readings of the organization.',
  })
  isBaseline!: boolean;
  @Field(() => [CutLabelType], {
    description: 'The part that was observed, each dimension at most once; empty for the whole.',
  })
  cut!: CutLabelType[];
  @Field(() => String, {
    nullable: true,
    description:
      'Where the counts come from: a survey, a system; null for readings of an initiative that do not say it.',
  })
  source!: string | null;
  @Field(() => GraphQLBigInt, { description: 'Observations, at least 1.' }) n!: number;
  @Field(() => GraphQLBigInt, {
    description: 'NPS: promoters less detractors; PROPORTION and SURVIVAL: how many; MEAN: the sum of the values.',
  })
  sum!: bigint;
  @Field(() => GraphQLBigInt, { description: 'Of the same observations, each squared.' }) sumOfSquares!: bigint;
  @Field(() => Float, {
    description:
      "In the metric's unit: NPS -100 to 100 points, a proportion 0 to 100 percent, a mean in its own unit, of a cohort the percent that are lost by the end of its periods.",
  })
  value!: number;
  @Field(() => IntervalType, {
    nullable: true,
    description:
      "In the metric's unit. NPS: adjusted Wald (Rocks 2016); a proportion: Wilson score; a mean: Student's t, null for a single value or values that are all the same; a cohort: Greenwood.",
  })
  interval!: IntervalType | null;
  @Field(() => [SurvivalPeriodType], {
    nullable: true,
    description: 'Of a cohort, from its first period on; null otherwise.',
  })
  periods!: SurvivalPeriodType[] | null;
  @Field(() => GraphQLBigInt, {
    nullable: true,
    description: 'How many people were asked, of whom n answered; null where nobody was asked, or it was not said.',
  })
  asked!: number | null;
  @Field(() => Float, { nullable: true, description: 'Percent of those asked who answered; null where `asked` is.' })
  responseRate!: number | null;
  @Field(() => GraphQLLocalDate, { description: 'The first day of observation.' }) windowFrom!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day of observation, included.' }) windowTo!: string;
  @Field(() => ImportType, {
    nullable: true,
    description: 'The import that brought it; null when a person recorded it.',
  })
  import!: ImportType | null;
  @Field(() => PersonType, { description: 'Who recorded or imported it.' }) recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
  @Field(() => ReadingType, { nullable: true, description: 'The earlier one that this one corrects.' })
  replaces!: ReadingType | null;
  @Field(() => ReadingType, {
    nullable: true,
    description: 'The correction that took its place: no goal is judged on this one any more. Null while it counts.',
  })
  replacedBy!: ReadingType | null;
}

export const ReadingConnection = connectionType('Reading', () => ReadingType);
const ReadingOrder = orderType(
  'ReadingOrder',
  { WINDOW_TO: 'WINDOW_TO' },
  'How readings are ordered: by the last day of observation, ascending, by default.',
);

@InputType()
class ReadingFilter {
  @Field(() => [GraphQLMetricCode], { nullable: true, description: 'Of one of these.' }) metric?: MetricCode[];
  @Field(() => Boolean, { nullable: true, description: 'True: baselines; false: follow-ups.' }) isBaseline?: boolean;
  @Field(() => [CutLabelInput], {
    nullable: true,
    description: 'Of exactly this part, its labels in any order; empty: of the whole.',
  })
  cut?: CutLabelInput[];
  @Field(() => Boolean, { nullable: true, description: 'False: those that count; true: those that were corrected.' })
  isReplaced?: boolean;
  @Field(() => ID, { nullable: true, description: 'That this import brought.' }) importId?: string;
}

export const ReadingsArgs = listArgs(ReadingOrder, ReadingFilter);
