import type { WorkflowDefinition } from '../../../src/workflow/definition';
import { mermaid } from '../../../src/workflow/diagram';
import { graphOf } from '../../../src/workflow/graph';
import { LETTER } from './a-workflow';

/** Two people sign side by side; a veto or two weeks of silence end it. */
const SIGNING: WorkflowDefinition = {
  id: 'signing',
  version: 1,
  events: { SIGN: { label: 'Sign' }, COUNTERSIGN: { label: 'Countersign' }, REFUSE: { label: 'Refuse' } },
  machine: {
    initial: 'signing',
    on: { REFUSE: { target: '.torn', description: 'From anywhere.' } },
    states: {
      signing: {
        type: 'parallel',
        description: 'Both must sign.',
        onDone: { target: 'signed' },
        after: { P14D: { target: 'torn', actions: [{ type: 'tell' }] } },
        states: {
          first: { initial: 'open', states: { open: { on: { SIGN: { target: 'given' } } }, given: { type: 'final' } } },
          second: {
            initial: 'open',
            states: {
              open: { on: { COUNTERSIGN: { target: 'given', guard: { type: 'isNotary' } }, SIGN: {} } },
              given: { type: 'final' },
            },
          },
        },
      },
      signed: { type: 'final' },
      torn: { type: 'final' },
    },
  },
};

describe('The graph of a definition', () => {
  const graph = graphOf(SIGNING);

  it('has a node for each state, with its kind and the state that it is in', () => {
    expect(graph.nodes.map(({ id, kind, parent, initial }) => [id, kind, parent, initial])).toEqual([
      ['signing', 'PARALLEL', null, true],
      ['signing.first', 'COMPOUND', 'signing', false],
      ['signing.first.open', 'ATOMIC', 'signing.first', true],
      ['signing.first.given', 'FINAL', 'signing.first', false],
      ['signing.second', 'COMPOUND', 'signing', false],
      ['signing.second.open', 'ATOMIC', 'signing.second', true],
      ['signing.second.given', 'FINAL', 'signing.second', false],
      ['signed', 'FINAL', null, false],
      ['torn', 'FINAL', null, false],
    ]);
    expect(graph.nodes[0]).toMatchObject({ label: 'signing', description: 'Both must sign.' });
    expect(graphOf(LETTER).nodes.find(({ id }) => id === 'onDesk.asLeft')).toMatchObject({
      kind: 'HISTORY',
      label: 'as left',
    });
  });

  it('has an edge for each way, with what sets it off, what it asks and what it does', () => {
    expect(graph.edges.map(({ from, to, trigger, event, label }) => [from, to, trigger, event, label])).toEqual([
      ['', 'torn', 'EVENT', 'REFUSE', 'Refuse'],
      ['signing', 'torn', 'DEADLINE', 'P14D', 'after P14D'],
      ['signing', 'signed', 'DONE', null, 'when done'],
      ['signing.first.open', 'signing.first.given', 'EVENT', 'SIGN', 'Sign'],
      ['signing.second.open', 'signing.second.given', 'EVENT', 'COUNTERSIGN', 'Countersign'],
      // Nothing is left or entered.
      ['signing.second.open', 'signing.second.open', 'EVENT', 'SIGN', 'Sign'],
    ]);
    expect(graph.edges[0]?.description).toBe('From anywhere.');
    expect(graph.edges[1]?.actions).toEqual(['tell']);
    expect(graph.edges[4]?.guard).toEqual({ type: 'isNotary' });
  });
});

describe('The picture of regions side by side', () => {
  it('parts them by a line', () => {
    expect(mermaid(SIGNING)).toBe(`stateDiagram-v2
  [*] --> signing
  state "signing" as signing {
    state "first" as signing_first {
      [*] --> signing_first_open
      state "open" as signing_first_open
      state "given" as signing_first_given
      signing_first_open --> signing_first_given: Sign
      signing_first_given --> [*]
    }
    --
    state "second" as signing_second {
      [*] --> signing_second_open
      state "open" as signing_second_open
      state "given" as signing_second_given
      signing_second_open --> signing_second_given: Countersign
      signing_second_given --> [*]
    }
  }
  state "signed" as signed
  state "torn" as torn
  signing --> torn: after P14D
  signing --> signed: when done
  signed --> [*]
  torn --> [*]
`);
  });

  it('marks where a process stands, in every region, and where it has been', () => {
    const marks = {
      here: { signing: { first: 'given', second: 'open' } },
      been: ['signing.first.open', 'signing.second.open'],
    };
    expect(mermaid(SIGNING, Infinity, marks)).toContain(`
  classDef here fill:#0b6e4f,color:#fff
  class signing_first_given,signing_second_open here
  classDef been fill:#cfe8dd
  class signing_first_open been
`);
  });

  it('marks the boxes in the outline, each once, and what stands as standing', () => {
    const marks = { here: { onDesk: 'beingChecked' }, been: ['onDesk.beingWritten', 'inDrawer'] };
    expect(mermaid(LETTER, 1, marks).split('\n').slice(-5, -1)).toEqual([
      '  classDef here fill:#0b6e4f,color:#fff',
      '  class onDesk here',
      '  classDef been fill:#cfe8dd',
      '  class inDrawer been',
    ]);
  });

  it('is without colours where nothing is marked', () => {
    expect(mermaid(SIGNING, 1, {})).not.toContain('classDef');
  });
});
