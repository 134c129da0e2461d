import { isRejected, type RowProblem } from '../../../src/imports/domain/row';
import { readCostRow, siftCosts, type Bearer, type StagedCost } from '../../../src/costs/domain/cost-import';
import { columnsOfCosts, readCostMapping, type CostMapping } from '../../../src/costs/domain/cost-mapping';
import type { StandingCost } from '../../../src/costs/domain/cost';

const mapping: CostMapping = {
  initiative: { column: 'Project' },
  kind: { column: 'Kind' },
  day: { column: 'Date', format: 'YYYY-MM-DD' },
  amount: { column: 'Amount' },
  currency: { column: 'Cur' },
  reference: { column: 'Voucher' },
  corrects: { column: 'Reverses' },
  note: { column: 'Text' },
  exchangeRate: { rate: { column: 'Rate' }, day: { column: 'Rate day', format: 'YYYY-MM-DD' } },
};
const good = {
  ...{ Project: 'Disputes', Kind: 'ACTUAL', Date: '2026-09-15', Amount: '100.00', Cur: 'USD', Voucher: 'V-1' },
  ...{ Reverses: '', Text: '', Rate: '', 'Rate day': '' },
};
const read = (row: Partial<typeof good>, by = mapping) =>
  readCostRow(by, { ...good, ...row }, { id: 'cost-1', rowNumber: 2, today: '2026-11-02' });
const told = (problems: readonly RowProblem[]) =>
  problems.map(({ row, column, reason }) => `${row} ${column}: ${reason}`);

describe('A row of a file of costs', () => {
  it('is read as its mapping says, blank cells as nothing', () => {
    expect(read({})).toEqual({
      ...{ id: 'cost-1', row: 2, initiative: 'Disputes', kind: 'ACTUAL', day: '2026-09-15' },
      ...{ amountMinor: 100_00n, currencyCode: 'USD', externalReference: 'V-1' },
      ...{ corrects: null, note: null, exchangeRate: null },
    });
    expect(read({ Rate: '1.1', 'Rate day': '2026-09-01', Cur: 'EUR', Text: 'Agency' })).toMatchObject({
      ...{ exchangeRate: { rate: '1.1', day: '2026-09-01' }, note: 'Agency' },
    });
  });

  it.each([
    ['-1250.5', 'USD', -125050n],
    ['1250', 'JPY', 1250n],
    ['0.005', 'KWD', 5n],
  ])('has %s %s as an amount', (Amount, Cur, amountMinor) => {
    expect(read({ Amount, Cur })).toMatchObject({ amountMinor });
  });

  it('may have a comma before the cents, where the mapping says so', () => {
    const german = { ...mapping, amount: { column: 'Amount', decimal: 'COMMA' as const } };

    expect(read({ Amount: '1250,50' }, german)).toMatchObject({ amountMinor: 125050n });
    for (const Amount of ['1.250,50', '1250.50', '1,250,50']) expect(isRejected(read({ Amount }, german))).toBe(true);
  });

  it.each(['1,250.00', '1.005', '', 'ten', '1e3', '--1', '5-', '(5.00)'])('is bad for an amount of "%s"', (Amount) => {
    expect(told(read({ Amount }) as RowProblem[])).toEqual([
      '2 Amount: Expected an amount of USD like 1250.50, with nothing between thousands.',
    ]);
  });

  it('is told of all cells that are wrong', () => {
    const row = { Project: ' ', Kind: 'run', Date: '15.9.2026', Cur: 'usd', Voucher: '', Rate: '1', 'Rate day': '' };

    expect(told(read(row) as RowProblem[])).toEqual([
      '2 Cur: No currency of ISO 4217: expected a code like USD.',
      '2 Project: Expected the id or the title of an initiative.',
      '2 Kind: Expected ACTUAL or RUN.',
      '2 Date: Expected a date as YYYY-MM-DD, from 1900 to 2999.',
      '2 Voucher: Expected what the books know it by.',
      '2 Rate day: Expected a date as YYYY-MM-DD, from 1900 to 2999.',
    ]);
  });
});

describe('The rows of a file of costs', () => {
  const disputes: Bearer = { id: 'initiative-1', currencyCode: 'USD', periodTo: '2026-12-31' };
  const cards: Bearer = { id: 'initiative-2', currencyCode: 'USD', periodTo: '2026-12-31' };
  const bearers = new Map([
    ['Disputes', [disputes]],
    ['Cards', [cards]],
    ['Twins', [disputes, cards]],
  ]);
  const sift = (rows: readonly Partial<typeof good>[], standing: readonly StandingCost[] = []) => {
    const staged = rows.map((row, i) => ({ ...(read(row) as StagedCost), id: `cost-${i + 1}`, row: i + 2 }));
    const rates = [{ currencyCode: 'EUR', day: '2026-08-31', rate: '1.1' }];
    const { fresh, problems } = siftCosts(mapping, staged, { bearers, standing, rates, today: '2026-11-02' });
    return { fresh, problems: told(problems) };
  };
  const there: StandingCost = {
    ...{ id: 'cost-0', initiativeId: 'initiative-1', kind: 'ACTUAL', day: '2026-09-15', currencyCode: 'USD' },
    ...{ rate: null, rateDay: null, ofGrant: true, correctsId: null, externalReference: 'V-1' },
    ...{ amountMinor: 100_00n, leftMinor: 100_00n },
  };

  it('are new, each once, and known when they come again', () => {
    const { fresh, problems } = sift([{}, { Voucher: 'V-2', Cur: 'EUR' }, {}]);

    expect(problems).toEqual([]);
    // 100.00 × 1.1 = 110.00
    expect(fresh.map(({ id, draft }) => [id, draft.bookedMinor])).toEqual([
      ['cost-1', 100_00n],
      ['cost-2', 110_00n],
    ]);
    expect(sift([{}], [there])).toEqual({ fresh: [], problems: [] });
  });

  it('are bad where they contradict what is there, or a row above', () => {
    const why = (said: string) =>
      `Voucher: "V-1" is booked as ACTUAL USD 100.00 of 2026-09-15; this row says ${said}, or something else of its initiative. Where that one is wrong, book a correction that names it.`;

    expect(sift([{ Amount: '99.00' }, { Project: 'Cards' }], [there]).problems).toEqual([
      `2 ${why('ACTUAL USD 99.00 of 2026-09-15')}`,
      `3 ${why('ACTUAL USD 100.00 of 2026-09-15')}`,
    ]);
    expect(sift([{}, { Kind: 'RUN' }]).problems).toEqual([`3 ${why('RUN USD 100.00 of 2026-09-15')}`]);
  });

  it('may correct what is there and what stands above, and never more than is left', () => {
    const { fresh, problems } = sift(
      [
        { Voucher: 'C-1', Reverses: 'V-1', Amount: '-60' },
        { Voucher: 'C-2', Reverses: 'V-1', Amount: '-40.01' },
        { Voucher: 'V-2', Amount: '10' },
        { Voucher: 'C-3', Reverses: 'V-2', Amount: '-10' },
        { Voucher: 'C-4', Reverses: 'V-9', Amount: '-10' },
        { Voucher: 'C-5', Amount: '-10' },
      ],
      [there],
    );

    expect(fresh.map(({ draft }) => [draft.externalReference, draft.bookedMinor, draft.correctsId])).toEqual([
      ['C-1', -60_00n, 'cost-0'],
      ['V-2', 10_00n, null],
      ['C-3', -10_00n, 'cost-3'],
    ]);
    expect(problems).toEqual([
      '3 Amount: -4001: 4000 minor units are left of what it corrects.',
      '6 Reverses: No cost has the reference "V-9", nor has a good row above.',
      '7 Amount: -1000: expected more than 0 minor units, or below 0 with the cost that it corrects.',
    ]);
  });

  it('are bad for an initiative that nobody knows, or that cannot be told from another, and for a currency without a rate', () => {
    expect(
      sift([
        { Project: 'Trains' },
        { Project: 'Twins' },
        { Cur: 'GBP' },
        { Cur: 'EUR', Rate: 'x', 'Rate day': '2026-09-01' },
      ]).problems,
    ).toEqual([
      '2 Project: No initiative has the id or the title "Trains".',
      '3 Project: 2 initiatives have this title: name it by its id.',
      '4 Cur: No rate of GBP to USD is known of 2026-09-15 or before: give one with its day, or set it first.',
      expect.stringMatching(/^5 Rate: "x" is no rate/),
    ]);
  });
});

describe('A mapping of costs', () => {
  it('names its columns, and may say for the whole file what each row does not', () => {
    const few = { ...mapping, initiative: 'Disputes', kind: 'RUN', currency: 'USD' };

    expect(readCostMapping(few)).toEqual(few);
    expect(columnsOfCosts(few as CostMapping)).toEqual([
      'Date',
      'Amount',
      'Voucher',
      'Reverses',
      'Text',
      'Rate',
      'Rate day',
    ]);
  });

  it('is refused with every problem at its place', () => {
    const wrong = {
      ...{ initiative: { column: 'Project' }, kind: 'ONCE', day: { column: 'Date', format: 'D.M.YYYY' } },
      ...{ amount: { column: 'Amount', decimal: ';' }, currency: 'usd', vendor: { column: 'Vendor' } },
    };

    expect(readCostMapping(wrong)).toMatchObject({
      problems: [
        { path: 'mapping.vendor' },
        { path: 'mapping.kind', message: 'Expected ACTUAL, RUN, got "ONCE".' },
        { path: 'mapping.day.format' },
        { path: 'mapping.amount.decimal', message: 'Expected POINT, COMMA, got ";".' },
        { path: 'mapping.currency', message: '"usd" is no currency of ISO 4217: expected a code like USD.' },
        { path: 'mapping.reference' },
        { path: 'mapping.reference.column' },
      ],
    });
  });
});
