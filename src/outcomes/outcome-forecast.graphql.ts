import { Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ForecastType } from '../initiatives/forecast.graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import type { MetricCode } from '../metrics/domain/metric';
import { GraphQLMetricCode } from '../metrics/metric-code.graphql';
import { MetricType } from '../metrics/metric.graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import {
  connectionType,
  enumOf,
  listArgs,
  MoneyType,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import { VALUE_DRIVER_CODES, VALUE_DRIVERS, type ValueDriverCode } from '../proposals/domain/value-drivers';
import { IMPROVEMENT_KINDS, type ImprovementKind } from './domain/driver-measures';
import {
  OUTCOME_FORECAST_KINDS,
  type DriverForecastInput as DriverForecastAsked,
  type MetricForecast,
  type OutcomeForecast,
  type OutcomeForecastInput,
  type OutcomeForecastKind,
} from './domain/outcome-forecast';

export const ValueDriverCodeEnum = enumOf(
  'ValueDriverCode',
  VALUE_DRIVER_CODES,
  'What a solution gains, and what it prevents; `valueDrivers` tells their anchors.',
  Object.fromEntries(VALUE_DRIVERS.map(({ code, label }) => [code, `${label}.`])),
);
const ImprovementKindEnum = enumOf('ImprovementKind', IMPROVEMENT_KINDS, 'How an improvement is counted.', {
  UNITS: "In points of the metric's unit.",
  PERCENT_OF_BASELINE: 'In percent of what it was before.',
});

@ObjectType('DriverMeasure', {
  simpleResolvers: true,
  description: 'By which metric it is told whether a value driver came about, unless a forecast says otherwise.',
})
export class DriverMeasureType {
  @Field(() => ValueDriverCodeEnum) driver!: ValueDriverCode;
  @Field(() => String) label!: string;
  @Field(() => MetricType, { nullable: true, description: 'Null where none does: finance states the money.' })
  metric!: MetricType | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'How much better the metric is at 10 points, over the whole base; above 0 in either direction of the metric. Null where the anchor does not say: then a forecast does.',
  })
  betterAtTen!: number | null;
  @Field(() => ImprovementKindEnum) betterIn!: ImprovementKind;
}

@ObjectType('MoneyRange', { simpleResolvers: true, description: 'An amount with how far it may be off.' })
export class MoneyRangeType {
  @Field(() => MoneyType) low!: MoneyType;
  @Field(() => MoneyType) likely!: MoneyType;
  @Field(() => MoneyType) high!: MoneyType;
}

@ObjectType('DriverForecast', { simpleResolvers: true, description: 'What a value driver is expected to be worth.' })
export class DriverForecastType {
  @Field(() => ValueDriverCodeEnum) driver!: ValueDriverCode;
  @Field(() => MoneyRangeType, { description: 'A year.' }) valueYearly!: MoneyRangeType;
  @Field(() => MoneyType, {
    description: 'What 10 points were worth a year when it was made; 0 where the scoring model knows no money.',
  })
  worth!: MoneyType;
  @Field(() => MetricType, { nullable: true, description: 'What it is measured by; null where nothing is.' })
  metric!: MetricType | null;
  @Field(() => Float, { nullable: true, description: 'As of `driverMeasures`, or as the forecast says.' })
  betterAtTen!: number | null;
  @Field(() => ImprovementKindEnum) betterIn!: ImprovementKind;
}

@ObjectType('MetricForecast', {
  simpleResolvers: true,
  description: 'By how much a metric is expected to change against its baseline.',
})
export class MetricForecastType implements Omit<MetricForecast, 'metric'> {
  @Field(() => MetricType) metric!: MetricType;
  @Field(() => Int, { description: 'Months after measure was entered: 3, 6 or 12.' }) afterMonths!: number;
  @Field(() => Float, { description: "In points of the metric's unit: from 20 to 18 percent is -2." }) low!: number;
  @Field(() => Float) likely!: number;
  @Field(() => Float) high!: number;
}

const OutcomeForecastKindEnum = enumOf('OutcomeForecastKind', OUTCOME_FORECAST_KINDS, 'When a forecast was made.', {
  FUNDED: 'When it was funded: what the estimates of its proposal said, frozen.',
  DESIGN: 'In design, by those who run the initiative; the last one is locked when the design is approved.',
});

@ObjectType('OutcomeForecast', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What is expected to come of an initiative, by value driver and metric: never changed, the last one counts.',
})
export class OutcomeForecastType
  extends NodeType
  implements Pick<OutcomeForecast, 'id' | 'number' | 'kind' | 'reachPercent' | 'note' | 'madeAt'>
{
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => Int, { description: '1, 2, 3, … within the initiative.' }) number!: number;
  @Field(() => OutcomeForecastKindEnum) kind!: OutcomeForecastKind;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description:
      'When the design was approved with it. Null until then, of one that another took the place of before, and of FUNDED.',
  })
  lockedAt!: Date | null;
  @Field(() => ForecastType, { description: 'The forecast in money whose value a year its drivers add up to.' })
  forecast!: ForecastType;
  @Field(() => Int, { description: 'Of the whole base, how much its readings tell of: 1 to 100 percent.' })
  reachPercent!: number;
  @Field(() => [DriverForecastType]) drivers!: DriverForecastType[];
  @Field(() => [MetricForecastType], { description: 'Empty of FUNDED.' }) metrics!: MetricForecastType[];
  @Field(() => String, { nullable: true, description: 'Null of FUNDED.' }) note!: string | null;
  @Field(() => PersonType, { description: 'Who made it; of FUNDED, who decided that.' }) madeBy!: PersonType;
  @Field(() => GraphQLISODateTime) madeAt!: Date;
}

export const OutcomeForecastConnection = connectionType('OutcomeForecast', () => OutcomeForecastType);
const OutcomeForecastOrder = orderType(
  'OutcomeForecastOrder',
  { NUMBER: 'NUMBER' },
  'How forecasts of outcomes are ordered: by their number, ascending, by default.',
);
@InputType()
class OutcomeForecastFilter {
  @Field(() => [OutcomeForecastKindEnum], { nullable: true, description: 'Of one of these.' })
  kind?: OutcomeForecastKind[];
}
export const OutcomeForecastsArgs = listArgs(OutcomeForecastOrder, OutcomeForecastFilter);

@InputType()
class DriverForecastInput implements DriverForecastAsked {
  @Field(() => ValueDriverCodeEnum) driver!: ValueDriverCode;
  @Field(() => GraphQLBigInt, {
    description: 'A year, in minor units of the currency of the initiative; may be below 0.',
  })
  lowMinor!: bigint;
  @Field(() => GraphQLBigInt, { description: 'At least low; of all drivers they add up to the forecast in money.' })
  likelyMinor!: bigint;
  @Field(() => GraphQLBigInt, { description: 'At least likely.' }) highMinor!: bigint;
  @Field(() => Float, {
    nullable: true,
    description:
      'How much better its metric would be over the whole base at 10 points; above 0, by `betterIn` of `driverMeasures`, and as there when left out. Without either, what comes of it is stated in money.',
  })
  betterAtTen?: number | null;
}

@InputType()
class MetricForecastInput implements MetricForecast {
  @Field(() => GraphQLMetricCode, { description: 'The initiative needs a baseline reading of it.' })
  metric!: MetricCode;
  @Field(() => Int, { description: 'After measure is entered: 3, 6 or 12.' }) afterMonths!: number;
  @Field(() => Float, { description: "The change, in points of the metric's unit; below 0 it falls." }) low!: number;
  @Field(() => Float, { description: 'At least low.' }) likely!: number;
  @Field(() => Float, { description: 'At least likely.' }) high!: number;
}

@InputType()
export class ForecastOutcomeInput extends VersionedInput implements OutcomeForecastInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Of the whole base, how much its readings will tell of: 1 to 100 percent; 100 when left out.',
  })
  reachPercent?: number | null;
  @Field(() => [DriverForecastInput], { description: 'Each driver once.' }) drivers!: DriverForecastInput[];
  @Field(() => [MetricForecastInput], { description: '1 to 45, each metric once for each of 3, 6 and 12 months.' })
  metrics!: MetricForecastInput[];
  @Field(() => String, { description: 'What it rests on, in up to 2000 characters.' }) note!: string;
}
@ObjectType({ simpleResolvers: true })
export class ForecastOutcomePayload {
  @Field(() => OutcomeForecastType) outcomeForecast!: OutcomeForecastType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const ForecastOutcomeResult = mutationResult('ForecastOutcomeResult', () => ForecastOutcomePayload);
