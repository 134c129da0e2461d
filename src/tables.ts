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
import { DeadlineTable } from './deadlines';
import { ImportTable } from './imports';
import {
  BarrierTable,
  ChannelTable,
  EvidenceTable,
  FeedbackTable,
  FeedbackThemeTable,
  NeedTable,
  NeedThemeTable,
  ProductTable,
  ThemeTable,
} from './listening';
import { GoalContributorTable, GoalTable } from './goals';
import { CommentMentionTable, CommentTable, CommentVersionTable } from './comments';
import { AgendaItemTable, MeetingGuestTable, MeetingSeatTable, MeetingTable, StandingMeetingTable } from './meetings';
import { ReadingTable } from './metrics';
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
import { EstimateTable, ProposalScoreTable, ScoringModelTable } from './scoring';
import { CostTable } from './costs';
import { DeliverableTable, GatePolicyTable, InitiativeEventTable, ForecastTable, InitiativeTable } from './initiatives';
import { WorkflowDefinitionTable } from './process';
import { InitiativePlanTable, PlannedStageTable } from './roadmap';
import { WorkflowMigrationTable } from './workflow-migrations';

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
  ThemeTable,
  FeedbackTable,
  FeedbackThemeTable,
  NeedTable,
  NeedThemeTable,
  EvidenceTable,
  BarrierTable,
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
  ProposalScoreTable,
  ScoringModelTable,
  ScoringRoundTable,
  ScoringAssignmentTable,
  DeliverableTable,
  InitiativeEventTable,
  InitiativeTable,
  ForecastTable,
  CostTable,
  InitiativePlanTable,
  PlannedStageTable,
  WorkflowDefinitionTable,
  WorkflowMigrationTable,
  GatePolicyTable,
  AnalysisTable,
  ScenarioTable,
  ScenarioRunTable,
  AdoptionTable,
] as unknown as EntitySchema[];
