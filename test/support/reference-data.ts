import type { EntitySchema } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { ApprovalTable } from '../../src/approvals';
import { LedgerEntryTable, PortfolioTable } from '../../src/budget';
import { DeliverableTable, InitiativeEventTable, InitiativeTable } from '../../src/initiatives';
import { DELIVERABLE_KINDS, INITIATIVE_STATUSES, STAGES } from '../../src/initiatives/domain/initiative';
import { beginning } from '../../src/initiatives/domain/lifecycle';
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
import { EVIDENCE_KINDS } from '../../src/listening/domain/evidence';
import { FEEDBACK_PARTIES, FEEDBACK_SOURCES, SPEAKERS } from '../../src/listening/domain/feedback';
import { NEED_STATUSES } from '../../src/listening/domain/need';
import { ReadingTable } from '../../src/metrics';
import { METRIC_CODES } from '../../src/metrics/domain/metric';
import { PersonTable } from '../../src/people';
import { GovernanceBodyTable, GovernanceMemberTable, VisionStatementTable } from '../../src/organization';
import { PillarTable } from '../../src/pillars';
import {
  AlternativeTable,
  ProposalEventTable,
  ProposalNeedTable,
  ProposalPillarTable,
  ProposalSupporterTable,
  ProposalTable,
} from '../../src/proposals';
import { PROPOSAL_STATUSES } from '../../src/proposals/domain/proposal';
import { DRIVER_CODES } from '../../src/proposals/domain/value-drivers';
import { EstimateTable, ProposalScoreTable, ScoringModelTable } from '../../src/scoring';
import { SHOWN_INACTION_WEIGHTS } from '../../src/scoring/domain/scoring-model';
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
    const all = async (table: EntitySchema<any>) => manager.getRepository(table).find();
    const founded = {
      people: await all(PersonTable),
      pillars: await all(PillarTable),
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
  readonly models: readonly { readonly id: string }[];
}
type Rows = readonly [EntitySchema<any>, Record<string, any>[]];

function rowsOf({ people, pillars, models }: Founded): readonly Rows[] {
  const { organizationId } = people[0]!;
  const own = () => ({ id: uuidv7(), organizationId });
  const person = (index: number) => nth(people, index).id;
  const portfolios = times(3, (i) => ({
    ...own(),
    name: text(i),
    periodFrom: '2027-01-01',
    periodTo: '2027-12-31',
    currencyCode: nth(['USD', 'JPY'], i),
    scoringModelId: models[0]!.id,
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
    deferredUntil: maybe(nth(DAYS, i), i),
    missingForDecision: maybe(text(i), i + 1),
    declineReason: maybe(text(i), i + 2),
    declineBasis: maybe(text(i + 1), i),
    mergedIntoId: i === PROPOSAL_STATUSES.indexOf('MERGED') ? proposalIds[0]!.id : null,
    resubmissionOfId: maybe(nth(proposalIds, i % 4).id, i),
    whatChanged: maybe(text(i + 2), i + 1),
    decidedById: maybe(person(i), i + 1),
    decidedAt: maybe(moment(i), i + 1),
    version: i + 1,
    createdAt: moment(i),
    updatedAt: moment(i + 1),
  }));
  const link = (more: object) => ({ organizationId, ...more });
  return [
    ...listening.rows,
    ...organizationRows(own, person),
    [PortfolioTable, portfolios],
    [ProposalTable, proposals],
    [ProposalNeedTable, proposals.map(({ id }, i) => link({ proposalId: id, needId: nth(listening.needs, i).id }))],
    [ProposalNeedTable, proposals.map(({ id }, i) => link({ proposalId: id, needId: nth(listening.needs, i + 1).id }))],
    [ProposalPillarTable, proposals.map(({ id }, i) => link({ proposalId: id, pillarId: nth(pillars, i % 3).id }))],
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
    ...scoringRows(own, organizationId, person, proposals, models[0]!.id),
    ...initiativeRows(own, person, proposals.slice(0, 4), portfolios),
  ];
}

type Own = () => { id: string; organizationId: string };
type Id = { readonly id: string };

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

function organizationRows(own: Own, person: (index: number) => string): readonly Rows[] {
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
  ];
}

function listeningRows(own: Own, organizationId: string, person: (index: number) => string) {
  const named = (count: number) => times(count, (i) => ({ ...own(), name: text(i) }));
  const [channels, themes] = [named(3), named(4)];
  const products = named(3).map((row, i) => ({ ...row, ownerId: maybe(person(i), i + 1), version: 1 }));
  const feedback = times(9, (i) => ({
    ...own(),
    source: nth(FEEDBACK_SOURCES, i),
    party: nth(FEEDBACK_PARTIES, i),
    speaker: nth(SPEAKERS, i),
    receivedOn: nth(DAYS, i),
    text: maybe(text(i), i),
    rating: maybe(nth([0.1, 4.35, 1e-7, 100], i), i + 1),
    channelId: maybe(nth(channels, i).id, i + 1),
    productId: maybe(nth(products, i).id, i),
    attributes: i % 2 === 0 ? { [text(i)]: text(i + 1), Company: text(0) } : {},
    importKey: null,
    recordedById: person(i),
    recordedAt: moment(i),
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
  const link = (more: object) => ({ organizationId, ...more });
  const rows: Rows[] = [
    [ChannelTable, channels],
    [ThemeTable, themes],
    [ProductTable, products],
    [FeedbackTable, feedback],
    [FeedbackThemeTable, feedback.map(({ id }, i) => link({ feedbackId: id, themeId: nth(themes, i % 3).id }))],
    [NeedTable, needs],
    [NeedThemeTable, needs.map(({ id }, i) => link({ needId: id, themeId: nth(themes, i % 2).id }))],
    [NeedThemeTable, needs.map(({ id }) => link({ needId: id, themeId: themes[2]!.id }))],
    [EvidenceTable, evidenceRows(own, person, 'NEED', needs)],
  ];
  return { needs, rows };
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

function scoringRows(
  own: Own,
  organizationId: string,
  person: (index: number) => string,
  proposals: readonly (Id & { readonly portfolioId: string | null })[],
  scoringModelId: string,
): Rows[] {
  const estimates = times(14, (i) => ({
    ...own(),
    proposalId: nth(proposals, i % 3).id,
    driver: nth(DRIVER_CODES, Math.floor(i / 3)),
    scorerId: person(i),
    roundId: maybe(uuidv7(), i),
    state: nth(['ESTIMATED', 'NOT_APPLICABLE'], i),
    lowHundredths: -1000 + i,
    likelyHundredths: i,
    highHundredths: 1001 + i,
    confidence: maybe(nth(['HIGH', 'MEDIUM', 'LOW'], i), i),
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
      scoringModelId,
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
    [EstimateTable, estimates],
    [ProposalScoreTable, scores],
  ];
}

function initiativeRows(
  own: Own,
  person: (index: number) => string,
  funded: readonly Id[],
  portfolios: readonly Id[],
): Rows[] {
  const initiatives = funded.map(({ id: proposalId }, i) => ({
    ...own(),
    proposalId,
    portfolioId: nth(portfolios, i % 2).id,
    title: text(i % 2),
    ...beginning(),
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
  const atWork = 'discover.underWay.working';
  const facts = { evidenceCounts: {}, deliverables: [], baselineReadings: 0, followUpReadings: 0, approvals: [] };
  return [
    [InitiativeTable, initiatives],
    [EvidenceTable, evidenceRows(own, person, 'INITIATIVE', initiatives)],
    [
      LedgerEntryTable,
      times(7, (i) => ({
        ...own(),
        portfolioId: nth(portfolios, i % 2).id,
        kind: nth(['BUDGET', 'COMMITMENT'], i),
        amountMinor: nth([500n, 100n, 9_007_199_254_740_993n, 9_007_199_254_740_990n], i),
        proposalId: maybe(nth(funded, i).id, i),
        reason: text(i),
        bookedById: person(i),
        bookedAt: moment(i),
      })),
    ],
    [
      InitiativeEventTable,
      times(5, (i) => ({
        ...own(),
        initiativeId: of(i),
        sequence: i,
        event: nth(['HOLD', 'RESUME'], i),
        fromState: atWork,
        toState: atWork,
        actorId: person(i),
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
        ...own(),
        initiativeId: of(i),
        stage: nth(STAGES, i),
        kind: nth(DELIVERABLE_KINDS, i),
        title: text(i),
        link: `https://example.com/${i}`,
        deliveredById: person(i),
        deliveredAt: moment(i),
      })),
    ],
    [
      ApprovalTable,
      times(6, (i) => ({
        ...own(),
        subjectKind: 'INITIATIVE',
        subjectId: nth(initiatives, i).id,
        gate: 'DISCOVER',
        subjectVersion: i,
        requestedById: person(i),
        requestedAt: moment(i),
        decision: i < 3 ? null : nth(['APPROVED', 'RETURNED', 'WITHDRAWN'], i),
        decidedById: i < 3 ? null : person(i + 1),
        decidedAt: i < 3 ? null : moment(i + 1),
        reason: maybe(text(i), i),
      })),
    ],
    [
      ReadingTable,
      times(7, (i) => ({
        ...own(),
        metric: nth(METRIC_CODES, i),
        subjectKind: 'INITIATIVE',
        subjectId: of(i),
        isBaseline: i % 2 === 0,
        n: nth([1, 3_000_000_000], i),
        sum: nth([-1n, 10n ** 18n], i),
        sumOfSquares: nth([1n, 10n ** 36n], i),
        windowFrom: '2026-01-01',
        windowTo: nth(DAYS, i),
        recordedById: person(i),
        recordedAt: moment(i),
      })),
    ],
  ];
}
