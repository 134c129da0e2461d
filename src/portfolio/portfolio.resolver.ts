import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { LedgerEntryType, PortfolioType } from '../budget/portfolio.graphql';
import { callerOf, compiled, type RequestContext } from '../platform/graphql/context';
import type { PageArgs } from '../platform/graphql/types.graphql';
import { withLocalIds } from '../platform/global-id';
import { ProposalConnection, ProposalsArgs, ProposalType } from '../proposals/proposal.graphql';
import type { ConfirmationService } from './confirmation.service';
import type { FundingService } from './funding.service';
import {
  ConfirmFundingInput,
  ConfirmFundingResult,
  FundProposalInput,
  FundProposalResult,
  OpenPortfolioInput,
  OpenPortfolioResult,
  RankedProposalConnection,
  RankingArgs,
} from './portfolio.graphql';
import { ExportRankingInput, ExportRankingResult } from './export.graphql';
import type { ExportService } from './export.service';
import type { PortfolioService } from './portfolio.service';

@Resolver(() => PortfolioType)
export class PortfolioResolver {
  constructor(
    private readonly portfolioService: PortfolioService,
    private readonly fundingService: FundingService,
    private readonly confirmationService: ConfirmationService,
  ) {}

  @FieldResolver(() => ProposalConnection, { description: 'All proposals that name it, in any status.' })
  proposals(@Args(() => ProposalsArgs) _args: PageArgs): InstanceType<typeof ProposalConnection> {
    return compiled();
  }

  @FieldResolver(() => RankedProposalConnection, {
    description:
      'Its proposals of the tracks STANDARD and MAJOR, under assessment and assessed, whose drivers are all estimated, best first. The order depends on estimates and model alone, so it is the same at every reading.',
  })
  ranking(@Args(() => RankingArgs) _args: RankingArgs): InstanceType<typeof RankedProposalConnection> {
    return compiled();
  }

  @Mutation(() => OpenPortfolioResult, {
    description:
      'Finance and CX leaders open a portfolio, without a budget yet. It stays on the scoring model that is published now.',
  })
  openPortfolio(@Arg('input', () => OpenPortfolioInput) input: OpenPortfolioInput, @Ctx() context: RequestContext) {
    return this.portfolioService.open(callerOf(context), withLocalIds(input, { scoringModelId: 'ScoringModel' }));
  }

  @Mutation(() => FundProposalResult, {
    description:
      'Portfolio managers and CX leaders fund an assessed proposal that is not their own. All at once: the decision, what it takes from the budget, and the initiative in its first stage, on the track of the proposal.',
  })
  fundProposal(@Arg('input', () => FundProposalInput) input: FundProposalInput, @Ctx() context: RequestContext) {
    return this.fundingService.fund(
      callerOf(context),
      withLocalIds(input, { proposalId: 'Proposal', leadId: 'Person', businessOwnerId: 'Person' }),
    );
  }

  @Mutation(() => ConfirmFundingResult, {
    description:
      'Portfolio managers and CX leaders confirm the funding of an initiative that is back in their review, never of one of their own. Its last forecast is what is funded from now on: what it costs more is committed, what it costs less is given back, but for what was released.',
  })
  confirmFunding(@Arg('input', () => ConfirmFundingInput) input: ConfirmFundingInput, @Ctx() context: RequestContext) {
    return this.confirmationService.confirm(callerOf(context), withLocalIds(input, { initiativeId: 'Initiative' }));
  }
}

@Resolver()
export class ExportResolver {
  constructor(private readonly exports: ExportService) {}

  @Mutation(() => ExportRankingResult, {
    description:
      'The ranking of a portfolio as it stands, as a file for a spreadsheet or a program. A mutation, since every export is recorded in the audit of the portfolio.',
  })
  exportRanking(@Arg('input', () => ExportRankingInput) input: ExportRankingInput, @Ctx() context: RequestContext) {
    return this.exports.ranking(callerOf(context), withLocalIds(input, { portfolioId: 'Portfolio' }));
  }
}

@Resolver(() => LedgerEntryType)
export class LedgerEntryProposalResolver {
  @FieldResolver(() => ProposalType, {
    nullable: true,
    description: 'What it is committed or released to, or spent on.',
  })
  proposal(): ProposalType | null {
    return compiled();
  }
}
