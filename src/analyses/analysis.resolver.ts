import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import {
  AnalysesArgs,
  AnalysisConnection,
  AnalysisType,
  CancelAnalysisInput,
  CancelAnalysisResult,
  StartAnalysisInput,
  StartAnalysisResult,
} from './analysis.graphql';
import type { AnalysisService } from './analysis.service';
import { CandidateRobustnessArgs, CandidateRobustnessConnection, RobustnessType } from './robustness.graphql';
import { OfferedCandidateConnection, OfferedCandidatesArgs, RecommendedSetType } from './selection-result.graphql';

@Resolver(() => AnalysisType)
class AnalysisResolver {
  constructor(private readonly analyses: AnalysisService) {}

  @Query(() => AnalysisType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  analysis(@Arg('id', () => ID) _id: string): AnalysisType | null {
    return compiled();
  }

  @Mutation(() => StartAnalysisResult, {
    description:
      'Everybody may have a portfolio analysed. What it rests on is frozen at once; a worker computes it, and `analysis(id)` tells how far it is. Refused where nothing competes, where nothing is left to choose for, where constraints cannot be kept, for a scoring model whose values are not money (and, of robustness, for another than RETURN_AND_INACTION), and beyond four at a time of an organization.',
  })
  startAnalysis(@Arg('input', () => StartAnalysisInput) input: StartAnalysisInput, @Ctx() context: RequestContext) {
    const { robustness } = input;
    const pairs = robustness?.pairs?.map((pair) => withLocalIds(pair, { firstId: 'Proposal', secondId: 'Proposal' }));
    return this.analyses.start(callerOf(context), {
      ...withLocalIds(input, { portfolioId: 'Portfolio' }),
      robustness: robustness && { ...robustness, pairs },
    });
  }

  @Mutation(() => CancelAnalysisResult, {
    description:
      'Whoever started an analysis, a portfolio manager or a CX leader takes it back; what runs ends within a second.',
  })
  cancelAnalysis(@Arg('input', () => CancelAnalysisInput) input: CancelAnalysisInput, @Ctx() context: RequestContext) {
    return this.analyses.cancel(callerOf(context), withLocalIds(input, { analysisId: 'Analysis' }));
  }
}

@Resolver(() => PortfolioType)
class PortfolioAnalysesResolver {
  @FieldResolver(() => AnalysisConnection, { description: 'Its analyses, those that have not ended among them.' })
  analyses(@Args(() => AnalysesArgs) _args: PageArgs): InstanceType<typeof AnalysisConnection> {
    return compiled();
  }
}

@Resolver(() => RobustnessType)
class RobustnessResolver {
  @FieldResolver(() => CandidateRobustnessConnection, { description: 'All that are ranked.' })
  candidates(@Args(() => CandidateRobustnessArgs) _args: PageArgs): InstanceType<typeof CandidateRobustnessConnection> {
    return compiled();
  }
}

@Resolver(() => RecommendedSetType)
class RecommendedSetResolver {
  @FieldResolver(() => OfferedCandidateConnection, {
    description: 'All that it was chosen from: `filter: { isRecommended: true }` for the set alone.',
  })
  candidates(@Args(() => OfferedCandidatesArgs) _args: PageArgs): InstanceType<typeof OfferedCandidateConnection> {
    return compiled();
  }
}

export const analysisResolvers = (analyses: AnalysisService) => [
  new AnalysisResolver(analyses),
  new PortfolioAnalysesResolver(),
  new RobustnessResolver(),
  new RecommendedSetResolver(),
];
