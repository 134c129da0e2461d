import type { WorkflowDefinition, WorkflowSnapshot } from '../../../src/workflow/definition';
import { decide, offered, start, type Moved } from '../../../src/workflow/engine';
import { asJsonb } from './a-random-walk';

/** Two offices look at a letter side by side; it may be withdrawn at any time, and lapses after two weeks. */
const OFFICES: WorkflowDefinition = {
  id: 'letter',
  version: 1,
  events: { PASS: { label: 'Pass' }, STAMP: { label: 'Stamp' }, WITHDRAW: { label: 'Withdraw' } },
  machine: {
    initial: 'read',
    on: { WITHDRAW: { target: '.withdrawn' } },
    states: {
      read: {
        type: 'parallel',
        onDone: { target: 'sent' },
        after: { P14D: { target: 'withdrawn' }, P7D: { actions: [{ type: 'remind' }] } },
        states: {
          // By length and letters, as `jsonb` sorts keys, "law" comes before "postOffice".
          postOffice: {
            initial: 'open',
            states: {
              open: { on: { PASS: { target: 'over', actions: [{ type: 'note', params: { by: 'post' } }] } } },
              over: { type: 'final' },
            },
          },
          law: {
            initial: 'open',
            states: {
              open: {
                on: {
                  PASS: { actions: [{ type: 'note', params: { by: 'law' } }] },
                  STAMP: { target: 'over' },
                },
              },
              over: { type: 'final' },
            },
          },
        },
      },
      sent: { type: 'final' },
      withdrawn: { type: 'final' },
    },
  },
};

const at = (snapshot: WorkflowSnapshot) => ({ definition: OFFICES, snapshot, guards: {}, facts: null });
function sent(event: string, snapshot = start(OFFICES).snapshot): Moved {
  const answer = decide(at(snapshot), event);
  if (answer.kind === 'refused') throw new Error(answer.message);
  return answer;
}

describe('Regions side by side', () => {
  it('answer an event each, in the order of the definition, also after they were stored in another', () => {
    const stored = asJsonb(start(OFFICES).snapshot);
    expect(JSON.stringify(stored.value)).toBe('{"read":{"law":"open","postOffice":"open"}}');
    expect(sent('PASS', stored)).toEqual(sent('PASS'));
    expect(sent('PASS', stored)).toMatchObject({
      from: 'read.postOffice.open and read.law.open',
      to: 'read.postOffice.over and read.law.open',
      effects: [{ params: { by: 'post' } }, { params: { by: 'law' } }],
    });
  });

  it('are joined once all have come to their end', () => {
    const passed = sent('PASS').snapshot;
    expect(sent('STAMP', passed)).toMatchObject({ to: 'sent', snapshot: { status: 'done' } });
  });

  it('offer what the ways around them offer, once', () => {
    expect(offered(at(start(OFFICES).snapshot)).map(({ event, to }) => [event, to])).toEqual([
      ['PASS', 'read.postOffice.over and read.law.open'],
      ['WITHDRAW', 'withdrawn'],
      ['STAMP', 'read.postOffice.open and read.law.over'],
    ]);
  });
});

describe('A process that is done', () => {
  it('answers nothing any more, though the machine as a whole has a way', () => {
    const { snapshot } = sent('WITHDRAW');
    expect(offered(at(snapshot))).toEqual([]);
    expect(decide(at(snapshot), 'WITHDRAW')).toMatchObject({
      message: 'WITHDRAW is not possible in withdrawn. Possible now: nothing any more.',
    });
  });
});

describe('A deadline', () => {
  it('starts where its state is entered and is cancelled where it is left', () => {
    expect(start(OFFICES).effects).toEqual([
      { kind: 'timerStarted', timer: 'read after P14D', delay: 'P14D' },
      { kind: 'timerStarted', timer: 'read after P7D', delay: 'P7D' },
    ]);
    expect(sent('WITHDRAW').effects).toEqual([
      { kind: 'timerCancelled', timer: 'read after P14D' },
      { kind: 'timerCancelled', timer: 'read after P7D' },
    ]);
  });

  it('is not cancelled when it runs out itself', () => {
    expect(sent('read after P14D')).toMatchObject({
      to: 'withdrawn',
      effects: [{ kind: 'timerCancelled', timer: 'read after P7D' }],
    });
  });

  it('may leave its state as it is and only ask for something', () => {
    expect(sent('read after P7D')).toMatchObject({
      to: 'read.postOffice.open and read.law.open',
      effects: [{ kind: 'action', type: 'remind', params: {} }],
    });
  });

  it('does nothing once its state was left', () => {
    const { snapshot } = sent('WITHDRAW');
    expect(decide(at(snapshot), 'read after P14D')).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('is no event for people', () => {
    expect(offered(at(start(OFFICES).snapshot)).map(({ event }) => event)).not.toContain('read after P14D');
    expect(decide(at(start(OFFICES).snapshot), 'xstate.after.P14D.letter.read')).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
    });
  });
});
