import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aBank, idOf } from '../support/a-bank';
import { act } from '../support/act';
import { Scripts, type Ended } from '../support/a-script';
import type { Steward } from '../support/steward';

const ADA = 'ada@example.com';
let steward: Steward;
let scripts: Scripts;
let folder: string;
let written = 0;

beforeAll(async () => {
  scripts = new Scripts();
  folder = await mkdtemp(join(tmpdir(), 'steward-as-'));
  steward = await aBank();
});
afterAll(async () => {
  scripts.remove();
  await rm(folder, { recursive: true });
  await steward.stop();
});

/** Imports a row that is new each time, in the name of this person. */
function importAs(email: string, ...more: string[]): Promise<Ended> {
  const [file, mapping] = [join(folder, 'said.csv'), join(folder, 'mapping.json')];
  written += 1;
  writeFileSync(file, `Day,Text\n2026-10-01,Said ${written}\n`);
  const columns = { receivedOn: { column: 'Day', format: 'YYYY-MM-DD' }, text: { column: 'Text' } };
  const said = { dataset: 'said', source: 'SURVEY', party: 'FIRST_PARTY', speaker: 'CUSTOMER', ...columns };
  writeFileSync(mapping, JSON.stringify(said));
  const args = ['feedback', file, '--mapping', mapping, '--as', email, ...more];
  return scripts.run('import', args, { DATABASE_URL: steward.databaseUrl });
}
const add = async (name: string, email: string): Promise<string> =>
  (await act(steward, ADA, 'addPerson', { name, email, cxFunction: 'INSIGHTS_AND_ANALYTICS' }, 'person { id }'))[
    'person'
  ].id as string;
const bind = (personId: string, subject: string) =>
  act(steward, ADA, 'bindIdentity', { personId, issuer: 'https://id.example.com/', subject });

describe('A script that acts in the name of a person by their e-mail', () => {
  it('finds who signs in with tokens of Steward’s own, in whatever case the e-mail is written', async () => {
    const { status, stdout, stderr } = await importAs('Ina@example.com');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^1 rows: 1 added, 0 known already\.\nImport \S+\n$/);
  });

  it('finds who signs in with an identity provider alone', async () => {
    await bind(await add('Noa New', 'noa@example.com'), 'auth0|noa');
    const { status, stderr } = await importAs('noa@example.com');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { feedback } = await steward.data(ADA, '{ feedback { nodes { recordedBy { name } } } }');
    expect(feedback.nodes).toContainEqual({ recordedBy: { name: 'Noa New' } });
  });

  it('is told when nothing is bound to them', async () => {
    await add('Nia New', 'nia@example.com');
    expect(await importAs('nia@example.com')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'The person of --as has nothing to sign in with: an admin binds it with bindIdentity.\n',
    });
  });

  it('is told when nobody has the e-mail, and nobody has it who has left', async () => {
    const personId = await idOf(steward, 'des@example.com');
    const leaving = { personId, expectedVersion: 1, successorId: await idOf(steward, ADA), reason: 'Moved' };
    await act(steward, ADA, 'deactivatePerson', leaving);
    for (const email of ['nobody@example.com', 'des@example.com']) {
      const { status, stderr } = await importAs(email);
      expect({ status, stderr }).toEqual({ status: 1, stderr: 'Nobody here has the e-mail of --as.\n' });
    }
  });

  it('asks which, where two organizations know the e-mail', async () => {
    await bind(await add('Oda Twice', 'oda@other.example'), 'auth0|oda');
    const { status, stderr } = await importAs('oda@other.example');
    expect(status).toBe(1);
    const asked = /by --organization ([0-9a-f-]{36}) \("Harbour Bank"\) or ([0-9a-f-]{36}) \("Other Bank"\)\.\n$/;
    const [, bank] = asked.exec(stderr)!;
    expect((await importAs('oda@other.example', '--organization', bank!)).status).toBe(0);
    const { feedback } = await steward.data(ADA, '{ feedback(filter: { source: [SURVEY] }) { totalCount } }');
    expect(feedback.totalCount).toBe(3);
  });
});
