import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { amount, decimal, spreadsheetCsv } from '../../../src/shared/spreadsheet';

const BOM = '\uFEFF';
/** The one cell of a table as it is written. */
const written = (cell: Parameters<typeof spreadsheetCsv>[1][number][number]): string =>
  spreadsheetCsv(['a'], [[cell]]).slice(`${BOM}"a"\r\n`.length, -2);

describe('A table for a spreadsheet', () => {
  it('has a byte order mark, a line of columns, and CR LF at the end of each line', () => {
    expect(
      spreadsheetCsv(
        ['a', 'b'],
        [
          ['x', 1],
          [null, true],
        ],
      ),
    ).toBe(`${BOM}"a","b"\r\n"x",1\r\n,TRUE\r\n`);
  });

  it('keeps numbers as numbers, also those below 0', () => {
    expect([
      written(-5),
      written(decimal(-1_234_567n, 6)),
      written(amount({ amountMinor: -50n, currencyCode: 'USD' })),
    ]).toEqual(['-5', '-1.234567', '-0.50']);
  });

  // The examples of OWASP, "CSV Injection", and what they become once a spreadsheet has stripped blanks and quotes.
  it.each([
    ['=1+2";=1+2', `"'=1+2"";=1+2"`],
    ['=1+2\'" ;,=1+2', `"'=1+2'"" ;,=1+2"`],
    ['+1', `"'+1"`],
    ["-2+3+cmd|' /C calc'!A0", `"'-2+3+cmd|' /C calc'!A0"`],
    ["@SUM(1+1)*cmd|' /C calc'!A0", `"'@SUM(1+1)*cmd|' /C calc'!A0"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\nx', `"'\nx"`],
    [' =1', `"' =1"`],
    ['"=1"', `"'""=1"""`],
    ['＝1', `"'＝1"`],
    ['-', `"'-"`],
  ])('writes %j so that nothing computes', (text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it.each(['a=1', 'Fewer letters, and shorter', 'Say "no"', '', 'a\r\nb', '1 - 2', 'éà'])(
    'leaves %j as it is',
    (text) => {
      expect(written(text)).toBe(`"${text.replaceAll('"', '""')}"`);
    },
  );

  it('is read back cell by cell, and no cell begins a formula', () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@＝\t\r\n"\' ,;a1é') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const read: string[][] = parse(spreadsheetCsv(['a', 'b'], rows), {
          bom: true,
          record_delimiter: '\r\n',
        });
        const pairs = rows.flat().map((cell, index) => [cell, read.slice(1).flat()[index]] as const);
        for (const [cell, found] of pairs) {
          expect([cell, `'${cell}`]).toContain(found);
          expect(found).not.toMatch(/^["\s]*[=+\-@＝]|^[\t\r\n]/);
        }
        expect(read).toHaveLength(rows.length + 1);
      }),
    );
  });
});

describe('A decimal', () => {
  it.each([
    [7_166_667n, 6, '7.166667'],
    [5n, 2, '0.05'],
    [-5n, 2, '-0.05'],
    [0n, 6, '0.000000'],
    [12n, 0, '12'],
    [9_007_199_254_740_993n, 2, '90071992547409.93'],
  ])('of %d parts with %d places is %s', (parts, places, digits) => {
    expect(decimal(parts, places)).toEqual({ digits });
  });
});
