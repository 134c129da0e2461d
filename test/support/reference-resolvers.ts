import type { EntitySchema } from 'typeorm';
import { DeadlineTable } from '../../src/deadlines';
import { isOverdue as deadlineIsOverdue, type Deadline } from '../../src/deadlines/domain/deadline';
import {
  ApprovalQuestionTable,
  ApprovalTable,
  AssignedSeatTable,
  ConditionTable,
  ContentChangeTable,
  EscalationTable,
  RecusalTable,
  VoteTable,
} from '../../src/approvals';
import { AuditRecordTable } from '../../src/audit';
import {
  BudgetPeriodTable,
  BudgetVersionTable,
  ExchangeRateTable,
  LedgerEntryTable,
  PortfolioTable,
} from '../../src/budget';
import { balanceOfPeriod, type PeriodInput } from '../../src/budget/domain/budget-version';
import type { Portfolio } from '../../src/budget/domain/portfolio';
import {
  partFor,
  remainingForRankingMinor,
  remainingOf,
  shortfalls,
  shortOf,
  type PortfolioBalance,
} from '../../src/budget/domain/pot';
import {
  type Balance,
  balance,
  grantOf,
  overspentMinor,
  releasedMinor,
  unreleasedMinor,
  type Grant,
  type LedgerEntry,
} from '../../src/budget/domain/ledger';
import {
  ContactCauseNeedTable,
  ContactCauseTable,
  ContactCountTable,
  ContactDisputeTable,
  ContactRateTable,
  RepeatWindowTable,
  ServiceContactTable,
} from '../../src/contacts';
import { CostTable } from '../../src/costs';
import { CustomerTable } from '../../src/customers';
import { PolicyDenialTable, PolicyReviewTable, PolicyTable } from '../../src/policies';
import { FollowUpRuleTable, FollowUpTable } from '../../src/followups';
import { StoryTable } from '../../src/stories';
import { GoalContributorTable, GoalTable } from '../../src/goals';
import {
  DeliverableTable,
  GatePolicyTable,
  InitiativeEventTable,
  ForecastTable,
  InitiativeTable,
} from '../../src/initiatives';
import { InitiativePlanTable, PlannedStageTable } from '../../src/roadmap';
import { WorkflowMigrationTable } from '../../src/workflow-migrations';
import { type AppliedMigration, type Stage, STAGES } from '../../src/initiatives/domain/initiative';
import { CommentMentionTable, CommentTable, CommentVersionTable } from '../../src/comments';
import {
  BarrierTable,
  ChannelTable,
  EvidenceTable,
  FeedbackTable,
  FeedbackThemeTable,
  JourneyTable,
  NeedTable,
  NeedThemeTable,
  FeedbackLanguageTable,
  ProductTable,
  ThemeRuleSetTable,
  ThemeRuleTable,
  ThemeTable,
  TouchpointTable,
} from '../../src/listening';
import { ImportTable } from '../../src/imports';
import {
  AgendaItemTable,
  MeetingGuestTable,
  MeetingSeatTable,
  MeetingTable,
  StandingMeetingTable,
} from '../../src/meetings';
import { CustomMetricTable, ReadingTable, SmallestSampleTable } from '../../src/metrics';
import { MailDeliveryTable, NotificationPreferenceTable, NotificationTable } from '../../src/notifications';
import {
  KIND_RULES,
  type NotificationKind,
  type NotificationPreference,
  preferencesOf,
} from '../../src/notifications/domain/notification';
import { METRIC_CODES, METRICS } from '../../src/metrics/domain/metric';
import {
  AbsenceTable,
  AssistantTable,
  DelegationTable,
  HolidayTable,
  IdentityTable,
  OrganizationTable,
  PersonalCalendarTable,
  PersonTable,
  RoleGrantTable,
  StandingDeputyTable,
  WorkingCalendarTable,
} from '../../src/people';
import {
  GovernanceBodyTable,
  GovernanceMemberTable,
  StrategicObjectiveTable,
  TeamTable,
  VisionStatementTable,
} from '../../src/organization';
import { TEAM_SEATS } from '../../src/organization/domain/team-structure';
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
} from '../../src/pillars';
import { calendarDate } from '../../src/shared/input-check';
import { globalId, parseGlobalId } from '../../src/platform/global-id';
import { WorkflowDefinitionTable } from '../../src/process';
import { ConstraintVersionTable } from '../../src/portfolio';
import { NO_CONSTRAINTS, type PortfolioConstraints } from '../../src/portfolio/domain/constraints';
import { AnalysisTable } from '../../src/analyses';
import { rankings } from '../../src/portfolio/domain/ranking';
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
} from '../../src/proposals';
import { DRIVER_CODES } from '../../src/scoring/domain/drivers';
import { ScoringAssignmentTable, ScoringRoundTable } from '../../src/rounds';
import {
  PortfolioReviewTable,
  PreReadTable,
  ReviewDecisionTable,
  ReviewItemTable,
  ReviewOfferTable,
  ReviewVoteTable,
} from '../../src/reviews';
import { reviewStatus, type PortfolioReview } from '../../src/reviews/domain/review';
import type { Meeting } from '../../src/meetings/domain/meeting';
import {
  KillCriterionChangeTable,
  KillCriterionTable,
  KillCriterionVoteTable,
  KillJudgementTable,
  KillReferralTable,
  OutcomeForecastTable,
  RealisedConfirmationTable,
  RealisedOutcomeTable,
} from '../../src/outcomes';
import { AdoptionTable, ScenarioRunTable, ScenarioTable } from '../../src/scenarios';
import { compareRuns, pillarMix, WITH_A_SET, type ComparedCandidate } from '../../src/scenarios/domain/comparison';
import { EstimateTable, EvidencePolicyTable, ProposalScoreTable, ScoringModelTable } from '../../src/scoring';
import {
  DigestRecipientTable,
  DigestScheduleTable,
  DigestTable,
  ScorecardScheduleTable,
  ScorecardTable,
} from '../../src/telling';
import {
  AdoptionRecordTable,
  AgreementTable,
  ChangePlanTable,
  HonouredFailureTable,
  LessonTable,
  PostponementTable,
  RegisteredServiceTable,
  SunsetPlanTable,
  SunsetProposalTable,
  SwitchOffTable,
} from '../../src/sunset';
import { daysBetween } from '../../src/shared/days';
import { connectionOf, type PageArguments, pageOf } from './reference-page';
import type { Reading, Row } from './reference';

type Resolve = (parent: Row, args: Record<string, any>, reading: Reading) => unknown;
/** By type and field; a field that is left out is the row's property, one that is null is not answered. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolve | null>>>>;

const TABLES: Readonly<Record<string, EntitySchema<any>>> = {
  Organization: OrganizationTable,
  Import: ImportTable,
  Person: PersonTable,
  RoleGrant: RoleGrantTable,
  WorkingCalendar: WorkingCalendarTable,
  Holiday: HolidayTable,
  Absence: AbsenceTable,
  Delegation: DelegationTable,
  VisionStatement: VisionStatementTable,
  StrategicObjective: StrategicObjectiveTable,
  GovernanceBody: GovernanceBodyTable,
  GovernanceMember: GovernanceMemberTable,
  Team: TeamTable,
  StandingMeeting: StandingMeetingTable,
  Meeting: MeetingTable,
  AgendaItem: AgendaItemTable,
  Pillar: PillarTable,
  AssessmentTemplate: AssessmentTemplateTable,
  AssessmentDimension: AssessmentDimensionTable,
  MaturityAssessment: MaturityAssessmentTable,
  MaturityAssessor: MaturityAssessorTable,
  MaturityLevel: MaturityLevelTable,
  MaturityResult: MaturityResultTable,
  Practice: PracticeTable,
  PracticeVersion: PracticeVersionTable,
  Channel: ChannelTable,
  Product: ProductTable,
  Journey: JourneyTable,
  Theme: ThemeTable,
  Customer: CustomerTable,
  Policy: PolicyTable,
  PolicyDenial: PolicyDenialTable,
  Story: StoryTable,
  FollowUp: FollowUpTable,
  FollowUpRule: FollowUpRuleTable,
  FeedbackLanguageSetting: FeedbackLanguageTable,
  ThemeRuleSet: ThemeRuleSetTable,
  Feedback: FeedbackTable,
  Need: NeedTable,
  Evidence: EvidenceTable,
  Barrier: BarrierTable,
  ContactCause: ContactCauseTable,
  ContactRate: ContactRateTable,
  RepeatWindow: RepeatWindowTable,
  ServiceContact: ServiceContactTable,
  ContactCount: ContactCountTable,
  ContactDispute: ContactDisputeTable,
  Portfolio: PortfolioTable,
  LedgerEntry: LedgerEntryTable,
  BudgetVersion: BudgetVersionTable,
  BudgetPeriod: BudgetPeriodTable,
  ConstraintVersion: ConstraintVersionTable,
  ExchangeRate: ExchangeRateTable,
  Cost: CostTable,
  Approval: ApprovalTable,
  Deadline: DeadlineTable,
  Vote: VoteTable,
  ApprovalQuestion: ApprovalQuestionTable,
  AssignedSeat: AssignedSeatTable,
  Condition: ConditionTable,
  Escalation: EscalationTable,
  Reading: ReadingTable,
  Goal: GoalTable,
  Alternative: AlternativeTable,
  Proposal: ProposalTable,
  ProposalEvent: ProposalEventTable,
  ProposalSupporter: ProposalSupporterTable,
  IdeaTriage: IdeaTriageTable,
  TrackThresholds: TrackThresholdsTable,
  EvidencePolicy: EvidencePolicyTable,
  CustomMetric: CustomMetricTable,
  SmallestSample: SmallestSampleTable,
  Estimate: EstimateTable,
  ScoringRound: ScoringRoundTable,
  ScoringAssignment: ScoringAssignmentTable,
  ScoringModel: ScoringModelTable,
  WorkflowDefinition: WorkflowDefinitionTable,
  GatePolicy: GatePolicyTable,
  WorkflowMigration: WorkflowMigrationTable,
  Deliverable: DeliverableTable,
  InitiativeEvent: InitiativeEventTable,
  Initiative: InitiativeTable,
  InitiativePlan: InitiativePlanTable,
  Forecast: ForecastTable,
  OutcomeForecast: OutcomeForecastTable,
  KillCriterion: KillCriterionTable,
  KillCriterionChange: KillCriterionChangeTable,
  RealisedOutcome: RealisedOutcomeTable,
  Comment: CommentTable,
  PortfolioReview: PortfolioReviewTable,
  PreRead: PreReadTable,
  ReviewDecision: ReviewDecisionTable,
  ReviewVote: ReviewVoteTable,
  Analysis: AnalysisTable,
  Scenario: ScenarioTable,
  ScenarioAdoption: AdoptionTable,
  DigestSchedule: DigestScheduleTable,
  Digest: DigestTable,
  RegisteredService: RegisteredServiceTable,
  SunsetProposal: SunsetProposalTable,
  ScorecardSchedule: ScorecardScheduleTable,
  Scorecard: ScorecardTable,
  AdoptionRecord: AdoptionRecordTable,
  SunsetPlan: SunsetPlanTable,
  SwitchOff: SwitchOffTable,
  SunsetPostponement: PostponementTable,
  PostponementAgreement: AgreementTable,
  ChangePlan: ChangePlanTable,
  Lesson: LessonTable,
  HonouredFailure: HonouredFailureTable,
};
/** The types whose rows can be asked for by a global id, with their tables. */
export const NODE_TABLES = TABLES;

const ofTable =
  (type: string): Resolve =>
  (row) =>
    globalId(type, row['id'] as string);
const one =
  (table: EntitySchema<any>, key: string): Resolve =>
  (row, _args, { rows }) =>
    rows.byId(table, row[key] as string | null);
const money =
  (amount: string): Resolve =>
  (row) =>
    row[amount] == null ? null : { amountMinor: row[amount], currencyCode: row['currencyCode'] };
/** Exact: the quotient of a whole number is written in decimals before it is read as a number. */
const part =
  (whole: string, digits: number): Resolve =>
  (row) =>
    row[whole] == null ? null : Number(`${row[whole]}e-${digits}`);
const local = (type: string, id: string): string | null => {
  const parsed = parseGlobalId(id);
  return parsed?.type === type ? parsed.id : null;
};
/** Whether a column holds the row of this global id; an id of another kind leads nowhere. */
const leadsTo = (localId: string | null, type: string, id: string): boolean =>
  localId !== null && localId === local(type, id);
const byId =
  (type: string): Resolve =>
  (_root, { id }, { rows }) =>
    rows.byId(TABLES[type]!, local(type, id as string));
/** Of an open scoring round, everybody sees their own. */
/** What is written under a customer key is for admins, CX leaders, insights and whoever recorded it. */
const isOpen = async (row: Row, reading: Reading): Promise<boolean> =>
  row['customerId'] === null || readsTexts(row, reading);

/** Whether a follow-up is open beyond its time. */
const isUnanswered = (row: Row, { now }: Reading): boolean => row['closedAt'] === null && row['dueAt'] < now;

/** Of a story what the customer lets be told further is for everyone. */
const isToldOn = async (row: Row, reading: Reading): Promise<boolean> =>
  row['consent'] === true || readsTexts(row, reading);

async function readsTexts(row: Row, { rows, personId }: Reading): Promise<boolean> {
  if (row['recordedById'] === personId) return true;
  const grants = await rows.where(RoleGrantTable, (grant) => grant['personId'] === personId);
  const viewer = await rows.byId(PersonTable, personId);
  return (
    viewer?.['cxFunction'] === 'INSIGHTS_AND_ANALYTICS' ||
    grants.some(({ role, portfolioId }) => portfolioId === null && ['ADMIN', 'CX_LEADER'].includes(role as string))
  );
}

const isShown = (estimate: Row, { personId }: Reading): boolean =>
  estimate['blind'] === false || estimate['scorerId'] === personId;
const anyNode = async (id: string, reading: Reading): Promise<Row | null> => {
  const { rows } = reading;
  const parsed = parseGlobalId(id);
  const table = parsed && TABLES[parsed.type];
  const row = table ? await rows.byId(table, parsed.id) : null;
  if (row && table === EstimateTable && !isShown(row, reading)) return null;
  return row && { ...row, __typename: parsed!.type };
};
/** Rows of a table that a link table ties to this row. */
const linked =
  (table: EntitySchema<any>, links: EntitySchema<any>, from: string, to: string, order: string): Resolve =>
  async (row, _args, { rows }) => {
    const ids = (await rows.where(links, (link) => link[from] === row['id'])).map((link) => link[to] as string);
    return (await rows.all(table, { [order]: 'ASC', id: 'ASC' })).filter((each) => ids.includes(each['id'] as string));
  };
const isLinked = async (
  { rows }: Reading,
  links: EntitySchema<any>,
  expected: Readonly<Record<string, string | number | null>>,
): Promise<boolean> =>
  (await rows.where(links, (link) => Object.entries(expected).every(([key, id]) => link[key] === id))).length > 0;
const countOf =
  (table: EntitySchema<any>, key: string): Resolve =>
  async (row, _args, { rows }) =>
    (await rows.where(table, (each) => each[key] === row['id'])).length;

const compensationOf = async (row: Row, rows: Reading['rows']): Promise<Row | null> =>
  (await rows.where(ImportTable, (other) => other['undoesId'] === row['id']))[0] ?? null;
const stateOf = async (row: Row, rows: Reading['rows']): Promise<string> => {
  if (row['undoesId'] !== null) return 'COMPENSATION';
  return (await compensationOf(row, rows)) === null ? 'IMPORTED' : 'UNDONE';
};

/** A filter by words: the row has one of them. */
const oneOf =
  (key: string) =>
  (row: Row, words: string[]): boolean =>
    words.includes(row[key] as string);
/** Unread approval requests and outcomes, what else is unread, what is read; the newest of each first. */
const attention = ({ readAt, kind, createdAt }: Row): number => {
  const place = readAt !== null ? 2 : KIND_RULES[kind as NotificationKind].first ? 0 : 1;
  return place * 10 ** 14 - (createdAt as Date).getTime();
};
const inbox = connectionOf(NotificationTable, {
  where: (row, person) => row['personId'] === person['id'],
  orders: { ATTENTION: attention, CREATED_AT: 'createdAt' },
  filters: {
    unread: (row, unread: boolean) => (row['readAt'] === null) === unread,
    kind: oneOf('kind'),
  },
});
const decidedInMyName = connectionOf(VoteTable, {
  where: (row, person) => row['seatId'] === person['id'] && row['voterId'] !== person['id'],
  orders: { CAST_AT: 'castAt' },
  defaultDirection: 'DESC',
  filters: { since: (row, since: Date) => (row['castAt'] as Date) >= since },
});
const delegations = (end: 'fromId' | 'toId') =>
  connectionOf(DelegationTable, {
    where: (row, person) => row[end] === person['id'],
    orders: { FIRST_DAY: 'firstDay' },
    filters: {
      revoked: (row, revoked: boolean) => (row['revokedAt'] !== null) === revoked,
      from: (row, day: string) => row['lastDay'] >= day,
      to: (row, day: string) => row['firstDay'] <= day,
    },
  });
const ofApproval =
  (table: EntitySchema<any>, order: string): Resolve =>
  async (approval, _args, { rows }) =>
    (await rows.all(table, { [order]: 'ASC', id: 'ASC' })).filter((row) => row['approvalId'] === approval['id']);
const ofMeeting =
  (table: EntitySchema<any>): Resolve =>
  async (meeting, _args, { rows }) =>
    (await rows.all(table, { position: 'ASC' })).filter((row) => row['meetingId'] === meeting['id']);
const itsVote = async (row: Row, { rows }: Reading): Promise<Row> =>
  (await rows.byId(VoteTable, row['voteId'] as string))!;
const confirmationOf = async ({ id }: Row, { rows }: Reading): Promise<Row | undefined> =>
  (await rows.where(RealisedConfirmationTable, (row) => row['realisedOutcomeId'] === id))[0];
const ofCriterion =
  (table: EntitySchema<any>, order: string): Resolve =>
  async (criterion, _args, { rows }) =>
    (await rows.all(table, { [order]: 'ASC', id: 'ASC' })).filter((row) => row['killCriterionId'] === criterion['id']);
const gatheredFor = (row: Row, subject: Row): boolean => row['subjectId'] === subject['id'];

const approvals = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(ApprovalTable, {
    ...(where ? { where } : {}),
    orders: { REQUESTED_AT: 'requestedAt' },
    filters: { open: (row, open: boolean) => (row['decision'] === null) === open },
  });

const dueAtOf = async (condition: Row, { rows }: Reading): Promise<Date | null> => {
  const ofIt = ({ subjectKind, subjectId, leftAt }: Row) =>
    subjectKind === 'CONDITION' && subjectId === condition['id'] && leftAt === null;
  return ((await rows.where(DeadlineTable, ofIt))[0]?.['dueAt'] ?? null) as Date | null;
};
const isOverdueCondition = async (row: Row, reading: Reading): Promise<boolean> => {
  const dueAt = await dueAtOf(row, reading);
  return row['state'] === 'OPEN' && dueAt !== null && dueAt < reading.now;
};
const conditions = (where: (row: Row, parent: Row) => boolean) =>
  connectionOf(ConditionTable, {
    where,
    orders: { DUE_ON: ({ dueOn }) => Date.parse((dueOn ?? '2999-12-31') as string), SET_AT: 'setAt' },
    filters: {
      state: oneOf('state'),
      overdue: async (row, asked: boolean, reading) => (await isOverdueCondition(row, reading)) === asked,
    },
  });
const conditionsToMeet = conditions((row, person) => row['ownerId'] === person['id'] && row['state'] === 'OPEN');

const isLate = (row: Row, { now }: Reading): boolean => deadlineIsOverdue(row as Deadline, now);
const LATER = Date.parse('2900-01-01');
const deadlinesOf = (kind: string) =>
  deadlines((row, subject) => row['subjectKind'] === kind && row['subjectId'] === subject['id']);
const deadlines = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(DeadlineTable, {
    ...(where ? { where } : {}),
    orders: {
      DUE_AT: ({ dueAt, startedAt }) => (dueAt as Date | null)?.getTime() ?? LATER + (startedAt as Date).getTime(),
      STARTED_AT: 'startedAt',
    },
    filters: {
      state: oneOf('state'),
      overdue: (row, asked: boolean, reading) => isLate(row, reading) === asked,
      dueBefore: ({ dueAt }, moment: Date) => dueAt !== null && dueAt < moment,
      personId: async ({ subjectId }, id: string, { rows }) => {
        const initiative = await rows.byId(InitiativeTable, subjectId as string);
        return ['sponsorId', 'leadId', 'businessOwnerId'].some((role) =>
          leadsTo((initiative?.[role] as string | undefined) ?? null, 'Person', id),
        );
      },
    },
  });

const evidence = connectionOf(EvidenceTable, { where: gatheredFor, orders: { COLLECTED_ON: 'collectedOn' } });

const ofCharges = {
  causeId: (row: Row, id: string) => leadsTo(row['causeId'] as string, 'ContactCause', id),
  channelId: (row: Row, id: string) => leadsTo(row['channelId'] as string, 'Channel', id),
  chargedToId: (row: Row, id: string) => leadsTo(row['chargedToId'] as string, 'Person', id),
  importId: (row: Row, id: string) => leadsTo(row['importId'] as string | null, 'Import', id),
  isReplaced: (row: Row, wanted: boolean) => (row['replacedAt'] !== null) === wanted,
};
/** What a row of the table corrects, and what corrects it. */
const corrections = (table: EntitySchema): Record<string, Resolve> => ({
  replaces: one(table, 'replacesId'),
  replacedBy: async (row, _args, { rows }) =>
    (await rows.where(table, (each) => each['replacesId'] === row['id']))[0] ?? null,
});
const charge = {
  cause: one(ContactCauseTable, 'causeId'),
  channel: one(ChannelTable, 'channelId'),
  owner: one(PersonTable, 'ownerId'),
  chargedTo: one(PersonTable, 'chargedToId'),
  import: one(ImportTable, 'importId'),
  recordedBy: one(PersonTable, 'recordedById'),
};
const answerBy = (row: Row): number => Date.parse((row['answerBy'] as string | null) ?? '9999-12-31');
const isOverdue = ({ status, answerBy }: Row, { now }: Reading): boolean =>
  status === 'ASSIGNED' && (answerBy as string) < now.toISOString().slice(0, 10);
const comments = (where: (row: Row, parent: Row, reading: Reading) => boolean | Promise<boolean>, newest = false) =>
  connectionOf(CommentTable, {
    where,
    orders: { CREATED_AT: 'createdAt' },
    ...(newest ? { defaultDirection: 'DESC' } : {}),
    filters: { isReply: (row, isReply: boolean) => (row['replyToId'] !== null) === isReply },
  });
const commentsOn = (kind: string) =>
  comments((row, subject) => row['subjectKind'] === kind && row['subjectId'] === subject['id']);
/** Of a comment, the version that it is at: none once it was withdrawn. */
const wording =
  (of: (version: Row) => unknown): Resolve =>
  async (comment, _args, { rows }) => {
    const versions = await rows.where(CommentVersionTable, (row) => row['commentId'] === comment['id']);
    const held = versions.find((row) => row['version'] === comment['version']);
    return held === undefined ? null : of(held);
  };
const mentionsOf =
  (commentKey: string): Resolve =>
  async (row, _args, { rows }) => {
    const named = await rows.where(
      CommentMentionTable,
      (link) => link['commentId'] === row[commentKey] && link['version'] === row['version'],
    );
    const people = await rows.all(PersonTable, { name: 'ASC', id: 'ASC' });
    return people.filter(({ id }) => named.some((link) => link['personId'] === id));
  };

const answersFor = (row: Row, personId: string | null): boolean =>
  personId !== null && [row['sponsorId'], row['leadId'], row['businessOwnerId']].includes(personId);

const initiatives = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(InitiativeTable, {
    ...(where ? { where } : {}),
    orders: { ENTERED_STAGE_AT: 'enteredStageAt', CREATED_AT: 'createdAt', TITLE: 'title' },
    filters: {
      stage: oneOf('stage'),
      status: oneOf('status'),
      portfolioId: (row, id: string) => leadsTo(row['portfolioId'], 'Portfolio', id),
      personId: (row, id: string) => answersFor(row, local('Person', id)),
    },
  });

const proposals = (where?: (row: Row, parent: Row, reading: Reading) => boolean | Promise<boolean>) =>
  connectionOf(ProposalTable, {
    ...(where ? { where } : {}),
    orders: { UPDATED_AT: 'updatedAt', CREATED_AT: 'createdAt', TITLE: 'title' },
    defaultDirection: 'DESC',
    filters: {
      status: oneOf('status'),
      portfolioId: (row, id: string) => leadsTo(row['portfolioId'], 'Portfolio', id),
      proposerId: (row, id: string) => leadsTo(row['proposerId'], 'Person', id),
      track: oneOf('track'),
      importId: (row, id: string) => leadsTo(row['importId'], 'Import', id),
      triageOwnerId: (row, id: string) => leadsTo(row['triageOwnerId'], 'Person', id),
      triageOverdue: (row, overdue: boolean, { now }) =>
        (row['status'] === 'IDEA' && row['answerBy'] !== null && row['answerBy'] < calendarDate(now)) === overdue,
      needId: (row, id: string, reading) =>
        isLinked(reading, ProposalNeedTable, { proposalId: row['id'] as string, needId: local('Need', id) }),
      pillarId: (row, id: string, reading) =>
        isLinked(reading, ProposalPillarTable, { proposalId: row['id'] as string, pillarId: local('Pillar', id) }),
      objectiveId: (row, id: string, reading) =>
        isLinked(reading, ProposalObjectiveTable, {
          proposalId: row['id'] as string,
          strategicObjectiveId: local('StrategicObjective', id),
        }),
    },
  });

/** Whether a row is of exactly this cut; its labels may come in any order. */
const isOfCut = (row: Row, labels: readonly Row[]): boolean => {
  const written = (cut: readonly Row[]) =>
    JSON.stringify(
      cut
        .toSorted((a, b) => (a['dimension'] as string).localeCompare(b['dimension'] as string))
        .map(({ dimension, value }) => [dimension, value] as unknown[]),
    );
  return written(row['cut'] as Row[]) === written(labels);
};

const readings = (where: (row: Row, parent: Row) => boolean) =>
  connectionOf(ReadingTable, {
    where,
    orders: { WINDOW_TO: 'windowTo' },
    filters: {
      metric: oneOf('metric'),
      isBaseline: (row, isBaseline) => row['isBaseline'] === isBaseline,
      cut: isOfCut,
      importId: (row, id: string) => leadsTo(row['importId'], 'Import', id),
      isReplaced: async (row, wanted: boolean, { rows }) =>
        (await rows.where(ReadingTable, (each) => each['replacesId'] === row['id'])).length > 0 === wanted,
    },
  });

const contributesTo = (reading: Reading, goal: Row, personId: string): Promise<boolean> =>
  isLinked(reading, GoalContributorTable, { goalId: goal['id'] as string, personId });

const goals = (where?: (row: Row, parent: Row, reading: Reading) => boolean | Promise<boolean>) =>
  connectionOf(GoalTable, {
    ...(where ? { where } : {}),
    orders: { DUE_ON: 'dueOn', TITLE: 'title' },
    filters: {
      kind: oneOf('kind'),
      metric: oneOf('metric'),
      cut: isOfCut,
      pillarId: (row, id: string) => leadsTo(row['pillarId'], 'Pillar', id),
      strategicObjectiveId: (row, id: string) => leadsTo(row['strategicObjectiveId'], 'StrategicObjective', id),
      accountableId: (row, id: string) => leadsTo(row['accountableId'], 'Person', id),
      isRetired: (row, wanted: boolean) => (row['retiredAt'] !== null) === wanted,
    },
  });

const latestReading: Resolve = async (goal, _args, { rows }) => {
  const all = await rows.all(ReadingTable, { windowTo: 'DESC', recordedAt: 'DESC', id: 'DESC' });
  const counts = (row: Row) =>
    row['subjectKind'] === 'ORGANIZATION' &&
    row['metric'] === goal['metric'] &&
    isOfCut(row, goal['cut'] as Row[]) &&
    row['windowTo'] > goal['startsOn'] &&
    row['windowTo'] <= goal['dueOn'] &&
    !all.some((each) => each['replacesId'] === row['id']);
  return all.find(counts) ?? null;
};

const peopleList = (where?: (row: Row, parent: Row, reading: Reading) => Promise<boolean>) =>
  connectionOf(PersonTable, {
    ...(where ? { where } : {}),
    orders: { NAME: 'name' },
    filters: {
      active: (row, active) => (row['deactivatedAt'] === null) === active,
      role: async (row, roles: string[], { rows }) =>
        (
          await rows.where(
            RoleGrantTable,
            (grant) => grant['personId'] === row['id'] && roles.includes(grant['role'] as string),
          )
        ).length > 0,
    },
  });

const isExecutiveWithoutGoal = async (person: Row, _parent: Row, reading: Reading): Promise<boolean> => {
  const { rows, now } = reading;
  const everybody = await rows.all(PersonTable);
  const leadsSomebody = everybody.some(({ managerId }) => managerId === person['id']);
  const isExecutive = person['managerId'] === null ? leadsSomebody : managersAbove(person, everybody) === 1;
  if (!isExecutive) return false;
  const today = now.toISOString().slice(0, 10);
  for (const goal of await rows.all(GoalTable)) {
    const isUnderWay = goal['retiredAt'] === null && goal['dueOn'] > today;
    if (goal['kind'] !== 'CUSTOMER_EXPERIENCE' || !isUnderWay) continue;
    const has = goal['accountableId'] === person['id'] || (await contributesTo(reading, goal, person['id'] as string));
    if (has) return false;
  }
  return true;
};

const named = (table: EntitySchema<any>) => connectionOf(table, { orders: { NAME: 'name' } });

/** Money of an initiative that follows from the entries of its proposal. */
const granted =
  (amount: (grant: Grant) => bigint): Resolve =>
  async ({ proposalId, currencyCode }, _args, { rows }) => {
    const entries = await rows.where(LedgerEntryTable, (entry) => entry['proposalId'] === proposalId);
    return { amountMinor: amount(grantOf(entries as unknown as LedgerEntry[])), currencyCode };
  };

/** Money of a forecast, in the currency of its initiative. */
const ofInitiative =
  (amount: string): Resolve =>
  async (forecast, _args, { rows }) => {
    const { currencyCode } = (await rows.byId(InitiativeTable, forecast['initiativeId'] as string))!;
    return { amountMinor: forecast[amount], currencyCode };
  };

const ofIt = (row: Row, initiative: Row): boolean => row['initiativeId'] === initiative['id'];

const sunsetProposals = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(SunsetProposalTable, {
    ...(where ? { where } : {}),
    orders: { PROPOSED_AT: 'proposedAt' },
    defaultDirection: 'DESC',
    filters: {
      open: (row, open: boolean) => (row['answer'] === null) === open,
      answer: oneOf('answer'),
      proposedById: (row, id: string) => leadsTo(row['proposedById'], 'Person', id),
      governanceBodyId: (row, id: string) => leadsTo(row['governanceBodyId'], 'GovernanceBody', id),
    },
  });

const entriesOf = async ({ rows }: Reading, portfolio: Row): Promise<readonly LedgerEntry[]> =>
  (await rows.where(LedgerEntryTable, (entry) => entry['portfolioId'] === portfolio['id'])) as unknown as LedgerEntry[];
const balanceOf =
  (sum: keyof Balance): Resolve =>
  async (portfolio, _args, reading) => ({
    amountMinor: balance(await entriesOf(reading, portfolio))[sum],
    currencyCode: portfolio['currencyCode'],
  });

const ofPortfolio =
  (amount: string): Resolve =>
  async (row, _args, { rows }) => {
    const { currencyCode } = (await rows.byId(PortfolioTable, row['portfolioId'] as string))!;
    return row[amount] === null ? null : { amountMinor: row[amount], currencyCode };
  };
/** The sums of a portfolio, with its pot and what is light of what is committed. */
const sumsOf = async (reading: Reading, portfolio: Row): Promise<PortfolioBalance> => {
  const entries = await entriesOf(reading, portfolio);
  const initiatives = await reading.rows.where(InitiativeTable, ({ track }) => track === 'LIGHT');
  const light = entries.filter(({ proposalId }) => initiatives.some((each) => each['proposalId'] === proposalId));
  const last = await lastOf(BudgetVersionTable, portfolio, reading);
  const potMinor = (last?.['potMinor'] ?? null) as bigint | null;
  return { ...balance(entries), potMinor, lightCommittedMinor: balance(light).committedMinor };
};
const periodsOf = async (versionId: unknown, { rows }: Reading): Promise<readonly Row[]> =>
  (await rows.all(BudgetPeriodTable, { firstDay: 'ASC' })).filter((row) => row['budgetVersionId'] === versionId);
const balanceOfThePeriod =
  (sum: keyof Balance): Resolve =>
  async (period, _args, reading) => {
    const version = (await reading.rows.byId(BudgetVersionTable, period['budgetVersionId'] as string))!;
    const portfolio = (await reading.rows.byId(PortfolioTable, version['portfolioId'] as string))!;
    const entries = await entriesOf(reading, portfolio);
    const of = balanceOfPeriod(portfolio as Portfolio, period as PeriodInput, entries);
    return { amountMinor: of[sum], currencyCode: portfolio['currencyCode'] };
  };
/** What constraints name, the portfolio that they are of, and the periods of the budget that they go with, if not its own. */
const constraintsWith = (constraints: PortfolioConstraints, portfolio: Row | null, periods: unknown = null): Row => ({
  ...constraints,
  ...{ portfolio, periods },
});
const lastOf = async (table: EntitySchema<any>, portfolio: Row, { rows }: Reading): Promise<Row | undefined> =>
  (await rows.all(table, { number: 'ASC' })).findLast((row) => row['portfolioId'] === portfolio['id']);
const proposalsOf = (ids: readonly string[], { rows }: Reading): Promise<(Row | null)[]> =>
  Promise.all(ids.map((id) => rows.byId(ProposalTable, id)));
/** The items of a list of constraints, with the portfolio. */
const itemsOf =
  (member: keyof PortfolioConstraints): Resolve =>
  ({ portfolio, periods, ...constraints }) =>
    (constraints[member] as Row[]).map((item) => ({ ...item, portfolio: portfolio as Row, periods: periods as Row[] }));
const moneyOfPortfolio =
  (amount: string): Resolve =>
  (row) =>
    row[amount] === null
      ? null
      : { amountMinor: row[amount] as bigint, currencyCode: (row['portfolio'] as Row)['currencyCode'] as string };

/** Items of a list of a scenario, with the portfolio that it is of. */
const ofScenario =
  (list: string): Resolve =>
  async (scenario, _args, { rows }) => {
    const portfolio = await rows.byId(PortfolioTable, scenario['portfolioId'] as string);
    return ((scenario[list] ?? []) as Row[]).map((item) => ({ ...item, portfolio }));
  };
/** The candidates of an analysis, with the pillars that were frozen with them. */
function candidatesOf({ result, inputs }: Row): ComparedCandidate[] {
  const frozen = (inputs as Row)['candidates'] as ComparedCandidate[];
  return ((result as Row)['candidates'] as ComparedCandidate[]).map((candidate) => ({
    ...candidate,
    pillarIds: frozen.find(({ proposalId }) => proposalId === candidate.proposalId)!.pillarIds,
  }));
}
/** Of what is compared, the runs that have a set. */
const setsOf = (compared: readonly Row[]) =>
  compared.flatMap(({ scenario, analysis }) => {
    if (analysis === null) return [];
    const { status } = ((analysis as Row)['result'] as Row)['recommendation'] as Row;
    const has = (WITH_A_SET as readonly unknown[]).includes(status);
    return has ? [{ scenarioId: (scenario as Row)['id'] as string, candidates: candidatesOf(analysis as Row) }] : [];
  });
async function compareScenarios(asked: readonly string[], { rows }: Reading): Promise<Row> {
  const wanted = [...new Set(asked.map((id) => local('Scenario', id)))];
  const scenarios = await Promise.all(wanted.map((id) => rows.byId(ScenarioTable, id)));
  const runs = await rows.all(ScenarioRunTable, { id: 'DESC' });
  const compared = scenarios
    .filter((scenario) => scenario !== null)
    .map(async (scenario): Promise<Row> => {
      const analyses = await Promise.all(
        runs
          .filter(({ scenarioId }) => scenarioId === scenario['id'])
          .map(({ analysisId }) => rows.byId(AnalysisTable, analysisId as string)),
      );
      return { scenario, analysis: analyses.find((analysis) => analysis!['state'] === 'DONE') ?? null };
    });
  return { compared: await Promise.all(compared) };
}
const adoptions = (column: string) =>
  connectionOf(AdoptionTable, {
    where: (row, parent) => row[column] === parent['id'],
    orders: { REQUESTED_AT: 'requestedAt' },
    defaultDirection: 'DESC',
    filters: { open: (row, open: boolean) => (row['decision'] === null) === open },
  });

const rateCounts = async ({ id, currencyCode, day }: Row, { rows }: Reading): Promise<boolean> =>
  (await rows.all(ExchangeRateTable, { setAt: 'ASC', id: 'ASC' })).findLast(
    (row) => row['currencyCode'] === currencyCode && row['day'] === day,
  )!['id'] === id;

/** Money that follows from all entries of an initiative's proposal. */
const ofEntries =
  (amount: (entries: readonly LedgerEntry[]) => bigint): Resolve =>
  async ({ proposalId, currencyCode }, _args, { rows }) => {
    const entries = await rows.where(LedgerEntryTable, (entry) => entry['proposalId'] === proposalId);
    return { amountMinor: amount(entries as unknown as LedgerEntry[]), currencyCode };
  };
const costs = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(CostTable, {
    ...(where ? { where } : {}),
    orders: { DAY: 'day' },
    filters: {
      kind: oneOf('kind'),
      importId: (row, id: string) => leadsTo(row['importId'], 'Import', id),
      from: (row, day: string) => row['day'] >= day,
      to: (row, day: string) => row['day'] <= day,
    },
  });
const runCosts: Resolve = async ({ id, currencyCode }, _args, { rows }) => {
  const run = await rows.where(CostTable, (row) => row['initiativeId'] === id && row['kind'] === 'RUN');
  const yearOf = ({ day }: Row) => Number((day as string).slice(0, 4));
  return [...new Set(run.map(yearOf))]
    .toSorted((a, b) => a - b)
    .map((year) => ({
      year,
      amount: {
        amountMinor: run
          .filter((row) => yearOf(row) === year)
          .reduce((sum, row) => sum + (row['bookedMinor'] as bigint), 0n),
        currencyCode,
      },
    }));
};

const INACTION_WEIGHTS = { ONE: 100, TWO: 200, FOUR: 400 } as const;
type InactionWeight = keyof typeof INACTION_WEIGHTS;

async function ranked(portfolio: Row, args: PageArguments & { inactionWeight: InactionWeight }, reading: Reading) {
  const { rows } = reading;
  const competing = await rows.where(
    ProposalTable,
    ({ status, track }) =>
      ['UNDER_ASSESSMENT', 'ASSESSED'].includes(status as string) && ['STANDARD', 'MAJOR'].includes(track as string),
  );
  const scores = await rows.where(
    ProposalScoreTable,
    (row) =>
      row['portfolioId'] === portfolio['id'] &&
      row['complete'] === true &&
      competing.some((proposal) => proposal['id'] === row['proposalId']),
  );
  const scoreOf = (proposalId: string, weight: number) =>
    scores.find((row) => row['proposalId'] === proposalId && row['inactionWeightHundredths'] === weight)!;
  const candidates = [...new Set(scores.map((row) => row['proposalId'] as string))].map((proposalId) => {
    const micro = (weight: number) => scoreOf(proposalId, weight)['scoreMicro'] as bigint;
    const { valuePerCostMicro, commitmentMinor } = scoreOf(proposalId, 100) as {
      valuePerCostMicro: bigint | null;
      commitmentMinor: bigint;
    };
    return {
      proposalId,
      scoresMicro: { 100: micro(100), 200: micro(200), 400: micro(400) },
      valuePerCostMicro,
      commitmentMinor,
    };
  });
  const { byInactionWeight, fundingFlips } = rankings(
    candidates,
    remainingForRankingMinor(await sumsOf(reading, portfolio)),
  );
  const list = byInactionWeight[INACTION_WEIGHTS[args.inactionWeight]].map((each): Row => {
    const ranks = Object.entries(INACTION_WEIGHTS).map(([inactionWeight, weight]) => ({
      inactionWeight,
      ...byInactionWeight[weight].find((other) => other.proposalId === each.proposalId)!,
    }));
    const score = scoreOf(each.proposalId, INACTION_WEIGHTS[args.inactionWeight]);
    return { ...score, ...each, fundingFlips: fundingFlips.includes(each.proposalId), ranks };
  });
  return pageOf(list, list, args, 'proposalId');
}

/** How many managers a person has above them. */
const managersAbove = (person: Row, people: readonly Row[]): number => {
  const manager = people.find(({ id }) => id === person['managerId']);
  return manager === undefined ? 0 : 1 + managersAbove(manager, people);
};

async function teamSeats({ rows }: Reading): Promise<Row[]> {
  const people = await rows.all(PersonTable, { name: 'ASC', id: 'ASC' });
  const leaders = await rows.where(RoleGrantTable, ({ role, portfolioId }) => role === 'CX_LEADER' && !portfolioId);
  return TEAM_SEATS.map((seat) => {
    const belongs = ({ id, cxFunction }: Row): boolean =>
      seat === 'CX_LEADER' ? leaders.some(({ personId }) => personId === id) : cxFunction === seat;
    const candidates = people.filter((person) => person['deactivatedAt'] === null && belongs(person));
    const above = (person: Row) => managersAbove(person, people);
    const holder = candidates.toSorted((a, b) => above(a) - above(b))[0];
    const found = { holderId: holder?.['id'] ?? null, managersAbove: holder ? above(holder) : null };
    return { seat, candidateCount: candidates.length, ...found };
  });
}

const isReviewOverdue = (practice: Row, { now }: Reading): boolean =>
  practice['status'] === 'IN_FORCE' && (practice['reviewOn'] as string) < calendarDate(now);

const practices = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(PracticeTable, {
    ...(where ? { where } : {}),
    orders: { REVIEW_ON: 'reviewOn', TITLE: 'title' },
    filters: {
      status: oneOf('status'),
      overdue: (row, overdue: boolean, reading) => isReviewOverdue(row, reading) === overdue,
      ownerId: (row, id: string) => leadsTo(row['ownerId'], 'Person', id),
    },
  });

/** The dimensions of the template and version that stand in these columns of the row. */
const dimensionsOf =
  (template: string, version: string): Resolve =>
  async (row, _args, { rows }) =>
    (await rows.all(AssessmentDimensionTable, { position: 'ASC' })).filter(
      (each) => each['templateId'] === row[template] && each['templateVersion'] === row[version],
    );
const ofAssessment =
  (table: EntitySchema<any>): Resolve =>
  async (assessment, _args, { rows }) =>
    (await rows.all(table, { id: 'ASC' })).filter((row) => row['assessmentId'] === assessment['id']);

const scorecards = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(ScorecardTable, {
    ...(where ? { where } : {}),
    orders: { PERIOD_TO: 'periodTo' },
    defaultDirection: 'DESC',
    filters: {
      personId: (row, id: string) => leadsTo(row['personId'], 'Person', id),
      periodFrom: (row, day: string) => row['periodFrom'] === day,
      periodTo: (row, day: string) => row['periodTo'] === day,
    },
  });

interface InventoryArguments {
  readonly templateId?: string | null;
  readonly asOf?: string | null;
  readonly filter?: Readonly<Partial<Record<'hasGap' | 'hasGoal' | 'hasProposal', boolean | null>>> | null;
}

const isGoalUnderWay = (goal: Row, item: Row, { now }: Reading): boolean =>
  item['pillarId'] !== null &&
  goal['pillarId'] === item['pillarId'] &&
  goal['retiredAt'] === null &&
  goal['dueOn'] > calendarDate(now);

const wouldClose = async (proposal: Row, item: Row, reading: Reading): Promise<boolean> => {
  const { rows } = reading;
  const [proposalId, pillarId] = [proposal['id'] as string, item['pillarId'] as string | null];
  const running = await rows.where(
    InitiativeTable,
    ({ proposalId: of, status }) => of === proposalId && !['EMBEDDED', 'CLOSED'].includes(status as string),
  );
  if (['FUNDED', 'DECLINED', 'WITHDRAWN', 'MERGED'].includes(proposal['status'] as string) && running.length === 0)
    return false;
  if (await isLinked(reading, ProposalPillarTable, { proposalId, pillarId })) return true;
  for (const goal of await rows.where(GoalTable, (each) => isGoalUnderWay(each, item, reading))) {
    const strategicObjectiveId = goal['strategicObjectiveId'] as string;
    if (await isLinked(reading, ProposalObjectiveTable, { proposalId, strategicObjectiveId })) return true;
  }
  return false;
};

/** What the filter of the inventory asks of an item. */
async function isOfFilter(item: Row, filter: InventoryArguments['filter'], reading: Reading): Promise<boolean> {
  const { hasGap, hasGoal, hasProposal } = filter ?? {};
  const { rows } = reading;
  if (hasGap != null && ((item['gapHundredths'] as number | null) ?? 0) > 0 !== hasGap) return false;
  const under = await rows.where(GoalTable, (goal) => isGoalUnderWay(goal, item, reading));
  if (hasGoal != null && under.length > 0 !== hasGoal) return false;
  if (hasProposal == null) return true;
  const closing = await Promise.all((await rows.all(ProposalTable)).map((each) => wouldClose(each, item, reading)));
  return closing.includes(true) === hasProposal;
}

async function inventory(_root: Row, args: InventoryArguments, reading: Reading) {
  const { rows, now } = reading;
  const templates = await rows.all(AssessmentTemplateTable, { position: 'ASC' });
  const id = args.templateId == null ? templates[0]!['id'] : local('AssessmentTemplate', args.templateId);
  const template = templates.find((each) => each['id'] === id);
  if (template === undefined) return [];
  const day = args.asOf ?? calendarDate(now);
  const results = await rows.all(MaturityResultTable, { asOf: 'ASC', id: 'ASC' });
  const pillars = await rows.all(PillarTable);
  const dimensions = (await dimensionsOf('id', 'version')(template, {}, reading)) as Row[];
  const items: Row[] = dimensions.map((dimension) => {
    const series = results.filter(
      (row) => row['templateId'] === id && row['code'] === dimension['code'] && (row['asOf'] as string) <= day,
    );
    const [before, latest] = [series.at(-2), series.at(-1)];
    const pillar = pillars.find((each) => each['id'] === dimension['pillarId']);
    const [target, level] = [
      pillar?.['targetLevel'] as number | null | undefined,
      latest?.['levelHundredths'] as number,
    ];
    return {
      ...{ dimension, series, latest: latest ?? null, levelHundredths: level, pillarId: pillar?.['id'] ?? null },
      ...{ targetLevel: target ?? null, targetOn: (pillar?.['targetOn'] as string | null | undefined) ?? null },
      gapHundredths: target == null || !latest ? null : target * 100 - level,
      trendHundredths: before ? level - (before['levelHundredths'] as number) : null,
    };
  });
  const fits = await Promise.all(items.map((item) => isOfFilter(item, args.filter, reading)));
  return items.filter((_item, index) => fits[index]);
}

const scoringRounds = (where?: (round: Row, proposal: Row, reading: Reading) => Promise<boolean>) =>
  connectionOf(ScoringRoundTable, {
    ...(where ? { where } : {}),
    orders: { OPENED_AT: 'openedAt', DUE_ON: 'dueOn' },
    defaultDirection: 'DESC',
    filters: {
      status: oneOf('status'),
      scorerId: (round, id: string, reading) =>
        isLinked(reading, ScoringAssignmentTable, {
          ...{ roundId: round['id'] as string, scorerId: local('Person', id) },
        }),
    },
  });
/** How many of the drivers that an assignment asks for its scorer has estimated in its round. */
const estimatedOf = async (row: Row, rows: Reading['rows']): Promise<number> => {
  const estimates = await rows.where(EstimateTable, (estimate) =>
    ['roundId', 'proposalId', 'scorerId'].every((key) => estimate[key] === row[key]),
  );
  return estimates.filter(({ driver }) => (row['drivers'] as string[]).includes(driver as string)).length;
};
const progressBy =
  (key: 'scorerId' | 'proposalId'): Resolve =>
  async (round, _args, { rows }) => {
    const all = (await rows.all(ScoringAssignmentTable, { id: 'ASC' })).filter((row) => row['roundId'] === round['id']);
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
    return Promise.all(
      [...new Set(all.map((row) => row[key] as string))].map(async (id) => {
        const ofIt = all.filter((row) => row[key] === id);
        const asked = ofIt.filter((row) => row['conflict'] === null);
        return {
          ...{ [key]: id, asked: sum(asked.map((row) => (row['drivers'] as string[]).length)) },
          estimated: sum(await Promise.all(asked.map((row) => estimatedOf(row, rows)))),
          conflicts: ofIt.length - asked.length,
        };
      }),
    );
  };

const statusOfReview = async (review: Row, { rows }: Reading): Promise<string> =>
  reviewStatus(review as PortfolioReview, (await rows.byId(MeetingTable, review['meetingId'] as string)) as Meeting);
const reviews = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(PortfolioReviewTable, {
    ...(where ? { where } : {}),
    orders: { PLANNED_AT: 'plannedAt' },
    defaultDirection: 'DESC',
    filters: {
      status: async (row, statuses: string[], reading) => statuses.includes(await statusOfReview(row, reading)),
      portfolioId: (row, id: string) => leadsTo(row['portfolioId'], 'Portfolio', id),
      governanceBodyId: async (row, id: string, { rows }) => {
        const meeting = await rows.byId(MeetingTable, row['meetingId'] as string);
        return leadsTo(meeting!['governanceBodyId'] as string, 'GovernanceBody', id);
      },
    },
  });
const reviewDecisions = (key: string) =>
  connectionOf(ReviewDecisionTable, {
    where: (row, parent) => row[key] === parent['id'],
    orders: { PUT_AT: 'putAt' },
    filters: { status: oneOf('status'), outcome: oneOf('outcome') },
  });
const preReadsOf = async (review: Row, { rows }: Reading): Promise<readonly Row[]> =>
  (await rows.all(PreReadTable, { number: 'ASC' })).filter((row) => row['reviewId'] === review['id']);
const reviewItems = (preReadIdOf: (parent: Row, reading: Reading) => Promise<unknown>) =>
  connectionOf(ReviewItemTable, {
    where: async (row, parent, reading) => row['preReadId'] === (await preReadIdOf(parent, reading)),
    orders: { POSITION: 'position' },
  });

const ownMetric = (code: keyof typeof METRICS): Row => ({ ...METRICS[code], customMetricId: null });
const customMetric = ({ id, code, name, unit, direction, form, level, least, greatest, retiredAt }: Row): Row => ({
  ...{ code, name, unit, direction, form, level, isRetired: retiredAt !== null },
  ...(form === 'NPS' ? { least: -100, greatest: 100 } : form === 'PROPORTION' ? { least: 0, greatest: 100 } : {}),
  ...(form === 'MEAN' ? { least, greatest } : {}),
  customMetricId: globalId('CustomMetric', id as string),
});
const metricOf: Resolve = async ({ metric: code }, _args, { rows }) => {
  const own = METRIC_CODES.find((each) => each === code);
  return own ? ownMetric(own) : customMetric((await rows.where(CustomMetricTable, (row) => row['code'] === code))[0]!);
};
const allMetrics: Resolve = async (_root, _args, { rows }) => [
  ...METRIC_CODES.map(ownMetric),
  ...(await rows.all(CustomMetricTable, { code: 'ASC' })).map(customMetric),
];

/** The type of each kind of subject that the audit knows. */
const SUBJECT_TYPES: Readonly<Record<string, string>> = {
  ORGANIZATION: 'Organization',
  WORKING_CALENDAR: 'WorkingCalendar',
  PERSON: 'Person',
  PILLAR: 'Pillar',
  ASSESSMENT_TEMPLATE: 'AssessmentTemplate',
  MATURITY_ASSESSMENT: 'MaturityAssessment',
  PRACTICE: 'Practice',
  VISION_STATEMENT: 'VisionStatement',
  STRATEGIC_OBJECTIVE: 'StrategicObjective',
  GOVERNANCE_BODY: 'GovernanceBody',
  TEAM: 'Team',
  STANDING_MEETING: 'StandingMeeting',
  MEETING: 'Meeting',
  CHANNEL: 'Channel',
  PRODUCT: 'Product',
  JOURNEY: 'Journey',
  THEME: 'Theme',
  CUSTOMER: 'Customer',
  POLICY: 'Policy',
  POLICY_DENIAL: 'PolicyDenial',
  STORY: 'Story',
  FOLLOW_UP: 'FollowUp',
  FOLLOW_UP_RULE: 'FollowUpRule',
  FEEDBACK_LANGUAGE_SETTING: 'FeedbackLanguageSetting',
  THEME_RULE_SET: 'ThemeRuleSet',
  FEEDBACK: 'Feedback',
  IMPORT: 'Import',
  NEED: 'Need',
  BARRIER: 'Barrier',
  CONTACT_CAUSE: 'ContactCause',
  CONTACT_RATE: 'ContactRate',
  REPEAT_WINDOW: 'RepeatWindow',
  SERVICE_CONTACT: 'ServiceContact',
  CONTACT_COUNT: 'ContactCount',
  CONTACT_DISPUTE: 'ContactDispute',
  PORTFOLIO: 'Portfolio',
  SCORING_MODEL: 'ScoringModel',
  PROPOSAL: 'Proposal',
  SCORING_ROUND: 'ScoringRound',
  PORTFOLIO_REVIEW: 'PortfolioReview',
  READING: 'Reading',
  GOAL: 'Goal',
  IDEA_TRIAGE: 'IdeaTriage',
  TRACK_THRESHOLDS: 'TrackThresholds',
  EVIDENCE_POLICY: 'EvidencePolicy',
  CUSTOM_METRIC: 'CustomMetric',
  SMALLEST_SAMPLE: 'SmallestSample',
  WORKFLOW_DEFINITION: 'WorkflowDefinition',
  GATE_POLICY: 'GatePolicy',
  WORKFLOW_MIGRATION: 'WorkflowMigration',
  INITIATIVE: 'Initiative',
  COMMENT: 'Comment',
  ANALYSIS: 'Analysis',
  SCENARIO: 'Scenario',
  DIGEST_SCHEDULE: 'DigestSchedule',
  DIGEST: 'Digest',
  SCORECARD_SCHEDULE: 'ScorecardSchedule',
};

const detail =
  (name: string): Resolve =>
  async (record, _args, { rows }) => {
    const details = (await rows.details()).find((each) => each['record_id'] === record['id']);
    return (details?.['details'] as Row | undefined)?.[name] ?? null;
  };

const ids = Object.fromEntries(Object.keys(TABLES).map((type) => [type, { id: ofTable(type) }]));

const documentVersions = (table: EntitySchema<any>, filters: Record<string, (row: Row, words: string[]) => boolean>) =>
  connectionOf(table, {
    orders: { NUMBER: 'number' },
    defaultDirection: 'DESC',
    filters: { status: oneOf('status'), number: (row, number: number) => row['number'] === number, ...filters },
  });
const documentVersion = (
  type: string,
  table: EntitySchema<any>,
  series: string,
): Readonly<Record<string, Resolve | null>> => ({
  ...ids[type],
  draftedBy: one(PersonTable, 'draftedById'),
  publishedBy: one(PersonTable, 'publishedById'),
  retiredBy: one(PersonTable, 'retiredById'),
  faults: null,
  inForce: async (row, _args, { rows }) => {
    const published = await rows.where(table, (each) => each[series] === row[series] && each['status'] === 'PUBLISHED');
    return row['status'] === 'PUBLISHED' && published.every(({ number }) => number <= row['number']);
  },
});

/** What an analysis came to, with the analysis that it belongs to. */
const resultOf =
  (kind: string): Resolve =>
  (row) =>
    row['kind'] === kind && row['state'] === 'DONE' ? { ...(row['result'] as Row), analysis: row } : null;
const portfolioOf = ({ portfolioId }: Row, { rows }: Reading) => rows.byId(PortfolioTable, portfolioId as string);
/** Money in the currency of an analysis' portfolio; null where there is no amount. */
const ofAnalysis =
  (amount: (row: Row) => unknown): Resolve =>
  async (row, _args, reading) => {
    const amountMinor = amount(row);
    if (amountMinor == null) return null;
    return {
      amountMinor,
      currencyCode: (await portfolioOf(row['analysis'] as Row, reading))!['currencyCode'] as string,
    };
  };
const elements = (row: Row, list: readonly Row[]): Row[] =>
  list.map((each) => ({ ...each, analysis: row['analysis'] }));
/** A page of what a result lists. */
const pageOfResult =
  (filters: Readonly<Record<string, (row: Row, value: any) => boolean>>): Resolve =>
  (row, args) => {
    const list = elements(row, row['candidates'] as Row[]);
    const ordered = args['orderBy']?.direction === 'DESC' ? list.toReversed() : list;
    const given = Object.entries((args['filter'] ?? {}) as Row).filter(([, value]) => value != null);
    const passes = (each: Row) => given.every(([name, value]) => filters[name]!(each, value));
    return pageOf(ordered, ordered.filter(passes), args as PageArguments, 'proposalId');
  };
const inTheSet = (name: string) => ofAnalysis((row) => (row['recommendation'] as Row)[name]);
const clashIn =
  (of: string): Resolve =>
  (row) => {
    const clash = (row[of] as Row)['clash'] as Row | undefined;
    return clash ? { ...clash, constraints: (clash['constraints'] as Row[]).map(({ name }) => name as string) } : null;
  };
const proposalsIn =
  (list: string): Resolve =>
  (row, _args, { rows }) =>
    Promise.all((row[list] as string[]).map((id) => rows.byId(ProposalTable, id)));
const WIN_SHARE = { first: one(ProposalTable, 'firstId'), second: one(ProposalTable, 'secondId') };
const samplesOf = ({ analysis }: Row): number => ((analysis as Row)['result'] as Row)['samples'] as number;
const shareOf =
  (count: string): Resolve =>
  (row) =>
    (row[count] as number) / samplesOf(row);

const ofAnalyses: Resolvers = {
  Analysis: {
    ...ids['Analysis'],
    portfolio: (row, _args, reading) => portfolioOf(row, reading),
    inactionWeight: ({ request }) =>
      Object.entries(INACTION_WEIGHTS).find(([, weight]) => weight === (request as Row)['inactionWeight'])![0],
    startedBy: one(PersonTable, 'startedById'),
    robustness: resultOf('ROBUSTNESS'),
    recommendedSet: resultOf('RECOMMENDED_SET'),
    frontier: resultOf('FRONTIER'),
    scenario: async ({ id }, _args, { rows }) => {
      const [run] = await rows.where(ScenarioRunTable, ({ analysisId }) => analysisId === id);
      return run === undefined ? null : rows.byId(ScenarioTable, run['scenarioId'] as string);
    },
  },
  Robustness: {
    candidates: pageOfResult({
      robustness: (row, wanted: string[]) => wanted.includes(row['robustness'] as string),
      kind: (row, wanted: string[]) => wanted.includes(row['kind'] as string),
    }),
  },
  WinShare: WIN_SHARE,
  CandidateRobustness: {
    proposal: one(ProposalTable, 'proposalId'),
    initiative: one(InitiativeTable, 'initiativeId'),
    fundedShare: shareOf('fundedCount'),
    topShare: shareOf('topCount'),
    lowRank: ({ rankInterval }) => (rankInterval as Row)['low'] as number,
    highRank: ({ rankInterval }) => (rankInterval as Row)['high'] as number,
    rankShares: (row) => (row['rankCounts'] as number[]).map((count) => count / samplesOf(row)),
  },
  ScorerInfluence: { scorer: one(PersonTable, 'scorerId') },
  RecommendedSet: {
    status: ({ recommendation }) => (recommendation as Row)['status'] as string,
    budget: ofAnalysis((row) => row['budgetMinor']),
    commitment: inTheSet('commitmentMinor'),
    value: inTheSet('valueMinor'),
    weightedValue: inTheSet('weightedValueMinor'),
    gap: ofAnalysis((row) => {
      const { boundMinor, weightedValueMinor } = row['recommendation'] as Record<string, bigint | undefined>;
      return weightedValueMinor === undefined ? null : boundMinor! - weightedValueMinor;
    }),
    tiesSettled: ({ recommendation }) => ((recommendation as Row)['tiesSettled'] as boolean | undefined) ?? null,
    engine: ({ recommendation }) => ((recommendation as Row)['engine'] as string | undefined) ?? null,
    clash: clashIn('recommendation'),
    candidates: pageOfResult({
      isRecommended: (row, wanted: boolean) => row['isRecommended'] === wanted,
      kind: (row, wanted: string[]) => wanted.includes(row['kind'] as string),
    }),
  },
  OfferedCandidate: {
    proposal: one(ProposalTable, 'proposalId'),
    initiative: one(InitiativeTable, 'initiativeId'),
    value: ofAnalysis((row) => row['valueMinor']),
    weightedValue: ofAnalysis((row) => row['weightedValueMinor']),
    commitment: ofAnalysis((row) => row['commitmentMinor']),
  },
  Frontier: {
    status: ({ frontier }) => (frontier as Row)['status'] as string,
    isComplete: ({ frontier }) => ((frontier as Row)['isComplete'] as boolean | undefined) ?? null,
    clash: clashIn('frontier'),
    steps: (row) => elements(row, ((row['frontier'] as Row)['steps'] as Row[] | undefined) ?? []),
  },
  FrontierStep: {
    commitment: ofAnalysis((row) => row['commitmentMinor']),
    bestTo: ofAnalysis((row) => row['bestToMinor']),
    value: ofAnalysis((row) => row['valueMinor']),
    weightedValue: ofAnalysis((row) => row['weightedValueMinor']),
    added: proposalsIn('added'),
    dropped: proposalsIn('dropped'),
    next: ({ next, analysis }) => next && { ...(next as Row), analysis },
  },
  FrontierNextStep: {
    moreBudget: ofAnalysis((row) => row['moreBudgetMinor']),
    moreWeightedValue: ofAnalysis((row) => row['moreWeightedValueMinor']),
    moreValue: ofAnalysis((row) => row['moreValueMinor']),
  },
};

/** The resolvers of the reference. Null stands for what the domain computes: that is held against the domain itself. */
export const referenceResolvers: Resolvers = {
  // What PostgreSQL makes of words and likeness is not done a second time in JavaScript.
  ProposalFilter: { search: null },
  FeedbackFilter: { search: null },
  ProposalOrderField: { RELEVANCE: null, SUPPORTERS: null },
  ...ids,
  Query: {
    node: (_root, { id }, reading) => anyNode(id as string, reading),
    nodes: (_root, args, reading) => (args['ids'] as string[]).map((id) => anyNode(id, reading)),
    viewer: (_root, _args, { rows, personId }) => rows.byId(PersonTable, personId),
    organization: async (_root, _args, { rows }) => (await rows.all(OrganizationTable))[0],
    person: byId('Person'),
    people: peopleList(),
    visionStatement: byId('VisionStatement'),
    visionStatements: connectionOf(VisionStatementTable, {
      orders: { CREATED_AT: 'createdAt' },
      filters: { scope: oneOf('scope') },
    }),
    strategicObjective: byId('StrategicObjective'),
    strategicObjectives: (_root, _args, { rows }) => rows.all(StrategicObjectiveTable, { position: 'ASC' }),
    teamStructure: () => ({}),
    governanceBody: byId('GovernanceBody'),
    governanceBodies: named(GovernanceBodyTable),
    team: byId('Team'),
    scenario: byId('Scenario'),
    scenarioAdoption: byId('ScenarioAdoption'),
    // Computed: test/api/sunset-candidates.test.ts says what it is to be.
    sunsetCandidates: null,
    sunsetProposal: byId('SunsetProposal'),
    sunsetProposals: sunsetProposals(),
    registeredServices: connectionOf(RegisteredServiceTable, {
      orders: { IN_SERVICE_SINCE: 'inServiceSince', REGISTERED_AT: 'registeredAt' },
      filters: {
        kind: oneOf('kind'),
        portfolioId: async ({ initiativeId }, id: string, { rows }) => {
          const initiative = await rows.byId(InitiativeTable, initiativeId as string);
          return leadsTo(initiative!['portfolioId'] as string, 'Portfolio', id);
        },
      },
    }),
    compareScenarios: (_root, args, reading) => compareScenarios(args['ids'] as string[], reading),
    teams: connectionOf(TeamTable, {
      orders: { NAME: 'name' },
      filters: { retired: (row, retired: boolean) => (row['retiredAt'] !== null) === retired },
    }),
    standingMeeting: byId('StandingMeeting'),
    meeting: byId('Meeting'),
    meetings: connectionOf(MeetingTable, {
      orders: { STARTS_AT: 'startsAt' },
      filters: {
        governanceBodyId: (row, id: string) => leadsTo(row['governanceBodyId'], 'GovernanceBody', id),
        status: oneOf('status'),
        from: (row, from: Date) => (row['startsAt'] as Date) >= from,
        before: (row, before: Date) => (row['startsAt'] as Date) < before,
      },
    }),
    pillar: byId('Pillar'),
    pillars: (_root, _args, { rows }) => rows.all(PillarTable, { position: 'ASC' }),
    assessmentTemplate: byId('AssessmentTemplate'),
    assessmentTemplates: (_root, _args, { rows }) => rows.all(AssessmentTemplateTable, { position: 'ASC' }),
    inventory: inventory as Resolve,
    maturityAssessment: byId('MaturityAssessment'),
    maturityAssessments: connectionOf(MaturityAssessmentTable, {
      orders: { AS_OF: 'asOf' },
      defaultDirection: 'DESC',
      filters: {
        status: oneOf('status'),
        templateId: (row, id: string) => leadsTo(row['templateId'], 'AssessmentTemplate', id),
        assessorId: (row, id: string, reading) =>
          isLinked(reading, MaturityAssessorTable, {
            ...{ assessmentId: row['id'] as string, personId: local('Person', id) },
          }),
      },
    }),
    practice: byId('Practice'),
    practices: practices(),
    analysis: byId('Analysis'),
    scoringRound: byId('ScoringRound'),
    scoringRounds: scoringRounds(),
    channels: named(ChannelTable),
    products: named(ProductTable),
    journey: byId('Journey'),
    journeys: named(JourneyTable),
    themes: named(ThemeTable),
    customers: connectionOf(CustomerTable, {
      orders: { ADDED: 'id' },
      filters: {
        key: (row, key: string) => row['key'] === key,
        erased: (row, erased: boolean) => (row['erasedAt'] !== null) === erased,
      },
    }),
    feedback: connectionOf(FeedbackTable, {
      orders: { RECEIVED_ON: 'receivedOn' },
      defaultDirection: 'DESC',
      filters: {
        source: oneOf('source'),
        speaker: oneOf('speaker'),
        channelId: (row, id: string) => leadsTo(row['channelId'], 'Channel', id),
        productId: (row, id: string) => leadsTo(row['productId'], 'Product', id),
        productOwnerId: async (row, id: string, { rows }) => {
          const product = await rows.byId(ProductTable, row['productId'] as string | null);
          return leadsTo((product?.['ownerId'] ?? null) as string | null, 'Person', id);
        },
        journeyId: (row, id: string) => leadsTo(row['journeyId'], 'Journey', id),
        customerId: (row, id: string) => leadsTo(row['customerId'], 'Customer', id),
        themeId: (row, id: string, reading) =>
          isLinked(reading, FeedbackThemeTable, { feedbackId: row['id'] as string, themeId: local('Theme', id) }),
        importId: (row, id: string) => leadsTo(row['importId'], 'Import', id),
        receivedFrom: (row, day: string) => row['receivedOn'] >= day,
        receivedTo: (row, day: string) => row['receivedOn'] <= day,
        attribute: async (row, { name, value }: { name: string; value: string }, reading) =>
          (await isOpen(row, reading)) &&
          Object.hasOwn(row['attributes'] as object, name) &&
          (row['attributes'] as Row)[name] === value,
      },
    }),
    feedbackCounts: null,
    feedbackLanguage: async (_parent, _args, { rows }) => (await rows.all(FeedbackLanguageTable))[0],
    themeRules: async (_parent, _args, { rows }) => (await rows.all(ThemeRuleSetTable, { version: 'DESC' }))[0] ?? null,
    themeRuleSets: connectionOf(ThemeRuleSetTable, { orders: { VERSION: 'version' }, defaultDirection: 'DESC' }),
    themeRulesPreview: null,
    policies: connectionOf(PolicyTable, {
      orders: { NAME: 'name' },
      filters: {
        ownerId: (row, id: string) => leadsTo(row['ownerId'], 'Person', id),
        retired: (row, retired: boolean) => (row['retiredAt'] !== null) === retired,
      },
    }),
    policyDenials: connectionOf(PolicyDenialTable, {
      orders: { DENIED_ON: 'deniedOn' },
      defaultDirection: 'DESC',
      filters: {
        policyId: (row, id: string) => leadsTo(row['policyId'], 'Policy', id),
        channelId: (row, id: string) => leadsTo(row['channelId'], 'Channel', id),
        productId: (row, id: string) => leadsTo(row['productId'], 'Product', id),
        customerId: (row, id: string) => leadsTo(row['customerId'], 'Customer', id),
        deniedFrom: (row, day: string) => row['deniedOn'] >= day,
        deniedTo: (row, day: string) => row['deniedOn'] <= day,
      },
    }),
    deniedPolicies: null,
    followUpRules: (_parent, _args, { rows }) => rows.all(FollowUpRuleTable, { source: 'ASC' }),
    followUps: connectionOf(FollowUpTable, {
      orders: { DUE_AT: 'dueAt' },
      filters: {
        ownerId: (row, id: string) => leadsTo(row['ownerId'], 'Person', id),
        open: (row, open: boolean) => (row['closedAt'] === null) === open,
        overdue: (row, overdue: boolean, reading) => isUnanswered(row, reading) === overdue,
        productId: async (row, id: string, { rows }) =>
          leadsTo((await rows.byId(FeedbackTable, row['feedbackId'] as string))?.['productId'], 'Product', id),
        journeyId: async (row, id: string, { rows }) =>
          leadsTo((await rows.byId(FeedbackTable, row['feedbackId'] as string))?.['journeyId'], 'Journey', id),
      },
    }),
    followUpMonths: null,
    stories: connectionOf(StoryTable, {
      orders: { TOLD_ON: 'toldOn' },
      defaultDirection: 'DESC',
      filters: {
        journeyId: (row, id: string) => leadsTo(row['journeyId'], 'Journey', id),
        customerId: (row, id: string) => leadsTo(row['customerId'], 'Customer', id),
        experience: (row, experience: string) => row['experience'] === experience,
        consent: (row, consent: boolean) => row['consent'] === consent,
        withdrawn: (row, withdrawn: boolean) => (row['withdrawnAt'] !== null) === withdrawn,
        toldFrom: (row, day: string) => row['toldOn'] >= day,
        toldTo: (row, day: string) => row['toldOn'] <= day,
      },
    }),
    sourceCoverage: null,
    sharedThemes: null,
    import: byId('Import'),
    imports: connectionOf(ImportTable, {
      orders: { IMPORTED_AT: 'importedAt' },
      defaultDirection: 'DESC',
      filters: {
        kind: oneOf('kind'),
        state: async (row, states: string[], { rows }) => states.includes(await stateOf(row, rows)),
      },
    }),
    need: byId('Need'),
    needs: connectionOf(NeedTable, {
      orders: { CREATED_AT: 'createdAt', TITLE: 'title' },
      filters: { status: oneOf('status') },
    }),
    barrier: byId('Barrier'),
    barriers: connectionOf(BarrierTable, {
      orders: { REPORTED_AT: 'reportedAt', ANSWER_BY: answerBy },
      defaultDirection: 'DESC',
      filters: {
        status: oneOf('status'),
        kind: oneOf('kind'),
        ownerId: (row, id: string) => leadsTo(row['ownerId'], 'Person', id),
        reporterId: (row, id: string) => leadsTo(row['reporterId'], 'Person', id),
        overdue: (row, asked: boolean, reading) => isOverdue(row, reading) === asked,
      },
    }),
    contactCause: byId('ContactCause'),
    contactCauses: connectionOf(ContactCauseTable, {
      orders: { NAME: 'name' },
      filters: {
        ownerId: (row, id: string) => leadsTo(row['ownerId'], 'Person', id),
        avoidable: (row, avoidable: boolean) => row['avoidable'] === avoidable,
        needId: (row, id: string, reading) =>
          isLinked(reading, ContactCauseNeedTable, { causeId: row['id'] as string, needId: local('Need', id) }),
      },
    }),
    contactRates: connectionOf(ContactRateTable, {
      orders: { FROM_DAY: 'fromDay' },
      defaultDirection: 'DESC',
      filters: { channelId: (row, id: string) => leadsTo(row['channelId'], 'Channel', id) },
    }),
    repeatWindow: async (_root, _args, { rows }) => (await rows.all(RepeatWindowTable))[0],
    serviceContact: byId('ServiceContact'),
    serviceContacts: connectionOf(ServiceContactTable, {
      orders: { OCCURRED_AT: 'occurredAt' },
      defaultDirection: 'DESC',
      filters: {
        ...ofCharges,
        customerId: (row, id: string) => leadsTo(row['customerId'], 'Customer', id),
        from: ({ occurredAt }, day: string) => calendarDate(occurredAt as Date) >= day,
        to: ({ occurredAt }, day: string) => calendarDate(occurredAt as Date) <= day,
      },
    }),
    contactCounts: connectionOf(ContactCountTable, {
      orders: { FROM_DAY: 'fromDay' },
      defaultDirection: 'DESC',
      filters: {
        ...ofCharges,
        from: (row, day: string) => row['toDay'] >= day,
        to: (row, day: string) => row['fromDay'] <= day,
      },
    }),
    contactDispute: byId('ContactDispute'),
    contactDisputes: connectionOf(ContactDisputeTable, {
      orders: { RAISED_AT: 'raisedAt' },
      defaultDirection: 'DESC',
      filters: {
        open: (row, open: boolean) => (row['decision'] === null && row['withdrawnAt'] === null) === open,
        ownerId: (row, id: string) => leadsTo(row['ownerId'], 'Person', id),
        causeId: (row, id: string) => leadsTo(row['causeId'], 'ContactCause', id),
        contactId: (row, id: string) => leadsTo(row['contactId'], 'ServiceContact', id),
      },
    }),
    // Computed: test/api/contacts.test.ts says what they are to be.
    contactCosts: null,
    contactEffort: null,
    nextIssues: null,
    exchangeRates: connectionOf(ExchangeRateTable, {
      orders: { DAY: 'day' },
      defaultDirection: 'DESC',
      filters: {
        currencyCode: oneOf('currencyCode'),
        counts: async (row, wanted: boolean, reading) => (await rateCounts(row, reading)) === wanted,
      },
    }),
    cost: byId('Cost'),
    costs: costs(),
    metrics: allMetrics,
    reading: byId('Reading'),
    readings: readings((row) => row['subjectKind'] === 'ORGANIZATION'),
    combined: null,
    verdict: null,
    metric: null,
    smallestSample: async (_root, _args, { rows }) => (await rows.all(SmallestSampleTable))[0],
    digestSchedule: async (_root, _args, { rows }) => (await rows.all(DigestScheduleTable))[0],
    digest: byId('Digest'),
    digests: connectionOf(DigestTable, {
      orders: { ISSUED_AT: 'issuedAt' },
      defaultDirection: 'DESC',
      filters: {
        issuedFrom: (row, moment: Date) => (row['issuedAt'] as Date) >= moment,
        issuedBefore: (row, moment: Date) => (row['issuedAt'] as Date) < moment,
      },
    }),
    scorecardSchedule: async (_root, _args, { rows }) => (await rows.all(ScorecardScheduleTable))[0],
    scorecard: byId('Scorecard'),
    scorecards: scorecards(),
    // Made of all that there is: test/api/digests.test.ts says what it tells.
    previewDigest: null,
    goal: byId('Goal'),
    goals: goals(),
    portfolio: byId('Portfolio'),
    portfolios: named(PortfolioTable),
    portfolioReview: byId('PortfolioReview'),
    portfolioReviews: reviews(),
    // Computed: test/domain/reviews/score-change.test.ts says what it is to be.
    whyDidTheScoreChange: null,
    proposal: byId('Proposal'),
    proposals: proposals(),
    similarProposals: null,
    ideaTriage: async (_root, _args, { rows }) => (await rows.all(IdeaTriageTable))[0],
    evidencePolicy: async (_root, _args, { rows }) => (await rows.all(EvidencePolicyTable))[0],
    trackThresholds: async (_root, _args, { rows }) => (await rows.all(TrackThresholdsTable))[0],
    valueDrivers: null,
    driverMeasures: null,
    outcomeForecast: byId('OutcomeForecast'),
    killCriterion: byId('KillCriterion'),
    killCriterionChange: byId('KillCriterionChange'),
    realisedOutcome: byId('RealisedOutcome'),
    calibration: null,
    scoringModel: byId('ScoringModel'),
    scoringModels: connectionOf(ScoringModelTable, {
      orders: { DRAFTED_AT: 'draftedAt' },
      defaultDirection: 'DESC',
      filters: { status: oneOf('status'), method: oneOf('method') },
    }),
    previewScoringModel: null,
    comment: byId('Comment'),
    roadmap: null,
    approvals: approvals(),
    deadlines: deadlines(),
    workflowDefinition: byId('WorkflowDefinition'),
    workflowDefinitions: documentVersions(WorkflowDefinitionTable, { subjectKind: oneOf('subjectKind') }),
    validateWorkflowDefinition: null,
    workflowDefinitionSchema: null,
    gatePolicy: byId('GatePolicy'),
    gatePolicies: documentVersions(GatePolicyTable, { track: oneOf('track') }),
    previewGatePolicy: null,
    validateGatePolicy: null,
    gatePolicySchema: null,
    workflowMigration: byId('WorkflowMigration'),
    workflowMigrations: connectionOf(WorkflowMigrationTable, {
      orders: { STARTED_AT: 'startedAt' },
      defaultDirection: 'DESC',
      filters: { state: oneOf('state') },
    }),
    previewMigration: null,
    replay: null,
    initiative: byId('Initiative'),
    initiatives: initiatives(),
    stageBoard: async (_root, { first }, { rows }) => {
      const open = (await rows.all(InitiativeTable, { enteredStageAt: 'ASC', id: 'ASC' })).filter(
        (row) => row['status'] !== 'CLOSED',
      );
      return STAGES.map((stage) => {
        const inStage = open.filter((row) => row['stage'] === stage);
        return { stage, count: inStage.length, initiatives: inStage.slice(0, first as number) };
      });
    },
    mailDeliveries: connectionOf(MailDeliveryTable, {
      orders: { QUEUED_AT: 'queuedAt' },
      defaultDirection: 'DESC',
      filters: { state: oneOf('state') },
    }),
    auditRecords: connectionOf(AuditRecordTable, {
      orders: { AT: 'at' },
      defaultDirection: 'DESC',
      filters: {
        subjectId: (row, id: string) => row['subjectId'] === parseGlobalId(id)?.id,
        actorId: (row, id: string) => row['actorId'] === parseGlobalId(id)?.id,
        action: (row, action) => row['action'] === action,
      },
    }),
  },
  Person: {
    ...ids['Person'],
    manager: one(PersonTable, 'managerId'),
    active: ({ deactivatedAt }) => deactivatedAt === null,
    identities: async (person, _args, { rows }) =>
      (await rows.all(IdentityTable, { issuer: 'ASC', subject: 'ASC', id: 'ASC' })).filter(
        (row) => row['personId'] === person['id'],
      ),
    // What features hand over is asked of them by the same SQL that test/api/leavers.test.ts holds against the handover.
    holdings: null,
    roles: async (person, _args, { rows }) =>
      (await rows.all(RoleGrantTable, { role: 'ASC', id: 'ASC' })).filter((row) => row['personId'] === person['id']),
    inbox: (person, args, reading) =>
      person['id'] === reading.personId ? inbox(person, args as PageArguments, reading) : null,
    unreadCount: async (person, _args, { rows, personId }) =>
      person['id'] === personId
        ? (await rows.where(NotificationTable, (row) => row['personId'] === personId && row['readAt'] === null)).length
        : null,
    notificationPreferences: async (person, _args, { rows, personId }) => {
      if (person['id'] !== personId) return null;
      const said = await rows.where(NotificationPreferenceTable, (row) => row['personId'] === personId);
      return preferencesOf(said as unknown as NotificationPreference[]);
    },
    workingCalendar: null,
    deadline: null,
    standingDeputy: async (person, _args, { rows }) => {
      const [held] = await rows.where(StandingDeputyTable, (row) => row['personId'] === person['id']);
      return rows.byId(PersonTable, held?.['deputyId'] as string | undefined);
    },
    assistants: linked(PersonTable, AssistantTable, 'personId', 'assistantId', 'name'),
    assistantOf: linked(PersonTable, AssistantTable, 'assistantId', 'personId', 'name'),
    absence: async (person, { on }, { rows, now }) => {
      const [own] = await rows.where(PersonalCalendarTable, (row) => row['personId'] === person['id']);
      const zone = (own?.['timeZone'] ?? (await rows.all(WorkingCalendarTable))[0]!['timeZone']) as string;
      const day = (on ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now)) as string;
      const away = (row: Row) => row['personId'] === person['id'] && row['firstDay'] <= day && row['lastDay'] >= day;
      return (await rows.where(AbsenceTable, away))[0] ?? null;
    },
    delegationsGiven: delegations('fromId'),
    delegationsReceived: delegations('toId'),
    // Computed: test/api/vote-deadlines.test.ts holds it against the rules of who may vote for whom.
    approvalsToDecide: null,
    conditionsToMeet: (person, args, reading) =>
      person['id'] === reading.personId ? conditionsToMeet(person, args as PageArguments, reading) : null,
    // Computed: test/api/conditions.test.ts holds it against the rule of who says whether a condition is met.
    conditionsToConfirm: null,
    decidedInMyName: (person, args, reading) =>
      person['id'] === reading.personId ? decidedInMyName(person, args as PageArguments, reading) : null,
    absences: connectionOf(AbsenceTable, {
      where: (row, person) => row['personId'] === person['id'],
      orders: { FIRST_DAY: 'firstDay' },
      filters: {
        from: (row, day: string) => row['lastDay'] >= day,
        to: (row, day: string) => row['firstDay'] <= day,
      },
    }),
    proposals: proposals((row, person) => row['proposerId'] === person['id']),
    initiatives: initiatives((row, person) => answersFor(row, person['id'] as string)),
    barriersToAnswer: connectionOf(BarrierTable, {
      where: (row, person) => row['ownerId'] === person['id'] && row['status'] === 'ASSIGNED',
      orders: { ANSWER_BY: answerBy, REPORTED_AT: 'reportedAt' },
    }),
    // As of today, by the rules of what is frozen: test/api/scorecards.test.ts says what stands there.
    scorecard: null,
    scorecards: scorecards((row, person) => row['personId'] === person['id']),
    goals: goals(
      async (row, person, reading) =>
        row['accountableId'] === person['id'] || (await contributesTo(reading, row, person['id'] as string)),
    ),
    mentions: comments(
      (row, person, reading) =>
        isLinked(reading, CommentMentionTable, {
          ...{ commentId: row['id'] as string, version: row['version'], personId: person['id'] as string },
        }),
      true,
    ),
  },
  Notification: {
    id: ofTable('Notification'),
    subjectId: ({ subjectKind, subjectId }) => globalId(SUBJECT_TYPES[subjectKind as string]!, subjectId as string),
    actor: one(PersonTable, 'actorId'),
    mail: async (row, _args, { rows }) => {
      const [delivery] = await rows.where(MailDeliveryTable, (each) => each['notificationId'] === row['id']);
      return row['unmailed'] ?? delivery!['state'];
    },
  },
  MailDelivery: {
    id: ofTable('MailDelivery'),
    kind: async (row, _args, { rows }) =>
      (await rows.byId(NotificationTable, row['notificationId'] as string))!['kind'],
    person: async (row, _args, { rows }) => {
      const notification = await rows.byId(NotificationTable, row['notificationId'] as string);
      return rows.byId(PersonTable, notification!['personId'] as string);
    },
  },
  Identity: { id: ofTable('Identity') },
  RoleGrant: {
    ...ids['RoleGrant'],
    person: one(PersonTable, 'personId'),
    grantedBy: one(PersonTable, 'grantedById'),
    portfolio: one(PortfolioTable, 'portfolioId'),
  },
  Organization: {
    ...ids['Organization'],
    workingCalendar: async (_organization, _args, { rows }) => (await rows.all(WorkingCalendarTable))[0],
    deadline: null,
  },
  WorkingCalendar: {
    ...ids['WorkingCalendar'],
    holidays: connectionOf(HolidayTable, {
      orders: { DAY: 'day' },
      filters: { from: (row, day: string) => row['day'] >= day, to: (row, day: string) => row['day'] <= day },
    }),
  },
  Holiday: ids['Holiday']!,
  Absence: {
    ...ids['Absence'],
    person: one(PersonTable, 'personId'),
    deputy: one(PersonTable, 'deputyId'),
    recordedBy: one(PersonTable, 'recordedById'),
  },
  StrategicObjective: {
    ...ids['StrategicObjective'],
    goals: goals((row, objective) => row['strategicObjectiveId'] === objective['id']),
    proposals: proposals((row, objective, reading) =>
      isLinked(reading, ProposalObjectiveTable, {
        proposalId: row['id'] as string,
        strategicObjectiveId: objective['id'] as string,
      }),
    ),
  },
  TeamStructure: {
    seats: (_row, _args, reading) => teamSeats(reading),
    executivesWithoutGoal: peopleList(isExecutiveWithoutGoal),
  },
  TeamSeat: { holder: one(PersonTable, 'holderId') },
  GovernanceBody: {
    ...ids['GovernanceBody'],
    chair: one(PersonTable, 'chairId'),
    customerVoice: one(PersonTable, 'customerVoiceId'),
    decidesUpTo: async (body, _args, { rows }) =>
      body['decidesUpToMinor'] === null
        ? null
        : {
            amountMinor: body['decidesUpToMinor'] as bigint,
            currencyCode: (await rows.all(OrganizationTable))[0]!['currencyCode'] as string,
          },
    escalatesTo: one(GovernanceBodyTable, 'escalatesToId'),
    members: async (body, _args, { rows }) =>
      (await rows.all(GovernanceMemberTable, { position: 'ASC', id: 'ASC' })).filter(
        (row) => row['governanceBodyId'] === body['id'],
      ),
    standingMeetings: async (body, _args, { rows }) =>
      (await rows.all(StandingMeetingTable, { firstDay: 'ASC', id: 'ASC' })).filter(
        (row) => row['governanceBodyId'] === body['id'],
      ),
    nextMeetings: null,
    calendar: null,
  },
  Team: ids['Team']!,
  StandingMeeting: {
    ...ids['StandingMeeting'],
    governanceBody: one(GovernanceBodyTable, 'governanceBodyId'),
  },
  Meeting: {
    ...ids['Meeting'],
    governanceBody: one(GovernanceBodyTable, 'governanceBodyId'),
    standingMeeting: one(StandingMeetingTable, 'standingMeetingId'),
    agenda: ofMeeting(AgendaItemTable),
    seats: ofMeeting(MeetingSeatTable),
    guests: linked(PersonTable, MeetingGuestTable, 'meetingId', 'personId', 'name'),
    portfolioReviews: async (meeting, _args, { rows }) =>
      (await rows.all(PortfolioReviewTable, { plannedAt: 'ASC', id: 'ASC' })).filter(
        (row) => row['meetingId'] === meeting['id'],
      ),
    // Computed: test/api/meetings.test.ts says what they are to be.
    holiday: null,
    quorum: null,
    iCalendar: null,
  },
  AgendaItem: {
    ...ids['AgendaItem'],
    presenter: one(PersonTable, 'presenterId'),
    proposal: one(ProposalTable, 'subjectId'),
    initiative: one(InitiativeTable, 'subjectId'),
  },
  MeetingSeat: { member: one(PersonTable, 'memberId'), attendedBy: one(PersonTable, 'attendedById') },
  GovernanceMember: {
    ...ids['GovernanceMember'],
    person: one(PersonTable, 'personId'),
    deputy: one(PersonTable, 'deputyId'),
  },
  Pillar: {
    ...ids['Pillar'],
    owner: one(PersonTable, 'ownerId'),
    maturity: async (pillar, _args, { rows }) => {
      const spoken = await rows.where(AssessmentDimensionTable, (row) => row['pillarId'] === pillar['id']);
      const latestFirst = await rows.all(MaturityResultTable, { asOf: 'DESC', id: 'DESC' });
      return latestFirst.find((row) => spoken.some(({ id }) => id === row['dimensionId'])) ?? null;
    },
    maturityHistory: connectionOf(MaturityResultTable, {
      where: (row, pillar, reading) =>
        isLinked(reading, AssessmentDimensionTable, {
          ...{ id: row['dimensionId'] as string, pillarId: pillar['id'] as string },
        }),
      orders: { AS_OF: 'asOf' },
      defaultDirection: 'DESC',
    }),
    practices: practices((row, pillar) => row['pillarId'] === pillar['id']),
    goals: goals((row, pillar) => row['pillarId'] === pillar['id']),
    proposals: proposals((row, pillar, reading) =>
      isLinked(reading, ProposalPillarTable, { proposalId: row['id'] as string, pillarId: pillar['id'] as string }),
    ),
  },
  AssessmentTemplate: { ...ids['AssessmentTemplate'], dimensions: dimensionsOf('id', 'version') },
  AssessmentDimension: { ...ids['AssessmentDimension'], pillar: one(PillarTable, 'pillarId') },
  MaturityAssessment: {
    ...ids['MaturityAssessment'],
    template: one(AssessmentTemplateTable, 'templateId'),
    dimensions: dimensionsOf('templateId', 'templateVersion'),
    openedBy: one(PersonTable, 'openedById'),
    closedBy: one(PersonTable, 'closedById'),
    assessors: ofAssessment(MaturityAssessorTable),
    levels: connectionOf(MaturityLevelTable, {
      where: (row, assessment) => row['assessmentId'] === assessment['id'],
      orders: { RECORDED_AT: 'recordedAt' },
      filters: {
        assessorId: (row, id: string) => leadsTo(row['assessorId'], 'Person', id),
        dimensionId: (row, id: string) => leadsTo(row['dimensionId'], 'AssessmentDimension', id),
      },
    }),
    results: ofAssessment(MaturityResultTable),
  },
  MaturityAssessor: {
    ...ids['MaturityAssessor'],
    person: one(PersonTable, 'personId'),
    unanswered: async (assessor, args, reading) => {
      const { rows } = reading;
      const assessment = (await rows.byId(MaturityAssessmentTable, assessor['assessmentId'] as string))!;
      const said = await rows.where(
        MaturityLevelTable,
        (row) => row['assessmentId'] === assessment['id'] && row['assessorId'] === assessor['personId'],
      );
      const asked = (await dimensionsOf('templateId', 'templateVersion')(assessment, args, reading)) as Row[];
      return asked.filter(({ id }) => !said.some((level) => level['dimensionId'] === id));
    },
  },
  MaturityLevel: {
    ...ids['MaturityLevel'],
    dimension: one(AssessmentDimensionTable, 'dimensionId'),
    assessor: one(PersonTable, 'assessorId'),
  },
  MaturityResult: {
    ...ids['MaturityResult'],
    assessment: one(MaturityAssessmentTable, 'assessmentId'),
    dimension: one(AssessmentDimensionTable, 'dimensionId'),
    level: part('levelHundredths', 2),
    median: part('medianHundredths', 2),
    disagreement: ({ lowest, highest }) => (highest as number) - (lowest as number),
    apart: async (result, _args, { rows }) =>
      (await rows.all(MaturityLevelTable, { level: 'ASC', id: 'ASC' })).filter(
        (row) =>
          row['assessmentId'] === result['assessmentId'] &&
          row['dimensionId'] === result['dimensionId'] &&
          Math.abs((row['level'] as number) * 100 - (result['medianHundredths'] as number)) > 100,
      ),
  },
  InventoryItem: {
    level: part('levelHundredths', 2),
    gap: part('gapHundredths', 2),
    trend: part('trendHundredths', 2),
    goals: goals((goal, item, reading) => isGoalUnderWay(goal, item, reading)),
    proposals: proposals((proposal, item, reading) => wouldClose(proposal, item, reading)),
  },
  Practice: {
    ...ids['Practice'],
    pillar: one(PillarTable, 'pillarId'),
    owner: one(PersonTable, 'ownerId'),
    overdue: (practice, _args, reading) => isReviewOverdue(practice, reading),
    versions: async (practice, _args, { rows }) =>
      (await rows.all(PracticeVersionTable, { version: 'DESC' })).filter((row) => row['practiceId'] === practice['id']),
  },
  PracticeVersion: {
    ...ids['PracticeVersion'],
    owner: one(PersonTable, 'ownerId'),
    writtenBy: one(PersonTable, 'writtenById'),
  },
  Import: {
    ...ids['Import'],
    by: one(PersonTable, 'byId'),
    state: (row, _args, { rows }) => stateOf(row, rows),
    undoes: one(ImportTable, 'undoesId'),
    undoneBy: (row, _args, { rows }) => compensationOf(row, rows),
  },
  Channel: { ...ids['Channel'], feedbackCount: countOf(FeedbackTable, 'channelId') },
  Product: {
    ...ids['Product'],
    owner: one(PersonTable, 'ownerId'),
    feedbackCount: countOf(FeedbackTable, 'productId'),
  },
  Journey: {
    ...ids['Journey'],
    owner: one(PersonTable, 'ownerId'),
    touchpoints: async (journey, _args, { rows }) =>
      (await rows.all(TouchpointTable, { position: 'ASC' })).filter((row) => row['journeyId'] === journey['id']),
    feedbackCount: countOf(FeedbackTable, 'journeyId'),
  },
  Touchpoint: { channel: one(ChannelTable, 'channelId') },
  Theme: { ...ids['Theme'], feedbackCount: countOf(FeedbackThemeTable, 'themeId') },
  Policy: {
    ...ids['Policy'],
    owner: one(PersonTable, 'ownerId'),
    denialCount: countOf(PolicyDenialTable, 'policyId'),
    denialsSinceReview: async (policy, _args, { rows }) => {
      const reviews = await rows.where(PolicyReviewTable, (review) => review['policyId'] === policy['id']);
      const days = reviews.map(({ reviewedAt }) => calendarDate(reviewedAt as Date)).sort();
      const denials = await rows.where(PolicyDenialTable, (denial) => denial['policyId'] === policy['id']);
      return denials.filter(({ deniedOn }) => days.every((day) => deniedOn > day)).length;
    },
    reviews: async (policy, _args, { rows }) =>
      (await rows.all(PolicyReviewTable, { reviewedAt: 'DESC', id: 'DESC' })).filter(
        (review) => review['policyId'] === policy['id'],
      ),
  },
  FollowUpRule: { ...ids['FollowUpRule'], owner: one(PersonTable, 'ownerId') },
  FollowUp: {
    ...ids['FollowUp'],
    feedback: one(FeedbackTable, 'feedbackId'),
    owner: one(PersonTable, 'ownerId'),
    closedBy: one(PersonTable, 'closedById'),
    overdue: (row, _args, reading) => isUnanswered(row, reading),
    how: async (row, _args, reading) =>
      (await isOpen({ ...row, recordedById: row['ownerId'] as string }, reading)) ? row['how'] : null,
  },
  PolicyReview: { reviewedBy: one(PersonTable, 'reviewedById') },
  PolicyDenial: {
    ...ids['PolicyDenial'],
    policy: one(PolicyTable, 'policyId'),
    channel: one(ChannelTable, 'channelId'),
    product: one(ProductTable, 'productId'),
    customer: one(CustomerTable, 'customerId'),
    asked: async (row, _args, reading) => ((await isOpen(row, reading)) ? row['asked'] : null),
    text: async (row, _args, reading) => ((await isOpen(row, reading)) ? row['text'] : null),
    textHidden: async (row, _args, reading) => row['asked'] !== null && !(await isOpen(row, reading)),
    recordedBy: one(PersonTable, 'recordedById'),
  },
  Story: {
    ...ids['Story'],
    journey: one(JourneyTable, 'journeyId'),
    customer: one(CustomerTable, 'customerId'),
    title: async (row, _args, reading) => ((await isToldOn(row, reading)) ? row['title'] : null),
    text: async (row, _args, reading) => ((await isToldOn(row, reading)) ? row['text'] : null),
    withdrawnReason: async (row, _args, reading) => ((await isToldOn(row, reading)) ? row['withdrawnReason'] : null),
    textHidden: async (row, _args, reading) => row['text'] !== null && !(await isToldOn(row, reading)),
    recordedBy: one(PersonTable, 'recordedById'),
  },
  FeedbackLanguageSetting: { ...ids['FeedbackLanguageSetting'] },
  ThemeRuleSet: {
    ...ids['ThemeRuleSet'],
    setBy: one(PersonTable, 'setById'),
    rules: async (set, _args, { rows }) =>
      (await rows.all(ThemeRuleTable, { position: 'ASC' })).filter((rule) => rule['themeRuleSetId'] === set['id']),
  },
  ThemeRule: {
    theme: one(ThemeTable, 'themeId'),
    product: one(ProductTable, 'productId'),
    channel: one(ChannelTable, 'channelId'),
  },
  FeedbackTag: {
    theme: one(ThemeTable, 'themeId'),
    ruleVersion: async ({ ruleSetId }, _args, { rows }) =>
      (await rows.byId(ThemeRuleSetTable, ruleSetId as string | null))?.['version'] ?? null,
  },
  Customer: { ...ids['Customer'], erasedBy: one(PersonTable, 'erasedById') },
  Feedback: {
    ...ids['Feedback'],
    channel: one(ChannelTable, 'channelId'),
    product: one(ProductTable, 'productId'),
    journey: one(JourneyTable, 'journeyId'),
    themes: linked(ThemeTable, FeedbackThemeTable, 'feedbackId', 'themeId', 'name'),
    import: one(ImportTable, 'importId'),
    tags: async (row, _args, { rows }) => {
      const links = await rows.where(FeedbackThemeTable, (link) => link['feedbackId'] === row['id']);
      const themes = await rows.all(ThemeTable, { name: 'ASC' });
      return themes.flatMap(({ id }) => links.filter((link) => link['themeId'] === id));
    },
    text: async (row, _args, reading) => ((await isOpen(row, reading)) ? row['text'] : null),
    textHidden: async (row, _args, reading) =>
      (row['text'] !== null || Object.keys(row['attributes'] as Row).length > 0) && !(await isOpen(row, reading)),
    customer: one(CustomerTable, 'customerId'),
    attributes: async (row, _args, reading) =>
      Object.entries((await isOpen(row, reading)) ? (row['attributes'] as Row) : {}).map(([name, value]) => ({
        ...{ name, value: value as string },
      })),
    recordedBy: one(PersonTable, 'recordedById'),
  },
  Need: {
    ...ids['Need'],
    namedBy: one(PersonTable, 'namedById'),
    establishedBy: one(PersonTable, 'establishedById'),
    themes: linked(ThemeTable, NeedThemeTable, 'needId', 'themeId', 'name'),
    evidence,
    evidenceCount: countOf(EvidenceTable, 'subjectId'),
    feedbackCount: async (need, _args, { rows }) => {
      const themes = (await rows.where(NeedThemeTable, (link) => link['needId'] === need['id'])).map(
        (l) => l['themeId'],
      );
      const links = await rows.where(FeedbackThemeTable, (link) => themes.includes(link['themeId']));
      return new Set(links.map((link) => link['feedbackId'])).size;
    },
    missingToEstablish: null,
    proposals: proposals((row, need, reading) =>
      isLinked(reading, ProposalNeedTable, { proposalId: row['id'] as string, needId: need['id'] as string }),
    ),
  },
  Evidence: {
    ...ids['Evidence'],
    need: one(NeedTable, 'subjectId'),
    initiative: one(InitiativeTable, 'subjectId'),
    recordedBy: one(PersonTable, 'recordedById'),
  },
  Barrier: {
    ...ids['Barrier'],
    channel: one(ChannelTable, 'channelId'),
    product: one(ProductTable, 'productId'),
    theme: one(ThemeTable, 'themeId'),
    reporter: one(PersonTable, 'reporterId'),
    owner: one(PersonTable, 'ownerId'),
    overdue: (row, _args, reading) => isOverdue(row, reading),
  },
  ContactCause: {
    ...ids['ContactCause'],
    owner: one(PersonTable, 'ownerId'),
    product: one(ProductTable, 'productId'),
    journey: one(JourneyTable, 'journeyId'),
    needs: linked(NeedTable, ContactCauseNeedTable, 'causeId', 'needId', 'title'),
  },
  ContactRate: {
    ...ids['ContactRate'],
    channel: one(ChannelTable, 'channelId'),
    cost: money('costMinor'),
    setBy: one(PersonTable, 'setById'),
  },
  RepeatWindow: ids['RepeatWindow']!,
  ServiceContact: {
    ...ids['ServiceContact'],
    ...charge,
    ...corrections(ServiceContactTable),
    product: one(ProductTable, 'productId'),
    journey: one(JourneyTable, 'journeyId'),
    customer: one(CustomerTable, 'customerId'),
    text: async (row, _args, reading) => ((await isOpen(row, reading)) ? row['text'] : null),
    textHidden: async (row, _args, reading) => row['text'] !== null && !(await isOpen(row, reading)),
  },
  ContactCount: { ...ids['ContactCount'], ...charge, ...corrections(ContactCountTable) },
  ContactDispute: {
    ...ids['ContactDispute'],
    cause: one(ContactCauseTable, 'causeId'),
    contact: one(ServiceContactTable, 'contactId'),
    owner: one(PersonTable, 'ownerId'),
    decidedBy: one(PersonTable, 'decidedById'),
    movedTo: one(PersonTable, 'movedToId'),
  },
  Portfolio: {
    ...ids['Portfolio'],
    budget: balanceOf('budgetMinor'),
    committed: balanceOf('committedMinor'),
    released: balanceOf('releasedMinor'),
    remaining: balanceOf('remainingMinor'),
    spent: balanceOf('spentMinor'),
    overspent: async (portfolio, _args, reading) => ({
      amountMinor: overspentMinor(await entriesOf(reading, portfolio)),
      currencyCode: portfolio['currencyCode'] as string,
    }),
    shortfall: async (portfolio, _args, reading) => ({
      amountMinor: shortfalls(await sumsOf(reading, portfolio)).shortfallMinor,
      currencyCode: portfolio['currencyCode'] as string,
    }),
    remainingForRanking: async (portfolio, _args, reading) => ({
      amountMinor: remainingForRankingMinor(await sumsOf(reading, portfolio)),
      currencyCode: portfolio['currencyCode'] as string,
    }),
    pot: async (portfolio, _args, reading) => {
      const sums = await sumsOf(reading, portfolio);
      if (sums.potMinor === null) return null;
      const part = partFor(sums, { isLight: true });
      const money = (amountMinor: bigint) => ({ amountMinor, currencyCode: portfolio['currencyCode'] as string });
      return {
        ...{ amount: money(part.amountMinor), committed: money(part.committedMinor) },
        ...{ remaining: money(remainingOf(part)), shortfall: money(shortOf(part)) },
      };
    },
    budgetVersions: connectionOf(BudgetVersionTable, {
      where: (row, portfolio) => row['portfolioId'] === portfolio['id'],
      orders: { NUMBER: 'number' },
    }),
    budgetPeriods: async (portfolio, _args, reading) => {
      const last = await lastOf(BudgetVersionTable, portfolio, reading);
      return last === undefined ? [] : periodsOf(last['id'], reading);
    },
    constraints: async (portfolio, _args, reading) => {
      const last = await lastOf(ConstraintVersionTable, portfolio, reading);
      return constraintsWith((last?.['constraints'] ?? NO_CONSTRAINTS) as PortfolioConstraints, portfolio);
    },
    constraintVersions: connectionOf(ConstraintVersionTable, {
      where: (row, portfolio) => row['portfolioId'] === portfolio['id'],
      orders: { NUMBER: 'number' },
    }),
    ledger: connectionOf(LedgerEntryTable, {
      where: (row, portfolio) => row['portfolioId'] === portfolio['id'],
      orders: { BOOKED_AT: 'bookedAt' },
      filters: { kind: oneOf('kind') },
    }),
    initiatives: initiatives((row, portfolio) => row['portfolioId'] === portfolio['id']),
    scoringModel: one(ScoringModelTable, 'scoringModelId'),
    proposals: proposals((row, portfolio) => row['portfolioId'] === portfolio['id']),
    ranking: ranked as Resolve,
    reviews: reviews((row, portfolio) => row['portfolioId'] === portfolio['id']),
    analyses: connectionOf(AnalysisTable, {
      where: (row, portfolio) => row['portfolioId'] === portfolio['id'],
      orders: { STARTED_AT: 'startedAt' },
      defaultDirection: 'DESC',
      filters: { kind: oneOf('kind'), state: oneOf('state') },
    }),
    scenarios: connectionOf(ScenarioTable, {
      where: (row, portfolio) => row['portfolioId'] === portfolio['id'],
      orders: { UPDATED_AT: 'updatedAt', NAME: 'name' },
      defaultDirection: 'DESC',
      filters: {
        status: oneOf('status'),
        ownerId: (row, id: string) => leadsTo(row['ownerId'], 'Person', id),
      },
    }),
    scenarioAdoptions: adoptions('portfolioId'),
  },
  Scenario: {
    ...ids['Scenario'],
    portfolio: one(PortfolioTable, 'portfolioId'),
    owner: one(PersonTable, 'ownerId'),
    clonedFrom: one(ScenarioTable, 'clonedFromId'),
    inactionWeight: ({ inactionWeight }) =>
      Object.entries(INACTION_WEIGHTS).find(([, weight]) => weight === inactionWeight)?.[0] ?? null,
    budget: async ({ budgetMinor, portfolioId }, _args, { rows }) => {
      const { currencyCode } = (await rows.byId(PortfolioTable, portfolioId as string))!;
      return budgetMinor === null ? null : { amountMinor: budgetMinor as bigint, currencyCode: currencyCode as string };
    },
    budgetPeriods: ofScenario('periods'),
    constraints: async ({ constraints, portfolioId, periods }, _args, { rows }) =>
      constraints === null
        ? null
        : constraintsWith(
            constraints as PortfolioConstraints,
            await rows.byId(PortfolioTable, portfolioId as string),
            periods,
          ),
    costChanges: ofScenario('costChanges'),
    adoptions: adoptions('scenarioId'),
    lastRun: async ({ id }, _args, { rows }) =>
      (await rows.all(ScenarioRunTable, { id: 'DESC' })).find((row) => row['scenarioId'] === id) ?? null,
  },
  // Whether a run is stale is told by a mark that PostgreSQL makes: test/api/scenarios.test.ts says when it changes.
  ScenarioRun: { analysis: one(AnalysisTable, 'analysisId'), stale: null },
  ScenarioComparison: {
    inAll: async ({ compared }, _args, { rows }) => {
      const { inAll } = compareRuns(setsOf(compared as Row[]));
      return (await rows.all(ProposalTable, { title: 'ASC', id: 'ASC' })).filter(({ id }) =>
        inAll.includes(id as string),
      );
    },
    differing: async ({ compared }, _args, { rows }) => {
      const differing = new Map(
        compareRuns(setsOf(compared as Row[])).differing.map(({ proposalId, recommendedIn }) => [
          proposalId,
          recommendedIn,
        ]),
      );
      const proposals = await rows.all(ProposalTable, { title: 'ASC', id: 'ASC' });
      return proposals
        .filter(({ id }) => differing.has(id as string))
        .map((proposal) => ({ proposal, recommendedIn: differing.get(proposal['id'] as string)! }));
    },
    scenarios: ({ compared }) => compared as Row[],
  },
  ComparedScenario: {
    recommendedSet: (row, args, reading) =>
      row['analysis'] && referenceResolvers['Analysis']!['recommendedSet']!(row['analysis'] as Row, args, reading),
    stale: null,
    pillarMix: async ({ analysis, scenario }, _args, { rows }) => {
      if (analysis === null) return [];
      const mix = pillarMix({ candidates: candidatesOf(analysis as Row) });
      const portfolio = await rows.byId(PortfolioTable, (scenario as Row)['portfolioId'] as string);
      return (await rows.all(PillarTable, { position: 'ASC' })).flatMap((pillar) =>
        mix
          .filter(({ pillarId }) => pillarId === pillar['id'])
          .map(({ commitmentMinor }) => ({ pillar, commitmentMinor, portfolio })),
      );
    },
  },
  DifferingProposal: {
    recommendedIn: ({ recommendedIn }, _args, { rows }) =>
      Promise.all((recommendedIn as string[]).map((id) => rows.byId(ScenarioTable, id))),
  },
  PillarShare: { commitment: moneyOfPortfolio('commitmentMinor') },
  ScenarioPeriod: { budget: moneyOfPortfolio('amountMinor') },
  CostChange: {
    proposal: one(ProposalTable, 'proposalId'),
    costOneOff: moneyOfPortfolio('costOneOffMinor'),
    costYearly: moneyOfPortfolio('costYearlyMinor'),
  },
  ScenarioAdoption: {
    ...ids['ScenarioAdoption'],
    scenario: one(ScenarioTable, 'scenarioId'),
    portfolio: one(PortfolioTable, 'portfolioId'),
    requestedBy: one(PersonTable, 'requestedById'),
    heldBy: one(PersonTable, 'heldById'),
    stale: async ({ decision, portfolioId, portfolioVersion }, _args, { rows }) =>
      decision === null && (await rows.byId(PortfolioTable, portfolioId as string))!['version'] !== portfolioVersion,
    decidedBy: one(PersonTable, 'decidedById'),
    budgetVersion: one(BudgetVersionTable, 'budgetVersionId'),
    constraintVersion: one(ConstraintVersionTable, 'constraintVersionId'),
  },
  RegisteredService: {
    ...ids['RegisteredService'],
    initiative: one(InitiativeTable, 'initiativeId'),
    journey: one(JourneyTable, 'journeyId'),
    runCostYearly: ofInitiative('runCostYearlyMinor'),
    registeredBy: one(PersonTable, 'registeredById'),
  },
  SunsetProposal: {
    ...ids['SunsetProposal'],
    initiative: one(InitiativeTable, 'initiativeId'),
    proposedBy: one(PersonTable, 'proposedById'),
    governanceBody: one(GovernanceBodyTable, 'governanceBodyId'),
    meeting: one(MeetingTable, 'meetingId'),
    answeredBy: one(PersonTable, 'answeredById'),
  },
  AdoptionRecord: {
    ...ids['AdoptionRecord'],
    initiative: one(InitiativeTable, 'initiativeId'),
    sharePercent: ({ users, ofAll }) =>
      ofAll === null ? null : Math.round(((users as number) * 10_000) / (ofAll as number)) / 100,
    recordedBy: one(PersonTable, 'recordedById'),
  },
  SunsetPlan: {
    ...ids['SunsetPlan'],
    initiative: one(InitiativeTable, 'initiativeId'),
    guardrails: ({ guardrails }, args, reading) =>
      (guardrails as string[]).map((metric) => metricOf({ metric }, args, reading)),
    plannedBy: one(PersonTable, 'plannedById'),
  },
  ChangePlan: {
    ...ids['ChangePlan'],
    initiative: one(InitiativeTable, 'initiativeId'),
    plannedBy: one(PersonTable, 'plannedById'),
  },
  ChangeStep: { owner: one(PersonTable, 'ownerId') },
  Lesson: {
    ...ids['Lesson'],
    initiative: one(InitiativeTable, 'initiativeId'),
    toldBy: one(PersonTable, 'toldById'),
  },
  HonouredFailure: {
    ...ids['HonouredFailure'],
    initiative: one(InitiativeTable, 'initiativeId'),
    honouredBy: one(PersonTable, 'honouredById'),
  },
  SunsetDependent: { owner: one(PersonTable, 'ownerId') },
  SwitchOff: {
    ...ids['SwitchOff'],
    initiative: one(InitiativeTable, 'initiativeId'),
    switchedOffBy: one(PersonTable, 'switchedOffById'),
    confirmedBy: one(PersonTable, 'confirmedById'),
  },
  SunsetPostponement: {
    ...ids['SunsetPostponement'],
    initiative: one(InitiativeTable, 'initiativeId'),
    governanceBody: one(GovernanceBodyTable, 'governanceBodyId'),
    askedBy: one(PersonTable, 'askedById'),
    agreements: async ({ id }, _args, { rows }) =>
      (await rows.all(AgreementTable, { agreedAt: 'ASC', id: 'ASC' })).filter((row) => row['postponementId'] === id),
  },
  PostponementAgreement: {
    ...ids['PostponementAgreement'],
    seat: one(PersonTable, 'seatId'),
    agreedBy: one(PersonTable, 'agreedById'),
  },
  ...ofAnalyses,
  RankedProposal: {
    points: part('scoreMicro', 6),
    value: money('valueMinor'),
    totalCost: money('totalCostMinor'),
    commitment: money('commitmentMinor'),
    proposal: one(ProposalTable, 'proposalId'),
  },
  ConstraintVersion: {
    ...ids['ConstraintVersion'],
    portfolio: one(PortfolioTable, 'portfolioId'),
    constraints: async ({ constraints, portfolioId }, _args, { rows }) =>
      constraintsWith(constraints as PortfolioConstraints, await rows.byId(PortfolioTable, portfolioId as string)),
    setBy: one(PersonTable, 'setById'),
  },
  Constraints: {
    must: ({ must }, _args, reading) => proposalsOf(must as string[], reading),
    mustNot: ({ mustNot }, _args, reading) => proposalsOf(mustNot as string[], reading),
    dependsOn: itemsOf('dependsOn'),
    excludes: ({ excludes }) => (excludes as string[][]).map((members) => ({ members })),
    pillars: itemsOf('pillars'),
    periodCaps: itemsOf('periodCaps'),
    capacities: itemsOf('capacities'),
  },
  Dependency: { proposal: one(ProposalTable, 'proposalId'), needs: one(ProposalTable, 'needsId') },
  ExclusionGroup: { proposals: ({ members }, _args, reading) => proposalsOf(members as string[], reading) },
  PillarBounds: {
    pillar: one(PillarTable, 'pillarId'),
    floor: moneyOfPortfolio('floorMinor'),
    cap: moneyOfPortfolio('capMinor'),
  },
  PeriodCap: {
    cap: moneyOfPortfolio('capMinor'),
    applies: async ({ portfolio, firstDay, lastDay, periods: own }, _args, reading) => {
      const last = await lastOf(BudgetVersionTable, portfolio as Row, reading);
      const periods = (own ?? (await periodsOf(last?.['id'], reading))) as readonly Row[];
      return periods.some((period) => period['firstDay'] === firstDay && period['lastDay'] === lastDay);
    },
  },
  TeamCapacity: { team: one(TeamTable, 'teamId') },
  BudgetVersion: {
    ...ids['BudgetVersion'],
    portfolio: one(PortfolioTable, 'portfolioId'),
    amount: ofPortfolio('amountMinor'),
    pot: ofPortfolio('potMinor'),
    shortfall: ofPortfolio('shortfallMinor'),
    potShortfall: ofPortfolio('potShortfallMinor'),
    periods: (version, _args, reading) => periodsOf(version['id'], reading),
    ledgerEntry: one(LedgerEntryTable, 'ledgerEntryId'),
    setBy: one(PersonTable, 'setById'),
  },
  BudgetPeriod: {
    ...ids['BudgetPeriod'],
    budget: balanceOfThePeriod('budgetMinor'),
    committed: balanceOfThePeriod('committedMinor'),
    released: balanceOfThePeriod('releasedMinor'),
    spent: balanceOfThePeriod('spentMinor'),
    remaining: balanceOfThePeriod('remainingMinor'),
  },
  ExchangeRate: {
    ...ids['ExchangeRate'],
    counts: (row, _args, reading) => rateCounts(row, reading),
    setBy: one(PersonTable, 'setById'),
  },
  Cost: {
    ...ids['Cost'],
    initiative: one(InitiativeTable, 'initiativeId'),
    amount: money('amountMinor'),
    booked: ofInitiative('bookedMinor'),
    corrects: one(CostTable, 'correctsId'),
    import: one(ImportTable, 'importId'),
    bookedBy: one(PersonTable, 'bookedById'),
  },
  LedgerEntry: {
    ...ids['LedgerEntry'],
    portfolio: one(PortfolioTable, 'portfolioId'),
    amount: ofPortfolio('amountMinor'),
    bookedBy: one(PersonTable, 'bookedById'),
    proposal: one(ProposalTable, 'proposalId'),
  },
  Proposal: {
    ...ids['Proposal'],
    portfolio: one(PortfolioTable, 'portfolioId'),
    proposer: one(PersonTable, 'proposerId'),
    triageOwner: one(PersonTable, 'triageOwnerId'),
    drafter: one(PersonTable, 'drafterId'),
    sponsor: one(PersonTable, 'sponsorId'),
    mergedInto: one(ProposalTable, 'mergedIntoId'),
    resubmissionOf: one(ProposalTable, 'resubmissionOfId'),
    supporterCount: countOf(ProposalSupporterTable, 'proposalId'),
    supporters: connectionOf(ProposalSupporterTable, {
      where: (row, proposal) => row['proposalId'] === proposal['id'],
      orders: { SUPPORTED_AT: 'supportedAt' },
    }),
    history: connectionOf(ProposalEventTable, {
      where: (row, proposal) => row['proposalId'] === proposal['id'],
      orders: { VERSION: 'version' },
      filters: { toStatus: oneOf('toStatus') },
    }),
    returnedFor: async (proposal, _args, { rows }) => {
      const returns = (await rows.all(ProposalEventTable, { version: 'ASC' })).filter(
        (row) => row['proposalId'] === proposal['id'] && row['toStatus'] === 'RETURNED',
      );
      return proposal['status'] === 'RETURNED' ? (returns.at(-1) ?? null) : null;
    },
    mergedFrom: proposals((row, proposal) => row['mergedIntoId'] === proposal['id']),
    resubmissions: proposals((row, proposal) => row['resubmissionOfId'] === proposal['id']),
    decidedBy: one(PersonTable, 'decidedById'),
    costOneOff: money('costOneOffMinor'),
    certifiedBy: one(PersonTable, 'certifiedById'),
    import: one(ImportTable, 'importId'),
    costYearly: money('costYearlyMinor'),
    needs: linked(NeedTable, ProposalNeedTable, 'proposalId', 'needId', 'title'),
    pillars: linked(PillarTable, ProposalPillarTable, 'proposalId', 'pillarId', 'position'),
    objectives: linked(
      StrategicObjectiveTable,
      ProposalObjectiveTable,
      'proposalId',
      'strategicObjectiveId',
      'position',
    ),
    alternatives: async (proposal, _args, { rows }) =>
      (await rows.all(AlternativeTable, { position: 'ASC', id: 'ASC' })).filter(
        (row) => row['proposalId'] === proposal['id'],
      ),
    effortByTeam: async (proposal, _args, { rows }) => {
      const teams = (await rows.all(TeamTable, { name: 'ASC', id: 'ASC' })).map(({ id }) => id as string);
      const efforts = await rows.where(EffortTable, (row) => row['proposalId'] === proposal['id']);
      const place = (effort: Row) => teams.indexOf(effort['teamId'] as string);
      return efforts.toSorted((a, b) => place(a) - place(b));
    },
    comments: commentsOn('PROPOSAL'),
    missingForSubmission: null,
    possibleActs: null,
    initiative: async (proposal, _args, { rows }) =>
      (await rows.where(InitiativeTable, (row) => row['proposalId'] === proposal['id']))[0] ?? null,
    estimates: connectionOf(EstimateTable, {
      where: (row, proposal, reading) => row['proposalId'] === proposal['id'] && isShown(row, reading),
      orders: {
        DRIVER: (row) => DRIVER_CODES.indexOf(row['driver'] as (typeof DRIVER_CODES)[number]),
        UPDATED_AT: 'updatedAt',
      },
      filters: {
        driver: oneOf('driver'),
        scorerId: (row, id: string) => leadsTo(row['scorerId'], 'Person', id),
      },
    }),
    score: async (proposal, { inactionWeight }, { rows }) => {
      const weight = INACTION_WEIGHTS[inactionWeight as InactionWeight];
      const scores = await rows.where(ProposalScoreTable, (row) => row['proposalId'] === proposal['id']);
      return scores.find((row) => row['inactionWeightHundredths'] === weight) ?? null;
    },
    explain: null,
    scoringRounds: scoringRounds((round, proposal, reading) =>
      isLinked(reading, ScoringAssignmentTable, {
        ...{ roundId: round['id'] as string, proposalId: proposal['id'] as string },
      }),
    ),
    reviewDecisions: reviewDecisions('proposalId'),
  },
  Alternative: ids['Alternative']!,
  Effort: { team: one(TeamTable, 'teamId') },
  ProposalEvent: { ...ids['ProposalEvent'], actor: one(PersonTable, 'actorId') },
  ProposalSupporter: {
    ...ids['ProposalSupporter'],
    person: one(PersonTable, 'personId'),
    cameWith: one(ProposalTable, 'cameWithId'),
  },
  IdeaTriage: { ...ids['IdeaTriage'], owner: one(PersonTable, 'ownerId') },
  EvidencePolicy: ids['EvidencePolicy']!,
  SmallestSample: ids['SmallestSample']!,
  ScorecardSchedule: ids['ScorecardSchedule']!,
  Scorecard: {
    ...ids['Scorecard'],
    person: one(PersonTable, 'personId'),
    frozenBy: one(PersonTable, 'frozenById'),
  },
  DigestSchedule: {
    ...ids['DigestSchedule'],
    recipients: async (_schedule, _args, { rows }) => {
      const named = (await rows.all(DigestRecipientTable)).map((each) => each['personId'] as string);
      return (await rows.all(PersonTable, { name: 'ASC', id: 'ASC' })).filter(({ id }) => named.includes(id as string));
    },
  },
  Digest: {
    ...ids['Digest'],
    ...Object.fromEntries(
      ['from', 'to', 'moved', 'comparedCount', 'leftOut', 'participation'].map((name) => [
        name,
        ({ content }: Row) => (content as Row)[name] as unknown,
      ]),
    ),
  },
  TrackThresholds: {
    ...ids['TrackThresholds'],
    lightUpTo: money('lightUpToMinor'),
    majorFrom: money('majorFromMinor'),
  },
  Estimate: {
    ...ids['Estimate'],
    proposal: one(ProposalTable, 'proposalId'),
    scorer: one(PersonTable, 'scorerId'),
    import: one(ImportTable, 'importId'),
    evidence: async (estimate, _args, { rows }) =>
      (await rows.all(EvidenceTable, { collectedOn: 'ASC', id: 'ASC' })).filter(({ id }) =>
        (estimate['evidenceIds'] as string[]).includes(id as string),
      ),
    counted: async (estimate, _args, { rows }) =>
      estimate['inForce'] === true &&
      (await rows.byId(ProposalTable, estimate['proposalId'] as string))!['proposerId'] !== estimate['scorerId'],
    roundId: ({ roundId }) => (roundId === null ? null : globalId('ScoringRound', roundId as string)),
    low: part('lowHundredths', 2),
    likely: part('likelyHundredths', 2),
    high: part('highHundredths', 2),
    entered: (row) => {
      const money = (amountMinor: unknown) =>
        amountMinor === null ? null : { amountMinor, currencyCode: row['enteredCurrencyCode'] };
      if (row['enteredLikelyMinor'] === null) return null;
      return {
        ...{ low: money(row['enteredLowMinor']), likely: money(row['enteredLikelyMinor']) },
        high: money(row['enteredHighMinor']),
      };
    },
  },
  ScoringRound: {
    ...ids['ScoringRound'],
    openedBy: one(PersonTable, 'openedById'),
    closedBy: one(PersonTable, 'closedById'),
    assignments: connectionOf(ScoringAssignmentTable, {
      where: (row, round) => row['roundId'] === round['id'],
      orders: { ASKED: 'id' },
      filters: {
        scorerId: (row, id: string) => leadsTo(row['scorerId'], 'Person', id),
        proposalId: (row, id: string) => leadsTo(row['proposalId'], 'Proposal', id),
      },
    }),
    deadlines: deadlinesOf('SCORING_ROUND'),
    progressByScorer: progressBy('scorerId'),
    progressByProposal: progressBy('proposalId'),
  },
  ScoringAssignment: {
    ...ids['ScoringAssignment'],
    round: one(ScoringRoundTable, 'roundId'),
    proposal: one(ProposalTable, 'proposalId'),
    scorer: one(PersonTable, 'scorerId'),
    asked: ({ drivers }) => (drivers as string[]).length,
    estimated: (row, _args, { rows }) => estimatedOf(row, rows),
  },
  ScorerProgress: { scorer: one(PersonTable, 'scorerId') },
  ProposalProgress: { proposal: one(ProposalTable, 'proposalId') },
  ProposalScore: {
    points: part('scoreMicro', 6),
    returns: part('returnsMicro', 6),
    costOfInaction: part('costOfInactionMicro', 6),
    coverage: part('coverageBasisPoints', 4),
    netPresentValue: async (row, _args, { rows }) => {
      const model = (await rows.byId(ScoringModelTable, row['scoringModelId'] as string))!;
      return model['method'] === 'NPV' ? { amountMinor: row['scoreMicro'], currencyCode: row['currencyCode'] } : null;
    },
    value: money('valueMinor'),
    weightedValue: money('weightedValueMinor'),
    valueOverHorizon: money('valueOverHorizonMinor'),
    totalCost: money('totalCostMinor'),
    valuePerCost: part('valuePerCostMicro', 6),
    model: one(ScoringModelTable, 'scoringModelId'),
  },
  ScoringModel: {
    ...{ ...ids['ScoringModel'], drivers: null },
    basedOn: one(ScoringModelTable, 'basedOnId'),
    draftedBy: one(PersonTable, 'draftedById'),
    publishedBy: one(PersonTable, 'publishedById'),
    retiredBy: one(PersonTable, 'retiredById'),
  },
  Approval: {
    ...ids['Approval'],
    requestedBy: one(PersonTable, 'requestedById'),
    decidedBy: one(PersonTable, 'decidedById'),
    initiative: one(InitiativeTable, 'subjectId'),
    comments: commentsOn('APPROVAL'),
    policy: null,
    times: null,
    deadlines: deadlinesOf('APPROVAL'),
    tally: null,
    canVoteFor: null,
    votes: connectionOf(VoteTable, {
      where: (row, approval) => row['approvalId'] === approval['id'],
      orders: { SEQUENCE: 'sequence', CAST_AT: 'castAt' },
    }),
    questions: ofApproval(ApprovalQuestionTable, 'askedAt'),
    recusals: ofApproval(RecusalTable, 'recusedAt'),
    assignedSeats: ofApproval(AssignedSeatTable, 'assignedAt'),
    changedSince: ofApproval(ContentChangeTable, 'contentVersion'),
    conditions: conditions((row, approval) => row['approvalId'] === approval['id']),
    escalations: ofApproval(EscalationTable, 'toldAt'),
  },
  Vote: {
    ...ids['Vote'],
    for: one(PersonTable, 'seatId'),
    voter: one(PersonTable, 'voterId'),
    approval: one(ApprovalTable, 'approvalId'),
    replaces: async (vote, _args, { rows }) =>
      (
        await rows.where(
          VoteTable,
          ({ approvalId, seatId, contentVersion, sequence }) =>
            approvalId === vote['approvalId'] &&
            seatId === vote['seatId'] &&
            contentVersion === vote['contentVersion'] &&
            sequence < vote['sequence']!,
        )
      ).toSorted((a, b) => (b['sequence'] as number) - (a['sequence'] as number))[0] ?? null,
    standing: null,
    askedAt: async ({ approvalId, seatId, contentVersion }, _args, { rows }) => {
      const ofIt = (row: Row) => row['approvalId'] === approvalId;
      const changes = await rows.where(
        ContentChangeTable,
        (row) => ofIt(row) && row['contentVersion'] <= contentVersion,
      );
      const given = await rows.where(AssignedSeatTable, (row) => ofIt(row) && row['personId'] === seatId);
      const asked = (await rows.byId(ApprovalTable, approvalId as string))!['requestedAt'] as Date;
      const first = given.map((row) => row['assignedAt'] as Date).toSorted((a, b) => a.getTime() - b.getTime());
      const moments = [asked, ...changes.map((row) => row['changedAt'] as Date), ...first.slice(0, 1)];
      return new Date(Math.max(...moments.map((each) => each.getTime())));
    },
    conditions: async (vote, _args, { rows }) =>
      (await rows.all(ConditionTable, { number: 'ASC' })).filter((row) => row['voteId'] === vote['id']),
  },
  Condition: {
    ...ids['Condition'],
    owner: one(PersonTable, 'ownerId'),
    confirmer: one(PersonTable, 'confirmerId'),
    metBy: one(PersonTable, 'metById'),
    decidedBy: one(PersonTable, 'decidedById'),
    approval: one(ApprovalTable, 'approvalId'),
    vote: one(VoteTable, 'voteId'),
    reviewDecision: one(ReviewDecisionTable, 'reviewDecisionId'),
    initiative: one(InitiativeTable, 'subjectId'),
    dueAt: (row, _args, reading) => dueAtOf(row, reading),
    overdue: (row, _args, reading) => isOverdueCondition(row, reading),
  },
  ApprovalQuestion: {
    ...ids['ApprovalQuestion'],
    question: async (row, _args, reading) => (await itsVote(row, reading))['reason'],
    askedBy: async (row, _args, reading) =>
      reading.rows.byId(PersonTable, (await itsVote(row, reading))['voterId'] as string),
    to: one(PersonTable, 'toId'),
    answeredBy: one(PersonTable, 'answeredById'),
  },
  Recusal: { person: one(PersonTable, 'personId') },
  AssignedSeat: {
    ...ids['AssignedSeat'],
    person: one(PersonTable, 'personId'),
    assignedBy: one(PersonTable, 'assignedById'),
  },
  ContentChange: { changedBy: one(PersonTable, 'changedById') },
  Escalation: {
    ...ids['Escalation'],
    deadline: one(DeadlineTable, 'deadlineId'),
    to: one(PersonTable, 'toId'),
    insteadOf: one(PersonTable, 'insteadOfId'),
    governanceBody: one(GovernanceBodyTable, 'governanceBodyId'),
  },
  Delegation: {
    ...ids['Delegation'],
    from: one(PersonTable, 'fromId'),
    to: one(PersonTable, 'toId'),
    givenBy: one(PersonTable, 'givenById'),
    portfolio: one(PortfolioTable, 'portfolioId'),
  },
  Comment: {
    ...ids['Comment'],
    text: wording((held) => held['text']),
    editedAt: wording((held) => (held['version'] === 1 ? null : held['writtenAt'])),
    mentions: mentionsOf('id'),
    author: one(PersonTable, 'authorId'),
    replyTo: one(CommentTable, 'replyToId'),
    replies: connectionOf(CommentTable, {
      where: (row, comment) => row['replyToId'] === comment['id'],
      orders: { CREATED_AT: 'createdAt' },
    }),
    versions: connectionOf(CommentVersionTable, {
      where: (row, comment) => row['commentId'] === comment['id'] && comment['withdrawnAt'] === null,
      orders: { VERSION: 'version' },
    }),
    withdrawnBy: one(PersonTable, 'withdrawnById'),
    approval: one(ApprovalTable, 'subjectId'),
    proposal: one(ProposalTable, 'subjectId'),
    initiative: one(InitiativeTable, 'subjectId'),
  },
  CommentVersion: { mentions: mentionsOf('commentId') },
  Reading: {
    ...ids['Reading'],
    metric: metricOf,
    value: null,
    interval: null,
    responseRate: null,
    import: one(ImportTable, 'importId'),
    recordedBy: one(PersonTable, 'recordedById'),
    initiative: one(InitiativeTable, 'subjectId'),
    replaces: one(ReadingTable, 'replacesId'),
    replacedBy: async (row, _args, { rows }) =>
      (await rows.where(ReadingTable, (each) => each['replacesId'] === row['id']))[0] ?? null,
  },
  CustomMetric: { ...ids['CustomMetric'], metric: customMetric, definedBy: one(PersonTable, 'definedById') },
  Goal: {
    ...ids['Goal'],
    pillar: one(PillarTable, 'pillarId'),
    strategicObjective: one(StrategicObjectiveTable, 'strategicObjectiveId'),
    accountable: one(PersonTable, 'accountableId'),
    contributors: linked(PersonTable, GoalContributorTable, 'goalId', 'personId', 'name'),
    metric: metricOf,
    reading: latestReading,
    expectedValue: null,
    status: null,
  },
  WorkflowDefinition: {
    ...documentVersion('WorkflowDefinition', WorkflowDefinitionTable, 'subjectKind'),
    diagram: null,
    graph: null,
  },
  GatePolicy: documentVersion('GatePolicy', GatePolicyTable, 'track'),
  Initiative: {
    ...ids['Initiative'],
    proposal: one(ProposalTable, 'proposalId'),
    portfolio: one(PortfolioTable, 'portfolioId'),
    sponsor: one(PersonTable, 'sponsorId'),
    lead: one(PersonTable, 'leadId'),
    businessOwner: one(PersonTable, 'businessOwnerId'),
    budget: money('budgetMinor'),
    released: granted(releasedMinor),
    unreleased: granted(unreleasedMinor),
    spent: ofEntries((entries) => balance(entries).spentMinor),
    unspent: ofEntries((entries) => balance(entries).committedMinor - balance(entries).spentMinor),
    overspent: ofEntries(overspentMinor),
    registeredService: async (initiative, _args, { rows }) =>
      (await rows.where(RegisteredServiceTable, (row) => row['initiativeId'] === initiative['id']))[0] ?? null,
    adoptionRecords: connectionOf(AdoptionRecordTable, {
      where: ofIt,
      orders: {
        DAY: ({ day, recordedAt }) => daysBetween('2026-01-01', day as string) * 1e14 + (recordedAt as Date).getTime(),
      },
    }),
    sunsetPlan: async (initiative, _args, { rows }) =>
      (await rows.where(SunsetPlanTable, (row) => ofIt(row, initiative))).toSorted(
        (a, b) => (b['number'] as number) - (a['number'] as number),
      )[0] ?? null,
    sunsetPlans: connectionOf(SunsetPlanTable, { where: ofIt, orders: { NUMBER: 'number' } }),
    sunsetPostponements: connectionOf(PostponementTable, { where: ofIt, orders: { NUMBER: 'number' } }),
    switchOff: async (initiative, _args, { rows }) =>
      (await rows.where(SwitchOffTable, (row) => ofIt(row, initiative)))[0] ?? null,
    changePlans: connectionOf(ChangePlanTable, { where: ofIt, orders: { NUMBER: 'number' } }),
    lessons: async (initiative, _args, { rows }) =>
      (await rows.all(LessonTable, { toldAt: 'ASC', id: 'ASC' })).filter((row) => ofIt(row, initiative)),
    honour: async (initiative, _args, { rows }) =>
      (await rows.where(HonouredFailureTable, (row) => ofIt(row, initiative)))[0] ?? null,
    // Computed: test/api/case-studies.test.ts says what they are to be.
    adoption: null,
    caseStudy: null,
    // And test/api/sunset-plans.test.ts what these are.
    guardrails: null,
    runCostSaved: null,
    sunsetProposals: sunsetProposals((row, initiative) => row['initiativeId'] === initiative['id']),
    runCosts,
    costs: costs((row, initiative) => row['initiativeId'] === initiative['id']),
    tranches: null,
    forecasts: connectionOf(ForecastTable, {
      where: (row, initiative) => row['initiativeId'] === initiative['id'],
      orders: { NUMBER: 'number' },
      filters: { kind: oneOf('kind') },
    }),
    outcome: null,
    realisedOutcomes: connectionOf(RealisedOutcomeTable, {
      where: (row, initiative) => row['initiativeId'] === initiative['id'],
      orders: { RECORDED_AT: 'recordedAt' },
      filters: {
        isCorrected: async (row, wanted: boolean, { rows }) =>
          (await rows.where(RealisedOutcomeTable, ({ correctsId }) => correctsId === row['id'])).length > 0 === wanted,
      },
    }),
    outcomeDeadlines: connectionOf(DeadlineTable, {
      where: (row, initiative) => row['subjectKind'] === 'OUTCOME' && row['subjectId'] === initiative['id'],
      orders: {
        DUE_AT: ({ dueAt, startedAt }) => (dueAt as Date | null)?.getTime() ?? LATER + (startedAt as Date).getTime(),
      },
    }),
    killCriteria: async (initiative, _args, { rows }) =>
      (await rows.all(KillCriterionTable, { id: 'ASC' })).filter(
        (row) => row['initiativeId'] === initiative['id'] && row['replacedAt'] === null,
      ),
    outcomeForecasts: connectionOf(OutcomeForecastTable, {
      where: (row, initiative) => row['initiativeId'] === initiative['id'],
      orders: { NUMBER: 'number' },
      filters: { kind: oneOf('kind') },
    }),
    history: connectionOf(InitiativeEventTable, {
      where: (row, initiative) => row['initiativeId'] === initiative['id'],
      orders: { SEQUENCE: 'sequence' },
    }),
    deliverables: async (initiative, _args, { rows }) =>
      (await rows.all(DeliverableTable, { deliveredAt: 'ASC', id: 'ASC' })).filter(
        (row) => row['initiativeId'] === initiative['id'],
      ),
    evidence,
    readings: readings(gatheredFor),
    verdicts: null,
    approvals: approvals(gatheredFor),
    conditions: conditions(gatheredFor),
    reviewDecisions: reviewDecisions('initiativeId'),
    deadlines: deadlines(gatheredFor),
    comments: commentsOn('INITIATIVE'),
    plans: connectionOf(InitiativePlanTable, {
      where: (row, initiative) => row['initiativeId'] === initiative['id'],
      orders: { NUMBER: 'number' },
    }),
    schedule: null,
    availableTransitions: null,
    gate: null,
    diagram: null,
    definition: ({ definitionVersion }, _args, { rows }) =>
      rows.where(WorkflowDefinitionTable, ({ number }) => number === definitionVersion).then(([found]) => found),
    gatePolicy: ({ track: its, policyVersion }, _args, { rows }) =>
      rows
        .where(GatePolicyTable, ({ track, number }) => track === its && number === policyVersion)
        .then(([found]) => found),
  },
  WorkflowMigration: {
    ...ids['WorkflowMigration'],
    startedBy: one(PersonTable, 'startedById'),
    remaining: async ({ fromVersion }, _args, { rows }) => {
      const runs = (row: Row) => row['definitionVersion'] === fromVersion && row['status'] !== 'CLOSED';
      return (await rows.where(InitiativeTable, runs)).length;
    },
  },
  Deadline: {
    ...ids['Deadline'],
    overdue: (row, _args, reading) => isLate(row, reading),
    person: one(PersonTable, 'personId'),
    initiative: one(InitiativeTable, 'subjectId'),
    approval: one(ApprovalTable, 'subjectId'),
    condition: one(ConditionTable, 'subjectId'),
    killCriterion: one(KillCriterionTable, 'subjectId'),
  },
  InitiativeEvent: {
    ...ids['InitiativeEvent'],
    reviewDecision: async (event, _args, { rows }) =>
      (await rows.where(ReviewDecisionTable, (row) => row['eventId'] === event['id']))[0] ?? null,
    corrects: one(InitiativeEventTable, 'correctsId'),
    correctedBy: async (row, _args, { rows }) =>
      (await rows.where(InitiativeEventTable, (each) => each['correctsId'] === row['id']))[0] ?? null,
    fromDefinitionVersion: ({ migration, definitionVersion }) =>
      (migration as AppliedMigration | null)?.fromVersion ?? definitionVersion,
    event: ({ event, actorId }) => (actorId === null ? null : (event as string)),
    deadline: async ({ initiativeId, event, occurredAt }, _args, { rows }) =>
      (
        await rows.where(
          DeadlineTable,
          ({ subjectId, name, firedAt }) =>
            subjectId === initiativeId && name === event && firedAt?.getTime() === (occurredAt as Date).getTime(),
        )
      )[0] ?? null,
    actor: one(PersonTable, 'actorId'),
    onBehalfOf: one(PersonTable, 'onBehalfOfId'),
    facts: null,
    fromStage: null,
    fromStatus: null,
    toStage: null,
    toStatus: null,
  },
  Forecast: {
    ...ids['Forecast'],
    initiative: one(InitiativeTable, 'initiativeId'),
    costOneOff: ofInitiative('costOneOffMinor'),
    costYearly: ofInitiative('costYearlyMinor'),
    valueYearly: ofInitiative('valueYearlyMinor'),
    costChangePercent: ({ costChange }) => (costChange as number) / 100,
    valueChangePercent: ({ valueChange }) => (valueChange as number) / 100,
    madeBy: one(PersonTable, 'madeById'),
  },
  OutcomeForecast: {
    ...ids['OutcomeForecast'],
    initiative: one(InitiativeTable, 'initiativeId'),
    forecast: async ({ initiativeId, forecastNumber }, _args, { rows }) =>
      (
        await rows.where(
          ForecastTable,
          (row) => row['initiativeId'] === initiativeId && row['number'] === forecastNumber,
        )
      )[0] ?? null,
    madeBy: one(PersonTable, 'madeById'),
    // By approvals: test/api/outcome-forecasts.test.ts.
    lockedAt: null,
    drivers: null,
    metrics: null,
    uplift: null,
  },
  RealisedOutcome: {
    ...ids['RealisedOutcome'],
    initiative: one(InitiativeTable, 'initiativeId'),
    outcomeForecast: one(OutcomeForecastTable, 'outcomeForecastId'),
    // Computed: test/api/realised-outcomes.test.ts.
    metrics: null,
    drivers: null,
    readings: async ({ metrics }, _args, { rows }) => {
      const told = (metrics as Row[]).flatMap(({ baselineIds, followUpIds }) => [...baselineIds, ...followUpIds]);
      return (await rows.all(ReadingTable, { windowTo: 'ASC', id: 'ASC' })).filter(({ id }) => told.includes(id));
    },
    corrects: one(RealisedOutcomeTable, 'correctsId'),
    correctedBy: async (row, _args, { rows }) =>
      (await rows.where(RealisedOutcomeTable, (each) => each['correctsId'] === row['id']))[0] ?? null,
    recordedBy: one(PersonTable, 'recordedById'),
    confirmedBy: async (row, _args, reading) =>
      reading.rows.byId(PersonTable, (await confirmationOf(row, reading))?.['confirmedById'] as string | undefined),
    confirmedAt: async (row, _args, reading) => (await confirmationOf(row, reading))?.['confirmedAt'] ?? null,
  },
  KillCriterion: {
    ...ids['KillCriterion'],
    metric: metricOf,
    initiative: one(InitiativeTable, 'initiativeId'),
    setBy: one(PersonTable, 'setById'),
    // By approvals: test/api/kill-criteria.test.ts.
    lockedAt: null,
    judgements: ofCriterion(KillJudgementTable, 'judgedAt'),
    referrals: ofCriterion(KillReferralTable, 'referredAt'),
    changes: ofCriterion(KillCriterionChangeTable, 'askedAt'),
  },
  KillJudgement: {
    interval: ({ low, high }) => (low === null ? null : { low, high }),
    readings: async ({ readingIds }, _args, { rows }) =>
      (await rows.all(ReadingTable, { id: 'ASC' })).filter(({ id }) => (readingIds as string[]).includes(id as string)),
  },
  KillReferral: {
    governanceBody: one(GovernanceBodyTable, 'governanceBodyId'),
    meeting: one(MeetingTable, 'meetingId'),
  },
  KillCriterionChange: {
    ...ids['KillCriterionChange'],
    killCriterion: one(KillCriterionTable, 'killCriterionId'),
    askedBy: one(PersonTable, 'askedById'),
    votes: async (change, _args, { rows }) =>
      (await rows.all(KillCriterionVoteTable, { sequence: 'ASC' })).filter(
        (row) => row['killCriterionChangeId'] === change['id'],
      ),
  },
  KillCriterionVote: { seat: one(PersonTable, 'seatId'), voter: one(PersonTable, 'voterId') },
  InitiativePlan: {
    ...ids['InitiativePlan'],
    plannedBy: one(PersonTable, 'plannedById'),
    stages: async (plan, _args, { rows }) =>
      (await rows.where(PlannedStageTable, (row) => row['initiativePlanId'] === plan['id'])).toSorted(
        (a, b) => STAGES.indexOf(a['stage'] as Stage) - STAGES.indexOf(b['stage'] as Stage),
      ),
  },
  Deliverable: {
    ...ids['Deliverable'],
    deliveredBy: one(PersonTable, 'deliveredById'),
    corrects: one(DeliverableTable, 'correctsId'),
    correctedBy: async (row, _args, { rows }) =>
      (await rows.where(DeliverableTable, (each) => each['correctsId'] === row['id']))[0] ?? null,
  },
  PortfolioReview: {
    ...ids['PortfolioReview'],
    status: (review, _args, reading) => statusOfReview(review, reading),
    portfolio: one(PortfolioTable, 'portfolioId'),
    meeting: one(MeetingTable, 'meetingId'),
    plannedBy: one(PersonTable, 'plannedById'),
    closedBy: one(PersonTable, 'closedById'),
    preReads: (review, _args, reading) => preReadsOf(review, reading),
    agenda: reviewItems(async (review, reading) => (await preReadsOf(review, reading)).at(-1)?.['id']),
    decisions: reviewDecisions('reviewId'),
    freed: money('freedMinor'),
    departure: ({ departure, currencyCode }) => {
      if (departure === null) return null;
      const { weightedPriceMinor, priceMinor, ...rest } = departure as Row;
      const price = (amountMinor: unknown) => ({ amountMinor, currencyCode });
      return { ...rest, weightedPrice: price(weightedPriceMinor), price: price(priceMinor) };
    },
    offers: async (review, _args, { rows }) =>
      (await rows.all(ReviewOfferTable, { position: 'ASC' })).filter((row) => row['reviewId'] === review['id']),
    // Computed: test/api/reviews.test.ts says what they are to be.
    minutes: null,
  },
  PreRead: {
    ...ids['PreRead'],
    review: one(PortfolioReviewTable, 'reviewId'),
    frozenBy: one(PersonTable, 'frozenById'),
    items: reviewItems((preRead) => Promise.resolve(preRead['id'])),
  },
  ReviewItem: {
    proposal: one(ProposalTable, 'proposalId'),
    initiative: one(InitiativeTable, 'initiativeId'),
    points: part('scoreMicro', 6),
    needed: money('neededMinor'),
    value: money('valueMinor'),
    valueOverHorizon: money('valueOverHorizonMinor'),
    weightedValueOverHorizon: money('weightedValueOverHorizonMinor'),
    totalCost: money('totalCostMinor'),
  },
  ReviewOffer: {
    proposal: one(ProposalTable, 'proposalId'),
    amount: money('amountMinor'),
    open: async (offer, _args, { rows }) =>
      (await rows.byId(ProposalTable, offer['proposalId'] as string))!['status'] === 'ASSESSED',
  },
  ReviewDecision: {
    ...ids['ReviewDecision'],
    review: one(PortfolioReviewTable, 'reviewId'),
    proposal: one(ProposalTable, 'proposalId'),
    initiative: one(InitiativeTable, 'initiativeId'),
    amount: money('amountMinor'),
    costOneOff: money('costOneOffMinor'),
    costYearly: money('costYearlyMinor'),
    valueYearly: money('valueYearlyMinor'),
    weightedPrice: money('weightedPriceMinor'),
    price: money('priceMinor'),
    lead: one(PersonTable, 'leadId'),
    businessOwner: one(PersonTable, 'businessOwnerId'),
    putBy: one(PersonTable, 'putById'),
    votes: async (decision, _args, { rows }) =>
      (await rows.all(ReviewVoteTable, { sequence: 'ASC' })).filter((row) => row['decisionId'] === decision['id']),
    recused: ({ count }) => (count as Row | null)?.['recused'] ?? [],
    decidedBy: one(PersonTable, 'decidedById'),
    move: one(InitiativeEventTable, 'eventId'),
    begun: one(InitiativeTable, 'begunId'),
  },
  ReviewCondition: { owner: one(PersonTable, 'ownerId') },
  ReviewRecusal: { member: one(PersonTable, 'memberId') },
  ReviewVote: {
    ...ids['ReviewVote'],
    for: one(PersonTable, 'seatId'),
    voter: one(PersonTable, 'voterId'),
    counts: async (vote, _args, { rows }) => {
      const later = (row: Row) =>
        row['decisionId'] === vote['decisionId'] &&
        row['seatId'] === vote['seatId'] &&
        row['sequence'] > vote['sequence']!;
      return (await rows.where(ReviewVoteTable, later)).length === 0;
    },
  },
  AuditRecord: {
    subjectId: ({ subjectKind, subjectId }) => globalId(SUBJECT_TYPES[subjectKind as string]!, subjectId as string),
    actor: one(PersonTable, 'actorId'),
    sequence: ({ sequence }) => Number(sequence),
    hash: ({ hash }) => (hash as Buffer).toString('hex'),
    previousHash: ({ previousHash }) => (previousHash as Buffer).toString('hex'),
    erasedBy: null,
    before: detail('before'),
    after: detail('after'),
    reason: detail('reason'),
  },
};
