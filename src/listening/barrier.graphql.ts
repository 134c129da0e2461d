import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import {
  BARRIER_ANSWERS,
  BARRIER_KINDS,
  BARRIER_STATUSES,
  type Barrier,
  type BarrierAnswer,
  type BarrierKind,
  type BarrierStatus,
} from './domain/barrier';
import { ChannelType, ProductType, ThemeType } from './lists.graphql';

const BarrierKindEnum = enumOf('BarrierKind', BARRIER_KINDS, 'What an internal barrier is made of.', {
  RULE: 'What may not be done, or must be.',
  PROCEDURE: 'How work is done.',
  COMMUNICATION: 'Who tells whom what, and who does not.',
  TECHNOLOGY: 'What work is done with.',
  INCENTIVE: 'What people are measured or paid by: handling time, say.',
});
const BarrierStatusEnum = enumOf('BarrierStatus', BARRIER_STATUSES, 'Where an internal barrier stands.', {
  REPORTED: 'Nobody is named to answer it: it is new, or was reopened.',
  ASSIGNED: 'Its owner is to answer it by a day.',
  ANSWERED: 'Its owner did; whoever reported it may reopen it.',
  WITHDRAWN: 'Taken back by whoever reported it, for good.',
});
const BarrierAnswerEnum = enumOf('BarrierAnswer', BARRIER_ANSWERS, 'What became of an internal barrier.', {
  REMOVED: 'It is gone.',
  CHANGED: 'It was made smaller.',
  KEPT: 'It stays, for a reason.',
});

@ObjectType('Barrier', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'An internal barrier: what an employee sees at odds with what is best for customers.',
})
export class BarrierType
  extends NodeType
  implements Omit<Barrier, 'organizationId' | 'channelId' | 'productId' | 'themeId' | 'reporterId' | 'ownerId'>
{
  @Field(() => BarrierKindEnum) kind!: BarrierKind;
  @Field(() => String) description!: string;
  @Field(() => String, { description: 'What customers feel of it.' }) customerEffect!: string;
  @Field(() => ChannelType, { nullable: true, description: 'Where it shows, if in one channel.' })
  channel!: ChannelType | null;
  @Field(() => ProductType, { nullable: true, description: 'Where it shows, if with one product.' })
  product!: ProductType | null;
  @Field(() => ThemeType, { nullable: true, description: 'The theme of feedback in which it shows, if in one.' })
  theme!: ThemeType | null;
  @Field(() => BarrierStatusEnum) status!: BarrierStatus;
  @Field(() => PersonType, { description: 'Who reported it.' }) reporter!: PersonType;
  @Field(() => GraphQLISODateTime) reportedAt!: Date;
  @Field(() => PersonType, { nullable: true, description: 'Who is to answer it, or did; null while nobody is named.' })
  owner!: PersonType | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'The day by which its owner answers, or was to.' })
  answerBy!: string | null;
  @Field(() => Boolean, { description: 'Whether its owner has not answered, and the day is over (in UTC).' })
  overdue!: boolean;
  @Field(() => BarrierAnswerEnum, {
    nullable: true,
    description:
      'The latest answer. Once the barrier was reopened it is the one that did not hold, until the next; all of them are in the audit.',
  })
  answer!: BarrierAnswer | null;
  @Field(() => String, { nullable: true, description: 'Why, or what was done: of the latest answer.' })
  answerReason!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the latest answer was given.' })
  answeredAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'What whoever reported it still found in the way when reopening it last; null when they never did.',
  })
  stillInTheWay!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it was taken back, if it was.' })
  withdrawnReason!: string | null;
  @Field(() => Int, { description: 'Raised by all that is done with it.' }) version!: number;
}

export const BarrierConnection = connectionType('Barrier', () => BarrierType);
const BarrierOrder = orderType(
  'BarrierOrder',
  { REPORTED_AT: 'REPORTED_AT', ANSWER_BY: 'ANSWER_BY' },
  'How barriers are ordered: the latest report first by default; those that a person is to answer by the day, the earliest first. Without a day they count as latest.',
);

@InputType({ description: 'Barriers that fit all that is given.' })
class BarrierFilter {
  @Field(() => [BarrierStatusEnum], { nullable: true, description: 'In one of these.' }) status?: BarrierStatus[];
  @Field(() => [BarrierKindEnum], { nullable: true, description: 'Of one of these.' }) kind?: BarrierKind[];
  @Field(() => ID, { nullable: true, description: 'That this person is to answer, or did.' }) ownerId?: string;
  @Field(() => ID, { nullable: true, description: 'That this person reported.' }) reporterId?: string;
  @Field(() => Boolean, { nullable: true, description: 'True: those overdue today. False: all others.' })
  overdue?: boolean;
}

export const BarriersArgs = listArgs(BarrierOrder, BarrierFilter);
export const BarriersToAnswerArgs = listArgs(BarrierOrder);

@InputType()
export class ReportBarrierInput extends MutationInput {
  @Field(() => BarrierKindEnum) kind!: BarrierKind;
  @Field(() => String, { description: 'What is in the way; 2,000 characters at most.' }) description!: string;
  @Field(() => String, { description: 'What customers feel of it; 2,000 characters at most.' }) customerEffect!: string;
  @Field(() => ID, { nullable: true, description: 'Where it shows, if in one channel.' }) channelId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Where it shows, if with one product.' }) productId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The theme of feedback in which it shows, if in one.' })
  themeId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class ReportBarrierPayload {
  @Field(() => BarrierType) barrier!: BarrierType;
}
export const ReportBarrierResult = mutationResult('ReportBarrierResult', () => ReportBarrierPayload);

@InputType()
abstract class BarrierInput extends VersionedInput {
  @Field(() => ID) barrierId!: string;
}

@InputType()
export class AssignBarrierInput extends BarrierInput {
  @Field(() => ID, { description: 'The person who answers it from now on.' }) ownerId!: string;
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'The day by which they answer: today or later. Asked for while none is set; left out later, it stays. Who passes a barrier on cannot change it.',
  })
  answerBy?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class AssignBarrierPayload {
  @Field(() => BarrierType) barrier!: BarrierType;
}
export const AssignBarrierResult = mutationResult('AssignBarrierResult', () => AssignBarrierPayload);

@InputType()
export class AnswerBarrierInput extends BarrierInput {
  @Field(() => BarrierAnswerEnum) answer!: BarrierAnswer;
  @Field(() => String, { description: 'Why, or what was done; 2,000 characters at most.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class AnswerBarrierPayload {
  @Field(() => BarrierType) barrier!: BarrierType;
}
export const AnswerBarrierResult = mutationResult('AnswerBarrierResult', () => AnswerBarrierPayload);

@InputType()
export class ReopenBarrierInput extends BarrierInput {
  @Field(() => String, { description: 'What the answer left as it was; 2,000 characters at most.' })
  stillInTheWay!: string;
}
@ObjectType({ simpleResolvers: true })
export class ReopenBarrierPayload {
  @Field(() => BarrierType) barrier!: BarrierType;
}
export const ReopenBarrierResult = mutationResult('ReopenBarrierResult', () => ReopenBarrierPayload);

@InputType()
export class WithdrawBarrierInput extends BarrierInput {
  @Field(() => String, { description: '2,000 characters at most.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class WithdrawBarrierPayload {
  @Field(() => BarrierType) barrier!: BarrierType;
}
export const WithdrawBarrierResult = mutationResult('WithdrawBarrierResult', () => WithdrawBarrierPayload);
