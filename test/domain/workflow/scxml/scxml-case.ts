import type { ActionReference, StateConfig } from '../../../../src/workflow/definition';

/** One of the test assertions of the W3C's implementation report for SCXML 1.0, told in our subset. */
export interface ScxmlCase {
  /** Its number there: https://www.w3.org/Voice/2013/scxml-irp/ */
  readonly test: string;
  readonly asserts: string;
  /** The states; `pass` and `fail` come by themselves, and it must end in `pass`. */
  readonly machine: StateConfig;
  /** What is sent from outside, or the timers that run out, one after the other. */
  readonly sent?: readonly string[];
  /** Of those, what nothing answers. */
  readonly unanswered?: readonly string[];
  /** What is noted by the actions, in order, where the original counts in its data model. */
  readonly notes?: readonly string[];
  /** Which faults it has as a definition, on purpose: the original has states that must not be entered, say. */
  readonly odd?: readonly string[];
}

export const raise = (event: string): ActionReference => ({ type: 'raise', params: { event } });
export const note = (says: string): ActionReference => ({ type: 'note', params: { says } });

/** Any of these events leads to failure: the originals say `event="*"`. */
export const failOn = (...events: string[]) => Object.fromEntries(events.map((event) => [event, FAIL]));
export const PASS = { target: '#m.pass' };
export const FAIL = { target: '#m.fail' };
export const to = (path: string) => ({ target: `#m.${path}` });
