import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, type RequestContext } from '../platform/graphql/context';
import type { ScoringModelService } from './scoring-model.service';
import {
  DraftScoringModelInput,
  EditScoringModelInput,
  ScoringModelResult,
  ScoringModelVersionInput,
} from './scoring-model-mutations.graphql';

const ITS_ID = { scoringModelId: 'ScoringModel' } as const;

@Resolver()
export class ScoringModelResolver {
  constructor(private readonly models: ScoringModelService) {}

  @Mutation(() => ScoringModelResult, {
    description: 'Admins and CX leaders draft a further scoring model. Nothing is scored by it before it is published.',
  })
  draftScoringModel(
    @Arg('input', () => DraftScoringModelInput) input: DraftScoringModelInput,
    @Ctx() context: RequestContext,
  ) {
    return this.models.draft(callerOf(context), withLocalIds(input, { basedOnId: 'ScoringModel' }));
  }

  @Mutation(() => ScoringModelResult, { description: 'Admins and CX leaders edit a draft.' })
  editScoringModel(
    @Arg('input', () => EditScoringModelInput) input: EditScoringModelInput,
    @Ctx() context: RequestContext,
  ) {
    return this.models.edit(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ScoringModelResult, {
    description:
      'Admins and CX leaders publish a draft: from now on it never changes, and portfolios may use it. What is scored already stays so until a portfolio changes to it.',
  })
  publishScoringModel(
    @Arg('input', () => ScoringModelVersionInput) input: ScoringModelVersionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.models.publish(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => ScoringModelResult, {
    description:
      'Admins and CX leaders retire a published model: no portfolio begins with it any more, those that use it go on. The only published one stays.',
  })
  retireScoringModel(
    @Arg('input', () => ScoringModelVersionInput) input: ScoringModelVersionInput,
    @Ctx() context: RequestContext,
  ) {
    return this.models.retire(callerOf(context), withLocalIds(input, ITS_ID));
  }
}
