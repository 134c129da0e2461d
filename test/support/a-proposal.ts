import { idOf } from './a-bank';
import { mutationDocument } from './act';
import { aKey, type Answer, type Steward } from './steward';

/** Sends a mutation with a key of its own unless one is given; the answer as it came. */
export const send = (
  steward: Steward,
  email: string | undefined,
  name: string,
  input: Record<string, unknown>,
  selection = 'proposal { id version status }',
): Promise<Answer> =>
  steward.ask(email, mutationDocument(steward.house.schema, name, selection), {
    input: { idempotencyKey: aKey(), ...input },
  });

/** As `send`, for what must not be a fault: the payload or the refusal. */
export async function act(
  steward: Steward,
  email: string,
  name: string,
  input: Record<string, unknown>,
  selection?: string,
): Promise<Answer['data']> {
  const answer = await send(steward, email, name, input, selection);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors, undefined, 2));
  return answer.data[name] as Answer['data'];
}

export interface ProposalRef {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

/** As `act`, for what must succeed. */
export async function done(
  steward: Steward,
  email: string,
  name: string,
  input: Record<string, unknown>,
): Promise<ProposalRef> {
  const answer = await act(steward, email, name, input);
  if (!answer['proposal']) throw new Error(JSON.stringify(answer, undefined, 2));
  return answer['proposal'] as ProposalRef;
}

/** A need that Ben named and Ina established by an interview and a survey; its global id. */
export async function anEstablishedNeed(steward: Steward, title = 'Know how long it takes'): Promise<string> {
  const selection = 'need { id version }';
  const need = async (email: string, name: string, input: Record<string, unknown>) =>
    (await act(steward, email, name, input, selection))['need'] as { id: string; version: number };
  const { id } = await need('ben@example.com', 'nameNeed', { title, statement: 'I want to know how long it takes.' });
  const evidence = { needId: id, collectedOn: '2026-10-01', participants: 5, finding: 'They plan their day by it' };
  await need('ina@example.com', 'recordEvidence', { ...evidence, kind: 'INTERVIEW' });
  await need('ina@example.com', 'recordEvidence', { ...evidence, kind: 'SURVEY' });
  const named = await steward.data('ben@example.com', 'query($id: ID!) { need(id: $id) { version } }', { id });
  await need('ina@example.com', 'establishNeed', { needId: id, expectedVersion: named['need'].version });
  return id;
}

/** The first evidence of the first need of a proposal, an interview; its global id. */
export async function anEvidenceFor(steward: Steward, proposalId: string): Promise<string> {
  const { proposal } = await steward.data(
    'ben@example.com',
    'query($id: ID!) { proposal(id: $id) { needs { evidence(first: 1) { nodes { id } } } } }',
    { id: proposalId },
  );
  return proposal.needs[0].evidence.nodes[0].id as string;
}

/** The first pillar of the bank; its global id. */
export async function aPillar(steward: Steward): Promise<string> {
  const { pillars } = await steward.data('ben@example.com', '{ pillars { id } }');
  return pillars[0].id as string;
}

/** Ben's idea. */
export const anIdea = (steward: Steward, title = 'Say how long it takes'): Promise<ProposalRef> =>
  done(steward, 'ben@example.com', 'proposeIdea', {
    title,
    whoIsHurt: 'Customers in branches',
    howTheyAreHurt: 'They wait without knowing how long',
  });

/** Everything that Ben's idea has to state; Leah sponsors it. */
export const content = async (steward: Steward, portfolioId: string): Promise<Record<string, unknown>> => ({
  problem: 'Nobody says how long it takes',
  solution: 'A time for each visit',
  horizonYears: 5,
  costOneOffMinor: '60000',
  costYearlyMinor: '40000',
  portfolioId,
  sponsorId: await idOf(steward, 'leah@example.com'),
  needIds: [await anEstablishedNeed(steward)],
  pillarIds: [await aPillar(steward)],
  alternatives: [
    { kind: 'DO_NOTHING', title: 'Go on', consequence: 'They wait' },
    { kind: 'SIMPLEST', title: 'A sign', consequence: 'It is wrong by noon' },
  ],
});

/** Ben's proposal, written and not yet submitted. */
export async function aDraft(
  steward: Steward,
  portfolioId: string,
  different: Record<string, unknown> = {},
): Promise<ProposalRef> {
  const idea = await anIdea(steward);
  const input = { ...(await content(steward, portfolioId)), ...different };
  return done(steward, 'ben@example.com', 'editProposal', { proposalId: idea.id, expectedVersion: 1, ...input });
}

/** Ben's proposal, open for estimates. */
export async function underAssessment(
  steward: Steward,
  portfolioId: string,
  different: Record<string, unknown> = {},
): Promise<ProposalRef> {
  const draft = await aDraft(steward, portfolioId, different);
  const submitted = await done(steward, 'ben@example.com', 'submitProposal', change(draft));
  return done(steward, 'pam@example.com', 'startAssessment', change(submitted));
}

/** What a change of this version of it says. */
export const change = ({ id, version }: ProposalRef) => ({ proposalId: id, expectedVersion: version });

/** All ten value drivers, returns first. */
export const DRIVERS = [
  'CUSTOMER_LOYALTY',
  'BRAND_PROMOTION',
  'OPERATIONAL_IMPROVEMENT',
  'PRODUCT_AND_SERVICE_INNOVATION',
  'EMPLOYEE_ENGAGEMENT',
  'CUSTOMER_DEFECTION',
  'BRAND_DAMAGE',
  'RECURRING_PROBLEMS',
  'COMPLIANCE_SAFETY_AND_LEGAL_COST',
  'EMPLOYEE_DISSATISFACTION',
] as const;

/** Estimates without doubt, in the order of the drivers: points, or null for a driver that is not applicable. */
export const views = (points: readonly (number | null)[]) =>
  points.map((each, index) =>
    each === null
      ? { driver: DRIVERS[index], notApplicable: true }
      : { driver: DRIVERS[index], low: each, likely: each, high: each },
  );

/** Ben's proposal, estimated by Sam and closed by Pam. */
export async function anAssessed(
  steward: Steward,
  portfolioId: string,
  points: readonly (number | null)[] = [6, 4, 5, 2, 3, 8, 1, 7, 0, 5],
): Promise<ProposalRef> {
  const proposal = await underAssessment(steward, portfolioId);
  await done(steward, 'sam@example.com', 'estimateDrivers', { proposalId: proposal.id, estimates: views(points) });
  return done(steward, 'pam@example.com', 'closeAssessment', change(proposal));
}
