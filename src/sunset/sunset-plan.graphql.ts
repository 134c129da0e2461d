import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import type { MetricCode } from '../metrics/domain/metric';
import { GraphQLMetricCode } from '../metrics/metric-code.graphql';
import { MetricType } from '../metrics/metric.graphql';
import { CombinedReadingType, MetricVerdictType } from '../metrics/verdict.graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, MoneyType, mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import type { SunsetPlan, SunsetPlanInput } from './domain/sunset-plan';

@ObjectType('SunsetDependent', { simpleResolvers: true, description: 'Something that rests on what is wound down.' })
class SunsetDependentType {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Where it goes, and how.' }) movesTo!: string;
  @Field(() => PersonType, { nullable: true, description: 'Who moves it.' }) owner!: PersonType | null;
}

type Told = Omit<
  SunsetPlan,
  'organizationId' | 'initiativeId' | 'dependents' | 'guardrails' | 'noticeChannels' | 'plannedById'
>;

@ObjectType('SunsetPlan', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'How something is wound down: a version, never changed; the last one holds.',
})
export class SunsetPlanType extends NodeType implements Told {
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => Int, { description: '1, 2, 3, … of the initiative.' }) number!: number;
  @Field(() => String) reason!: string;
  @Field(() => Int) customersAffected!: number;
  @Field(() => GraphQLLocalDate, { description: 'The day on which customers are told.' }) noticeOn!: string;
  @Field(() => Int, { description: 'So many days before it is switched off, at least.' }) noticeDays!: number;
  @Field(() => [String], { description: 'By which they are told.' }) noticeChannels!: string[];
  @Field(() => String, { description: 'What they are told.' }) noticeText!: string;
  @Field(() => String, { nullable: true, description: 'What they use from then on; null where there is nothing.' })
  replacement!: string | null;
  @Field(() => String, { description: 'What becomes of data and contracts.' }) dataAndContracts!: string;
  @Field(() => GraphQLLocalDate) switchOffOn!: string;
  @Field(() => [SunsetDependentType], { description: 'What rests on it.' }) dependents!: SunsetDependentType[];
  @Field(() => [MetricType], { description: 'Metrics that must not get worse by it.' }) guardrails!: MetricType[];
  @Field(() => String, { nullable: true, description: 'Why it was planned anew; null of the first.' })
  changeReason!: string | null;
  @Field(() => PersonType) plannedBy!: PersonType;
  @Field(() => GraphQLISODateTime) plannedAt!: Date;
}
export const SunsetPlanConnection = connectionType('SunsetPlan', () => SunsetPlanType);

@ObjectType('SunsetGuardrail', {
  simpleResolvers: true,
  description: 'A metric that must not get worse, before the switch-off and after it.',
})
export class SunsetGuardrailType {
  @Field(() => MetricType) metric!: MetricType;
  @Field(() => CombinedReadingType, {
    nullable: true,
    description: 'All readings of the initiative whose window ended by the day of the switch-off; until then, all.',
  })
  before!: CombinedReadingType | null;
  @Field(() => CombinedReadingType, { nullable: true, description: 'Those whose window began after it.' })
  after!: CombinedReadingType | null;
  @Field(() => MetricVerdictType, { nullable: true, description: 'Null while one side is missing.' })
  verdict!: MetricVerdictType | null;
}

@ObjectType('RunCostSaved', { simpleResolvers: true, description: 'What it saves to have switched something off.' })
export class RunCostSavedType {
  @Field(() => MoneyType, { description: 'Run costs booked in the 365 days up to the switch-off.' }) before!: MoneyType;
  @Field(() => MoneyType, { description: 'Run costs booked in the 365 days after it, so far.' }) after!: MoneyType;
  @Field(() => MoneyType, {
    description:
      'What the days since would have cost at the rate of the year before, rounded, less what was booked in them; below 0 it costs more than before.',
  })
  saved!: MoneyType;
  @Field(() => Int, { description: 'Whole days since, up to 365.' }) days!: number;
  @Field(() => Boolean, { description: 'Whether a year has passed.' }) isComplete!: boolean;
}

@InputType()
class SunsetDependentInput {
  @Field(() => String, { description: 'Up to 200 characters.' }) name!: string;
  @Field(() => String, { description: 'Where it goes, and how: up to 2000 characters.' }) movesTo!: string;
  @Field(() => ID, { nullable: true, description: 'Who moves it; they hear of it.' }) ownerId?: string | null;
}

@InputType({ description: '`expectedVersion` is that of the initiative.' })
export class PlanSunsetInput extends VersionedInput implements SunsetPlanInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => String, { description: 'Up to 5000 characters, as are the other texts.' }) reason!: string;
  @Field(() => Int, { description: '0 to 2,000,000,000.' }) customersAffected!: number;
  @Field(() => GraphQLLocalDate, { description: 'The day on which customers are told.' }) noticeOn!: string;
  @Field(() => Int, { description: '0 to 2000: so many days before it is switched off.' }) noticeDays!: number;
  @Field(() => [String], { description: '1 to 100, none twice.' }) noticeChannels!: string[];
  @Field(() => String) noticeText!: string;
  @Field(() => String, { nullable: true, description: 'What customers use from then on.' }) replacement?: string | null;
  @Field(() => String) dataAndContracts!: string;
  @Field(() => GraphQLLocalDate, {
    description: 'After the notice; not later than planned before: that takes `postponeSunset`.',
  })
  switchOffOn!: string;
  @Field(() => [SunsetDependentInput], { description: 'Up to 100.' }) dependents!: SunsetDependentInput[];
  @Field(() => [GraphQLMetricCode], { description: 'At least one, none twice.' }) guardrails!: MetricCode[];
  @Field(() => String, { nullable: true, description: 'Why it is planned anew; needed from the second version on.' })
  changeReason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class PlanSunsetPayload {
  @Field(() => SunsetPlanType) sunsetPlan!: SunsetPlanType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const PlanSunsetResult = mutationResult('PlanSunsetResult', () => PlanSunsetPayload);
