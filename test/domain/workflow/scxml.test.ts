import { z } from 'zod';
import { statePaths, statesOf, type WorkflowDefinition } from '../../../src/workflow/definition';
import { decide, start, type Effect } from '../../../src/workflow/engine';
import { validateDefinition } from '../../../src/workflow/validate';
import { asJsonb } from './a-random-walk';
import { documentOf } from './a-workflow';
import { ENTERING } from './scxml/entering';
import { ORDER } from './scxml/order';
import type { ScxmlCase } from './scxml/scxml-case';
import { TRANSITIONS } from './scxml/transitions';

/*
 * The semantic core of statecharts, by the test assertions of the W3C's implementation report for SCXML 1.0
 * (https://www.w3.org/Voice/2013/scxml-irp/), those that the subset covers. Where an original counts in its data model, ours
 * notes by an action and the notes are compared; `event="*"` is spelled out; a time-out that only catches failure is an event
 * that nobody sends.
 *
 * Left out, since the subset does not have what they are about: the data model, conditions and `In()` (147–156, 276–280, 286,
 * 287, 294, 302–354, 401, 402, 409, 411, 487, 488, 500, 501, 525–530, 550–554), `send` and its targets (159, 172–174, 176–186, 189–207,
 * 210, 495, 496, 521), `invoke` (215–253, 338, 422), event names by prefix (396, 399), content of initial and of history
 * transitions (412, 579), several entry handlers of which one fails (376, 378), several initial targets (parts of 364 and
 * 576), the first state as default (355: `initial` is demanded), stopping within the machine (304).
 *
 * Not so in XState, and so not here: 533, an internal transition of a parallel state leaves it. In our words a way leaves its
 * source when it says `reenter`, or when its target lies elsewhere, whatever the kind of the source.
 */
const CASES: readonly ScxmlCase[] = [...ORDER, ...ENTERING, ...TRANSITIONS];

const REGISTRY = {
  guards: { never: z.strictObject({}) },
  actions: { note: z.strictObject({ says: z.string() }) },
  delays: [],
};
const GUARDS = { never: () => [{ code: 'NEVER', message: 'never' }] };
/** Sent from outside; what is raised need not be in the vocabulary. */
const SENT = ['EXTERNAL', 'EXTERNAL1', 'EXTERNAL2', 'EVENT1', 'FIRST', 'SECOND', 'THIRD', 'TIMEOUT'];

function definitionOf({ machine }: ScxmlCase): WorkflowDefinition {
  const states = { ...machine.states, pass: { type: 'final' }, fail: { type: 'final' } } as const;
  const events = Object.fromEntries(SENT.map((event) => [event, { label: event }]));
  return { id: 'm', version: 1, events, machine: { ...machine, states } };
}

const notesIn = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'action' ? [effect.params['says']] : []));

describe.each(CASES.map((one) => [one.test, one] as const))('SCXML test %s', (_, one) => {
  const definition = definitionOf(one);
  const histories = statesOf(definition).filter(({ state }) => state.type === 'history');

  it(one.asserts, () => {
    const begun = start(definition);
    let snapshot = asJsonb(begun.snapshot);
    const notes = notesIn(begun.effects);
    const unanswered: string[] = [];
    for (const event of one.sent ?? []) {
      const answer = decide({ definition, snapshot, guards: GUARDS, facts: null }, event);
      if (answer.kind === 'refused') unanswered.push(event);
      else {
        snapshot = asJsonb(answer.snapshot);
        notes.push(...notesIn(answer.effects));
      }
      const active = statePaths(snapshot.value);
      expect(histories.filter(({ path }) => active.includes(path.join('.')))).toEqual([]);
    }
    expect(snapshot).toMatchObject({ status: 'done', value: 'pass' });
    expect({ notes, unanswered }).toEqual({ notes: one.notes ?? [], unanswered: one.unanswered ?? [] });
  });

  it(one.odd === undefined ? 'is a valid definition' : `is odd as a definition: ${one.odd.join(', ')}`, () => {
    const codes = validateDefinition(documentOf(definition), REGISTRY).map(({ code }) => code);
    expect([...new Set(codes)]).toEqual(one.odd ?? []);
  });
});
