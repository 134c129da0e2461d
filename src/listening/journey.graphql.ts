import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import {
  connectionType,
  MutationInput,
  mutationResult,
  NodeType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { Journey, Touchpoint, TouchpointInput as Given } from './domain/journey';
import { ChannelType } from './lists.graphql';

@ObjectType('Touchpoint', {
  simpleResolvers: true,
  description: 'Where a customer on a journey meets the company: "Waits for the card".',
})
export class TouchpointType implements Pick<Touchpoint, 'position' | 'name'> {
  @Field(() => Int, { description: 'From 1, in the order in which a customer comes to them.' }) position!: number;
  @Field(() => String) name!: string;
  @Field(() => ChannelType, { nullable: true, description: 'Where it happens; null where it can be any.' })
  channel!: ChannelType | null;
}

@ObjectType('Journey', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A customer\'s errand from end to end, also called an episode: "Join", "Get help".',
})
export class JourneyType extends NodeType implements Pick<Journey, 'id' | 'name' | 'version'> {
  @Field(() => String) name!: string;
  @Field(() => PersonType, { nullable: true, description: 'Who answers for it; null while nobody does.' })
  owner!: PersonType | null;
  @Field(() => [TouchpointType], { description: 'In the order in which a customer comes to them.' })
  touchpoints!: TouchpointType[];
  @Field(() => Int, { description: 'Raised when its owner or its touchpoints change.' }) version!: number;
  @Field(() => Int, { description: 'Pieces of feedback about it.' }) feedbackCount!: number;
}

export const JourneyConnection = connectionType('Journey', () => JourneyType);

@InputType()
export class AddJourneyInput extends MutationInput {
  @Field(() => String, { description: 'Unique among journeys; 200 characters at most.' }) name!: string;
  @Field(() => ID, { nullable: true, description: 'The person who answers for it.' }) ownerId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class AddJourneyPayload {
  @Field(() => JourneyType) journey!: JourneyType;
}
export const AddJourneyResult = mutationResult('AddJourneyResult', () => AddJourneyPayload);

@InputType()
export class AssignJourneyOwnerInput extends VersionedInput {
  @Field(() => ID) journeyId!: string;
  @Field(() => ID, { description: 'The person who answers for it from now on.' }) ownerId!: string;
}
@ObjectType({ simpleResolvers: true })
export class AssignJourneyOwnerPayload {
  @Field(() => JourneyType) journey!: JourneyType;
}
export const AssignJourneyOwnerResult = mutationResult('AssignJourneyOwnerResult', () => AssignJourneyOwnerPayload);

@InputType()
export class TouchpointInput implements Given {
  @Field(() => String, { description: 'Once in its journey; 200 characters at most.' }) name!: string;
  @Field(() => ID, { nullable: true, description: 'Where it happens, if it is one channel.' }) channelId?:
    string | null;
}

@InputType()
export class SetTouchpointsInput extends VersionedInput {
  @Field(() => ID) journeyId!: string;
  @Field(() => [TouchpointInput], {
    description: 'All of them in their order, 50 at most: they take the place of those that were.',
  })
  touchpoints!: TouchpointInput[];
}
@ObjectType({ simpleResolvers: true })
export class SetTouchpointsPayload {
  @Field(() => JourneyType) journey!: JourneyType;
}
export const SetTouchpointsResult = mutationResult('SetTouchpointsResult', () => SetTouchpointsPayload);
