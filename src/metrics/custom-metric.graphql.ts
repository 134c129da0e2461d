import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { enumOf, MutationInput, mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import {
  CUSTOM_METRIC_FORMS,
  type CustomMetric,
  type CustomMetricForm,
  type CustomMetricInput,
} from './domain/custom-metric';
import type { MetricDirection, MetricLevel } from './domain/metric';
import { MetricDirectionEnum, MetricLevelEnum, MetricType } from './metric.graphql';

const CustomMetricFormEnum = enumOf('CustomMetricForm', CUSTOM_METRIC_FORMS, 'How a metric of your own is counted.', {
  NPS: 'From promoters, passives and detractors; people answer from 0 to 10.',
  PROPORTION: 'From how many of n; people answer 0 (no) or 1 (yes).',
  MEAN: 'From n whole numbers, their sum and the sum of their squares; people answer from `least` to `greatest`.',
});

@ObjectType('CustomMetric', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A metric that your organization has defined, and what became of it.',
})
export class CustomMetricType
  extends NodeType
  implements Pick<CustomMetric, 'definedAt' | 'retiredAt' | 'retiredReason' | 'version'>
{
  @Field(() => MetricType) metric!: MetricType;
  @Field(() => PersonType) definedBy!: PersonType;
  @Field(() => GraphQLISODateTime) definedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while something is measured by it.' })
  retiredAt!: Date | null;
  @Field(() => String, { nullable: true }) retiredReason!: string | null;
  @Field(() => Int, { description: 'Raised when it is renamed or retired.' }) version!: number;
}

@InputType({ description: 'All but the name stays as it is for good: readings rest on it.' })
export class DefineMetricInput extends MutationInput implements CustomMetricInput {
  @Field(() => String, {
    description: '2 to 40 capital letters, digits and _, a letter first: PARKING_MINUTES. No other metric has it.',
  })
  code!: string;
  @Field(() => String, { description: 'Up to 200 characters.' }) name!: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Of a MEAN, in your own words, up to 40 characters: "minutes". A PROPORTION is in PERCENT and NPS in NPS_POINTS: left out.',
  })
  unit?: string | null;
  @Field(() => MetricDirectionEnum) direction!: MetricDirection;
  @Field(() => CustomMetricFormEnum) form!: CustomMetricForm;
  @Field(() => MetricLevelEnum) level!: MetricLevel;
  @Field(() => Int, {
    nullable: true,
    description:
      'Of a MEAN, and only of one: the least value that one observation may have, in whole units, -10^9 or more.',
  })
  least?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Of a MEAN, and only of one: the greatest value that one observation may have, 10^9 or less.',
  })
  greatest?: number | null;
}

@InputType()
abstract class ChangeMetricInput extends VersionedInput {
  @Field(() => ID, { description: '`Metric.customMetricId`.' }) customMetricId!: string;
}

@InputType()
export class RenameMetricInput extends ChangeMetricInput {
  @Field(() => String, { description: 'Up to 200 characters.' }) name!: string;
}

@InputType()
export class RetireMetricInput extends ChangeMetricInput {
  @Field(() => String, { description: 'Up to 2000 characters.' }) reason!: string;
}

function metricResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => CustomMetricType) customMetric!: CustomMetricType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

export const DefineMetricResult = metricResult('DefineMetric');
export const RenameMetricResult = metricResult('RenameMetric');
export const RetireMetricResult = metricResult('RetireMetric');
