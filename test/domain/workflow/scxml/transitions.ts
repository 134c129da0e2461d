import { FAIL, note, PASS, raise, to, type ScxmlCase } from './scxml-case';

/** Which ways are taken, which leave their source, and which exclude each other; and deadlines. */
export const TRANSITIONS: readonly ScxmlCase[] = [
  {
    test: '403a',
    asserts:
      'Of all enabled transitions those in children are chosen over those in parents, document order breaks ties, and the parent is asked when nothing in the child is enabled.',
    machine: {
      initial: 's0',
      states: {
        s0: {
          initial: 's01',
          on: { EVENT1: FAIL, EVENT2: PASS },
          states: {
            s01: { entry: [raise('EVENT1')], on: { EVENT1: [{ target: 's02' }, FAIL] } },
            s02: {
              entry: [raise('EVENT2')],
              on: { EVENT1: FAIL, EVENT2: { ...FAIL, guard: { type: 'never' } } },
            },
          },
        },
      },
    },
  },
  {
    test: '403b',
    asserts: 'A transition that is optimally enabled in two states is taken only once.',
    machine: {
      initial: 's0',
      states: {
        s0: {
          initial: 'p0',
          on: { EVENT1: { actions: [note('s0')] }, TIMEOUT: FAIL },
          states: {
            p0: {
              type: 'parallel',
              entry: [raise('EVENT1'), raise('EVENT2')],
              on: { EVENT1: { actions: [note('p0')] } },
              states: { p0s1: { on: { EVENT2: PASS } }, p0s2: {} },
            },
          },
        },
      },
    },
    notes: ['p0'],
  },
  {
    test: '403c',
    asserts: 'Preemption works: of two transitions that leave the same states the first in document order is taken.',
    machine: {
      initial: 's0',
      states: {
        s0: {
          initial: 'p0',
          entry: [raise('EVENT1')],
          on: { EVENT2: FAIL },
          states: {
            p0: {
              type: 'parallel',
              states: {
                p0s1: { on: { EVENT1: {}, EVENT2: {} } },
                p0s2: { on: { EVENT1: { target: 'p0s1', actions: [raise('EVENT2')] } } },
                // The first is shut out by the one above; the second shuts out what p0s2 inherits.
                p0s3: { on: { EVENT1: FAIL, EVENT2: to('s1') } },
                p0s4: { on: { EVENT1: { actions: [note('p0s4')] }, EVENT2: { actions: [note('p0s4')] } } },
              },
            },
          },
        },
        s1: { always: PASS },
      },
    },
    notes: ['p0s4', 'p0s4'],
  },
  {
    test: '503',
    asserts: 'A targetless transition does not exit and reenter its source state.',
    machine: {
      initial: 's1',
      states: {
        s1: { entry: [raise('FOO'), raise('BAR')], always: to('s2') },
        s2: { exit: [note('s2 left')], on: { FOO: { actions: [note('foo')] }, BAR: to('s3') } },
        s3: { always: PASS },
      },
    },
    notes: ['foo', 's2 left'],
    odd: ['UNREACHABLE'],
  },
  {
    test: '504',
    asserts: 'An external transition exits all states up to the least common compound ancestor.',
    machine: {
      initial: 's1',
      states: {
        s1: { entry: [raise('FOO'), raise('BAR')], always: to('s2.p') },
        s2: {
          initial: 'p',
          exit: [note('s2 left')],
          states: {
            p: {
              type: 'parallel',
              exit: [note('p left')],
              on: { FOO: { target: '.ps1', reenter: true, actions: [note('foo')] }, BAR: to('s3') },
              states: { ps1: { exit: [note('ps1 left')] }, ps2: { exit: [note('ps2 left')] } },
            },
          },
        },
        s3: { always: PASS },
      },
    },
    notes: ['ps2 left', 'ps1 left', 'p left', 'foo', 'ps2 left', 'ps1 left', 'p left', 's2 left'],
    odd: ['UNREACHABLE'],
  },
  {
    test: '505',
    asserts: 'An internal transition does not exit its source state.',
    machine: {
      initial: 's1',
      states: {
        s1: {
          initial: 's11',
          entry: [raise('FOO'), raise('BAR')],
          exit: [note('s1 left')],
          on: { FOO: { target: '.s11', actions: [note('foo')] }, BAR: to('s2') },
          states: { s11: { exit: [note('s11 left')] } },
        },
        s2: { always: PASS },
      },
    },
    notes: ['s11 left', 'foo', 's11 left', 's1 left'],
    odd: ['UNREACHABLE'],
  },
  {
    test: '506',
    asserts: 'A transition whose target is no proper descendant of its source exits it (in our words: `reenter`).',
    machine: {
      initial: 's1',
      states: {
        s1: { entry: [raise('FOO'), raise('BAR')], always: to('s2') },
        s2: {
          initial: 's21',
          exit: [note('s2 left')],
          on: { FOO: { target: 's2', reenter: true, actions: [note('foo')] }, BAR: to('s3') },
          states: { s21: { exit: [note('s21 left')] } },
        },
        s3: { always: PASS },
      },
    },
    notes: ['s21 left', 's2 left', 'foo', 's21 left', 's2 left'],
    odd: ['UNREACHABLE'],
  },
  {
    test: '175',
    asserts: 'A delayed event comes after its delay and not before (in our words: a deadline that runs out).',
    machine: { initial: 's0', states: { s0: { after: { PT1S: PASS }, on: { EVENT1: FAIL } } } },
    sent: ['s0 after PT1S'],
  },
  {
    test: '187',
    asserts: 'A delayed event is not sent when the session ends before.',
    machine: { initial: 's0', states: { s0: { after: { PT1S: FAIL }, on: { EVENT1: PASS } } } },
    sent: ['EVENT1', 's0 after PT1S'],
    unanswered: ['s0 after PT1S'],
  },
  {
    test: '208',
    asserts: 'A delayed event that was cancelled does not come (in our words: that of a state that was left).',
    machine: {
      initial: 's0',
      states: {
        s0: { after: { PT1S: FAIL }, on: { EVENT1: to('s1') } },
        s1: { after: { PT2S: PASS } },
      },
    },
    sent: ['EVENT1', 's0 after PT1S', 's1 after PT2S'],
    unanswered: ['s0 after PT1S'],
  },
];
