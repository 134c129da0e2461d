import { Field, GraphQLISODateTime, ID, InputType, ObjectType } from 'type-graphql';
import { DeadlineStateEnum, DeadlineType } from '../deadlines/deadline.graphql';
import type { DeadlineState } from '../deadlines/domain/deadline';
import { listArgs, mutationResult, orderType, VersionedInput } from '../platform/graphql/types.graphql';
import { InitiativeType } from './initiative.graphql';

const DeadlineOrder = orderType(
  'DeadlineOrder',
  { DUE_AT: 'DUE_AT', STARTED_AT: 'STARTED_AT' },
  'How deadlines are ordered: the soonest due first by default, those that are paused last. ASC unless it is given.',
);

@InputType({ description: 'Deadlines that fit all that is given.' })
class InitiativeDeadlineFilter {
  @Field(() => [DeadlineStateEnum], { nullable: true, description: 'In one of these.' }) state?: DeadlineState[];
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: their time has passed, and what they are for is still not done; false: all others.',
  })
  overdue?: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Due before this moment; none that are paused.' })
  dueBefore?: Date;
}

@InputType({ description: 'Deadlines that fit all that is given.' })
class DeadlineFilter extends InitiativeDeadlineFilter {
  @Field(() => ID, {
    nullable: true,
    description:
      'Of the stages of what this person runs as sponsor, lead or business owner, and of what it is to have realised.',
  })
  personId?: string;
}

export const InitiativeDeadlinesArgs = listArgs(DeadlineOrder, InitiativeDeadlineFilter);
export const DeadlinesArgs = listArgs(DeadlineOrder, DeadlineFilter);

@InputType()
export class ExtendDeadlineInput extends VersionedInput {
  @Field(() => ID) deadlineId!: string;
  @Field(() => GraphQLISODateTime, { description: 'Later than it is due now, and still to come.' }) dueAt!: Date;
  @Field(() => String, { description: 'Why there is more time: up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class ExtendDeadlinePayload {
  @Field(() => DeadlineType) deadline!: DeadlineType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const ExtendDeadlineResult = mutationResult('ExtendDeadlineResult', () => ExtendDeadlinePayload);
