import { touchpointsOf } from '../../../src/listening/domain/journey';
import { isRefusal } from '../../../src/shared/refusal';

const problemsOf = (input: Parameters<typeof touchpointsOf>[0]): string[] => {
  const answer = touchpointsOf(input);
  if (!isRefusal(answer)) throw new Error('It was accepted.');
  return answer.problems.map(({ path, message }) => `${path}: ${message}`);
};

describe('The touchpoints of a journey', () => {
  it('stand in the order in which they are given, from 1', () => {
    expect(touchpointsOf([{ name: ' Reads the offer ', channelId: 'web' }, { name: 'Waits for the card' }])).toEqual([
      { position: 1, name: 'Reads the offer', channelId: 'web' },
      { position: 2, name: 'Waits for the card', channelId: null },
    ]);
  });

  it('may all be taken away', () => expect(touchpointsOf([])).toEqual([]));

  it('have names, each of them once, and everything that is wrong is told at once', () => {
    expect(problemsOf([{ name: 'Calls' }, { name: ' ' }, { name: 'Calls ' }, { name: 'x'.repeat(201) }])).toEqual([
      'input.touchpoints[1].name: Expected a text, got an empty one.',
      'input.touchpoints[3].name: 201 characters: expected at most 200.',
      'input.touchpoints[2]: "Calls" is named twice.',
    ]);
  });

  it('are 50 at most', () => {
    const named = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `Step ${i}` }));
    expect(touchpointsOf(named(50))).toHaveLength(50);
    expect(problemsOf(named(51))).toEqual(['input.touchpoints: 51 touchpoints: expected at most 50.']);
  });
});
