import { Readable } from 'node:stream';
import fc from 'fast-check';
import { csvLine, readCsv, type CsvRecord } from '../../src/platform/csv';

/** Reads bytes that arrive in pieces of this size. */
async function read(content: string | Buffer, pieces = 3): Promise<CsvRecord[]> {
  const bytes = Buffer.from(content);
  const chunks = Array.from({ length: Math.ceil(bytes.length / pieces) }, (_, index) =>
    bytes.subarray(index * pieces, (index + 1) * pieces),
  );
  const records: CsvRecord[] = [];
  for await (const record of readCsv(Readable.from(chunks))) records.push(record);
  return records;
}

describe('The line of a file that is not UTF-8', () => {
  it.each([1, 2, 3, 5, 50])('is told however the file is cut: in pieces of %i', async (pieces) => {
    const content = Buffer.concat([Buffer.from('größe\n€,€\n'), Buffer.from('caf\u00e9\nende\n', 'latin1')]);
    await expect(read(content, pieces)).rejects.toThrow('It is not UTF-8 (line 3)');
  });
});

describe('A line of CSV', () => {
  it('is read as the cells that it was written of, whatever they hold', async () => {
    const cell = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !text.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 2, maxLength: 4 }), async (cells) => {
        // A first record, so that neither a mark nor the kind of line ends is guessed from the cells.
        const [, record] = await read(`a,b\n${csvLine(cells)}`, 1_000);
        expect(record?.cells).toEqual(cells);
      }),
    );
  });
});

describe('A CSV file', () => {
  it('is read record by record, with quotes, commas and line breaks in cells', async () => {
    expect(await read('a,b\r\n"1,""2""","x\ny"\r\n3,\r\n')).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['1,"2"', 'x\ny'] },
      { row: 3, cells: ['3', ''] },
    ]);
  });

  it('is counted as a spreadsheet counts: empty lines take part', async () => {
    expect((await read('a\n\n\nb\n')).map(({ row }) => row)).toEqual([1, 4]);
  });

  it('keeps characters that fall apart between two pieces', async () => {
    expect(await read('größe,€\n', 1)).toEqual([{ row: 1, cells: ['größe', '€'] }]);
  });

  it('loses its byte order mark', async () => {
    expect(await read('\ufeffa,b\n', 2)).toEqual([{ row: 1, cells: ['a', 'b'] }]);
  });

  it('keeps rows of another length for whoever knows what they mean', async () => {
    expect((await read('a,b\n1\n1,2,3\n')).map(({ cells }) => cells.length)).toEqual([2, 1, 3]);
  });

  it('has no records when it is empty', async () => {
    expect(await read('')).toEqual([]);
  });

  it.each([
    [
      'in another encoding',
      Buffer.from('a\nb\ncaf\u00e9\nd\n', 'latin1'),
      'It is not UTF-8 (line 3): save it again in that encoding.',
    ],
    [
      'in UTF-16 with a byte order mark',
      Buffer.from('\ufeffa,b\n', 'utf16le'),
      'It is UTF-16: save it again as UTF-8.',
    ],
    ['in UTF-16 without one', Buffer.from('a,b\n', 'utf16le').swap16(), 'It is UTF-16: save it again as UTF-8.'],
    [
      'that ends within a character',
      Buffer.from('a€').subarray(0, 3),
      'It is not UTF-8 (line 1): save it again in that encoding.',
    ],
    ['that ends in a quote', 'a\n"b\nc\n', 'A quote is opened and never closed: the file ends in line 3.'],
    ['with a quote amid a cell', 'a\nb"c"\n', 'The quotes in line 2 do not match.'],
    [
      'whose quote takes in a million characters',
      `a\n"${'b'.repeat(1_100_000)}`,
      'The record in line 2 is longer than 1000000 characters: probably a quote is never closed.',
    ],
  ])('is unreadable %s', async (_what, content, message) => {
    await expect(read(content, 50_000)).rejects.toThrow(message);
  });

  it('tells how far it was read', async () => {
    const heard: number[] = [];
    const source = Readable.from([Buffer.from('a,b\n'), Buffer.from('1,2\n')]);
    for await (const { row } of readCsv(source, (bytes) => heard.push(bytes))) expect(row).toBeLessThan(3);
    expect(heard).toEqual([4, 8]);
  });

  it('is closed when the reader leaves early', async () => {
    const source = Readable.from(['a\n', 'b\n', 'c\n'].map((line) => Buffer.from(line)));
    for await (const record of readCsv(source)) if (record.row === 1) break;
    await new Promise(setImmediate);
    expect(source.destroyed).toBe(true);
  });
});
