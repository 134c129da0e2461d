import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { MeetingType } from '../meetings/meeting.graphql';
import { GovernanceBodyType } from '../organization/governance.graphql';
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
  SUNSET_ANSWERS,
  SUNSET_ENDS,
  type SunsetAnswer,
  type SunsetEnd,
  type SunsetProposal,
} from './domain/sunset-proposal';

const SunsetAnswerEnum = enumOf('SunsetAnswer', SUNSET_ANSWERS, 'What a body says to a proposed sunset.', {
  CONTINUE: 'It goes on as it does.',
  SUNSET: 'It is wound down: its initiative goes to sunset.',
});
const SunsetEndEnum = enumOf('SunsetEnd', SUNSET_ENDS, 'How a proposed sunset ends.', {
  CONTINUE: 'The body says that it goes on as it does.',
  SUNSET: 'The body says that it is wound down: its initiative goes to sunset.',
  OVERTAKEN: 'No body answered: its initiative was stopped, or went to sunset by its gate, before.',
});

@ObjectType('SunsetProposal', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somebody proposes to wind down what is in service: continue or sunset is put before the body.',
})
export class SunsetProposalType
  extends NodeType
  implements
    Pick<
      SunsetProposal,
      'id' | 'number' | 'reason' | 'proposedAt' | 'answer' | 'answerReason' | 'answeredAt' | 'version'
    >
{
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => Int, { description: '1, 2, 3, … of the initiative.' }) number!: number;
  @Field(() => String) reason!: string;
  @Field(() => PersonType) proposedBy!: PersonType;
  @Field(() => GraphQLISODateTime) proposedAt!: Date;
  @Field(() => GovernanceBodyType, {
    nullable: true,
    description:
      'The body that decides on so much as it takes (its grant, or what it was declared to cost a year); null where none does.',
  })
  governanceBody!: GovernanceBodyType | null;
  @Field(() => MeetingType, {
    nullable: true,
    description: 'On whose agenda it was put: the next of that body; null where none was planned.',
  })
  meeting!: MeetingType | null;
  @Field(() => SunsetEndEnum, { nullable: true, description: 'Null while it is open.' })
  answer!: SunsetEnd | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the body said; of one that was overtaken the reason of the stop.',
  })
  answerReason!: string | null;
  @Field(() => PersonType, {
    nullable: true,
    description: 'Who wrote the answer down, or stopped it; null also where time did.',
  })
  answeredBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) answeredAt!: Date | null;
  @Field(() => Int) version!: number;
}

export const SunsetProposalConnection = connectionType('SunsetProposal', () => SunsetProposalType);
const SunsetProposalOrder = orderType(
  'SunsetProposalOrder',
  { PROPOSED_AT: 'PROPOSED_AT' },
  'How sunset proposals are ordered: the latest first by default.',
);
@InputType()
class SunsetProposalFilter {
  @Field(() => Boolean, { nullable: true, description: 'Open, or ended.' }) open?: boolean;
  @Field(() => [SunsetEndEnum], { nullable: true, description: 'Ended in one of these ways.' })
  answer?: SunsetEnd[];
  @Field(() => ID, { nullable: true }) proposedById?: string;
  @Field(() => ID, { nullable: true, description: 'Put before this body.' }) governanceBodyId?: string;
}
export const SunsetProposalsArgs = listArgs(SunsetProposalOrder, SunsetProposalFilter);

@InputType()
export class ProposeSunsetInput extends MutationInput {
  @Field(() => ID, { description: 'In measure: worked on, kept, or registered.' }) initiativeId!: string;
  @Field(() => String, { description: 'Up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class ProposeSunsetPayload {
  @Field(() => SunsetProposalType) sunsetProposal!: SunsetProposalType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const ProposeSunsetResult = mutationResult('ProposeSunsetResult', () => ProposeSunsetPayload);

@InputType({ description: '`expectedVersion` is that of the sunset proposal.' })
export class AnswerSunsetInput extends VersionedInput {
  @Field(() => ID) sunsetProposalId!: string;
  @Field(() => SunsetAnswerEnum) answer!: SunsetAnswer;
  @Field(() => String, { description: 'What the body said: up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class AnswerSunsetPayload {
  @Field(() => SunsetProposalType) sunsetProposal!: SunsetProposalType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const AnswerSunsetResult = mutationResult('AnswerSunsetResult', () => AnswerSunsetPayload);
