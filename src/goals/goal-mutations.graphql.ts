import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CutLabelInput } from '../metrics/cut.graphql';
import type { MetricCode } from '../metrics/domain/metric';
import { GraphQLMetricCode } from '../metrics/metric-code.graphql';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { GoalInput, GoalKind } from './domain/goal';
import { GoalKindEnum, GoalType } from './goal.graphql';

@InputType()
export class SetGoalInput extends MutationInput implements GoalInput {
  @Field(() => GoalKindEnum) kind!: GoalKind;
  @Field(() => String, { description: 'Up to 200 characters.' }) title!: string;
  @Field(() => ID, { description: 'What it strengthens.' }) pillarId!: string;
  @Field(() => ID, { description: 'What it is there for.' }) strategicObjectiveId!: string;
  @Field(() => ID, { description: 'The one leader who answers for it.' }) accountableId!: string;
  @Field(() => [ID], {
    nullable: true,
    description: 'Leaders who do their part: at most 20, each once, without the one who answers.',
  })
  contributorIds?: string[] | null;
  @Field(() => GraphQLMetricCode) metric!: MetricCode;
  @Field(() => [CutLabelInput], {
    nullable: true,
    description: 'The part that is measured, as its readings name it; left out or empty for the whole.',
  })
  cut?: CutLabelInput[] | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Where the metric stands on `startsOn`, in its unit; not beyond the target.',
  })
  baseline?: number | null;
  @Field(() => Float, {
    description: "In the metric's unit: NPS -100 to 100, a percentage 0 to 100, effort on its scale, others 0 or more.",
  })
  target!: number;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'The first day of the path: today when left out, or, of a goal that is revised, the day it has.',
  })
  startsOn?: string | null;
  @Field(() => GraphQLLocalDate, { description: 'After `startsOn` and after today.' }) dueOn!: string;
}

const REASON = 'Up to 2000 characters; it stays in the audit.';

@InputType({ description: 'The whole goal anew: what is left out is taken away, but for `startsOn`.' })
export class ReviseGoalInput extends SetGoalInput {
  @Field(() => ID) goalId!: string;
  @Field(() => Int, { description: 'The version of the goal that this revision was decided on.' })
  expectedVersion!: number;
  @Field(() => String, { description: REASON }) reason!: string;
}

@InputType()
export class RetireGoalInput extends VersionedInput {
  @Field(() => ID) goalId!: string;
  @Field(() => String, { description: REASON }) reason!: string;
}

function goalResult(name: string) {
  @ObjectType(`${name}Payload`, { simpleResolvers: true })
  class Payload {
    @Field(() => GoalType) goal!: GoalType;
  }
  return mutationResult(`${name}Result`, () => Payload);
}

export const SetGoalResult = goalResult('SetGoal');
export const ReviseGoalResult = goalResult('ReviseGoal');
export const RetireGoalResult = goalResult('RetireGoal');
