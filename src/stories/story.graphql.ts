import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CustomerType } from '../customers/customer.graphql';
import { JourneyType } from '../listening/journey.graphql';
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
import { EXPERIENCES, type Experience, type Story, type StoryInput } from './domain/story';

const ExperienceEnum = enumOf('Experience', EXPERIENCES, 'How an experience was for the customer.');

@ObjectType('Story', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A customer story: an experience as it was told, good or bad, tied to a journey.',
})
export class StoryType
  extends NodeType
  implements Omit<Story, 'organizationId' | 'journeyId' | 'customerId' | 'recordedById'>
{
  @Field(() => ExperienceEnum) experience!: Experience;
  @Field(() => JourneyType) journey!: JourneyType;
  @Field(() => CustomerType, { nullable: true, description: 'Whose it is, where a customer key was given.' })
  customer!: CustomerType | null;
  @Field(() => GraphQLLocalDate, { description: 'The day on which the customer told it.' }) toldOn!: string;
  @Field(() => String, { nullable: true, description: 'Null where `textHidden`, and once its customer is erased.' })
  title!: string | null;
  @Field(() => String, { nullable: true, description: 'Null as the title is.' }) text!: string | null;
  @Field(() => Boolean, {
    description:
      'Whether it is there and not for you: without consent, and once it is taken back, admins, CX leaders, insights and whoever recorded it read it.',
  })
  textHidden!: boolean;
  @Field(() => Boolean, { description: 'Whether the customer agreed that it is told further: then everyone reads it.' })
  consent!: boolean;
  @Field(() => PersonType, { description: 'Who wrote it down.' }) recordedBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was taken back; null where it was not.' })
  withdrawnAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was taken back; for those who read the story.' })
  withdrawnReason!: string | null;
  @Field(() => Int, { description: 'Raised by each edit.' }) version!: number;
}

export const StoryConnection = connectionType('Story', () => StoryType);
const StoryOrder = orderType('StoryOrder', { TOLD_ON: 'TOLD_ON' }, 'The latest first by default.');

@InputType({ description: 'Stories that fit all that is given.' })
class StoryFilter {
  @Field(() => ID, { nullable: true, description: 'Of this journey.' }) journeyId?: string;
  @Field(() => ID, { nullable: true, description: 'Of this customer.' }) customerId?: string;
  @Field(() => ExperienceEnum, { nullable: true }) experience?: Experience;
  @Field(() => Boolean, { nullable: true, description: 'With the customer’s consent, or without.' }) consent?: boolean;
  @Field(() => Boolean, { nullable: true, description: 'True: those taken back. False: all others.' })
  withdrawn?: boolean;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day or later.' }) toldFrom?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'On this day or earlier.' }) toldTo?: string;
}
export const StoriesArgs = listArgs(StoryOrder, StoryFilter);

@InputType()
export class TellStoryInput extends MutationInput implements StoryInput {
  @Field(() => ExperienceEnum) experience!: Experience;
  @Field(() => ID) journeyId!: string;
  @Field(() => String, { nullable: true, description: 'The pseudonymous key of the customer, 200 characters at most.' })
  customerKey?: string | null;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future.' }) toldOn!: string;
  @Field(() => String, { description: '200 characters at most.' }) title!: string;
  @Field(() => String, { description: '10,000 characters at most.' }) text!: string;
  @Field(() => Boolean, { description: 'Whether the customer agreed that it is told further.' }) consent!: boolean;
}
@ObjectType({ simpleResolvers: true })
export class TellStoryPayload {
  @Field(() => StoryType) story!: StoryType;
}
export const TellStoryResult = mutationResult('TellStoryResult', () => TellStoryPayload);

@InputType()
export class EditStoryInput extends VersionedInput implements StoryInput {
  @Field(() => ID) storyId!: string;
  @Field(() => ExperienceEnum) experience!: Experience;
  @Field(() => ID) journeyId!: string;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future.' }) toldOn!: string;
  @Field(() => String, { description: '200 characters at most.' }) title!: string;
  @Field(() => String, { description: '10,000 characters at most.' }) text!: string;
  @Field(() => Boolean, { description: 'Whether the customer agrees still that it is told further.' })
  consent!: boolean;
}
@ObjectType({ simpleResolvers: true })
export class EditStoryPayload {
  @Field(() => StoryType) story!: StoryType;
}
export const EditStoryResult = mutationResult('EditStoryResult', () => EditStoryPayload);

@InputType()
export class WithdrawStoryInput extends VersionedInput {
  @Field(() => ID) storyId!: string;
  @Field(() => String, { description: '2,000 characters at most.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class WithdrawStoryPayload {
  @Field(() => StoryType) story!: StoryType;
}
export const WithdrawStoryResult = mutationResult('WithdrawStoryResult', () => WithdrawStoryPayload);
