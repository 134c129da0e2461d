import { rankingInputs } from '../../bench/load/ranking-inputs';
import { answersOf, replayInputs, robustnessInThread, winSharesInThread } from '../../src/analyses';
import { fromPlain, plainOf } from '../../src/analyses/domain/exact-json';
import { defaultDrivers } from '../../src/scoring/domain/scoring-model';
import { aProposal, anInitiative, both, frozen, TWO_DRIVERS } from '../domain/analyses/frozen';
import { digestOf, KNOWN_DIGEST, KNOWN_INPUT } from '../domain/analyses/known-ranking';
import { threadsOfSources } from '../support/threads';

describe('A portfolio’s analyses in a thread', () => {
  const threads = threadsOfSources();
  afterAll(() => threads.stop());

  it('find what they find outside of one', async () => {
    const answer = await robustnessInThread(threads, KNOWN_INPUT);
    const { firstId, secondId } = answer.neighbours[0]!;

    expect(digestOf(answer)).toBe(KNOWN_DIGEST);
    expect(await winSharesInThread(threads, { ...KNOWN_INPUT, pairs: [[firstId, secondId]] })).toEqual([
      answer.neighbours[0],
    ]);
  });

  it('say what cannot be sampled', async () => {
    const sampling = { ...KNOWN_INPUT.sampling, samples: 0 };

    await expect(robustnessInThread(threads, { ...KNOWN_INPUT, sampling })).rejects.toThrow('0 samples: expected');
  });

  // A million samples of 300 proposals take some minutes.
  it('say how far they are, and are broken off in the middle', async () => {
    const cancel = new AbortController();
    const sampling = { ...KNOWN_INPUT.sampling, samples: 1_000_000 };
    const heard: number[] = [];
    let cancelledAt = Infinity;
    const onProgress = (done: number): void => {
      if (heard.push(done) < 3) return;
      cancelledAt = Math.min(cancelledAt, Date.now());
      cancel.abort(new Error('Nobody waits any more.'));
    };
    const input = { inputs: { ...rankingInputs(300), inactionWeight: 150 }, sampling, top: 10 };

    await expect(robustnessInThread(threads, input, { onProgress, signal: cancel.signal })).rejects.toThrow(
      'Nobody waits',
    );
    // 200 ms is what is promised on a machine with nothing else to do.
    expect(Date.now() - cancelledAt).toBeLessThan(2_000);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    expect(heard.every((done) => done > 0 && done < 0.1)).toBe(true);
  });

  it('of frozen inputs are found again by a replay, after years in a database', async () => {
    const inputs = frozen({
      ...{ proposals: [aProposal('a'), aProposal('b', { views: both(3, 2) })], initiatives: [anInitiative('c')] },
    });
    const answers = await answersOf(threads, inputs);
    const kept = (value: unknown): unknown => fromPlain(JSON.parse(JSON.stringify(plainOf(value))));

    // 5.00 remain, and c would give 3.50 back: a for 4.00 and the rest of c for 4.50.
    expect(answers.recommendation).toMatchObject({ status: 'OPTIMAL', ids: ['a', 'c'], commitmentMinor: 850n });
    expect(answers.robustness.candidates).toHaveLength(3);
    expect(await replayInputs(threads, kept(inputs) as typeof inputs, kept(answers) as typeof answers)).toEqual([]);
  });

  it('by a method without money leave everybody out of the robustness, and refuse a set', async () => {
    const model = { ...TWO_DRIVERS, method: 'RICE' as const, drivers: defaultDrivers('EUR', 'RICE') };
    const { places, robustness, recommendation } = await answersOf(
      threads,
      frozen({ model, proposals: [aProposal('a')] }),
    );

    expect([places.length, robustness.candidates]).toEqual([1, []]);
    expect(recommendation).toMatchObject({
      code: 'INVALID_INPUT',
      message:
        'portfolio: Portfolio "Retail" is scored by RICE, whose values are no money: there is nothing to compare with a budget.',
    });
  });
});
