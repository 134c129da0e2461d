import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql';
import {
  connectionType,
  enumOf,
  listArgs,
  MutationInput,
  mutationResult,
  NodeType,
  orderType,
} from '../platform/graphql/types.graphql';
import {
  CX_FUNCTIONS,
  ROLES,
  type CxFunction,
  type Identity,
  type Organization,
  type Person,
  type Role,
  type RoleGrant,
} from './domain/person';

export const RoleEnum = enumOf(
  'Role',
  ROLES,
  'What a person may be asked to do, in the whole organization or in one portfolio.',
  {
    VIEWER: 'Reads.',
    CONTRIBUTOR:
      'Proposes, names needs, gathers feedback, evidence and readings. Everyone who does not only look is one.',
    SCORER: 'Estimates the value drivers of proposals.',
    FINANCE: 'Opens portfolios and sets their budgets.',
    COMPLIANCE: 'Contributes, on behalf of compliance.',
    PORTFOLIO_MANAGER: 'Assesses, funds, defers and declines proposals; may step in for initiatives.',
    CX_LEADER:
      'All that a portfolio manager does; approves at gates, sets budgets, establishes needs, reads the audit.',
    ADMIN: 'Manages people and what they sign in with, grants roles, edits lists, reads the audit.',
  },
);
export const CxFunctionEnum = enumOf(
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

@ObjectType('Identity', {
  simpleResolvers: true,
  description: 'By which tokens a person is known. It leads to one person of one organization.',
})
export class IdentityType implements Pick<Identity, 'id' | 'issuer' | 'subject'> {
  @Field(() => ID) id!: string;
  @Field(() => String, {
    description: 'The `iss` of the tokens: of your identity provider, or `steward-local` for those that Steward signs.',
  })
  issuer!: string;
  @Field(() => String, { description: 'The `sub` of the tokens; of `steward-local`, an e-mail.' }) subject!: string;
}

@ObjectType('Person', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'Somebody who works for the organization.',
})
export class PersonType
  extends NodeType
  implements Pick<Person, 'id' | 'name' | 'email' | 'cxFunction' | 'deactivatedAt' | 'version'>
{
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Unique in the organization.' }) email!: string;
  @Field(() => PersonType, { nullable: true, description: 'Whom they report to; null at the top.' })
  manager!: PersonType | null;
  @Field(() => CxFunctionEnum, { nullable: true, description: 'Null for business partners.' })
  cxFunction!: CxFunction | null;
  @Field(() => [RoleGrantType], { description: 'In the organization and in single portfolios.' })
  roles!: RoleGrantType[];
  @Field(() => [IdentityType], { description: 'What they sign in with: for admins alone, FORBIDDEN for others.' })
  identities!: IdentityType[];
  @Field(() => Boolean, { description: 'False for somebody who has left: they sign in no more and are named no more.' })
  active!: boolean;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When they left; null for those who are here.' })
  deactivatedAt!: Date | null;
  @Field(() => Int) version!: number;
  @Field(() => GraphQLISODateTime) createdAt!: Date;
}

@ObjectType('RoleGrant', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A role that somebody holds: in the whole organization, or in one portfolio.',
})
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
const PersonOrder = orderType(
  'PersonOrder',
  { NAME: 'NAME' },
  'How people are ordered: by name, ascending, by default.',
);

@InputType()
class PersonFilter {
  @Field(() => [RoleEnum], {
    nullable: true,
    description: 'Who holds one of these, in the organization or a portfolio.',
  })
  role?: Role[];
  @Field(() => Boolean, { nullable: true, description: 'Who is here (true), or who has left (false).' })
  active?: boolean;
}

export const PeopleArgs = listArgs(PersonOrder, PersonFilter);

@InputType()
export class GrantRoleInput extends MutationInput {
  @Field(() => ID) personId!: string;
  @Field(() => RoleEnum) role!: Role;
  @Field(() => ID, { nullable: true, description: 'For this portfolio only; the whole organization when left out.' })
  portfolioId?: string | null;
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
  @Field(() => String, { nullable: true, description: 'It stays in the audit.' }) reason?: string | null;
}
@ObjectType({ simpleResolvers: true })
export class RevokeRolePayload {
  @Field(() => PersonType) person!: PersonType;
}
export const RevokeRoleResult = mutationResult('RevokeRoleResult', () => RevokeRolePayload);
