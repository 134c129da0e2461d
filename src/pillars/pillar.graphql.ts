import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PersonType } from '../people/person.graphql';
import { mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import type { Pillar } from './domain/pillar';

@ObjectType('Pillar', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'One of the disciplines that customer experience rests on; every organization starts with ten.',
})
export class PillarType
  extends NodeType
  implements Pick<Pillar, 'id' | 'position' | 'code' | 'name' | 'purpose' | 'targetLevel' | 'targetOn' | 'version'>
{
  @Field(() => Int, { description: '1 for the first.' }) position!: number;
  @Field(() => String, { description: 'Stable, for programs: `VOICE_OF_THE_CUSTOMER`.' }) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'What it is there to do.' }) purpose!: string;
  @Field(() => PersonType, { nullable: true, description: 'Who answers for it; null while nobody does.' })
  owner!: PersonType | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The level of maturity that it is to reach, 1 to 5; null while nobody has set it.',
  })
  targetLevel!: number | null;
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'By when it is to reach it.' })
  targetOn!: string | null;
  @Field(() => Int, { description: 'Raised when its owner or its target changes.' }) version!: number;
}

@InputType()
export class AssignPillarOwnerInput extends VersionedInput {
  @Field(() => ID) pillarId!: string;
  @Field(() => ID, { description: 'The person who answers for it from now on.' }) ownerId!: string;
}
@ObjectType({ simpleResolvers: true })
export class AssignPillarOwnerPayload {
  @Field(() => PillarType) pillar!: PillarType;
}
export const AssignPillarOwnerResult = mutationResult('AssignPillarOwnerResult', () => AssignPillarOwnerPayload);

@InputType()
export class SetPillarTargetInput extends VersionedInput {
  @Field(() => ID) pillarId!: string;
  @Field(() => Int, { description: 'The level of maturity that it is to reach: 1 to 5.' }) targetLevel!: number;
  @Field(() => GraphQLLocalDate, { description: 'By when: today or later.' }) targetOn!: string;
  @Field(() => String, { description: 'Why this level and this date; up to 2000 characters, kept in the audit.' })
  reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class SetPillarTargetPayload {
  @Field(() => PillarType) pillar!: PillarType;
}
export const SetPillarTargetResult = mutationResult('SetPillarTargetResult', () => SetPillarTargetPayload);
