import { createHash } from 'node:crypto';
import type { Governor, Keyed, Transaction } from '../audit';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { readCsv, UnreadableFile, type CsvRecord } from '../platform/csv';
import type { SourceFile } from '../platform/source-file';
import { invalidInput, isRefusal, type FieldProblem, type Refusal } from '../shared/refusal';
import {
  contentKey,
  headerProblems,
  isRejected,
  readRow,
  type ImportedFeedback,
  type RowProblem,
} from './domain/feedback-import';
import { readMapping, type FeedbackMapping } from './domain/feedback-mapping';
import { FeedbackStaging, type StagedFeedback } from './feedback-staging';

interface ImportFeedback extends Keyed {
  /** CSV in UTF-8 with a header. */
  readonly file: SourceFile;
  /** Parsed JSON, trusted in nothing. */
  readonly mapping: unknown;
  /** Hears how many bytes of the file have been read so far. */
  readonly onProgress?: (bytes: number) => void;
}

/** What came of an import, in rows of the file. */
export type ImportOutcome = Readonly<Record<'rows' | 'added' | 'known', number>>;

const BATCH = 500;
/** A file with a wrong column has as many problems as rows: the first are enough to see what is wrong. */
const PROBLEMS_TOLD = 100;

/** Feedback by the file: all of its rows or, when one of them is bad, none. */
export class FeedbackImportService {
  constructor(private readonly governor: Governor) {}

  /**
   * Adds the rows that are not known from an earlier import, in one transaction.
   * @returns what came of it, or every problem of the mapping or of the file (the first hundred, and how many there are)
   */
  async import(caller: Caller, input: ImportFeedback): Promise<ImportOutcome | Refusal> {
    const { idempotencyKey, file, onProgress } = input;
    const mapping = readMapping(input.mapping);
    if (isRefusal(mapping)) return mapping;
    const sha256 = await digestOf(file);
    return this.governor.govern(caller, 'importFeedback', { idempotencyKey, mapping, sha256 }, async (tx) => {
      requirePermission(tx, 'importFeedback');
      const outcome = await importFile(tx, file, mapping, onProgress);
      if (isRefusal(outcome)) return outcome;
      const after = { file: file.name, sha256, mapping, ...outcome };
      const { organizationId } = tx.viewer;
      return {
        outcome,
        audit: [{ subjectKind: 'ORGANIZATION', subjectId: organizationId, action: 'feedbackImported', after }],
      };
    });
  }
}

async function digestOf(file: SourceFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of file.open()) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function importFile(
  tx: Transaction,
  file: SourceFile,
  mapping: FeedbackMapping,
  onProgress?: (bytes: number) => void,
): Promise<ImportOutcome | Refusal> {
  const records = readCsv(file.open(), onProgress);
  try {
    const header = await records.next();
    if (header.done) return invalidInput([{ path: file.name, message: 'It is empty: expected a line of columns.' }]);
    const { cells: columns } = header.value;
    const problems = headerProblems(mapping, columns);
    if (problems.length > 0) return invalidInput(problems.map(told));
    return await importRecords(tx, records, columns, mapping);
  } catch (error) {
    if (error instanceof UnreadableFile) return invalidInput([{ path: file.name, message: error.message }]);
    throw error;
  } finally {
    await records.return(undefined);
  }
}

async function importRecords(
  tx: Transaction,
  records: AsyncIterable<CsvRecord>,
  columns: readonly string[],
  mapping: FeedbackMapping,
): Promise<ImportOutcome | Refusal> {
  const staging = await FeedbackStaging.open(tx);
  const problems: FieldProblem[] = [];
  let [rows, problemCount] = [0, 0];
  let batch: StagedFeedback[] = [];
  for await (const record of records) {
    rows += 1;
    const read = readRecord(mapping, columns, record, tx.today);
    if (isRejected(read)) {
      problemCount += read.length;
      problems.push(...read.slice(0, PROBLEMS_TOLD - problems.length).map(told));
    } else if (problemCount === 0) batch.push(staged(mapping, read, record.row, tx.newId()));
    if (batch.length === BATCH) {
      await staging.add(batch);
      batch = [];
    }
  }
  if (problemCount > problems.length) {
    const message = `${problemCount} problems in all, of which these are the first ${problems.length}.`;
    problems.push({ path: 'and more', message });
  }
  if (problemCount > 0) return invalidInput(problems);
  await staging.add(batch);
  const added = await staging.settle(mapping);
  return { rows, added, known: rows - added };
}

function readRecord(
  mapping: FeedbackMapping,
  columns: readonly string[],
  { row, cells }: CsvRecord,
  today: string,
): ReturnType<typeof readRow> {
  if (cells.length !== columns.length) {
    const reason = `${cells.length} cells, and the header has ${columns.length} columns.`;
    return [{ row, column: columns[Math.min(cells.length, columns.length - 1)] ?? '', value: '', reason }];
  }
  return readRow(mapping, Object.fromEntries(columns.map((column, index) => [column, cells[index]!])), row, today);
}

function staged(mapping: FeedbackMapping, read: ImportedFeedback, row: number, id: string): StagedFeedback {
  const { receivedOn, text, rating, channel, product, themes, attributes, identity } = read;
  const known =
    identity.by === 'ID'
      ? { key: identity.importKey, repeats: false }
      : { key: contentKey(mapping, sha256(identity.canonicalText)), repeats: true };
  return { id, row, receivedOn, text, rating, channel, product, themes, attributes, ...known };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A problem of the first row is one of the header, and so of no value. */
function told({ row, column, value, reason }: RowProblem): FieldProblem {
  const cell = row === 1 ? '' : `, value "${value}"`;
  return { path: `row ${row}, column "${column}"${cell}`, message: reason };
}
