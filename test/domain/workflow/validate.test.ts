import { z } from 'zod';
import { DEFAULT_LIFECYCLE } from '../../../src/initiatives/domain/default-lifecycle';
import type { StateConfig } from '../../../src/workflow/definition';
import { definitionJsonSchema } from '../../../src/workflow/definition-document';
import { validateDefinition, type Registry } from '../../../src/workflow/validate';

const REGISTRY: Registry = {
  guards: { hasPages: z.strictObject({ atLeast: z.int().min(1) }) },
  actions: { tell: z.strictObject({ whom: z.string() }) },
  delays: ['stageDays'],
};
const ENDED: StateConfig = { type: 'final' };
const GO_ON = { GO: { target: 'ended' } };

const documentWith = (machine: unknown, events: unknown = { GO: { label: 'Go' }, STOP: { label: 'Stop' } }) => ({
  id: 'letter',
  events,
  machine,
});
/** The faults of a machine with these states, each as "code path: sentence". */
const faultsOf = (given: unknown): readonly string[] =>
  validateDefinition(given, REGISTRY).map(({ code, path, message }) => `${code} ${path}: ${message}`);
const faultsWith = (states: Readonly<Record<string, unknown>>, machine: object = {}): readonly string[] =>
  faultsOf(documentWith({ initial: 'first', ...machine, states: { ...states, ended: ENDED } }));
const inFirst = (state: object): readonly string[] => faultsWith({ first: { on: GO_ON, ...state } });
const raise = (event: unknown) => ({ type: 'raise', params: { event } });

describe('The shape of a definition', () => {
  it.each([
    ['no document', null, 'SHAPE $: Expected object, received null.'],
    ['a list', [], 'SHAPE $: Expected object, received array.'],
    [
      'a list of states',
      documentWith({ initial: 'a', states: [] }),
      'SHAPE $.machine.states: Expected record, received array.',
    ],
    ['a machine without states', documentWith({}), 'SHAPE $.machine.states: The machine has no states.'],
    ['a machine of no states', documentWith({ states: {} }), 'SHAPE $.machine.states: Expected at least one state.'],
    [
      'a list of events',
      documentWith({ initial: 'a', states: { a: {} } }, []),
      'SHAPE $.events: Expected record, received array.',
    ],
  ])('is told for %s', (_, given, fault) => {
    expect(faultsOf(given)).toContain(fault);
  });

  it('is told at the place, for what the subset does not have', () => {
    expect(inFirst({ invoke: { src: 'program' } })).toEqual([
      'SHAPE $.machine.states.first: Unrecognized key: "invoke".',
    ]);
    expect(inFirst({ on: { GO: { target: 'ended', cond: 'x' } } })).toEqual([
      'SHAPE $.machine.states.first.on.GO: Unrecognized key: "cond".',
    ]);
    expect(inFirst({ on: { GO: [{ target: 'ended' }, { guard: 'hasPages' }] } })).toEqual([
      'SHAPE $.machine.states.first.on.GO[1].guard: Expected object, received string.',
    ]);
  });

  it('is told for names that are not like names', () => {
    expect(faultsWith({ first: { on: GO_ON }, 'a.b': {} })[0]).toMatch(/^SHAPE \$\.machine\.states\["a\.b"\]: /);
    expect(inFirst({ on: { 'xstate.init': { target: 'ended' }, '*': { target: 'ended' } } })).toHaveLength(2);
  });

  it('has no place for "__proto__", wherever it stands', () => {
    const nasty = [
      '{"__proto__":{}}',
      '{"id":"m","events":{"__proto__":{"label":"x"}},"machine":{"initial":"z","states":{"z":{"type":"final"}}}}',
      '{"id":"m","events":{},"machine":{"initial":"z","states":{"z":{"type":"final"},"__proto__":{}}}}',
      '{"id":"m","events":{},"machine":{"initial":"z","states":{"z":{"type":"final","meta":{"a":[{"__proto__":1}]}}}}}',
    ];
    expect(nasty.map((text) => faultsOf(JSON.parse(text)))).toEqual(
      ['$.__proto__', '$.events.__proto__', '$.machine.states.__proto__', '$.machine.states.z.meta.a[0].__proto__'].map(
        (place) => [`SHAPE ${place}: Nothing can go by the name "__proto__".`],
      ),
    );
  });

  it('ends at 64 levels', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(faultsWith({ first: { on: GO_ON, meta: { deep: nested(100) } } })).toEqual([
      'TOO_DEEP $: The document is nested more than 64 levels deep.',
    ]);
    expect(faultsOf(nested(5_000))).toHaveLength(1);
    expect(faultsWith({ first: { on: GO_ON, meta: { deep: nested(20) } } })).toEqual([]);
  });

  it('ends at 500 states', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`s${index}`, { on: GO_ON }]));
    expect(faultsWith({ first: { on: GO_ON }, ...many })).toEqual([
      'TOO_MANY_STATES $.machine: There are 502 states, at most 500 may be.',
    ]);
  });
});

describe('What a definition names', () => {
  it('must be a state that is there', () => {
    expect(inFirst({ on: { GO: { target: 'nowhere' } } })).toContain(
      'UNKNOWN_STATE $.machine.states.first.on.GO.target: "nowhere" leads to no state: there is no "nowhere".',
    );
    expect(inFirst({ always: [{ target: '#letter.a.b' }] })).toContain(
      'UNKNOWN_STATE $.machine.states.first.always[0].target: "#letter.a.b" leads to no state: there is no "a.b".',
    );
    expect(inFirst({ after: { P1D: { target: '.inside' } } })).toContain(
      'UNKNOWN_STATE $.machine.states.first.after.P1D.target: ".inside" leads to no state: there is no "first.inside".',
    );
    expect(faultsWith({ first: { on: GO_ON } }, { initial: 'last' })).toContain(
      'UNKNOWN_STATE $.machine.initial: Expected the state that is entered first (one of first, ended), got "last".',
    );
    // SCXML test 355 takes the first in document order; here it must be said.
    expect(inFirst({ states: { a: {} } })).toContain(
      'UNKNOWN_STATE $.machine.states.first.initial: Expected the state that is entered first (one of a), got none.',
    );
    expect(inFirst({ initial: 'past', states: { a: {}, past: { type: 'history' } } })).toContain(
      'UNKNOWN_STATE $.machine.states.first.initial: "past" is a way back, not a state to enter first.',
    );
  });

  it('must be an event of the vocabulary, or one that is raised', () => {
    expect(inFirst({ on: { ...GO_ON, WHAT: { target: 'ended' } } })).toEqual([
      'UNKNOWN_EVENT $.machine.states.first.on.WHAT: "WHAT" is in no vocabulary (GO, STOP), and nothing raises it.',
    ]);
    expect(inFirst({ entry: [raise('NOBODY')] })).toEqual([
      'UNKNOWN_EVENT $.machine.states.first.entry[0].params.event: Expected an event that a state answers to, got "NOBODY".',
    ]);
    expect(inFirst({ exit: [{ type: 'raise' }] })).toEqual([
      'UNKNOWN_EVENT $.machine.states.first.exit[0].params.event: Expected an event that a state answers to, got none.',
    ]);
    expect(inFirst({ exit: [{ type: 'raise', params: { event: 'GO', delay: 5 } }] })).toEqual([
      'PARAMETER $.machine.states.first.exit[0].params.delay: "raise" takes no parameter but "event".',
    ]);
  });

  it('must be a guard or an action that is registered, with the parameters that it takes', () => {
    expect(inFirst({ on: { GO: { target: 'ended', guard: { type: 'hasWings' } } } })).toEqual([
      'UNKNOWN_GUARD $.machine.states.first.on.GO.guard.type: No guard "hasWings" is registered: there are hasPages.',
    ]);
    expect(inFirst({ entry: [{ type: 'shout' }] })).toEqual([
      'UNKNOWN_ACTION $.machine.states.first.entry[0].type: No action "shout" is registered: there are tell.',
    ]);
    const few = { type: 'hasPages', params: { atLeast: 0 } };
    expect(inFirst({ on: { GO: [{ target: 'ended', guard: few }] } })[0]).toMatch(
      /^PARAMETER \$\.machine\.states\.first\.on\.GO\[0\]\.guard\.params\.atLeast: /,
    );
    expect(inFirst({ onDone: [{ actions: [{ type: 'tell' }] }], initial: 'a', states: { a: ENDED } })).toEqual([
      'PARAMETER $.machine.states.first.onDone[0].actions[0].params.whom: Expected string, received undefined.',
    ]);
  });

  it('is not what every object inherits', () => {
    const inherited = ['constructor', 'toString', 'hasOwnProperty'];
    for (const name of inherited) {
      expect(faultsWith({ first: { on: GO_ON } }, { initial: name })[0]).toMatch(
        /^UNKNOWN_STATE \$\.machine\.initial: /,
      );
      expect(inFirst({ on: { GO: { target: name } } })[0]).toMatch(/^UNKNOWN_STATE /);
      expect(inFirst({ on: { GO: { target: 'ended', guard: { type: name } } } })[0]).toMatch(/^UNKNOWN_GUARD /);
      expect(inFirst({ entry: [{ type: name }] })[0]).toMatch(/^UNKNOWN_ACTION /);
      expect(inFirst({ entry: [raise(name)] })[0]).toMatch(/^UNKNOWN_EVENT /);
      expect(inFirst({ after: { [name]: { target: 'ended' } } })[0]).toMatch(/^NO_DURATION /);
    }
    // As names of one's own they are as good as any.
    const states = { constructor: { on: GO_ON }, ended: ENDED };
    expect(faultsOf(documentWith({ initial: 'constructor', states }))).toEqual([]);
  });

  it.each(['14 days', 'P', 'PT', 'P0D', 'PT0S', '1000', 'P1.5D', '-P1D', 'p1d'])('is no duration: "%s"', (delay) => {
    expect(inFirst({ after: { [delay]: { target: 'ended' } } })).toEqual([
      expect.stringContaining(
        `"${delay}": expected an ISO 8601 duration above nothing (P14D, PT8H) or one of stageDays.`,
      ),
    ]);
  });

  it.each(['P14D', 'PT8H', 'P2W', 'P1Y2M10DT2H30M', 'PT90S', 'stageDays'])('is a deadline: "%s"', (delay) => {
    expect(inFirst({ after: { [delay]: { target: 'ended' } } })).toEqual([]);
  });
});

describe('What stands in its place', () => {
  it.each([
    [{ initial: 'a' }, 'initial', '"initial" belongs to a state that is in one of several states below.'],
    [{ type: 'parallel' }, 'type', '"type" belongs to a state with states below.'],
    [{ history: 'deep' }, 'history', '"history" belongs to a history state.'],
    [{ target: 'ended' }, 'target', '"target" belongs to a history state.'],
    [{ onDone: { target: 'ended' } }, 'onDone', '"onDone" belongs to a state with states below.'],
    [{ type: 'final' }, 'on', 'A final state has no "on".'],
    [
      { on: { GO: { target: '#letter' } } },
      'on.GO.target',
      '"#letter" is the machine as a whole: expected a state in it.',
    ],
  ])('%j', (state, place, message) => {
    expect(inFirst(state)).toContain(`MISPLACED $.machine.states.first.${place}: ${message}`);
  });

  it('is a history state inside the state that it leads back to, with a default in there', () => {
    expect(faultsWith({ first: { on: GO_ON }, past: { type: 'history' } })).toEqual([
      'MISPLACED $.machine.states.past.type: A way back stands inside the state that it leads back to, not at the top.',
    ]);
    const withPast = (target: string) =>
      inFirst({ initial: 'a', states: { a: {}, past: { type: 'history', target }, other: { type: 'history' } } });
    for (const [target, path] of [
      ['#letter.ended', 'ended'],
      ['#letter.first', 'first'],
      ['other', 'first.other'],
      ['past', 'first.past'],
    ]) {
      expect(withPast(target ?? '')).toEqual([
        `MISPLACED $.machine.states.first.states.past.target: A way back leads to a state inside "first", not to "${path}".`,
      ]);
    }
    expect(withPast('a')).toEqual([]);
  });

  it('is led back to from outside: whoever is inside has left nothing', () => {
    const box = (on: object) =>
      faultsWith({
        first: {
          initial: 'a',
          states: { a: { on: { STOP: { target: 'past' } } }, past: { type: 'history' } },
          on: { ...GO_ON, ...on },
        },
      });
    const message = '"past" is the way back into "first", for who comes from outside.';
    expect(box({})).toEqual([`MISPLACED $.machine.states.first.states.a.on.STOP.target: ${message}`]);
    // The state itself may start over where it was.
    const start = { initial: 'a', states: { a: {}, past: { type: 'history' } } };
    expect(inFirst({ ...start, on: { ...GO_ON, STOP: { target: '.past' } } })).toEqual([]);
  });
});

describe('Where a definition leads', () => {
  it('is to every state', () => {
    expect(faultsWith({ first: { on: GO_ON }, island: { initial: 'hut', on: GO_ON, states: { hut: {} } } })).toEqual([
      'UNREACHABLE $.machine.states.island: Nothing leads to "island".',
      'UNREACHABLE $.machine.states.island.states.hut: Nothing leads to "island.hut".',
    ]);
  });

  it('may be by shallow history, to the start of what was left further inside', () => {
    const box = {
      initial: 'a',
      states: { a: {}, past: { type: 'history' }, c: { initial: 'begun', states: { begun: {}, later: {} } } },
    };
    const on = { GO: { target: '#letter.box.c.later' }, STOP: { target: 'ended' } };
    expect(
      faultsWith({
        first: { on },
        box: { ...box, on: { GO: { target: 'rest' } } },
        rest: { on: { GO: { target: 'box.past' }, STOP: { target: 'ended' } } },
      }),
    ).toEqual([]);
  });

  it('is to an end, from every state', () => {
    expect(faultsWith({ first: { on: { ...GO_ON, STOP: { target: 'stuck' } } }, stuck: {} })).toEqual([
      'NO_WAY_TO_AN_END $.machine.states.stuck: From "stuck" no way leads to an end.',
    ]);
    expect(inFirst({ on: {}, onDone: { target: 'ended' }, initial: 'a', states: { a: {} } })).toEqual(
      [
        'UNREACHABLE $.machine.states.ended: Nothing leads to "ended".',
        'NO_WAY_TO_AN_END $.machine.states.first.states.a: From "first.a" no way leads to an end.',
      ].slice(1),
    );
  });

  it('may be to an end that another region brings about', () => {
    const regions = {
      waiting: { initial: 'w', states: { w: {} } },
      deciding: { initial: 'd', states: { d: { on: { GO: { target: '#letter.ended' } } } } },
    };
    expect(faultsWith({ first: { type: 'parallel', states: regions } })).toEqual([]);
  });
});

describe('What goes on by itself', () => {
  const endless = (path: string, circle: string) =>
    `ENDLESS_LOOP ${path}: It would run in circles by itself: ${circle}.`;

  it('must come to rest: always', () => {
    expect(
      faultsWith({ first: { on: GO_ON, always: { target: 'second' } }, second: { always: { target: 'first' } } }),
    ).toEqual([endless('$.machine.states.first', 'first → second → first')]);
    expect(inFirst({ always: { actions: [] } })).toEqual([endless('$.machine.states.first', 'first → first')]);
    expect(inFirst({ initial: 'a', states: { a: {} }, always: { target: '.a' } })).toEqual([
      endless('$.machine.states.first', 'first → first'),
    ]);
  });

  it('must come to rest: an event that raises itself', () => {
    expect(inFirst({ on: { ...GO_ON, STOP: { actions: [raise('STOP')] } } })).toEqual([
      endless('$.machine.states.first', 'first → first'),
    ]);
  });

  it('must come to rest: two regions that call each other', () => {
    const regions = {
      one: { on: { PING: { actions: [raise('PONG')] } } },
      other: { on: { PONG: { actions: [raise('PING')] } } },
    };
    expect(inFirst({ type: 'parallel', states: regions })).toEqual([
      endless('$.machine.states.first.states.one', 'first.one → first.other → first.one'),
    ]);
  });

  it('must come to rest: an end that begins anew', () => {
    expect(inFirst({ initial: 'a', states: { a: ENDED }, onDone: { target: 'first', reenter: true } })).toEqual([
      endless('$.machine.states.first', 'first → first'),
    ]);
  });

  it('may call back and forth where each leaves its place and nobody brings it back', () => {
    const regions = {
      one: { initial: 'a', states: { a: { on: { PING: { target: 'b', actions: [raise('PONG')] } } }, b: {} } },
      other: { initial: 'a', states: { a: { on: { PONG: { target: 'b', actions: [raise('PING')] } } }, b: {} } },
    };
    expect(
      inFirst({
        type: 'parallel',
        states: regions,
        on: { GO: { target: 'ended' }, STOP: { actions: [raise('PING')] } },
      }),
    ).toEqual([]);
  });
});

describe('A good definition', () => {
  it('is the lifecycle that Steward comes with', () => {
    const registry = {
      guards: { evidenceIsGathered: z.any(), gateIsPassed: z.any(), groupHasApproved: z.any() },
      actions: { remindOfStage: z.any(), escalateStage: z.any(), callForRecheck: z.any() },
      delays: ['stageDays', 'stageEscalationDays', 'recheckDay'],
    };
    expect(validateDefinition(DEFAULT_LIFECYCLE, registry)).toEqual([]);
  });

  it('lets leadership, finance and compliance approve side by side, with a veto, a deadline and a hold', () => {
    const region = {
      initial: 'awaited',
      states: {
        awaited: {
          on: { GO: { target: 'granted' }, STOP: { actions: [raise('VETOED')] } },
          after: { stageDays: { actions: [{ type: 'tell', params: { whom: 'chair' } }] } },
        },
        granted: ENDED,
      },
    };
    const approval = {
      type: 'parallel',
      on: { VETOED: { target: 'ended' }, HOLD: { target: 'onHold' } },
      onDone: { target: 'ended' },
      states: { leadership: region, finance: region, compliance: region, asLeft: { type: 'history', history: 'deep' } },
    };
    const onHold = { on: { RESUME: { target: 'first.asLeft' } } };
    const events = Object.fromEntries(['GO', 'STOP', 'HOLD', 'RESUME'].map((event) => [event, { label: event }]));
    expect(
      faultsOf(documentWith({ initial: 'first', states: { first: approval, onHold, ended: ENDED } }, events)),
    ).toEqual([]);
  });
});

describe('The JSON Schema of a definition', () => {
  it('names what the subset has and closes every object', () => {
    const schema = definitionJsonSchema() as {
      $defs: Record<string, { properties: object; additionalProperties: boolean }>;
    };
    const state = schema.$defs['State'];
    expect(Object.keys(state?.properties ?? {})).toEqual(
      expect.arrayContaining(['type', 'initial', 'on', 'always', 'after', 'onDone', 'entry', 'exit', 'states']),
    );
    expect(state?.additionalProperties).toBe(false);
  });
});

describe('A definition with many faults', () => {
  it('is told all of them at once, each at its place', () => {
    const go = (way: object) => ({ GO: { target: 'ended', ...way } });
    const states = {
      first: {
        ...{ entry: [{ type: 'sing' }], after: { soon: { target: 'ended' } } },
        on: { ...go({ guard: { type: 'isNice' } }), STOP: { target: 'second' } },
      },
      second: { on: { ...go({ guard: { type: 'hasPages', params: { atLeast: 0 } } }), STOP: { target: 'stuck' } } },
      stuck: { on: { GO: { target: 'round' } } },
      round: { always: { target: 'andRound' } },
      andRound: { always: { target: 'round' } },
      lost: { on: go({}) },
    };
    const place = '$.machine.states';
    expect(
      validateDefinition(documentWith({ initial: 'first', states: { ...states, ended: ENDED } }), REGISTRY),
    ).toMatchObject(
      [
        ['UNKNOWN_GUARD', `${place}.first.on.GO.guard.type`],
        ['NO_DURATION', `${place}.first.after.soon`],
        ['UNKNOWN_ACTION', `${place}.first.entry[0].type`],
        ['PARAMETER', `${place}.second.on.GO.guard.params.atLeast`],
        ['UNREACHABLE', `${place}.lost`],
        ['NO_WAY_TO_AN_END', `${place}.stuck`],
        ['NO_WAY_TO_AN_END', `${place}.round`],
        ['NO_WAY_TO_AN_END', `${place}.andRound`],
        ['ENDLESS_LOOP', `${place}.round`],
      ].map(([code, path]) => ({ code, path })),
    );
  });

  it('is not told where its ways lead while one of them leads nowhere', () => {
    const states = { first: { on: { GO: { target: 'nowhere', guard: { type: 'isNice' } } } }, lost: {} };
    expect(faultsWith(states).map((fault) => fault.split(' ')[0])).toEqual(['UNKNOWN_STATE', 'UNKNOWN_GUARD']);
  });
});
