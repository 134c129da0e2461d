import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { Client } from 'pg';
import { verifyAudit } from '../../src/audit';
import { deadlineHandlers } from '../../src/compose/worker';
import { verifyHistory } from '../../src/initiatives';
import { parseGlobalId } from '../../src/platform/global-id';
import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { Scripts } from '../support/a-script';
import { aWorker, until } from '../support/a-worker';
import { anInitiative, move } from '../support/an-initiative';
import { asWorker, fireDue } from '../support/due-deadlines';
import type { Steward } from '../support/steward';
import { inOrganizationOf } from '../support/written-rows';

const ADA = 'ada@example.com';
const AT_WORK = 8;

let steward: Steward;
let initiativeIds: string[];
/** Eight initiatives in discover, the two deadlines of each of which are over. */
beforeEach(async () => {
  steward = await aBank();
  const portfolioId = await aPortfolio(steward, 'Retail', 1_000_000_000n);
  initiativeIds = [];
  for (let n = 0; n < AT_WORK; n++) {
    initiativeIds.push(await anInitiative(steward, portfolioId, { title: `Number ${n}` }));
  }
  steward.clock.moveTo('2027-01-01T00:00:00Z');
});
afterEach(() => steward.stop());

const rowId = (globalId: string | undefined): string => parseGlobalId(globalId ?? '')!.id;
const count = (sql: string): Promise<number> =>
  inOrganizationOf(steward, ADA, async (manager) => {
    const [row] = await manager.query<{ n: number }[]>(`select count(*)::int as n from ${sql}`);
    return row!.n;
  });
const pending = () => count(`deadlines where state = 'PENDING'`);
/** Each deadline fired once, with one of everything that it leaves behind. */
async function eachFiredOnce(): Promise<void> {
  expect(await count(`deadlines where state = 'FIRED' and problem is null`)).toBe(2 * AT_WORK);
  expect(await count('initiative_events where actor_id is null')).toBe(2 * AT_WORK);
  expect(await count('(select distinct initiative_id, event from initiative_events where actor_id is null) e')).toBe(
    2 * AT_WORK,
  );
  expect(await count(`audit_records where action = 'deadlineRanOut'`)).toBe(2 * AT_WORK);
  // Des leads all of them, and Fin, who has nobody above, sponsors them.
  expect(await count(`notifications where kind = 'STAGE_DUE'`)).toBe(2 * AT_WORK);
  expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
}

/** A session of the test that holds something, until it lets go. */
async function holding(sql: string, parameters: unknown[]): Promise<() => Promise<void>> {
  const client = new Client({ ...steward.connection, user: 'postgres' });
  await client.connect();
  await client.query('begin');
  await client.query(sql, parameters);
  return async () => {
    await client.query('rollback');
    await client.end();
  };
}

describe('Workers', () => {
  it('fire each deadline once, however many of them look at the same time', async () => {
    const fired = await Promise.all(Array.from({ length: 4 }, () => fireDue(steward, { batch: 3 })));
    expect(fired.reduce((all, each) => all + each)).toBe(2 * AT_WORK);
    await eachFiredOnce();
  });

  it('fire what is due within a second, also after none of them ran when it was due', async () => {
    steward.clock.moveTo('2026-12-01T00:00:00Z');
    const worker = await aWorker(steward);
    steward.clock.moveTo('2027-01-01T00:00:00Z');
    const began = Date.now();
    await until(async () => (await pending()) === 0);
    await worker.stop();
    await eachFiredOnce();
    // A poll is a quarter of a second; the rest is for a machine that is busy with other tests.
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('leave an initiative alone that somebody is moving, without waiting, and come back to it', async () => {
    const letGo = await holding('select from initiatives where id = $1 for no key update', [rowId(initiativeIds[3])]);
    expect(await fireDue(steward)).toBe(2 * (AT_WORK - 1));
    expect(await pending()).toBe(2);
    await letGo();
    expect(await fireDue(steward)).toBe(2);
    await eachFiredOnce();
  });

  it('do nothing for a stage that is left while they are looking', async () => {
    await Promise.all([
      fireDue(steward, { batch: 2 }),
      move(steward, 'des@example.com', 'stopInitiative', initiativeIds[0]!),
    ]);
    const left = `deadlines where subject_id = '${rowId(initiativeIds[0])}'`;
    expect(await count(`${left} and state = 'PENDING'`)).toBe(0);
    expect(await count(`${left} and left_at is null`)).toBe(0);
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });

  it('set one aside that cannot be fired, with its error, and fire all others', async () => {
    const bad = rowId(initiativeIds[2]);
    const handlers = {
      INITIATIVE: (...[tx, due]: Parameters<NonNullable<typeof deadlineHandlers.INITIATIVE>>) => {
        if (due.some(({ subjectId }) => subjectId === bad)) throw new Error('Its process is not to be found.');
        return deadlineHandlers.INITIATIVE!(tx, due);
      },
    };
    expect(await asWorker(steward, (firing) => firing.fireBatch(), { handlers })).toBe(2 * (AT_WORK - 1));
    expect(await fireDue(steward)).toBe(0);
    const { deadlines } = await steward.data(
      ADA,
      '{ deadlines(filter: { state: [PENDING] }) { nodes { problem overdue version initiative { title } } } }',
    );
    const aside = { problem: 'Its process is not to be found.', overdue: true, version: 2 };
    expect(deadlines.nodes).toEqual(Array(2).fill({ ...aside, initiative: { title: 'Number 2' } }));
    expect(await count(`audit_records where action = 'deadlineSetAside'`)).toBe(2);
  });
});

describe('A worker that is killed in the middle', () => {
  let scripts: Scripts;
  beforeAll(() => void (scripts = new Scripts()), 120_000);
  afterAll(() => scripts.remove());

  const start = (): ChildProcess =>
    scripts.start({ DATABASE_URL: steward.databaseUrl, STEWARD_WORKER: 'only', LOG_LEVEL: 'error' });

  it('has done nothing, and the next one does everything once', async () => {
    await inOrganizationOf(steward, ADA, (manager) =>
      manager.query(`update deadlines set due_at = now() - interval '1 h'`),
    );
    // The last thing that a batch writes is its audit: there it waits, with all else written and nothing committed.
    const letGo = await holding('select from audit_heads where subject_id = $1 for update', [rowId(initiativeIds[7])]);
    const first = start();
    await until(async () => {
      const [row] = await steward.asOwner((owner) =>
        owner.query<{ n: number }[]>(`select count(*)::int as n from pg_locks where not granted`),
      );
      return row!.n > 0;
    });
    const ended = once(first, 'exit');
    first.kill('SIGKILL');
    await ended;
    await letGo();
    expect(await pending()).toBe(2 * AT_WORK);
    const second = start();
    await until(async () => (await pending()) === 0);
    const over = once(second, 'exit');
    second.kill('SIGTERM');
    await over;
    expect(second.exitCode).toBe(0);
    await eachFiredOnce();
  }, 120_000);
});
