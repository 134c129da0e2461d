import { rankingInputs } from '../../bench/load/ranking-inputs';
import { robustnessInThread, winSharesInThread } from '../../src/analyses';
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
});
