import { Scripts } from '../support/a-script';
import { crashTest } from './crash-test';

describe('Processes that are killed at any moment', () => {
  let scripts: Scripts;
  beforeAll(() => void (scripts = new Scripts()));
  afterAll(() => scripts.remove());

  it('lose no decision that was acknowledged, do none twice, and lose no deadline and no mail', async () => {
    const report = await crashTest({ main: scripts.main, kills: 6, seed: 4 });
    expect(report.broken).toEqual([]);
    expect(Object.values(report.kills).reduce((sum, kills) => sum + kills)).toBe(6);
    expect(report.moves).toBeGreaterThan(10);
    expect(report.sentAgain).toBeGreaterThan(0);
    expect(report.deadlines).toBeGreaterThan(0);
    expect(report.mails).toBeGreaterThan(0);
  }, 120_000);
});
