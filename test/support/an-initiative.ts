import { idOf } from './a-bank';
import { candidates, type CandidateRow } from './a-candidate';
import { act } from './act';
import { aKey, type Answer, type Steward } from './steward';

interface InitiativeOf {
  readonly title?: string;
  readonly proposer?: string;
  readonly sponsor?: string;
  readonly lead?: string;
  readonly businessOwner?: string;
  readonly track?: NonNullable<CandidateRow['track']>;
}

/**
 * A proposal of Ben's, funded by Pam, with sponsor Fin, lead Des and business owner Bea unless the test says otherwise.
 * Leah and Liam, the CX leaders, have no part in it, nor has Flo of finance.
 * @param portfolioId global, with budget enough
 * @returns the global id of the initiative
 */
export async function anInitiative(steward: Steward, portfolioId: string, of: InitiativeOf = {}): Promise<string> {
  const row = {
    title: of.title ?? 'Say why a payment was held',
    proposer: of.proposer ?? 'ben@example.com',
    sponsor: of.sponsor ?? 'fin@example.com',
    ...(of.track && { track: of.track }),
  };
  const [proposalId] = await candidates(steward, portfolioId, [row]);
  const answer = await steward.data(
    'pam@example.com',
    `mutation($input: FundProposalInput!) { fundProposal(input: $input) {
      ... on FundProposalPayload { initiative { id } } ... on UserError { message } } }`,
    {
      input: {
        proposalId,
        expectedVersion: 1,
        leadId: await idOf(steward, of.lead ?? 'des@example.com'),
        businessOwnerId: await idOf(steward, of.businessOwner ?? 'bea@example.com'),
        idempotencyKey: aKey(),
      },
    },
  );
  const { initiative, message } = answer['fundProposal'] as { initiative?: { id: string }; message?: string };
  if (!initiative) throw new Error(message);
  return initiative.id;
}

/** What each mutation on an initiative takes beside initiative, version and key, and what is asked of its payload. */
const ADDS = {
  recordInitiativeEvidence: ['RecordInitiativeEvidence', 'evidence { id kind finding recordedBy { name } }'],
  addDeliverable: ['AddDeliverable', 'deliverable { id kind title link stage deliveredBy { name } }'],
  recordReading: [
    'RecordReading',
    'reading { id metric { code name unit } isBaseline n sum sumOfSquares value windowFrom windowTo recordedBy { name } }',
  ],
  assignInitiativeRoles: [
    'AssignInitiativeRoles',
    'initiative { version sponsor { name } lead { name } businessOwner { name } }',
  ],
  reforecast: ['Reforecast', 'forecast { id number costChangePercent valueChangePercent } initiative { version }'],
} as const;
const MOVES = {
  requestApproval: 'MoveInitiativeInput',
  approveGate: 'MoveInitiativeInput',
  resumeInitiative: 'MoveInitiativeInput',
  returnForRework: 'MoveInitiativeWithReasonInput',
  holdInitiative: 'MoveInitiativeWithReasonInput',
  stopInitiative: 'MoveInitiativeWithReasonInput',
  iterateInitiative: 'MoveInitiativeWithReasonInput',
  referToReview: 'MoveInitiativeWithReasonInput',
  confirmFunding: 'ConfirmFundingInput',
  embedInitiative: 'EmbedInitiativeInput',
  recheckInitiative: 'MoveInitiativeInput',
} as const;
export type Move = keyof typeof MOVES;
export type InitiativeMutation = Move | keyof typeof ADDS;

export const isMove = (name: InitiativeMutation): name is Move => name in MOVES;

const REFUSAL = `... on UserError { code message } ... on InvalidInput { problems { path message } }
  ... on GateUnmet { missing { code message } } ... on StaleVersion { currentVersion currentStage currentStatus } ... on NotPossibleNow { status }`;
const MOVED = `initiative { id stage status version enteredStageAt }
  event { id sequence event fromStage fromStatus toStage toStatus reason actor { name } }`;
const OF_ALL_MOVES = `... on MoveInitiativePayload { ${MOVED} approval { id gate decision reason decidedBy { name } } }`;

/** The document of a mutation on an initiative. */
export function documentOf(name: InitiativeMutation): string {
  if (isMove(name)) {
    const moved = name === 'confirmFunding' ? `... on ConfirmFundingPayload { ${MOVED} }` : OF_ALL_MOVES;
    return `mutation($input: ${MOVES[name]}!) { ${name}(input: $input) { __typename ${moved} ${REFUSAL} } }`;
  }
  const [type, payload] = ADDS[name];
  return `mutation($input: ${type}Input!) { ${name}(input: $input) {
    __typename ... on ${type}Payload { ${payload} } ${REFUSAL} } }`;
}

/** The version that the initiative is at. */
export async function versionOf(steward: Steward, id: string): Promise<number> {
  const { initiative } = await steward.data('ada@example.com', 'query($id: ID!) { initiative(id: $id) { version } }', {
    id,
  });
  return initiative.version as number;
}

/** Sends a mutation that must be answered, be it by a refusal, and gives its answer. */
export async function send(
  steward: Pick<Steward, 'data'>,
  email: string,
  name: InitiativeMutation,
  input: Record<string, unknown>,
): Promise<Record<string, any>> {
  const data = await steward.data(email, documentOf(name), { input: { idempotencyKey: aKey(), ...input } });
  return data[name] as Record<string, any>;
}

/** As `send`, for whatever may come of it. */
export const sendRaw = (
  steward: Steward,
  email: string | undefined,
  name: InitiativeMutation,
  input: Record<string, unknown>,
): Promise<Answer> => steward.ask(email, documentOf(name), { input: { idempotencyKey: aKey(), ...input } });

/** A move on the version that the initiative is at. */
export const move = async (
  steward: Steward,
  email: string,
  name: Move,
  initiativeId: string,
  input: Record<string, unknown> = {},
): Promise<Record<string, any>> => {
  const needsReason = ['MoveInitiativeWithReasonInput', 'EmbedInitiativeInput'].includes(MOVES[name]);
  const expectedVersion = await versionOf(steward, initiativeId);
  return send(steward, email, name, {
    initiativeId,
    expectedVersion,
    ...(needsReason ? { reason: 'Because.' } : {}),
    ...(name === 'embedInitiative' ? { recheckOn: '2027-05-03' } : {}),
    ...input,
  });
};

export const anEvidence = (kind: string, different: Record<string, unknown> = {}) => ({
  kind,
  collectedOn: '2026-10-20',
  participants: 4,
  finding: 'Nobody could say why.',
  ...different,
});
export const aDeliverable = (kind: string) => ({ kind, title: `The ${kind}`, link: 'https://example.com/paper' });
/** 60 of 100 answered 9 or 10, 25 answered 0 to 6: NPS 35. */
export const aBaseline = {
  metric: 'NPS',
  isBaseline: true,
  windowFrom: '2026-09-01',
  windowTo: '2026-09-30',
  nps: { promoters: 60, passives: 15, detractors: 25 },
};
export const aFollowUp = { ...aBaseline, isBaseline: false, windowFrom: '2026-10-01', windowTo: '2026-10-31' };

type Work = readonly [InitiativeMutation, Record<string, unknown>];
const evidence = (kind: string): Work => ['recordInitiativeEvidence', anEvidence(kind)];
const deliverable = (kind: string): Work => ['addDeliverable', aDeliverable(kind)];

/** What the first gate policy asks for, by stage. */
const WORK: Readonly<Record<string, readonly Work[]>> = {
  DISCOVER: [...Array<string>(3).fill('INTERVIEW'), 'SHADOWING'].map(evidence),
  DESIGN: [
    ...['WORKSHOP', 'JOURNEY_MAP'].map(evidence),
    ['recordReading', aBaseline],
    ...['FORECAST', 'KILL_CRITERIA', 'CHANGE_PLAN'].map(deliverable),
  ],
  PROTOTYPE: [...['PROTOTYPE_TEST', 'PROTOTYPE_TEST'].map(evidence), deliverable('SERVICE_READINESS')],
  MEASURE: [['recordReading', aFollowUp], deliverable('ADOPTION_REPORT')],
  SUNSET: ['SUNSET_PLAN', 'CUSTOMER_NOTICE', 'LESSONS'].map(deliverable),
};

/** Brings what the gate of a stage asks for. */
export async function workOf(steward: Steward, initiativeId: string, stage: string): Promise<void> {
  for (const [name, input] of WORK[stage] ?? []) {
    // Of a survey of its own: the stage may be gone through again, on the same day.
    const source = name === 'recordReading' ? { source: aKey() } : {};
    const answer = await send(steward, 'des@example.com', name, { initiativeId, ...input, ...source });
    if ('code' in answer) throw new Error(`${name}: ${String(answer['message'])}`);
  }
  if (stage === 'DESIGN') await forecastAsFunded(steward, initiativeId);
}

/** Makes the forecast again, and nothing has changed. */
export async function forecastAsFunded(steward: Steward, initiativeId: string): Promise<void> {
  const { initiative } = await steward.data(
    'ada@example.com',
    `query($id: ID!) { initiative(id: $id) { version forecasts(filter: { kind: FUNDED }, last: 1) { nodes {
      costOneOff { amountMinor } costYearly { amountMinor } valueYearly { amountMinor } } } } }`,
    { id: initiativeId },
  );
  const [funded] = initiative.forecasts.nodes as Record<string, { amountMinor: string }>[];
  const answer = await act(steward, 'des@example.com', 'reforecast', {
    ...{ initiativeId, expectedVersion: initiative.version as number, note: 'As it was.' },
    costOneOffMinor: funded!['costOneOff']!.amountMinor,
    costYearlyMinor: funded!['costYearly']!.amountMinor,
    valueYearlyMinor: funded!['valueYearly']!.amountMinor,
  });
  if ('code' in answer) throw new Error(`reforecast: ${String(answer['message'])}`);
}

/** Through the gates of these stages: worked on and asked for by Des, approved by Leah, and at that of design by Flo before her. */
export async function pass(steward: Steward, initiativeId: string, ...stages: string[]): Promise<void> {
  for (const stage of stages) {
    await workOf(steward, initiativeId, stage);
    for (const [email, verb] of [
      ['des@example.com', 'requestApproval'],
      ...(stage === 'DESIGN' ? [['flo@example.com', 'approveGate'] as const] : []),
      ['leah@example.com', 'approveGate'],
    ] as const) {
      const answer = await move(steward, email, verb, initiativeId);
      if ('code' in answer) throw new Error(`${verb} in ${stage}: ${String(answer['message'])}`);
    }
  }
}
