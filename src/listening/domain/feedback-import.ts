import { isCalendarDate } from '../../shared/input-check';
import { excerpt } from '../../shared/refusal';
import {
  ATTRIBUTE_CHARACTERS,
  FEEDBACK_TEXT_CHARACTERS,
  isRating,
  NAME_CHARACTERS,
  RATING_EXPECTED,
  type Feedback,
} from './feedback';
import { type DateFormat, type FeedbackMapping, type NameColumn } from './feedback-mapping';

/** One record of a CSV file, by column name. */
export type CsvRow = Readonly<Record<string, string>>;

/** Why a cell cannot be imported. */
export interface RowProblem {
  /** As a spreadsheet counts: the header is row 1, the first record row 2. */
  readonly row: number;
  readonly column: string;
  /** At most 80 characters of the cell. */
  readonly value: string;
  readonly reason: string;
}

/** What a row says. Lists are by name: whoever stores it finds or adds the channel, the product and the themes. */
export interface ImportedFeedback extends Pick<
  Feedback,
  'source' | 'party' | 'speaker' | 'receivedOn' | 'text' | 'rating' | 'attributes'
> {
  readonly channel: string | null;
  readonly product: string | null;
  readonly themes: readonly string[];
  readonly identity: RowIdentity;
}

/** What a row is known by when its file is imported again: the id that the file gives it, or else its whole content. */
export type RowIdentity =
  { readonly by: 'ID'; readonly importKey: string } | { readonly by: 'CONTENT'; readonly canonicalText: string };

/**
 * What equal rows of a file have in common. They may be true repeats, so each is known by this and by which occurrence
 * it is, the first of the file, the second, …: a file that is imported again then adds nothing, and its repeats stay.
 * Occurrences are counted where the rows are kept, so that the memory of the process does not grow with the file.
 * @param digest of `canonicalText`, SHA-256 in hexadecimal
 */
export const contentKey = (mapping: FeedbackMapping, digest: string): string => `${mapping.dataset}/row:${digest}`;

/** Tells an imported row from the reasons why it is not. */
export const isRejected = (row: ImportedFeedback | readonly RowProblem[]): row is readonly RowProblem[] =>
  Array.isArray(row);

/**
 * What keeps a whole file from being imported: columns that the mapping names and the header lacks, or has twice.
 * Said once, so that a wrong file is not reported a thousand times.
 */
export function headerProblems(mapping: FeedbackMapping, header: readonly string[]): readonly RowProblem[] {
  const missing = [...new Set(columnsOf(mapping))].filter((column) => !header.includes(column));
  const repeated = [...new Set(header.filter((column, index) => header.indexOf(column) !== index))];
  const problem = (column: string, reason: string) => ({ row: 1, column, value: '', reason });
  return [
    ...missing.map((column) => problem(column, `The header has no such column: it has ${header.join(', ')}.`)),
    ...repeated.map((column) => problem(column, 'The header has this column more than once.')),
  ];
}

/**
 * Turns one row of a file whose header was accepted into feedback, or says everything that is wrong with it.
 * @param rowNumber as a spreadsheet counts: 2 for the first record
 * @param today calendar date in UTC: nothing was received later
 */
export function readRow(
  mapping: FeedbackMapping,
  row: CsvRow,
  rowNumber: number,
  today: string,
): ImportedFeedback | readonly RowProblem[] {
  const cells = new Cells(row, rowNumber);
  const { source, party, speaker } = mapping;
  const feedback: ImportedFeedback = {
    source,
    party,
    speaker,
    receivedOn: cells.date(mapping.receivedOn.column, mapping.receivedOn.format, today),
    channel: mapping.channel ? (cells.names(mapping.channel)[0] ?? null) : null,
    product: mapping.product ? (cells.names(mapping.product)[0] ?? null) : null,
    themes: [...new Set((mapping.themes ?? []).flatMap((themes) => cells.names(themes, themes.separator)))],
    text: mapping.text ? cells.text(mapping.text.column, FEEDBACK_TEXT_CHARACTERS) : null,
    rating: mapping.rating ? cells.rating(mapping.rating.column) : null,
    attributes: attributesOf(mapping, cells),
    identity: identityOf(mapping, cells),
  };
  return cells.problems.length > 0 ? cells.problems : feedback;
}

function identityOf(mapping: FeedbackMapping, cells: Cells): RowIdentity {
  const { dataset, externalId } = mapping;
  if (!externalId) return { by: 'CONTENT', canonicalText: cells.canonicalText() };
  const { column } = externalId;
  const id = cells.text(column, NAME_CHARACTERS);
  if (id === null) cells.problem(column, 'Expected the id of the row.');
  return { by: 'ID', importKey: `${dataset}/id:${id}` };
}

/** A blank cell says nothing. */
function attributesOf({ attributes = {} }: FeedbackMapping, cells: Cells): Feedback['attributes'] {
  const said = Object.entries(attributes).map(([name, column]) => [name, cells.text(column, ATTRIBUTE_CHARACTERS)]);
  return Object.fromEntries(said.filter(([, value]) => value !== null)) as Feedback['attributes'];
}

function columnsOf(mapping: FeedbackMapping): readonly string[] {
  const { receivedOn, channel, product, themes = [], text, rating, attributes = {}, externalId } = mapping;
  const mapped = [receivedOn, channel, product, ...themes, text, rating, externalId];
  return [...mapped.flatMap((one) => one?.column ?? []), ...Object.values(attributes)];
}

/** The cells of one row, read by what they are meant to be; what is wrong with them gathers in `problems`. */
class Cells {
  readonly problems: RowProblem[] = [];

  constructor(
    private readonly row: CsvRow,
    private readonly rowNumber: number,
  ) {}

  problem(column: string, reason: string): void {
    this.problems.push({ row: this.rowNumber, column, value: excerpt(this.cell(column)), reason });
  }

  text(column: string, max: number): string | null {
    const text = this.cell(column).trim();
    const length = Array.from(text).length;
    if (length > max) this.problem(column, `${length} characters: expected at most ${max}.`);
    // PostgreSQL refuses a NUL and silently changes half of a surrogate pair.
    if (/\0|\p{Surrogate}/u.test(text)) this.problem(column, 'The text holds a character that cannot be stored.');
    return text === '' ? null : text;
  }

  names({ column, rename = {} }: NameColumn, separator?: string): readonly string[] {
    const cell = this.text(column, separator === undefined ? NAME_CHARACTERS : FEEDBACK_TEXT_CHARACTERS) ?? '';
    const names = (separator === undefined ? [cell] : cell.split(separator)).map((name) => name.trim());
    const tooLong = names.find((name) => separator !== undefined && Array.from(name).length > NAME_CHARACTERS);
    if (tooLong !== undefined) this.problem(column, `A name of more than ${NAME_CHARACTERS} characters.`);
    return names
      .filter((name) => name !== '')
      .map((name) => (Object.hasOwn(rename, name) ? (rename[name] ?? name) : name));
  }

  date(column: string, format: DateFormat, today: string): string {
    const cell = this.cell(column).trim();
    const date = format === 'YYYY-MM-DD' ? cell : fromAmerican(cell);
    if (!isCalendarDate(date)) this.problem(column, `Expected a date as ${format}, from 1900 to 2999.`);
    else if (date > today) this.problem(column, `The date is in the future (today is ${today}).`);
    return date;
  }

  rating(column: string): number | null {
    const cell = this.cell(column).trim();
    if (cell === '') return null;
    // Written plainly: Number() would also read "0x10" and "1e1".
    const rating = /^\d{1,3}(\.\d{1,2}0*)?$/.test(cell) ? Number(cell) : NaN;
    if (!isRating(rating)) this.problem(column, `Not a rating: ${RATING_EXPECTED}`);
    return rating;
  }

  /** The whole row in one writing, whatever the order of its columns. */
  canonicalText(): string {
    const inOrder = Object.entries(this.row).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return JSON.stringify(inOrder);
  }

  private cell(column: string): string {
    return Object.hasOwn(this.row, column) ? (this.row[column] ?? '') : '';
  }
}

function fromAmerican(cell: string): string {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
