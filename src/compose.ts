import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { approvalReads } from './approvals/approval.read';
import { ApprovalResolver } from './approvals/approval.resolver';
import { Governor } from './audit';
import { auditReads } from './audit/audit.read';
import { AuditResolver } from './audit/audit.resolver';
import { PortfolioTable } from './budget';
import { BudgetResolver, RoleGrantPortfolioResolver } from './budget/budget.resolver';
import { BudgetService } from './budget/budget.service';
import { portfolioReads } from './budget/portfolio.read';
import { GatheringService } from './initiatives/gathering.service';
import { InitiativeMovesResolver, InitiativeWorkResolver } from './initiatives/initiative-mutations.resolver';
import { initiativeReads } from './initiatives/initiative.read';
import { initiativeResolvers } from './initiatives/initiative.resolver';
import { MoveService } from './initiatives/move.service';
import { InitiativeRolesService } from './initiatives/roles.service';
import { feedbackCountsReads } from './listening/feedback-counts.read';
import { FeedbackImportService } from './listening/feedback-import.service';
import { feedbackReads } from './listening/feedback.read';
import { FeedbackResolver } from './listening/feedback.resolver';
import { FeedbackService } from './listening/feedback.service';
import { ListService } from './listening/list.service';
import { ListsResolver } from './listening/lists.resolver';
import { needReads } from './listening/need.read';
import { EvidenceOfNeedResolver, NeedResolver } from './listening/need.resolver';
import { NeedService } from './listening/need.service';
import { MetricResolver } from './metrics/metric.resolver';
import { metricReads } from './metrics/reading.read';
import { foundObjectives } from './organization';
import { directionReads } from './organization/direction.read';
import { DirectionResolver } from './organization/direction.resolver';
import { DirectionService } from './organization/direction.service';
import { governanceReads } from './organization/governance.read';
import { GovernanceResolver } from './organization/governance.resolver';
import { GovernanceService } from './organization/governance.service';
import { teamStructureReads } from './organization/team-structure.read';
import { may, PERMISSIONS } from './people/domain/permissions';
import { FoundingService } from './people/founding.service';
import { viewerOf } from './people';
import { personReads } from './people/person.read';
import { AuditActorResolver, PersonResolver } from './people/person.resolver';
import { RoleService } from './people/role.service';
import { pillarReads } from './pillars/pillar.read';
import { PillarResolver } from './pillars/pillar.resolver';
import { foundPillars, PillarService } from './pillars/pillar.service';
import type { Clock } from './platform/clock';
import type { Config } from './platform/config';
import { poolOf } from './platform/database';
import { NodeResolver, nodeRead } from './platform/graphql/node.resolver';
import { createSchema } from './platform/graphql/schema';
import { IdentityProvider } from './platform/identity-provider';
import { ReadModels } from './platform/read/models';
import { ReadPath } from './platform/read/reader';
import { SignIn } from './platform/sign-in';
import { foundIdeaTriage } from './proposals';
import { IdeaTriageResolver } from './proposals/idea-triage.resolver';
import { IdeaTriageService } from './proposals/idea-triage.service';
import { proposalListsReads } from './proposals/proposal-lists.read';
import { ProposalListsResolver } from './proposals/proposal-lists.resolver';
import { proposalReads } from './proposals/proposal.read';
import {
  NeedProposalsResolver,
  PersonProposalsResolver,
  PillarProposalsResolver,
  ProposalResolver,
} from './proposals/proposal.resolver';
import { ProposalService } from './proposals/proposal.service';
import { SupporterResolver } from './proposals/supporter.resolver';
import { SupporterService } from './proposals/supporter.service';
import { publishDefaultModel } from './scoring';
import { estimateReads } from './scoring/estimate.read';
import { scoreReads } from './scoring/score.read';
import { scoringModelReads } from './scoring/scoring-model.read';
import { PortfolioModelResolver, ProposalScoringResolver, ScoringResolver } from './scoring/scoring.resolver';
import { ScoringService } from './scoring/scoring.service';
import { FundingService } from './portfolio/funding.service';
import { LedgerEntryProposalResolver, PortfolioResolver } from './portfolio/portfolio.resolver';
import { PortfolioService } from './portfolio/portfolio.service';
import { rankingReads } from './portfolio/ranking.read';

interface Materials {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
  readonly tokenKey: Uint8Array;
  /** Whose tokens are accepted; left out, those that Steward signs itself. */
  readonly accepted?: Partial<Pick<Config, 'identityProvider' | 'localTokens'>>;
}

/** Every service, from the ground floor up. */
export function services(governor: Governor) {
  return {
    founding: new FoundingService(governor, [foundObjectives, foundPillars, foundIdeaTriage, publishDefaultModel]),
    roles: new RoleService(governor, (tx, id) => tx.find(PortfolioTable, id, 'portfolio')),
    direction: new DirectionService(governor),
    governance: new GovernanceService(governor),
    pillars: new PillarService(governor),
    lists: new ListService(governor),
    feedback: new FeedbackService(governor),
    feedbackImports: new FeedbackImportService(governor),
    needs: new NeedService(governor),
    budgets: new BudgetService(governor),
    ideaTriage: new IdeaTriageService(governor),
    proposals: new ProposalService(governor),
    supporters: new SupporterService(governor),
    scoring: new ScoringService(governor),
    moves: new MoveService(governor),
    gathering: new GatheringService(governor),
    initiativeRoles: new InitiativeRolesService(governor),
    portfolios: new PortfolioService(governor),
    funding: new FundingService(governor),
  };
}

/** How every type is read, from the ground floor up. */
const reads = [
  nodeRead,
  ...auditReads({
    allows: (entered) => may(viewerOf(entered), 'readAudit'),
    sentence: PERMISSIONS.readAudit.sentence,
  }),
  ...personReads,
  ...directionReads,
  ...governanceReads,
  ...teamStructureReads,
  ...pillarReads,
  ...feedbackReads,
  ...feedbackCountsReads,
  ...needReads,
  ...portfolioReads,
  ...approvalReads,
  ...metricReads,
  ...proposalReads,
  ...proposalListsReads,
  ...scoringModelReads,
  ...estimateReads,
  ...scoreReads,
  ...initiativeReads,
  ...rankingReads,
];

/** Every resolver, from the ground floor up. */
const resolvers = ({
  roles,
  direction,
  governance,
  pillars,
  lists,
  feedback,
  needs,
  budgets,
  ideaTriage,
  proposals,
  supporters,
  scoring,
  moves,
  gathering,
  initiativeRoles,
  portfolios,
  funding,
}: ReturnType<typeof services>) => [
  new NodeResolver(),
  new AuditResolver(),
  new AuditActorResolver(),
  new PersonResolver(roles),
  new DirectionResolver(direction),
  new GovernanceResolver(governance),
  new PillarResolver(pillars),
  new ListsResolver(lists),
  new FeedbackResolver(feedback),
  new NeedResolver(needs),
  new EvidenceOfNeedResolver(),
  new BudgetResolver(budgets),
  new RoleGrantPortfolioResolver(),
  new ApprovalResolver(),
  new MetricResolver(),
  new IdeaTriageResolver(ideaTriage),
  new ProposalResolver(proposals),
  new ProposalListsResolver(),
  new SupporterResolver(supporters),
  new NeedProposalsResolver(),
  new PillarProposalsResolver(),
  new PersonProposalsResolver(),
  new ScoringResolver(scoring),
  new ProposalScoringResolver(),
  new PortfolioModelResolver(),
  ...initiativeResolvers(),
  new InitiativeMovesResolver(moves),
  new InitiativeWorkResolver(gathering, initiativeRoles),
  new PortfolioResolver(portfolios, funding),
  new LedgerEntryProposalResolver(),
];

/** Builds everything once; nothing else does. */
export function compose({ dataSource, clock, log, tokenKey, accepted = {} }: Materials) {
  const governor = new Governor(dataSource, clock, log);
  const built = services(governor);
  const models = new ReadModels(dataSource, reads);
  const schema: GraphQLSchema = createSchema(resolvers(built), models);
  const readPath = new ReadPath(poolOf(dataSource), models, schema, clock);
  const { identityProvider: settings, localTokens } = accepted;
  const identityProvider = settings && new IdentityProvider(settings, { clock, log });
  const signIn = new SignIn(tokenKey, clock, { localTokens, identityProvider });
  return { governor, ...built, schema, readPath, signIn, clock, log };
}

export type House = ReturnType<typeof compose>;
