import { erasureSteps } from './erasure-steps';
import { contactImports, contactServices } from './contact-services';
import { handoverSteps } from './handover-steps';
import { tellingFoundingSteps, tellingServices } from './telling-services';
import { feedbackListeners, ofListening } from './listening-services';
import { metricImports, metricServices } from './metric-services';
import { followAllStages } from './stage-follow-ups';
import { AnalysisService } from '../analyses/analysis.service';
import { ApprovalTable } from '../approvals';
import { type Governor } from '../audit';
import { PortfolioTable } from '../budget';
import { BudgetService } from '../budget/budget.service';
import { ExchangeRateService } from '../budget/exchange-rate.service';
import { ErasureService } from '../customers/erasure.service';
import { GoalService } from '../goals/goal.service';
import type { ImportKind } from '../imports';
import { ImportService } from '../imports/import.service';
import { CommentService, type SubjectsOfComments } from '../comments/comment.service';
import { foundProcess, InitiativeTable, lifecycleRules } from '../initiatives';
import { foundRepeatWindow } from '../contacts';
import { costImport } from '../costs';
import { CostService } from '../costs/cost.service';
import { ConditionService } from '../initiatives/conditions.service';
import { ExtendDeadlineService } from '../initiatives/extend-deadline.service';
import { ForecastService } from '../initiatives/forecast.service';
import { gatePolicyService } from '../initiatives/gate-policy.service';
import { GatheringService } from '../initiatives/gathering.service';
import { MoveService } from '../initiatives/move.service';
import { PlanService } from '../roadmap/plan.service';
import { VotingService } from '../initiatives/voting.service';
import { InitiativeRolesService } from '../initiatives/roles.service';
import { WorkflowMigrationService } from '../workflow-migrations/workflow-migration.service';
import { feedbackImport } from '../listening/feedback-import';
import { foundFeedbackLanguage } from '../listening';
import { MeetingConductService } from '../meetings/meeting-conduct.service';
import { MeetingService } from '../meetings/meeting.service';
import { StandingMeetingService } from '../meetings/standing-meeting.service';
import { foundObjectives } from '../organization';
import { InboxService } from '../notifications/inbox.service';
import { MailService } from '../notifications/mail.service';
import { DirectionService } from '../organization/direction.service';
import { GovernanceService } from '../organization/governance.service';
import { TeamService } from '../organization/team.service';
import { AbsenceService } from '../people/absence.service';
import { DelegationService } from '../people/delegation.service';
import { FoundingService, type FoundingStep } from '../people/founding.service';
import { IdentityService } from '../people/identity.service';
import { peopleImport } from '../people/people-import';
import { LeavingService } from '../people/leaving.service';
import { PersonService } from '../people/person.service';
import { RoleService } from '../people/role.service';
import { foundWorkingCalendar, WorkingCalendarService } from '../people/working-calendar.service';
import { foundPillars, PillarService } from '../pillars/pillar.service';
import { AssessmentTemplateService, foundAssessmentTemplates } from '../pillars/assessment-template.service';
import { MaturityService } from '../pillars/maturity.service';
import { PracticeService } from '../pillars/practice.service';
import type { RulesBySubject } from '../process';
import { workflowDefinitionService } from '../process/workflow-definition.service';
import { proposalImport } from '../proposals/proposal-import';
import { foundSmallestSample } from '../metrics';
import { foundIdeaTriage, foundTrackThresholds, ProposalTable } from '../proposals';
import { IdeaTriageService } from '../proposals/idea-triage.service';
import { ProposalService } from '../proposals/proposal.service';
import { SupporterService } from '../proposals/supporter.service';
import { TrackService } from '../proposals/track.service';
import { foundEvidencePolicy, publishDefaultModel } from '../scoring';
import { estimateImport } from '../scoring/estimate-import';
import { EvidencePolicyService } from '../scoring/evidence-policy.service';
import { ScoringModelService } from '../scoring/scoring-model.service';
import { ScoringService } from '../scoring/scoring.service';
import { coveringRounds } from '../rounds';
import { RoundService } from '../rounds/round.service';
import { Threads } from '../platform/threads';
import { ConfirmationService } from '../portfolio/confirmation.service';
import { ConstraintsService } from '../portfolio/constraints.service';
import { ExportService } from '../portfolio/export.service';
import { FundingService } from '../portfolio/funding.service';
import { KillChangeService } from '../outcomes/kill-change.service';
import { KillCriterionService } from '../outcomes/kill-criterion.service';
import { OutcomeForecastService } from '../outcomes/outcome-forecast.service';
import { RealisedOutcomeService } from '../outcomes/realised-outcome.service';
import { ModelChoiceService } from '../portfolio/model-choice.service';
import { PortfolioService } from '../portfolio/portfolio.service';
import { ReviewClosingService } from '../reviews/closing.service';
import { MotionService } from '../reviews/motion.service';
import { ReviewReplayService } from '../reviews/replay.service';
import { ReviewExportService } from '../reviews/review-export.service';
import { ReviewService } from '../reviews/review.service';
import { AdoptionRecordService } from '../sunset/adoption.service';
import { RegistrationService } from '../sunset/registration.service';
import { ChangePlanService } from '../sunset/change-plan.service';
import { LessonService } from '../sunset/lesson.service';
import { PostponementService } from '../sunset/postponement.service';
import { SunsetPlanService } from '../sunset/sunset-plan.service';
import { SwitchOffService } from '../sunset/switch-off.service';
import { SunsetProposalService } from '../sunset/sunset-proposal.service';
import { AdoptionService } from '../scenarios/adoption.service';
import { RunService } from '../scenarios/run.service';
import { ScenarioService } from '../scenarios/scenario.service';

const subjectsOfComments: SubjectsOfComments = {
  PROPOSAL: (tx, id) => tx.find(ProposalTable, id, 'proposal'),
  INITIATIVE: (tx, id) => tx.find(InitiativeTable, id, 'initiative'),
  APPROVAL: async (tx, id) => {
    const { subjectId } = await tx.find(ApprovalTable, id, 'approval');
    return tx.find(InitiativeTable, subjectId, 'initiative');
  },
};

/** What the features say of the definitions of their own processes. */
export const rulesBySubject: RulesBySubject = { INITIATIVE: lifecycleRules };

/** What every new organization is given. */
const foundingSteps: readonly FoundingStep[] = [
  foundWorkingCalendar,
  foundObjectives,
  foundPillars,
  foundAssessmentTemplates,
  foundIdeaTriage,
  foundFeedbackLanguage,
  foundSmallestSample,
  foundRepeatWindow,
  foundTrackThresholds,
  publishDefaultModel,
  foundEvidencePolicy,
  foundProcess,
  ...tellingFoundingSteps,
];

/** What files can bring. */
const importKinds: readonly ImportKind[] = [
  feedbackImport(feedbackListeners),
  ...metricImports,
  ...contactImports,
  peopleImport(handoverSteps),
  costImport,
  proposalImport,
  estimateImport(coveringRounds),
];

/**
 * Every service, from the ground floor up.
 * @param threads for what would keep the process from answering
 */
export function services(governor: Governor, threads: Threads = new Threads()) {
  return {
    founding: new FoundingService(governor, foundingSteps),
    roles: new RoleService(governor, (tx, id) => tx.find(PortfolioTable, id, 'portfolio')),
    workingCalendars: new WorkingCalendarService(governor),
    absences: new AbsenceService(governor),
    delegations: new DelegationService(governor, (tx, id) => tx.find(PortfolioTable, id, 'portfolio')),
    people: new PersonService(governor),
    leaving: new LeavingService(governor, handoverSteps),
    identities: new IdentityService(governor),
    inboxes: new InboxService(governor),
    mails: new MailService(governor),
    direction: new DirectionService(governor),
    governance: new GovernanceService(governor),
    teams: new TeamService(governor),
    erasures: new ErasureService(governor, erasureSteps),
    standingMeetings: new StandingMeetingService(governor),
    meetings: new MeetingService(governor),
    meetingConduct: new MeetingConductService(governor, subjectsOfComments),
    pillars: new PillarService(governor),
    assessmentTemplates: new AssessmentTemplateService(governor),
    maturity: new MaturityService(governor),
    practices: new PracticeService(governor),
    ...ofListening(governor),
    imports: new ImportService(governor, importKinds),
    ...contactServices(governor),
    budgets: new BudgetService(governor),
    exchangeRates: new ExchangeRateService(governor),
    ...metricServices(governor),
    goals: new GoalService(governor),
    workflowDefinitions: workflowDefinitionService(governor, rulesBySubject),
    gatePolicies: gatePolicyService(governor),
    comments: new CommentService(governor, subjectsOfComments),
    ideaTriage: new IdeaTriageService(governor),
    proposals: new ProposalService(governor),
    supporters: new SupporterService(governor),
    tracks: new TrackService(governor),
    ...ofAssessment(governor),
    ...ofFundedWork(governor, threads),
  };
}

/** What proposals are worth, as scorers see it. */
const ofAssessment = (governor: Governor) => ({
  scoring: new ScoringService(governor, coveringRounds),
  evidencePolicies: new EvidencePolicyService(governor),
  scoringModels: new ScoringModelService(governor),
  rounds: new RoundService(governor),
});

/** Portfolios, and the initiatives that they fund. */
function ofFundedWork(governor: Governor, threads: Threads) {
  const moves = new MoveService(governor, followAllStages);
  return {
    moves,
    voting: new VotingService(governor, followAllStages),
    conditions: new ConditionService(governor),
    forecasts: new ForecastService(governor),
    outcomeForecasts: new OutcomeForecastService(governor),
    killCriteria: new KillCriterionService(governor),
    killChanges: new KillChangeService(governor),
    realisedOutcomes: new RealisedOutcomeService(governor),
    gathering: new GatheringService(governor),
    costs: new CostService(governor),
    initiativeRoles: new InitiativeRolesService(governor),
    deadlines: new ExtendDeadlineService(governor),
    plans: new PlanService(governor),
    workflowMigrations: new WorkflowMigrationService(governor),
    portfolios: new PortfolioService(governor),
    modelChoice: new ModelChoiceService(governor),
    funding: new FundingService(governor, moves),
    exports: new ExportService(governor),
    confirmations: new ConfirmationService(governor, moves),
    constraints: new ConstraintsService(governor),
    analyses: new AnalysisService(governor),
    registrations: new RegistrationService(governor),
    sunsetProposals: new SunsetProposalService(governor, moves),
    adoptionRecords: new AdoptionRecordService(governor),
    changePlans: new ChangePlanService(governor),
    lessons: new LessonService(governor),
    sunsetPlans: new SunsetPlanService(governor),
    postponements: new PostponementService(governor),
    switchOffs: new SwitchOffService(governor),
    reviews: new ReviewService(governor, threads),
    reviewExports: new ReviewExportService(governor),
    motions: new MotionService(governor),
    reviewClosing: new ReviewClosingService(governor, moves),
    reviewReplays: new ReviewReplayService(governor, threads),
    scenarios: new ScenarioService(governor),
    adoptions: new AdoptionService(governor),
    scenarioRuns: new RunService(governor),
    ...tellingServices(governor),
  };
}

export type Services = ReturnType<typeof services>;
