import type { EntitySchema } from 'typeorm';
import { ApprovalTable } from '../../src/approvals';
import { AuditRecordTable } from '../../src/audit';
import { LedgerEntryTable, PortfolioTable } from '../../src/budget';
import { balance, type LedgerEntry } from '../../src/budget/domain/ledger';
import { DeliverableTable, InitiativeEventTable, InitiativeTable } from '../../src/initiatives';
import { STAGES } from '../../src/initiatives/domain/initiative';
import {
  ChannelTable,
  EvidenceTable,
  FeedbackTable,
  FeedbackThemeTable,
  NeedTable,
  NeedThemeTable,
  ProductTable,
  ThemeTable,
} from '../../src/listening';
import { ReadingTable } from '../../src/metrics';
import { METRIC_CODES, METRICS, type MetricCode } from '../../src/metrics/domain/metric';
import { OrganizationTable, PersonTable, RoleGrantTable } from '../../src/people';
import {
  GovernanceBodyTable,
  GovernanceMemberTable,
  StrategicObjectiveTable,
  VisionStatementTable,
} from '../../src/organization';
import { TEAM_SEATS } from '../../src/organization/domain/team-structure';
import { PillarTable } from '../../src/pillars';
import { globalId, parseGlobalId } from '../../src/platform/global-id';
import { rankings } from '../../src/portfolio/domain/ranking';
import {
  AlternativeTable,
  IdeaTriageTable,
  ProposalEventTable,
  ProposalNeedTable,
  ProposalPillarTable,
  ProposalSupporterTable,
  ProposalTable,
} from '../../src/proposals';
import { DRIVER_CODES } from '../../src/proposals/domain/value-drivers';
import { EstimateTable, ProposalScoreTable, ScoringModelTable } from '../../src/scoring';
import { calendarDate } from '../../src/shared/input-check';
import { connectionOf, pageOf, type PageArguments } from './reference-page';
import type { Reading, Row } from './reference';

type Resolve = (parent: Row, args: Record<string, any>, reading: Reading) => unknown;
/** By type and field; a field that is left out is the row's property, one that is null is not answered. */
export type Resolvers = Readonly<Record<string, Readonly<Record<string, Resolve | null>>>>;

const TABLES: Readonly<Record<string, EntitySchema<any>>> = {
  Organization: OrganizationTable,
  Person: PersonTable,
  RoleGrant: RoleGrantTable,
  VisionStatement: VisionStatementTable,
  StrategicObjective: StrategicObjectiveTable,
  GovernanceBody: GovernanceBodyTable,
  GovernanceMember: GovernanceMemberTable,
  Pillar: PillarTable,
  Channel: ChannelTable,
  Product: ProductTable,
  Theme: ThemeTable,
  Feedback: FeedbackTable,
  Need: NeedTable,
  Evidence: EvidenceTable,
  Portfolio: PortfolioTable,
  LedgerEntry: LedgerEntryTable,
  Approval: ApprovalTable,
  Reading: ReadingTable,
  Alternative: AlternativeTable,
  Proposal: ProposalTable,
  ProposalEvent: ProposalEventTable,
  ProposalSupporter: ProposalSupporterTable,
  IdeaTriage: IdeaTriageTable,
  Estimate: EstimateTable,
  ScoringModel: ScoringModelTable,
  Deliverable: DeliverableTable,
  InitiativeEvent: InitiativeEventTable,
  Initiative: InitiativeTable,
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
const anyNode = async (id: string, { rows }: Reading): Promise<Row | null> => {
  const parsed = parseGlobalId(id);
  const table = parsed && TABLES[parsed.type];
  const row = table ? await rows.byId(table, parsed.id) : null;
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
  expected: Readonly<Record<string, string | null>>,
): Promise<boolean> =>
  (await rows.where(links, (link) => Object.entries(expected).every(([key, id]) => link[key] === id))).length > 0;
const countOf =
  (table: EntitySchema<any>, key: string): Resolve =>
  async (row, _args, { rows }) =>
    (await rows.where(table, (each) => each[key] === row['id'])).length;

/** A filter by words: the row has one of them. */
const oneOf =
  (key: string) =>
  (row: Row, words: string[]): boolean =>
    words.includes(row[key] as string);
const gatheredFor = (row: Row, subject: Row): boolean => row['subjectId'] === subject['id'];

const approvals = (where?: (row: Row, parent: Row) => boolean) =>
  connectionOf(ApprovalTable, {
    ...(where ? { where } : {}),
    orders: { REQUESTED_AT: 'requestedAt' },
    filters: { open: (row, open: boolean) => (row['decision'] === null) === open },
  });

const evidence = connectionOf(EvidenceTable, { where: gatheredFor, orders: { COLLECTED_ON: 'collectedOn' } });

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
      triageOwnerId: (row, id: string) => leadsTo(row['triageOwnerId'], 'Person', id),
      triageOverdue: (row, overdue: boolean, { now }) =>
        (row['status'] === 'IDEA' && row['answerBy'] !== null && row['answerBy'] < calendarDate(now)) === overdue,
      needId: (row, id: string, reading) =>
        isLinked(reading, ProposalNeedTable, { proposalId: row['id'] as string, needId: local('Need', id) }),
      pillarId: (row, id: string, reading) =>
        isLinked(reading, ProposalPillarTable, { proposalId: row['id'] as string, pillarId: local('Pillar', id) }),
    },
  });

const named = (table: EntitySchema<any>) => connectionOf(table, { orders: { NAME: 'name' } });

const entriesOf = async ({ rows }: Reading, portfolio: Row): Promise<readonly LedgerEntry[]> =>
  (await rows.where(LedgerEntryTable, (entry) => entry['portfolioId'] === portfolio['id'])) as unknown as LedgerEntry[];
const balanceOf =
  (sum: 'budgetMinor' | 'committedMinor' | 'remainingMinor'): Resolve =>
  async (portfolio, _args, reading) => ({
    amountMinor: balance(await entriesOf(reading, portfolio))[sum],
    currencyCode: portfolio['currencyCode'],
  });

const INACTION_WEIGHTS = { ONE: 100, TWO: 200, FOUR: 400 } as const;
type InactionWeight = keyof typeof INACTION_WEIGHTS;

async function ranked(portfolio: Row, args: PageArguments & { inactionWeight: InactionWeight }, reading: Reading) {
  const { rows } = reading;
  const competing = await rows.where(ProposalTable, (row) =>
    ['UNDER_ASSESSMENT', 'ASSESSED'].includes(row['status'] as string),
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
    balance(await entriesOf(reading, portfolio)).remainingMinor,
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

async function teamStructure({ rows }: Reading): Promise<Row[]> {
  const people = await rows.all(PersonTable, { name: 'ASC', id: 'ASC' });
  const leaders = await rows.where(RoleGrantTable, ({ role, portfolioId }) => role === 'CX_LEADER' && !portfolioId);
  return TEAM_SEATS.map((seat) => {
    const candidates = people.filter(({ id, cxFunction }) =>
      seat === 'CX_LEADER' ? leaders.some(({ personId }) => personId === id) : cxFunction === seat,
    );
    const above = (person: Row) => managersAbove(person, people);
    const holder = candidates.toSorted((a, b) => above(a) - above(b))[0];
    const found = { holderId: holder?.['id'] ?? null, managersAbove: holder ? above(holder) : null };
    return { seat, candidateCount: candidates.length, ...found };
  });
}

const metricOf = (code: MetricCode) => ({ code, ...METRICS[code] });

/** The type of each kind of subject that the audit knows. */
const SUBJECT_TYPES: Readonly<Record<string, string>> = {
  ORGANIZATION: 'Organization',
  PERSON: 'Person',
  PILLAR: 'Pillar',
  VISION_STATEMENT: 'VisionStatement',
  STRATEGIC_OBJECTIVE: 'StrategicObjective',
  GOVERNANCE_BODY: 'GovernanceBody',
  CHANNEL: 'Channel',
  PRODUCT: 'Product',
  THEME: 'Theme',
  FEEDBACK: 'Feedback',
  NEED: 'Need',
  PORTFOLIO: 'Portfolio',
  SCORING_MODEL: 'ScoringModel',
  PROPOSAL: 'Proposal',
  IDEA_TRIAGE: 'IdeaTriage',
  INITIATIVE: 'Initiative',
};

const detail =
  (name: string): Resolve =>
  async (record, _args, { rows }) => {
    const details = (await rows.details()).find((each) => each['record_id'] === record['id']);
    return (details?.['details'] as Row | undefined)?.[name] ?? null;
  };

const ids = Object.fromEntries(Object.keys(TABLES).map((type) => [type, { id: ofTable(type) }]));

/** The resolvers of the reference. Null stands for what the domain computes: that is held against the domain itself. */
export const referenceResolvers: Resolvers = {
  // What PostgreSQL makes of words and likeness is not done a second time in JavaScript.
  ProposalFilter: { search: null },
  ProposalOrderField: { RELEVANCE: null, SUPPORTERS: null },
  ...ids,
  Query: {
    node: (_root, { id }, reading) => anyNode(id as string, reading),
    nodes: (_root, args, reading) => (args['ids'] as string[]).map((id) => anyNode(id, reading)),
    viewer: (_root, _args, { rows, personId }) => rows.byId(PersonTable, personId),
    organization: async (_root, _args, { rows }) => (await rows.all(OrganizationTable))[0],
    person: byId('Person'),
    people: connectionOf(PersonTable, {
      orders: { NAME: 'name' },
      filters: {
        role: async (row, roles: string[], { rows }) =>
          (
            await rows.where(
              RoleGrantTable,
              (grant) => grant['personId'] === row['id'] && roles.includes(grant['role'] as string),
            )
          ).length > 0,
      },
    }),
    visionStatement: byId('VisionStatement'),
    visionStatements: connectionOf(VisionStatementTable, {
      orders: { CREATED_AT: 'createdAt' },
      filters: { scope: oneOf('scope') },
    }),
    strategicObjective: byId('StrategicObjective'),
    strategicObjectives: (_root, _args, { rows }) => rows.all(StrategicObjectiveTable, { position: 'ASC' }),
    teamStructure: (_root, _args, reading) => teamStructure(reading),
    governanceBody: byId('GovernanceBody'),
    governanceBodies: named(GovernanceBodyTable),
    pillar: byId('Pillar'),
    pillars: (_root, _args, { rows }) => rows.all(PillarTable, { position: 'ASC' }),
    channels: named(ChannelTable),
    products: named(ProductTable),
    themes: named(ThemeTable),
    feedback: connectionOf(FeedbackTable, {
      orders: { RECEIVED_ON: 'receivedOn' },
      defaultDirection: 'DESC',
      filters: {
        source: oneOf('source'),
        speaker: oneOf('speaker'),
        channelId: (row, id: string) => leadsTo(row['channelId'], 'Channel', id),
        productId: (row, id: string) => leadsTo(row['productId'], 'Product', id),
        themeId: (row, id: string, reading) =>
          isLinked(reading, FeedbackThemeTable, { feedbackId: row['id'] as string, themeId: local('Theme', id) }),
        receivedFrom: (row, day: string) => row['receivedOn'] >= day,
        receivedTo: (row, day: string) => row['receivedOn'] <= day,
        attribute: (row, { name, value }: { name: string; value: string }) =>
          Object.hasOwn(row['attributes'] as object, name) && (row['attributes'] as Row)[name] === value,
      },
    }),
    feedbackCounts: null,
    need: byId('Need'),
    needs: connectionOf(NeedTable, {
      orders: { CREATED_AT: 'createdAt', TITLE: 'title' },
      filters: { status: oneOf('status') },
    }),
    metrics: () => METRIC_CODES.map(metricOf),
    portfolio: byId('Portfolio'),
    portfolios: named(PortfolioTable),
    proposal: byId('Proposal'),
    proposals: proposals(),
    similarProposals: null,
    ideaTriage: async (_root, _args, { rows }) => (await rows.all(IdeaTriageTable))[0],
    valueDrivers: null,
    scoringModel: byId('ScoringModel'),
    scoringModels: connectionOf(ScoringModelTable, {
      orders: { PUBLISHED_AT: 'publishedAt' },
      defaultDirection: 'DESC',
    }),
    approvals: approvals(),
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
    roles: async (person, _args, { rows }) =>
      (await rows.all(RoleGrantTable, { role: 'ASC', id: 'ASC' })).filter((row) => row['personId'] === person['id']),
    proposals: proposals((row, person) => row['proposerId'] === person['id']),
    initiatives: initiatives((row, person) => answersFor(row, person['id'] as string)),
  },
  RoleGrant: {
    ...ids['RoleGrant'],
    person: one(PersonTable, 'personId'),
    grantedBy: one(PersonTable, 'grantedById'),
    portfolio: one(PortfolioTable, 'portfolioId'),
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
  },
  GovernanceMember: {
    ...ids['GovernanceMember'],
    person: one(PersonTable, 'personId'),
    deputy: one(PersonTable, 'deputyId'),
  },
  Pillar: {
    ...ids['Pillar'],
    owner: one(PersonTable, 'ownerId'),
    proposals: proposals((row, pillar, reading) =>
      isLinked(reading, ProposalPillarTable, { proposalId: row['id'] as string, pillarId: pillar['id'] as string }),
    ),
  },
  Channel: { ...ids['Channel'], feedbackCount: countOf(FeedbackTable, 'channelId') },
  Product: {
    ...ids['Product'],
    owner: one(PersonTable, 'ownerId'),
    feedbackCount: countOf(FeedbackTable, 'productId'),
  },
  Theme: { ...ids['Theme'], feedbackCount: countOf(FeedbackThemeTable, 'themeId') },
  Feedback: {
    ...ids['Feedback'],
    channel: one(ChannelTable, 'channelId'),
    product: one(ProductTable, 'productId'),
    themes: linked(ThemeTable, FeedbackThemeTable, 'feedbackId', 'themeId', 'name'),
    attributes: ({ attributes }) =>
      Object.entries(attributes as Row).map(([name, value]) => ({ name, value: value as string })),
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
  Portfolio: {
    ...ids['Portfolio'],
    budget: balanceOf('budgetMinor'),
    committed: balanceOf('committedMinor'),
    remaining: balanceOf('remainingMinor'),
    ledger: connectionOf(LedgerEntryTable, {
      where: (row, portfolio) => row['portfolioId'] === portfolio['id'],
      orders: { BOOKED_AT: 'bookedAt' },
      filters: { kind: oneOf('kind') },
    }),
    initiatives: initiatives((row, portfolio) => row['portfolioId'] === portfolio['id']),
    scoringModel: one(ScoringModelTable, 'scoringModelId'),
    proposals: proposals((row, portfolio) => row['portfolioId'] === portfolio['id']),
    ranking: ranked as Resolve,
  },
  RankedProposal: {
    points: part('scoreMicro', 6),
    value: money('valueMinor'),
    totalCost: money('totalCostMinor'),
    commitment: money('commitmentMinor'),
    proposal: one(ProposalTable, 'proposalId'),
  },
  LedgerEntry: {
    ...ids['LedgerEntry'],
    portfolio: one(PortfolioTable, 'portfolioId'),
    amount: async (entry, _args, { rows }) => ({
      amountMinor: entry['amountMinor'] as bigint,
      currencyCode: (await rows.byId(PortfolioTable, entry['portfolioId'] as string))!['currencyCode'] as string,
    }),
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
    costYearly: money('costYearlyMinor'),
    needs: linked(NeedTable, ProposalNeedTable, 'proposalId', 'needId', 'title'),
    pillars: linked(PillarTable, ProposalPillarTable, 'proposalId', 'pillarId', 'position'),
    alternatives: async (proposal, _args, { rows }) =>
      (await rows.all(AlternativeTable, { position: 'ASC', id: 'ASC' })).filter(
        (row) => row['proposalId'] === proposal['id'],
      ),
    missingForSubmission: null,
    possibleActs: null,
    initiative: async (proposal, _args, { rows }) =>
      (await rows.where(InitiativeTable, (row) => row['proposalId'] === proposal['id']))[0] ?? null,
    estimates: connectionOf(EstimateTable, {
      where: (row, proposal) => row['proposalId'] === proposal['id'],
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
  },
  Alternative: ids['Alternative']!,
  ProposalEvent: { ...ids['ProposalEvent'], actor: one(PersonTable, 'actorId') },
  ProposalSupporter: {
    ...ids['ProposalSupporter'],
    person: one(PersonTable, 'personId'),
    cameWith: one(ProposalTable, 'cameWithId'),
  },
  IdeaTriage: { ...ids['IdeaTriage'], owner: one(PersonTable, 'ownerId') },
  Estimate: {
    ...ids['Estimate'],
    proposal: one(ProposalTable, 'proposalId'),
    scorer: one(PersonTable, 'scorerId'),
    counted: async (estimate, _args, { rows }) =>
      (await rows.byId(ProposalTable, estimate['proposalId'] as string))!['proposerId'] !== estimate['scorerId'],
    roundId: ({ roundId }) => (roundId === null ? null : globalId('ScoringRound', roundId as string)),
    low: part('lowHundredths', 2),
    likely: part('likelyHundredths', 2),
    high: part('highHundredths', 2),
  },
  ProposalScore: {
    points: part('scoreMicro', 6),
    returns: part('returnsMicro', 6),
    costOfInaction: part('costOfInactionMicro', 6),
    coverage: part('coverageBasisPoints', 4),
    value: money('valueMinor'),
    weightedValue: money('weightedValueMinor'),
    valueOverHorizon: money('valueOverHorizonMinor'),
    totalCost: money('totalCostMinor'),
    valuePerCost: part('valuePerCostMicro', 6),
    model: one(ScoringModelTable, 'scoringModelId'),
  },
  ScoringModel: { ...ids['ScoringModel'], drivers: null },
  Approval: {
    ...ids['Approval'],
    requestedBy: one(PersonTable, 'requestedById'),
    decidedBy: one(PersonTable, 'decidedById'),
    initiative: one(InitiativeTable, 'subjectId'),
  },
  Reading: {
    ...ids['Reading'],
    metric: ({ metric }) => metricOf(metric as MetricCode),
    value: null,
    interval: null,
    recordedBy: one(PersonTable, 'recordedById'),
    initiative: one(InitiativeTable, 'subjectId'),
  },
  Initiative: {
    ...ids['Initiative'],
    proposal: one(ProposalTable, 'proposalId'),
    portfolio: one(PortfolioTable, 'portfolioId'),
    sponsor: one(PersonTable, 'sponsorId'),
    lead: one(PersonTable, 'leadId'),
    businessOwner: one(PersonTable, 'businessOwnerId'),
    budget: money('budgetMinor'),
    history: connectionOf(InitiativeEventTable, {
      where: (row, initiative) => row['initiativeId'] === initiative['id'],
      orders: { SEQUENCE: 'sequence' },
    }),
    deliverables: async (initiative, _args, { rows }) =>
      (await rows.all(DeliverableTable, { deliveredAt: 'ASC', id: 'ASC' })).filter(
        (row) => row['initiativeId'] === initiative['id'],
      ),
    evidence,
    readings: connectionOf(ReadingTable, {
      where: gatheredFor,
      orders: { WINDOW_TO: 'windowTo' },
      filters: {
        metric: oneOf('metric'),
        isBaseline: (row, isBaseline) => row['isBaseline'] === isBaseline,
      },
    }),
    verdicts: null,
    approvals: approvals(gatheredFor),
    availableTransitions: null,
    gate: null,
  },
  InitiativeEvent: {
    ...ids['InitiativeEvent'],
    actor: one(PersonTable, 'actorId'),
    facts: null,
    fromStage: null,
    fromStatus: null,
    toStage: null,
    toStatus: null,
  },
  Deliverable: { ...ids['Deliverable'], deliveredBy: one(PersonTable, 'deliveredById') },
  AuditRecord: {
    subjectId: ({ subjectKind, subjectId }) => globalId(SUBJECT_TYPES[subjectKind as string]!, subjectId as string),
    actor: one(PersonTable, 'actorId'),
    sequence: ({ sequence }) => Number(sequence),
    hash: ({ hash }) => (hash as Buffer).toString('hex'),
    previousHash: ({ previousHash }) => (previousHash as Buffer).toString('hex'),
    before: detail('before'),
    after: detail('after'),
    reason: detail('reason'),
  },
};
