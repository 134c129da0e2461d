import type { EntitySchema } from 'typeorm';
import { DEFAULT_BEGINNING } from './default-process';
import { v7 as uuidv7 } from 'uuid';
import { CustomerTable } from '../../src/customers';
import { DeadlineTable } from '../../src/deadlines';
import { DEADLINE_STATES } from '../../src/deadlines/domain/deadline';
import { CONDITION_STATES } from '../../src/approvals/domain/condition';
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
import {
  BudgetPeriodTable,
  BudgetVersionTable,
  ExchangeRateTable,
  LedgerEntryTable,
  PortfolioTable,
} from '../../src/budget';
import { LEDGER_ENTRY_KINDS } from '../../src/budget/domain/ledger';
import { GoalContributorTable, GoalTable } from '../../src/goals';
import { DeliverableTable, InitiativeEventTable, ForecastTable, InitiativeTable } from '../../src/initiatives';
import { CommentMentionTable, CommentTable, CommentVersionTable } from '../../src/comments';
import {
  ContactCauseNeedTable,
  ContactCauseTable,
  ContactCountTable,
  ContactDisputeTable,
  ContactRateTable,
  ServiceContactTable,
} from '../../src/contacts';
import { SERVICE_SIDES } from '../../src/contacts/domain/contact-cause';
import { DISPUTE_DECISIONS } from '../../src/contacts/domain/dispute';
import { CONTACT_MODES, CONTACT_RELATIONS } from '../../src/contacts/domain/service-contact';
import { CostTable } from '../../src/costs';
import { COST_KINDS } from '../../src/costs/domain/cost';
import { InitiativePlanTable, PlannedStageTable } from '../../src/roadmap';
import { WorkflowMigrationTable } from '../../src/workflow-migrations';
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
import { JUDGEMENT_OUTCOMES } from '../../src/outcomes/domain/judging';
import { CHANGE_CHOICES } from '../../src/outcomes/domain/kill-change';
import { KILL_RULES, KILL_SIDES } from '../../src/outcomes/domain/kill-criterion';
import { REFERRAL_CAUSES } from '../../src/outcomes/domain/referral';
import { OUTCOME_FORECAST_KINDS } from '../../src/outcomes/domain/outcome-forecast';
import { FORECAST_KINDS } from '../../src/initiatives/domain/forecast';
import { DELIVERABLE_KINDS, INITIATIVE_STATUSES, STAGES } from '../../src/initiatives/domain/initiative';
import { ImportTable } from '../../src/imports';
import {
  BarrierTable,
  ChannelTable,
  EvidenceTable,
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
} from '../../src/listening';
import { BARRIER_ANSWERS, BARRIER_KINDS, BARRIER_STATUSES } from '../../src/listening/domain/barrier';
import { EVIDENCE_KINDS } from '../../src/listening/domain/evidence';
import { FEEDBACK_PARTIES, FEEDBACK_SOURCES, SPEAKERS } from '../../src/listening/domain/feedback';
import { FEEDBACK_LANGUAGES } from '../../src/listening/domain/feedback-language';
import { NEED_STATUSES } from '../../src/listening/domain/need';
import {
  AgendaItemTable,
  MeetingGuestTable,
  MeetingSeatTable,
  MeetingTable,
  StandingMeetingTable,
} from '../../src/meetings';
import { AGENDA_ITEM_KINDS } from '../../src/meetings/domain/agenda';
import { MEETING_STATUSES } from '../../src/meetings/domain/meeting';
import { CustomMetricTable, ReadingTable } from '../../src/metrics';
import { MailDeliveryTable, NotificationPreferenceTable, NotificationTable } from '../../src/notifications';
import { MAIL_STATES } from '../../src/notifications/domain/mail';
import { NOTIFICATION_KINDS, UNMAILED } from '../../src/notifications/domain/notification';
import { METRIC_CODES } from '../../src/metrics/domain/metric';
import {
  AbsenceTable,
  AssistantTable,
  DelegationTable,
  HolidayTable,
  PersonalCalendarTable,
  PersonTable,
  StandingDeputyTable,
} from '../../src/people';
import {
  GovernanceBodyTable,
  GovernanceMemberTable,
  StrategicObjectiveTable,
  TeamTable,
  VisionStatementTable,
} from '../../src/organization';
import { PolicyDenialTable, PolicyReviewTable, PolicyTable } from '../../src/policies';
import { POLICY_DECISIONS } from '../../src/policies/domain/policy';
import { FollowUpRuleTable, FollowUpTable } from '../../src/followups';
import { StoryTable } from '../../src/stories';
import { EXPERIENCES } from '../../src/stories/domain/story';
import { ConstraintVersionTable } from '../../src/portfolio';
import {
  AssessmentDimensionTable,
  MaturityAssessmentTable,
  MaturityAssessorTable,
  MaturityLevelTable,
  MaturityResultTable,
  PillarTable,
  PracticeTable,
  PracticeVersionTable,
} from '../../src/pillars';
import { WorkflowDefinitionTable } from '../../src/process';
import { MATURITY_ASSESSMENT_STATUSES } from '../../src/pillars/domain/maturity-assessment';
import { PRACTICE_STATUSES } from '../../src/pillars/domain/practice';
import {
  AlternativeTable,
  EffortTable,
  ProposalEventTable,
  ProposalNeedTable,
  ProposalObjectiveTable,
  ProposalPillarTable,
  ProposalSupporterTable,
  ProposalTable,
} from '../../src/proposals';
import { PROPOSAL_STATUSES, RISKS } from '../../src/proposals/domain/proposal';
import { DRIVER_CODES } from '../../src/scoring/domain/drivers';
import { ScoringAssignmentTable, ScoringRoundTable } from '../../src/rounds';
import { AdoptionTable, ScenarioRunTable, ScenarioTable } from '../../src/scenarios';
import { EstimateTable, ProposalScoreTable, ScoringModelTable } from '../../src/scoring';
import { DigestRecipientTable, DigestTable, ScorecardTable } from '../../src/telling';
import { LEFT_OUT_REASONS } from '../../src/telling/domain/changes';
import { SCORECARD_REASONS } from '../../src/telling/domain/scorecard';
import { AnalysisTable } from '../../src/analyses';
import { ANALYSIS_STATES } from '../../src/analyses/domain/analysis';
import { ANALYSIS_KINDS } from '../../src/analyses/domain/analysis-request';
import { CANDIDATE_KINDS } from '../../src/analyses/domain/frozen-inputs';
import { ROBUSTNESS_CLASSES } from '../../src/analyses/domain/robustness';
import { defaultDrivers, SCORING_METHODS, SHOWN_INACTION_WEIGHTS } from '../../src/scoring/domain/scoring-model';
import { SCORING_MODEL_STATUSES } from '../../src/scoring/domain/scoring-model-life';
import { reviewRows } from './reference-reviews';
import { sunsetRows } from './reference-sunset';
import type { Steward } from './steward';
import { inOrganizationOf } from './written-rows';

/** What texts hold when nobody is careful: quotes, backslashes, line breaks, markup, other scripts, nothing visible. */
export const AWKWARD_TEXTS = [
  'Say "no"',
  "O'Brien \\ Sons",
  'two\nlines\r\n\tand a tab',
  'Zürich → 東京 🚏',
  '%_$1::uuid; drop table people; --',
  '{"json": [1, null]}',
  '\u202Eright to left\u2028\u0001',
  ' ',
  'Say "no"',
] as const;
/** Beyond what a JavaScript number holds. */
const AMOUNTS = [0n, 9_007_199_254_740_993n, 1n, 999_999_999_999_999n, 250_000n] as const;
const MOMENTS = ['2026-01-05T10:00:00.001Z', '2026-01-05T10:00:00.001Z', '2026-03-01T00:00:00Z'] as const;
const DAYS = ['2026-01-31', '2026-02-28', '2026-01-31'] as const;

/** The nth of these, again and again: so keys repeat in lists that are longer. */
const nth = <T>(values: readonly T[], index: number): T => values[index % values.length]!;
const text = (index: number): string => nth(AWKWARD_TEXTS, index);
const moment = (index: number): Date => new Date(nth(MOMENTS, index));
/** Every third is null. */
const maybe = <T>(value: T, index: number): T | null => (index % 3 === 2 ? null : value);
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** An organization with awkward people; then rows of every kind, put straight into its tables: no rule looks at them. */
export async function anAwkwardOrganization(steward: Steward, domain: string): Promise<void> {
  const email = (name: string) => `${name}@${domain}`;
  await steward.house.founding.found(steward.caller(email('ada')), {
    name: text(4),
    currencyCode: 'USD',
    people: [
      { name: text(0), email: email('ada'), roles: ['ADMIN', 'CX_LEADER'] },
      { name: text(1), email: email('ben'), roles: ['SCORER'], managerEmail: email('ada') },
      { name: text(0), email: email('cho'), roles: [], managerEmail: email('ben'), cxFunction: 'CHANGE_MANAGEMENT' },
      { name: text(3), email: email('des'), roles: [], managerEmail: email('ben'), cxFunction: 'DESIGN' },
      { name: text(6), email: email('eve'), roles: ['VIEWER', 'FINANCE'] },
    ],
  });
  await inOrganizationOf(steward, email('ada'), async (manager) => {
    // Des has left, and is in a function still.
    await manager.getRepository(PersonTable).update({ email: email('des') }, { deactivatedAt: moment(0) });
    const all = async (table: EntitySchema<any>) => manager.getRepository(table).find();
    const founded = {
      people: await all(PersonTable),
      pillars: await all(PillarTable),
      dimensions: await all(AssessmentDimensionTable),
      objectives: await all(StrategicObjectiveTable),
      models: await all(ScoringModelTable),
    };
    for (const [table, rows] of rowsOf(founded)) {
      await manager.createQueryBuilder().insert().into(table).values(rows).updateEntity(false).execute();
    }
  });
}

interface Founded {
  readonly people: readonly { readonly id: string; readonly organizationId: string }[];
  readonly pillars: readonly { readonly id: string }[];
  readonly dimensions: readonly Dimension[];
  readonly objectives: readonly { readonly id: string }[];
  readonly models: readonly { readonly id: string }[];
}
interface Dimension extends Id {
  readonly templateId: string;
  readonly code: string;
}
type Rows = readonly [EntitySchema<any>, Record<string, any>[]];

/** Of those that are ranked most compete; some that are not ranked have scores all the same. */
const trackRow = (index: number, personId: string) =>
  index % 4 === 3
    ? {
        ...{ track: 'MANDATORY', certifiedBecause: text(index), certifiedById: personId, certifiedAt: moment(index) },
      }
    : {
        track: nth(['STANDARD', 'MAJOR', 'LIGHT', null], index + (index > 4 ? 1 : 0)),
        ...{ certifiedBecause: null, certifiedById: null, certifiedAt: null },
      };

function rowsOf({ people, pillars, dimensions, objectives, models }: Founded): readonly Rows[] {
  const { organizationId } = people[0]!;
  const own = () => ({ id: uuidv7(), organizationId });
  const person = (index: number) => nth(people, index).id;
  const furtherModels = modelRows(own, person, models[0]!);
  const portfolios = times(3, (i) => ({
    ...own(),
    name: text(i),
    periodFrom: '2027-01-01',
    periodTo: '2027-12-31',
    currencyCode: nth(['USD', 'JPY'], i),
    scoringModelId: nth([models[0]!, ...furtherModels], i).id,
    version: i + 1,
    createdAt: moment(i),
  }));
  const listening = listeningRows(own, organizationId, person);
  const proposalIds = times(11, own);
  const proposals = proposalIds.map((ids, i) => ({
    ...ids,
    portfolioId: i < 5 ? portfolios[0]!.id : maybe(nth(portfolios, i).id, i),
    title: text(i % 4),
    whoIsHurt: text(i + 1),
    howTheyAreHurt: text(i + 2),
    problem: maybe(text(i), i),
    solution: maybe(text(i + 3), i + 1),
    horizonYears: maybe(i, i + 1),
    status: i < 5 ? nth(['ASSESSED', 'UNDER_ASSESSMENT'], i) : nth(PROPOSAL_STATUSES, i),
    proposerId: person(i),
    triageOwnerId: maybe(person(i + 2), i),
    answerBy: maybe(nth(DAYS, i), i + 1),
    drafterId: maybe(person(i + 1), i + 2),
    sponsorId: maybe(person(i + 1), i),
    costOneOffMinor: maybe(nth(AMOUNTS, i), i),
    costYearlyMinor: maybe(nth(AMOUNTS, i + 1), i + 1),
    currencyCode: 'USD',
    declaredRisk: maybe(nth(RISKS, i), i),
    ...trackRow(i, person(i)),
    deferredUntil: maybe(nth(DAYS, i), i),
    missingForDecision: maybe(text(i), i + 1),
    declineReason: maybe(text(i), i + 2),
    declineBasis: maybe(text(i + 1), i),
    mergedIntoId: i === PROPOSAL_STATUSES.indexOf('MERGED') ? proposalIds[0]!.id : null,
    resubmissionOfId: maybe(nth(proposalIds, i % 4).id, i),
    whatChanged: maybe(text(i + 2), i + 1),
    externalReference: maybe(`Row ${i}`, i),
    importedDigest: maybe('digest', i),
    importId: maybe(nth(listening.imports, i).id, i),
    decidedById: maybe(person(i), i + 1),
    decidedAt: maybe(moment(i), i + 1),
    version: i + 1,
    createdAt: moment(i),
    updatedAt: moment(i + 1),
  }));
  const link = (more: object) => ({ organizationId, ...more });
  const initiatives = initiativeRows(own, person, {
    ...{ funded: proposals.slice(0, 4), portfolios, imports: listening.imports },
  });
  const ofTeams = teamRows(own, person, { portfolios, proposals, pillars });
  const competing = { proposals, initiatives: tableOf(initiatives, InitiativeTable), pillars };
  const analyses = analysisRows(own, person, portfolios, competing);
  const rows: readonly Rows[] = [
    ...listening.rows,
    ...absenceRows(own, person),
    ...organizationRows(own, person, proposalIds),
    ...maturityRows(own, person, dimensions),
    ...practiceRows(own, person, pillars),
    [ScoringModelTable, furtherModels],
    [PortfolioTable, portfolios],
    [ProposalTable, proposals],
    ...ofTeams,
    [ProposalNeedTable, proposals.map(({ id }, i) => link({ proposalId: id, needId: nth(listening.needs, i).id }))],
    [ProposalNeedTable, proposals.map(({ id }, i) => link({ proposalId: id, needId: nth(listening.needs, i + 1).id }))],
    [ProposalPillarTable, proposals.map(({ id }, i) => link({ proposalId: id, pillarId: nth(pillars, i % 3).id }))],
    [
      ProposalObjectiveTable,
      [0, 1].flatMap((more) =>
        proposals.map(({ id }, i) =>
          link({ proposalId: id, strategicObjectiveId: nth(objectives, (i % 3) + more).id }),
        ),
      ),
    ],
    ...goalRows(own, person, pillars, objectives, listening.imports),
    [
      AlternativeTable,
      times(8, (i) => ({
        ...own(),
        proposalId: nth(proposals, i % 3).id,
        position: i % 2,
        kind: nth(['DO_NOTHING', 'SIMPLEST', 'OTHER'], i),
        title: text(i),
        consequence: text(i + 1),
      })),
    ],
    ...proposalLifeRows(own, person, proposals),
    ...scoringRows(own, organizationId, person, proposals, [models[0]!, ...furtherModels], listening.evidence),
    ...initiatives,
    [AnalysisTable, analyses],
    [ScenarioRunTable, runRows(own, tableOf(ofTeams, ScenarioTable), analyses)],
  ];
  return [
    ...[...rows, ...digestRows(own, organizationId, person)],
    ...[...reviewRows(rows, { text, person, moment }), ...sunsetRows(rows, { text, person, moment })],
  ];
}

/** Of three scenarios: two that came to sets that differ, one that goes on after it came to none. */
const runRows = (own: Own, scenarios: readonly Id[], analyses: readonly Record<string, any>[]) =>
  analyses
    .filter(({ kind }) => kind === 'RECOMMENDED_SET')
    .map(({ id: analysisId }, i) => ({
      ...{
        ...own(),
        scenarioId: nth(scenarios, nth([0, 1, 1, 2], i)).id,
        scenarioVersion: i,
        analysisId,
        inputsMark: text(i),
      },
    }));

const tableOf = (rows: readonly Rows[], wanted: EntitySchema<any>): readonly Id[] =>
  rows.find(([table]) => table === wanted)![1] as unknown as readonly Id[];

/** Analyses of every kind that are done, with results that add up to nothing; and others, in every state. */
function analysisRows(
  own: Own,
  person: (index: number) => string,
  portfolios: readonly Id[],
  { proposals, initiatives, pillars }: Readonly<Record<'proposals' | 'initiatives' | 'pillars', readonly Id[]>>,
): Record<string, any>[] {
  const named = (i: number) => ({
    ...{ proposalId: nth(proposals, i).id, kind: nth(CANDIDATE_KINDS, i) },
    initiativeId: nth(CANDIDATE_KINDS, i) === 'PROPOSAL' ? null : nth(initiatives, i).id,
  });
  const winShare = (i: number) => ({
    ...{ firstId: nth(proposals, i).id, secondId: nth(proposals, i + 1).id },
    ...{ wins: i, losses: 2, ties: 1, share: nth([0.1 + 0.2, 1e-7, 1], i) },
  });
  const clash = {
    constraints: times(2, (i) => ({ kind: 'MUST', name: text(i) })),
    sentence: text(2),
    size: 'SMALLEST',
  };
  const robust = (i: number) => ({
    ...{ ...named(i), scoreMicro: nth(AMOUNTS, i), rank: i + 1, withinBudget: i % 2 === 0, bestRank: 1 },
    ...{ rankCounts: [i, 1], topCount: i, fundedCount: 3, expectedRank: 4 / 3, rankInterval: { low: 1, high: i } },
    ...{ robustness: nth(ROBUSTNESS_CLASSES, i), overNext: maybe(winShare(i), i) },
    influences: times(i % 3, (at) => ({
      ...{ scorerId: person(at), scoreWithoutMicro: maybe(nth(AMOUNTS, at), at + 1), rankWithout: maybe(at, at + 1) },
    })),
  });
  const sums = (i: number) => ({
    ...{ valueMinor: -nth(AMOUNTS, i), weightedValueMinor: nth(AMOUNTS, i + 1), commitmentMinor: nth(AMOUNTS, i) },
  });
  const set = {
    ids: [],
    ...sums(1),
    boundMinor: AMOUNTS[1],
    status: 'BEST_FOUND',
    tiesSettled: false,
    engine: text(3),
  };
  const step = (i: number) => ({
    ...{ ...sums(i), bestToMinor: nth(AMOUNTS, i + 1), isProven: i % 2 === 0, ids: [] },
    ...{ added: proposals.slice(i, i + 2).map(({ id }) => id), dropped: proposals.slice(0, i).map(({ id }) => id) },
    next: maybe({ moreBudgetMinor: AMOUNTS[1], moreWeightedValueMinor: -1n, moreValueMinor: AMOUNTS[3] }, i + 1),
  });
  const sampled = {
    engine: 5,
    samples: 7,
    seed: 3,
    top: 2,
    winShares: times(3, winShare),
    aroundBudgetLine: times(2, winShare),
  };
  const offered = (i: number) => ({ ...named(i), ...sums(i), rank: i + 1, isRecommended: i % 3 === 0 });
  const result = {
    ROBUSTNESS: { ...sampled, candidates: times(6, robust) },
    RECOMMENDED_SET: {
      ...{ recommendation: set, budgetMinor: AMOUNTS[1] },
      candidates: times(6, (i) => ({ ...offered(i), isRecommended: i % 2 === 0 })),
    },
    FRONTIER: { frontier: { status: 'FOUND', isComplete: false, steps: times(3, step) } },
  };
  const inputs = {
    candidates: times(6, (i) => ({
      ...{ proposalId: named(i).proposalId, pillarIds: pillars.slice(i, 2 * i).map(({ id }) => id) },
    })),
  };
  const row = (kind: (typeof ANALYSIS_KINDS)[number], state: string, i: number) => ({
    ...{ ...own(), portfolioId: nth(portfolios, i % 2).id, kind, state, inputs, inputsHash: text(i) },
    ...{ request: { inactionWeight: nth(SHOWN_INACTION_WEIGHTS, i), pairs: [], range: null } },
    ...{ progressPercent: i, attempt: i, heardAt: moment(i), result: state === 'DONE' ? result[kind] : null },
    ...{ problem: state === 'FAILED' ? text(i) : null, startedById: person(i), startedAt: moment(i) },
    endedAt: state === 'QUEUED' || state === 'RUNNING' ? null : moment(i + 1),
  });
  return [
    ...ANALYSIS_KINDS.map((kind, i) => row(kind, 'DONE', i)),
    ...ANALYSIS_STATES.filter((state) => state !== 'DONE').map((state, i) => row(nth(ANALYSIS_KINDS, i), state, i + 3)),
    {
      ...row('RECOMMENDED_SET', 'DONE', 7),
      result: { ...result.RECOMMENDED_SET, recommendation: { status: 'INFEASIBLE', clash } },
    },
    { ...row('RECOMMENDED_SET', 'DONE', 9), result: { ...result.RECOMMENDED_SET, candidates: times(4, offered) } },
    { ...row('FRONTIER', 'DONE', 8), result: { frontier: { status: 'INFEASIBLE', clash } } },
  ];
}

/** In every state, of the first of the initiatives; some with a last day. */
const conditionRows = (
  own: Own,
  person: (index: number) => string,
  votes: readonly (Id & { readonly approvalId: string })[],
  initiatives: readonly Id[],
) =>
  times(12, (i) => {
    const state = nth(CONDITION_STATES, i);
    const isOpened = state !== 'SET' && state !== 'LAPSED';
    const isMet = state === 'MET' || state === 'CONFIRMED';
    const isDecided = state === 'CONFIRMED' || state === 'WAIVED';
    return {
      ...own(),
      ...{
        approvalId: votes[0]!.approvalId,
        voteId: votes[i < 6 ? 1 : 6]!.id,
        reviewDecisionId: null,
        number: (i % 6) + 1,
        text: text(i),
        state,
      },
      ...{ subjectKind: 'INITIATIVE', subjectId: nth(initiatives, i % 2).id },
      ...{ ownerId: isOpened || i < 6 ? person(i % 2) : null, confirmerId: person(i + 1) },
      ...{ dueOn: maybe(nth(DAYS, i), i), setAt: moment(i), openedAt: isOpened ? moment(i + 1) : null },
      ...{ done: isMet ? text(i + 1) : null, link: isMet && i < 6 ? `https://example.com/${i}` : null },
      ...{ metById: isMet ? person(i) : null, metAt: isMet ? moment(i) : null },
      ...{ reason: isDecided ? text(i + 2) : null, decidedById: isDecided ? person(i + 2) : null },
      ...{ decidedAt: isDecided ? moment(i + 2) : null, version: i + 1 },
    };
  });
const conditionDeadlines = (own: Own, conditions: readonly (Id & { readonly state: string })[]) =>
  conditions.slice(0, 8).map(({ id: subjectId, state }, i) => ({
    ...{ ...own(), subjectKind: 'CONDITION', subjectId, personId: null, name: 'condition after dueOn', entry: 1 },
    ...{ startedAt: moment(i), dueAt: moment(i + 1), inWorkingTime: false, remainingSeconds: null, problem: null },
    ...{ state: state === 'OPEN' ? 'PENDING' : 'CANCELLED', firedAt: null, version: 1 },
    leftAt: state === 'OPEN' ? null : moment(i),
  }));

type Own = () => { id: string; organizationId: string };
type Id = { readonly id: string };

function voteRows(
  own: Own,
  person: (index: number) => string,
  approvals: readonly Id[],
  portfolios: readonly Id[],
  initiatives: readonly Id[],
): Rows[] {
  // Nobody votes on what is their own: of the subject of none of these does anybody have a part.
  const asked = [{ ...own(), subjectKind: 'INITIATIVE', subjectId: own().id, gate: 'DESIGN', subjectVersion: 1 }].map(
    (row) => ({
      ...{ ...row, policy: null, contentVersion: 2, requestedById: person(0), requestedAt: moment(1) },
      ...{ decision: 'REJECTED', decidedById: person(1), decidedAt: moment(2), reason: text(1), electorates: null },
    }),
  );
  const approvalId = asked[0]!.id;
  const votes = times(9, (i) => ({
    ...own(),
    ...{ approvalId, sequence: i + 1, seatId: person((i % 3) + 1), voterId: person(((i + (i % 2)) % 3) + 1) },
    choice: nth(['APPROVE', 'APPROVE_WITH_CONDITIONS', 'QUESTION', 'REJECT', 'ABSTAIN'], i),
    reason: text(i),
    contentVersion: (i % 2) + 1,
    castAt: moment(i),
  }));
  const of = (i: number) => ({ ...own(), approvalId: i < 2 ? approvalId : nth(approvals, i).id });
  const conditions = conditionRows(own, person, votes, initiatives);
  const overdue = times(2, (i) => ({
    ...{ ...own(), subjectKind: 'APPROVAL', subjectId: approvalId, personId: person(i + 1) },
    ...{ name: 'vote after escalationDays', entry: 1, startedAt: moment(i), dueAt: moment(i + 1), inWorkingTime: true },
    ...{ remainingSeconds: null, state: 'FIRED', firedAt: moment(i + 1), leftAt: null, problem: null, version: 2 },
  }));
  return [
    [ApprovalTable, asked],
    [VoteTable, votes],
    [ConditionTable, conditions],
    [DeadlineTable, conditionDeadlines(own, conditions)],
    [
      ApprovalQuestionTable,
      times(2, (i) => ({
        ...of(0),
        ...{ voteId: votes[i * 5 + 2]!.id, toId: person(i), askedAt: moment(i) },
        ...{ closedAt: maybe(moment(i), i), answer: null, answeredById: null },
      })),
    ],
    [RecusalTable, times(3, (i) => ({ ...of(i), personId: person(i), reason: text(i), recusedAt: moment(i) }))],
    [
      AssignedSeatTable,
      times(4, (i) => ({
        ...of(i),
        ...{ groupName: text(i), personId: person(i), assignedById: person(i + 1), reason: text(i) },
        ...{ assignedAt: moment(i), version: 1 },
      })),
    ],
    [
      ContentChangeTable,
      times(4, (i) => ({
        ...of(i),
        ...{ contentVersion: i + 2, change: text(i), changedById: person(i), changedAt: moment(i) },
      })),
    ],
    [DeadlineTable, overdue],
    [
      EscalationTable,
      times(4, (i) => ({
        ...of(0),
        ...{ deadlineId: nth(overdue, i).id, toId: person(i), insteadOfId: maybe(person(i + 1), i) },
        ...{ governanceBodyId: null, toldAt: moment(i) },
      })),
    ],
    [
      DelegationTable,
      times(7, (i) => ({
        ...own(),
        ...{ fromId: person(i % 3), toId: person((i % 3) + 1) },
        firstDay: nth(['2026-11-02', '2026-01-31', '2026-11-01'], i),
        lastDay: nth(['2026-11-02', '2027-01-31', '2026-12-01'], i),
        portfolioId: maybe(nth(portfolios, i).id, i),
        ...{
          reason: text(i),
          givenById: person(i),
          givenAt: moment(i),
          revokedAt: maybe(moment(i + 1), i),
          version: i + 1,
        },
      })),
    ],
  ];
}

function absenceRows(own: Own, person: (index: number) => string): readonly Rows[] {
  const absences = times(7, (i) => ({
    ...own(),
    personId: person(i % 3),
    firstDay: nth(['2026-11-02', '2026-01-31', '2026-11-01', '2026-11-03', '2026-02-01'], i),
    lastDay: nth(['2026-11-02', '2026-01-31', '2026-11-01', '2027-01-01', '2026-02-01'], i),
    note: maybe(text(i), i),
    deputyId: maybe(person((i % 3) + 1), i + 1),
    recordedById: person(i),
    recordedAt: moment(i),
    version: i + 1,
  }));
  const workingDays = [{ weekday: 'SUNDAY', from: '00:00', to: '23:59' }];
  return [
    [
      HolidayTable,
      times(4, (i) => ({
        ...own(),
        day: nth(['2026-01-31', '1900-01-01', '2999-12-31', '2026-02-28'], i),
        name: text(i),
      })),
    ],
    // At 09:00 UTC on 2 November, when the tests are, it is still the 1st in Pago Pago.
    [
      PersonalCalendarTable,
      times(2, (i) => ({
        ...own(),
        personId: person(i),
        timeZone: nth(['Pacific/Pago_Pago', null], i),
        workingDays: nth([null, workingDays], i),
      })),
    ],
    [AbsenceTable, absences],
    [StandingDeputyTable, times(4, (i) => ({ ...own(), personId: person(i), deputyId: person(i + 1) }))],
    [
      AssistantTable,
      [
        [0, 1],
        [0, 2],
        [1, 0],
        [3, 2],
      ].map(([of, by]) => ({ ...own(), personId: person(of!), assistantId: person(by!) })),
    ],
  ];
}

function proposalLifeRows(own: Own, person: (index: number) => string, proposals: readonly Id[]): readonly Rows[] {
  const events = proposals.flatMap(({ id: proposalId }, i) =>
    times(3, (version) => ({
      ...own(),
      proposalId,
      version,
      fromStatus: maybe(nth(PROPOSAL_STATUSES, i), version),
      toStatus: version === 1 ? 'RETURNED' : nth(PROPOSAL_STATUSES, i + version),
      actorId: person(i + version),
      reason: maybe(text(i), version),
      dueOn: maybe(nth(DAYS, i), version + 1),
      occurredAt: moment(i),
    })),
  );
  const supporters = times(9, (i) => ({
    ...own(),
    proposalId: nth(proposals, i % 3).id,
    personId: person(Math.floor(i / 3)),
    reason: maybe(text(i), i),
    cameWithId: maybe(nth(proposals, i + 1).id, i + 1),
    supportedAt: moment(i),
  }));
  return [
    [ProposalEventTable, events],
    [ProposalSupporterTable, supporters],
  ];
}

function organizationRows(own: Own, person: (index: number) => string, proposals: readonly Id[]): readonly Rows[] {
  const visions = times(5, (i) => ({
    ...own(),
    scope: i === 0 ? 'ORGANIZATION' : nth(['AREA', 'TEAM'], i),
    name: i === 0 ? null : text(i),
    text: text(i + 1),
    version: i + 1,
    createdAt: moment(i),
  }));
  const bodies: (Id & Record<string, unknown>)[] = [];
  for (const i of [0, 1, 2, 3]) {
    bodies.push({
      ...own(),
      name: text(i),
      charter: text(i + 1),
      meetings: text(i + 2),
      chairId: person(i),
      customerVoiceId: person(i + 1),
      quorum: i + 1,
      decidesUpToMinor: maybe(nth(AMOUNTS, i), i),
      escalatesToId: bodies.at(-1)?.id ?? null,
      version: i + 1,
      createdAt: moment(i),
    });
  }
  const members = times(8, (i) => ({
    ...own(),
    governanceBodyId: nth(bodies, i % 3).id,
    position: i % 2,
    personId: person(i),
    deputyId: maybe(person(i + 1), i),
  }));
  return [
    [VisionStatementTable, visions],
    [GovernanceBodyTable, bodies],
    [GovernanceMemberTable, members],
    ...meetingRows(own, person, bodies, proposals),
  ];
}

/** Teams, one of them retired, what proposals ask of them, and constraints of portfolios, some of the wrong periods. */
function teamRows(
  own: Own,
  person: (index: number) => string,
  { portfolios, proposals, pillars }: Readonly<Record<'portfolios' | 'proposals' | 'pillars', readonly Id[]>>,
): readonly Rows[] {
  const teams = times(4, (i) => ({
    ...own(),
    name: text(i),
    retiredAt: i === 3 ? moment(i) : null,
    version: i + 1,
    createdAt: moment(i),
  }));
  const { organizationId } = own();
  const efforts = proposals.slice(0, 4).flatMap(({ id: proposalId }, i) =>
    teams.slice(0, i).map(({ id: teamId }, at) => ({
      ...{ organizationId, proposalId, teamId, personDaysHundredths: at * 1_000_000_000 },
    })),
  );
  const proposal = (i: number) => nth(proposals, i).id;
  const versions = times(4, (i) => ({
    ...own(),
    portfolioId: nth(portfolios, i % 2).id,
    number: i + 1,
    constraints: {
      must: times(i, proposal),
      mustNot: times(2, (at) => proposal(5 - at)),
      dependsOn: times(i % 3, (at) => ({ proposalId: proposal(at), needsId: proposal(at + 1) })),
      excludes: times(i, (group) => times(2 + group, (at) => proposal(group + 3 - at))),
      pillars: times(3, (at) => ({
        ...{ pillarId: nth(pillars, at).id, floorMinor: maybe(nth(AMOUNTS, i), at), capMinor: nth(AMOUNTS, at + 1) },
      })),
      periodCaps: ['01-01', '07-01'].map((first) => ({
        ...{ firstDay: `2027-${first}`, lastDay: i < 3 ? '2027-12-31' : '2027-06-30', capMinor: nth(AMOUNTS, i) },
      })),
      capacities: teams.slice(i).map(({ id: teamId }, at) => ({ teamId, personDaysHundredths: at * 50 })),
    },
    reason: text(i),
    setById: person(i),
    setAt: moment(i),
  }));
  return [
    [TeamTable, teams],
    [EffortTable, efforts],
    [ConstraintVersionTable, versions],
    ...scenarioRows(own, person, { portfolios, proposals, versions }),
  ];
}

/** Scenarios of two portfolios, some with nothing of their own, and requests to adopt them: open, stale, and decided. */
function scenarioRows(
  own: Own,
  person: (index: number) => string,
  {
    portfolios,
    proposals,
    versions,
  }: Readonly<Record<'portfolios' | 'proposals', readonly Id[]>> & {
    readonly versions: readonly (Id & { readonly constraints: object })[];
  },
): readonly Rows[] {
  const portfolioOf = (scenario: number) => nth(portfolios, scenario % 2).id;
  const scenarios: (Id & Record<string, unknown>)[] = [];
  for (const i of [0, 1, 2, 3, 4]) {
    const periods = ['01-01', '07-01'].map((first, at) => ({
      ...{
        firstDay: `2027-${first}`,
        lastDay: at === 0 ? '2027-06-30' : '2027-12-31',
        amountMinor: nth(AMOUNTS, at + i),
      },
    }));
    scenarios.push({
      ...{ ...own(), portfolioId: portfolioOf(i), name: text(i), ownerId: person(i) },
      ...{ clonedFromId: scenarios.at(-2)?.id ?? null, status: nth(['OPEN', 'ARCHIVED'], Math.floor(i / 2)) },
      ...(i % 2 === 0 ? { budgetMinor: nth(AMOUNTS, 1 + (i % 4)), periods } : { budgetMinor: null, periods: null }),
      inactionWeight: maybe(nth([100, 200, 400], i), i),
      constraints: i % 3 === 1 ? null : nth(versions, i).constraints,
      costChanges: times(i % 3, (at) => ({
        ...{
          proposalId: nth(proposals, at).id,
          costOneOffMinor: nth(AMOUNTS, at + 1),
          costYearlyMinor: nth(AMOUNTS, i),
        },
        reason: text(at),
      })),
      ...{ version: i + 1, createdAt: moment(i), updatedAt: moment(i + 1) },
    });
  }
  const decisions = [null, 'DECLINED', null, 'ADOPTED', 'WITHDRAWN', 'DECLINED'] as const;
  const requests = decisions.map((decision, i) => ({
    ...{ ...own(), scenarioId: nth(scenarios, i).id, portfolioId: portfolioOf(i % scenarios.length) },
    ...{ portfolioVersion: 1 + (i % 3), reason: text(i), requestedById: person(i), requestedAt: moment(i) },
    ...{ heldById: person(i), decision, decidedById: decision === null ? null : person(i + 1) },
    ...{ decidedAt: decision === null ? null : moment(i), decisionReason: decision === null ? null : text(i + 1) },
    ...{
      budgetVersionId: null,
      constraintVersionId: decision === 'ADOPTED' ? nth(versions, i).id : null,
      version: i + 1,
    },
  }));
  return [
    [ScenarioTable, scenarios],
    [AdoptionTable, requests],
  ];
}

/** Standing meetings of two bodies; meetings in every status, two of them a day of a standing one. */
function meetingRows(
  own: Own,
  person: (index: number) => string,
  bodies: readonly Id[],
  proposals: readonly Id[],
): readonly Rows[] {
  const told = (i: number) => ({
    ...{ ...own(), governanceBodyId: nth(bodies, i % 2).id, title: text(i), place: maybe(text(i + 1), i) },
    ...{ timeZone: nth(['Europe/Berlin', 'UTC', 'Pacific/Auckland'], i), durationMinutes: 30 + i, sequence: i },
    ...{ version: i + 1, createdAt: moment(i), updatedAt: moment(i + 1) },
  });
  const standing = times(3, (i) => ({
    ...{ ...told(i), rule: 'FREQ=WEEKLY', time: '10:30', firstDay: nth(DAYS, i) },
    ...{ lastDay: maybe('2027-01-31', i), endedReason: i === 1 ? text(i) : null },
  }));
  const meetings = times(8, (i) => {
    const status = nth(MEETING_STATUSES, i);
    const wasOpened = status === 'OPEN' || status === 'CLOSED';
    return {
      ...{ ...told(i), status, startsAt: moment(i), guestNames: i % 3 === 0 ? [text(i), text(i + 1)] : [] },
      standingMeetingId: i < 2 ? standing[i]!.id : null,
      occurrenceDay: i < 2 ? nth(DAYS, i) : null,
      cancelledReason: status === 'CANCELLED' ? text(i) : null,
      ...{ quorum: wasOpened ? 2 : null, customerVoiceId: wasOpened ? person(i) : null },
      ...{ openedAt: wasOpened ? moment(i) : null, closedAt: status === 'CLOSED' ? moment(i + 1) : null },
    };
  });
  const opened = meetings.filter(({ openedAt }) => openedAt !== null);
  const ofMeeting = ({ id: meetingId, organizationId }: (typeof meetings)[number]) => ({ organizationId, meetingId });
  return [
    [StandingMeetingTable, standing],
    [MeetingTable, meetings],
    [
      MeetingSeatTable,
      opened.flatMap((meeting) =>
        times(3, (i) => ({
          ...{ ...ofMeeting(meeting), position: i + 1, memberId: person(i), deputyId: maybe(person(i + 2), i) },
          ...{
            attendance: nth(['PRESENT', 'DEPUTY', 'EXCUSED'], i),
            attendedById: nth([person(0), person(3), null], i),
          },
        })),
      ),
    ],
    [
      MeetingGuestTable,
      opened.flatMap((meeting) => times(2, (i) => ({ ...ofMeeting(meeting), personId: person(i + 3) }))),
    ],
    [
      AgendaItemTable,
      meetings.slice(0, 4).flatMap((meeting) =>
        times(3, (i) => ({
          ...{ ...own(), ...ofMeeting(meeting), position: i + 1, kind: nth(AGENDA_ITEM_KINDS, i), title: text(i) },
          ...{ minutes: maybe(5 * (i + 1), i), presenterId: maybe(person(i), i + 1) },
          subjectKind: maybe(nth(['PROPOSAL', 'INITIATIVE'], i), i),
          subjectId: maybe(nth(proposals, i).id, i),
        })),
      ),
    ],
  ];
}

function maturityRows(own: Own, person: (index: number) => string, dimensions: readonly Dimension[]): readonly Rows[] {
  const { templateId } = dimensions[0]!;
  const asked = dimensions.filter((dimension) => dimension.templateId === templateId);
  const assessments = times(4, (i) => ({
    ...own(),
    templateId: i < 3 ? templateId : dimensions.at(-1)!.templateId,
    templateVersion: 1,
    name: text(i),
    asOf: nth(DAYS, i),
    dueOn: nth(DAYS, i + 1),
    status: nth(MATURITY_ASSESSMENT_STATUSES, i),
    openedById: person(i),
    openedAt: moment(i),
    closedById: i % 2 === 0 ? null : person(i + 1),
    closedAt: i % 2 === 0 ? null : moment(i),
    version: i + 1,
  }));
  const assessors = assessments.flatMap(({ id: assessmentId }, i) =>
    times(3, (j) => ({ ...own(), assessmentId, personId: person(i + j) })),
  );
  const levels = assessors.flatMap(({ assessmentId, personId }, i) =>
    times(3, (j) => ({
      ...own(),
      assessmentId,
      dimensionId: nth(asked, i % 2 === 0 ? j : j + 1).id,
      assessorId: personId,
      level: 1 + ((i * 2 + j) % 5),
      evidence: maybe(text(i + j), i),
      link: maybe('https://example.com', i + 1),
      recordedAt: moment(i),
    })),
  );
  const results = times(8, (i) => ({
    ...own(),
    assessmentId: nth(assessments, i % 3).id,
    dimensionId: nth(asked, i % 4 === 3 ? 3 : i % 2).id,
    templateId,
    code: nth(asked, i % 4 === 3 ? 3 : i % 2).code,
    asOf: nth(DAYS, i),
    levelHundredths: 100 + ((i * 67) % 401),
    medianHundredths: 100 + ((i * 50) % 401),
    lowest: 1 + (i % 2),
    highest: 3 + (i % 3),
    assessorCount: i + 1,
    evidenceCount: i,
  }));
  const once = results.filter(
    (row, i) =>
      results.findIndex((each) => each.assessmentId === row.assessmentId && each.dimensionId === row.dimensionId) === i,
  );
  return [
    [MaturityAssessmentTable, assessments],
    [MaturityAssessorTable, assessors],
    [MaturityLevelTable, levels],
    [MaturityResultTable, once],
  ];
}

function practiceRows(own: Own, person: (index: number) => string, pillars: readonly Id[]): readonly Rows[] {
  const wording = (i: number) => ({
    title: text(i % 4),
    text: text(i),
    link: maybe('https://example.com', i),
    ownerId: person(i),
    reviewOn: nth(['2026-11-02', '2026-11-01', '2027-01-31'], i),
  });
  const practices = times(6, (i) => {
    const status = nth(PRACTICE_STATUSES, i);
    const retired = status === 'RETIRED';
    return {
      ...own(),
      pillarId: nth(pillars, i % 2).id,
      ...wording(i),
      status,
      retiredReason: retired ? text(i) : null,
      retiredAt: retired ? moment(i) : null,
      version: i + 1,
      createdAt: moment(i),
    };
  });
  const versions = times(8, (i) => ({
    ...own(),
    practiceId: nth(practices, i % 3).id,
    version: 1 + Math.floor(i / 3),
    ...wording(i + 1),
    change: maybe(text(i), i),
    writtenById: person(i),
    writtenAt: moment(i),
  }));
  return [
    [PracticeTable, practices],
    [PracticeVersionTable, versions],
  ];
}

/** Policies with denials and reviews, and stories: of customers and of nobody, told further or not. */
function heardRows(
  own: Own,
  person: (index: number) => string,
  of: Readonly<Record<'channels' | 'products' | 'journeys' | 'customers', readonly Id[]>>,
): Rows[] {
  const policies = times(3, (i) => ({
    ...{ ...own(), name: text(i), text: text(i + 1), link: maybe('https://example.com/policy', i), ownerId: person(i) },
    ...{ retiredAt: maybe(moment(i), i + 1), version: i + 1 },
  }));
  const denials = times(7, (i) => ({
    ...{ ...own(), policyId: nth(policies, i % 2).id, deniedOn: nth(DAYS, i) },
    ...{ channelId: maybe(nth(of.channels, i).id, i), productId: maybe(nth(of.products, i).id, i + 1) },
    ...{ customerId: maybe(nth(of.customers, i).id, i + 1), asked: text(i), text: maybe(text(i + 1), i) },
    ...{ recordedById: person(i), recordedAt: moment(i) },
  }));
  const reviews = times(4, (i) => ({
    ...{ ...own(), policyId: nth(policies, i % 2).id, decision: nth(POLICY_DECISIONS, i), reason: text(i) },
    ...{ denialsSince: i, reviewedById: person(i), reviewedAt: moment(i) },
  }));
  const stories = times(6, (i) => ({
    ...{ ...own(), experience: nth(EXPERIENCES, i), journeyId: nth(of.journeys, i).id },
    ...{ customerId: maybe(nth(of.customers, i).id, i + 1), toldOn: nth(DAYS, i), title: text(i), text: text(i + 1) },
    ...{ consent: i % 3 !== 1, recordedById: person(i), recordedAt: moment(i) },
    ...{ withdrawnAt: i === 4 ? moment(i) : null, withdrawnReason: i === 4 ? text(i) : null, version: i + 1 },
  }));
  return [
    [PolicyTable, policies],
    [PolicyDenialTable, denials],
    [PolicyReviewTable, reviews],
    [StoryTable, stories],
  ];
}

function listeningRows(own: Own, organizationId: string, person: (index: number) => string) {
  const named = (count: number) => times(count, (i) => ({ ...own(), name: text(i) }));
  const [channels, themes] = [named(3), named(4)];
  const products = named(3).map((row, i) => ({ ...row, ownerId: maybe(person(i), i + 1), version: 1 }));
  const journeys = named(3).map((row, i) => ({ ...row, ownerId: maybe(person(i), i), version: i + 1 }));
  const touchpoints = times(5, (i) => ({
    ...own(),
    ...{ journeyId: nth(journeys, i % 2).id, position: 1 + Math.floor(i / 2), name: text(i) },
    channelId: maybe(nth(channels, i).id, i),
  }));
  const imports = times(4, (i) => ({
    ...own(),
    kind: nth(['FEEDBACK', 'PEOPLE'], i),
    fileName: text(i),
    sha256: '0f'.repeat(32),
    mapping: { dataset: text(i), themes: [{ column: text(i + 1) }] },
    rowsRead: 10 * i,
    rowsAdded: i,
    rowsChanged: 4 * i,
    rowsKnown: 2 * i,
    rowsBad: 3 * i,
    rowsRemoved: 0,
    undoesId: null,
    reason: null,
    byId: person(i),
    importedAt: moment(i),
  }));
  const compensations = imports.slice(0, 2).map((undone, i) => ({
    ...undone,
    ...own(),
    ...{
      fileName: null,
      sha256: null,
      mapping: null,
      rowsRead: 0,
      rowsAdded: 0,
      rowsChanged: 0,
      rowsKnown: 0,
      rowsBad: 0,
    },
    ...{ rowsRemoved: i, undoesId: undone.id, reason: text(i), importedAt: moment(i + 1) },
  }));
  const customers = times(3, (i) => ({
    ...own(),
    key: maybe(text(i), i),
    importId: maybe(nth(imports, i).id, i + 1),
    erasedAt: i % 3 === 2 ? moment(i) : null,
    erasedById: i % 3 === 2 ? person(i) : null,
  }));
  const ruleSets = times(2, (i) => ({ ...own(), version: i + 1, setById: person(i), setAt: moment(i) }));
  const themeRuleRows = times(5, (i) => ({
    ...own(),
    themeRuleSetId: nth(ruleSets, i).id,
    position: i,
    themeId: nth(themes, i).id,
    words: i % 2 === 0 ? [text(i), text(i + 1)] : [],
    productId: maybe(nth(products, i).id, i),
    channelId: maybe(nth(channels, i).id, i + 1),
    speaker: nth([...SPEAKERS, null], i + 1),
    source: nth(FEEDBACK_SOURCES, i),
  }));
  const tagged = (i: number) =>
    i % 3 === 2
      ? { origin: 'RULE', ruleSetId: nth(ruleSets, i).id }
      : { origin: nth(['HAND', 'IMPORT'], i), ruleSetId: null };
  const feedback = times(9, (i) => ({
    ...own(),
    source: nth(FEEDBACK_SOURCES, i),
    party: nth(FEEDBACK_PARTIES, i),
    speaker: nth(SPEAKERS, i),
    receivedOn: nth(DAYS, i),
    text: maybe(text(i), i),
    language: nth(FEEDBACK_LANGUAGES, i),
    rating: maybe(nth([0.1, 4.35, 1e-7, 100], i), i + 1),
    channelId: maybe(nth(channels, i).id, i + 1),
    productId: maybe(nth(products, i).id, i),
    journeyId: maybe(nth(journeys, i).id, i + 2),
    customerId: maybe(nth(customers, i + 1).id, i + 1),
    attributes: i % 2 === 0 ? { [text(i)]: text(i + 1), Company: text(0) } : {},
    importKey: null,
    importId: maybe(nth(imports, i).id, i),
    recordedById: person(i),
    recordedAt: moment(i),
  }));
  const followUpRules = times(3, (i) => ({
    ...{ ...own(), source: nth(FEEDBACK_SOURCES, i), atMost: nth([2, 0.5, 99.99], i), dueInWorkingDays: i + 1 },
    ...{ ownerId: person(i), active: i % 2 === 0, version: i + 1 },
  }));
  const followUps = times(6, (i) => ({
    ...{ ...own(), feedbackId: feedback[i]!.id, customerId: feedback[i]!.customerId, ownerId: person(i) },
    ...{ openedAt: moment(i), dueAt: i % 2 === 0 ? moment(i) : new Date('2027-01-05T10:00:00Z'), version: i + 1 },
    ...(i % 3 === 0
      ? { closedAt: moment(i), closedById: person(i + 1), answeredOn: nth(DAYS, i), how: text(i) }
      : { closedAt: null, closedById: null, answeredOn: null, how: null }),
  }));
  const needs = times(5, (i) => ({
    ...own(),
    title: text(i % 3),
    statement: text(i),
    status: nth(NEED_STATUSES, i),
    namedById: person(i),
    establishedById: maybe(person(i + 1), i),
    establishedAt: maybe(moment(i), i),
    retiredReason: maybe(text(i), i + 1),
    version: 1,
    createdAt: moment(i),
  }));
  const barriers = times(9, (i) => {
    const status = nth(BARRIER_STATUSES, i);
    const owned = ['ASSIGNED', 'ANSWERED'].includes(status);
    const answered = status === 'ANSWERED' || i === 4;
    return {
      ...own(),
      kind: nth(BARRIER_KINDS, i),
      description: text(i),
      customerEffect: text(i + 1),
      channelId: maybe(nth(channels, i).id, i),
      productId: maybe(nth(products, i).id, i + 1),
      themeId: maybe(nth(themes, i).id, i + 2),
      status,
      reporterId: person(i),
      reportedAt: moment(i),
      ownerId: owned ? person(i % 2) : null,
      answerBy: owned ? nth(['2026-11-01', '2026-11-02', '2026-11-01', '2026-12-01'], i) : null,
      answer: answered ? nth(BARRIER_ANSWERS, i) : null,
      answerReason: answered ? text(i) : null,
      answeredAt: answered ? moment(i + 1) : null,
      stillInTheWay: maybe(text(i + 2), i),
      withdrawnReason: status === 'WITHDRAWN' ? text(i) : null,
      version: i + 1,
    };
  });
  const contacts = contactRows(own, person, { channels, products, journeys, customers, imports });
  const link = (more: object) => ({ organizationId, ...more });
  const evidence = evidenceRows(own, person, 'NEED', needs);
  const rows: Rows[] = [
    [ImportTable, imports],
    [ImportTable, compensations],
    [ChannelTable, channels],
    [ThemeTable, themes],
    [ProductTable, products],
    [JourneyTable, journeys],
    [TouchpointTable, touchpoints],
    [CustomerTable, customers],
    ...heardRows(own, person, { channels, products, journeys, customers }),
    [ThemeRuleSetTable, ruleSets],
    [ThemeRuleTable, themeRuleRows],
    [FeedbackTable, feedback],
    [FollowUpRuleTable, followUpRules],
    [FollowUpTable, followUps],
    [
      FeedbackThemeTable,
      feedback.map(({ id }, i) => link({ feedbackId: id, themeId: nth(themes, i % 3).id, ...tagged(i) })),
    ],
    [NeedTable, needs],
    [NeedThemeTable, needs.map(({ id }, i) => link({ needId: id, themeId: nth(themes, i % 2).id }))],
    [NeedThemeTable, needs.map(({ id }) => link({ needId: id, themeId: themes[2]!.id }))],
    [EvidenceTable, evidence],
    [BarrierTable, barriers],
    ...contacts.rows,
    [ContactCauseNeedTable, contacts.causes.map(({ id }, i) => link({ causeId: id, needId: nth(needs, i).id }))],
    [ContactCauseNeedTable, contacts.causes.map(({ id }, i) => link({ causeId: id, needId: nth(needs, i + 1).id }))],
  ];
  return { imports, needs, evidence, rows };
}

function contactRows(
  own: Own,
  person: (index: number) => string,
  of: Readonly<Record<'channels' | 'products' | 'journeys' | 'customers' | 'imports', readonly Id[]>>,
) {
  const { channels, products, journeys, customers, imports } = of;
  const side = (index: number) => nth(SERVICE_SIDES, index);
  const causes = times(4, (i) => ({
    ...own(),
    ...{ name: text(i), ownerId: person(i), side: side(i), avoidable: i % 2 === 0, version: i + 1 },
    ...{ productId: maybe(nth(products, i).id, i), journeyId: maybe(nth(journeys, i).id, i + 1) },
  }));
  const rates = times(5, (i) => ({
    ...own(),
    ...{ channelId: nth(channels, i).id, fromDay: nth(DAYS, i), costMinor: nth(AMOUNTS, i), currencyCode: 'USD' },
    ...{ setById: person(i), setAt: moment(i) },
  }));
  const charged = (i: number) => ({
    ...own(),
    ...{ causeId: nth(causes, i).id, channelId: nth(channels, i + 1).id, ownerId: person(i), side: side(i) },
    ...{ chargedToId: person(i + 1), chargedSide: side(i + 1), importId: maybe(nth(imports, i).id, i + 2) },
    ...{ recordedById: person(i + 2), recordedAt: moment(i), replacesId: null, replacedAt: null },
  });
  const contacts = times(9, (i) => ({
    ...charged(i),
    ...{
      occurredAt: moment(i + 1),
      productId: maybe(nth(products, i).id, i),
      journeyId: maybe(nth(journeys, i).id, i),
    },
    ...{ customerId: maybe(nth(customers, i).id, i + 1), mode: nth(CONTACT_MODES, i), transfers: i, importKey: null },
    ...{ relation: maybe(nth(CONTACT_RELATIONS, i), i), text: maybe(text(i), i + 2) },
  }));
  const counts = times(5, (i) => ({
    ...charged(i),
    ...{ fromDay: nth(DAYS, i), toDay: nth(['2026-03-31', '2026-04-01'], i), contacts: i * 10 },
  }));
  /** Rows of which the last ones take the place of the first ones. */
  const withCorrections = <Row extends Id>(rows: readonly Row[]) =>
    rows.map((row, i) => ({
      ...{ ...row, replacedAt: i < 2 ? moment(i) : null },
      replacesId: i < rows.length - 2 ? null : rows[rows.length - 1 - i]!.id,
    }));
  const disputes = times(6, (i) => {
    const decision = maybe(nth(DISPUTE_DECISIONS, i), i);
    const moved = decision === 'MOVED';
    const withdrawn = decision === null && i > 2;
    return {
      ...own(),
      ...{ causeId: nth(causes, i).id, contactId: maybe(nth(contacts, i).id, i + 1), fromDay: '2026-01-01' },
      ...{ toDay: nth(DAYS, i), ownerId: person(i), contacts: i + 1, reason: text(i), raisedAt: moment(i), decision },
      decidedById: decision === null ? null : person(i + 1),
      decidedAt: decision === null ? null : moment(i + 1),
      decisionReason: decision === null ? null : text(i + 1),
      ...{ movedToId: moved ? person(i + 2) : null, movedToSide: moved ? side(i) : null, version: i + 1 },
      ...{ withdrawnAt: withdrawn ? moment(i + 2) : null, withdrawnReason: withdrawn ? text(i + 2) : null },
    };
  });
  const rows: Rows[] = [
    [ContactCauseTable, causes],
    [ContactRateTable, rates],
    [ServiceContactTable, withCorrections(contacts)],
    [ContactCountTable, withCorrections(counts)],
    [ContactDisputeTable, disputes],
  ];
  return { causes, rows };
}

const evidenceRows = (own: Own, person: (index: number) => string, subjectKind: string, subjects: readonly Id[]) =>
  times(7, (i) => ({
    ...own(),
    subjectKind,
    subjectId: nth(subjects, i % 3).id,
    kind: nth(EVIDENCE_KINDS, i),
    collectedOn: nth(DAYS, i),
    participants: i + 1,
    finding: text(i),
    link: maybe(`https://example.com/?q=${i}&r="`, i),
    expiresOn: maybe('2026-12-31', i + 1),
    recordedById: person(i),
    recordedAt: moment(i),
  }));

/** Models of every method and in every status, each based on the one that the organization was founded with. */
const modelRows = (own: Own, person: (index: number) => string, first: Id) =>
  SCORING_METHODS.flatMap((method, m) =>
    SCORING_MODEL_STATUSES.map((status, s) => {
      const i = m + s;
      return {
        ...own(),
        ...{ name: text(i), method, drivers: defaultDrivers('USD', method), horizonYears: i + 1 },
        ...{ discountRateBasisPoints: i * 100, currencyCode: 'USD', status, note: text(i + 1) },
        ...{
          basedOnId: maybe(first.id, i),
          draftedById: maybe(person(i), i + 1),
          draftedAt: moment(i),
          version: i + 1,
        },
        ...{ publishedById: maybe(person(i + 1), i), publishedAt: status === 'DRAFT' ? null : moment(i + 1) },
        ...{ retiredById: maybe(person(i + 2), i), retiredAt: status === 'RETIRED' ? moment(i + 2) : null },
      };
    }),
  );

function scoringRows(
  own: Own,
  organizationId: string,
  person: (index: number) => string,
  proposals: readonly (Id & { readonly portfolioId: string | null })[],
  models: readonly Id[],
  evidence: readonly Id[],
): Rows[] {
  const rounds = times(3, (i) => ({
    ...own(),
    ...{ name: text(i), dueOn: nth(DAYS, i), status: i === 0 ? 'OPEN' : 'CLOSED', openedById: person(i) },
    ...{ openedAt: moment(i), closedById: i === 0 ? null : person(i + 1), closedAt: i === 0 ? null : moment(i + 1) },
    ...{ missingAcceptedBecause: i === 2 ? text(i) : null, timesClosed: i, version: i + 1 },
  }));
  const assignments = times(9, (i) => ({
    ...own(),
    ...{ roundId: nth(rounds, i).id, proposalId: nth(proposals, Math.floor(i / 3)).id, scorerId: person(i) },
    drivers: DRIVER_CODES.slice(i % 4, (i % 4) + 3),
    ...{ conflict: i % 4 === 3 ? text(i) : null, conflictDeclaredAt: i % 4 === 3 ? moment(i) : null },
  }));
  const estimates = times(14, (i) => ({
    ...own(),
    proposalId: nth(proposals, i % 3).id,
    driver: nth(DRIVER_CODES, Math.floor(i / 3)),
    scorerId: person(i),
    // Blind are those of the first round, which is open.
    ...{ roundId: [...rounds.map(({ id }) => id), null][i % 4]!, blind: i % 4 === 0 },
    ...{ inForce: i % 4 !== 0 && i % 5 !== 0, afterReopening: i % 3 === 0 },
    state: nth(['ESTIMATED', 'NOT_APPLICABLE'], i),
    lowHundredths: -1000 + i,
    likelyHundredths: i,
    highHundredths: 1001 + i,
    ...(i % 5 === 2
      ? { confidence: 'LOW', askedConfidence: 'HIGH', cappedBecause: text(i) }
      : { confidence: maybe(nth(['HIGH', 'MEDIUM', 'LOW'], i), i), askedConfidence: null, cappedBecause: null }),
    importId: null,
    evidenceIds: evidence.slice(i % 3, 2).map(({ id }) => id),
    ...(i % 4 === 1
      ? { enteredLowMinor: maybe(-5n, i), enteredLikelyMinor: 7n, enteredHighMinor: maybe(9n, i) }
      : { enteredLowMinor: null, enteredLikelyMinor: null, enteredHighMinor: null }),
    enteredCurrencyCode: i % 4 === 1 ? 'USD' : null,
    calculation: maybe(text(i), i + 1),
    rationale: maybe(text(i), i),
    version: 1,
    createdAt: moment(i),
    updatedAt: moment(i + 1),
  }));
  const scored = proposals.filter((proposal) => proposal.portfolioId !== null);
  const scores = scored.flatMap(({ id, portfolioId }, i) =>
    SHOWN_INACTION_WEIGHTS.map((inactionWeightHundredths, at) => ({
      organizationId,
      proposalId: id,
      inactionWeightHundredths,
      portfolioId,
      scoringModelId: nth(models, i).id,
      scoreMicro: nth([5_000_001n, -3n, 5_000_001n, 7_123_456n], i + (at === 2 ? i : 0)),
      returnsMicro: -BigInt(i),
      costOfInactionMicro: 4_300_000n,
      coverageBasisPoints: 9_999,
      complete: i !== 3,
      currencyCode: 'USD',
      valueMinor: -nth(AMOUNTS, i),
      weightedValueMinor: nth(AMOUNTS, i + at),
      valueOverHorizonMinor: nth(AMOUNTS, i),
      totalCostMinor: nth(AMOUNTS, i + 2),
      commitmentMinor: nth([300n, 100n, 0n], i),
      valuePerCostMicro: maybe(nth([1_234_567n, 9_007_199_254_740_993n], i), i),
      scoredAt: moment(i),
    })),
  );
  return [
    [ScoringRoundTable, rounds],
    [ScoringAssignmentTable, assignments],
    [EstimateTable, estimates],
    [ProposalScoreTable, scores],
  ];
}

/** Cuts with the same labels in the one order that cuts have; the last of them twice. */
const CUTS = [
  [],
  [{ dimension: 'CHANNEL', value: text(0) }],
  [
    { dimension: 'CHANNEL', value: text(0) },
    { dimension: 'CONTRACT', value: text(6) },
  ],
  [{ dimension: 'CHANNEL', value: text(0) }],
] as const;

/** What the organization measures beside Steward's metrics, one of each form; the last is retired. */
const CUSTOM_CODES = ['A_SCORE', 'PARKING_MINUTES', 'Z_SHARE'];

/** Its own metrics; readings of the organization, two of them corrected, and goals that some of them tell of. */
function goalRows(
  own: Own,
  person: (index: number) => string,
  pillars: readonly Id[],
  objectives: readonly Id[],
  imports: readonly Id[],
): Rows[] {
  const organization = own();
  const customMetrics = times(3, (i) => ({
    ...own(),
    code: CUSTOM_CODES[i]!,
    name: text(i),
    unit: ['NPS_POINTS', text(i), 'PERCENT'][i]!,
    direction: nth(['HIGHER_IS_BETTER', 'LOWER_IS_BETTER'], i),
    form: ['NPS', 'MEAN', 'PROPORTION'][i]!,
    level: nth(['RELATIONSHIP', 'TRANSACTION'], i),
    least: i === 1 ? -1_000_000_000 : null,
    greatest: i === 1 ? 1_000_000_000 : null,
    definedById: person(i),
    definedAt: moment(i),
    retiredAt: i === 2 ? moment(i) : null,
    retiredReason: i === 2 ? text(i) : null,
    version: i + 1,
  }));
  const metrics = ['NPS', 'CHURN_RATE', 'CSAT', ...CUSTOM_CODES];
  const readings = times(14, (i) => ({
    ...own(),
    metric: nth(metrics, i),
    subjectKind: 'ORGANIZATION',
    subjectId: organization.organizationId,
    isBaseline: false,
    cut: nth(CUTS, i),
    source: text(i),
    n: nth([1, 3_000_000_000], i),
    sum: 1n,
    sumOfSquares: 1n,
    asked: maybe(3_000_000_000, i),
    windowFrom: '2026-01-01',
    windowTo: nth(DAYS, i),
    importId: maybe(nth(imports, i).id, i),
    recordedById: person(i),
    recordedAt: moment(i),
  }));
  const corrected = readings.map((row, i) => ({ ...row, replacesId: i === 5 || i === 9 ? readings[i - 2]!.id : null }));
  const goals = times(12, (i) => ({
    ...own(),
    kind: nth(['CUSTOMER_EXPERIENCE', 'BUSINESS_HEALTH'], i),
    title: text(i % 4),
    pillarId: nth(pillars, i % 3).id,
    strategicObjectiveId: nth(objectives, i % 2).id,
    accountableId: person(i % 2),
    metric: nth(metrics, i),
    cut: nth(CUTS, i),
    baseline: maybe(nth([0, -0.1, 1e-7], i), i),
    target: nth([50.25, 100], i),
    startsOn: nth(['2026-01-01', '2026-01-31'], i),
    dueOn: nth(['2026-02-28', '2026-12-31', '2026-02-27'], i),
    retiredAt: i < 4 ? null : maybe(moment(i), i),
    retiredReason: i < 4 ? null : maybe(text(i), i),
    version: i + 1,
    createdAt: moment(i),
  }));
  const contributors = goals.flatMap(({ id, organizationId }, i) =>
    [2, 3].map((more) => ({ organizationId, goalId: id, personId: person((i % 2) + more) })),
  );
  return [
    [CustomMetricTable, customMetrics],
    [ReadingTable, corrected],
    [GoalTable, goals],
    [GoalContributorTable, contributors],
  ];
}

interface Funds {
  readonly funded: readonly Id[];
  readonly portfolios: readonly Id[];
  readonly imports: readonly Id[];
}

function initiativeRows(own: Own, person: (index: number) => string, { funded, portfolios, imports }: Funds): Rows[] {
  const initiatives = funded.map(({ id: proposalId }, i) => ({
    ...own(),
    proposalId,
    portfolioId: nth(portfolios, i % 2).id,
    title: text(i % 2),
    ...DEFAULT_BEGINNING,
    track: nth(['STANDARD', 'LIGHT'], i),
    stage: nth(STAGES, i % 2),
    status: nth(INITIATIVE_STATUSES, i),
    sponsorId: person(i),
    leadId: person(i + 1),
    businessOwnerId: person(i),
    budgetMinor: nth(AMOUNTS, i),
    currencyCode: 'USD',
    version: i + 1,
    enteredStageAt: moment(i),
    createdAt: moment(i),
  }));
  const of = (i: number) => nth(initiatives, i % 2).id;
  const approvals = times(6, (i) => ({
    ...own(),
    subjectKind: 'INITIATIVE',
    subjectId: nth(initiatives, i).id,
    gate: 'DISCOVER',
    subjectVersion: i,
    policy:
      i === 5 ? null : { groups: [{ name: text(i), members: { role: 'CX_LEADER' }, needs: 'ANY', veto: i % 2 === 0 }] },
    contentVersion: (i % 2) + 1,
    electorates: null,
    requestedById: person(i),
    requestedAt: moment(i),
    decision: i < 3 ? null : nth(['APPROVED', 'RETURNED', 'WITHDRAWN'], i),
    decidedById: i < 3 ? null : person(i + 1),
    decidedAt: i < 3 ? null : moment(i + 1),
    reason: maybe(text(i), i),
  }));
  const draft = {
    ...{ ...own(), subjectKind: 'INITIATIVE', number: 2, status: 'DRAFT', document: {}, note: text(0), version: 1 },
    ...{ basedOnNumber: 1, draftedById: person(0), draftedAt: moment(0), publishedById: null, publishedAt: null },
    ...{ retiredById: null, retiredAt: null },
  };
  const migrations = times(4, (i) => ({
    ...own(),
    ...{ subjectKind: 'INITIATIVE', fromVersion: 1 + (i % 2), toVersion: 2 - (i % 2) },
    ...{ plan: { states: { a: text(i) }, timers: {} }, reason: text(i), state: nth(['DONE', 'FAILED'], i) },
    ...{ total: i, done: 2 * i, failed: i % 2, reachedId: null, problem: i % 2 === 0 ? null : text(i) },
    ...{ startedById: person(i), startedAt: moment(i), finishedAt: moment(i + 1) },
  }));
  const [eventIds, deliverableIds] = [times(5, own), times(5, own)];
  const atWork = 'discover.underWay.working';
  const TIMER = 'discover.underWay after stageDays';
  const facts = { evidenceCounts: {}, deliverables: [], baselineReadings: 0, followUpReadings: 0, approvals: [] };
  return [
    [WorkflowDefinitionTable, [draft]],
    [WorkflowMigrationTable, migrations],
    [InitiativeTable, initiatives],
    [EvidenceTable, evidenceRows(own, person, 'INITIATIVE', initiatives)],
    ...moneyRows(own, person, initiatives, { funded, portfolios, imports }),
    [
      InitiativeEventTable,
      times(5, (i) => ({
        ...eventIds[i]!,
        correctsId: i === 3 ? eventIds[0]!.id : null,
        initiativeId: of(i),
        sequence: i,
        migration: i % 5 === 4 ? { workflowMigrationId: nth(migrations, i).id, fromVersion: 1, states: {} } : null,
        event: nth(['HOLD', 'RESUME', TIMER, 'HOLD', 'MIGRATED'], i),
        fromState: atWork,
        toState: atWork,
        actorId: i % 5 === 2 ? null : person(i),
        reason: maybe(text(i), i),
        facts,
        definitionVersion: 1,
        policyVersion: 1,
        occurredAt: moment(i),
      })),
    ],
    [
      DeliverableTable,
      times(5, (i) => ({
        ...deliverableIds[i]!,
        correctsId: i === 4 ? deliverableIds[1]!.id : null,
        initiativeId: of(i),
        stage: nth(STAGES, i),
        kind: nth(DELIVERABLE_KINDS, i),
        title: text(i),
        link: `https://example.com/${i}`,
        deliveredById: person(i),
        deliveredAt: moment(i),
      })),
    ],
    [ApprovalTable, approvals],
    [
      DeadlineTable,
      times(8, (i) => {
        const state = nth(DEADLINE_STATES, i);
        return {
          ...{
            ...own(),
            ...(i % 4 === 3
              ? { subjectKind: 'APPROVAL', subjectId: nth(approvals, i).id, personId: person(i) }
              : { subjectKind: 'INITIATIVE', subjectId: of(i), personId: null }),
            name: nth([TIMER, 'design after P1D'], i >> 2),
            entry: i + 1,
            state,
          },
          ...{ startedAt: moment(i), dueAt: state === 'PAUSED' ? null : moment(i + 1), inWorkingTime: i % 3 === 0 },
          ...{ remainingSeconds: state === 'PAUSED' ? i : null, firedAt: state === 'FIRED' ? moment(i) : null },
          ...{ leftAt: nth([null, moment(i)], i >> 2), problem: maybe(text(i), i), version: i + 1 },
        };
      }),
    ],
    ...voteRows(own, person, approvals, portfolios, initiatives),
    ...notificationRows(own, person, [
      ...funded.map(({ id }) => ({ kind: 'PROPOSAL', id })).slice(0, 2),
      ...initiatives.map(({ id }) => ({ kind: 'INITIATIVE', id })).slice(0, 2),
    ]),
    [
      ForecastTable,
      times(5, (i) => ({
        ...own(),
        initiativeId: of(i),
        number: i + 1,
        kind: i < 2 ? 'FUNDED' : nth(FORECAST_KINDS, i),
        costOneOffMinor: nth([500n, 9_007_199_254_740_993n], i),
        costYearlyMinor: nth([100n, 9_007_199_254_740_990n], i),
        valueYearlyMinor: nth([-100n, 9_007_199_254_740_990n], i),
        costChange: nth([0, 1401], i),
        valueChange: nth([-725, 0], i),
        note: maybe(text(i), i),
        madeById: person(i),
        madeAt: moment(i),
      })),
    ],
    ...killRows(own, person, { initiatives, approvals }),
    ...realisedRows(own, person, initiatives),
    [
      OutcomeForecastTable,
      times(4, (i) => ({
        ...own(),
        initiativeId: of(i),
        number: i + 1,
        kind: nth(OUTCOME_FORECAST_KINDS, i),
        // Of the forecasts in money above: each initiative has those of every other number.
        forecastNumber: i + 1,
        reachPercent: i + 1,
        drivers: [],
        metrics: [],
        note: i % 2 === 0 ? null : text(i),
        madeById: person(i),
        madeAt: moment(i),
      })),
    ],
    ...planRows(own, person, initiatives),
    ...commentRows(own, person, [
      ...funded.map(({ id }) => ({ kind: 'PROPOSAL', id })).slice(0, 2),
      ...initiatives.map(({ id }) => ({ kind: 'INITIATIVE', id })).slice(0, 2),
      ...approvals.map(({ id }) => ({ kind: 'APPROVAL', id })).slice(0, 2),
    ]),
    [
      ReadingTable,
      times(7, (i) => ({
        ...own(),
        metric: nth(METRIC_CODES, i),
        subjectKind: 'INITIATIVE',
        subjectId: of(i),
        isBaseline: i % 2 === 0,
        cut: [],
        n: nth([1, 3_000_000_000], i),
        sum: nth([-1n, 10n ** 18n], i),
        sumOfSquares: nth([1n, 10n ** 36n], i),
        periods: nth(METRIC_CODES, i) === 'EARLY_CHURN_RATE' ? [{ atRisk: 3, lost: 1, censored: 2 }] : null,
        asked: maybe(4_000_000_000, i),
        windowFrom: '2026-01-01',
        windowTo: nth(DAYS, i),
        importId: null,
        recordedById: person(i),
        recordedAt: moment(i),
      })),
    ],
  ];
}

/** Outcomes of a forecast of their own, each correcting the one before, and every other one confirmed. */
function realisedRows(own: Own, person: (index: number) => string, initiatives: readonly Id[]): Rows[] {
  const forecast = {
    ...{
      ...own(),
      initiativeId: nth(initiatives, 1).id,
      number: 9,
      kind: 'FUNDED',
      forecastNumber: 2,
      reachPercent: 100,
    },
    ...{ drivers: [], metrics: [], note: null, madeById: person(0), madeAt: moment(0) },
  };
  const realised: (ReturnType<Own> & object)[] = [];
  for (let i = 0; i < 3; i += 1) {
    realised.push({
      ...{ ...own(), initiativeId: forecast.initiativeId, outcomeForecastId: forecast.id, afterMonths: 3 },
      ...{ measuredSince: '2026-01-01', metrics: [], drivers: [], note: maybe(text(i), i) },
      ...{ correctsId: realised.at(-1)?.id ?? null, recordedById: person(i), recordedAt: moment(i) },
    });
  }
  const confirmed = realised.filter((_, i) => i % 2 === 0);
  return [
    [OutcomeForecastTable, [forecast]],
    [RealisedOutcomeTable, realised],
    [
      RealisedConfirmationTable,
      confirmed.map(({ id: realisedOutcomeId }, i) => ({
        ...{ ...own(), realisedOutcomeId, confirmedById: person(i), confirmedAt: moment(i) },
      })),
    ],
  ];
}

/** Kill criteria, some replaced; judged, put before nobody in particular, and to be changed. */
function killRows(
  own: Own,
  person: (index: number) => string,
  { initiatives, approvals }: { readonly initiatives: readonly Id[]; readonly approvals: readonly Id[] },
): Rows[] {
  const terms = (i: number) => ({
    ...{ side: nth(KILL_SIDES, i), threshold: i + 0.1, rule: nth(KILL_RULES, i) },
    ...{ periodMonths: i + 1, periodsInRow: i + 1, lastDay: nth(DAYS, i) },
  });
  const criteria = times(4, (i) => ({
    ...{ ...own(), initiativeId: nth(initiatives, i % 2).id, metric: nth(METRIC_CODES, i), ...terms(i) },
    ...{ setById: person(i), setAt: moment(i), replacedAt: maybe(moment(i + 1), i), version: i + 1 },
  }));
  const of = (i: number) => ({ ...own(), killCriterionId: nth(criteria, i).id });
  const changes = times(5, (i) => ({
    ...{ ...of(i), approvalId: nth(approvals, i).id, ...terms(i + 1), reason: text(i), askedById: person(i) },
    ...{
      askedAt: moment(i),
      decision: i < 4 ? 'AGREED' : null,
      decidedAt: i < 4 ? moment(i + 1) : null,
      version: i + 1,
    },
  }));
  return [
    [KillCriterionTable, criteria],
    [KillCriterionChangeTable, changes],
    [
      KillCriterionVoteTable,
      times(3, (i) => ({
        ...{
          ...own(),
          killCriterionChangeId: changes[0]!.id,
          sequence: i + 1,
          seatId: person(i),
          voterId: person(i + 1),
        },
        ...{ choice: nth(CHANGE_CHOICES, i), reason: text(i), castAt: moment(i) },
      })),
    ],
    [
      KillJudgementTable,
      times(6, (i) => ({
        ...{ ...of(i), criterionVersion: i + 1, occasion: i < 5 ? 'PERIOD' : 'LAST_DAY', measuredSince: '2026-01-01' },
        ...{ period: i < 5 ? i + 1 : 0, from: '2026-02-01', to: nth(DAYS, i), outcome: nth(JUDGEMENT_OUTCOMES, i) },
        ...{ untoldBecause: nth(JUDGEMENT_OUTCOMES, i) === 'CANNOT_TELL' ? 'CHANCE' : null, value: i - 0.5 },
        ...{ low: i % 2 === 0 ? null : i - 1, high: i % 2 === 0 ? null : i, n: 4_000_000_000 + i, readingIds: [] },
        judgedAt: moment(i),
      })),
    ],
    [
      KillReferralTable,
      times(2, (i) => ({
        ...{ ...of(i), criterionVersion: 1, cause: nth(REFERRAL_CAUSES, i), governanceBodyId: null, meetingId: null },
        referredAt: moment(i),
      })),
    ],
  ];
}

/** A ledger that adds up to nothing in particular, budgets in periods, rates of one day, and costs that correct each other. */
function moneyRows(
  own: Own,
  person: (index: number) => string,
  initiatives: readonly Id[],
  { funded, portfolios, imports }: Funds,
): Rows[] {
  const entries = times(11, (i) => {
    const kind = nth(LEDGER_ENTRY_KINDS, i);
    return {
      ...own(),
      portfolioId: nth(portfolios, i % 3 === 2 ? 1 : 0).id,
      kind,
      amountMinor: nth([500n, 100n, 9_007_199_254_740_993n, 9_007_199_254_740_990n, 30n], i),
      proposalId: kind === 'BUDGET' ? null : nth(funded, i % 3).id,
      stage: kind === 'RELEASE' ? nth(STAGES, i) : null,
      spentOn: kind === 'SPENT' ? nth(['2026-01-31', '2027-05-01', '2028-01-01'], i) : null,
      reason: text(i),
      bookedById: maybe(person(i), i),
      bookedAt: i % 4 === 1 ? new Date('2027-06-30T23:59:59.999Z') : moment(i),
    };
  });
  const budgets = entries.filter(({ kind }) => kind === 'BUDGET');
  const versions = budgets.map(({ id, portfolioId }, i) => ({
    ...own(),
    portfolioId,
    number: i + 1,
    amountMinor: nth(AMOUNTS, i + 1),
    ...(i % 2 === 0
      ? { potMinor: null, potShortfallMinor: null }
      : { potMinor: nth(AMOUNTS, i + 1) / 3n, potShortfallMinor: nth(AMOUNTS, i) / 2n }),
    shortfallMinor: nth(AMOUNTS, i),
    ledgerEntryId: id,
    reason: text(i),
    setById: person(i),
    setAt: moment(i),
  }));
  const periods = versions.flatMap(({ id }, i) =>
    (i % 2 === 0
      ? [['01-01', '12-31']]
      : [
          ['07-01', '12-31'],
          ['01-01', '06-30'],
        ]
    ).map(([first, last]) => ({
      ...own(),
      ...{ budgetVersionId: id, firstDay: `2027-${first}`, lastDay: `2027-${last}`, amountMinor: nth(AMOUNTS, i) },
    })),
  );
  const rates = times(5, (i) => ({
    ...own(),
    currencyCode: nth(['EUR', 'JPY'], i),
    rate: nth(['1.0832', '0.000000000001', '123456789.123456789012'], i),
    day: nth(DAYS, i),
    setById: person(i),
    setAt: moment(i),
  }));
  const costs = times(9, (i) => ({
    ...own(),
    initiativeId: nth(initiatives, i % 2).id,
    kind: nth(COST_KINDS, i),
    day: nth(['2027-12-31', '2026-12-31', '2026-01-31'], i),
    amountMinor: nth([9_007_199_254_740_993n, 250n, 1n], i),
    currencyCode: nth(['USD', 'EUR'], i),
    rate: nth([null, '1.0832'], i),
    rateDay: nth([null, '2026-01-31'], i),
    bookedMinor: nth([9_007_199_254_740_993n, 271n, 1n], i),
    ofGrant: i % 3 > 0,
    note: maybe(text(i), i),
    externalReference: maybe(`${text(i)} ${i}`, i + 1),
    importId: maybe(nth(imports, i).id, i),
    bookedById: person(i),
    bookedAt: moment(i),
  }));
  const corrections = times(2, (i) => ({
    ...{ ...costs[i]!, ...own(), externalReference: null, correctsId: costs[i]!.id },
    ...{ amountMinor: -100n, bookedMinor: -108n },
  }));
  return [
    [LedgerEntryTable, entries],
    [BudgetVersionTable, versions],
    [BudgetPeriodTable, periods],
    [ExchangeRateTable, rates],
    [CostTable, costs.map((cost) => ({ ...cost, correctsId: null }))],
    [CostTable, corrections],
  ];
}

/** The first is told of everything, the others less; every third by mail, and the first has said what she wants. */
function notificationRows(
  own: Own,
  person: (index: number) => string,
  subjects: readonly (Id & { readonly kind: string })[],
): Rows[] {
  const notifications = times(14, (i) => ({
    ...own(),
    personId: person(i % 5 < 3 ? 0 : i),
    kind: nth(NOTIFICATION_KINDS, i),
    subjectKind: nth(subjects, i).kind,
    subjectId: nth(subjects, i).id,
    title: text(i),
    text: text(i + 1),
    actorId: maybe(person(i + 1), i),
    createdAt: moment(i),
    readAt: i % 4 === 0 ? moment(i + 1) : null,
    unmailed: i % 3 === 0 ? null : nth(UNMAILED, i),
  }));
  const deliveries = notifications
    .filter(({ unmailed }) => unmailed === null)
    .map(({ id: notificationId }, i) => ({
      ...own(),
      notificationId,
      state: nth(MAIL_STATES, i),
      attempts: i,
      lastError: nth(MAIL_STATES, i) === 'FAILED' ? text(i) : null,
      queuedAt: moment(i),
      sentAt: nth(MAIL_STATES, i) === 'SENT' ? moment(i + 1) : null,
    }));
  return [
    [NotificationTable, notifications],
    [MailDeliveryTable, deliveries],
    [
      NotificationPreferenceTable,
      [{ organizationId: own().organizationId, personId: person(0), kind: 'MENTIONED', mail: false }],
    ],
  ];
}

/** The first initiative is planned twice, the second once, the others not at all. */
function planRows(own: Own, person: (index: number) => string, initiatives: readonly Id[]): Rows[] {
  const plans = times(3, (i) => ({
    ...own(),
    initiativeId: nth(initiatives, i % 2).id,
    number: i < 2 ? 1 : 2,
    reason: maybe(text(i), i + 2),
    plannedById: person(i),
    plannedAt: moment(i),
  }));
  const stages = plans.flatMap(({ id: initiativePlanId, organizationId }, i) =>
    STAGES.slice(i).map((stage, at) => ({
      ...{ organizationId, initiativePlanId, stage },
      ...{ plannedStart: nth(DAYS, i), plannedEnd: `2026-0${3 + at + i}-15` },
    })),
  );
  return [
    [InitiativePlanTable, plans],
    [PlannedStageTable, stages.toReversed()],
  ];
}

/** Two comments on each subject, the second a reply to the first; some edited, some withdrawn. */
function commentRows(
  own: Own,
  person: (index: number) => string,
  subjects: readonly (Id & { readonly kind: string })[],
): Rows[] {
  const comments: (ReturnType<Own> & { readonly version: number; readonly withdrawnAt: Date | null })[] = [];
  subjects.forEach(({ kind, id: subjectId }, i) => {
    const comment = (replyToId: string | null, at: number) => ({
      ...own(),
      subjectKind: kind,
      subjectId,
      replyToId,
      authorId: person(at),
      createdAt: moment(at),
      version: 1 + (at % 3),
      withdrawnAt: at % 3 === 2 ? moment(at + 1) : null,
      withdrawnById: at % 3 === 2 ? person(at + 1) : null,
      withdrawalReason: at % 6 === 5 ? text(at) : null,
    });
    const first = comment(null, 2 * i);
    comments.push(first, comment(first.id, 2 * i + 1));
  });
  const versions = comments.flatMap(({ id: commentId, version, withdrawnAt }, i) =>
    times(withdrawnAt === null ? version : version - 1, (at) => ({
      ...own(),
      commentId,
      version: at + 1,
      text: text(i + at),
      writtenAt: moment(i + at),
    })),
  );
  const mentions = versions.flatMap(({ organizationId, commentId, version }, i) =>
    times(i % 3, (at) => ({ organizationId, commentId, version, personId: person(i + at) })),
  );
  return [
    [CommentTable, comments],
    [CommentVersionTable, versions],
    [CommentMentionTable, mentions],
  ];
}

/** Of which the content is told as it is. */
function digestRows(own: Own, organizationId: string, person: (index: number) => string): readonly Rows[] {
  const reading = (i: number) => ({
    value: i / 7,
    n: 10 ** 9 + i,
    windowFrom: nth(DAYS, i),
    windowTo: nth(DAYS, i + 1),
  });
  const named = (i: number) => ({
    ...{ metric: nth(METRIC_CODES, i), name: text(i), source: maybe(text(i + 1), i) },
    cut: i % 2 === 0 ? [] : [{ dimension: 'PRODUCT', value: text(i) }],
  });
  const moved = (i: number) => ({
    ...{
      ...named(i),
      unit: text(i + 1),
      before: reading(i),
      latest: reading(i + 1),
      difference: 1 / 7,
      isBetter: i % 2 === 0,
    },
    ...{ pValue: 1e-9 * i, adjustedPValue: 0.1 },
  });
  const content = (i: number) => ({
    ...{ from: nth(DAYS, i), to: nth(DAYS, i + 1), comparedCount: i, moved: times(i % 3, moved) },
    leftOut: times((i + 1) % 3, (j) => ({ ...named(j), reason: nth(LEFT_OUT_REASONS, i + j) })),
    participation: times(i % 2, () => ({ cxFunction: null, people: i, proposed: 0, assessed: 1, estimated: 2 })),
  });
  const digests = times(4, (i) => ({
    ...{ ...own(), number: i + 1, title: text(i), content: content(i), markdown: text(i), html: text(i + 1), text: '' },
    ...{ dueAt: new Date(Date.UTC(2026, 0, i + 1)), since: new Date(0), issuedAt: new Date(Date.UTC(2026, 1, i % 3)) },
  }));
  const entry = (i: number) => ({
    ...{ metric: nth(METRIC_CODES, i), name: text(i), unit: 'PERCENT', direction: 'HIGHER_IS_BETTER', cut: [] },
    because: times((i % 2) + 1, (j) => ({ kind: nth(SCORECARD_REASONS, i + j), name: text(j) })),
    ...{ latest: maybe({ ...reading(i), interval: maybe({ low: -1, high: 1 / 3 }, i + 1) }, i), before: null },
    ...{ verdict: maybe('CANNOT_TELL', i), cannotTellBecause: maybe('CHANCE', i) },
    goals: times(i % 2, () => ({
      ...{ title: text(i), accountable: text(i + 1), target: 1 / 3, dueOn: nth(DAYS, i), status: 'AT_RISK' },
    })),
  });
  const scorecards = times(5, (i) => ({
    ...{ ...own(), personId: person(i % 2), periodFrom: `201${i}-01-01`, periodTo: `202${i % 4}-12-31` },
    ...{ entries: times(i % 3, entry), frozenById: maybe(person(i), i), frozenAt: moment(i) },
  }));
  return [
    [ScorecardTable, scorecards],
    [DigestRecipientTable, [0, 2].map((i) => ({ organizationId, personId: person(i) }))],
    [DigestTable, digests],
  ];
}
