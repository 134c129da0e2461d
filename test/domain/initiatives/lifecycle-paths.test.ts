import { createMachine } from 'xstate';
import { getShortestPaths, getSimplePaths } from 'xstate/graph';
import { gateGuards } from '../../../src/initiatives/domain/gates';
import { statePath, type StateValue } from '../../../src/workflow/definition';
import { decide, start } from '../../../src/workflow/engine';
import { graphOf } from '../../../src/workflow/graph';
import { DEFAULT_PROCESS } from '../../support/default-process';

const { definition: LIFECYCLE } = DEFAULT_PROCESS;

/** Every gate open: what it asks for is not the question here. */
const GUARDS = { evidenceIsGathered: () => [], gateIsPassed: () => [], groupHasApproved: () => [] };
const machine = createMachine({ ...(LIFECYCLE.machine as object), id: LIFECYCLE.id }).provide({
  guards: { evidenceIsGathered: () => true, gateIsPassed: () => true, groupHasApproved: () => true },
  // What time does is told in its own test: here it stands still.
  delays: { stageDays: 1, stageEscalationDays: 1, recheckDay: 1 },
});
const events = Object.keys(LIFECYCLE.events).map((type) => ({ type }));
const eventsOf = (path: { readonly steps: readonly { readonly event: { readonly type: string } }[] }) =>
  path.steps.map(({ event }) => event.type).filter((type) => type !== 'xstate.init');

const isIn = (place: string, state: string): boolean => place === state || place.startsWith(`${state}.`);

/** Sends events one after the other and notes which way each takes: `design.underWay HOLD design.onHold`. */
function walked(path: readonly string[]) {
  const taken: { readonly from: string; readonly event: string }[] = [];
  let { snapshot } = start(LIFECYCLE);
  for (const event of path) {
    const answer = decide({ definition: LIFECYCLE, snapshot, guards: GUARDS, facts: null }, event);
    if (answer.kind === 'refused') throw new Error(`${path.join(', ')}: ${answer.message}`);
    taken.push({ from: answer.from, event });
    snapshot = answer.snapshot;
  }
  return { taken, to: statePath(snapshot.value) };
}

describe('The model paths of the lifecycle', () => {
  const shortest = getShortestPaths(machine, { events });

  it('are guarded by nothing else than the guards that are registered', () => {
    const named = graphOf(LIFECYCLE).edges.flatMap(({ guard }) => guard?.type ?? []);
    const policyOf = gateGuards as unknown as (policy: unknown) => Readonly<Record<string, unknown>>;
    expect([...new Set(named)].sort()).toEqual(Object.keys(policyOf({})).sort());
  });

  it('lead through the engine to where the model says', () => {
    for (const path of shortest) {
      expect(walked(eventsOf(path)).to).toBe(statePath(path.state.value as StateValue));
    }
  });

  it('cover every transition of the definition', () => {
    // Each shortest path, and one event more from where it ends.
    const paths = shortest.flatMap((path) => {
      const before = eventsOf(path);
      const answered = events.filter(({ type }) => path.state.can({ type }));
      return path.state.status === 'done' ? [] : answered.map(({ type }) => [...before, type]);
    });
    const taken = paths.flatMap((path) => walked(path).taken);
    const edges = graphOf(LIFECYCLE).edges.filter(({ trigger }) => trigger === 'EVENT');
    const covered = edges.filter(({ from, event }) =>
      taken.some((step) => step.event === event && step.from.split(' and ').some((place) => isIn(place, from))),
    );
    // Five in each of five stages, and two groups more that approve the design and are asked again; four stops, the way back
    // from measure to design, and to the review and back; what is kept in measure, and comes back.
    expect(edges).toHaveLength(5 * 5 + 2 + 1 + 4 + 1 + 2 + 2);
    expect(covered).toEqual(edges);
  });

  it('meet two deadlines in each stage, which lead nowhere, and one of what is kept, which leads back to work', () => {
    const deadlines = graphOf(LIFECYCLE).edges.filter(({ trigger }) => trigger === 'DEADLINE');
    const ofStages = deadlines.filter(({ event }) => event !== 'recheckDay');
    expect(ofStages.map(({ event }) => event)).toEqual(Array(5).fill(['stageDays', 'stageEscalationDays']).flat());
    expect(deadlines.filter(({ from, to }) => from !== to)).toMatchObject([
      { event: 'recheckDay', from: 'measure.embedded', to: 'measure.underWay' },
    ]);
  });

  it('come to each of the four ends', () => {
    const ends = getSimplePaths(machine, { events: events.filter(({ type }) => type !== 'HOLD') })
      .filter(({ state }) => state.status === 'done')
      .map((path) => walked(eventsOf(path)).to);
    expect([...new Set(ends)].sort()).toEqual(['closed', 'stoppedInDesign', 'stoppedInDiscover', 'stoppedInPrototype']);
  });
});
