import { createMachine, getNextSnapshot, initialTransition, type AnyMachineSnapshot } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { InitiativeEventTable, InitiativeTable, verifyHistory } from '../../src/initiatives';
import { differenceFromHistory } from '../../src/initiatives/domain/history-check';
import { ASK_AGAIN, type InitiativeEventName } from '../../src/initiatives/domain/initiative';
import { parseGlobalId } from '../../src/platform/global-id';
import { inOrder, statePath, type StateValue } from '../../src/workflow/definition';
import { graphOf } from '../../src/workflow/graph';
import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { aDeliverable, anInitiative, move, send, versionOf } from '../support/an-initiative';
import { DEFAULT_PROCESS, DEFAULT_VERSIONS } from '../support/default-process';
import type { Steward } from '../support/steward';
import { besides, bringing, MUTATION_OF } from '../support/what-a-gate-asks';
import { inOrganizationOf } from '../support/written-rows';

const { definition } = DEFAULT_PROCESS;
type EventName = InitiativeEventName | typeof ASK_AGAIN;
const EVENTS = Object.keys(definition.events).map((type) => ({ type: type as EventName }));

/** The model: the machine of the definition, every gate open. Over the API, what the gates ask for is brought. */
const machine = createMachine({ ...(definition.machine as object), id: definition.id }).provide({
  guards: Object.fromEntries(
    graphOf(definition).edges.flatMap(({ guard }) => (guard ? [[guard.type, () => true]] : [])),
  ),
  // A delay that is not known runs out at once.
  delays: { stageDays: 1, stageEscalationDays: 1, recheckDay: 1 },
});

const [START] = initialTransition(machine);

/** A transition as the model takes it. */
interface Step {
  readonly event: EventName;
  readonly from: AnyMachineSnapshot;
  readonly to: AnyMachineSnapshot;
}
type Path = readonly Step[];

const possibleIn = (state: AnyMachineSnapshot) =>
  EVENTS.filter((event) => state.status === 'active' && state.can(event)).map(({ type }) => type);
const after = (state: AnyMachineSnapshot, type: EventName): AnyMachineSnapshot =>
  getNextSnapshot(machine, state as never, { type });

/** Two on hold are alike when they resume to the same. */
const alike = (state: AnyMachineSnapshot): string =>
  JSON.stringify([state.value, possibleIn(state).map((event) => [event, after(state, event).value])]);

/** So few paths that every transition out of every state that can be reached is on one of them. */
function pathsThatCoverAll(): Path[] {
  const taken = new Set<string>();
  const paths = getShortestPaths(machine, { events: EVENTS, serializeState: alike })
    .flatMap(({ state, steps }) => {
      const before = steps.map(({ event }) => event.type).filter((type) => type !== 'xstate.init');
      return possibleIn(state).map((event) => [...before, event] as EventName[]);
    })
    .sort((a, b) => b.length - a.length);
  return paths.flatMap((events) => {
    const path = walked(events);
    // The longest come first: what they lead through needs no path of its own.
    const steps = path.map(({ event, from }) => `${alike(from)} ${event}`);
    if (taken.has(steps.at(-1)!)) return [];
    steps.forEach((step) => taken.add(step));
    return [path];
  });
}

function walked(events: readonly EventName[]): Path {
  let at: AnyMachineSnapshot = START;
  return events.map((event) => ({ event, from: at, to: (at = after(at, event)) }));
}

const PATHS = pathsThatCoverAll();
const inWords = (path: Path): string => path.map(({ event }) => event).join(', ');

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

interface Offer {
  readonly event: InitiativeEventName;
  readonly allowed: boolean;
  readonly toStage: string;
  readonly toStatus: string;
  readonly missing: readonly { readonly code: string }[];
}

/** Who may send something here: the lead, or a leader and somebody of finance who have no part in it. */
const PEOPLE = ['des@example.com', 'leah@example.com', 'flo@example.com'] as const;

async function standing(id: string, email: string) {
  const { initiative } = await steward.data(
    email,
    `query($id: ID!) { initiative(id: $id) { stage status
      availableTransitions { event allowed toStage toStatus missing { code } } } }`,
    { id },
  );
  return initiative as { stage: string; status: string; availableTransitions: Offer[] };
}

/** Brings what the gate asks for, one of each kind at a time, until it asks for nothing that can be brought. */
async function bringWhatIsMissing(initiativeId: string, event: InitiativeEventName): Promise<void> {
  for (;;) {
    const { availableTransitions } = await standing(initiativeId, PEOPLE[0]);
    const missing = availableTransitions.find((offer) => offer.event === event)?.missing ?? [];
    const brings = missing.flatMap(({ code }) => {
      const bring = bringing(code, steward.clock.now());
      return bring ? [bring] : [];
    });
    if (brings.length === 0) return;
    for (const [mutation, input] of brings) {
      const version = mutation === 'reforecast' ? { expectedVersion: await versionOf(steward, initiativeId) } : {};
      const answer = await send(steward, PEOPLE[0], mutation, { initiativeId, ...version, ...input });
      expect(answer['__typename']).toMatch(/Payload$/);
    }
  }
}

/**
 * Sends an event as whoever may, and expects what was offered to come of it. Of groups that approve side by side the model
 * sees the last one alone: here all of them do, one after the other.
 */
async function take(initiativeId: string, event: EventName): Promise<void> {
  if (event === ASK_AGAIN) return change(initiativeId);
  await bringWhatIsMissing(initiativeId, event);
  let status: string | undefined;
  for (const email of PEOPLE) {
    const { availableTransitions } = await standing(initiativeId, email);
    const offer = availableTransitions.find((each) => each.event === event && each.allowed);
    if (offer === undefined) continue;
    const { initiative } = await move(
      steward,
      email,
      MUTATION_OF[event],
      initiativeId,
      besides(event, steward.clock.now()),
    );
    expect(initiative).toMatchObject({ stage: offer.toStage, status: offer.toStatus });
    status = initiative.status as string;
    if (event !== 'APPROVE' || status !== 'AWAITING_APPROVAL') return;
  }
  throw new Error(status === undefined ? `Nobody may send ${event}.` : `${event} left it ${status}.`);
}

/** Nobody sends that on purpose: it comes of a change of what is voted on. */
async function change(initiativeId: string): Promise<void> {
  const criteria = { initiativeId, ...aDeliverable('KILL_CRITERIA') };
  expect(await send(steward, PEOPLE[0], 'addDeliverable', criteria)).not.toHaveProperty('code');
}

/** The initiative is where the model is: by its row, its history, what it offers, and by deciding all of it again. */
async function expectAt(id: string, model: AnyMachineSnapshot): Promise<void> {
  const { availableTransitions, ...stands } = await standing(id, PEOPLE[0]);
  const meta = Object.assign({}, ...Object.values(model.getMeta())) as { stage: string; status: string };
  expect(stands).toEqual({ stage: meta.stage, status: meta.status });
  const sent = possibleIn(model).filter((event) => event !== ASK_AGAIN);
  expect(availableTransitions.map(({ event }) => event).sort()).toEqual(sent.sort());
  const { initiative, history } = await storedOf(id);
  expect(statePath(inOrder(definition.machine, initiative.snapshot.value))).toBe(statePath(model.value as StateValue));
  expect(differenceFromHistory(DEFAULT_VERSIONS, initiative, history)).toBeUndefined();
}

const storedOf = (globalId: string) =>
  inOrganizationOf(steward, 'ada@example.com', async (manager) => {
    const { id } = parseGlobalId(globalId)!;
    const initiative = await manager.findOneByOrFail(InitiativeTable, { id });
    const history = await manager.find(InitiativeEventTable, {
      where: { initiativeId: id },
      order: { sequence: 'ASC' },
    });
    return { initiative, history };
  });

describe('Over the API, the lifecycle is walked as the model says', () => {
  it.each(PATHS.map((path) => [inWords(path), path] as const))('%s', async (_, path) => {
    const id = await anInitiative(steward, portfolioId);
    await expectAt(id, START);
    for (const { event, to } of path) {
      steward.clock.advanceDays(1);
      await take(id, event);
      await expectAt(id, to);
    }
  });

  it('on paths that take every transition of the definition', () => {
    const edges = graphOf(definition).edges.filter(({ event }) => EVENTS.some(({ type }) => type === event));
    const isIn = (place: string, state: string) => place === state || place.startsWith(`${state}.`);
    const steps = PATHS.flat().map(({ event, from }) => ({ event, from: statePath(from.value as StateValue) }));
    const untaken = edges.filter(
      ({ from, event }) =>
        !steps.some((step) => step.event === event && step.from.split(' and ').some((place) => isIn(place, from))),
    );
    expect(untaken).toEqual([]);
  });

  it('and every history replays to the state that is stored', async () => {
    const { initiatives, differing } = await steward.asOwner(verifyHistory);
    expect(initiatives).toBe(PATHS.length);
    expect(differing).toEqual([]);
  });
});
