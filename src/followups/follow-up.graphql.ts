import { GraphQLLocalDate } from 'graphql-scalars';
import { ArgsType, Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FeedbackType, SourceEnum } from '../listening/feedback.graphql';
import type { FeedbackSource } from '../listening/domain/feedback';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  listArgs,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { FollowUp } from './domain/follow-up';
import type { FollowUpRule } from './domain/follow-up-rule';

@ObjectType('FollowUpRule', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Which scores of a source are so low that somebody answers the customer.',
})
export class FollowUpRuleType
  extends NodeType
  implements Pick<FollowUpRule, 'id' | 'source' | 'atMost' | 'dueInWorkingDays' | 'active' | 'version'>
{
  @Field(() => SourceEnum, { description: 'One rule a source.' }) source!: FeedbackSource;
  @Field(() => Float, { description: 'A rating of this or less, on the scale of the source.' }) atMost!: number;
  @Field(() => Int, { description: 'Working days until it is due, by the calendar of its owner.' })
  dueInWorkingDays!: number;
  @Field(() => PersonType, { description: 'Who owns it where neither the product nor the journey has an owner.' })
  owner!: PersonType;
  @Field(() => Boolean, { description: 'Whether it opens any; what it has opened stays.' }) active!: boolean;
  @Field(() => Int, { description: 'Raised when it is set.' }) version!: number;
}

@ObjectType('FollowUp', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A customer gave a low score, and somebody is to answer them: the loop is closed when they did.',
})
export class FollowUpType
  extends NodeType
  implements Pick<FollowUp, 'id' | 'openedAt' | 'dueAt' | 'closedAt' | 'answeredOn' | 'how' | 'version'>
{
  @Field(() => FeedbackType) feedback!: FeedbackType;
  @Field(() => PersonType, { description: 'Of the product, else of the journey, else of the rule; or passed on.' })
  owner!: PersonType;
  @Field(() => GraphQLISODateTime) openedAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'By the calendar of whoever owned it first.' }) dueAt!: Date;
  @Field(() => Boolean, { description: 'Whether it is open, and its time is over.' }) overdue!: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is open.' }) closedAt!: Date | null;
  @Field(() => PersonType, { nullable: true, description: 'Null while it is open.' }) closedBy!: PersonType | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'When the customer was answered.' })
  answeredOn!: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'How. Under a customer key it is for admins, CX leaders, insights and its owner; gone once the customer is erased.',
  })
  how!: string | null;
  @Field(() => Int, { description: 'Raised by all that is done with it.' }) version!: number;
}

@ObjectType('FollowUpMonth', { simpleResolvers: true, description: 'What became of the follow-ups due in a month.' })
export class FollowUpMonthType {
  @Field(() => GraphQLLocalDate, { description: 'Its first day, in UTC.' }) month!: string;
  @Field(() => Int, { description: 'Follow-ups that were due in it, until now.' }) due!: number;
  @Field(() => Int, { description: 'Of these, closed before they were due.' }) closedInTime!: number;
  @Field(() => Int, { description: 'Of these, still open.' }) open!: number;
  @Field(() => Float, { description: 'closedInTime / due, 0 to 1.' }) shareInTime!: number;
}

export const FollowUpConnection = connectionType('FollowUp', () => FollowUpType);
const FollowUpOrder = orderType('FollowUpOrder', { DUE_AT: 'DUE_AT' }, 'What is due first comes first by default.');
@InputType({ description: 'Follow-ups that fit all that is given.' })
class FollowUpFilter {
  @Field(() => ID, { nullable: true, description: 'That this person owns.' }) ownerId?: string;
  @Field(() => Boolean, { nullable: true, description: 'True: those still open. False: those closed.' }) open?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'True: those overdue now. False: all others.' })
  overdue?: boolean;
  @Field(() => ID, { nullable: true, description: 'Of feedback about this one.' }) productId?: string;
  @Field(() => ID, { nullable: true, description: 'Of feedback about this one.' }) journeyId?: string;
}
export const FollowUpsArgs = listArgs(FollowUpOrder, FollowUpFilter);

@ArgsType()
export class FollowUpMonthsArgs {
  @Field(() => GraphQLLocalDate, { description: 'Of follow-ups due on this day or later.' }) from!: string;
  @Field(() => GraphQLLocalDate, { description: 'Of follow-ups due on this day or earlier, in UTC.' }) to!: string;
}

@InputType()
export class SetFollowUpRuleInput extends VersionedInput {
  @Field(() => SourceEnum, { description: 'What the rule is for; expectedVersion is 0 while it has none.' })
  source!: FeedbackSource;
  @Field(() => Float, { description: 'A rating of this or less opens a follow-up: 0 to 100 with two decimals.' })
  atMost!: number;
  @Field(() => Int, { description: '1 to 60.' }) dueInWorkingDays!: number;
  @Field(() => ID, { description: 'Who owns it where neither the product nor the journey has an owner.' })
  ownerId!: string;
  @Field(() => Boolean, { defaultValue: true, description: 'False: it opens no more.' }) active!: boolean;
}
@ObjectType({ simpleResolvers: true })
export class SetFollowUpRulePayload {
  @Field(() => FollowUpRuleType) followUpRule!: FollowUpRuleType;
}
export const SetFollowUpRuleResult = mutationResult('SetFollowUpRuleResult', () => SetFollowUpRulePayload);

@InputType()
abstract class OnFollowUpInput extends VersionedInput {
  @Field(() => ID) followUpId!: string;
}

@InputType()
export class CloseFollowUpInput extends OnFollowUpInput {
  @Field(() => GraphQLLocalDate, { description: 'From the day of the feedback to today.' }) answeredOn!: string;
  @Field(() => String, { description: 'How the customer was answered; 2,000 characters at most.' }) how!: string;
}
@ObjectType({ simpleResolvers: true })
export class CloseFollowUpPayload {
  @Field(() => FollowUpType) followUp!: FollowUpType;
}
export const CloseFollowUpResult = mutationResult('CloseFollowUpResult', () => CloseFollowUpPayload);

@InputType()
export class PassOnFollowUpInput extends OnFollowUpInput {
  @Field(() => ID, { description: 'Who answers the customer from now on, by the same moment.' }) ownerId!: string;
}
@ObjectType({ simpleResolvers: true })
export class PassOnFollowUpPayload {
  @Field(() => FollowUpType) followUp!: FollowUpType;
}
export const PassOnFollowUpResult = mutationResult('PassOnFollowUpResult', () => PassOnFollowUpPayload);
