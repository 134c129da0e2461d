import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import { InitiativeType } from '../initiatives/initiative.graphql';
import { GovernanceBodyType } from '../organization/governance.graphql';
import { PersonType } from '../people/person.graphql';
import { connectionType, mutationResult, NodeType, VersionedInput } from '../platform/graphql/types.graphql';
import type { Agreement, Postponement, PostponementInput } from './domain/postponement';
import type { SwitchOff, SwitchOffInput } from './domain/switch-off';

@ObjectType('SwitchOff', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'What was in service is switched off: said by one person, confirmed by another.',
})
export class SwitchOffType
  extends NodeType
  implements Pick<SwitchOff, 'id' | 'switchedOffOn' | 'note' | 'recordedAt' | 'confirmedAt' | 'version'>
{
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => GraphQLLocalDate) switchedOffOn!: string;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => PersonType) switchedOffBy!: PersonType;
  @Field(() => GraphQLISODateTime) recordedAt!: Date;
  @Field(() => PersonType, { nullable: true }) confirmedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) confirmedAt!: Date | null;
  @Field(() => Int) version!: number;
}

@ObjectType('PostponementAgreement', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A member of the body who asks for it.',
})
export class PostponementAgreementType extends NodeType implements Pick<Agreement, 'id' | 'agreedAt'> {
  @Field(() => PersonType, { description: 'The member whose seat it is.' }) seat!: PersonType;
  @Field(() => PersonType, { description: 'They, or the deputy of their seat.' }) agreedBy!: PersonType;
  @Field(() => GraphQLISODateTime) agreedAt!: Date;
}

@ObjectType('SunsetPostponement', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Members of a body ask to put a switch-off to a later day; with as many as its quorum it is put off.',
})
export class SunsetPostponementType
  extends NodeType
  implements
    Pick<
      Postponement,
      | 'id'
      | 'number'
      | 'fromDay'
      | 'toDay'
      | 'reason'
      | 'quorum'
      | 'askedAt'
      | 'effectiveAt'
      | 'withdrawnAt'
      | 'version'
    >
{
  @Field(() => InitiativeType) initiative!: InitiativeType;
  @Field(() => Int, { description: '1, 2, 3, … of the initiative.' }) number!: number;
  @Field(() => GraphQLLocalDate, { description: 'As it was planned.' }) fromDay!: string;
  @Field(() => GraphQLLocalDate, { description: 'As it is asked for.' }) toDay!: string;
  @Field(() => String) reason!: string;
  @Field(() => GovernanceBodyType) governanceBody!: GovernanceBodyType;
  @Field(() => Int, { description: 'How many of its members have to ask for it.' }) quorum!: number;
  @Field(() => [PostponementAgreementType], { description: 'Those who do, the first one first.' })
  agreements!: PostponementAgreementType[];
  @Field(() => PersonType) askedBy!: PersonType;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When they were as many as it takes.' })
  effectiveAt!: Date | null;
  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When another day was asked for, or it was switched off.',
  })
  withdrawnAt!: Date | null;
  @Field(() => Int) version!: number;
}
export const SunsetPostponementConnection = connectionType('SunsetPostponement', () => SunsetPostponementType);

@InputType({ description: '`expectedVersion` is that of the initiative.' })
export class RecordSwitchOffInput extends VersionedInput implements SwitchOffInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => GraphQLLocalDate, { description: 'Not in the future, and not before the notice has run.' })
  switchedOffOn!: string;
  @Field(() => String, { nullable: true, description: 'Up to 2000 characters.' }) note?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class SwitchOffPayload {
  @Field(() => SwitchOffType) switchOff!: SwitchOffType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const SwitchOffResult = mutationResult('SwitchOffResult', () => SwitchOffPayload);

@InputType({ description: '`expectedVersion` is that of the switch-off.' })
export class ConfirmSwitchOffInput extends VersionedInput {
  @Field(() => ID) switchOffId!: string;
}

@InputType({ description: '`expectedVersion` is that of the initiative.' })
export class PostponeSunsetInput extends VersionedInput implements PostponementInput {
  @Field(() => ID) initiativeId!: string;
  @Field(() => GraphQLLocalDate, { description: 'Later than the day that is planned.' }) until!: string;
  @Field(() => String, { description: 'Up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class SunsetPostponementPayload {
  @Field(() => SunsetPostponementType) sunsetPostponement!: SunsetPostponementType;
  @Field(() => InitiativeType) initiative!: InitiativeType;
}
export const SunsetPostponementResult = mutationResult('SunsetPostponementResult', () => SunsetPostponementPayload);

@InputType({ description: '`expectedVersion` is that of the postponement.' })
export class AgreeToPostponementInput extends VersionedInput {
  @Field(() => ID) sunsetPostponementId!: string;
}
