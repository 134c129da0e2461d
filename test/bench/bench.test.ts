import { createStewardDataSource } from '../../ormconfig';
import { verifyAudit } from '../../src/audit';
import { verifyHistory } from '../../src/initiatives';
import { median, percentile } from '../../bench/measure/summary';
import { difference } from '../../bench/workloads/same-answers';
import { Scripts, type Ended } from '../support/a-script';
import { serverConnection } from '../support/steward';

describe('the bench', () => {
  const { host, port } = serverConnection();
  const address = (database: string) =>
    `postgres://postgres@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  let scripts: Scripts;
  beforeAll(() => {
    scripts = new Scripts();
  }, 60_000);
  afterAll(() => scripts.remove());

  const bench = (...args: string[]): Promise<Ended> =>
    scripts.run('bench', args, { DATABASE_URL: address('postgres') });

  it('finds that Steward, the limit and the usual way answer alike, on a load set that it then uses again', async () => {
    const built = await bench('--proposals', '40', '--check');
    expect(built).toEqual({ status: 0, stderr: '', stdout: expect.stringContaining('Building the load set of 40') });
    expect(built.stdout.trim().split('\n').slice(-2)).toEqual([
      'W1, W2, W3: steward, limit, usual answer alike.',
      'W4: steward, limit, usual answer alike.',
    ]);
    const again = await bench('--proposals', '40', '--check', '--only', 'W2');
    expect(again).toEqual({ status: 0, stderr: '', stdout: 'W2: steward, limit, usual answer alike.\n' });
  }, 120_000);

  it('has made a load set whose histories lead to its states, and whose audit is whole', async () => {
    const owner = await createStewardDataSource({ url: address('steward_bench_40') }, { asOwner: true }).initialize();
    const [history, audit] = [await verifyHistory(owner), await verifyAudit(owner)];
    await owner.destroy();
    // Eight of ten proposals are funded: of 40 in one organization, and of 20 in the other. Eight lives have 46 moves.
    expect(history).toEqual({ initiatives: 32 + 16, events: 6 * 46, differing: [] });
    expect(audit.broken).toEqual([]);
  });

  it('says what is wrong with an option, and measures nothing', async () => {
    const ended = await bench('--only', 'W5');
    expect(ended).toEqual({ status: 1, stdout: '', stderr: '--only W5: expected W1, W2, W3, W4.\n' });
  });

  it('tells its options', async () => {
    const { status, stdout } = await bench('--help');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Usage: npm run bench/)]);
  });
});

describe('what the bench reckons with', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
  });

  it('takes a percentile by the nearest rank', () => {
    const sorted = Array.from({ length: 200 }, (_, index) => index + 1);
    expect([0.5, 0.95, 0.99].map((share) => percentile(sorted, share))).toEqual([100, 190, 198]);
  });

  it('names the first place where two answers differ', () => {
    const [one, other] = [{ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] }];
    expect(difference(one, other)).toBe('data.a.1.b: 2 against 3');
    expect(difference(one, { a: [{ b: 1 }, { b: 2 }] })).toBeUndefined();
  });
});
