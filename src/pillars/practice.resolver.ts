import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { PillarType } from './pillar.graphql';
import {
  CreatePracticeInput,
  CreatePracticeResult,
  PracticeConnection,
  PracticesArgs,
  PracticeType,
  RetirePracticeInput,
  RetirePracticeResult,
  RevisePracticeInput,
  RevisePracticeResult,
} from './practice.graphql';
import type { PracticeService } from './practice.service';

@Resolver()
export class PracticeResolver {
  constructor(private readonly practiceService: PracticeService) {}

  @Query(() => PracticeType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  practice(@Arg('id', () => ID) _id: string): PracticeType | null {
    return compiled();
  }

  @Query(() => PracticeConnection, {
    description: 'The documented standards of all pillars; `filter: { overdue: true }` for those to be looked at.',
  })
  practices(@Args(() => PracticesArgs) _args: PageArgs): InstanceType<typeof PracticeConnection> {
    return compiled();
  }

  @Mutation(() => CreatePracticeResult, {
    description: 'A CX leader or the owner of the pillar writes down a standard.',
  })
  createPractice(@Arg('input', () => CreatePracticeInput) input: CreatePracticeInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { pillarId: 'Pillar', ownerId: 'Person' });
    return this.practiceService.create(callerOf(context), located);
  }

  @Mutation(() => RevisePracticeResult, {
    description:
      'A CX leader, or the owner of the practice or of its pillar, words it anew; earlier wordings stay in `versions`.',
  })
  revisePractice(@Arg('input', () => RevisePracticeInput) input: RevisePracticeInput, @Ctx() context: RequestContext) {
    const located = withLocalIds(input, { practiceId: 'Practice', ownerId: 'Person' });
    return this.practiceService.revise(callerOf(context), located);
  }

  @Mutation(() => RetirePracticeResult, {
    description: 'A CX leader, or the owner of the practice or of its pillar, says that it is no longer kept.',
  })
  retirePractice(@Arg('input', () => RetirePracticeInput) input: RetirePracticeInput, @Ctx() context: RequestContext) {
    return this.practiceService.retire(callerOf(context), withLocalIds(input, { practiceId: 'Practice' }));
  }
}

@Resolver(() => PillarType)
export class PillarPracticesResolver {
  @FieldResolver(() => PracticeConnection, { description: 'Its documented standards.' })
  practices(@Args(() => PracticesArgs) _args: PageArgs): InstanceType<typeof PracticeConnection> {
    return compiled();
  }
}
