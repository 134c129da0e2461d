import fc from 'fast-check';
import { createMachine, initialTransition, transition } from 'xstate';
import type { Refusal } from '../../../src/shared/refusal';
import { statePath, type WorkflowDefinition, type WorkflowSnapshot } from '../../../src/workflow/definition';
import { decide, isGuarded, offered, replay, start, type Moved, type RecordedMove } from '../../../src/workflow/engine';
import { LETTER, LETTER_GUARDS, READY, type LetterFacts } from './a-workflow';

const NOTHING: LetterFacts = { pages: 0, stamped: false, messenger: false };
const at = (snapshot: WorkflowSnapshot, facts: LetterFacts = READY) => ({
  definition: LETTER,
  guards: LETTER_GUARDS,
  snapshot,
  facts,
});
const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function moved(answer: Moved | Refusal): Moved {
  if (answer.kind === 'refused') throw new Error(`Refused: ${answer.message}`);
  return answer;
}
/** The letter after these events, stored and read back between them. */
const after = (...events: string[]): WorkflowSnapshot =>
  events.reduce((snapshot, event) => asStored(moved(decide(at(snapshot), event)).snapshot), start(LETTER).snapshot);

describe('Starting a process', () => {
  it('enters the innermost first state', () => {
    expect(start(LETTER).snapshot).toEqual({ status: 'active', value: { onDesk: 'beingWritten' }, historyValue: {} });
  });
});

describe('What an event hangs on', () => {
  it('is a guard, whether it would be open or shut', () => {
    expect(isGuarded(LETTER, after(), 'FINISH')).toBe(true);
    expect(isGuarded(LETTER, after('FINISH'), 'SEND')).toBe(true);
  });

  it('is nothing where no guard stands on its way, or nothing answers to it', () => {
    expect(isGuarded(LETTER, after(), 'PUT_ASIDE')).toBe(false);
    expect(isGuarded(LETTER, after('FINISH'), 'MEND')).toBe(false);
    expect(isGuarded(LETTER, after(), 'SEND')).toBe(false);
  });

  it('is a guard, too, that follows where the event leads', () => {
    const onward: WorkflowDefinition = {
      ...{ id: 'onward', version: 1, events: { GO: { label: 'Go' } } },
      machine: {
        initial: 'start',
        states: {
          start: { on: { GO: { target: 'crossing' } } },
          crossing: { always: { target: 'end', guard: { type: 'isStamped' } } },
          end: { type: 'final' },
        },
      },
    };
    expect(isGuarded(onward, start(onward).snapshot, 'GO')).toBe(true);
  });
});

describe('Deciding on an event', () => {
  it('moves the process when the guard is open and names the states by their paths', () => {
    expect(decide(at(start(LETTER).snapshot), 'FINISH')).toMatchObject({
      kind: 'moved',
      from: 'onDesk.beingWritten',
      to: 'onDesk.beingChecked',
    });
  });

  it('is refused by a shut guard with the count that the definition asks for', () => {
    expect(decide(at(start(LETTER).snapshot, { ...READY, pages: 1 }), 'FINISH')).toEqual({
      kind: 'refused',
      code: 'GATE_UNMET',
      message: '1 of 2 pages.',
      missing: [{ code: 'PAGES', message: '1 of 2 pages' }],
    });
  });

  it('is refused with everything that the first way waits for when all ways are shut', () => {
    expect(decide(at(after('FINISH'), NOTHING), 'SEND')).toMatchObject({ message: 'no stamp; no address.' });
  });

  it('takes the first open way of several', () => {
    expect(decide(at(after('FINISH'), READY), 'SEND')).toMatchObject({ to: 'posted' });
    expect(decide(at(after('FINISH'), { ...NOTHING, messenger: true }), 'SEND')).toMatchObject({ to: 'carried' });
  });

  it('is refused with the events that the state knows when it does not know this one', () => {
    expect(decide(at(start(LETTER).snapshot), 'SEND')).toEqual({
      kind: 'refused',
      code: 'NOT_POSSIBLE_NOW',
      message: 'SEND is not possible in onDesk.beingWritten. Possible now: FINISH, PUT_ASIDE.',
      status: 'onDesk.beingWritten',
    });
  });

  it('is refused for every event once the process is done', () => {
    const posted = after('FINISH', 'SEND');
    expect(posted.status).toBe('done');
    expect(decide(at(posted), 'PUT_ASIDE')).toMatchObject({
      message: 'PUT_ASIDE is not possible in posted. Possible now: nothing any more.',
    });
  });

  it('resumes where the process was left, after it was stored in between', () => {
    expect(statePath(after('FINISH', 'PUT_ASIDE', 'TAKE_UP').value)).toBe('onDesk.beingChecked');
    expect(statePath(after('FINISH', 'MEND', 'PUT_ASIDE', 'TAKE_UP').value)).toBe('onDesk.beingWritten');
  });

  it('does not change the snapshot that it was given', () => {
    const before = after('FINISH');
    const copy = asStored(before);
    decide(at(before), 'PUT_ASIDE');
    expect(before).toEqual(copy);
  });

  it('is a fault when the definition names a guard that is not registered', () => {
    expect(() => decide({ ...at(start(LETTER).snapshot), guards: {} }, 'FINISH')).toThrow(
      'Workflow "letter" version 1 names guard "hasPages": none is registered.',
    );
  });

  it('is a fault when the snapshot stands in a state that the definition does not have', () => {
    expect(() => decide(at({ status: 'active', value: 'burnt', historyValue: {} }), 'SEND')).toThrow(/burnt/);
  });

  it('is a fault when a definition names a target that does not exist', () => {
    const astray: WorkflowDefinition = {
      id: 'astray',
      version: 1,
      events: {},
      machine: { initial: 'here', states: { here: { on: { GO: { target: 'nowhere' } } } } },
    };
    expect(() => start(astray)).toThrow(/nowhere/);
  });
});

describe('What is offered', () => {
  it('lists the events of the state and of those around it, with label, target and what is missing', () => {
    const offers = offered(at(start(LETTER).snapshot, NOTHING)).map(({ snapshot: _, ...offer }) => offer);
    expect(offers).toEqual([
      {
        event: 'FINISH',
        label: 'Finish',
        to: 'onDesk.beingChecked',
        missing: [{ code: 'PAGES', message: '0 of 2 pages' }],
      },
      { event: 'PUT_ASIDE', label: 'Put aside', to: 'inDrawer', missing: [] },
    ]);
  });

  it('says where a resume leads, which the state alone does not know', () => {
    expect(offered(at(after('PUT_ASIDE')))).toMatchObject([{ event: 'TAKE_UP', to: 'onDesk.beingWritten' }]);
    expect(offered(at(after('FINISH', 'PUT_ASIDE')))).toMatchObject([{ event: 'TAKE_UP', to: 'onDesk.beingChecked' }]);
  });

  it('is nothing once the process is done', () => {
    expect(offered(at(after('FINISH', 'SEND')))).toEqual([]);
  });

  it('agrees with the decision on every event, in every place and under all facts', () => {
    fc.assert(
      fc.property(someFacts, fc.array(fc.nat({ max: 9 }), { maxLength: 12 }), (facts, choices) => {
        const { snapshot } = walk(choices);
        const offers = offered(at(snapshot, facts));
        for (const event of Object.keys(LETTER.events)) {
          const answer = decide(at(snapshot, facts), event);
          const offer = offers.find((candidate) => candidate.event === event);
          if (answer.kind === 'moved') {
            expect(offer).toMatchObject({ missing: [], to: answer.to, snapshot: answer.snapshot });
          } else if (answer.code === 'GATE_UNMET') expect(offer?.missing).toEqual(answer.missing);
          else expect(offer).toBeUndefined();
        }
      }),
    );
  });
});

describe('Replaying a history', () => {
  it('arrives where the walk arrived, by the facts of each row', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 20 }), (choices) => {
        const { snapshot, history } = walk(choices);
        expect(replay(LETTER, asStored(history).map(revived))).toEqual(snapshot);
      }),
    );
  });

  it('is a fault at the first row that could not have happened', () => {
    const { history } = walk([0]);
    const forged = history.map((row) => ({ ...row, facts: NOTHING }));
    expect(() => replay(LETTER, forged)).toThrow(
      'Event 1 of the history, FINISH from onDesk.beingWritten, would be refused: 0 of 2 pages.',
    );
  });

  it('is a fault at a row that says another state than its event leads to', () => {
    const { history } = walk([0]);
    const forged = history.map((row) => ({ ...row, to: 'posted' }));
    expect(() => replay(LETTER, forged)).toThrow(
      'Event 1 of the history, FINISH from onDesk.beingWritten, leads to onDesk.beingChecked; recorded is posted.',
    );
  });
});

describe('A process that is stored between any two events', () => {
  it('stands where XState itself would stand in memory', () => {
    const always = () => true;
    const machine = createMachine({ ...(LETTER.machine as object), id: LETTER.id }).provide({
      guards: { hasPages: always, isStamped: always, hasMessenger: always },
    });
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 20 }), (choices) => {
        const { snapshot, history } = walk(choices);
        const [first] = initialTransition(machine);
        const inMemory = history.reduce((now, { event }) => transition(machine, now, { type: event })[0], first);
        expect(snapshot.value).toEqual(inMemory.value);
        expect(snapshot.status).toBe(inMemory.status);
      }),
    );
  });
});

const someFacts = fc.record({ pages: fc.nat({ max: 3 }), stamped: fc.boolean(), messenger: fc.boolean() });
const revived = (row: RecordedMove<LetterFacts>) => ({ ...row, definition: LETTER, guards: LETTER_GUARDS });

/** Takes one of the events on offer at each step, the choice being a number; stored and read back in between. */
function walk(choices: readonly number[]) {
  let snapshot = start(LETTER).snapshot;
  const history: RecordedMove<LetterFacts>[] = [];
  for (const choice of choices) {
    const offers = offered(at(snapshot));
    const offer = offers[choice % Math.max(offers.length, 1)];
    if (offer === undefined) break;
    const { to, snapshot: next } = moved(decide(at(snapshot), offer.event));
    history.push({ ...revived({} as RecordedMove<LetterFacts>), event: offer.event, facts: READY, to });
    snapshot = asStored(next);
  }
  return { snapshot, history };
}
