import fc from 'fast-check';
import { headerProblems, isRejected, type CsvRow } from '../../../src/imports/domain/row';
import { columnsOf, contentKey, readRow, type ImportedFeedback } from '../../../src/listening/domain/feedback-import';
import { type FeedbackMapping } from '../../../src/listening/domain/feedback-mapping';
import { complaints, complaintsMapping } from './complaints';

const TODAY = '2024-05-31';
const mapping: FeedbackMapping = {
  dataset: 'tickets',
  source: 'CONVERSATION',
  party: 'FIRST_PARTY',
  speaker: 'CUSTOMER',
  receivedOn: { column: 'When', format: 'M/D/YYYY' },
  channel: { column: 'Via', rename: { Tel: 'Phone' } },
  product: { column: 'Product' },
  themes: [{ column: 'Tags', separator: ';' }],
  text: { column: 'Said' },
  rating: { column: 'Stars' },
};
const aRow = (changes: CsvRow = {}): CsvRow => ({
  When: '2/29/2024',
  Via: 'Tel',
  Product: 'Loan',
  Tags: 'fees; waiting ;fees;',
  Said: ' Too slow. ',
  Stars: '2.5',
  Clerk: 'B',
  ...changes,
});
const read = (row: CsvRow, by: FeedbackMapping = mapping) => readRow(by, row, 2, TODAY);
function accepted(row: CsvRow, by?: FeedbackMapping): ImportedFeedback {
  const feedback = read(row, by);
  if (isRejected(feedback)) throw new Error(JSON.stringify(feedback));
  return feedback;
}

describe('a row of a feedback file', () => {
  it('becomes feedback by its mapping', () => {
    expect(accepted(aRow())).toMatchObject({
      source: 'CONVERSATION',
      party: 'FIRST_PARTY',
      speaker: 'CUSTOMER',
      receivedOn: '2024-02-29',
      channel: 'Phone',
      product: 'Loan',
      themes: ['fees', 'waiting'],
      text: 'Too slow.',
      rating: 2.5,
    });
  });

  it('says nothing where its cells are blank', () => {
    expect(accepted(aRow({ Via: ' ', Product: '', Tags: ';', Said: '', Stars: '' }))).toMatchObject({
      channel: null,
      product: null,
      themes: [],
      text: null,
      rating: null,
    });
  });

  it('keeps what else the mapping names, without blank cells', () => {
    const withMore: FeedbackMapping = { ...mapping, attributes: { agent: 'Clerk', product: 'Product' } };
    expect(accepted(aRow({ Product: ' ' }), withMore).attributes).toEqual({ agent: 'B' });
  });

  it('is refused with row, column, value and reason for everything that is wrong with it', () => {
    expect(read(aRow({ When: '2/30/2024', Stars: '1e1', Product: 'x'.repeat(201) }))).toEqual([
      { row: 2, column: 'When', value: '2/30/2024', reason: 'Expected a date as M/D/YYYY, from 1900 to 2999.' },
      { row: 2, column: 'Product', value: `${'x'.repeat(79)}…`, reason: '201 characters: expected at most 200.' },
      {
        row: 2,
        column: 'Stars',
        value: '1e1',
        reason: 'Not a rating: expected a number from 0 to 100 with at most two decimals.',
      },
    ]);
  });

  it('is refused when it was received in the future', () => {
    expect(read(aRow({ When: '6/1/2024' }))).toMatchObject([
      { reason: 'The date is in the future (today is 2024-05-31).' },
    ]);
  });

  it.each(['2024-02-29', '29/2/2024', '2/29/24', ''])('does not take %j for an American date', (When) => {
    expect(read(aRow({ When }))).toMatchObject([{ column: 'When', value: When }]);
  });

  it('reads an ISO date where the mapping says so', () => {
    const iso: FeedbackMapping = { ...mapping, receivedOn: { column: 'When', format: 'YYYY-MM-DD' } };
    expect(accepted(aRow({ When: '2024-02-29' }), iso).receivedOn).toBe('2024-02-29');
  });

  it.each(['a\0b', 'a\uD800b'])('is refused when a text holds what PostgreSQL cannot keep: %j', (Said) => {
    expect(read(aRow({ Said }))).toMatchObject([{ column: 'Said' }]);
  });

  it('renames only what the mapping lists, not what every object has', () => {
    expect(accepted(aRow({ Via: 'constructor' })).channel).toBe('constructor');
  });
});

describe('what a row is known by', () => {
  const textOf = (row: CsvRow) => {
    const { identity } = accepted(row);
    return identity.by === 'CONTENT' ? identity.canonicalText : identity.importKey;
  };

  it('is its own id, within its dataset, where the file has one', () => {
    const withId: FeedbackMapping = { ...mapping, externalId: { column: 'Clerk' } };
    expect(accepted(aRow(), withId).identity).toEqual({ by: 'ID', importKey: 'tickets/id:B' });
  });

  it('is missing when the file has ids and the row has none', () => {
    const withId: FeedbackMapping = { ...mapping, externalId: { column: 'Clerk' } };
    expect(read(aRow({ Clerk: ' ' }), withId)).toMatchObject([
      { column: 'Clerk', reason: 'Expected the id of the row.' },
    ]);
  });

  it('takes in the columns that the mapping leaves out', () => {
    expect(textOf(aRow({ Clerk: 'A' }))).not.toBe(textOf(aRow({ Clerk: 'B' })));
  });

  it('does not depend on the order of the columns', () => {
    const reversed = Object.fromEntries(Object.entries(aRow()).reverse());
    expect(textOf(reversed)).toBe(textOf(aRow()));
  });

  it('is the same for two rows only when they are equal', () => {
    const cells = fc.record({ Clerk: fc.string(), Note: fc.string() });
    fc.assert(
      fc.property(cells, cells, (one, other) => {
        const equal = one.Clerk === other.Clerk && one.Note === other.Note;
        expect(textOf(aRow(one)) === textOf(aRow(other))).toBe(equal);
      }),
    );
  });

  it('is its content within its dataset, where the file has no ids', () => {
    expect(contentKey(mapping, 'abc')).toBe('tickets/row:abc');
  });
});

describe('the header of a feedback file', () => {
  it('is accepted when it has every mapped column', () => {
    expect(headerProblems(columnsOf(mapping), Object.keys(aRow()))).toEqual([]);
  });

  it('names a missing column of an attribute', () => {
    const withMore: FeedbackMapping = { ...mapping, attributes: { region: 'Region' } };
    expect(headerProblems(columnsOf(withMore), Object.keys(aRow()))).toMatchObject([{ row: 1, column: 'Region' }]);
  });

  it('names a missing column once, with those it has', () => {
    const twice: FeedbackMapping = { ...mapping, product: { column: 'Via' } };
    expect(headerProblems(columnsOf(twice), ['When', 'Tags', 'Said', 'Stars'])).toEqual([
      { row: 1, column: 'Via', reason: 'The header has no such column: it has When, Tags, Said, Stars.' },
    ]);
  });

  it('names a column that it has twice', () => {
    expect(headerProblems(columnsOf(mapping), [...Object.keys(aRow()), 'Said'])).toEqual([
      { row: 1, column: 'Said', reason: 'The header has this column more than once.' },
    ]);
  });
});

describe('the complaints of the demo', () => {
  const byComplaints = complaintsMapping();
  const rows = complaints.map((row, index) => {
    const feedback = readRow(byComplaints, row, index + 2, TODAY);
    if (isRejected(feedback)) throw new Error(JSON.stringify(feedback));
    return feedback;
  });
  const countBy = (key: (feedback: ImportedFeedback) => string | null | undefined) => {
    const counts: Record<string, number> = {};
    for (const feedback of rows) counts[key(feedback) ?? ''] = (counts[key(feedback) ?? ''] ?? 0) + 1;
    return counts;
  };

  // The expected counts are those of demo/SOURCES.md, counted with another program.
  it('are 3,186, each with a product', () => {
    expect(countBy(({ product }) => product)).toEqual({
      Mortgage: 921,
      'Credit reporting': 638,
      'Debt collection': 625,
      'Bank account or service': 383,
      'Credit card': 339,
      'Consumer Loan': 159,
      'Student loan': 44,
      'Payday loan': 28,
      'Money transfers': 27,
      'Prepaid card': 18,
      'Other financial service': 4,
    });
  });

  it('came by five channels', () => {
    expect(countBy(({ channel }) => channel)).toEqual({
      Web: 2233,
      Referral: 533,
      Phone: 200,
      'Postal mail': 168,
      Fax: 52,
    });
  });

  it('are about errors in a credit report more often than about anything else', () => {
    const [first] = Object.entries(countBy(({ themes }) => themes[0])).sort(([, a], [, b]) => b - a);
    expect(first).toEqual(['Incorrect information on credit report', 449]);
  });

  it('were received from 4 June 2013 to 23 February 2017', () => {
    const dates = rows.map(({ receivedOn }) => receivedOn).sort();
    expect([dates[0], dates.at(-1)]).toEqual(['2013-06-04', '2017-02-23']);
  });

  it('have 3,175 different contents: eleven are true repeats', () => {
    const contents = rows.map(({ identity }) => (identity.by === 'CONTENT' ? identity.canonicalText : ''));
    expect(new Set(contents).size).toBe(3175);
  });
});
