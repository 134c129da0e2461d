import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { ApprovalTable } from './approvals';
import { approvalReads } from './approvals/approval.read';
import { ApprovalResolver } from './approvals/approval.resolver';
import { Governor } from './audit';
import { auditReads } from './audit/audit.read';
import { AuditResolver } from './audit/audit.resolver';
import { PortfolioTable } from './budget';
import { BudgetResolver, RoleGrantPortfolioResolver } from './budget/budget.resolver';
import { BudgetService } from './budget/budget.service';
import { portfolioReads } from './budget/portfolio.read';
import { goalReads } from './goals/goal.read';
import { goalResolvers } from './goals/goal.resolver';
import { GoalService } from './goals/goal.service';
import { importReads } from './imports/import.read';
import { ImportResolver } from './imports/import.resolver';
import { ImportService } from './imports/import.service';
import { commentReads } from './comments/comment.read';
import { commentResolvers } from './comments/comment.resolver';
import { CommentService, type SubjectsOfComments } from './comments/comment.service';
import { initiativeHandover, InitiativeTable } from './initiatives';
import { GatheringService } from './initiatives/gathering.service';
import { InitiativeMovesResolver, InitiativeWorkResolver } from './initiatives/initiative-mutations.resolver';
import { initiativeReads } from './initiatives/initiative.read';
import { initiativeResolvers } from './initiatives/initiative.resolver';
import { MoveService } from './initiatives/move.service';
import { planReads } from './initiatives/plan.read';
import { planResolvers } from './initiatives/plan.resolver';
import { PlanService } from './initiatives/plan.service';
import { InitiativeRolesService } from './initiatives/roles.service';
import { barrierReads } from './listening/barrier.read';
import { BarrierResolver, PersonBarriersResolver } from './listening/barrier.resolver';
import { BarrierService } from './listening/barrier.service';
import { feedbackCountsReads } from './listening/feedback-counts.read';
import { feedbackImport } from './listening/feedback-import';
import { feedbackReads } from './listening/feedback.read';
import { FeedbackResolver } from './listening/feedback.resolver';
import { FeedbackService } from './listening/feedback.service';
import { HearingResolver } from './listening/hearing.resolver';
import { ListService, productHandover } from './listening/list.service';
import { ListsResolver } from './listening/lists.resolver';
import { needReads } from './listening/need.read';
import { EvidenceOfNeedResolver, NeedResolver } from './listening/need.resolver';
import { NeedService } from './listening/need.service';
import { sharedThemesReads } from './listening/shared-themes.read';
import { sourceCoverageReads } from './listening/source-coverage.read';
import { MetricResolver } from './metrics/metric.resolver';
import { metricReads } from './metrics/reading.read';
import { foundObjectives, governanceHandover } from './organization';
import { ReadingService } from './metrics/reading.service';
import { directionReads } from './organization/direction.read';
import { DirectionResolver } from './organization/direction.resolver';
import { DirectionService } from './organization/direction.service';
import { governanceReads } from './organization/governance.read';
import { GovernanceResolver } from './organization/governance.resolver';
import { GovernanceService } from './organization/governance.service';
import { teamStructureReads } from './organization/team-structure.read';
import { absenceReads } from './people/absence.read';
import { AbsenceResolver } from './people/absence.resolver';
import { AbsenceService } from './people/absence.service';
import { may, PERMISSIONS } from './people/domain/permissions';
import { FoundingService } from './people/founding.service';
import { type HandoverStep, viewerOf } from './people';
import { holdingReads } from './people/holding.read';
import { IdentityService } from './people/identity.service';
import { LeavingService, reportsHandover } from './people/leaving.service';
import { PersonHoldingsResolver, PersonMutationsResolver } from './people/person-mutations.resolver';
import { personReads } from './people/person.read';
import { AuditActorResolver, ImportPersonResolver, PersonResolver } from './people/person.resolver';
import { PersonService } from './people/person.service';
import { RoleService } from './people/role.service';
import { workingCalendarReads } from './people/working-calendar.read';
import { workingCalendarResolvers } from './people/working-calendar.resolver';
import { foundWorkingCalendar, WorkingCalendarService } from './people/working-calendar.service';
import { pillarReads } from './pillars/pillar.read';
import { PillarResolver } from './pillars/pillar.resolver';
import { foundPillars, pillarHandover, PillarService } from './pillars/pillar.service';
import { assessmentTemplateReads } from './pillars/assessment-template.read';
import { AssessmentTemplateResolver } from './pillars/assessment-template.resolver';
import { AssessmentTemplateService, foundAssessmentTemplates } from './pillars/assessment-template.service';
import { inventoryReads } from './pillars/inventory.read';
import { maturityReads } from './pillars/maturity.read';
import { MaturityResolver, PillarMaturityResolver } from './pillars/maturity.resolver';
import { MaturityService } from './pillars/maturity.service';
import { practiceReads } from './pillars/practice.read';
import { PillarPracticesResolver, PracticeResolver } from './pillars/practice.resolver';
import { PracticeService } from './pillars/practice.service';
import type { Clock } from './platform/clock';
import type { Config } from './platform/config';
import { poolOf } from './platform/database';
import { nodeRead, NodeResolver } from './platform/graphql/node.resolver';
import { createSchema } from './platform/graphql/schema';
import { IdentityProvider } from './platform/identity-provider';
import { ReadModels } from './platform/read/models';
import { ReadPath } from './platform/read/reader';
import { SignIn } from './platform/sign-in';
import { proposalHandover, ProposalTable } from './proposals';
import { proposalReads } from './proposals/proposal.read';
import {
  CommentProposalResolver,
  NeedProposalsResolver,
  ObjectiveProposalsResolver,
  PersonProposalsResolver,
  PillarProposalsResolver,
  ProposalResolver,
} from './proposals/proposal.resolver';
import { ProposalService } from './proposals/proposal.service';
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

/** What goes to a successor when somebody leaves, in the order of locks. */
const handoverSteps: readonly HandoverStep[] = [
  reportsHandover,
  governanceHandover,
  pillarHandover,
  productHandover,
  proposalHandover,
  initiativeHandover,
];
const subjectsOfComments: SubjectsOfComments = {
  PROPOSAL: (tx, id) => tx.find(ProposalTable, id, 'proposal'),
  INITIATIVE: (tx, id) => tx.find(InitiativeTable, id, 'initiative'),
  APPROVAL: async (tx, id) => {
    const { subjectId } = await tx.find(ApprovalTable, id, 'approval');
    return tx.find(InitiativeTable, subjectId, 'initiative');
  },
};

/** Every service, from the ground floor up. */
export function services(governor: Governor) {
  return {
    founding: new FoundingService(governor, [
      foundWorkingCalendar,
      foundObjectives,
      foundPillars,
      foundAssessmentTemplates,
      publishDefaultModel,
    ]),
    roles: new RoleService(governor, (tx, id) => tx.find(PortfolioTable, id, 'portfolio')),
    workingCalendars: new WorkingCalendarService(governor),
    absences: new AbsenceService(governor),
    people: new PersonService(governor),
    leaving: new LeavingService(governor, handoverSteps),
    identities: new IdentityService(governor),
    direction: new DirectionService(governor),
    governance: new GovernanceService(governor),
    pillars: new PillarService(governor),
    assessmentTemplates: new AssessmentTemplateService(governor),
    maturity: new MaturityService(governor),
    practices: new PracticeService(governor),
    lists: new ListService(governor),
    feedback: new FeedbackService(governor),
    imports: new ImportService(governor, [feedbackImport]),
    needs: new NeedService(governor),
    barriers: new BarrierService(governor),
    budgets: new BudgetService(governor),
    readings: new ReadingService(governor),
    goals: new GoalService(governor),
    comments: new CommentService(governor, subjectsOfComments),
    proposals: new ProposalService(governor),
    scoring: new ScoringService(governor),
    moves: new MoveService(governor),
    gathering: new GatheringService(governor),
    initiativeRoles: new InitiativeRolesService(governor),
    plans: new PlanService(governor),
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
  ...importReads,
  ...personReads,
  ...workingCalendarReads,
  ...absenceReads,
  ...holdingReads(handoverSteps),
  ...directionReads,
  ...governanceReads,
  ...teamStructureReads,
  ...pillarReads,
  ...assessmentTemplateReads,
  ...maturityReads,
  ...inventoryReads,
  ...practiceReads,
  ...feedbackReads,
  ...feedbackCountsReads,
  ...needReads,
  ...sourceCoverageReads,
  ...sharedThemesReads,
  ...barrierReads,
  ...portfolioReads,
  ...approvalReads,
  ...commentReads,
  ...metricReads,
  ...goalReads,
  ...proposalReads,
  ...scoringModelReads,
  ...estimateReads,
  ...scoreReads,
  ...initiativeReads,
  ...planReads,
  ...rankingReads,
];

/** The pillars' resolvers. */
const pillarResolvers = ({ pillars, assessmentTemplates, maturity, practices }: ReturnType<typeof services>) => [
  new PillarResolver(pillars),
  new AssessmentTemplateResolver(assessmentTemplates),
  new MaturityResolver(maturity),
  new PillarMaturityResolver(),
  new PracticeResolver(practices),
  new PillarPracticesResolver(),
];

/** Every other resolver, from the ground floor up. */
const resolvers = ({
  roles,
  workingCalendars,
  absences,
  people,
  leaving,
  identities,
  direction,
  governance,
  lists,
  feedback,
  imports,
  needs,
  barriers,
  budgets,
  readings,
  goals,
  comments,
  proposals,
  scoring,
  moves,
  gathering,
  initiativeRoles,
  plans,
  portfolios,
  funding,
}: ReturnType<typeof services>) => [
  new NodeResolver(),
  new AuditResolver(),
  new AuditActorResolver(),
  new ImportResolver(imports),
  new ImportPersonResolver(),
  new PersonResolver(roles),
  ...workingCalendarResolvers(workingCalendars),
  new AbsenceResolver(absences),
  new PersonMutationsResolver(people, leaving, identities),
  new PersonHoldingsResolver(),
  new DirectionResolver(direction),
  new GovernanceResolver(governance),
  new ListsResolver(lists),
  new FeedbackResolver(feedback),
  new NeedResolver(needs),
  new EvidenceOfNeedResolver(),
  new HearingResolver(),
  new BarrierResolver(barriers),
  new PersonBarriersResolver(),
  new BudgetResolver(budgets),
  new RoleGrantPortfolioResolver(),
  new ApprovalResolver(),
  new MetricResolver(readings),
  ...goalResolvers(goals),
  ...commentResolvers(comments),
  new MetricResolver(),
  new ProposalResolver(proposals),
  new NeedProposalsResolver(),
  new PillarProposalsResolver(),
  new ObjectiveProposalsResolver(),
  new PersonProposalsResolver(),
  new CommentProposalResolver(),
  new ScoringResolver(scoring),
  new ProposalScoringResolver(),
  new PortfolioModelResolver(),
  ...initiativeResolvers(),
  new InitiativeMovesResolver(moves),
  new InitiativeWorkResolver(gathering, initiativeRoles),
  ...planResolvers(plans),
  new PortfolioResolver(portfolios, funding),
  new LedgerEntryProposalResolver(),
];

/** Builds everything once; nothing else does. */
export function compose({ dataSource, clock, log, tokenKey, accepted = {} }: Materials) {
  const governor = new Governor(dataSource, clock, log);
  const built = services(governor);
  const models = new ReadModels(dataSource, reads);
  const schema: GraphQLSchema = createSchema([...pillarResolvers(built), ...resolvers(built)], models);
  const readPath = new ReadPath(poolOf(dataSource), models, schema, clock);
  const { identityProvider: settings, localTokens } = accepted;
  const identityProvider = settings && new IdentityProvider(settings, { clock, log });
  const signIn = new SignIn(tokenKey, clock, { localTokens, identityProvider });
  return { governor, ...built, schema, readPath, signIn, clock, log };
}

export type House = ReturnType<typeof compose>;
