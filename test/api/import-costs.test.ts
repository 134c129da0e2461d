import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';
import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act } from '../support/act';
import { aFileOf } from '../support/an-import';
import { anInitiative } from '../support/an-initiative';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const FIN = 'fin@example.com';
const MAPPING: object = {
  initiative: { column: 'project' },
  kind: { column: 'kind' },
  day: { column: 'date', format: 'YYYY-MM-DD' },
  amount: { column: 'amount' },
  currency: { column: 'currency' },
  reference: { column: 'voucher' },
  corrects: { column: 'reverses' },
  note: { column: 'text' },
};
const HEADER = 'voucher,project,kind,date,amount,currency,reverses,text';
const ROWS = [
  'V-1,Letters,ACTUAL,2026-09-15,40.00,USD,,Agency',
  'V-2,Cards,RUN,2026-10-01,100,EUR,,',
  'V-3,Letters,ACTUAL,2026-10-20,-10.50,USD,V-1,Credit note',
];

let steward: Steward;
let letters: string;
let cards: string;
beforeAll(async () => {
  steward = await aBank();
  const portfolioId = await aPortfolio(steward, 'Branches', 500_000n);
  letters = await anInitiative(steward, portfolioId, { title: 'Letters' });
  cards = await anInitiative(steward, portfolioId, { title: 'Cards' });
  await act(steward, FIN, 'setExchangeRate', { currencyCode: 'EUR', day: '2026-09-30', rate: '1.1' });
});
afterAll(() => steward.stop());

const file = (rows: readonly string[], header = HEADER) => aFileOf([header, ...rows, ''].join('\n'), 'costs.csv');
const importing = (rows: readonly string[], { header = HEADER, mapping = MAPPING, by = FIN } = {}) =>
  steward.house.imports.import(steward.caller(by), {
    ...{ kind: 'COSTS', idempotencyKey: aKey(), mapping, file: file(rows, header) },
  });
/** @returns the global id of the import */
async function imported(rows: readonly string[]): Promise<string> {
  const outcome = await importing(rows);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return globalId('Import', outcome.importId);
}
/** What a file is refused for, with nothing written. */
async function refused(rows: readonly string[], more: Parameters<typeof importing>[1] = {}): Promise<string[]> {
  const before = await writtenRows(steward);
  const outcome = await importing(rows, more);
  expect(await writtenRows(steward)).toEqual(before);
  if (!isRefusal(outcome) || !('problems' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.problems.map(({ path, message }) => `${path}: ${message}`);
}
const undo = (importId: string, by = FIN) =>
  act(
    steward,
    by,
    'undoImport',
    { importId, reason: 'The wrong year' },
    'import { state } compensation { kind rowsRemoved }',
  );
async function spentOf(id: string): Promise<number> {
  const query = 'query($id: ID!) { initiative(id: $id) { spent { amountMinor } } }';
  return Number((await steward.data('vic@example.com', query, { id }))['initiative'].spent.amountMinor);
}
const costsOf = async (importId: string) => {
  const { costs } = await steward.data(
    'vic@example.com',
    `query($id: ID) { costs(filter: { importId: $id }) { nodes { externalReference kind booked { amountMinor } note
      corrects { externalReference } import { fileName } initiative { title } bookedBy { email } } } }`,
    { id: importId },
  );
  return costs.nodes as unknown[];
};

describe('A file of costs', () => {
  // Letters: 40.00 − 10.50 = 29.50. Cards: EUR 100.00 × 1.1 = 110.00.
  it('is booked to its initiatives, is known when it comes again, and is undone whole; then it may come again', async () => {
    const preview = await steward.house.imports.preview(steward.caller(FIN), {
      ...{ kind: 'COSTS', mapping: MAPPING, file: file(ROWS) },
    });
    expect(preview).toMatchObject({ rows: 3, added: 3, known: 0, bad: 0 });
    const importId = await imported(ROWS);
    const from = { import: { fileName: 'costs.csv' }, bookedBy: { email: FIN } };
    expect(await costsOf(importId)).toEqual([
      {
        ...{
          externalReference: 'V-1',
          kind: 'ACTUAL',
          booked: { amountMinor: '4000' },
          note: 'Agency',
          corrects: null,
        },
        ...{ initiative: { title: 'Letters' }, ...from },
      },
      {
        ...{ externalReference: 'V-2', kind: 'RUN', booked: { amountMinor: '11000' }, note: null, corrects: null },
        ...{ initiative: { title: 'Cards' }, ...from },
      },
      {
        ...{ externalReference: 'V-3', kind: 'ACTUAL', booked: { amountMinor: '-1050' }, note: 'Credit note' },
        ...{ corrects: { externalReference: 'V-1' }, initiative: { title: 'Letters' }, ...from },
      },
    ]);
    expect([await spentOf(letters), await spentOf(cards)]).toEqual([29_50, 110_00]);
    expect(await importing(ROWS)).toMatchObject({ rows: 3, added: 0, known: 3 });
    expect(await importing([...ROWS, `V-4,${letters},ACTUAL,2026-10-21,1,USD,,`])).toMatchObject({
      added: 1,
      known: 3,
    });

    expect(await undo(importId)).toMatchObject({
      ...{ import: { state: 'UNDONE' }, compensation: { kind: 'COSTS', rowsRemoved: 3 } },
    });
    expect(await costsOf(importId)).toEqual([]);
    expect([await spentOf(letters), await spentOf(cards)]).toEqual([1_00, 0]);
    const { initiative } = await steward.data(
      'leah@example.com',
      `query($id: ID!) { initiative(id: $id) { portfolio { ledger(last: 3, filter: { kind: [SPENT] }) {
        nodes { spentOn amount { amountMinor } reason } } } } }`,
      { id: letters },
    );
    const entries = initiative.portfolio.ledger.nodes as { spentOn: string; amount: { amountMinor: string } }[];
    // The ledger keeps all of it: what was booked, and what was taken back.
    expect(entries.map(({ spentOn, amount }) => [spentOn, amount.amountMinor]).toSorted()).toEqual([
      ['2026-09-15', '-4000'],
      ['2026-10-01', '-11000'],
      ['2026-10-20', '1050'],
    ]);
    expect(await importing(ROWS)).toMatchObject({ added: 3, known: 0 });
    expect([await spentOf(letters), await spentOf(cards)]).toEqual([30_50, 110_00]);
  });

  it('has all of its rows judged, by row and column', async () => {
    expect(
      await refused([
        'B-1,Trains,ACTUAL,2026-09-15,1,USD,,',
        'B-2,Letters,ONCE,2026-13-15,"1,000.00",USD,,',
        'B-3,Letters,ACTUAL,2026-09-15,1,GBP,,',
        'B-4,Letters,ACTUAL,2026-09-15,0,USD,,',
        'B-5,Letters,ACTUAL,2026-09-15,-1,USD,B-9,',
        ',Letters,ACTUAL,2026-12-24,1,DEM,,',
        'B-7,Letters,ACTUAL,2026-09-15,1,USD',
      ]),
    ).toEqual([
      'row 3, column "kind", value "ONCE": Expected ACTUAL or RUN.',
      'row 3, column "date", value "2026-13-15": Expected a date as YYYY-MM-DD, from 1900 to 2999.',
      'row 3, column "amount", value "1,000.00": Expected an amount of USD like 1250.50, with nothing between thousands.',
      'row 7, column "currency", value "DEM": No currency of ISO 4217: expected a code like USD.',
      'row 7, column "date", value "2026-12-24": The date is in the future (today is 2026-11-02).',
      'row 7, column "voucher", value "": Expected what the books know it by.',
      'row 8, column "reverses", value "": 6 cells, and the header has 8 columns.',
      'row 2, column "project": No initiative has the id or the title "Trains".',
      'row 4, column "currency": No rate of GBP to USD is known of 2026-09-15 or before: give one with its day, or set it first.',
      'row 5, column "amount": 0: expected more than 0 minor units, or below 0 with the cost that it corrects.',
      'row 6, column "reverses": No cost has the reference "B-9", nor has a good row above.',
    ]);
  });

  it('is refused where it contradicts what was booked, and by who may not book', async () => {
    await imported(['X-1,Letters,ACTUAL,2026-09-15,1,USD,,']);
    expect(await refused(['X-1,Letters,ACTUAL,2026-09-15,2,USD,,'])).toEqual([
      'row 2, column "voucher": "X-1" is booked as ACTUAL USD 1.00 of 2026-09-15; this row says ACTUAL USD 2.00 of 2026-09-15, or something else of its initiative. Where that one is wrong, book a correction that names it.',
    ]);
    const before = await writtenRows(steward);
    for (const by of ['leah@example.com', 'ada@example.com']) {
      await expect(importing(ROWS, { by })).rejects.toThrow(/Finance books what initiatives cost/);
    }
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('knows what finance booked by hand', async () => {
    await act(steward, FIN, 'bookActualCost', {
      ...{ initiativeId: cards, kind: 'RUN', day: '2026-10-01', amountMinor: '700', currencyCode: 'USD' },
      externalReference: 'HAND-1',
    });
    expect(await importing(['HAND-1,Cards,RUN,2026-10-01,7.00,USD,,'])).toMatchObject({ added: 0, known: 1 });
  });

  it('may say what holds for all of it once, and write a comma before its cents', async () => {
    const mapping = {
      ...{ initiative: cards, kind: 'RUN', currency: 'EUR', reference: { column: 'Beleg' } },
      ...{ day: { column: 'Datum', format: 'YYYY-MM-DD' }, amount: { column: 'Betrag', decimal: 'COMMA' } },
      exchangeRate: { rate: { column: 'Kurs' }, day: { column: 'Kurstag', format: 'YYYY-MM-DD' } },
    };
    const header = 'Beleg,Datum,Betrag,Kurs,Kurstag';
    const rows = ['D-1,2026-10-02,"10,50",1.2,2026-10-01', 'D-2,2026-10-02,"10,50",,'];
    const spent = await spentOf(cards);
    expect(await importing(rows, { mapping, header })).toMatchObject({ added: 2 });
    // 10.50 × 1.2 = 12.60, and × 1.1, the rate that is known, = 11.55.
    expect((await spentOf(cards)) - spent).toBe(24_15);
  });

  it('may be longer than what one statement writes', async () => {
    const rows = Array.from({ length: 1_500 }, (_, i) => `L-${i},Letters,ACTUAL,2026-09-15,0.01,USD,,`);
    const spent = await spentOf(letters);
    const importId = await imported(rows);
    // 1,500 × 0.01
    expect((await spentOf(letters)) - spent).toBe(15_00);
    expect(await undo(importId)).toMatchObject({ compensation: { rowsRemoved: 1_500 } });
    expect(await spentOf(letters)).toBe(spent);
  });
});

describe('Undoing an import of costs', () => {
  it('is refused where one was corrected since, and to whoever may not book', async () => {
    const importId = await imported(['U-1,Letters,ACTUAL,2026-09-15,5,USD,,']);
    await imported(['U-2,Letters,ACTUAL,2026-09-16,-1,USD,U-1,']);
    const before = await writtenRows(steward);
    expect(await undo(importId)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'CORRECTED_SINCE' },
      message: 'Corrected since: "U-1". Corrections stay on what they correct.',
    });
    await expect(undo(importId, 'leah@example.com')).rejects.toThrow(/FORBIDDEN/);
    await expect(undo(importId, 'oda@other.example')).rejects.toThrow(/NOT_FOUND/);
    expect(await writtenRows(steward)).toEqual(before);
  });
});
