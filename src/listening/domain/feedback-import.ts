import { CUSTOMER_KEY_CHARACTERS } from '../../customers/domain/customer';
import { Cells, type CsvRow, type RowProblem } from '../../imports/domain/row';
import {
  ATTRIBUTE_CHARACTERS,
  FEEDBACK_TEXT_CHARACTERS,
  isRating,
  NAME_CHARACTERS,
  RATING_EXPECTED,
  type Feedback,
} from './feedback';
import type { FeedbackMapping, NameColumn } from './feedback-mapping';

/** What a row says. Lists are by name: whoever stores it finds or adds the channel, the product, the journey and the themes. */
export interface ImportedFeedback extends Pick<
  Feedback,
  'source' | 'party' | 'speaker' | 'receivedOn' | 'text' | 'rating' | 'attributes'
> {
  readonly channel: string | null;
  readonly product: string | null;
  readonly journey: string | null;
  readonly customerKey: string | null;
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
    channel: mapping.channel ? (namesIn(cells, mapping.channel)[0] ?? null) : null,
    product: mapping.product ? (namesIn(cells, mapping.product)[0] ?? null) : null,
    journey: mapping.journey ? (namesIn(cells, mapping.journey)[0] ?? null) : null,
    themes: [...new Set((mapping.themes ?? []).flatMap((themes) => namesIn(cells, themes, themes.separator)))],
    text: mapping.text ? cells.text(mapping.text.column, FEEDBACK_TEXT_CHARACTERS) : null,
    rating: mapping.rating ? ratingIn(cells, mapping.rating.column) : null,
    customerKey: mapping.customerKey ? cells.text(mapping.customerKey.column, CUSTOMER_KEY_CHARACTERS) : null,
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

/** The columns that a mapping names. */
export function columnsOf(mapping: FeedbackMapping): readonly string[] {
  const { receivedOn, channel, product, journey, themes = [], text, rating, attributes = {}, externalId } = mapping;
  const mapped = [receivedOn, channel, product, journey, ...themes, text, rating, mapping.customerKey, externalId];
  return [...mapped.flatMap((one) => one?.column ?? []), ...Object.values(attributes)];
}

function namesIn(cells: Cells, { column, rename = {} }: NameColumn, separator?: string): readonly string[] {
  const cell = cells.text(column, separator === undefined ? NAME_CHARACTERS : FEEDBACK_TEXT_CHARACTERS) ?? '';
  const names = (separator === undefined ? [cell] : cell.split(separator)).map((name) => name.trim());
  const tooLong = names.find((name) => separator !== undefined && Array.from(name).length > NAME_CHARACTERS);
  if (tooLong !== undefined) cells.problem(column, `A name of more than ${NAME_CHARACTERS} characters.`);
  return names
    .filter((name) => name !== '')
    .map((name) => (Object.hasOwn(rename, name) ? (rename[name] ?? name) : name));
}

function ratingIn(cells: Cells, column: string): number | null {
  const cell = cells.cell(column).trim();
  if (cell === '') return null;
  // Written plainly: Number() would also read "0x10" and "1e1".
  const rating = /^\d{1,3}(\.\d{1,2}0*)?$/.test(cell) ? Number(cell) : NaN;
  if (!isRating(rating)) cells.problem(column, `Not a rating: ${RATING_EXPECTED}`);
  return rating;
}
