import { frontierInThread, recommendInThread } from '../../src/analyses';
import { loadSolver } from '../../src/platform/solver/highs-solver';
import { frontier, recommend } from '../../src/selection';
import { aHardProblem, aProblem } from '../domain/selection/a-problem';
import { threadsOfSources } from '../support/threads';

/** Real threads that begin from the sources. */
describe('A recommended set, computed in a thread,', () => {
  let threads: ReturnType<typeof threadsOfSources>;
  beforeEach(() => (threads = threadsOfSources()));
  afterEach(() => threads.stop());

  it('is the one that is computed without', async () => {
    const [problem, solver] = [aHardProblem(6), await loadSolver()];
    const range = { fromMinor: 20_000n, toMinor: 22_500n, mostSteps: 4 };

    expect(await recommendInThread(threads, { problem })).toEqual(recommend(problem, solver));
    expect(await frontierInThread(threads, { problem, range })).toEqual(frontier(problem, range, solver));
  });

  it('is refused as it is without', async () => {
    expect(await recommendInThread(threads, { problem: aProblem({}, { budgetMinor: 0n }) })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.constraints.budgetMinor' }],
    });
  });

  it('is broken off in the midst of the search, which says how much of its limit is used', async () => {
    const cancel = new AbortController();
    const heard: number[] = [];
    const onProgress = (done: number) => {
      heard.push(done);
      cancel.abort(new Error('Nobody waits any more.'));
    };
    // Sixty of these would keep the solver busy for minutes.
    const answer = recommendInThread(
      threads,
      { problem: aHardProblem(60), nodeLimit: 1_000_000 },
      { onProgress, signal: cancel.signal },
    );

    await expect(answer).rejects.toThrow('Nobody waits any more.');
    expect(heard[0]).toBeLessThan(1);
  });
});
