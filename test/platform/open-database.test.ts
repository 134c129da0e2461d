import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase } from '../../src/platform/open-database';

const say = (): void => undefined;
let dataDir: string;
beforeAll(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'steward-open-'))));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const open = () => openDatabase({ databaseUrl: undefined, dataDir }, say);
const answers = async (connection: object): Promise<boolean> => {
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query<{ one: number }>('select 1 as one');
  await client.end();
  return rows[0]?.one === 1;
};

describe('The database of a script', () => {
  it('is that of DATABASE_URL where there is one', async () => {
    const databaseUrl = 'postgres://somebody@example.com/steward';
    expect(await openDatabase({ databaseUrl, dataDir }, say)).toMatchObject({ connection: { url: databaseUrl } });
  });

  it('is started for it where none runs, and ended with it', async () => {
    const { connection, close } = await open();
    expect(await answers(connection)).toBe(true);
    await close();
    await expect(answers(connection)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is the one that runs, and goes on when the script is done', async () => {
    const running = await open();
    const beside = await open();
    expect(await answers(beside.connection)).toBe(true);
    await beside.close();
    expect(await answers(running.connection)).toBe(true);
    await running.close();
  });
});
