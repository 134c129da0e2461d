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
  const decodeStrictly = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new UnreadableFile('It is not UTF-8: save it again in that encoding.');
    }
  };
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onBytes(bytes);
    yield decodeStrictly(chunk);
  }
  yield decodeStrictly();
}

function sentenceOf(error: CsvError): string {
  const line = String(error['lines']);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quote is opened and never closed: the file ends in line ${line}.`;
  if (error.code !== 'CSV_MAX_RECORD_SIZE') return `The quotes in line ${line} do not match.`;
  return `The record in line ${line} is longer than ${MAX_RECORD_CHARACTERS} characters: probably a quote is never closed.`;
}
