import fc from 'fast-check';
import type { StateConfig, WorkflowDefinition, WorkflowSnapshot } from '../../../src/workflow/definition';
import { statePaths } from '../../../src/workflow/definition';
import { decide, offered, start } from '../../../src/workflow/engine';
import { waysOut } from '../../../src/workflow/machine';
import { isMigrated, migrate } from '../../../src/workflow/migrate';
import { timerChanges, timersAt } from '../../../src/workflow/migrate-timers';
import { faultsOfPlan, isPlace, statesByPath, type MigrationPlan } from '../../../src/workflow/migration-plan';
import { validateDefinition } from '../../../src/workflow/validate';
import { RANDOM_GUARDS, RANDOM_REGISTRY } from './a-random-definition';
import { running, someDefinition, someSteps, walk } from './a-random-walk';
import { documentOf, LETTER, LETTER_GUARDS, READY } from './a-workflow';

const NOTHING: MigrationPlan = { states: {}, timers: {} };
const plan = (states: MigrationPlan['states'], timers: MigrationPlan['timers'] = {}): MigrationPlan => ({
  states,
  timers,
});
const versioned = (definition: WorkflowDefinition, version = 2): WorkflowDefinition => ({ ...definition, version });

/** The letter with these states on and below the desk. */
const letterWith = (onDesk: StateConfig, more: Record<string, StateConfig> = {}): WorkflowDefinition => {
  const { states } = LETTER.machine;
  return { ...LETTER, version: 2, machine: { initial: 'onDesk', states: { ...states, onDesk, ...more } } };
};
const { onDesk: DESK } = LETTER.machine.states as { onDesk: StateConfig };
/** Checking is called reading, and done on another level. */
const RENAMED = letterWith({
  ...DESK,
  states: {
    beingWritten: { on: { FINISH: { target: 'underReview' } } },
    underReview: { initial: 'reading', states: { reading: {} }, on: { SEND: { target: '#letter.posted' } } },
    asLeft: { type: 'history', history: 'deep' },
  },
});

/** The letter after these events. */
const letterAfter = (...events: string[]): WorkflowSnapshot =>
  events.reduce((snapshot, event) => {
    const answer = decide({ definition: LETTER, snapshot, guards: LETTER_GUARDS, facts: READY }, event);
    if (answer.kind !== 'moved') throw new Error(answer.message);
    return answer.snapshot;
  }, start(LETTER).snapshot);

const toRenamed = { from: LETTER, to: RENAMED, plan: plan({ 'onDesk.beingChecked': 'onDesk.underReview.reading' }) };

describe('A process that migrates', () => {
  it('goes to the state of the same path when nothing is said', () => {
    expect(migrate({ ...toRenamed, plan: NOTHING }, letterAfter())).toEqual(letterAfter());
  });

  it('goes where the plan says', () => {
    const migrated = migrate(toRenamed, letterAfter('FINISH'));
    expect(migrated).toEqual({ status: 'active', value: { onDesk: { underReview: 'reading' } }, historyValue: {} });
  });

  it('comes back to where it was left, under its new name', () => {
    const migrated = migrate(toRenamed, letterAfter('FINISH', 'PUT_ASIDE')) as WorkflowSnapshot;
    expect(migrated.value).toBe('inDrawer');
    const back = decide({ definition: RENAMED, snapshot: migrated, guards: LETTER_GUARDS, facts: READY }, 'TAKE_UP');
    expect(back).toMatchObject({ kind: 'moved', to: 'onDesk.underReview.reading' });
  });

  it('comes back to the innermost state with a way back when the one that it left is gone', () => {
    const moved: WorkflowDefinition = {
      ...LETTER,
      version: 2,
      machine: {
        initial: 'office',
        states: {
          office: { initial: 'table', states: { table: DESK } },
          inDrawer: { on: { TAKE_UP: { target: 'office.table.asLeft' } } },
          posted: { type: 'final' },
          carried: { type: 'final' },
        },
      },
    };
    const states = {
      'onDesk.beingWritten': 'office.table.beingWritten',
      'onDesk.beingChecked': 'office.table.beingChecked',
    };
    const migrated = migrate({ from: LETTER, to: moved, plan: plan(states) }, letterAfter('FINISH', 'PUT_ASIDE'));
    expect(migrated).toMatchObject({
      historyValue: { 'letter.office.table.asLeft': [{ id: 'letter.office.table.beingChecked' }] },
    });
  });

  it('cannot while the new version lacks the state that it stands in, or that it remembers', () => {
    const unmapped = [{ state: 'onDesk.beingChecked', code: 'UNMAPPED' }];
    expect(migrate({ ...toRenamed, plan: NOTHING }, letterAfter('FINISH'))).toEqual(unmapped);
    expect(migrate({ ...toRenamed, plan: NOTHING }, letterAfter('FINISH', 'PUT_ASIDE'))).toEqual(unmapped);
  });

  it('joins others where several states become one', () => {
    const merged = letterWith({ initial: 'beingWritten', states: { beingWritten: {} }, on: DESK.on! });
    const migration = { from: LETTER, to: merged, plan: plan({ 'onDesk.beingChecked': 'onDesk.beingWritten' }) };
    expect(migrate(migration, letterAfter('FINISH'))).toEqual(migrate(migration, letterAfter()));
  });

  it('that has ended stays ended', () => {
    expect(migrate(toRenamed, letterAfter('FINISH', 'SEND'))).toMatchObject({ status: 'done', value: 'posted' });
  });

  describe('with regions side by side', () => {
    const region = (...names: string[]): StateConfig => ({
      initial: names[0]!,
      states: Object.fromEntries(names.map((name) => [name, {}])),
    });
    const assessment = (regions: Record<string, StateConfig>, more: Partial<StateConfig> = {}): WorkflowDefinition => ({
      ...{ id: 'check', version: 1, events: {} },
      machine: {
        initial: 'assessed',
        states: { assessed: { type: 'parallel', states: regions, ...more }, over: {}, ended: { type: 'final' } },
      },
    });
    const from = assessment({ money: region('open', 'done'), law: region('open', 'done') });
    const snapshot: WorkflowSnapshot = {
      status: 'active',
      value: { assessed: { money: 'done', law: 'open' } },
      historyValue: {},
    };

    it('maps each of them', () => {
      const to = assessment({ money: region('open', 'paid'), law: region('open', 'done') });
      const migrated = migrate({ from, to, plan: plan({ 'assessed.money.done': 'assessed.money.paid' }) }, snapshot);
      expect(migrated).toMatchObject({ value: { assessed: { money: 'paid', law: 'open' } } });
    });

    it('begins a region that is new at its start', () => {
      const to = assessment({ safety: region('open'), money: region('open', 'done'), law: region('open', 'done') });
      const migrated = migrate({ from, to, plan: NOTHING }, snapshot);
      expect(migrated).toMatchObject({ value: { assessed: { safety: 'open', money: 'done', law: 'open' } } });
    });

    it('leaves them all for one place', () => {
      const states = { 'assessed.money.done': 'over', 'assessed.law.open': 'over' };
      expect(migrate({ from, to: from, plan: plan(states) }, snapshot)).toMatchObject({ value: 'over' });
    });

    it('cannot be half in them and half outside', () => {
      const states = { 'assessed.law.open': 'over' };
      expect(migrate({ from, to: from, plan: plan(states) }, snapshot)).toEqual([
        { state: 'assessed.money.done and assessed.law.open', code: 'CLASH' },
      ]);
    });

    it('cannot go where all would have ended, and led on', () => {
      const done: StateConfig = { initial: 'open', states: { open: {}, done: { type: 'final' } } };
      const ended: WorkflowSnapshot = { ...snapshot, value: { assessed: { money: 'done', law: 'open' } } };
      const whole = assessment({ money: done, law: done });
      const to = assessment({ money: done }, { onDone: { target: 'over' } });
      const migration = { from: whole, to, plan: plan({ 'assessed.law.open': 'assessed.money.done' }) };
      expect(faultsOfPlan(migration)).toMatchObject([{ code: 'ENDED' }]);
      const states = { 'assessed.law.done': 'assessed.money.done' };
      const both = { ...ended, value: { assessed: { money: 'done', law: 'done' } } };
      expect(migrate({ from: whole, to, plan: plan(states) }, both)).toEqual([
        { state: 'assessed.money.done and assessed.law.done', code: 'NO_REST' },
      ]);
    });
  });
});

describe('A plan of a migration', () => {
  const timed = (delay: string, version: number): WorkflowDefinition => ({
    ...LETTER,
    version,
    machine: {
      ...LETTER.machine,
      states: { ...LETTER.machine.states, onDesk: { ...DESK, after: { [delay]: { target: 'inDrawer' } } } },
    },
  });
  const faults = (states: MigrationPlan['states'], timers: MigrationPlan['timers'] = {}) =>
    faultsOfPlan({ from: timed('P7D', 1), to: timed('P3D', 2), plan: plan(states, timers) });

  it('without a fault has none', () => {
    const timers = { 'onDesk after P7D': { deadline: 'RESTART', to: 'onDesk after P3D' } } as const;
    expect(faults({ 'onDesk.beingChecked': 'onDesk.beingWritten' }, timers)).toEqual([]);
  });

  it.each([
    ['onDesk.gone', 'inDrawer', 'UNKNOWN_STATE', 'Version 1 has no state "onDesk.gone".'],
    [
      'onDesk',
      'inDrawer',
      'NO_PLACE',
      'Nothing stands in "onDesk" itself: map the states inside it, each by its path.',
    ],
    ['inDrawer', 'shelf', 'UNKNOWN_STATE', '"shelf" of version 2: there is no such state.'],
    ['inDrawer', 'onDesk', 'NO_PLACE', '"onDesk" of version 2: it is no place to be in: name a state inside it.'],
    [
      'inDrawer',
      'onDesk.asLeft',
      'NO_PLACE',
      '"onDesk.asLeft" of version 2: it is no place to be in: name a state inside it.',
    ],
    ['inDrawer', 'posted', 'ENDED', '"posted" of version 2: it is an end, and a migration ends nothing.'],
    ['posted', 'inDrawer', 'ENDED', '"inDrawer" of version 2: it is no end, and what has ended begins no more.'],
  ])('is refused for %s to %s', (state, goal, code, message) => {
    const path = state.includes('.') ? `$.states["${state}"]` : `$.states.${state}`;
    expect(faults({ [state]: goal })).toEqual([{ path, code, message }]);
  });

  it.each([
    ['onDesk after P9D', {}, 'UNKNOWN_TIMER', 'Version 1 has no timer "onDesk after P9D".'],
    [
      'onDesk after P7D',
      {},
      'UNKNOWN_TIMER',
      'Version 2 has no timer "onDesk after P7D": name one of its own in "to", or drop this one.',
    ],
  ])('is refused for the timer %s', (timer, to, code, message) => {
    expect(faults({}, { [timer]: { deadline: 'KEEP', ...to } })).toEqual([
      { path: `$.timers["${timer}"]`, code, message },
    ]);
  });

  it('is refused for a timer of a state that nothing goes on in', () => {
    const away = {
      'onDesk.beingWritten': 'inDrawer',
      'onDesk.beingChecked': 'inDrawer',
    };
    expect(faults(away, { 'onDesk after P7D': { deadline: 'KEEP', to: 'onDesk after P3D' } })).toEqual([
      {
        path: '$.timers["onDesk after P7D"]',
        code: 'NOT_ENTERED',
        message: 'By this plan nothing goes on in "onDesk", whose timer "onDesk after P3D" is.',
      },
    ]);
  });

  describe('says of a deadline', () => {
    const at = letterAfter('FINISH');
    const held = letterAfter('FINISH', 'PUT_ASIDE');
    const [same, other] = ['onDesk after P7D', 'onDesk after P3D'];
    const [old, again, short] = [timed('P7D', 1), timed('P7D', 2), timed('P3D', 2)];
    const changes = (
      to: WorkflowDefinition,
      timers: MigrationPlan['timers'] = {},
      snapshot = at,
      runs = timersAt(old, at),
    ) => timerChanges({ to, plan: plan({}, timers) }, snapshot, runs);

    it('that it is kept where both versions have it', () => {
      expect(changes(again)).toEqual([{ timer: same, to: same, outcome: 'KEPT' }]);
    });
    it('that it is dropped where the new version has none such, whose own timer starts', () => {
      expect(changes(short)).toEqual([
        { timer: same, to: null, outcome: 'DROPPED' },
        { timer: null, to: other, outcome: 'STARTED' },
      ]);
    });
    it('that it goes on under another name, or is counted anew', () => {
      const to = { to: other };
      expect(changes(short, { [same]: { deadline: 'KEEP', ...to } })).toEqual([
        { timer: same, ...to, outcome: 'KEPT' },
      ]);
      expect(changes(short, { [same]: { deadline: 'RESTART', ...to } })).toEqual([
        { timer: same, ...to, outcome: 'RESTARTED' },
      ]);
    });
    it('that it is dropped, and not started again', () => {
      expect(changes(again, { [same]: { deadline: 'DROP' } })).toEqual([{ timer: same, to: null, outcome: 'DROPPED' }]);
    });
    it('that it is dropped where its state is not gone on in', () => {
      expect(changes(again, {}, { ...at, value: 'inDrawer' })).toEqual([{ timer: same, to: null, outcome: 'DROPPED' }]);
    });
    it('that it waits on while its state is remembered', () => {
      const paused = [{ timer: same, paused: true }];
      expect(changes(again, {}, held, paused)).toEqual([{ timer: same, to: same, outcome: 'KEPT' }]);
      expect(changes(again, {}, { ...held, historyValue: {} }, paused)).toEqual([
        { timer: same, to: null, outcome: 'DROPPED' },
      ]);
    });
    it('of two that go to one timer, that the first goes on', () => {
      const two = [same, 'onDesk after PT1H'].map((timer) => ({ timer, paused: false }));
      const to = { deadline: 'KEEP', to: other } as const;
      expect(changes(short, { [same]: to, 'onDesk after PT1H': to }, at, two)).toEqual([
        { timer: same, to: other, outcome: 'KEPT' },
        { timer: 'onDesk after PT1H', to: null, outcome: 'DROPPED' },
      ]);
    });
  });
});

/** Whether a process of this definition can be restored there, and what it would offer. */
const offersOf = (definition: WorkflowDefinition, snapshot: WorkflowSnapshot) => {
  waysOut(definition, snapshot);
  return offered({ definition, snapshot, guards: RANDOM_GUARDS, facts: 15 }).map(({ event, to }) => [event, to]);
};

describe('Any process of any definition', () => {
  it('that migrates to the same definition is the same, and offers the same', () => {
    fc.assert(
      fc.property(someDefinition, someSteps, (definition, steps) => {
        // One that goes in circles by itself has no place to rest, and could not be published.
        fc.pre(validateDefinition(documentOf(definition), RANDOM_REGISTRY).length === 0);
        for (const { after } of walk(definition, steps).tried) {
          const migrated = migrate({ from: definition, to: versioned(definition), plan: NOTHING }, after);
          expect(migrated).toEqual(after);
          expect(offersOf(versioned(definition), migrated as WorkflowSnapshot)).toEqual(offersOf(definition, after));
        }
      }),
    );
  });

  it('that migrates to another definition can be restored there, or is told why not', () => {
    fc.assert(
      fc.property(
        someDefinition,
        someDefinition,
        someSteps,
        fc.infiniteStream(fc.nat()),
        (from, other, steps, random) => {
          const to = versioned(other);
          const places = [...statesByPath(to)].filter(([, { state }]) => isPlace(state)).map(([path]) => path);
          const goals = [...statesByPath(from)].flatMap(([path, { state }]) =>
            isPlace(state) ? [[path, places[random.next().value! % places.length]!] as const] : [],
          );
          const chosen = plan(Object.fromEntries(goals));
          const faulty = faultsOfPlan({ from, to, plan: chosen }).map(({ path }) => path);
          const sound = plan(Object.fromEntries(goals.filter(([path]) => !faulty.some((at) => at.includes(path)))));
          for (const { after } of walk(from, steps).tried) {
            const migrated = migrate({ from, to, plan: sound }, after);
            if (!isMigrated(migrated)) {
              expect(migrated.length).toBeGreaterThan(0);
              continue;
            }
            // What was active goes where the plan says, whatever else is active beside it.
            const stands = statePaths(migrated.value);
            for (const place of statePaths(after.value)) expect(stands).toContain(sound.states[place] ?? place);
            offersOf(to, migrated);
            for (const [event] of offersOf(to, migrated)) decide(running(to, migrated, 15), event!);
          }
        },
      ),
    );
  });
});
