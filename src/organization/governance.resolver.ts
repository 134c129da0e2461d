import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import {
  FoundGovernanceBodyInput,
  FoundGovernanceBodyResult,
  GovernanceBodiesArgs,
  GovernanceBodyConnection,
  GovernanceBodyType,
  ReviseGovernanceBodyInput,
  ReviseGovernanceBodyResult,
} from './governance.graphql';
import type { GovernanceService } from './governance.service';
import { TeamStructureType } from './team-structure.graphql';

@Resolver()
export class GovernanceResolver {
  constructor(private readonly governance: GovernanceService) {}

  @Query(() => TeamStructureType, { description: 'The CX team, and the executives around it.' })
  teamStructure(): TeamStructureType {
    return compiled();
  }

  @Query(() => GovernanceBodyType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  governanceBody(@Arg('id', () => ID) _id: string): GovernanceBodyType | null {
    return compiled();
  }

  @Query(() => GovernanceBodyConnection, { description: 'The governance bodies of your organization.' })
  governanceBodies(@Args(() => GovernanceBodiesArgs) _args: PageArgs): InstanceType<typeof GovernanceBodyConnection> {
    return compiled();
  }

  @Mutation(() => FoundGovernanceBodyResult, {
    description:
      'Admins and CX leaders found a governance body. Refused: a chair or a customer’s voice who is no member, a quorum of more than all, a deputy of oneself.',
  })
  foundGovernanceBody(
    @Arg('input', () => FoundGovernanceBodyInput) input: FoundGovernanceBodyInput,
    @Ctx() context: RequestContext,
  ) {
    return this.governance.found(callerOf(context), withLocalBodyIds(input));
  }

  @Mutation(() => ReviseGovernanceBodyResult, {
    description:
      'Admins and CX leaders revise a governance body as a whole. Refused, besides: an escalation that comes back to where it began.',
  })
  reviseGovernanceBody(
    @Arg('input', () => ReviseGovernanceBodyInput) input: ReviseGovernanceBodyInput,
    @Ctx() context: RequestContext,
  ) {
    const located = withLocalIds(input, { governanceBodyId: 'GovernanceBody' });
    return this.governance.revise(callerOf(context), withLocalBodyIds(located));
  }
}

function withLocalBodyIds<Input extends FoundGovernanceBodyInput>(input: Input): Input {
  const ids = { chairId: 'Person', customerVoiceId: 'Person', escalatesToId: 'GovernanceBody' };
  const members = input.members.map((member) => withLocalIds(member, { personId: 'Person', deputyId: 'Person' }));
  return { ...withLocalIds<FoundGovernanceBodyInput>(input, ids), members } as Input;
}
