import type { EntitySchema } from 'typeorm';
import { AnalysisTable } from './analyses';
import {
  ApprovalQuestionTable,
  ApprovalTable,
  AssignedSeatTable,
  ConditionTable,
  ContentChangeTable,
  EscalationTable,
  RecusalTable,
  VoteTable,
} from './approvals';
import { AuditRecordTable } from './audit';
import { BudgetPeriodTable, BudgetVersionTable, ExchangeRateTable, LedgerEntryTable, PortfolioTable } from './budget';
import { CustomerTable } from './customers';
import { contactTables } from './contacts';
import { DeadlineTable } from './deadlines';
import { ImportTable } from './imports';
import {
  BarrierTable,
  ChannelTable,
  EvidenceTable,
  FeedbackLanguageTable,
  FeedbackTable,
  FeedbackThemeTable,
  JourneyTable,
  NeedTable,
  NeedThemeTable,
  ProductTable,
  ThemeRuleSetTable,
  ThemeRuleTable,
  ThemeTable,
  TouchpointTable,
} from './listening';
import { GoalContributorTable, GoalTable } from './goals';
import { CommentMentionTable, CommentTable, CommentVersionTable } from './comments';
import { AgendaItemTable, MeetingGuestTable, MeetingSeatTable, MeetingTable, StandingMeetingTable } from './meetings';
import { CustomMetricTable, ReadingTable, SmallestSampleTable } from './metrics';
import { MailDeliveryTable, NotificationPreferenceTable, NotificationTable } from './notifications';
import {
  AbsenceTable,
  AssistantTable,
  DelegationTable,
  HolidayTable,
  IdentityTable,
  ImportedPersonTable,
  OrganizationTable,
  PersonalCalendarTable,
  PersonTable,
  RoleGrantTable,
  StandingDeputyTable,
  WorkingCalendarTable,
} from './people';
import {
  GovernanceBodyTable,
  GovernanceMemberTable,
  StrategicObjectiveTable,
  TeamTable,
  VisionStatementTable,
} from './organization';
import {
  AssessmentDimensionTable,
  AssessmentTemplateTable,
  MaturityAssessmentTable,
  MaturityAssessorTable,
  MaturityLevelTable,
  MaturityResultTable,
  PillarTable,
  PracticeTable,
  PracticeVersionTable,
} from './pillars';
import { PolicyDenialTable, PolicyReviewTable, PolicyTable } from './policies';
import { ConstraintVersionTable } from './portfolio';
import {
  AlternativeTable,
  EffortTable,
  IdeaTriageTable,
  ProposalEventTable,
  ProposalNeedTable,
  ProposalObjectiveTable,
  ProposalPillarTable,
  ProposalSupporterTable,
  ProposalTable,
  TrackThresholdsTable,
} from './proposals';
import { ScoringAssignmentTable, ScoringRoundTable } from './rounds';
import { AdoptionTable, ScenarioRunTable, ScenarioTable } from './scenarios';
import { EstimateTable, EvidencePolicyTable, ProposalScoreTable, ScoringModelTable } from './scoring';
import { FollowUpRuleTable, FollowUpTable } from './followups';
import { StoryTable } from './stories';
import { tellingTables } from './telling';
import { CostTable } from './costs';
import { outcomeTables } from './outcomes';
import { DeliverableTable, GatePolicyTable, InitiativeEventTable, ForecastTable, InitiativeTable } from './initiatives';
import { WorkflowDefinitionTable } from './process';
import { InitiativePlanTable, PlannedStageTable } from './roadmap';
import { WorkflowMigrationTable } from './workflow-migrations';
import { sunsetTables } from './sunset';
import {
  PortfolioReviewTable,
  PreReadTable,
  ReviewDecisionTable,
  ReviewItemTable,
  ReviewOfferTable,
  ReviewVoteTable,
} from './reviews';

/** Every table that TypeORM knows. */
export const tables = [
  AuditRecordTable,
  ImportTable,
  OrganizationTable,
  PersonTable,
  RoleGrantTable,
  WorkingCalendarTable,
  PersonalCalendarTable,
  HolidayTable,
  AbsenceTable,
  StandingDeputyTable,
  AssistantTable,
  DelegationTable,
  IdentityTable,
  ImportedPersonTable,
  NotificationTable,
  MailDeliveryTable,
  NotificationPreferenceTable,
  VisionStatementTable,
  StrategicObjectiveTable,
  GovernanceBodyTable,
  GovernanceMemberTable,
  TeamTable,
  CustomerTable,
  StandingMeetingTable,
  MeetingTable,
  MeetingSeatTable,
  MeetingGuestTable,
  AgendaItemTable,
  PillarTable,
  AssessmentTemplateTable,
  AssessmentDimensionTable,
  MaturityAssessmentTable,
  MaturityAssessorTable,
  MaturityLevelTable,
  MaturityResultTable,
  PracticeTable,
  PracticeVersionTable,
  ChannelTable,
  ProductTable,
  JourneyTable,
  TouchpointTable,
  ThemeTable,
  FeedbackLanguageTable,
  FeedbackTable,
  FeedbackThemeTable,
  ThemeRuleSetTable,
  ThemeRuleTable,
  NeedTable,
  NeedThemeTable,
  EvidenceTable,
  BarrierTable,
  PolicyTable,
  PolicyDenialTable,
  PolicyReviewTable,
  StoryTable,
  FollowUpRuleTable,
  FollowUpTable,
  ...contactTables,
  PortfolioTable,
  LedgerEntryTable,
  BudgetVersionTable,
  BudgetPeriodTable,
  ConstraintVersionTable,
  ExchangeRateTable,
  ApprovalTable,
  DeadlineTable,
  VoteTable,
  ApprovalQuestionTable,
  RecusalTable,
  AssignedSeatTable,
  ContentChangeTable,
  ConditionTable,
  EscalationTable,
  CommentTable,
  CommentVersionTable,
  CommentMentionTable,
  ReadingTable,
  CustomMetricTable,
  SmallestSampleTable,
  GoalTable,
  GoalContributorTable,
  AlternativeTable,
  ProposalNeedTable,
  ProposalPillarTable,
  ProposalObjectiveTable,
  EffortTable,
  ProposalTable,
  ProposalEventTable,
  ProposalSupporterTable,
  IdeaTriageTable,
  TrackThresholdsTable,
  EstimateTable,
  EvidencePolicyTable,
  ProposalScoreTable,
  ScoringModelTable,
  ScoringRoundTable,
  ScoringAssignmentTable,
  DeliverableTable,
  InitiativeEventTable,
  InitiativeTable,
  ForecastTable,
  CostTable,
  ...outcomeTables,
  InitiativePlanTable,
  PlannedStageTable,
  WorkflowDefinitionTable,
  WorkflowMigrationTable,
  GatePolicyTable,
  AnalysisTable,
  ...sunsetTables,
  PortfolioReviewTable,
  PreReadTable,
  ReviewItemTable,
  ReviewDecisionTable,
  ReviewVoteTable,
  ReviewOfferTable,
  ScenarioTable,
  ScenarioRunTable,
  AdoptionTable,
  ...tellingTables,
] as unknown as EntitySchema[];
