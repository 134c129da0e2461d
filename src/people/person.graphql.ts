import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  enumOf,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import {
  CX_FUNCTIONS,
  ROLES,
  type CxFunction,
  type Organization,
  type Person,
  type Role,
  type RoleGrant,
} from './domain/person';

const RoleEnum = enumOf(
  'Role',
  ROLES,
  'What a person may be asked to do, in the whole organization or in one portfolio.',
);
const CxFunctionEnum = enumOf(
  'CxFunction',
  CX_FUNCTIONS,
  'The three functions of a CX team; business partners have none.',
);

@ObjectType('Organization', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'The tenant: nothing of it is visible to another.',
})
export class OrganizationType extends NodeType implements Pick<Organization, 'id' | 'name' | 'currencyCode'> {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'The reporting currency, ISO 4217.' }) currencyCode!: string;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

@ObjectType('Person', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somebody who works for the organization.',
})
export class PersonType extends NodeType implements Pick<Person, 'id' | 'name' | 'email' | 'cxFunction' | 'version'> {
  @Field(() => String) name!: string;
  @Field(() => String) email!: string;
  @Field(() => PersonType, { nullable: true }) manager!: PersonType | null;
  @Field(() => CxFunctionEnum, { nullable: true }) cxFunction!: CxFunction | null;
  @Field(() => [RoleGrantType]) roles!: RoleGrantType[];
  @Field(() => Int) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

@ObjectType('RoleGrant', { implements: NodeType, simpleResolvers: true, description: 'A role that somebody holds.' })
export class RoleGrantType extends NodeType implements Pick<RoleGrant, 'id' | 'role'> {
  @Field(() => RoleEnum) role!: Role;
  @Field(() => PersonType) person!: PersonType;
  @Field(() => PersonType, {
    nullable: true,
    description: 'Nobody for the roles that an organization is founded with.',
  })
  grantedBy!: PersonType | null;
  @Field(() => GraphQLISODateTime) grantedAt!: Date;
}

export const PersonConnection = connectionType('Person', () => PersonType);
export const PersonOrder = orderType(
  'PersonOrder',
  { NAME: 'NAME' },
  'How people are ordered: by name, ascending, by default.',
);

@InputType()
export class PersonFilter {
  @Field(() => RoleEnum, { nullable: true, description: 'Who holds this role, anywhere.' }) role?: Role;
}

@InputType()
export class GrantRoleInput extends MutationInput {
  @Field(() => ID) personId!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ID, { nullable: true, description: 'For this portfolio only; the whole organization when left out.' })
  portfolioId?: string;
}
@ObjectType({ simpleResolvers: true })
export class GrantRolePayload {
  @Field(() => RoleGrantType) roleGrant!: RoleGrantType;
  @Field(() => PersonType) person!: PersonType;
}
export const GrantRoleResult = mutationResult('GrantRoleResult', () => GrantRolePayload);

@InputType()
export class RevokeRoleInput extends MutationInput {
  @Field(() => ID) roleGrantId!: string;
  @Field(() => String, { nullable: true }) reason?: string;
}
@ObjectType({ simpleResolvers: true })
export class RevokeRolePayload {
  @Field(() => PersonType) person!: PersonType;
}
export const RevokeRoleResult = mutationResult('RevokeRoleResult', () => RevokeRolePayload);
