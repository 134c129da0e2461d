import { FAIL, note, PASS, raise, to, type ScxmlCase } from './scxml-case';

/** What is entered by default, by name, and on the way back; and what follows an end. */
export const ENTERING: readonly ScxmlCase[] = [
  {
    test: '364',
    asserts: 'Default initial states are entered when a compound state is entered.',
    machine: {
      initial: 's3',
      states: {
        s3: {
          initial: 's31',
          on: { TIMEOUT: FAIL },
          states: {
            s31: {
              initial: 's311',
              states: { s311: { initial: 's3111', states: { s3111: { always: PASS }, s3112: {} } }, s312: {} },
            },
            s32: {},
          },
        },
      },
    },
    odd: ['UNREACHABLE'],
  },
  {
    test: '413',
    asserts:
      'The machine is put into the configuration that is specified as initial, without regard to other defaults.',
    machine: {
      initial: 's2',
      states: {
        s1: { always: FAIL },
        s2: {
          initial: 's2p1',
          states: {
            s2p1: {
              type: 'parallel',
              states: {
                s2p11: {
                  initial: 's2p112',
                  states: { s2p111: { always: FAIL }, s2p112: { entry: [raise('IN_S2P112')] } },
                },
                s2p12: {
                  initial: 's2p122',
                  states: { s2p121: { always: FAIL }, s2p122: { on: { IN_S2P112: PASS } } },
                },
              },
            },
          },
        },
      },
    },
    odd: ['UNREACHABLE'],
  },
  {
    test: '576',
    asserts: 'The initial value of the machine is respected, also where it is not the first state in the document.',
    machine: {
      initial: 's1',
      states: {
        s0: { always: FAIL },
        s1: {
          initial: 's11p1',
          states: {
            s111: {},
            s11p1: {
              type: 'parallel',
              states: {
                s11p11: { initial: 's11p112', states: { s11p111: {}, s11p112: { entry: [raise('IN_S11P112')] } } },
                s11p12: { initial: 's11p122', states: { s11p121: {}, s11p122: { on: { IN_S11P112: PASS } } } },
              },
            },
          },
        },
      },
    },
    odd: ['UNREACHABLE'],
  },
  {
    test: '387',
    asserts: 'A history state leads to its default where nothing was left before: shallow first, then deep.',
    machine: {
      initial: 's3',
      states: {
        s0: {
          initial: 's02',
          on: { ENTERING_S011: to('s4'), ENTERING_S012: FAIL, ENTERING_S021: FAIL, ENTERING_S022: FAIL },
          states: {
            shallow: { type: 'history', history: 'shallow', target: 's01' },
            deep: { type: 'history', history: 'deep', target: 's02.s022' },
            s01: {
              initial: 's011',
              states: { s011: { entry: [raise('ENTERING_S011')] }, s012: { entry: [raise('ENTERING_S012')] } },
            },
            s02: {
              initial: 's021',
              states: { s021: { entry: [raise('ENTERING_S021')] }, s022: { entry: [raise('ENTERING_S022')] } },
            },
          },
        },
        s1: {
          initial: 's11',
          on: { ENTERING_S122: PASS, ENTERING_S111: FAIL, ENTERING_S112: FAIL, ENTERING_S121: FAIL },
          states: {
            shallow: { type: 'history', history: 'shallow', target: 's11' },
            deep: { type: 'history', history: 'deep', target: 's12.s122' },
            s11: {
              initial: 's111',
              states: { s111: { entry: [raise('ENTERING_S111')] }, s112: { entry: [raise('ENTERING_S112')] } },
            },
            s12: {
              initial: 's121',
              states: { s121: { entry: [raise('ENTERING_S121')] }, s122: { entry: [raise('ENTERING_S122')] } },
            },
          },
        },
        s3: { always: to('s0.shallow') },
        s4: { always: to('s1.deep') },
      },
    },
    // Most of the states must not be entered.
    odd: ['UNREACHABLE'],
  },
  {
    test: '388',
    asserts: 'History states work: deep history brings back s012; shallow history brings back s01, which enters s011.',
    machine: {
      initial: 'begin',
      states: {
        begin: { always: to('s0.s01.s012') },
        s0: {
          initial: 's02',
          on: { FIRST: to('s1'), SECOND: to('s2'), THIRD: PASS },
          states: {
            shallow: { type: 'history', history: 'shallow', target: 's02' },
            deep: { type: 'history', history: 'deep', target: 's02.s022' },
            s01: { initial: 's011', states: { s011: { entry: [note('s011')] }, s012: { entry: [note('s012')] } } },
            s02: { initial: 's021', states: { s021: { entry: [note('s021')] }, s022: { entry: [note('s022')] } } },
          },
        },
        s1: { always: to('s0.deep') },
        s2: { always: to('s0.shallow') },
      },
    },
    sent: ['FIRST', 'SECOND', 'THIRD'],
    notes: ['s012', 's012', 's011'],
    odd: ['UNREACHABLE'],
  },
  {
    test: '580',
    asserts: 'A history state never ends up part of the configuration.',
    machine: {
      initial: 'p1',
      states: {
        p1: {
          type: 'parallel',
          on: { TIMEOUT: FAIL },
          states: {
            s0: {},
            s1: {
              initial: 's11',
              on: { FIRST: { target: '.sh1' }, SECOND: PASS },
              states: { sh1: { type: 'history', target: 's11' }, s11: { always: { target: 's12' } }, s12: {} },
            },
          },
        },
      },
    },
    sent: ['FIRST', 'SECOND'],
  },
  {
    test: '372',
    asserts: 'Entering a final state generates the done event after its entry handlers, and before it is left.',
    machine: {
      initial: 's0',
      states: {
        s0: {
          initial: 's0final',
          states: { s0final: { type: 'final', entry: [note('entered')], exit: [note('left')] } },
          onDone: { actions: [note('done'), raise('DONE')] },
          on: { DONE: PASS, TIMEOUT: FAIL },
        },
      },
    },
    notes: ['entered', 'done', 'left'],
  },
  {
    test: '416',
    asserts: 'The done event is generated when the final state of a compound state is entered.',
    machine: {
      initial: 's1',
      states: {
        s1: {
          initial: 's11',
          on: { TIMEOUT: FAIL },
          states: {
            s11: {
              initial: 's111',
              onDone: PASS,
              states: { s111: { always: { target: 's11final' } }, s11final: { type: 'final' } },
            },
          },
        },
      },
    },
  },
  {
    test: '417',
    asserts: 'The done event is generated when all children of a parallel state have entered final states.',
    machine: {
      initial: 's1',
      states: {
        s1: {
          initial: 's1p1',
          on: { TIMEOUT: FAIL },
          states: {
            s1p1: {
              type: 'parallel',
              onDone: PASS,
              states: {
                s1p11: {
                  initial: 's1p111',
                  states: { s1p111: { always: { target: 'over' } }, over: { type: 'final' } },
                },
                s1p12: {
                  initial: 's1p121',
                  states: { s1p121: { always: { target: 'over' } }, over: { type: 'final' } },
                },
              },
            },
          },
        },
      },
    },
  },
  {
    test: '570',
    asserts: 'The done event of a parallel state follows those of all its children.',
    machine: {
      initial: 'p0',
      states: {
        p0: {
          type: 'parallel',
          entry: [raise('E1'), raise('E2')],
          onDone: { ...PASS, actions: [note('p0')] },
          on: { TIMEOUT: FAIL },
          states: {
            p0s1: {
              initial: 'p0s11',
              onDone: { actions: [note('p0s1')] },
              states: { p0s11: { on: { E1: { target: 'over' } } }, over: { type: 'final' } },
            },
            p0s2: {
              initial: 'p0s21',
              onDone: { actions: [note('p0s2')] },
              states: { p0s21: { on: { E2: { target: 'over' } } }, over: { type: 'final' } },
            },
          },
        },
      },
    },
    notes: ['p0s1', 'p0s2', 'p0'],
  },
];
