import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
  VersionedInput,
} from '../platform/graphql/types.graphql';
import type { Delegation, DelegationInput } from './domain/delegation';
import { PersonType } from './person.graphql';

@ObjectType('Delegation', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Days on which one person votes for another at gates. It is not passed on, and helps nobody to a say in what is their own.',
})
export class DelegationType
  extends NodeType
  implements Pick<Delegation, 'id' | 'firstDay' | 'lastDay' | 'reason' | 'givenAt' | 'revokedAt' | 'version'>
{
  @Field(() => PersonType, { description: 'Whose votes they are.' }) from!: PersonType;
  @Field(() => PersonType, { description: 'Who casts them.' }) to!: PersonType;
  @Field(() => GraphQLLocalDate, { description: 'By the date where the person is whose votes they are.' })
  firstDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'It still holds on it.' }) lastDay!: string;
  @Field(() => String) reason!: string;
  @Field(() => PersonType, { description: 'The person, an assistant of theirs, or an admin.' }) givenBy!: PersonType;
  @Field(() => GraphQLISODateTime) givenAt!: Date;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was taken back, or ended because one of the two left; null when it was not.',
  })
  revokedAt!: Date | null;
  @Field(() => Int) version!: number;
}

export const DelegationConnection = connectionType('Delegation', () => DelegationType);
const DelegationOrder = orderType(
  'DelegationOrder',
  { FIRST_DAY: 'FIRST_DAY' },
  'How delegations are ordered: by their first day, ascending, by default.',
);

@InputType()
class DelegationFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that were taken back; false: those that were not.',
  })
  revoked?: boolean;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Not over before this day.' }) from?: string;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Begun on this day or earlier.' }) to?: string;
}

export const DelegationsArgs = listArgs(DelegationOrder, DelegationFilter);

@InputType()
export class DelegateInput extends MutationInput implements DelegationInput {
  @Field(() => ID, { nullable: true, description: 'Whose votes they are: yours when left out.' })
  fromId?: string | null;
  @Field(() => ID, { description: 'Another person; on the same days there may be several.' }) toId!: string;
  @Field(() => GraphQLLocalDate, {
    description: 'Today or later, by the date where the person is whose votes they are.',
  })
  firstDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'It still holds on it; at most 1096 days (three years) in all.' })
  lastDay!: string;
  @Field(() => ID, { nullable: true, description: 'For gates of this portfolio only; for all of them when left out.' })
  portfolioId?: string | null;
  @Field(() => String, { description: 'Up to 2000 characters. Everyone in the organization can read it.' })
  reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class DelegatePayload {
  @Field(() => DelegationType) delegation!: DelegationType;
  @Field(() => PersonType, { description: 'Whose votes they are.' }) person!: PersonType;
}
export const DelegateResult = mutationResult('DelegateResult', () => DelegatePayload);

@InputType()
export class RevokeDelegationInput extends VersionedInput {
  @Field(() => ID) delegationId!: string;
  @Field(() => String, { nullable: true, description: 'It stays in the audit.' }) reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class RevokeDelegationPayload {
  @Field(() => DelegationType) delegation!: DelegationType;
  @Field(() => PersonType, { description: 'Whose votes they are.' }) person!: PersonType;
}
export const RevokeDelegationResult = mutationResult('RevokeDelegationResult', () => RevokeDelegationPayload);
