import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { PortfolioType } from '../budget/portfolio.graphql';
import { withLocalIds } from '../platform/global-id';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { ProposalChangeInput, StartAssessmentResult } from '../proposals/proposal-mutations.graphql';
import { ProposalType } from '../proposals/proposal.graphql';
import {
  CloseAssessmentResult,
  type DriverEstimateInput,
  EstimateConnection,
  EstimateDriverInput,
  EstimateDriverResult,
  EstimateDriversInput,
  EstimateDriversResult,
  EstimatesArgs,
} from './estimate.graphql';
import { InactionWeightArgs, ProposalScoreType, ScoreExplanationType } from './score.graphql';
import { ScoringModelConnection, ScoringModelsArgs, ScoringModelType, ValueDriverType } from './scoring-model.graphql';
import { ScoringService } from './scoring.service';

const ITS_ID = { proposalId: 'Proposal' } as const;
const withEvidence = (view: DriverEstimateInput) => withLocalIds(view, { evidenceIds: 'Evidence' });

@Resolver()
export class ScoringResolver {
  constructor(private readonly scoring: ScoringService) {}

  @Query(() => [ValueDriverType], {
    description: "The ten value drivers that every new scoring model begins with, in your organization's currency.",
  })
  valueDrivers(): ValueDriverType[] {
    return compiled();
  }

  @Query(() => ScoringModelType, { nullable: true, description: 'Null for an id that leads nowhere.' })
  scoringModel(@Arg('id', () => ID) _id: string): ScoringModelType | null {
    return compiled();
  }

  @Query(() => ScoringModelConnection, { description: 'Scoring models: drafts, published and retired ones.' })
  scoringModels(@Args(() => ScoringModelsArgs) _args: PageArgs): InstanceType<typeof ScoringModelConnection> {
    return compiled();
  }

  @Mutation(() => EstimateDriverResult, {
    description:
      'Your view of one driver of a proposal under assessment, which its scoring model asks for: the first one, or another in its place.',
  })
  estimateDriver(@Arg('input', () => EstimateDriverInput) input: EstimateDriverInput, @Ctx() context: RequestContext) {
    const located = { ...input, estimate: withEvidence(input.estimate) };
    return this.scoring.estimateDriver(callerOf(context), withLocalIds(located, ITS_ID));
  }

  @Mutation(() => EstimateDriversResult, {
    description: 'Your views of several drivers: all are written, or none.',
  })
  estimateDrivers(
    @Arg('input', () => EstimateDriversInput) input: EstimateDriversInput,
    @Ctx() context: RequestContext,
  ) {
    const located = { ...input, estimates: input.estimates.map(withEvidence) };
    return this.scoring.estimateDrivers(callerOf(context), withLocalIds(located, ITS_ID));
  }

  @Mutation(() => StartAssessmentResult, { description: 'Opens a submitted proposal for estimates.' })
  startAssessment(@Arg('input', () => ProposalChangeInput) input: ProposalChangeInput, @Ctx() context: RequestContext) {
    return this.scoring.startAssessment(callerOf(context), withLocalIds(input, ITS_ID));
  }

  @Mutation(() => CloseAssessmentResult, {
    description:
      'Closes the estimates, once somebody other than the proposer has estimated every driver; of a LIGHT proposal one return and one cost of inaction, of a MANDATORY one nothing.',
  })
  closeAssessment(@Arg('input', () => ProposalChangeInput) input: ProposalChangeInput, @Ctx() context: RequestContext) {
    return this.scoring.closeAssessment(callerOf(context), withLocalIds(input, ITS_ID));
  }
}

@Resolver(() => ProposalType)
export class ProposalScoringResolver {
  @FieldResolver(() => EstimateConnection, { description: 'What each scorer holds of each driver.' })
  estimates(@Args(() => EstimatesArgs) _args: PageArgs): InstanceType<typeof EstimateConnection> {
    return compiled();
  }

  @FieldResolver(() => ProposalScoreType, { nullable: true, description: 'Null before the first estimate.' })
  score(@Args(() => InactionWeightArgs) _args: InactionWeightArgs): ProposalScoreType | null {
    return compiled();
  }

  @FieldResolver(() => ScoreExplanationType, {
    nullable: true,
    description: 'How the score comes about, driver by driver. Null before the first estimate.',
  })
  explain(@Args(() => InactionWeightArgs) _args: InactionWeightArgs): ScoreExplanationType | null {
    return compiled();
  }
}

@Resolver(() => PortfolioType)
export class PortfolioModelResolver {
  @FieldResolver(() => ScoringModelType, { description: 'What its proposals are scored by.' })
  scoringModel(): ScoringModelType {
    return compiled();
  }
}
