import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import {
  AddTeamInput,
  AddTeamResult,
  RenameTeamInput,
  RenameTeamResult,
  RetireTeamResult,
  TeamChangeInput,
  TeamConnection,
  TeamsArgs,
  TeamType,
} from './team.graphql';
import type { TeamService } from './team.service';

@Resolver()
export class TeamResolver {
  constructor(private readonly teamService: TeamService) {}

  @Query(() => TeamType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  team(@Arg('id', () => ID) _id: string): TeamType | null {
    return compiled();
  }

  @Query(() => TeamConnection, { description: 'The teams of your organization.' })
  teams(@Args(() => TeamsArgs) _args: PageArgs): InstanceType<typeof TeamConnection> {
    return compiled();
  }

  @Mutation(() => AddTeamResult, { description: 'Admins, portfolio managers and CX leaders add a team.' })
  addTeam(@Arg('input', () => AddTeamInput) input: AddTeamInput, @Ctx() context: RequestContext) {
    return this.teamService.add(callerOf(context), input);
  }

  @Mutation(() => RenameTeamResult, { description: 'Admins, portfolio managers and CX leaders rename a team.' })
  renameTeam(@Arg('input', () => RenameTeamInput) input: RenameTeamInput, @Ctx() context: RequestContext) {
    return this.teamService.rename(callerOf(context), withLocalIds(input, { teamId: 'Team' }));
  }

  @Mutation(() => RetireTeamResult, {
    description:
      'Admins, portfolio managers and CX leaders retire a team, for good: nobody names it for anything new. What names it already stays.',
  })
  retireTeam(@Arg('input', () => TeamChangeInput) input: TeamChangeInput, @Ctx() context: RequestContext) {
    return this.teamService.retire(callerOf(context), withLocalIds(input, { teamId: 'Team' }));
  }
}
