import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { GraphQLBigInt } from '../platform/graphql/big-int';
import {
  connectionType,
  listArgs,
  MoneyType,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import type { GovernanceBody } from './domain/governance-body';

@ObjectType('GovernanceMember', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A seat in a governance body. A revision of the body seats everybody anew.',
})
export class GovernanceMemberType extends NodeType {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => PersonType, { nullable: true, description: 'Who comes in their place; null when nobody does.' })
  deputy!: PersonType | null;
}

@ObjectType('GovernanceBody', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'People who decide together: a CX board, say.',
})
export class GovernanceBodyType
  extends NodeType
  implements Pick<GovernanceBody, 'id' | 'name' | 'charter' | 'meetings' | 'quorum' | 'version' | 'createdAt'>
{
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'What it is there for, and what it decides.' }) charter!: string;
  @Field(() => String, { description: 'When it meets, in words.' }) meetings!: string;
  @Field(() => PersonType, { description: 'One of the members.' }) chair!: PersonType;
  @Field(() => PersonType, { description: 'The member whose seat speaks for the customer.' })
  customerVoice!: PersonType;
  @Field(() => [GovernanceMemberType], { description: 'In their order.' }) members!: GovernanceMemberType[];
  @Field(() => Int, { description: 'How many members, or their deputies, must be there to decide.' }) quorum!: number;
  @Field(() => MoneyType, {
    nullable: true,
    description: 'The largest amount that it decides on its own; null for any amount.',
  })
  decidesUpTo!: MoneyType | null;
  @Field(() => GovernanceBodyType, {
    nullable: true,
    description: 'The body that decides what is beyond this one; null for the last.',
  })
  escalatesTo!: GovernanceBodyType | null;
  @Field(() => Int, { description: 'Raised by each revision.' }) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

export const GovernanceBodyConnection = connectionType('GovernanceBody', () => GovernanceBodyType);
const GovernanceBodyOrder = orderType(
  'GovernanceBodyOrder',
  { NAME: 'NAME' },
  'How governance bodies are ordered: by name, ascending, by default.',
);

export const GovernanceBodiesArgs = listArgs(GovernanceBodyOrder);

@InputType()
class GovernanceMemberInput {
  @Field(() => ID) personId!: string;
  @Field(() => ID, {
    nullable: true,
    description: 'Who comes in their place: neither they themselves nor another member.',
  })
  deputyId?: string | null;
}

@InputType({ description: 'All that a governance body is made of.' })
export class FoundGovernanceBodyInput extends MutationInput {
  @Field(() => String, { description: 'Unique among the bodies, up to 200 characters.' }) name!: string;
  @Field(() => String, { description: 'What it is there for, and what it decides, in up to 10000 characters.' })
  charter!: string;
  @Field(() => String, { description: 'When it meets, in up to 500 characters: "First Tuesday of each month".' })
  meetings!: string;
  @Field(() => [GovernanceMemberInput], { description: '1 to 50 people, nobody twice.' })
  members!: GovernanceMemberInput[];
  @Field(() => ID, { description: 'Who leads it: one of the members.' }) chairId!: string;
  @Field(() => ID, { description: 'Who speaks for the customer: one of the members.' }) customerVoiceId!: string;
  @Field(() => Int, { description: 'How many must be there to decide: 1 to the number of members.' }) quorum!: number;
  @Field(() => GraphQLBigInt, {
    nullable: true,
    description:
      'The largest amount that it decides on its own, in minor units (cents) of the organization’s currency, 0 or more; any amount when left out.',
  })
  decidesUpToMinor?: bigint | null;
  @Field(() => ID, {
    nullable: true,
    description: 'The governance body that decides what is beyond this one; must not lead back to this one.',
  })
  escalatesToId?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class FoundGovernanceBodyPayload {
  @Field(() => GovernanceBodyType) governanceBody!: GovernanceBodyType;
}
export const FoundGovernanceBodyResult = mutationResult('FoundGovernanceBodyResult', () => FoundGovernanceBodyPayload);

@InputType({ description: 'All that the governance body is made of from now on: what is left out is taken away.' })
export class ReviseGovernanceBodyInput extends FoundGovernanceBodyInput {
  @Field(() => ID) governanceBodyId!: string;
  @Field(() => Int, { description: 'The version that you read and decide on.' }) expectedVersion!: number;
}
@ObjectType({ simpleResolvers: true })
export class ReviseGovernanceBodyPayload {
  @Field(() => GovernanceBodyType) governanceBody!: GovernanceBodyType;
}
export const ReviseGovernanceBodyResult = mutationResult(
  'ReviseGovernanceBodyResult',
  () => ReviseGovernanceBodyPayload,
);
