import type { EntitySchema } from 'typeorm';
import { ApprovalTable } from './approvals';
import { AuditRecordTable } from './audit';
import { LedgerEntryTable, PortfolioTable } from './budget';
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
import { ReadingTable } from './metrics';
import { MailDeliveryTable, NotificationPreferenceTable, NotificationTable } from './notifications';
import {
  AbsenceTable,
  AssistantTable,
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
import {
  AlternativeTable,
  IdeaTriageTable,
  ProposalEventTable,
  ProposalNeedTable,
  ProposalObjectiveTable,
  ProposalPillarTable,
  ProposalSupporterTable,
  ProposalTable,
} from './proposals';
import { EstimateTable, ProposalScoreTable, ScoringModelTable } from './scoring';
import {
  DeliverableTable,
  GatePolicyTable,
  InitiativeEventTable,
  InitiativePlanTable,
  InitiativeTable,
  PlannedStageTable,
  WorkflowMigrationTable,
} from './initiatives';
import { WorkflowDefinitionTable } from './process';

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
  IdentityTable,
  ImportedPersonTable,
  NotificationTable,
  MailDeliveryTable,
  NotificationPreferenceTable,
  VisionStatementTable,
  StrategicObjectiveTable,
  GovernanceBodyTable,
  GovernanceMemberTable,
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
  ApprovalTable,
  DeadlineTable,
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
  ProposalTable,
  ProposalEventTable,
  ProposalSupporterTable,
  IdeaTriageTable,
  EstimateTable,
  ProposalScoreTable,
  ScoringModelTable,
  DeliverableTable,
  InitiativeEventTable,
  InitiativeTable,
  InitiativePlanTable,
  PlannedStageTable,
  WorkflowDefinitionTable,
  WorkflowMigrationTable,
  GatePolicyTable,
] as unknown as EntitySchema[];
