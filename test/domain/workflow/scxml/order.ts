import { FAIL, failOn, note, PASS, raise, to, type ScxmlCase } from './scxml-case';

/** Queues, and the order in which states are left and entered and actions happen. */
export const ORDER: readonly ScxmlCase[] = [
  {
    test: '144',
    asserts: 'Events are inserted into the queue in the order in which they are raised.',
    machine: {
      initial: 's0',
      states: {
        s0: { entry: [raise('FOO'), raise('BAR')], on: { FOO: to('s1'), BAR: FAIL } },
        s1: { on: { BAR: PASS, FOO: FAIL } },
      },
    },
  },
  {
    test: '375',
    asserts: 'Entry handlers are executed in document order.',
    machine: {
      initial: 's0',
      states: {
        s0: { entry: [raise('EVENT1'), raise('EVENT2')], on: { EVENT1: to('s1'), EVENT2: FAIL } },
        s1: { on: { EVENT2: PASS, EVENT1: FAIL } },
      },
    },
  },
  {
    test: '377',
    asserts: 'Exit handlers are executed in document order.',
    machine: {
      initial: 's0',
      states: {
        s0: { exit: [raise('EVENT1'), raise('EVENT2')], always: to('s1') },
        s1: { on: { EVENT1: to('s2'), EVENT2: FAIL } },
        s2: { on: { EVENT2: PASS, EVENT1: FAIL } },
      },
    },
  },
  {
    test: '404',
    asserts:
      'States are exited in exit order (children before parents, reverse document order to break ties) before the content of the transition.',
    machine: {
      initial: 's01p',
      states: {
        s01p: {
          type: 'parallel',
          exit: [raise('EVENT3')],
          always: { ...to('s02'), actions: [raise('EVENT4')] },
          states: { s01p1: { exit: [raise('EVENT2')] }, s01p2: { exit: [raise('EVENT1')] } },
        },
        s02: { on: { ...failOn('EVENT2', 'EVENT3', 'EVENT4'), EVENT1: to('s03') } },
        s03: { on: { ...failOn('EVENT1', 'EVENT3', 'EVENT4'), EVENT2: to('s04') } },
        s04: { on: { ...failOn('EVENT1', 'EVENT2', 'EVENT4'), EVENT3: to('s05') } },
        s05: { on: { ...failOn('EVENT1', 'EVENT2', 'EVENT3'), EVENT4: PASS } },
      },
    },
  },
  {
    test: '405',
    asserts: 'The content of transitions is executed in document order after the states are exited.',
    machine: {
      initial: 's01p',
      states: {
        s01p: {
          type: 'parallel',
          on: { EVENT1: to('s02') },
          states: {
            s01p1: {
              initial: 's01p11',
              states: {
                s01p11: { exit: [raise('EVENT2')], always: { target: 's01p12', actions: [raise('EVENT3')] } },
                s01p12: {},
              },
            },
            s01p2: {
              initial: 's01p21',
              states: {
                s01p21: { exit: [raise('EVENT1')], always: { target: 's01p22', actions: [raise('EVENT4')] } },
                s01p22: {},
              },
            },
          },
        },
        s02: { on: { ...failOn('EVENT1', 'EVENT3', 'EVENT4'), EVENT2: to('s03') } },
        s03: { on: { ...failOn('EVENT1', 'EVENT2', 'EVENT4'), EVENT3: to('s04') } },
        s04: { on: { ...failOn('EVENT1', 'EVENT2', 'EVENT3'), EVENT4: PASS } },
      },
    },
  },
  {
    test: '406',
    asserts:
      'States are entered in entry order (parents before children, document order to break ties) after the content of the transition.',
    machine: {
      initial: 's01',
      states: {
        s01: { always: { ...to('s0p2'), actions: [raise('EVENT1')] } },
        s0p2: {
          type: 'parallel',
          on: { EVENT1: to('s03') },
          states: { s01p21: { entry: [raise('EVENT3')] }, s01p22: { entry: [raise('EVENT4')] } },
          entry: [raise('EVENT2')],
        },
        s03: { on: { ...failOn('EVENT1', 'EVENT3', 'EVENT4'), EVENT2: to('s04') } },
        s04: { on: { ...failOn('EVENT1', 'EVENT2', 'EVENT4'), EVENT3: to('s05') } },
        s05: { on: { ...failOn('EVENT1', 'EVENT2', 'EVENT3'), EVENT4: PASS } },
      },
    },
  },
  {
    test: '407',
    asserts: 'Exit handlers work.',
    machine: { initial: 's0', states: { s0: { exit: [note('s0 left')], always: to('s1') }, s1: { always: PASS } } },
    notes: ['s0 left'],
    odd: ['UNREACHABLE'],
  },
  {
    test: '419',
    asserts: 'Eventless transitions take precedence over event-driven ones.',
    machine: {
      initial: 's1',
      states: { s1: { entry: [raise('INTERNAL')], on: { INTERNAL: FAIL }, always: PASS } },
    },
  },
  {
    test: '421',
    asserts:
      'Internal events take priority over external ones, and the processor pulls off internal events until it finds one that triggers a transition.',
    machine: {
      initial: 's1',
      states: {
        s1: {
          entry: [raise('INTERNAL1'), raise('INTERNAL2'), raise('INTERNAL3'), raise('INTERNAL4')],
          initial: 's11',
          on: { EXTERNAL: FAIL },
          states: { s11: { on: { INTERNAL3: { target: 's12' } } }, s12: { on: { INTERNAL4: PASS } } },
        },
        // Somewhere, never entered, the first two are answered, so that raising them is no fault.
        elsewhere: { on: { INTERNAL1: FAIL, INTERNAL2: FAIL } },
      },
    },
    odd: ['UNREACHABLE'],
  },
  {
    test: '423',
    asserts: 'External events are pulled off the queue until one matches a transition.',
    machine: {
      initial: 's0',
      states: {
        s0: { entry: [raise('INTERNAL')], on: { INTERNAL: to('s1'), EXTERNAL1: FAIL, EXTERNAL2: FAIL } },
        s1: { on: { EXTERNAL2: PASS, INTERNAL: FAIL } },
      },
    },
    sent: ['EXTERNAL1', 'EXTERNAL2'],
    unanswered: ['EXTERNAL1'],
  },
];
