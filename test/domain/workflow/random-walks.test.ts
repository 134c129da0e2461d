import fc from 'fast-check';
import { statePaths, statesOf, type WorkflowDefinition, type WorkflowSnapshot } from '../../../src/workflow/definition';
import { decide, offered, replay, type Effect, type Moved } from '../../../src/workflow/engine';
import { validateDefinition } from '../../../src/workflow/validate';
import { RANDOM_GUARDS, RANDOM_REGISTRY } from './a-random-definition';
import {
  asJsonb,
  everyEvent,
  everyTimer,
  moves,
  running,
  someDefinition,
  someSteps,
  walk,
  type Steps,
  type Walk,
} from './a-random-walk';
import { documentOf } from './a-workflow';
import { xstateInMemory } from './xstate-in-memory';

/** All walks of this file together; more with `WORKFLOW_WALKS=20000 npx jest test/domain/workflow`. */
const WALKS = Number(process.env['WORKFLOW_WALKS'] ?? 1_000);
/** Published definitions are valid, and what is not may do anything. */
const isValid = (definition: WorkflowDefinition) =>
  validateDefinition(documentOf(definition), RANDOM_REGISTRY).length === 0;

/** Some walks through each of many definitions: a share of all walks of this file. */
function onWalks(share: number, check: (definition: WorkflowDefinition, steps: Steps) => void): void {
  const walks = fc.array(someSteps, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(someDefinition, walks, (definition, chosen) => {
      fc.pre(isValid(definition));
      chosen.forEach((steps) => check(definition, steps));
    }),
    { numRuns: Math.ceil((WALKS * share) / 4) },
  );
}

describe('The random definitions', () => {
  it('are valid nearly always, so that the walks are about valid ones', () => {
    const sample = fc.sample(someDefinition, 50);
    expect(sample.filter(isValid).length).toBeGreaterThanOrEqual(49);
  });

  it('hold everything that the subset has', () => {
    const text = JSON.stringify(fc.sample(someDefinition, 100));
    for (const word of [
      'parallel',
      'deep',
      'shallow',
      'final',
      'always',
      'after',
      'onDone',
      'raise',
      'reenter',
      'guard',
    ]) {
      expect(text).toContain(`"${word}"`);
    }
  });
});

describe('A random walk through a random valid definition', () => {
  it('is the same run in memory and stored and read back between every two events, effects included', () => {
    onWalks(0.3, (definition, steps) => {
      const inMemory = walk(definition, steps);
      // A copy, so that no step is remembered from the first run.
      const stored = walk(structuredClone(definition), steps, asJsonb);
      expect(stored.tried.map(({ answer }) => answer)).toEqual(inMemory.tried.map(({ answer }) => answer));
      // To the letter, so that the order of regions counts, too.
      const texts = (one: Walk) => moves(one).map(({ answer }) => JSON.stringify(answer.snapshot.value));
      expect(texts(stored)).toEqual(texts(inMemory));
    });
  });

  it('stands where XState itself stands that was never stored, and has asked for the same', () => {
    onWalks(0.2, (definition, steps) => {
      const ours = walk(definition, steps, asJsonb);
      const theirs = xstateInMemory(definition);
      // XState in memory goes through regions as they were entered last; we keep the document's order, as SCXML says.
      const hasRegions = statesOf(definition).some(({ state }) => state.type === 'parallel');
      const asked = (effects: readonly unknown[]) =>
        hasRegions ? effects.map((effect) => JSON.stringify(effect)).sort() : effects;
      expect(theirs.now()).toEqual(standing(ours.begun.snapshot));
      for (const { event, facts, answer } of moves(ours)) {
        const actions = answer.effects.filter(({ kind }) => kind === 'action');
        expect(asked(theirs.send(event, facts))).toEqual(asked(actions));
        expect(theirs.now()).toEqual(standing(answer.snapshot));
      }
    });
  });

  it('moves exactly on what is offered as open, to where the offer says', () => {
    onWalks(0.1, (definition, steps) => {
      for (const { before, facts } of walk(definition, steps, asJsonb).tried) {
        const offers = offered(running(definition, before, facts));
        for (const event of Object.keys(definition.events)) {
          const answer = decide(running(definition, before, facts), event);
          const offer = offers.find((one) => one.event === event);
          if (answer.kind === 'moved') {
            expect(offer).toMatchObject({ missing: [], to: answer.to, snapshot: answer.snapshot });
          } else if (answer.code === 'GATE_UNMET') expect(offer?.missing).toEqual(answer.missing);
          else expect(offer).toBeUndefined();
        }
      }
    });
  });

  it('never moves on what is neither offered nor a timer of an active state', () => {
    onWalks(0.1, (definition, steps) => {
      for (const { before, facts } of walk(definition, steps).tried) {
        const offers = offered(running(definition, before, facts)).map(({ event }) => event);
        const open = new Set([...offers, ...everyTimer(definition).filter((timer) => isActive(before, timer))]);
        for (const event of everyEvent(definition).filter((one) => !open.has(one))) {
          expect(decide(running(definition, before, facts), event)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
        }
      }
    });
  });

  it('takes the same steps remembered and fresh', () => {
    onWalks(0.1, (definition, steps) => {
      // Walked twice, so that nearly every step is remembered the second time; a copy of a definition remembers nothing.
      walk(definition, steps);
      for (const { before, facts, event, answer } of walk(definition, steps).tried) {
        expect(decide(running(structuredClone(definition), before, facts), event)).toEqual(answer);
      }
    });
  });

  it('starts each timer once a stay, and cancels none that was not started', () => {
    onWalks(0.1, (definition, steps) => {
      const one = walk(definition, steps, asJsonb);
      let clock = hears(new Set(), one.begun.effects);
      for (const { event, answer } of moves(one)) {
        // A timer that runs out is gone where its state is left; where not, it waits to be cancelled with its state.
        if (clock.has(event) && !staysIn(answer, event)) clock.delete(event);
        clock = hears(clock, answer.effects);
        const active = everyTimer(definition).filter((timer) => isActive(answer.snapshot, timer));
        expect([...clock].sort()).toEqual(active.sort());
      }
    });
  });

  it('is replayed by its history', () => {
    onWalks(0.1, (definition, steps) => {
      const one = walk(definition, steps, asJsonb);
      const history = moves(one).map(({ event, facts, answer: { to } }) => ({
        definition,
        guards: RANDOM_GUARDS,
        event,
        facts,
        to,
      }));
      expect(replay(definition, history)).toEqual(one.tried.at(-1)?.after ?? one.begun.snapshot);
    });
  });
});

const standing = ({ value, status }: WorkflowSnapshot) => ({ paths: [...statePaths(value)].sort(), status });

/** Whether the state that a timer belongs to is active: `a.b after P1D` while `a.b` or something in it is. */
function isActive({ value, status }: WorkflowSnapshot, timer: string): boolean {
  const [, state] = /^(?:(.*) )?after \S+$/.exec(timer) ?? [];
  return (
    status === 'active' &&
    (state === undefined || statePaths(value).some((path) => path === state || path.startsWith(`${state}.`)))
  );
}

/** Whether a timer that ran out left its state as it was: the state is active, and the timer was not started anew. */
const staysIn = ({ snapshot, effects }: Moved, timer: string): boolean =>
  isActive(snapshot, timer) && !effects.some((effect) => effect.kind === 'timerStarted' && effect.timer === timer);

/** The timers that run after these effects: none is cancelled that did not run, and none started that did. */
function hears(running: ReadonlySet<string>, effects: readonly Effect[]): Set<string> {
  const now = new Set(running);
  for (const effect of effects) {
    if (effect.kind === 'timerCancelled') {
      expect([...now]).toContain(effect.timer);
      now.delete(effect.timer);
    }
    if (effect.kind === 'timerStarted') {
      expect([...now]).not.toContain(effect.timer);
      now.add(effect.timer);
    }
  }
  return now;
}
