import type { InitiativeEventName } from '../../src/initiatives/domain/initiative';
import { daysAfter } from '../../src/shared/days';
import { calendarDate } from '../../src/shared/input-check';
import { mutationDocument } from '../support/act';
import { candidates } from '../support/a-candidate';
import { send } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { besides, bringing, MUTATION_OF } from '../support/what-a-gate-asks';
import type { Chance } from './chance';
import type { Sender } from './sender';

/** What all clients share. */
export interface Board {
  readonly steward: Steward;
  readonly sender: Sender;
  readonly portfolioId: string;
  /** Who runs what is funded here, by global id. */
  readonly leadId: string;
  readonly businessOwnerId: string;
  /** Initiatives that are not closed: every client may work on any of them, so that they get into each other's way. */
  readonly open: Set<string>;
  /** As many are kept open. */
  readonly openAtOnce: number;
  /** The latest version that anybody has read of an initiative. */
  readonly seen: Map<string, number>;
  /** What must not happen, in sentences. */
  readonly broken: string[];
}

interface Transition {
  readonly event: InitiativeEventName;
  readonly missing: readonly { readonly code: string }[];
  readonly reasons: readonly string[];
}

const STANDING = `query($id: ID!) { initiative(id: $id) {
  version status availableTransitions { event missing { code } reasons } } }`;

/** One who works on initiatives until it is time: funds, gathers, asks, decides, holds, iterates, stops and pays. */
export async function drive(board: Board, chance: Chance, isTime: () => boolean): Promise<void> {
  while (!isTime()) {
    if (board.open.size < board.openAtOnce) await fund(board);
    else if (chance.percent(5)) await pay(board, chance.of([...board.open]));
    else await step(board, chance.of([...board.open]), chance);
  }
}

async function fund({ steward, sender, portfolioId, leadId, businessOwnerId, open }: Board): Promise<void> {
  const [proposalId] = await candidates(steward, portfolioId, [{ sponsor: 'fin@example.com' }]);
  const document = mutationDocument(steward.house.schema, 'fundProposal', 'initiative { id }');
  const input = { proposalId, expectedVersion: 1, leadId, businessOwnerId, idempotencyKey: aKey() };
  const { fundProposal } = await sender.data('pam@example.com', document, { input });
  if ('code' in fundProposal) throw new Error(`Not funded: ${fundProposal.message}`);
  open.add(fundProposal.initiative.id);
}

async function pay({ steward, sender }: Board, initiativeId: string): Promise<void> {
  const document = mutationDocument(steward.house.schema, 'bookActualCost', 'cost { id }');
  const cost = { initiativeId, kind: 'ACTUAL', day: '2020-01-01', amountMinor: '100', currencyCode: 'USD' };
  const { bookActualCost } = await sender.data('fin@example.com', document, {
    input: { ...cost, idempotencyKey: aKey() },
  });
  if ('code' in bookActualCost) throw new Error(`Not booked: ${bookActualCost.message}`);
}

/** Reads where an initiative stands, and takes it on from there: somebody else may have been quicker. */
async function step(board: Board, initiativeId: string, chance: Chance): Promise<void> {
  const { sender, open, seen, broken } = board;
  const email = chance.of(['des@example.com', 'leah@example.com', 'liam@example.com', 'flo@example.com']);
  const before = seen.get(initiativeId) ?? 1;
  const { initiative } = await sender.data(email, STANDING, { id: initiativeId });
  const { version, status, availableTransitions } = initiative;
  if (version < before) broken.push(`Initiative ${initiativeId} was at version ${before}, then at ${version}.`);
  seen.set(initiativeId, Math.max(version, seen.get(initiativeId) ?? 1));
  const chosen = choose(availableTransitions as Transition[], chance);
  if (chosen === undefined) {
    if (status === 'CLOSED') open.delete(initiativeId);
    return;
  }
  if (chosen.missing.some(({ code }) => code.endsWith('CONDITION'))) return settle(board, initiativeId, chance);
  if (chosen.event === 'APPROVE' && chance.percent(30)) return approveUnder(board, { initiativeId, version, email });
  const brings = chosen.missing.flatMap(({ code }) => {
    const bring = bringing(code, new Date());
    return bring ? [bring] : [];
  });
  if (brings.length > 0) {
    const [mutation, input] = chance.of(brings);
    const expected = mutation === 'reforecast' ? { expectedVersion: version } : {};
    await send(sender, email, mutation, { initiativeId, ...expected, ...input });
    return;
  }
  const reason = `${chosen.event} at version ${version}`;
  const input = { initiativeId, expectedVersion: version, reason, ...besides(chosen.event, new Date()) };
  await send(sender, email, MUTATION_OF[chosen.event], input);
}

const CONDITIONS = `query($id: ID!) { initiative(id: $id) {
  conditions(first: 1, filter: { state: [OPEN, MET] }) { nodes { id state version confirmer { email } } } } }`;

/** Meets a condition of an earlier approval, or has whoever set it confirm it or send it back. */
async function settle({ steward, sender }: Board, id: string, chance: Chance): Promise<void> {
  const { initiative } = await sender.data('des@example.com', CONDITIONS, { id });
  const [condition] = initiative.conditions.nodes as [Record<string, any> | undefined];
  if (condition === undefined) return;
  const [mutation, email, said]: [string, string, object] =
    condition['state'] === 'OPEN'
      ? ['meetCondition', 'des@example.com', { done: 'Done.' }]
      : chance.percent(20)
        ? ['reopenCondition', condition['confirmer'].email as string, { reason: 'Not yet.' }]
        : ['confirmCondition', condition['confirmer'].email as string, {}];
  const input = { conditionId: condition['id'], expectedVersion: condition['version'], ...said };
  const document = mutationDocument(steward.house.schema, mutation, 'condition { id } initiative { id }');
  await sender.data(email, document, { input: { ...input, idempotencyKey: aKey() } });
}

interface Approving {
  readonly initiativeId: string;
  readonly version: number;
  readonly email: string;
}

/** Approves, and sets a condition. */
async function approveUnder({ steward, sender }: Board, { initiativeId, version, email }: Approving): Promise<void> {
  const query = 'query($id: ID!) { initiative(id: $id) { approvals(last: 1) { nodes { id decision } } } }';
  const { initiative } = await sender.data(email, query, { id: initiativeId });
  const [approval] = initiative.approvals.nodes as [{ id: string; decision: string | null } | undefined];
  if (approval === undefined || approval.decision !== null) return;
  const conditions = [{ text: `At version ${version}`, dueOn: daysAfter(calendarDate(new Date()), 1_000) }];
  const said = { approvalId: approval.id, choice: 'APPROVE_WITH_CONDITIONS', conditions };
  const moved = `initiative { id stage status version } event { id sequence event fromStage fromStatus toStage toStatus reason }`;
  const document = mutationDocument(steward.house.schema, 'castVote', moved);
  await sender.data(email, document, { input: { ...said, expectedVersion: version, idempotencyKey: aKey() } });
}

/** What leads on, mostly; now and then whatever else is possible. */
function choose(transitions: readonly Transition[], chance: Chance): Transition | undefined {
  const possible = transitions.filter(({ reasons }) => reasons.length === 0);
  const onward = possible.filter(({ event }) => ['REQUEST_APPROVAL', 'APPROVE', 'RESUME'].includes(event));
  const aside = possible.filter(({ event }) => event !== 'STOP' || chance.percent(10));
  if (onward.length > 0 && !chance.percent(10)) return chance.of(onward);
  return aside.length > 0 ? chance.of(aside) : undefined;
}
