import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { AuditRecordType } from '../audit/audit.graphql';
import { ImportType } from '../imports/import.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import {
  GrantRoleInput,
  GrantRoleResult,
  OrganizationType,
  PeopleArgs,
  PersonConnection,
  PersonType,
  RevokeRoleInput,
  RevokeRoleResult,
} from './person.graphql';
import { RoleService } from './role.service';

@Resolver()
export class PersonResolver {
  constructor(private readonly roles: RoleService) {}

  @Query(() => PersonType, { description: 'You, by your token.' })
  viewer(): PersonType {
    return compiled();
  }

  @Query(() => OrganizationType, { description: 'Your organization.' })
  organization(): OrganizationType {
    return compiled();
  }

  @Query(() => PersonType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  person(@Arg('id', () => ID) _id: string): PersonType | null {
    return compiled();
  }

  @Query(() => PersonConnection, { description: 'The people of your organization.' })
  people(@Args(() => PeopleArgs) _args: PageArgs): InstanceType<typeof PersonConnection> {
    return compiled();
  }

  @Mutation(() => GrantRoleResult, { description: 'Admins grant a role to another person.' })
  grantRole(@Arg('input', () => GrantRoleInput) input: GrantRoleInput, @Ctx() context: RequestContext) {
    return this.roles.grant(callerOf(context), withLocalIds(input, { personId: 'Person', portfolioId: 'Portfolio' }));
  }

  @Mutation(() => RevokeRoleResult, { description: 'Admins take a role from another person; the last admin stays.' })
  revokeRole(@Arg('input', () => RevokeRoleInput) input: RevokeRoleInput, @Ctx() context: RequestContext) {
    return this.roles.revoke(callerOf(context), withLocalIds(input, { roleGrantId: 'RoleGrant' }));
  }
}

@Resolver(() => AuditRecordType)
export class AuditActorResolver {
  @FieldResolver(() => PersonType, {
    nullable: true,
    description: 'Who did it; null where time brought it about: a deadline that ran out.',
  })
  actor(): PersonType | null {
    return compiled();
  }

  @FieldResolver(() => PersonType, { nullable: true, description: 'For whom, where it was for somebody else.' })
  onBehalfOf(): PersonType | null {
    return compiled();
  }
}

@Resolver(() => ImportType)
export class ImportPersonResolver {
  @FieldResolver(() => PersonType, { description: 'Who imported the file, or undid the import.' })
  by(): PersonType {
    return compiled();
  }
}
