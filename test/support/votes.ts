import { idOf } from './a-bank';
import { act, type Acted } from './act';
import { anInitiative, move, versionOf, workOf } from './an-initiative';
import type { Steward } from './steward';

/** How votes are selected in tests. */
export const VOTES = `votes { nodes { for { name } voter { name } choice reason conditions { text state } contentVersion standing } }`;
export const TALLY = `tally { state groups { name approved needed awaited { person { name } deputies { name } } }
  missing { code message } }`;

/**
 * Publishes a gate policy for the standard track under which these groups approve at the gate of a stage, within these times.
 */
export const approvalsBy = (
  steward: Steward,
  groups: readonly object[],
  { stage = 'DISCOVER', times = {} }: { readonly stage?: string; readonly times?: object } = {},
): Promise<void> =>
  publishPolicy(steward, ({ gates }) => ({
    gates: { ...gates, [stage]: { ...gates[stage], approvals: { groups, ...times } } },
  }));

interface PolicyDocument {
  readonly gates: Readonly<Record<string, object>>;
  readonly material?: object;
}

/** Publishes a gate policy for the standard track: the one in force, with something changed in it. */
export async function publishPolicy(
  steward: Steward,
  change: (document: PolicyDocument) => PolicyDocument,
): Promise<void> {
  const { gatePolicies } = await steward.data(
    'ada@example.com',
    '{ gatePolicies(filter: { track: [STANDARD] }, first: 1) { nodes { document } } }',
  );
  const document = change(gatePolicies.nodes[0].document as PolicyDocument);
  const drafted = await act(
    steward,
    'ada@example.com',
    'draftGatePolicy',
    { track: 'STANDARD', document, note: 'Votes.' },
    'gatePolicy { id version }',
  );
  const { id: gatePolicyId, version: expectedVersion } = drafted['gatePolicy'] as { id: string; version: number };
  const published = await act(steward, 'ada@example.com', 'publishGatePolicy', { gatePolicyId, expectedVersion });
  if ('code' in published) throw new Error(published['message'] as string);
}

/** An initiative at the gate of discover, asked for by Des. */
export async function atTheGate(
  steward: Steward,
  portfolioId: string,
  of: Parameters<typeof anInitiative>[2] = {},
): Promise<{ initiativeId: string; approvalId: string }> {
  const initiativeId = await anInitiative(steward, portfolioId, of);
  await workOf(steward, initiativeId, 'DISCOVER');
  const asked = await move(steward, 'des@example.com', 'requestApproval', initiativeId);
  return { initiativeId, approvalId: asked['approval'].id as string };
}

/** Casts a vote on the version that the initiative is at. */
export async function vote(
  steward: Steward,
  email: string,
  { initiativeId, approvalId }: { initiativeId: string; approvalId: string },
  input: Record<string, unknown>,
  selection = `vote { id } approval { decision contentVersion ${TALLY} } initiative { stage status } event { id }`,
): Promise<Acted> {
  const expectedVersion = await versionOf(steward, initiativeId);
  return act(steward, email, 'castVote', { approvalId, expectedVersion, ...input }, selection);
}

/** What `node` says of an approval. */
export async function approvalOf(
  steward: Steward,
  email: string,
  id: string,
  selection: string,
): Promise<Record<string, any>> {
  const { node } = await steward.data(email, `query($id: ID!) { node(id: $id) { ... on Approval { ${selection} } } }`, {
    id,
  });
  return node as Record<string, any>;
}

/** Somebody is away from today, with this deputy. */
export async function isAway(steward: Steward, email: string, deputy: string): Promise<void> {
  const answer = await act(steward, email, 'recordAbsence', {
    personId: await idOf(steward, email),
    firstDay: steward.clock.now().toISOString().slice(0, 10),
    lastDay: new Date(steward.clock.now().getTime() + 13 * 86_400_000).toISOString().slice(0, 10),
    deputyId: await idOf(steward, deputy),
  });
  if ('code' in answer) throw new Error(answer['message'] as string);
}
