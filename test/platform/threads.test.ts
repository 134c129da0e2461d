import { setTimeout as pause } from 'node:timers/promises';
import { threadsOfSources } from '../support/threads';

/** Real threads that begin from the sources; that they begin from `dist`, too, is seen in same-on-every-node.test.ts. */
describe('A computation in a thread', () => {
  const file = require.resolve('./counting.thread');
  let threads: ReturnType<typeof threadsOfSources>;
  beforeEach(() => (threads = threadsOfSources()));
  afterEach(() => threads.stop());

  const begun = (signal?: AbortSignal) => {
    let begin: () => void;
    const underWay = new Promise<void>((resolve) => (begin = resolve));
    const answer = threads.run(file, Infinity, { onProgress: () => begin(), ...(signal && { signal }) });
    answer.catch(() => undefined);
    return { underWay, answer };
  };

  it('answers, and says before how much is done', async () => {
    const heard: number[] = [];

    expect(await threads.run(file, 4, { onProgress: (done) => heard.push(done) })).toEqual({ counted: 4 });
    expect(heard).toEqual([0, 0.25, 0.5, 0.75]);
  });

  it('leaves the process free to do something else meanwhile', async () => {
    const { underWay } = begun();
    await underWay;

    const before = Date.now();
    await pause(1);
    expect(Date.now() - before).toBeLessThan(1_000);
  });

  it('fails with the words of what went wrong in the thread', async () => {
    await expect(threads.run(file, -1)).rejects.toThrow('Nobody counts to -1.');
  });

  it('fails when its module cannot be loaded', async () => {
    await expect(threads.run('/no/such/module.js', 1)).rejects.toThrow('/no/such/module.js');
  });

  it('is broken off by its signal, with the reason of it, though it never listens', async () => {
    const cancel = new AbortController();
    const { underWay, answer } = begun(cancel.signal);
    await underWay;

    const before = Date.now();
    cancel.abort(new Error('Nobody waits any more.'));
    await expect(answer).rejects.toThrow('Nobody waits any more.');
    // 200 ms is what is promised on a machine with nothing else to do.
    expect(Date.now() - before).toBeLessThan(2_000);
  });

  it('does not begin when it was broken off before', async () => {
    await expect(threads.run(file, 1, { signal: AbortSignal.abort(new Error('Too late.')) })).rejects.toThrow(
      'Too late.',
    );
  });

  it('ends with the process, and none begins after', async () => {
    const { underWay, answer } = begun();
    await underWay;

    await threads.stop();
    await expect(answer).rejects.toThrow('The computation was broken off: the process ends.');
    await expect(threads.run(file, 1)).rejects.toThrow('the process ends');
  });
});
