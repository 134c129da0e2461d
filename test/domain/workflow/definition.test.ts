import { inOrder, metaAt, statePath, statesBelow, type StateConfig } from '../../../src/workflow/definition';
import { LETTER } from './a-workflow';

describe('The path of a state', () => {
  it('is its name when nothing is around it', () => {
    expect(statePath('posted')).toBe('posted');
  });

  it('names the outermost state first', () => {
    expect(statePath({ discover: { underWay: 'working' } })).toBe('discover.underWay.working');
  });

  it('names every region of states that are active side by side', () => {
    expect(statePath({ measure: { rollOut: 'begun', reading: 'due' } })).toBe(
      'measure.rollOut.begun and measure.reading.due',
    );
  });
});

describe('The meta of a place', () => {
  it('is that of all active states, the inner one winning', () => {
    expect(metaAt(LETTER.machine, { onDesk: 'beingChecked' })).toEqual({ place: 'desk', urgent: true });
    expect(metaAt(LETTER.machine, { onDesk: 'beingWritten' })).toEqual({ place: 'desk', urgent: false });
  });

  it('is a fault for a state that is not there', () => {
    expect(() => metaAt(LETTER.machine, 'burnt')).toThrow('There is no state "burnt" in this definition.');
  });
});

describe('The states of a definition', () => {
  it('come with their paths, parents before children', () => {
    expect(statesBelow(LETTER.machine).map(({ path }) => path.join('.'))).toEqual([
      'onDesk',
      'onDesk.beingWritten',
      'onDesk.beingChecked',
      'onDesk.asLeft',
      'inDrawer',
      'posted',
      'carried',
    ]);
  });
});

describe('A place as it was stored', () => {
  const regions: StateConfig = { type: 'parallel', states: { rollOut: {}, act: { meta: { place: 'act' } } } };

  it('has its regions in the order of the definition again, whatever order they were stored in', () => {
    expect(Object.keys(inOrder(regions, { act: {}, rollOut: {} }))).toEqual(['rollOut', 'act']);
  });

  it('is a fault where it names what every object has', () => {
    expect(() => inOrder(LETTER.machine, 'constructor')).toThrow('There is no state "constructor" in this definition.');
  });
});
