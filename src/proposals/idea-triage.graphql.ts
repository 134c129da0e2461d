import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { enumOf, mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import {
  IDEA_ANSWERS,
  type AnswerIdeaInput as Answer,
  type AssignTriageInput as Assignment,
  type IdeaAnswer,
  type IdeaTriage,
} from './domain/idea-triage';
import { ProposalChangeInput, proposalResult } from './proposal-mutations.graphql';

const IdeaAnswerEnum = enumOf('IdeaAnswer', IDEA_ANSWERS, 'What becomes of an idea.', {
  TAKE_ON: 'It becomes a draft, and somebody is named to write it.',
  DECLINE: 'No, with the reason and what was looked at.',
});

@ObjectType('IdeaTriage', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Who answers the ideas of your organization, and how soon.',
})
export class IdeaTriageType extends NodeType implements Pick<IdeaTriage, 'answerWithinDays' | 'version'> {
  @Field(() => PersonType, {
    nullable: true,
    description: 'Who answers ideas that name no pillar, or one without an owner; null while nobody is named.',
  })
  owner!: PersonType | null;
  @Field(() => Int, { description: 'Calendar days from the idea to the date by which it is answered.' })
  answerWithinDays!: number;
  @Field(() => Int, { description: 'Raised by each change.' }) version!: number;
}

@InputType()
export class SetIdeaTriageInput extends VersionedInput {
  @Field(() => ID, { nullable: true, description: 'Nobody when left out: then ideas wait without an owner.' })
  ownerId?: string | null;
  @Field(() => Int, { description: 'Calendar days, 1 to 365.' }) answerWithinDays!: number;
}
@ObjectType({ simpleResolvers: true })
export class SetIdeaTriagePayload {
  @Field(() => IdeaTriageType) ideaTriage!: IdeaTriageType;
}
export const SetIdeaTriageResult = mutationResult('SetIdeaTriageResult', () => SetIdeaTriagePayload);

@InputType()
export class AssignTriageInput extends ProposalChangeInput implements Assignment {
  @Field(() => ID, { description: 'Anyone but the proposer.' }) ownerId!: string;
  @Field(() => GraphQLLocalDate, { description: 'A date after today.' }) answerBy!: string;
}
export const AssignTriageResult = proposalResult('AssignTriage');

@InputType()
export class AnswerIdeaInput extends ProposalChangeInput implements Answer {
  @Field(() => IdeaAnswerEnum) answer!: IdeaAnswer;
  @Field(() => ID, { nullable: true, description: 'With TAKE_ON: who writes the draft; the proposer when left out.' })
  drafterId?: string | null;
  @Field(() => String, { nullable: true, description: 'Asked for with DECLINE; up to 4000 characters.' })
  reason?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'With DECLINE, and asked for there: what was looked at; up to 4000 characters.',
  })
  basis?: string | null;
}
export const AnswerIdeaResult = proposalResult('AnswerIdea');
