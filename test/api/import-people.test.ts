import { act } from '../support/act';
import { aBank } from '../support/a-bank';
import { aFileOf } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';
import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';

const ADA = 'ada@example.com';
const WHY = 'It was the list of another company.';
const HEADER = 'name,email,manager_email,cx_function,roles,issuer,subject';
const NEW = [
  // Her manager stands below her.
  'Nia New,nia@example.com,mo@example.com,DESIGN,SCORER;FINANCE,https://id.example.com/,nia-1',
  'Mo Manager,mo@example.com,leah@example.com,,,,',
  'Vera View,vera@example.com,,,VIEWER,,',
];

let steward: Steward;
beforeEach(async () => void (steward = await aBank()));
afterEach(() => steward.stop());

const fileOf = (rows: readonly string[], header = HEADER) => aFileOf([header, ...rows, ''].join('\n'), 'people.csv');
const importing = (rows: readonly string[], header = HEADER, by = ADA) =>
  steward.house.imports.import(steward.caller(by), {
    ...{ kind: 'PEOPLE', idempotencyKey: aKey(), file: fileOf(rows, header), mapping: undefined },
  });
async function imported(rows: readonly string[], header = HEADER): Promise<string> {
  const outcome = await importing(rows, header);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return globalId('Import', outcome.importId);
}
/** What a file is refused for, with nothing written. */
async function refused(rows: readonly string[], header = HEADER): Promise<string[]> {
  const before = await writtenRows(steward);
  const outcome = await importing(rows, header);
  expect(await writtenRows(steward)).toEqual(before);
  if (!isRefusal(outcome) || !('problems' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.problems.map(({ path, message }) => `${path}: ${message}`);
}
const undo = (importId: string, by = ADA) =>
  act(steward, by, 'undoImport', { importId, reason: WHY }, 'compensation { rowsRemoved kind }');
/** What an undoing is refused for, with nothing written. */
async function undoRefused(importId: string, by = ADA) {
  const before = await writtenRows(steward);
  const answer = await undo(importId, by);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

interface Told {
  readonly id: string;
  readonly version: number;
  readonly email: string;
}
async function person(email: string): Promise<Told> {
  const { people } = await steward.data(
    ADA,
    `{ people(first: 100) { nodes { id name email active version cxFunction manager { email }
        roles { role portfolio { id } } identities { issuer subject } } } }`,
  );
  const found = (people.nodes as any[]).find((each) => each.email === email);
  return { ...found, roles: found.roles.map(({ role }: { role: string }) => role) } as Told;
}
const audited = async (email: string): Promise<string[]> => {
  const { auditRecords } = await steward.data(
    ADA,
    'query($id: ID!) { auditRecords(filter: { subjectId: $id }, first: 100) { nodes { action } } }',
    { id: (await person(email)).id },
  );
  return (auditRecords.nodes as { action: string }[]).map(({ action }) => action).sort();
};

describe('A file of people', () => {
  it('adds who is new, with manager, function, roles and what they sign in with', async () => {
    expect(await importing(NEW)).toMatchObject({ rows: 3, added: 3, changed: 0, known: 0, bad: 0 });
    expect(await person('nia@example.com')).toMatchObject({
      ...{ name: 'Nia New', active: true, version: 1, cxFunction: 'DESIGN', manager: { email: 'mo@example.com' } },
      ...{
        roles: ['CONTRIBUTOR', 'FINANCE', 'SCORER'],
        identities: [{ issuer: 'https://id.example.com/', subject: 'nia-1' }],
      },
    });
    expect(await person('mo@example.com')).toMatchObject({
      manager: { email: 'leah@example.com' },
      roles: ['CONTRIBUTOR'],
    });
    expect(await person('vera@example.com')).toMatchObject({ manager: null, roles: ['VIEWER'], identities: [] });
    expect(await audited('nia@example.com')).toEqual(['identityBound', 'personAdded']);
  });

  it('changes nothing when it comes again', async () => {
    await imported(NEW);
    const before = await person('nia@example.com');
    expect(await importing(NEW)).toMatchObject({ rows: 3, added: 0, changed: 0, known: 3 });
    expect(await person('nia@example.com')).toEqual(before);
  });

  it('edits whom it knows by e-mail in any case, adds roles, and takes none away', async () => {
    const outcome = await importing([
      'Benjamin,BEN@example.com,ada@example.com,DESIGN,SCORER,,',
      'Sam Scorer,sam@example.com,,,,,',
    ]);
    expect(outcome).toMatchObject({ rows: 2, added: 0, changed: 1, known: 1 });
    expect(await person('ben@example.com')).toMatchObject({
      ...{ name: 'Benjamin', version: 2, cxFunction: 'DESIGN', manager: { email: ADA } },
      roles: ['CONTRIBUTOR', 'SCORER'],
    });
    expect(await person('sam@example.com')).toMatchObject({ roles: ['CONTRIBUTOR', 'SCORER'] });
    expect(await audited('ben@example.com')).toEqual(['personEdited', 'roleGranted']);
    const { imports } = await steward.data(
      ADA,
      '{ imports { nodes { kind rowsAdded rowsChanged rowsKnown by { email } } } }',
    );
    expect(imports.nodes).toEqual([{ kind: 'PEOPLE', rowsAdded: 0, rowsChanged: 1, rowsKnown: 1, by: { email: ADA } }]);
  });

  it('leaves what it has no column for, and takes away what a cell leaves blank', async () => {
    expect(
      await importing(['Ben Business,ben@example.com', 'Ina Insights,ina@example.com'], 'name,email'),
    ).toMatchObject({ known: 2 });
    await imported(['Ben Business,ben@example.com,', 'Ina Insights,ina@example.com,'], 'name,email,manager_email');
    expect(await person('ben@example.com')).toMatchObject({ manager: null });
    expect(await person('ina@example.com')).toMatchObject({ cxFunction: 'INSIGHTS_AND_ANALYTICS', version: 1 });
  });

  it('lets two people change places above each other at once', async () => {
    // Ben reports to Leah; from now on she reports to him.
    await imported(
      ['Ben Business,ben@example.com,ada@example.com,', 'Leah Leader,leah@example.com,ben@example.com,'],
      'name,email,manager_email,roles',
    );
    expect(await person('leah@example.com')).toMatchObject({ manager: { email: 'ben@example.com' } });
  });

  it('is previewed with everything that it would change, and nothing is written', async () => {
    const before = await writtenRows(steward);
    const file = fileOf([
      ...NEW.slice(0, 2),
      'Benny,ben@example.com,ada@example.com,,SCORER,,',
      'Bea Business,bea@example.com,,,,,',
      'Bad,bad,,,,,',
    ]);
    const found = await steward.house.imports.preview(steward.caller(ADA), {
      kind: 'PEOPLE',
      file,
      mapping: undefined,
    });
    expect(found).toMatchObject({
      ...{ rows: 5, added: 2, changed: 1, known: 1, bad: 1 },
      changes: [
        {
          row: 2,
          message:
            'new "Nia New" <nia@example.com>: manager mo@example.com; function DESIGN; + CONTRIBUTOR; + SCORER; + FINANCE; signs in as nia-1 of https://id.example.com/',
        },
        { row: 3, message: 'new "Mo Manager" <mo@example.com>: manager leah@example.com; + CONTRIBUTOR' },
        {
          row: 4,
          message:
            'changed "Ben Business" <ben@example.com>: name "Ben Business" → "Benny"; manager leah@example.com → ada@example.com; + SCORER',
        },
      ],
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('takes 5,000 people in less than half a minute', async () => {
    const row = (i: number) =>
      `Person ${i},p${i}@example.com,${i === 0 ? '' : `p${Math.floor((i - 1) / 8)}@example.com`},,SCORER,https://id.example.com/,p${i}`;
    const rows = Array.from({ length: 5_000 }, (_, i) => row(4_999 - i));
    const start = performance.now();
    expect(await importing(rows)).toMatchObject({ rows: 5_000, added: 5_000 });
    const seconds = (performance.now() - start) / 1000;
    expect(await importing(rows)).toMatchObject({ known: 5_000 });
    expect(seconds).toBeLessThan(30);
  }, 60_000);
});

describe('A file of people is refused, and every problem named,', () => {
  it.each([
    ['a bad e-mail', ['Nia,nia'], 'name,email', ['row 2, column "email", value "nia": "nia" is no e-mail address.']],
    [
      'no name',
      [' ,nia@example.com'],
      'name,email',
      ['row 2, column "name", value " ": Expected a text, got an empty one.'],
    ],
    [
      'an e-mail twice, in whatever case',
      ['Nia,nia@example.com', 'Nia,NIA@example.com'],
      'name,email',
      ['row 3, column "email", value "NIA@example.com": Row 2 has the same e-mail.'],
    ],
    [
      'an unknown role',
      ['Nia,nia@example.com,SCORER;BOSS'],
      'name,email,roles',
      [
        'row 2, column "roles", value "SCORER;BOSS": "BOSS": expected some of VIEWER, CONTRIBUTOR, SCORER, FINANCE, COMPLIANCE, PORTFOLIO_MANAGER, CX_LEADER, ADMIN, with ; between them.',
      ],
    ],
    [
      'an unknown function',
      ['Nia,nia@example.com,SALES'],
      'name,email,cx_function',
      [
        'row 2, column "cx_function", value "SALES": Not a CX function: expected INSIGHTS_AND_ANALYTICS, DESIGN, CHANGE_MANAGEMENT, or nothing.',
      ],
    ],
    [
      'a manager who is nowhere, and whoever would report to somebody of a bad row',
      ['Nia,nia@example.com,no@example.com', 'Mo,mo@example.com,nia@example.com'],
      'name,email,manager_email',
      [
        'row 2, column "manager_email", value "no@example.com": Nobody here has this e-mail, nor has a good row of the file.',
        'row 3, column "manager_email", value "nia@example.com": Nobody here has this e-mail, nor has a good row of the file.',
      ],
    ],
    [
      'a circle within the file',
      ['Nia,nia@example.com,mo@example.com', 'Mo,mo@example.com,nia@example.com'],
      'name,email,manager_email',
      [
        'row 2, column "manager_email", value "mo@example.com": They would report to themselves: Nia → Mo → Nia.',
        'row 3, column "manager_email", value "nia@example.com": They would report to themselves: Mo → Nia → Mo.',
      ],
    ],
    [
      'a circle with who is there',
      ['Ada Admin,ada@example.com,ben@example.com'],
      'name,email,manager_email',
      [
        'row 2, column "manager_email", value "ben@example.com": They would report to themselves: Ada Admin → Ben Business → Leah Leader → Ada Admin.',
      ],
    ],
    [
      'somebody who is their own manager',
      ['Nia,nia@example.com,nia@example.com'],
      'name,email,manager_email',
      ['row 2, column "manager_email", value "nia@example.com": Nobody is their own manager.'],
    ],
    [
      'a role for oneself',
      ['Ada Admin,ada@example.com,SCORER'],
      'name,email,roles',
      ['row 2, column "roles", value "SCORER": Nobody grants a role to themselves: ask another admin.'],
    ],
    [
      'half an identity',
      ['Nia,nia@example.com,https://id.example.com/,'],
      'name,email,issuer,subject',
      ['row 2, column "subject", value "": Expected a text, got an empty one.'],
    ],
    [
      'an identity twice, of a colleague, and of somebody in another organization, told alike',
      [
        'Nia,nia@example.com,a,1',
        'Mo,mo@example.com,a,1',
        'Bo,bo@example.com,steward-local,ben@example.com',
        'Oz,oz@example.com,steward-local,oda@other.example',
      ],
      'name,email,issuer,subject',
      [
        'row 3, column "subject", value "1": Row 2 has the same issuer and subject.',
        'row 4, column "subject", value "ben@example.com": This identity leads to a person already.',
        'row 5, column "subject", value "oda@other.example": This identity leads to a person already.',
      ],
    ],
    [
      'a column that is misspelt or missing',
      ['Nia,,'],
      'name,mail,roles',
      [
        'row 1, column "email": The header has no such column: it has name, mail, roles.',
        'row 1, column "mail": Not a column here: expected name, email, manager_email, cx_function, roles, issuer, subject.',
      ],
    ],
  ])('for %s', async (_what, rows, header, problems) => {
    expect(await refused(rows, header)).toEqual(problems);
  });

  it('for somebody who has left, and for a manager who has', async () => {
    const [bea, ben] = [await person('bea@example.com'), await person('ben@example.com')];
    await act(steward, ADA, 'deactivatePerson', {
      personId: bea.id,
      expectedVersion: 1,
      successorId: ben.id,
      reason: 'Left',
    });
    expect(
      await refused(['Bea,bea@example.com,', 'Nia,nia@example.com,bea@example.com'], 'name,email,manager_email'),
    ).toEqual([
      'row 2, column "email", value "bea@example.com": Bea Business has left: reactivate them first.',
      'row 3, column "manager_email", value "bea@example.com": Bea Business has left: name somebody who is here.',
    ]);
  });

  it('unless it comes from an admin', async () => {
    const before = await writtenRows(steward);
    await expect(importing(NEW, HEADER, 'leah@example.com')).rejects.toThrow(/Admins add, edit, deactivate/);
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('Undoing an import of people', () => {
  it('deactivates whom it added and restores whom it changed, roles and identities too', async () => {
    const before = await person('ben@example.com');
    const importId = await imported([
      ...NEW,
      'Benny,ben@example.com,nia@example.com,DESIGN,SCORER,https://id.example.com/,ben-1',
    ]);
    expect(await undo(importId)).toMatchObject({ compensation: { rowsRemoved: 4, kind: 'PEOPLE' } });
    expect(await person('ben@example.com')).toEqual({ ...before, version: 3 });
    expect(await person('nia@example.com')).toMatchObject({
      active: false,
      manager: null,
      cxFunction: null,
      roles: [],
    });
    expect(await audited('nia@example.com')).toContain('personDeactivated');
    expect(await audited('ben@example.com')).toEqual([
      'identityBound',
      'identityUnbound',
      'personEdited',
      'personEdited',
      'roleGranted',
      'roleRevoked',
    ]);
    expect(await undoRefused(importId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'UNDONE' });
  });

  it('is refused where somebody was edited since, by name', async () => {
    const importId = await imported([...NEW, 'Benny,ben@example.com,ada@example.com,,,,']);
    for (const email of ['nia@example.com', 'ben@example.com']) {
      const { id, version } = await person(email);
      await act(steward, ADA, 'editPerson', { personId: id, expectedVersion: version, name: 'Other' });
    }
    expect(await undoRefused(importId)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'CHANGED_SINCE' },
      message: 'Other <nia@example.com> was edited since. Other <ben@example.com> was edited since.',
    });
  });

  it('is refused while somebody whom it added holds something, by name, and passes once that is handed over', async () => {
    const importId = await imported(NEW);
    const [mo, bea, ada] = [await person('mo@example.com'), await person('bea@example.com'), await person(ADA)];
    await act(steward, ADA, 'editPerson', { personId: bea.id, expectedVersion: 1, managerId: mo.id });
    expect(await undoRefused(importId)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'HOLDS_SOMETHING' },
      message: 'Mo Manager is MANAGER of "Bea Business": hand it over first.',
    });
    await act(steward, ADA, 'deactivatePerson', {
      personId: mo.id,
      expectedVersion: 1,
      successorId: ada.id,
      reason: 'Left',
    });
    // His own report was handed over with it: she was edited since.
    expect(await undoRefused(importId)).toMatchObject({ message: 'Nia New <nia@example.com> was edited since.' });
  });

  it('is refused where a former manager has left since', async () => {
    const importId = await imported(['Ben Business,ben@example.com,ada@example.com,,,,']);
    const [leah, ada] = [await person('leah@example.com'), await person(ADA)];
    await act(steward, ADA, 'deactivatePerson', {
      personId: leah.id,
      expectedVersion: 1,
      successorId: ada.id,
      reason: 'Left',
    });
    expect((await undoRefused(importId))['message']).toBe(
      'The former manager of Ben Business: Leah Leader has left: name somebody who is here.',
    );
  });

  it('is refused to whom it added or granted a role, and to anybody but an admin', async () => {
    const importId = await imported([
      'Nia New,nia@example.com,,,ADMIN,steward-local,nia@example.com',
      'Ben Business,ben@example.com,leah@example.com,,ADMIN,,',
    ]);
    expect(await undoRefused(importId, 'nia@example.com')).toMatchObject({ code: 'OWN_DECISION' });
    expect(await undoRefused(importId, 'ben@example.com')).toMatchObject({ code: 'OWN_DECISION' });
    const document = 'mutation($input: UndoImportInput!) { undoImport(input: $input) { __typename } }';
    const input = { importId, reason: WHY, idempotencyKey: aKey() };
    for (const [email, code] of [
      ['leah@example.com', 'FORBIDDEN'],
      ['oda@other.example', 'NOT_FOUND'],
    ] as const) {
      expect((await steward.ask(email, document, { input })).errors![0]!.extensions.code).toBe(code);
    }
    expect(await undo(importId)).toMatchObject({ compensation: { rowsRemoved: 2 } });
  });
});
