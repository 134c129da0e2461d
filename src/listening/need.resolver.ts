import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { EvidenceArgs, EvidenceConnection, EvidenceType } from './evidence.graphql';
import {
  EstablishNeedInput,
  EstablishNeedResult,
  NameNeedInput,
  NameNeedResult,
  NeedConnection,
  NeedsArgs,
  NeedType,
  RecordEvidenceInput,
  RecordEvidenceResult,
  RetireNeedInput,
  RetireNeedResult,
} from './need.graphql';
import { NeedService } from './need.service';

@Resolver(() => NeedType)
export class NeedResolver {
  constructor(private readonly needService: NeedService) {}

  @Query(() => NeedType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  need(@Arg('id', () => ID) _id: string): NeedType | null {
    return compiled();
  }

  @Query(() => NeedConnection, { description: 'What customers try to get done and cannot.' })
  needs(@Args(() => NeedsArgs) _args: PageArgs): InstanceType<typeof NeedConnection> {
    return compiled();
  }

  @FieldResolver(() => EvidenceConnection, { description: 'All that was gathered for it, expired or not.' })
  evidence(@Args(() => EvidenceArgs) _args: PageArgs): InstanceType<typeof EvidenceConnection> {
    return compiled();
  }

  @Mutation(() => NameNeedResult, { description: 'Every contributor names a need: a candidate, to begin with.' })
  nameNeed(@Arg('input', () => NameNeedInput) input: NameNeedInput, @Ctx() context: RequestContext) {
    return this.needService.name(callerOf(context), withLocalIds(input, { themeIds: 'Theme' }));
  }

  @Mutation(() => RecordEvidenceResult, { description: 'Every contributor gathers evidence for a need.' })
  recordEvidence(@Arg('input', () => RecordEvidenceInput) input: RecordEvidenceInput, @Ctx() context: RequestContext) {
    return this.needService.recordEvidence(callerOf(context), withLocalIds(input, { needId: 'Need' }));
  }

  @Mutation(() => EstablishNeedResult, {
    description:
      'Insights and CX leaders establish a need that somebody else named, on two pieces of unexpired evidence of two kinds.',
  })
  establishNeed(@Arg('input', () => EstablishNeedInput) input: EstablishNeedInput, @Ctx() context: RequestContext) {
    return this.needService.establish(callerOf(context), withLocalIds(input, { needId: 'Need' }));
  }

  @Mutation(() => RetireNeedResult, { description: 'Insights and CX leaders give a need up, with a reason.' })
  retireNeed(@Arg('input', () => RetireNeedInput) input: RetireNeedInput, @Ctx() context: RequestContext) {
    return this.needService.retire(callerOf(context), withLocalIds(input, { needId: 'Need' }));
  }
}

@Resolver(() => EvidenceType)
export class EvidenceOfNeedResolver {
  @FieldResolver(() => NeedType, { nullable: true, description: 'The need that it speaks for, if it does for one.' })
  need(): NeedType | null {
    return compiled();
  }
}
