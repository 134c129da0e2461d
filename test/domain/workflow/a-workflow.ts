import type { WorkflowDefinition } from '../../../src/workflow/definition';
import type { Guards } from '../../../src/workflow/engine';

/** A definition as it is written down, before it has a version. */
export const documentOf = ({ version: _, ...document }: WorkflowDefinition) => document;

/** A letter that is written, checked by somebody, and sent; it can be put aside and taken up where it was left. */
export const LETTER: WorkflowDefinition = {
  id: 'letter',
  version: 1,
  events: {
    FINISH: { label: 'Finish' },
    SEND: { label: 'Send' },
    MEND: { label: 'Mend' },
    PUT_ASIDE: { label: 'Put aside' },
    TAKE_UP: { label: 'Take up again' },
  },
  machine: {
    initial: 'onDesk',
    states: {
      onDesk: {
        meta: { place: 'desk', urgent: false },
        initial: 'beingWritten',
        on: { PUT_ASIDE: { target: 'inDrawer' } },
        states: {
          beingWritten: {
            on: { FINISH: { target: 'beingChecked', guard: { type: 'hasPages', params: { atLeast: 2 } } } },
          },
          beingChecked: {
            meta: { urgent: true },
            on: {
              MEND: { target: 'beingWritten' },
              // The short way first: what is stamped goes by post, anything else by messenger.
              SEND: [
                { target: '#letter.posted', guard: { type: 'isStamped' } },
                { target: '#letter.carried', guard: { type: 'hasMessenger' } },
              ],
            },
          },
          asLeft: { type: 'history', history: 'deep' },
        },
      },
      inDrawer: { on: { TAKE_UP: { target: 'onDesk.asLeft' } } },
      posted: { type: 'final' },
      carried: { type: 'final' },
    },
  },
};

export interface LetterFacts {
  readonly pages: number;
  readonly stamped: boolean;
  readonly messenger: boolean;
}

export const LETTER_GUARDS: Guards<LetterFacts> = {
  hasPages: ({ pages }, { atLeast }) =>
    pages >= Number(atLeast) ? [] : [{ code: 'PAGES', message: `${pages} of ${Number(atLeast)} pages` }],
  isStamped: ({ stamped }) =>
    stamped
      ? []
      : [
          { code: 'STAMP', message: 'no stamp' },
          { code: 'ADDRESS', message: 'no address' },
        ],
  hasMessenger: ({ messenger }) => (messenger ? [] : [{ code: 'MESSENGER', message: 'no messenger' }]),
};

export const READY: LetterFacts = { pages: 2, stamped: true, messenger: true };
