import { Readable } from 'node:stream';
import { act } from '../support/act';
import { aBank, unknownId } from '../support/a-bank';
import { anImport, aFileOf, FEEDBACK_HEADER, FEEDBACK_MAPPING } from '../support/an-import';
import { aKey, onServer, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const INA = 'ina@example.com';
const WHY = 'It was the file of another bank.';

let steward: Steward;
beforeEach(async () => void (steward = await aBank()));
afterEach(() => steward.stop());

const undo = (importId: string, more: Record<string, unknown> = {}, by = INA) =>
  act(
    steward,
    by,
    'undoImport',
    { importId, reason: WHY, ...more },
    `import { id state undoneBy { id } }
     compensation { id state fileName sha256 mapping rowsRead rowsRemoved reason undoes { id } by { email } }`,
  );

/** Everything that tells of feedback, wherever it is counted. */
const counted = async () => {
  const names = 'nodes { name feedbackCount }';
  return steward.data(
    INA,
    `{ feedback { totalCount } channels { ${names} } products { ${names} } themes { ${names} }
       needs { nodes { feedbackCount } } feedbackCounts(by: THEME) { value count } }`,
  );
};

const ROWS = [
  '2026-01-01,Web,Loan,fees;waiting,Too dear',
  '2026-01-02,Phone,Card,fees,',
  '2026-01-02,Phone,Card,fees,',
];

describe('An import', () => {
  it('is on record: which file, by whom, how it was read and what came of it', async () => {
    const importId = await anImport(steward, ROWS);
    await anImport(steward, [...ROWS, '2026-01-03,Web,Loan,,More']);
    const { imports } = await steward.data(
      'vic@example.com',
      `{ imports { totalCount nodes { id kind state fileName mapping rowsRead rowsAdded rowsKnown rowsBad rowsRemoved
          undoes { id } undoneBy { id } reason importedAt by { email } } } }`,
    );
    expect(imports.totalCount).toBe(2);
    // At one moment of the test's clock, the later one first.
    expect(imports.nodes[0]).toMatchObject({ rowsRead: 4, rowsAdded: 1, rowsKnown: 3 });
    expect(imports.nodes[1]).toEqual({
      id: importId,
      kind: 'FEEDBACK',
      state: 'IMPORTED',
      fileName: 'tickets.csv',
      mapping: FEEDBACK_MAPPING,
      ...{ rowsRead: 3, rowsAdded: 3, rowsKnown: 0, rowsBad: 0, rowsRemoved: 0 },
      ...{ undoes: null, undoneBy: null, reason: null },
      importedAt: '2026-11-02T09:00:00.000Z',
      by: { email: INA },
    });
  });

  it('is known by the hash of its file', async () => {
    const importId = await anImport(steward, ['2026-01-01,Web,Loan,,']);
    const data = await steward.data(INA, 'query($id: ID!) { import(id: $id) { sha256 } }', { id: importId });
    // printf 'Date,Via,Product,Tags,Said\n2026-01-01,Web,Loan,,\n' | sha256sum
    expect(data['import'].sha256).toBe('f0ae74f876607bd03c64d52cb50c5d9c5d78d3fbfbe727d0dd346e8a03271acc');
  });

  it('leads to its feedback, and its feedback to it', async () => {
    const importId = await anImport(steward, ROWS);
    await anImport(steward, ['2026-01-03,Web,Loan,,More']);
    const { feedback } = await steward.data(
      INA,
      'query($id: ID!) { feedback(filter: { importId: $id }) { totalCount nodes { import { id } } } }',
      { id: importId },
    );
    expect(feedback).toEqual({ totalCount: 3, nodes: Array.from({ length: 3 }, () => ({ import: { id: importId } })) });
  });

  it('leaves nothing when its connection is lost half way', async () => {
    const before = await writtenRows(steward);
    let opened = 0;
    let killed: Promise<number> | undefined;
    const halfWay = async function* () {
      yield Buffer.from(`${FEEDBACK_HEADER}\n${'2026-01-01,Web,Loan,fees,\n'.repeat(2_000)}`);
      opened += 1;
      // Opened first to be hashed, then to be imported.
      if (opened === 2) await (killed = killImports());
      yield Buffer.from('2026-01-02,Web,Loan,fees,\n'.repeat(2_000));
    };
    const file = { ...aFileOf(''), open: () => Readable.from(halfWay()) };
    const lost = steward.house.imports.import(steward.caller(INA), {
      ...{ kind: 'FEEDBACK', idempotencyKey: aKey(), file, mapping: FEEDBACK_MAPPING },
    });
    // In whose words depends on what finds it first, the driver or the socket.
    await expect(lost).rejects.toThrow();
    // The import may be told of it before whoever ended the connection is.
    expect(await killed).toBe(1);
    expect(await writtenRows(steward)).toEqual(before);
  });
});

/** Ends the connections of the test's database that are in a transaction. @returns how many there were */
const killImports = async (): Promise<number> => {
  const { rowCount } = await onServer((client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = $1 and xact_start is not null and pid <> pg_backend_pid()`,
      [new URL(steward.databaseUrl).pathname.slice(1)],
    ),
  );
  return rowCount ?? 0;
};

describe('Undoing an import', () => {
  it('takes back its feedback everywhere, with the names that only it had brought', async () => {
    const before = await counted();
    const importId = await anImport(steward, ROWS);
    expect((await counted())['feedback']).toEqual({ totalCount: 3 });
    const undone = await undo(importId);
    expect(undone).toMatchObject({
      __typename: 'UndoImportPayload',
      import: { id: importId, state: 'UNDONE', undoneBy: { id: undone['compensation'].id } },
      compensation: {
        ...{ state: 'COMPENSATION', fileName: null, sha256: null, mapping: null, rowsRead: 0, rowsRemoved: 3 },
        ...{ reason: WHY, undoes: { id: importId }, by: { email: INA } },
      },
    });
    expect(await counted()).toEqual(before);
  });

  it('leaves what others said, and the names that are in use by now', async () => {
    const { theme } = await act(steward, INA, 'addTheme', { name: 'waiting' }, 'theme { id }');
    const importId = await anImport(steward, ['2026-01-01,Web,Loan,fees;waiting,', '2026-01-01,Shop,Card,cards,']);
    await anImport(steward, ['2026-01-05,Web,,waiting,Mine']);
    const { themes, products } = await steward.data(
      INA,
      '{ themes { nodes { id name } } products { nodes { id name version } } }',
    );
    const [fees] = themes.nodes.filter(({ name }: { name: string }) => name === 'fees');
    await act(steward, INA, 'nameNeed', { title: 'Fair', statement: 'Fees are fair', themeIds: [fees.id, theme.id] });
    const { viewer } = await steward.data(INA, '{ viewer { id } }');
    const [card] = products.nodes;
    const owned = { productId: card.id, ownerId: viewer.id, expectedVersion: card.version };
    expect((await act(steward, INA, 'assignProductOwner', owned)).__typename).toBe('AssignProductOwnerPayload');
    await undo(importId);
    expect(await counted()).toEqual({
      feedback: { totalCount: 1 },
      channels: { nodes: [{ name: 'Web', feedbackCount: 1 }] },
      products: { nodes: [{ name: 'Card', feedbackCount: 0 }] },
      themes: {
        nodes: [
          { name: 'fees', feedbackCount: 0 },
          { name: 'waiting', feedbackCount: 1 },
        ],
      },
      needs: { nodes: [{ feedbackCount: 1 }] },
      feedbackCounts: [{ value: 'waiting', count: 1 }],
    });
  });

  it('lets the same file be imported again', async () => {
    await undo(await anImport(steward, ROWS));
    const again = await anImport(steward, ROWS);
    const data = await steward.data(INA, 'query($id: ID!) { import(id: $id) { state rowsAdded rowsKnown } }', {
      id: again,
    });
    expect(data['import']).toEqual({ state: 'IMPORTED', rowsAdded: 3, rowsKnown: 0 });
    expect((await counted())['feedback']).toEqual({ totalCount: 3 });
  });

  it('is found among the imports by kind and state', async () => {
    const [first, second] = [await anImport(steward, ROWS), await anImport(steward, ['2026-01-03,Web,Loan,,More'])];
    const { compensation } = await undo(first);
    const ids = async (filter: string) =>
      (await steward.data(INA, `{ imports(filter: ${filter}) { nodes { id } } }`))['imports'].nodes.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids('{ state: [IMPORTED] }')).toEqual([second]);
    expect(await ids('{ state: [UNDONE] }')).toEqual([first]);
    expect(await ids('{ state: [COMPENSATION], kind: [FEEDBACK] }')).toEqual([compensation.id]);
    expect(await ids('{ kind: [PEOPLE] }')).toEqual([]);
  });

  it('is audited with its reason in the chain of the import', async () => {
    const importId = await anImport(steward, ROWS);
    await undo(importId);
    const { auditRecords } = await steward.data(
      'ada@example.com',
      `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
        nodes { sequence action subjectKind after reason } } }`,
      { id: importId },
    );
    expect(auditRecords.nodes).toMatchObject([
      { sequence: 1, action: 'feedbackImported', subjectKind: 'IMPORT', after: { added: 3 } },
      { sequence: 2, action: 'importUndone', after: { removed: 3 }, reason: WHY },
    ]);
  });

  it('answers a repeated key as the first time, and refuses it for another input', async () => {
    const importId = await anImport(steward, ROWS);
    const idempotencyKey = aKey();
    const first = await undo(importId, { idempotencyKey });
    expect(await undo(importId, { idempotencyKey })).toEqual(first);
    expect(await undo(importId, { idempotencyKey, reason: 'Another' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is done once when two ask at the same time', async () => {
    const importId = await anImport(steward, ROWS);
    const answers = await Promise.all([undo(importId), undo(importId, {}, 'ada@example.com')]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['NotPossibleNow', 'UndoImportPayload']);
  });
});

describe('Undoing an import is refused, and nothing is written,', () => {
  const refused = async (importId: string, more: Record<string, unknown> = {}) => {
    const before = await writtenRows(steward);
    const answer = await undo(importId, more);
    expect(await writtenRows(steward)).toEqual(before);
    return answer;
  };

  it('when it was undone already', async () => {
    const importId = await anImport(steward, ROWS);
    await undo(importId);
    expect(await refused(importId)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'UNDONE',
      message: 'The import of tickets.csv was undone already, on 2026-11-02T09:00:00.000Z.',
    });
  });

  it('when it is a compensation itself', async () => {
    const { compensation } = await undo(await anImport(steward, ROWS));
    expect(await refused(compensation.id as string)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'COMPENSATION',
      message: 'This is what undid an import. Import the file of that one again to have its rows back.',
    });
  });

  it('without a reason', async () => {
    const importId = await anImport(steward, ROWS);
    expect(await refused(importId, { reason: ' ' })).toMatchObject({
      problems: [{ path: 'input.reason', message: 'Expected a text, got an empty one.' }],
    });
    expect(await refused(importId, { reason: 'x'.repeat(2_001) })).toMatchObject({
      problems: [{ path: 'input.reason', message: '2001 characters: expected at most 2000.' }],
    });
  });

  it('when something refers to its feedback: what it is, is named', async () => {
    const importId = await anImport(steward, ROWS);
    await steward.asOwner((owner) =>
      owner.query(`create table customer_stories (organization_id uuid, feedback_id uuid,
          foreign key (organization_id, feedback_id) references feedback (organization_id, id));
        call guard_tenant('customer_stories')`),
    );
    await inOrganizationOf(steward, INA, (manager) =>
      manager.query('insert into customer_stories select organization_id, id from feedback limit 1'),
    );
    expect(await refused(importId)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'IN_USE',
      message: 'Feedback of this import is in use by customer stories: take it out there first.',
    });
  });
});

describe('Undoing an import is a fault', () => {
  const faultOf = async (importId: string, by: string) => {
    const before = await writtenRows(steward);
    const query = 'mutation($input: UndoImportInput!) { undoImport(input: $input) { __typename } }';
    const { errors } = await steward.ask(by, query, { input: { importId, reason: WHY, idempotencyKey: aKey() } });
    expect(await writtenRows(steward)).toEqual(before);
    return { code: errors![0]!.extensions.code, message: errors![0]!.message };
  };

  it('for those who may not import', async () => {
    expect(await faultOf(await anImport(steward, ROWS), 'ben@example.com')).toEqual({
      code: 'FORBIDDEN',
      message: 'You may not do this. Admins, CX leaders and insights import feedback.',
    });
  });

  it('when the id leads nowhere, or to another organization', async () => {
    const theirs = await anImport(steward, ROWS, 'oda@other.example');
    for (const id of [unknownId('Import'), theirs, unknownId('Person')]) {
      expect(await faultOf(id, INA)).toEqual({ code: 'NOT_FOUND', message: `No import has the id "${id}".` });
    }
  });
});

describe('The record of imports', () => {
  it('cannot be changed, not even by the application', async () => {
    await anImport(steward, ROWS);
    const changed = inOrganizationOf(steward, INA, (manager) => manager.query('update imports set rows_added = 0'));
    await expect(changed).rejects.toThrow('permission denied');
  });
});
