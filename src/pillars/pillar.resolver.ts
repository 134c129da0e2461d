import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import {
  AssignPillarOwnerInput,
  AssignPillarOwnerResult,
  PillarType,
  SetPillarTargetInput,
  SetPillarTargetResult,
} from './pillar.graphql';
import { PillarService } from './pillar.service';

@Resolver()
export class PillarResolver {
  constructor(private readonly pillarService: PillarService) {}

  @Query(() => PillarType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  pillar(@Arg('id', () => ID) _id: string): PillarType | null {
    return compiled();
  }

  @Query(() => [PillarType], { description: 'All pillars of your organization, in their order.' })
  pillars(): PillarType[] {
    return compiled();
  }

  @Mutation(() => AssignPillarOwnerResult, { description: 'Admins and CX leaders name the owner of a pillar.' })
  assignPillarOwner(
    @Arg('input', () => AssignPillarOwnerInput) input: AssignPillarOwnerInput,
    @Ctx() context: RequestContext,
  ) {
    return this.pillarService.assignOwner(
      callerOf(context),
      withLocalIds(input, { pillarId: 'Pillar', ownerId: 'Person' }),
    );
  }

  @Mutation(() => SetPillarTargetResult, {
    description: 'CX leaders set the level of maturity that a pillar is to reach, and by when.',
  })
  setPillarTarget(
    @Arg('input', () => SetPillarTargetInput) input: SetPillarTargetInput,
    @Ctx() context: RequestContext,
  ) {
    return this.pillarService.setTarget(callerOf(context), withLocalIds(input, { pillarId: 'Pillar' }));
  }
}
