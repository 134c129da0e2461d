import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { KNOWN_DIGEST } from '../domain/analyses/known-ranking';
import { anotherNode } from '../support/another-node';

/** Compiled as `npm start` compiles, and run by Node itself: Jest's is another world, with a `Math` of its own. */
describe('A ranking that is sampled in a thread', () => {
  const root = resolve(__dirname, '../..');
  let app: string;
  beforeAll(() => {
    app = mkdtempSync(join(tmpdir(), 'steward-sampling-'));
    const features = ['analyses', 'budget', 'portfolio', 'proposals', 'scoring'].map((room) => `src/${room}/domain`);
    const sources = [...features, 'src/analyses', 'src/platform/threads.ts', 'src/platform/answer-in-thread.ts'];
    const known = ['test/platform/known-answer.ts', 'test/domain/analyses', 'test/domain/scoring/builders.ts'];
    const compiler = join(root, 'node_modules/.bin/swc');
    execFileSync(compiler, ['src/shared', ...sources, ...known, '-d', app, '--quiet'], { cwd: root });
  });
  afterAll(() => rmSync(app, { recursive: true, force: true }));

  const sampledBy = (node: string): string =>
    execFileSync(node, [join(app, 'test/platform/known-answer.js')], { encoding: 'utf8' });

  it('has the known answer by the Node that runs the tests', () => {
    expect(sampledBy(process.execPath)).toBe(KNOWN_DIGEST);
  });

  it('has the same by a Node of another version', () => {
    const another = anotherNode();
    if ('missing' in another) {
      process.stderr.write(`${another.missing} What is known of ${process.version} was checked alone.\n`);
      return;
    }
    expect([another.version, sampledBy(another.program)]).toEqual([another.version, KNOWN_DIGEST]);
  });
});
