import { analysisResolvers } from '../analyses/analysis.resolver';
import { approvalResolvers } from '../approvals/approval.resolver';
import { AuditResolver } from '../audit/audit.resolver';
import {
  BudgetResolver,
  DelegationPortfolioResolver,
  ExchangeRateResolver,
  RoleGrantPortfolioResolver,
} from '../budget/budget.resolver';
import { goalResolvers } from '../goals/goal.resolver';
import { ImportResolver } from '../imports/import.resolver';
import { contactCauseResolvers } from '../contacts/contact-cause.resolver';
import { ContactCorrectionResolver } from '../contacts/contact-correction.resolver';
import { DisputeResolver } from '../contacts/dispute.resolver';
import { ServiceContactResolver } from '../contacts/service-contact.resolver';
import { commentResolvers } from '../comments/comment.resolver';
import { costResolvers } from '../costs/cost.resolver';
import { conditionResolvers } from '../initiatives/conditions.resolver';
import { forecastResolvers } from '../initiatives/forecast.resolver';
import { GatePolicyResolver } from '../initiatives/gate-policy.resolver';
import { CustomerResolver } from '../customers/customer.resolver';
import { deadlineResolvers } from '../initiatives/initiative-deadlines.resolver';
import { InitiativeProcessResolver } from '../initiatives/initiative-process.resolver';
import { InitiativeMovesResolver, InitiativeWorkResolver } from '../initiatives/initiative-mutations.resolver';
import { approvalsToDecideResolvers } from '../initiatives/approvals-to-decide.resolver';
import { VotingResolver } from '../initiatives/voting.resolver';
import { initiativeResolvers } from '../initiatives/initiative.resolver';
import { planResolvers } from '../roadmap/plan.resolver';
import { ReplayResolver } from '../initiatives/replay.resolver';
import { WorkflowMigrationResolver } from '../workflow-migrations/workflow-migration.resolver';
import { BarrierResolver, PersonBarriersResolver } from '../listening/barrier.resolver';
import { FeedbackLanguageResolver } from '../listening/feedback-language.resolver';
import { ThemeRuleResolver } from '../listening/theme-rule.resolver';
import { FeedbackResolver } from '../listening/feedback.resolver';
import { HearingResolver } from '../listening/hearing.resolver';
import { JourneyResolver } from '../listening/journey.resolver';
import { ListsResolver } from '../listening/lists.resolver';
import { EvidenceOfNeedResolver, NeedResolver } from '../listening/need.resolver';
import { meetingResolvers } from '../meetings/meeting.resolver';
import { metricResolvers } from '../metrics/metric.resolver';
import { notificationResolvers } from '../notifications/notification.resolver';
import { DirectionResolver } from '../organization/direction.resolver';
import { GovernanceResolver } from '../organization/governance.resolver';
import { TeamResolver } from '../organization/team.resolver';
import { DelegationResolver } from '../people/delegation.resolver';
import { AbsenceResolver } from '../people/absence.resolver';
import { PersonHoldingsResolver, PersonMutationsResolver } from '../people/person-mutations.resolver';
import { AuditActorResolver, ImportPersonResolver, PersonResolver } from '../people/person.resolver';
import { workingCalendarResolvers } from '../people/working-calendar.resolver';
import { PillarResolver } from '../pillars/pillar.resolver';
import { AssessmentTemplateResolver } from '../pillars/assessment-template.resolver';
import { MaturityResolver, PillarMaturityResolver } from '../pillars/maturity.resolver';
import { PillarPracticesResolver, PracticeResolver } from '../pillars/practice.resolver';
import { NodeResolver } from '../platform/graphql/node.resolver';
import { WorkflowDefinitionResolver } from '../process/workflow-definition.resolver';
import { IdeaTriageResolver } from '../proposals/idea-triage.resolver';
import { ProposalListsResolver } from '../proposals/proposal-lists.resolver';
import {
  AgendaItemProposalResolver,
  CommentProposalResolver,
  NeedProposalsResolver,
  ObjectiveProposalsResolver,
  PersonProposalsResolver,
  PillarProposalsResolver,
  ProposalResolver,
} from '../proposals/proposal.resolver';
import { SupporterResolver } from '../proposals/supporter.resolver';
import { TrackResolver } from '../proposals/track.resolver';
import { FollowUpResolver } from '../followups/follow-up.resolver';
import { PolicyResolver } from '../policies/policy.resolver';
import { StoryResolver } from '../stories/story.resolver';
import { ScoringModelResolver } from '../scoring/scoring-model.resolver';
import { EvidencePolicyResolver } from '../scoring/evidence-policy.resolver';
import { PortfolioModelResolver, ProposalScoringResolver, ScoringResolver } from '../scoring/scoring.resolver';
import { roundResolvers } from '../rounds/round.resolver';
import { CalibrationResolver } from '../outcomes/calibration.resolver';
import { killCriterionResolvers } from '../outcomes/kill-criterion.resolver';
import { outcomeForecastResolvers } from '../outcomes/outcome-forecast.resolver';
import { realisedOutcomeResolvers } from '../outcomes/realised-outcome.resolver';
import { ConstraintsResolver } from '../portfolio/constraints.resolver';
import { ExportResolver, LedgerEntryProposalResolver, PortfolioResolver } from '../portfolio/portfolio.resolver';
import { ModelChoiceResolver } from '../portfolio/model-choice.resolver';
import { reviewResolvers } from '../reviews/review.resolver';
import { scenarioResolvers } from '../scenarios/scenario.resolver';
import { DigestResolver } from '../telling/digest.resolver';
import { GapResolver } from '../telling/gaps.resolver';
import { sunsetResolvers } from '../sunset/sunset.resolver';
import { scorecardResolvers } from '../telling/scorecard.resolver';
import type { Services } from './services';

/** Every resolver, from the ground floor up. */
export const resolvers = (services: Services) =>
  [...ofTheCompany(services), ...ofItsDecisions(services), ...ofItsOutcomes(services), ...ofTelling(services)] as const;

/** The company and whom it hears: organization, people, pillars, listening. */
const ofTheCompany = (services: Services) => [
  new NodeResolver(),
  new AuditResolver(),
  new AuditActorResolver(),
  new ImportResolver(services.imports),
  new ImportPersonResolver(),
  new PersonResolver(services.roles),
  ...workingCalendarResolvers(services.workingCalendars),
  new AbsenceResolver(services.absences),
  new DelegationResolver(services.delegations),
  new PersonMutationsResolver(services.people, services.leaving, services.identities),
  new PersonHoldingsResolver(),
  ...notificationResolvers(services.inboxes, services.mails),
  new DirectionResolver(services.direction),
  new GovernanceResolver(services.governance),
  new TeamResolver(services.teams),
  new CustomerResolver(services.erasures),
  ...meetingResolvers(services),
  new PillarResolver(services.pillars),
  new AssessmentTemplateResolver(services.assessmentTemplates),
  new MaturityResolver(services.maturity),
  new PillarMaturityResolver(),
  new PracticeResolver(services.practices),
  new PillarPracticesResolver(),
  new ListsResolver(services.lists),
  new JourneyResolver(services.journeys),
  new FeedbackResolver(services.feedback),
  new FeedbackLanguageResolver(services.feedbackLanguages),
  new ThemeRuleResolver(services.themeRules),
  new NeedResolver(services.needs),
  new EvidenceOfNeedResolver(),
  new HearingResolver(),
  new BarrierResolver(services.barriers),
  new PersonBarriersResolver(),
  new PolicyResolver(services.policies),
  new StoryResolver(services.stories),
  new FollowUpResolver(services.followUps),
  ...contactCauseResolvers(services),
  new ServiceContactResolver(services.contacts),
  new ContactCorrectionResolver(services.contactCorrections),
  new DisputeResolver(services.disputes),
];

/** What it decides and what comes of it: money, metrics, proposals, scores, initiatives. */
const ofItsDecisions = (services: Services) => [
  new BudgetResolver(services.budgets),
  new ExchangeRateResolver(services.exchangeRates),
  new RoleGrantPortfolioResolver(),
  new DelegationPortfolioResolver(),
  ...approvalResolvers(),
  ...metricResolvers(services),
  ...goalResolvers(services.goals),
  new WorkflowDefinitionResolver(services.workflowDefinitions),
  ...commentResolvers(services.comments),
  new IdeaTriageResolver(services.ideaTriage),
  new ProposalResolver(services.proposals),
  new ProposalListsResolver(),
  new SupporterResolver(services.supporters),
  new TrackResolver(services.tracks),
  new NeedProposalsResolver(),
  new PillarProposalsResolver(),
  new ObjectiveProposalsResolver(),
  new PersonProposalsResolver(),
  new CommentProposalResolver(),
  new AgendaItemProposalResolver(),
  new ScoringResolver(services.scoring),
  new ProposalScoringResolver(),
  new ScoringModelResolver(services.scoringModels),
  new EvidencePolicyResolver(services.evidencePolicies),
  new PortfolioModelResolver(),
  ...roundResolvers(services.rounds),
  ...initiativeResolvers(),
  new InitiativeProcessResolver(),
  new GatePolicyResolver(services.gatePolicies),
  new InitiativeMovesResolver(services.moves),
  new VotingResolver(services.voting),
  ...conditionResolvers(services.conditions),
  ...approvalsToDecideResolvers(),
  new InitiativeWorkResolver(services.gathering, services.initiativeRoles),
  ...deadlineResolvers(services.deadlines),
  ...planResolvers(services.plans),
  new WorkflowMigrationResolver(services.workflowMigrations),
  new ReplayResolver(),
  ...forecastResolvers(services.forecasts),
  ...costResolvers(services.costs),
  new PortfolioResolver(services.portfolios, services.funding, services.confirmations),
  new ExportResolver(services.exports),
  new LedgerEntryProposalResolver(),
  new ConstraintsResolver(services.constraints),
  ...analysisResolvers(services.analyses),
  new ModelChoiceResolver(services.modelChoice),
  ...reviewResolvers(services),
  ...scenarioResolvers(services),
];

/** Whether it worked for customers. */
const ofItsOutcomes = (services: Services) => [
  ...outcomeForecastResolvers(services.outcomeForecasts),
  ...killCriterionResolvers(services),
  ...realisedOutcomeResolvers(services.realisedOutcomes),
  new CalibrationResolver(),
  ...sunsetResolvers(services),
];

/** What is told of all that. */
const ofTelling = (services: Services) => [
  new GapResolver(),
  new DigestResolver(services.digestSchedules),
  ...scorecardResolvers(services.scorecards),
];
