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
import { ReadingTable } from './metrics';
import { OrganizationTable, PersonTable, RoleGrantTable } from './people';
import {
  GovernanceBodyTable,
  GovernanceMemberTable,
  StrategicObjectiveTable,
  VisionStatementTable,
} from './organization';
import { PillarTable } from './pillars';
import {
  AlternativeTable,
  IdeaTriageTable,
  ProposalEventTable,
  ProposalNeedTable,
  ProposalPillarTable,
  ProposalSupporterTable,
  ProposalTable,
} from './proposals';
import { EstimateTable, ProposalScoreTable, ScoringModelTable } from './scoring';
import { DeliverableTable, InitiativeEventTable, InitiativeTable } from './initiatives';

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
  ReadingTable,
  AlternativeTable,
  ProposalNeedTable,
  ProposalPillarTable,
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
] as unknown as EntitySchema[];
