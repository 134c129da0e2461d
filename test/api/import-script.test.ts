import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aBank, unknownId } from '../support/a-bank';
import { FEEDBACK_HEADER as HEADER, FEEDBACK_MAPPING } from '../support/an-import';
import { aPortfolio } from '../support/a-portfolio';
import { Scripts, type Ended } from '../support/a-script';
import { anInitiative } from '../support/an-initiative';
import type { Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const INA = ['--as', 'ina@example.com'];
let scripts: Scripts;
let steward: Steward;
let folder: string;

beforeAll(() => void (scripts = new Scripts()));
afterAll(() => scripts.remove());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'steward-import-'));
  writeFileSync(join(folder, 'mapping.json'), JSON.stringify(FEEDBACK_MAPPING));
  steward = await aBank();
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await steward.stop();
});

const inFolder = (name: string): string => join(folder, name);
const write = (name: string, ...lines: string[]) => writeFileSync(inFolder(name), [...lines, ''].join('\n'));
const read = (name: string): string => readFileSync(inFolder(name), 'utf8');
const run = (args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> =>
  scripts.run('import', args, { DATABASE_URL: steward.databaseUrl, INIT_CWD: folder, ...environment });
const importOf = (file: string, ...more: string[]) =>
  run(['feedback', file, '--mapping', 'mapping.json', ...INA, ...more]);
const feedbackCount = async (): Promise<number> =>
  (await steward.data('ina@example.com', '{ feedback { totalCount } }'))['feedback'].totalCount as number;

const GOOD = '2026-01-01,Web,Loan,fees,"Too dear, they said"';
const BAD_DATE = '2026-13-01,Web,Loan,fees,"Say ""no"", and';
const PROBLEM = 'Date: Expected a date as YYYY-MM-DD, from 1900 to 2999.';

describe('The import script', () => {
  it('says what it did, and by which id it can be undone; undoes it; and imports it again', async () => {
    write('tickets.csv', HEADER, GOOD, GOOD);
    const done = await importOf('tickets.csv');
    expect(done).toMatchObject({ status: 0, stderr: '' });
    const [, importId] = /^2 rows: 2 added, 0 known already.\nImport (\S+)\n$/.exec(done.stdout)!;
    const undone = await run(['undo', importId!, '--reason', 'The wrong file', ...INA]);
    expect(undone).toMatchObject({ status: 0, stderr: '' });
    expect(undone.stdout).toMatch(/^2 rows taken back by import \S+\.\n$/);
    expect(await feedbackCount()).toBe(0);
    expect(await run(['undo', importId!, '--reason', 'Again', ...INA])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^The import of tickets.csv was undone already, on .*\nNothing was undone.\n$/),
    });
    expect(await importOf('tickets.csv')).toMatchObject({ status: 0 });
    expect(await feedbackCount()).toBe(2);
  });

  it('imports nothing when a row is bad', async () => {
    write('tickets.csv', HEADER, GOOD, '2026-13-01,Web,Loan,fees,');
    const before = await writtenRows(steward);
    expect(await importOf('tickets.csv')).toEqual({
      status: 1,
      stdout: '',
      stderr: `row 3, column "Date", value "2026-13-01": Expected a date as YYYY-MM-DD, from 1900 to 2999.\nNothing was imported.\n`,
    });
    expect(await writtenRows(steward)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['mapping.json', 'tickets.csv']);
  });

  it('shows what an import would come to, and imports nothing', async () => {
    write('known.csv', HEADER, GOOD);
    await importOf('known.csv');
    write('tickets.csv', HEADER, GOOD, GOOD, '2026-13-01,Web,Loan,fees,');
    const before = await writtenRows(steward);
    expect(await importOf('tickets.csv', '--preview')).toEqual({
      status: 2,
      stdout: '3 rows: 1 new, 1 known already, 1 bad.\nThis was a preview: nothing was imported.\n',
      stderr: 'row 4, column "Date", value "2026-13-01": Expected a date as YYYY-MM-DD, from 1900 to 2999.\n',
    });
    expect(await importOf('known.csv', '--preview')).toMatchObject({
      status: 0,
      stdout: '1 rows: 0 new, 1 known already, 0 bad.\nThis was a preview: nothing was imported.\n',
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('tells how it is called when it cannot be followed', async () => {
    const calls = [
      [],
      ['weather', 'a.csv', '--mapping', 'b.json', ...INA],
      ['feedback', 'a.csv', '--mapping', 'b.json'],
      ['feedback', 'a.csv', '--mapping', 'b.json', ...INA, '--preview', '--skip-bad'],
      ['people', 'a.csv', '--mapping', 'b.json', ...INA],
      ['readings', 'a.csv', ...INA],
      ['undo', 'some-id', ...INA],
      ['undo', 'some-id', '--reason', 'a', '--mapping', 'b.json', ...INA],
    ];
    for (const args of calls) {
      const { status, stderr } = await run(args);
      expect([status, stderr]).toEqual([1, expect.stringMatching(/^Usage: npm run import -- feedback FILE\.csv/)]);
    }
  }, 120_000);

  it.each([
    ['something else', 'some-id', '"some-id" is not the id of an import.\n'],
    ['an import that is not there', unknownId('Import'), `No import has the id "${unknownId('Import')}".\n`],
  ])('says in a line that it cannot undo %s', async (_what, id, stderr) => {
    expect(await run(['undo', id, '--reason', 'a', ...INA])).toEqual({ status: 1, stdout: '', stderr });
  });
});

describe('Other kinds of files', () => {
  const ADA = ['--as', 'ada@example.com'];

  it('people come in without a mapping, and a preview tells what would be otherwise', async () => {
    write(
      'people.csv',
      'name,email,manager_email',
      'Nia New,nia@example.com,',
      'Benny,ben@example.com,ada@example.com',
    );
    expect(await run(['people', 'people.csv', ...ADA, '--preview'])).toEqual({
      status: 0,
      stdout: [
        'row 2: new "Nia New" <nia@example.com>: + CONTRIBUTOR',
        'row 3: changed "Ben Business" <ben@example.com>: name "Ben Business" → "Benny"; manager leah@example.com → ada@example.com',
        '2 rows: 1 new, 1 changed, 0 known already, 0 bad.',
        'This was a preview: nothing was imported.',
        '',
      ].join('\n'),
      stderr: '',
    });
    const done = await run(['people', 'people.csv', ...ADA]);
    const [, importId] = /^2 rows: 1 added, 1 changed, 0 known already.\nImport (\S+)\n$/.exec(done.stdout)!;
    const again = await run(['people', 'people.csv', ...ADA]);
    expect(again.stdout).toMatch(/^2 rows: 0 added, 2 known already\./);
    const undone = await run(['undo', importId!, '--reason', 'The wrong file', ...ADA]);
    expect(undone.stdout).toMatch(/^2 rows taken back by import \S+\.\n$/);
    expect(await run(['people', 'people.csv', ...INA])).toMatchObject({
      status: 1,
      stderr:
        'You may not do this. Admins add, edit, deactivate and reactivate people, and bind what they sign in with.\n',
    });
  });

  it('bad rows of people are set aside, and come in when they are mended', async () => {
    const rows = ['Nia,nia@example.com,mo@example.com', 'Mo,mo,', 'Sue,sue@new.example,'];
    write('people.csv', 'name,email,manager_email', ...rows);
    expect(await run(['people', 'people.csv', ...ADA, '--skip-bad'])).toMatchObject({ status: 2 });
    expect(read('people.bad.csv').split('\n')).toEqual([
      'name,email,manager_email,import problem',
      `${rows[0]},"manager_email: Nobody here has this e-mail, nor has a good row of the file."`,
      `${rows[1]},"email: ""mo"" is no e-mail address."`,
      '',
    ]);
    writeFileSync(inFolder('people.bad.csv'), read('people.bad.csv').replace('Mo,mo,', 'Mo,mo@example.com,'));
    const mended = await run(['people', 'people.bad.csv', ...ADA]);
    expect(mended.stdout).toMatch(/^2 rows: 2 added, 0 known already\./);
  });

  it('readings come in by their mapping', async () => {
    const mapping = { source: 'Billing', metric: 'CHURN_RATE', windowFrom: '2026-07-01', windowTo: '2026-09-30' };
    const counts = { proportion: { n: 'customers', count: 'lost' }, cut: { CONTRACT: { column: 'contract' } } };
    writeFileSync(inFolder('churn.json'), JSON.stringify({ ...mapping, ...counts }));
    write('churn.csv', 'contract,customers,lost', 'Month-to-month,263,81', 'Two years,500,10');
    const call = ['readings', 'churn.csv', '--mapping', 'churn.json', ...INA];
    expect((await run(call)).stdout).toMatch(/^2 rows: 2 added, 0 known already\./);
    expect((await run([...call, '--preview'])).stdout).toMatch(/^2 rows: 0 new, 2 known already, 0 bad\./);
  });

  it('costs come in by their mapping, and those of no initiative are set aside', async () => {
    await anInitiative(steward, await aPortfolio(steward, 'Branches', 100_000n), { title: 'Letters' });
    const columns = {
      initiative: { column: 'project' },
      amount: { column: 'amount' },
      reference: { column: 'voucher' },
    };
    const mapping = { ...columns, kind: 'ACTUAL', currency: 'USD', day: { column: 'date', format: 'YYYY-MM-DD' } };
    writeFileSync(inFolder('costs.json'), JSON.stringify(mapping));
    write('costs.csv', 'voucher,project,date,amount', 'V-1,Letters,2026-09-15,40.00', 'V-2,Trains,2026-09-15,1');
    const call = ['costs', 'costs.csv', '--mapping', 'costs.json', '--as', 'fin@example.com', '--skip-bad'];
    expect(await run(call)).toMatchObject({ status: 2, stdout: expect.stringMatching(/^2 rows: 1 added/) as string });
    expect(read('costs.bad.csv').split('\n')[1]).toBe(
      'V-2,Trains,2026-09-15,1,"project: No initiative has the id or the title ""Trains""."',
    );
  });

  it('--help tells what each of them wants', async () => {
    const { status, stdout } = await run(['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/people +name and email, and if you like manager_email, cx_function, roles/);
  });
});

describe('With --skip-bad', () => {
  it('the good rows come in, and the bad ones stand in a file that can be mended and imported as it is', async () => {
    write('tickets.csv', HEADER, GOOD, `${BAD_DATE}\nleft"`, '2026-01-03,Web', '2026-01-02,Web,Loan,fees,');
    expect(await importOf('tickets.csv', '--skip-bad')).toEqual({
      status: 2,
      stdout: expect.stringMatching(/^4 rows: 2 added, 0 known already.\nImport \S+\n$/),
      stderr: `2 bad rows were not imported. Mend them and import ${inFolder('tickets.bad.csv')}.\n`,
    });
    const short = 'Product: 2 cells, and the header has 5 columns.';
    const badRows = [
      `${HEADER},import problem`,
      `${BAD_DATE}\nleft","${PROBLEM}"`,
      `2026-01-03,Web,"${short}"`,
      '',
    ].join('\n');
    expect(read('tickets.bad.csv')).toBe(badRows);
    expect(await feedbackCount()).toBe(2);

    // Not mended, they stay bad, and the new file has the problems of today.
    expect(await importOf('tickets.bad.csv', '--skip-bad')).toMatchObject({ status: 2 });
    expect(read('tickets.bad.2.csv').split('\n')[0]).toBe(`${HEADER},import problem`);
    expect(read('tickets.bad.csv')).toBe(badRows);

    const mended = badRows
      .replace('2026-13-01', '2026-01-13')
      .replace(`2026-01-03,Web,"${short}"`, '2026-01-03,Web,,,,');
    writeFileSync(inFolder('tickets.bad.csv'), mended);
    expect(await importOf('tickets.bad.csv')).toMatchObject({ status: 0, stderr: '' });
    expect(await feedbackCount()).toBe(4);
  });

  it('a mended row is the same row when the file that it came from is mended, too', async () => {
    write('tickets.csv', HEADER, GOOD, '2026-13-01,Web,Loan,fees,');
    await importOf('tickets.csv', '--skip-bad');
    writeFileSync(inFolder('tickets.bad.csv'), read('tickets.bad.csv').replace('2026-13-01', '2026-01-13'));
    await importOf('tickets.bad.csv');
    write('tickets.csv', HEADER, GOOD, '2026-01-13,Web,Loan,fees,');
    expect((await importOf('tickets.csv')).stdout).toMatch(/^2 rows: 0 added, 2 known already\./);
  });

  it('no file is written over', async () => {
    write('tickets.csv', HEADER, GOOD, '2026-13-01,Web,Loan,fees,');
    write('tickets.bad.csv', 'mine');
    write('tickets.bad.2.csv', 'mine, too');
    const { stderr } = await importOf('tickets.csv', '--skip-bad');
    expect(stderr).toContain(inFolder('tickets.bad.3.csv'));
    expect([read('tickets.bad.csv'), read('tickets.bad.2.csv')]).toEqual(['mine\n', 'mine, too\n']);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('there is no such file when no row is bad, and none when nothing was imported', async () => {
    write('good.csv', HEADER, GOOD);
    expect(await importOf('good.csv', '--skip-bad')).toMatchObject({ status: 0 });
    write('broken.csv', HEADER, '2026-13-01,Web,Loan,fees,', '2026-01-01,Web,Loan,"fees');
    expect(await importOf('broken.csv', '--skip-bad')).toMatchObject({
      status: 1,
      stderr: 'broken.csv: A quote is opened and never closed: the file ends in line 3.\nNothing was imported.\n',
    });
    expect([existsSync(inFolder('good.bad.csv')), existsSync(inFolder('broken.bad.csv'))]).toEqual([false, false]);
  });

  it('the record says how many rows were set aside', async () => {
    write('tickets.csv', HEADER, GOOD, '2026-13-01,Web,Loan,fees,');
    await importOf('tickets.csv', '--skip-bad');
    const { imports } = await steward.data(
      'ina@example.com',
      '{ imports { nodes { fileName rowsRead rowsAdded rowsKnown rowsBad } } }',
    );
    expect(imports.nodes).toEqual([{ fileName: 'tickets.csv', rowsRead: 2, rowsAdded: 1, rowsKnown: 0, rowsBad: 1 }]);
  });
});

describe('The memory of an import', () => {
  /** The most that the process of an import had, in megabytes; of its heap, which would grow as long as it may, at most 96. */
  async function megabytesFor(file: string): Promise<number> {
    const hook = inFolder('told-at-the-end.cjs');
    writeFileSync(hook, `process.on('exit', () => console.log(process.resourceUsage().maxRSS))`);
    const args = ['feedback', file, '--mapping', 'mapping.json', ...INA];
    const { status, stdout } = await run(args, { NODE_OPTIONS: `--require ${hook} --max-old-space-size=96` });
    expect(status).toBe(0);
    return Number(stdout.trim().split('\n').at(-1)) / 1024;
  }

  // 16,000 rows more are 80 MB more of text: held, they would show, or end the process.
  it('does not grow with the file', async () => {
    const row = (index: number) => `2026-01-01,Web,Loan,fees;theme ${index % 50},${String(index).padEnd(5_000, ' so')}`;
    const rows = Array.from({ length: 24_000 }, (_, index) => row(index));
    write('small.csv', HEADER, ...rows.slice(0, 4_000));
    write('large.csv', HEADER, ...rows.slice(4_000));
    const [small, large] = [await megabytesFor('small.csv'), await megabytesFor('large.csv')];
    expect(await feedbackCount()).toBe(24_000);
    // A hundred of them are the program itself; of 100,000 rows no more than 300 are promised.
    expect(large).toBeLessThan(250);
    expect(large - small).toBeLessThan(40);
  }, 180_000);
});
