import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, mutationResult, NodeType, PageArgs, VersionedInput } from '../platform/graphql/types.graphql';
import type { Stage } from '../initiatives/domain/initiative';
import type { InitiativePlan, PlanInput, StageDates } from './domain/plan';
import type { ScheduledStage } from './domain/schedule';
import { InitiativeFilter } from '../initiatives/initiative-lists.graphql';
import { InitiativeType, StageEnum } from '../initiatives/initiative.graphql';

@ObjectType('PlannedStage', { simpleResolvers: true, description: 'When a stage is to be worked on, by one plan.' })
export class PlannedStageType implements StageDates {
  @Field(() => StageEnum) stage!: Stage;
  @Field(() => GraphQLLocalDate, { description: 'The first day.' }) plannedStart!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day.' }) plannedEnd!: string;
}

@ObjectType('InitiativePlan', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'The planned dates of an initiative, as they were set at a time: never changed. The last one holds.',
})
export class InitiativePlanType
  extends NodeType
  implements Pick<InitiativePlan, 'id' | 'number' | 'reason' | 'plannedAt'>
{
  @Field(() => Int, { description: '1 for the first.' }) number!: number;
  @Field(() => [PlannedStageType], { description: 'In their order.' }) stages!: PlannedStageType[];
  @Field(() => String, { nullable: true, description: 'Why it was planned anew; the first may go without.' })
  reason!: string | null;
  @Field(() => PersonType) plannedBy!: PersonType;
  @Field(() => GraphQLISODateTime) plannedAt!: Date;
}

export const InitiativePlanConnection = connectionType('InitiativePlan', () => InitiativePlanType);

@ObjectType('ScheduledStage', { simpleResolvers: true, description: 'A stage as it was planned and as it went.' })
export class ScheduledStageType implements ScheduledStage {
  @Field(() => StageEnum) stage!: Stage;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The first day, by the plan that holds.' })
  plannedStart!: string | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The last day, by the plan that holds.' })
  plannedEnd!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was entered first; null until then.' })
  enteredAt!: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was left last; null while the initiative is in it.',
  })
  leftAt!: Date | null;
  @Field(() => Boolean, {
    description: 'The last planned day has passed (UTC), and the stage was not left: nor may it have been entered.',
  })
  overdue!: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      'Days by which the planned end moved since the first plan that named the stage: positive is later; null when it is not planned.',
  })
  slipDays!: number | null;
}

@ArgsType()
export class RoadmapArgs extends PageArgs {
  @Field(() => GraphQLLocalDate, { description: 'The first day of the window.' }) from!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day of the window, included.' }) to!: string;
  @Field(() => InitiativeFilter, { nullable: true, description: 'Rows that fit all that is given.' })
  filter?: InitiativeFilter;
}

@InputType()
class StageDatesInput implements StageDates {
  @Field(() => StageEnum) stage!: Stage;
  @Field(() => GraphQLLocalDate, {
    description: 'The first day: not before the stage before starts. Stages may overlap.',
  })
  plannedStart!: string;
  @Field(() => GraphQLLocalDate, { description: 'The last day: not before the first.' }) plannedEnd!: string;
}

@InputType({ description: 'All of the plan, which takes the place of the one before.' })
export class PlanInitiativeInput extends VersionedInput implements PlanInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => [StageDatesInput], {
    description:
      'In the order of the stages and without a gap: from the one that the initiative is in, or an earlier one, to measure; sunset may follow.',
  })
  stages!: StageDatesInput[];
  @Field(() => String, {
    nullable: true,
    description: 'Up to 2000 characters: why it is planned anew. The first plan may go without.',
  })
  reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class PlanInitiativePayload {
  @Field(() => InitiativePlanType) plan!: InitiativePlanType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const PlanInitiativeResult = mutationResult('PlanInitiativeResult', () => PlanInitiativePayload);
