import type { EntitySchema } from 'typeorm';
import { ApprovalTable } from './approvals';
import { AuditRecordTable } from './audit';
import { LedgerEntryTable, PortfolioTable } from './budget';
import {
  ChannelTable,
  EvidenceTable,
  FeedbackTable,
  FeedbackThemeTable,
  NeedTable,
  NeedThemeTable,
  ProductTable,
  ThemeTable,
} from './listening';
import { CommentMentionTable, CommentTable, CommentVersionTable } from './comments';
import { ReadingTable } from './metrics';
import { OrganizationTable, PersonTable, RoleGrantTable } from './people';
import {
  GovernanceBodyTable,
  GovernanceMemberTable,
  StrategicObjectiveTable,
  VisionStatementTable,
} from './organization';
import { PillarTable } from './pillars';
import { AlternativeTable, ProposalNeedTable, ProposalPillarTable, ProposalTable } from './proposals';
import { EstimateTable, ProposalScoreTable, ScoringModelTable } from './scoring';
import {
  DeliverableTable,
  InitiativeEventTable,
  InitiativePlanTable,
  InitiativeTable,
  PlannedStageTable,
} from './initiatives';

/** Every table that TypeORM knows. */
export const tables = [
  AuditRecordTable,
  OrganizationTable,
  PersonTable,
  RoleGrantTable,
  VisionStatementTable,
  StrategicObjectiveTable,
  GovernanceBodyTable,
  GovernanceMemberTable,
  PillarTable,
  ChannelTable,
  ProductTable,
  ThemeTable,
  FeedbackTable,
  FeedbackThemeTable,
  NeedTable,
  NeedThemeTable,
  EvidenceTable,
  PortfolioTable,
  LedgerEntryTable,
  ApprovalTable,
  CommentTable,
  CommentVersionTable,
  CommentMentionTable,
  ReadingTable,
  AlternativeTable,
  ProposalNeedTable,
  ProposalPillarTable,
  ProposalTable,
  EstimateTable,
  ProposalScoreTable,
  ScoringModelTable,
  DeliverableTable,
  InitiativeEventTable,
  InitiativeTable,
  InitiativePlanTable,
  PlannedStageTable,
] as unknown as EntitySchema[];
