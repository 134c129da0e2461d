import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { AuditRecordType } from '../audit/audit.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import { PageArgs } from '../platform/graphql/types.graphql';
import { localId } from '../platform/global-id';
import {
  GrantRoleInput,
  GrantRoleResult,
  OrganizationType,
  PersonConnection,
  PersonFilter,
  PersonOrder,
  PersonType,
  RevokeRoleInput,
  RevokeRoleResult,
} from './person.graphql';
import { RoleService } from './role.service';

@ArgsType()
class PeopleArgs extends PageArgs {
  @Field(() => PersonFilter, { nullable: true }) filter?: PersonFilter;
  @Field(() => PersonOrder, { nullable: true }) orderBy?: InstanceType<typeof PersonOrder>;
}

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

  @Query(() => PersonType, { nullable: true })
  person(@Arg('id', () => ID) _id: string): PersonType | null {
    return compiled();
  }

  @Query(() => PersonConnection, { description: 'The people of your organization.' })
  people(@Args(() => PeopleArgs) _args: PeopleArgs): InstanceType<typeof PersonConnection> {
    return compiled();
  }

  @Mutation(() => GrantRoleResult, { description: 'Admins grant a role to another person.' })
  grantRole(@Arg('input', () => GrantRoleInput) input: GrantRoleInput, @Ctx() context: RequestContext) {
    return this.roles.grant(callerOf(context), {
      ...input,
      personId: localId('Person', input.personId),
      portfolioId: input.portfolioId == null ? null : localId('Portfolio', input.portfolioId),
    });
  }

  @Mutation(() => RevokeRoleResult, { description: 'Admins take a role from another person; the last admin stays.' })
  revokeRole(@Arg('input', () => RevokeRoleInput) input: RevokeRoleInput, @Ctx() context: RequestContext) {
    const roleGrantId = localId('RoleGrant', input.roleGrantId);
    return this.roles.revoke(callerOf(context), { ...input, roleGrantId, reason: input.reason ?? null });
  }
}

@Resolver(() => AuditRecordType)
export class AuditActorResolver {
  @FieldResolver(() => PersonType, { nullable: true, description: 'Who did it.' })
  actor(): PersonType | null {
    return compiled();
  }
}
