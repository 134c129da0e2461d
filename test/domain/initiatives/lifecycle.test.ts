import fc from 'fast-check';
import { createMachine, initialTransition, transition } from 'xstate';
import { availableTransitions } from '../../../src/initiatives/domain/available-transitions';
import {
  ASK_AGAIN,
  INITIATIVE_EVENTS,
  type Initiative,
  type InitiativeEvent,
  type InitiativeEventName,
} from '../../../src/initiatives/domain/initiative';
import { gateFacts } from '../../../src/initiatives/domain/gate-vote';
import { gateGuards } from '../../../src/initiatives/domain/gates';
import { replayHistory, standingAt, standingOf } from '../../../src/initiatives/domain/lifecycle';
import { decideMove, type InitiativeMove, type Recorded } from '../../../src/initiatives/domain/move';
import { statePath, statesBelow, type JsonObject } from '../../../src/workflow/definition';
import { DEFAULT_BEGINNING, DEFAULT_PROCESS, DEFAULT_VERSIONS } from '../../support/default-process';
import {
  anElection,
  anInitiative,
  anInitiativeAfter,
  asked,
  electionSideBySide,
  EVERYTHING,
  PEOPLE,
  SIDE_BY_SIDE,
  aLeader,
  written,
  type Group,
} from './an-initiative';

const LIFECYCLE = DEFAULT_PROCESS.definition;
const THROUGH: InitiativeEventName[] = ['REQUEST_APPROVAL', 'APPROVE'];

describe('The lifecycle of an initiative', () => {
  it('is plain data: nothing of it is lost in JSON', () => {
    expect(JSON.parse(JSON.stringify(LIFECYCLE))).toEqual(LIFECYCLE);
  });

  it('begins with work in discover', () => {
    expect(DEFAULT_BEGINNING).toMatchObject({
      ...{ stage: 'DISCOVER', status: 'WORKING', track: 'STANDARD', definitionVersion: 1, policyVersion: 1 },
    });
  });

  it('leads from discover through design, prototype, measure and sunset to its close', () => {
    const passed = [1, 2, 3, 4, 5].map((gates) =>
      anInitiativeAfter(...Array<typeof THROUGH>(gates).fill(THROUGH).flat()),
    );
    expect(passed.map(({ stage, status }) => [stage, status])).toEqual([
      ['DESIGN', 'WORKING'],
      ['PROTOTYPE', 'WORKING'],
      ['MEASURE', 'WORKING'],
      ['SUNSET', 'WORKING'],
      ['SUNSET', 'CLOSED'],
    ]);
  });

  it('names its events as people know them', () => {
    expect(Object.keys(LIFECYCLE.events).sort()).toEqual([...INITIATIVE_EVENTS, ASK_AGAIN].sort());
  });
});

describe('Every state of the lifecycle', () => {
  const graph = reachable();
  const leaves = statesBelow(LIFECYCLE.machine)
    .filter(({ state }) => state.states === undefined && state.type !== 'history')
    .map(({ path }) => path.join('.'));

  it('is reached by some way', () => {
    const reached = new Set([...graph.keys()].flatMap((path) => path.split(' and ')));
    expect([...reached].sort()).toEqual([...leaves].sort());
  });

  it('has a way to a close', () => {
    const closes = [...graph].filter(([, { status }]) => status === 'CLOSED').map(([path]) => path);
    const closing = new Set(closes);
    // Backwards from the closed ones, until nothing is added: at most as many rounds as there are states.
    for (let round = 0; round < graph.size; round++) {
      for (const [path, { next }] of graph) if (next.some((to) => closing.has(to))) closing.add(path);
    }
    expect([...graph.keys()].filter((path) => !closing.has(path))).toEqual([]);
  });

  it('answers to no event exactly when the initiative is closed', () => {
    expect([...graph].filter(([, { next }]) => next.length === 0).map(([path]) => path)).toEqual(
      [...graph].filter(([, { status }]) => status === 'CLOSED').map(([path]) => path),
    );
  });
});

describe('Any walk of an initiative through its lifecycle', () => {
  const choices = fc.array(fc.nat({ max: 11 }), { maxLength: 40 });

  it('is replayed by its history, with holds, rework, iterations and stops in it', () => {
    fc.assert(
      fc.property(choices, (taken) => {
        const { initiative, history } = walk(taken);
        const stored = JSON.parse(JSON.stringify(history)) as typeof history;
        expect(replayHistory(DEFAULT_VERSIONS, initiative, stored)).toEqual(initiative.snapshot);
      }),
    );
  });

  it('stands, stored and read back between any two events, where XState stands in memory', () => {
    const always = () => true;
    const { groupHasApproved } = gateGuards(DEFAULT_PROCESS.policy);
    let facts: InitiativeEvent['facts'];
    const config = { ...(LIFECYCLE.machine as object), id: LIFECYCLE.id };
    const machine = createMachine(config).provide({
      guards: {
        ...{ evidenceIsGathered: always, gateIsPassed: always },
        groupHasApproved: (_, params) => groupHasApproved!(facts, params as JsonObject).length === 0,
      },
      // A delay that is not known runs out at once.
      delays: { stageDays: 1, stageEscalationDays: 1, recheckDay: 1 },
    });
    fc.assert(
      fc.property(choices, (taken) => {
        const { initiative, history } = walk(taken);
        const [first] = initialTransition(machine);
        const inMemory = history.reduce((now, { event, facts: seen }) => {
          facts = seen;
          return transition(machine, now, { type: event })[0];
        }, first);
        expect(initiative.snapshot.value).toEqual(inMemory.value);
      }),
    );
  });

  it('keeps the stage and status that its snapshot says', () => {
    fc.assert(
      fc.property(choices, (taken) => {
        const { initiative } = walk(taken);
        const { stage, status } = initiative;
        expect(standingOf(LIFECYCLE, initiative.snapshot)).toEqual({ stage, status });
        expect(standingAt(LIFECYCLE, statePath(initiative.snapshot.value))).toEqual({ stage, status });
      }),
    );
  });

  it('knows no standing of a state that it does not have', () => {
    expect(() => standingAt(LIFECYCLE, 'discover.underWay.resting')).toThrow('There is no state "resting"');
  });

  it('cannot be replayed once its facts were tampered with', () => {
    const { initiative, history } = walk([0]);
    const forged = history.map((row) => ({ ...row, facts: { ...row.facts, evidenceCounts: { INTERVIEW: 1 } } }));
    expect(() => replayHistory(DEFAULT_VERSIONS, initiative, forged)).toThrow(
      'Event 1 of the history, REQUEST_APPROVAL from discover.underWay.working, would be refused: ' +
        '1 of 3 interviews; no shadowing.',
    );
  });
});

/** What is allowed to a leader without a part in it: the choices of a walk. */
function choicesOf(initiative: Initiative) {
  return availableTransitions({
    ...{
      initiative,
      process: DEFAULT_PROCESS,
      facts: EVERYTHING,
      viewer: aLeader,
      people: PEOPLE,
      election: anElection(),
    },
  });
}

/** What one group of those side by side moves by its approval; nothing at a gate of another kind. */
function takenBy(group: Group, initiative: Initiative): InitiativeMove | undefined {
  const facts = gateFacts(EVERYTHING, electionSideBySide(SIDE_BY_SIDE, [group]));
  const move = decideMove(asked('APPROVE', { initiative, actor: aLeader, facts }));
  return move.kind === 'refused' ? undefined : move;
}

function take(initiative: Initiative, event: InitiativeEventName): InitiativeMove {
  const move = decideMove(asked(event, { initiative, actor: aLeader }));
  if (move.kind === 'refused') throw new Error(`${event}: ${move.message}`);
  return move;
}

function walk(taken: readonly number[]) {
  let initiative = anInitiative();
  const history: Recorded[] = [];
  for (const number of taken) {
    const choices = choicesOf(initiative);
    // Stop is the last choice: rare, lest every walk ends early.
    const choice = number === 11 ? choices.at(-1) : choices[number % Math.max(choices.length - 1, 1)];
    if (choice === undefined) break;
    // Of groups side by side, sometimes one, sometimes all at once.
    const group = choice.event === 'APPROVE' ? SIDE_BY_SIDE[number % 4] : undefined;
    const move = (group && takenBy(group, initiative)) ?? take(initiative, choice.event);
    history.push(move.history);
    initiative = written(initiative, move);
  }
  return { initiative, history };
}

/** Every state that some sequence of events leads to, with what it leads to in turn. */
function reachable() {
  const found = new Map<string, { readonly status: string; readonly next: readonly string[] }>();
  const visited = new Set<string>();
  const visit = (initiative: Initiative): void => {
    const key = JSON.stringify(initiative.snapshot);
    if (visited.has(key)) return;
    visited.add(key);
    const path = statePath(initiative.snapshot.value);
    const choices = choicesOf(initiative);
    const next = [...(found.get(path)?.next ?? []), ...choices.map(({ toState }) => toState)];
    found.set(path, { status: initiative.status, next });
    const groups = choices.some(({ event }) => event === 'APPROVE') ? SIDE_BY_SIDE : [];
    const moves = [
      ...choices.map(({ event }) => take(initiative, event)),
      ...groups.flatMap((group) => takenBy(group, initiative) ?? []),
    ];
    for (const move of moves) visit(written(initiative, move));
  };
  visit(anInitiative());
  return found;
}
