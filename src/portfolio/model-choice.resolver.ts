import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import {
  PreviewScoringModelArgs,
  ScoringModelPreviewType,
  SetScoringModelInput,
  SetScoringModelResult,
} from './model-choice.graphql';
import type { ModelChoiceService } from './model-choice.service';

@Resolver()
export class ModelChoiceResolver {
  constructor(private readonly choice: ModelChoiceService) {}

  @Query(() => ScoringModelPreviewType, {
    nullable: true,
    description:
      'What a scoring model, mostly a draft, would make of the ranking of a portfolio. Null where one of the ids leads nowhere.',
  })
  previewScoringModel(
    @Args(() => PreviewScoringModelArgs) _args: PreviewScoringModelArgs,
  ): ScoringModelPreviewType | null {
    return compiled();
  }

  @Mutation(() => SetScoringModelResult, {
    description:
      'Portfolio managers and CX leaders have a portfolio use another published scoring model; what competes is scored anew by it, what was decided keeps its scores. One a year: refused once something was decided in this calendar year (UTC), or a scoring round has closed, by the present model; while a scoring round is open; and where an assessed proposal lacks an estimate that the new model asks for.',
  })
  setScoringModel(
    @Arg('input', () => SetScoringModelInput) input: SetScoringModelInput,
    @Ctx() context: RequestContext,
  ) {
    const types = { portfolioId: 'Portfolio', scoringModelId: 'ScoringModel' } as const;
    return this.choice.set(callerOf(context), withLocalIds(input, types));
  }
}
