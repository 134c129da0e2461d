import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MutationInput, mutationResult, VersionedInput } from '../platform/graphql/types.graphql';
import type { CxFunction } from './domain/person';
import { CxFunctionEnum, IdentityType, PersonType } from './person.graphql';

const NAME = 'In one line, up to 200 characters.';
const EMAIL = 'Unique in the organization, in whatever case it is written; who has left keeps theirs.';

@InputType()
export class AddPersonInput extends MutationInput {
  @Field(() => String, { description: NAME }) name!: string;
  @Field(() => String, { description: EMAIL }) email!: string;
  @Field(() => ID, { nullable: true, description: 'Whom they report to; nobody when left out.' })
  managerId?: string | null;
  @Field(() => CxFunctionEnum, { nullable: true, description: 'Left out for business partners.' })
  cxFunction?: CxFunction | null;
}
@ObjectType({ simpleResolvers: true })
export class AddPersonPayload {
  @Field(() => PersonType, { description: 'A CONTRIBUTOR, as everyone is by default.' }) person!: PersonType;
}
export const AddPersonResult = mutationResult('AddPersonResult', () => AddPersonPayload);

@InputType({ description: 'What is left out stays as it is.' })
export class EditPersonInput extends VersionedInput {
  @Field(() => ID) personId!: string;
  @Field(() => String, { nullable: true, description: NAME }) name?: string | null;
  @Field(() => String, { nullable: true, description: `${EMAIL} What they sign in with stays.` }) email?: string | null;
  @Field(() => ID, { nullable: true, description: 'Whom they report to; nobody when null.' })
  managerId?: string | null;
  @Field(() => CxFunctionEnum, { nullable: true, description: 'None when null.' }) cxFunction?: CxFunction | null;
}
@ObjectType({ simpleResolvers: true })
export class EditPersonPayload {
  @Field(() => PersonType) person!: PersonType;
}
export const EditPersonResult = mutationResult('EditPersonResult', () => EditPersonPayload);

@InputType()
export class DeactivatePersonInput extends VersionedInput {
  @Field(() => ID) personId!: string;
  @Field(() => ID, { description: 'Who takes over all that is in their hands: somebody else, who is here.' })
  successorId!: string;
  @Field(() => String, { description: 'It stays in the audit; up to 2000 characters.' }) reason!: string;
}
@ObjectType({ simpleResolvers: true })
export class DeactivatePersonPayload {
  @Field(() => PersonType) person!: PersonType;
  @Field(() => PersonType) successor!: PersonType;
  @Field(() => Int, { description: 'How many things changed hands; each has a record in `auditRecords`.' })
  handedOver!: number;
}
export const DeactivatePersonResult = mutationResult('DeactivatePersonResult', () => DeactivatePersonPayload);

@InputType()
export class ReactivatePersonInput extends VersionedInput {
  @Field(() => ID) personId!: string;
}
@ObjectType({ simpleResolvers: true })
export class ReactivatePersonPayload {
  @Field(() => PersonType) person!: PersonType;
}
export const ReactivatePersonResult = mutationResult('ReactivatePersonResult', () => ReactivatePersonPayload);

@InputType()
export class BindIdentityInput extends MutationInput {
  @Field(() => ID) personId!: string;
  @Field(() => String, {
    description:
      'The `iss` of their tokens, exactly, up to 1000 characters; `steward-local` for those that Steward signs itself.',
  })
  issuer!: string;
  @Field(() => String, {
    description: 'The `sub` of their tokens, exactly, up to 1000 characters; of `steward-local`, an e-mail.',
  })
  subject!: string;
}
@ObjectType({ simpleResolvers: true })
export class BindIdentityPayload {
  @Field(() => IdentityType) identity!: IdentityType;
  @Field(() => PersonType) person!: PersonType;
}
export const BindIdentityResult = mutationResult('BindIdentityResult', () => BindIdentityPayload);

@InputType()
export class UnbindIdentityInput extends MutationInput {
  @Field(() => ID) identityId!: string;
  @Field(() => String, { nullable: true, description: 'It stays in the audit.' }) reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class UnbindIdentityPayload {
  @Field(() => PersonType) person!: PersonType;
}
export const UnbindIdentityResult = mutationResult('UnbindIdentityResult', () => UnbindIdentityPayload);
