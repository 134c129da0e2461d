import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import {
  AddObjectiveInput,
  AddObjectiveResult,
  RewordObjectiveInput,
  RewordObjectiveResult,
  RewordVisionInput,
  RewordVisionResult,
  StateVisionInput,
  StateVisionResult,
  StrategicObjectiveType,
  VisionStatementConnection,
  VisionStatementsArgs,
  VisionStatementType,
} from './direction.graphql';
import type { DirectionService } from './direction.service';

@Resolver()
export class DirectionResolver {
  constructor(private readonly direction: DirectionService) {}

  @Query(() => VisionStatementType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  visionStatement(@Arg('id', () => ID) _id: string): VisionStatementType | null {
    return compiled();
  }

  @Query(() => VisionStatementConnection, { description: 'The visions of your organization, its areas and teams.' })
  visionStatements(@Args(() => VisionStatementsArgs) _args: PageArgs): InstanceType<typeof VisionStatementConnection> {
    return compiled();
  }

  @Query(() => StrategicObjectiveType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  strategicObjective(@Arg('id', () => ID) _id: string): StrategicObjectiveType | null {
    return compiled();
  }

  @Query(() => [StrategicObjectiveType], {
    description: 'All strategic objectives of your organization, in their order.',
  })
  strategicObjectives(): StrategicObjectiveType[] {
    return compiled();
  }

  @Mutation(() => StateVisionResult, {
    description: 'Admins and CX leaders state the vision of the organization, or of one more area or team.',
  })
  stateVision(@Arg('input', () => StateVisionInput) input: StateVisionInput, @Ctx() context: RequestContext) {
    return this.direction.stateVision(callerOf(context), input);
  }

  @Mutation(() => RewordVisionResult, {
    description: 'Admins and CX leaders reword a vision; the wording before stays in the audit.',
  })
  rewordVision(@Arg('input', () => RewordVisionInput) input: RewordVisionInput, @Ctx() context: RequestContext) {
    return this.direction.rewordVision(
      callerOf(context),
      withLocalIds(input, { visionStatementId: 'VisionStatement' }),
    );
  }

  @Mutation(() => AddObjectiveResult, { description: 'Admins and CX leaders add a strategic objective.' })
  addObjective(@Arg('input', () => AddObjectiveInput) input: AddObjectiveInput, @Ctx() context: RequestContext) {
    return this.direction.addObjective(callerOf(context), input);
  }

  @Mutation(() => RewordObjectiveResult, { description: 'Admins and CX leaders reword a strategic objective.' })
  rewordObjective(
    @Arg('input', () => RewordObjectiveInput) input: RewordObjectiveInput,
    @Ctx() context: RequestContext,
  ) {
    return this.direction.rewordObjective(
      callerOf(context),
      withLocalIds(input, { strategicObjectiveId: 'StrategicObjective' }),
    );
  }
}
