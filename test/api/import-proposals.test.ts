import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';
import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act, anEstablishedNeed, change, done } from '../support/a-proposal';
import { aFileOf } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [PAM, BEN, FIN] = ['pam@example.com', 'ben@example.com', 'fin@example.com'] as [string, string, string];
const MAPPING = {
  reference: { column: 'no' },
  title: { column: 'title' },
  whoIsHurt: { column: 'who' },
  howTheyAreHurt: { column: 'how' },
  problem: { column: 'problem' },
  solution: { column: 'solution' },
  declaredRisk: { column: 'risk' },
  cost: { oneOff: { column: 'once' }, yearly: { column: 'a year' }, currency: { column: 'currency' } },
  portfolio: { column: 'budget' },
  sponsor: { column: 'sponsor' },
  needs: { column: 'needs', separator: ';' },
  pillars: { column: 'pillars', separator: ';' },
  doNothing: { title: 'Leave it', consequence: { column: 'else' } },
  simplest: { title: { column: 'simplest' }, consequence: { column: 'then' } },
};
const HEADER =
  'no,title,who,how,problem,solution,risk,once,a year,currency,budget,sponsor,needs,pillars,else,simplest,then';
/** All that a proposal has to state, as a row of a file. */
const aRow = (no: string, cells: Record<string, string> = {}): string => {
  const row: Record<string, string> = {
    ...{ no, title: `Proposal ${no}`, who: 'Customers in branches', how: 'They wait', problem: 'Nobody says how long' },
    ...{ solution: 'A time for each visit', risk: '', once: '600.00', 'a year': '400', currency: 'USD' },
    budget: 'Branches',
    ...{ sponsor: 'Leah@example.com', needs: 'Know how long it takes', pillars: 'VOICE_OF_THE_CUSTOMER' },
    ...{ else: 'They wait', simplest: 'A sign', then: 'It is wrong by noon', ...cells },
  };
  return HEADER.split(',')
    .map((column) => row[column])
    .join(',');
};
const AN_IDEA = 'I-1,Fewer letters,Movers,Letters go to the old address,,,,,,,,,,,,,';

let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
  await aPortfolio(steward, 'Branches', 10_000_000n);
  await anEstablishedNeed(steward);
  const rate = { currencyCode: 'EUR', day: '2026-10-30', rate: '1.1' };
  await act(steward, FIN, 'setExchangeRate', rate, 'exchangeRate { id }');
});
afterAll(() => steward.stop());

interface More {
  readonly header?: string;
  readonly mapping?: object;
  readonly by?: string;
}
const file = (rows: readonly string[], header = HEADER) => aFileOf([header, ...rows, ''].join('\n'), 'proposals.csv');
const importing = (rows: readonly string[], { header, mapping = MAPPING, by = PAM }: More = {}) =>
  steward.house.imports.import(steward.caller(by), {
    ...{ kind: 'PROPOSALS', idempotencyKey: aKey(), mapping, file: file(rows, header) },
  });
/** @returns the global id of the import */
async function imported(rows: readonly string[]): Promise<string> {
  const outcome = await importing(rows);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return globalId('Import', outcome.importId);
}
/** What a file is refused for, with nothing written. */
async function refused(rows: readonly string[], more: More = {}): Promise<string[]> {
  const before = await writtenRows(steward);
  const outcome = await importing(rows, more);
  expect(await writtenRows(steward)).toEqual(before);
  if (!isRefusal(outcome) || !('problems' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.problems.map(({ path, message }) => `${path}: ${message}`);
}
const undo = (importId: string, by = PAM) =>
  act(steward, by, 'undoImport', { importId, reason: 'The wrong list' }, 'compensation { kind rowsRemoved }');
const broughtBy = async (importId: string, selection: string) =>
  (
    await steward.data(
      BEN,
      `query($id: ID) { proposals(filter: { importId: $id }, orderBy: { field: TITLE, direction: ASC }) { nodes { ${selection} } } }`,
      { id: importId },
    )
  )['proposals'].nodes as Record<string, any>[];

describe('A file of proposals', () => {
  it('brings ideas and drafts of whoever imports it, which can be submitted like any other', async () => {
    const importId = await imported([AN_IDEA, aRow('P-1', { risk: 'LOW' })]);
    const [idea, draft] = await broughtBy(
      importId,
      `id version status title track declaredRisk externalReference proposer { email } sponsor { email } portfolio { name }
       costOneOff { amountMinor } costYearly { amountMinor } needs { title } pillars { code } alternatives { kind title consequence }
       answerBy missingForSubmission { code } import { fileName kind } history { nodes { fromStatus toStatus dueOn } }`,
    );
    expect(idea).toMatchObject({
      ...{ status: 'IDEA', version: 1, title: 'Fewer letters', externalReference: 'I-1', proposer: { email: PAM } },
      // 14 days, as for any other idea.
      ...{ answerBy: '2026-11-16', history: { nodes: [{ fromStatus: null, toStatus: 'IDEA', dueOn: '2026-11-16' }] } },
    });
    expect(draft).toMatchObject({
      ...{ status: 'DRAFT', version: 1, title: 'Proposal P-1', externalReference: 'P-1', proposer: { email: PAM } },
      ...{
        track: 'LIGHT',
        declaredRisk: 'LOW',
        sponsor: { email: 'leah@example.com' },
        portfolio: { name: 'Branches' },
      },
      ...{ costOneOff: { amountMinor: '60000' }, costYearly: { amountMinor: '40000' }, answerBy: null },
      ...{ needs: [{ title: 'Know how long it takes' }], pillars: [{ code: 'VOICE_OF_THE_CUSTOMER' }] },
      alternatives: [
        { kind: 'DO_NOTHING', title: 'Leave it', consequence: 'They wait' },
        { kind: 'SIMPLEST', title: 'A sign', consequence: 'It is wrong by noon' },
      ],
      ...{ missingForSubmission: [], import: { fileName: 'proposals.csv', kind: 'PROPOSALS' } },
      history: { nodes: [{ fromStatus: null, toStatus: 'DRAFT', dueOn: null }] },
    });
    expect(await done(steward, PAM, 'submitProposal', change(draft as never))).toMatchObject({ status: 'SUBMITTED' });
    const { auditRecords } = await steward.data(
      'ada@example.com',
      'query($id: ID) { auditRecords(filter: { subjectId: $id, action: "proposalImported" }) { nodes { actor { email } after } } }',
      { id: draft!['id'] },
    );
    expect(auditRecords.nodes).toMatchObject([
      { actor: { email: PAM }, after: { title: 'Proposal P-1', externalReference: 'P-1', track: 'LIGHT', rate: null } },
    ]);
  });

  it('is shown before it is written, is known when it comes again, and is not written over what was edited', async () => {
    const rows = [aRow('K-1'), aRow('K-2')];
    const before = await writtenRows(steward);
    expect(
      await steward.house.imports.preview(steward.caller(PAM), {
        kind: 'PROPOSALS',
        mapping: MAPPING,
        file: file(rows),
      }),
    ).toMatchObject({ rows: 2, added: 2, known: 0, bad: 0 });
    expect(await writtenRows(steward)).toEqual(before);
    const importId = await imported(rows);
    const [first] = await broughtBy(importId, 'id version');
    await done(steward, PAM, 'editProposal', { ...change(first as never), title: 'Another title' });
    expect(await importing([...rows, rows[0]!, aRow('K-3')])).toMatchObject({ rows: 4, added: 1, known: 3 });
    expect((await broughtBy(importId, 'title')).map(({ title }) => title as string)).toEqual([
      'Another title',
      'Proposal K-2',
    ]);
    expect(await refused([aRow('K-2', { problem: 'Something else' })])).toEqual([
      'row 2, column "no": "K-2" is there and came in saying something else: edit that proposal, a file changes none.',
    ]);
  });

  it('may state its costs in another currency with a rate that is known, which the audit keeps', async () => {
    const importId = await imported([aRow('C-1', { once: '1000.05', 'a year': '', currency: 'EUR' })]);
    const [draft] = await broughtBy(importId, 'id costOneOff { amountMinor currencyCode } costYearly { amountMinor }');
    // 1,000.05 × 1.1 = 1,100.055: half to even is 1,100.06, since 5 is odd.
    expect(draft).toMatchObject({ costOneOff: { amountMinor: '110006', currencyCode: 'USD' }, costYearly: null });
    const { auditRecords } = await steward.data(
      'ada@example.com',
      'query($id: ID) { auditRecords(filter: { subjectId: $id }) { nodes { after } } }',
      { id: draft!['id'] },
    );
    expect(auditRecords.nodes[0].after.rate).toEqual({ rate: '1.1', day: '2026-10-30', currencyCode: 'EUR' });
    expect(await refused([aRow('C-2', { currency: 'GBP' }), aRow('C-3', { currency: 'DEM' })])).toEqual([
      'row 3, column "currency", value "DEM": No currency of ISO 4217: expected a code like USD.',
      'row 2, column "currency": No rate of GBP to USD is known of 2026-11-02 or before: set one first.',
    ]);
  });

  it('has all of its rows judged, by row and column', async () => {
    await anEstablishedNeed(steward, 'Twice');
    await anEstablishedNeed(steward, 'Twice');
    expect(
      await refused([
        aRow('', { title: 'x'.repeat(201) }),
        aRow('B-2', { once: '1 000', risk: 'SMALL' }),
        aRow('B-3', { title: ' ', once: '-5', simplest: '' }),
        aRow('B-4', { sponsor: 'nobody@example.com', needs: 'Nothing;Twice', pillars: 'Nowhere' }),
        'B-5,too,few',
        aRow('B-6'),
        aRow('B-6', { problem: 'Another' }),
      ]),
    ).toEqual([
      'row 2, column "no", value "": Expected what the file knows the row by.',
      `row 2, column "title", value "${'x'.repeat(79)}…": 201 characters: expected at most 200.`,
      'row 3, column "risk", value "SMALL": Expected LOW, MEDIUM, HIGH, or nothing.',
      'row 3, column "once", value "1 000": Expected an amount of USD like 1250.50, with nothing between thousands.',
      'row 6, column "how", value "": 3 cells, and the header has 17 columns.',
      'row 4, column "title": Expected a text, got an empty one.',
      'row 5, column "sponsor": Nobody here has the e-mail "nobody@example.com".',
      'row 5, column "needs": No need is called "Nothing".',
      'row 5, column "needs": 2 needs are called "Twice": name it by its id.',
      'row 5, column "pillars": No pillar is called "Nowhere".',
      'row 8, column "no": "B-6" is there and came in saying something else: edit that proposal, a file changes none.',
    ]);
  });

  it('cannot bring a status, by whatever column or field', async () => {
    const status =
      'A status cannot be imported: a row comes in as an idea or a draft, and is submitted and decided on like any other. Take the column out.';
    for (const column of ['status', 'Status', ' STATE ']) {
      expect(await refused([`${aRow('S-1')},FUNDED`], { header: `${HEADER},${column}` })).toEqual([
        `row 1, column "${column}": ${status}`,
      ]);
    }
    const mapping = { ...MAPPING, status: { column: 'title' } };
    expect((await refused([aRow('S-1')], { mapping }))[0]).toMatch(/^mapping.status: Not a field here/);
  });

  it('is refused whole where no row of it can be trusted', async () => {
    expect(await refused([aRow('W-1', { title: '"never closed' })])).toEqual([
      'proposals.csv: A quote is opened and never closed: the file ends in line 2.',
    ]);
    const lacking = HEADER.replace(',problem', ',issue');
    expect(await refused([aRow('W-1')], { header: lacking })).toEqual([
      expect.stringContaining('row 1, column "problem": The header has no such column: it has no, title'),
    ]);
  });

  it('leaves its bad rows in a file that can be mended and fed again', async () => {
    const lines: string[] = [];
    const badRows = {
      write: async (given: AsyncIterable<string>) => {
        for await (const line of given) lines.push(line.trimEnd());
        return 'proposals.bad.csv';
      },
      discard: () => Promise.resolve(),
    };
    const rows = [aRow('M-1'), aRow('M-2', { sponsor: 'x' })];
    const asked = { kind: 'PROPOSALS', idempotencyKey: aKey(), mapping: MAPPING } as const;
    expect(
      await steward.house.imports.import(steward.caller(PAM), { ...asked, file: file(rows), badRows }),
    ).toMatchObject({ added: 1, bad: 1, badRowsFile: 'proposals.bad.csv' });
    expect(lines).toEqual([`${HEADER},import problem`, `${rows[1]},"sponsor: Nobody here has the e-mail ""x""."`]);
    const mended = lines[1]!.replace(',x,', ',leah@example.com,');
    expect(await importing([mended], { header: lines[0]! })).toMatchObject({ added: 1, bad: 0 });
  });

  it('is brought by nobody else, and reaches nothing of another organization', async () => {
    const before = await writtenRows(steward);
    for (const by of [BEN, FIN, 'sam@example.com', 'vic@example.com']) {
      await expect(importing([aRow('F-1')], { by })).rejects.toThrow(/import proposals/);
    }
    expect(await writtenRows(steward)).toEqual(before);
    const theirs = await act(
      steward,
      'oda@other.example',
      'nameNeed',
      { title: 'Theirs', statement: 'They know' },
      'need { id }',
    );
    const { id } = theirs['need'] as { id: string };
    expect(await refused([aRow('F-1', { needs: id })])).toEqual([`row 2, column "needs": No need is called "${id}".`]);
    expect(await refused([aRow('F-1', { sponsor: 'oda@other.example' })])).toHaveLength(1);
  });
});

describe('Undoing an import of proposals', () => {
  it('withdraws all of them, with the reason in their history; then they may come again', async () => {
    const rows = [aRow('U-1'), aRow('U-2')];
    const importId = await imported(rows);
    expect(await undo(importId)).toMatchObject({ compensation: { kind: 'PROPOSALS', rowsRemoved: 2 } });
    const withdrawn = await broughtBy(
      importId,
      'status externalReference history(last: 1) { nodes { toStatus reason } }',
    );
    expect(withdrawn).toEqual(
      [1, 2].map(() => ({
        ...{ status: 'WITHDRAWN', externalReference: null },
        history: { nodes: [{ toStatus: 'WITHDRAWN', reason: 'The wrong list' }] },
      })),
    );
    expect(await importing(rows)).toMatchObject({ added: 2, known: 0 });
    expect(await undo(importId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'UNDONE' });
  });

  it('is refused where somebody has gone on with one, and to whoever may not import', async () => {
    const importId = await imported([aRow('U-3'), aRow('U-4')]);
    const [first] = await broughtBy(importId, 'id version');
    await done(steward, PAM, 'submitProposal', change(first as never));
    const before = await writtenRows(steward);
    expect(await undo(importId)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'CHANGED_SINCE' },
      message: 'Changed since: "Proposal U-3". Withdraw what is left by itself.',
    });
    await expect(undo(importId, BEN)).rejects.toThrow(/FORBIDDEN/);
    await expect(undo(importId, 'oda@other.example')).rejects.toThrow(/NOT_FOUND/);
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('What was imported', () => {
  it('is decided on like anything else: its importer proposed it', async () => {
    const importId = await imported([aRow('D-1', { sponsor: 'fin@example.com' })]);
    const [draft] = await broughtBy(importId, 'id version');
    await done(steward, PAM, 'submitProposal', change(draft as never));
    await act(
      steward,
      'ada@example.com',
      'grantRole',
      { personId: await idOf(steward, PAM), role: 'COMPLIANCE' },
      '__typename',
    );
    const [now] = await broughtBy(importId, 'id version');
    const reason = { reason: 'The new act' };
    expect(await act(steward, PAM, 'certifyMandatory', { ...change(now as never), ...reason })).toMatchObject({
      code: 'OWN_DECISION',
    });
  });
});
