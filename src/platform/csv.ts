import { isUtf8 } from 'node:buffer';
import { pipeline, type Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** What is wrong with a file as a whole, as a sentence: no row of it can be trusted. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** One record of a CSV file (RFC 4180). */
export interface CsvRecord {
  /** As a spreadsheet counts: empty lines take part, a record with line breaks in its cells is one. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A record is far smaller; a quote that is never closed would take in the rest of the file. */
const MAX_RECORD_CHARACTERS = 1_000_000;

/**
 * Reads a CSV file in UTF-8 (a byte order mark is skipped) record by record: memory does not grow with the file.
 * @param onBytes hears how many bytes have been read so far
 * @throws UnreadableFile when it is not UTF-8, or its quotes do not match
 */
export async function* readCsv(
  source: Readable,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<CsvRecord> {
  const parser = parse({
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  // Whatever ends one of them ends all; the parser hands the error on to the loop below.
  pipeline(
    source,
    (chunks: AsyncIterable<Buffer>) => decode(chunks, onBytes),
    parser,
    () => undefined,
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: ReadInfo }>) {
      yield { row: info.records + info.empty_lines, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFile(sentenceOf(error)) : error;
  }
}

interface ReadInfo {
  readonly records: number;
  readonly empty_lines: number;
}

async function* decode(chunks: AsyncIterable<Buffer>, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [bytes, lines] = [0, 1];
  const decodeStrictly = (chunk: Buffer, more: boolean): string => {
    if (lines === 1 && isUtf16(chunk)) throw new UnreadableFile('It is UTF-16: save it again as UTF-8.');
    try {
      return decoder.decode(chunk, { stream: more });
    } catch {
      const line = lines + lineOfBadBytes(chunk);
      throw new UnreadableFile(`It is not UTF-8 (line ${line}): save it again in that encoding.`);
    }
  };
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onBytes(bytes);
    yield decodeStrictly(chunk, true);
    lines += count(chunk, LINE_FEED);
  }
  yield decodeStrictly(Buffer.of(), false);
}

const LINE_FEED = 0x0a;

function count(bytes: Buffer, byte: number): number {
  let found = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) found += 1;
  return found;
}

/** By its byte order mark or, without one, by the zeros between Latin letters. */
const isUtf16 = (bytes: Buffer): boolean =>
  [0xfeff, 0xfffe].includes(bytes.length < 2 ? 0 : bytes.readUInt16BE()) || bytes.subarray(0, 4).includes(0);

/** How many lines of a chunk end before the first that is not UTF-8; the last one may go on in the next chunk. */
function lineOfBadBytes(chunk: Buffer): number {
  let start = 0;
  for (let line = 0; ; line++) {
    const end = chunk.indexOf(LINE_FEED, start);
    // What a first line begins with may belong to a character of the chunk before: it is to blame when no other is.
    if (line > 0 && end >= 0 && !isUtf8(chunk.subarray(start, end))) return line;
    if (end < 0) return line > 0 && !isUtf8(chunk.subarray(start)) ? line : 0;
    start = end + 1;
  }
}

function sentenceOf(error: CsvError): string {
  const line = String(error['lines']);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quote is opened and never closed: the file ends in line ${line}.`;
  if (error.code !== 'CSV_MAX_RECORD_SIZE') return `The quotes in line ${line} do not match.`;
  return `The record in line ${line} is longer than ${MAX_RECORD_CHARACTERS} characters: probably a quote is never closed.`;
}

/** One record as RFC 4180 writes it, with its line end; cells are quoted where they have to be. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
