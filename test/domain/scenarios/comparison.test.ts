import { compareRuns, pillarMix, type ComparedCandidate } from '../../../src/scenarios/domain/comparison';

const candidate = (proposalId: string, isRecommended: boolean, pillarIds: string[] = [], commitmentMinor = 100n) => ({
  ...({ proposalId, isRecommended, pillarIds, commitmentMinor } satisfies ComparedCandidate),
});
const run = (scenarioId: string, chosen: string) => ({
  ...{ scenarioId, candidates: ['a', 'b', 'c', 'd'].map((id) => candidate(id, chosen.includes(id))) },
});

describe('Scenarios side by side', () => {
  it('tell what all of their sets have, and which proposals differ, with the scenarios that have them', () => {
    expect(compareRuns([run('as it is', 'abc'), run('a fifth less', 'ab'), run('other costs', 'acd')])).toEqual({
      inAll: ['a'],
      differing: [
        { proposalId: 'b', recommendedIn: ['as it is', 'a fifth less'] },
        { proposalId: 'c', recommendedIn: ['as it is', 'other costs'] },
        { proposalId: 'd', recommendedIn: ['other costs'] },
      ],
    });
  });

  it('differ in nothing when they have the same set, or there is only one', () => {
    expect(compareRuns([run('one', 'ab'), run('other', 'ab')])).toEqual({ inAll: ['a', 'b'], differing: [] });
    expect(compareRuns([run('one', 'a')])).toEqual({ inAll: ['a'], differing: [] });
    expect(compareRuns([])).toEqual({ inAll: [], differing: [] });
  });
});

describe('The mix of pillars of a set', () => {
  it('counts a proposal of several pillars in full for each, and nothing that is not in the set', () => {
    const candidates = [
      candidate('a', true, ['voice', 'service'], 100n),
      candidate('b', true, ['voice'], 20n),
      candidate('c', false, ['voice', 'narrative'], 3n),
    ];

    expect(pillarMix({ candidates })).toEqual([
      { pillarId: 'service', commitmentMinor: 100n },
      { pillarId: 'voice', commitmentMinor: 120n },
    ]);
  });
});
