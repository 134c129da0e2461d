import { Client } from 'pg';
import type { Transaction } from '../../src/audit';
import { StrategicObjectiveTable, VisionStatementTable } from '../../src/organization/direction.table';
import type { VisionStatement } from '../../src/organization/domain/direction';
import { poolOf } from '../../src/platform/database';
import { notPossibleNow } from '../../src/shared/refusal';
import { aBank } from '../support/a-bank';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';

let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());

/** The statement that a team makes, not yet written. */
const aVision = (tx: Transaction, name: string): VisionStatement => ({
  id: tx.newId(),
  organizationId: tx.viewer.organizationId,
  scope: 'TEAM',
  name,
  text: 'Nobody calls twice.',
  version: 1,
  createdAt: tx.now,
});

const anObjective = (tx: Transaction, name: string, position: number) => ({
  ...{ id: tx.newId(), position, name, meaning: 'Fewer calls', version: 1 },
});

const rehearse = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  steward.house.governor.rehearse(steward.caller(ADA), work);

const command = (work: (tx: Transaction) => Promise<string>) =>
  steward.house.governor.govern(steward.caller(ADA), 'stateVision', { idempotencyKey: aKey() }, async (tx) => {
    const subjectId = await work(tx);
    return { outcome: { subjectId }, audit: [{ subjectKind: 'VISION_STATEMENT', subjectId, action: 'visionStated' }] };
  });

describe('What a transaction writes', () => {
  it('is found by its next look', async () => {
    const [written, found] = await rehearse(async (tx) => {
      const vision = aVision(tx, 'Found by the next look');
      await tx.insert(VisionStatementTable, [vision]);
      return [vision, await tx.lock(VisionStatementTable, vision.id, 'vision statement')];
    });
    expect(found).toEqual(written);
  });

  it('is found by the manager and by SQL of its own', async () => {
    const found = await rehearse(async (tx) => {
      const vision = aVision(tx, 'Found by others');
      await tx.insert(VisionStatementTable, [vision]);
      const byManager = await tx.manager.findOneBy(VisionStatementTable, { id: vision.id });
      await tx.update(VisionStatementTable, vision, { text: 'Nobody calls.' });
      const [bySql] = await tx.query<{ text: string }>('select text from vision_statements where id = $1', [vision.id]);
      return [byManager?.text, bySql?.text];
    });
    expect(found).toEqual(['Nobody calls twice.', 'Nobody calls.']);
  });

  it('waits on while other tables are looked at, and goes with what is written beside it', async () => {
    const sent = jest.spyOn(Client.prototype, 'query');
    const texts = await rehearse(async (tx) => {
      sent.mockClear();
      const vision = aVision(tx, 'Waits on');
      await tx.insert(VisionStatementTable, [vision]);
      await tx.all(StrategicObjectiveTable, 'name', ['Retention']);
      await tx.query('select name from strategic_objectives', [], [StrategicObjectiveTable]);
      await tx.insert(VisionStatementTable, [aVision(tx, 'Beside it')], { beside: true });
      await tx.send();
      return (sent.mock.calls as unknown as [{ text: string }][]).map(([{ text }]) => text.split(/\s/)[0]);
    });
    sent.mockRestore();
    expect(texts).toEqual(['select', 'select', 'with']);
  });

  it('goes to several rows at once, each with its own version', async () => {
    const found = await rehearse(async (tx) => {
      const [one, other, third] = ['One', 'Other', 'Third'].map((name) => aVision(tx, `Several: ${name}`));
      const rows = [one!, { ...other!, version: 4 }, third!];
      await tx.insert(VisionStatementTable, rows);
      const after = rows.slice(0, 2).map((row) => ({ ...row, text: `${row.name}, again.` }));
      await tx.replaceEach(VisionStatementTable, rows, after);
      const ids = rows.map(({ id }) => id);
      return (await tx.all(VisionStatementTable, 'id', ids)).map(({ text, version }) => [text, version]);
    });
    expect(found).toEqual([
      ['Several: One, again.', 2],
      ['Several: Other, again.', 5],
      ['Nobody calls twice.', 1],
    ]);
  });

  it('stays in its order where one row is written again and again', async () => {
    const { text, version } = await rehearse(async (tx) => {
      const first = aVision(tx, 'Written three times');
      await tx.insert(VisionStatementTable, [first]);
      const second = await tx.update(VisionStatementTable, first, { text: 'Second.' });
      await tx.update(VisionStatementTable, second, { text: 'Third.' });
      return tx.find(VisionStatementTable, first.id, 'vision statement');
    });
    expect({ text, version }).toEqual({ text: 'Third.', version: 3 });
  });

  it('goes to several tables at once, and is there after the commit with its audit', async () => {
    const answer = await command(async (tx) => {
      const vision = aVision(tx, 'With an objective');
      await tx.insert(VisionStatementTable, [vision]);
      await tx.insert(StrategicObjectiveTable, [anObjective(tx, 'Calm', 90)]);
      return vision.id;
    });
    const { auditRecords } = await steward.data(ADA, '{ auditRecords(first: 1) { nodes { action sequence } } }');
    expect(auditRecords.nodes).toEqual([{ action: 'visionStated', sequence: 1 }]);
    const kept = await rehearse(async (tx) => {
      const { subjectId } = answer as { subjectId: string };
      return [
        (await tx.find(VisionStatementTable, subjectId, 'vision statement')).name,
        (await tx.manager.findOneBy(StrategicObjectiveTable, { name: 'Calm' }))?.position,
      ];
    });
    expect(kept).toEqual(['With an objective', 90]);
  });

  it('keeps each character of a text, and each of several rows', async () => {
    const texts = ['', 'null', '"quoted" \\ and \\u0041', "it's; --", 'Zoë 🙂 \u2028 東京', '{"a":[1]}\n\t'];
    const found = await rehearse(async (tx) => {
      const rows = texts.map((text, index) => ({ ...aVision(tx, `Text ${index}`), text }));
      await tx.insert(VisionStatementTable, rows);
      const ids = rows.map(({ id }) => id);
      return (await tx.requireAll(VisionStatementTable, ids, 'vision statement')).map(({ text }) => text);
    });
    expect(found).toEqual(texts);
  });

  it('is found taken by the same transaction, and by the next', async () => {
    const name = 'Taken once';
    const insert = (tx: Transaction) => tx.insertUnlessTaken(VisionStatementTable, aVision(tx, name));
    const both = await rehearse(async (tx) => {
      await tx.insert(VisionStatementTable, [aVision(tx, name)]);
      return [await insert(tx), await tx.insertUnlessTaken(VisionStatementTable, aVision(tx, 'Taken by nobody'))];
    });
    expect(both).toEqual([false, true]);
  });

  it('leaves nothing when the database refuses a part of it, and says which', async () => {
    const before = await writtenRows(steward);
    const taken = command(async (tx) => {
      const vision = aVision(tx, 'With a name that is taken');
      await tx.insert(VisionStatementTable, [vision]);
      await tx.insert(StrategicObjectiveTable, [anObjective(tx, 'Retention', 91)]);
      return vision.id;
    });
    await expect(taken).rejects.toMatchObject({ constraint: 'strategic_objectives_name_key' });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is not written past a version that somebody else has raised', async () => {
    const before = await writtenRows(steward);
    const unlocked = command(async (tx) => {
      const vision = aVision(tx, 'Not as it was read');
      await tx.insert(VisionStatementTable, [vision]);
      await tx.update(VisionStatementTable, { ...vision, version: 7 }, { text: 'Too late.' });
      return vision.id;
    });
    await expect(unlocked).rejects.toThrow(/^VisionStatement .* was written without its lock\.$/);
    const severalUnlocked = command(async (tx) => {
      const rows = [aVision(tx, 'One of several'), aVision(tx, 'Another of several')];
      await tx.insert(VisionStatementTable, rows);
      await tx.replaceEach(VisionStatementTable, [rows[0]!, { ...rows[1]!, version: 7 }], rows);
      return rows[0]!.id;
    });
    await expect(severalUnlocked).rejects.toThrow('VisionStatement: some were written without their lock.');
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('shows what the database refuses at the next look', async () => {
    const before = await writtenRows(steward);
    let looked = false;
    const twice = command(async (tx) => {
      const vision = aVision(tx, 'Twice');
      await tx.insert(VisionStatementTable, [vision]);
      await tx.insert(StrategicObjectiveTable, [anObjective(tx, 'Retention', 91)]);
      await tx.find(VisionStatementTable, vision.id, 'vision statement');
      looked = true;
      return vision.id;
    });
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'strategic_objectives_name_key' });
    expect(looked).toBe(false);
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is not asked of the database when the rules say no', async () => {
    const before = await writtenRows(steward);
    const refused = steward.house.governor.govern(
      steward.caller(ADA),
      'stateVision',
      { idempotencyKey: aKey() },
      async (tx) => {
        await tx.insert(StrategicObjectiveTable, [anObjective(tx, 'Retention', 91)]);
        return notPossibleNow('The board has not met.', 'NOT_MET');
      },
    );
    expect(await refused).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is tried again when two were in the way of each other', async () => {
    const [first, second] = await Promise.all(['Crossed by one', 'Crossed by the other'].map(stated));
    const bothLocked = twoOf();
    const tried: string[] = [];
    // Each holds what the other one is about to write without a lock: PostgreSQL gives up one of them,
    // and again if the one given up takes its row back before the other one has woken up.
    const crossing = (held: string, written: string) =>
      command(async (tx) => {
        tried.push(held);
        await tx.lock(VisionStatementTable, held, 'vision statement');
        await bothLocked();
        const row = await tx.find(VisionStatementTable, written, 'vision statement');
        await tx.update(VisionStatementTable, row, { text: 'Crossed.' });
        return written;
      });
    await Promise.all([crossing(first!, second!), crossing(second!, first!)]);
    expect(tried.length).toBeGreaterThanOrEqual(3);
    const versions = await rehearse((tx) => tx.all(VisionStatementTable, 'id', [first!, second!]));
    expect(versions.map(({ text, version }) => [text, version])).toEqual(Array(2).fill(['Crossed.', 2]));
  });

  it('leaves its connection without a transaction and without a tenant, however it ended', async () => {
    const fails = () => command(() => Promise.reject(new Error('No.')));
    const breaks = () => command((tx) => tx.query('select 1 / 0', []).then(() => ''));
    await Promise.allSettled([fails(), breaks(), fails(), breaks(), stated('Ended well')]);
    const connections = await Promise.all(Array.from({ length: 20 }, () => poolOf(steward.dataSource).connect()));
    const left = await Promise.all(
      connections.map((client) =>
        client.query<{ tenant: string; begun: boolean; seen: string }>(
          `select coalesce(current_setting('app.organization', true), '') as tenant, now() <> statement_timestamp() as begun,
             (select count(*) from vision_statements) as seen`,
        ),
      ),
    );
    for (const client of connections) client.release();
    expect(new Set(left.map(({ rows: [row] }) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ tenant: '', begun: false, seen: '0' })]),
    );
  });

  it('gives names to a hundred statements at most: each is kept on each connection', async () => {
    const [kept] = await rehearse(async (tx) => {
      const texts = Array.from({ length: 150 }, (_, index) => `select ${index} as counted`);
      for (const text of [...texts, ...texts]) await tx.query(text, []);
      const named = `select count(*)::int as names from pg_prepared_statements where statement like 'select % as counted'`;
      return tx.query<{ names: number }>(named, []);
    });
    expect(kept!.names).toBeGreaterThan(50);
    expect(kept!.names).toBeLessThanOrEqual(100);
  });
});

/** A statement that stands, by its id. */
async function stated(name: string): Promise<string> {
  const answer = await command(async (tx) => {
    const vision = aVision(tx, name);
    await tx.insert(VisionStatementTable, [vision]);
    return vision.id;
  });
  return (answer as { subjectId: string }).subjectId;
}

/** Waits until two have come; whoever comes later does not wait. */
function twoOf(): () => Promise<void> {
  let come = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    come += 1;
    if (come >= 2) open();
    return opened;
  };
}
