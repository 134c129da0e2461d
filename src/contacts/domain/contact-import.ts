import { column, fixedOr, object, oneOf, parseMapping, text } from '../../imports/domain/mapping';
import { Cells, type CsvRow, type RowProblem } from '../../imports/domain/row';
import { isCalendarDate } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import {
  CONTACT_MODES,
  CONTACT_RELATIONS,
  CONTACT_TEXT_CHARACTERS,
  CUSTOMER_KEY_CHARACTERS,
  EARLIEST_CONTACT,
  MOST_TRANSFERS,
  RELATION_OF_NOBODY,
  type ContactMode,
  type ContactRelation,
} from './service-contact';

interface FromColumn {
  readonly column: string;
}
type Said<Word extends string = string> = Word | FromColumn;

/**
 * How rows of a CSV file are read as service contacts, one a row. What is said of the whole file is a text, what each row
 * says is a column: `"mode": "HUMAN"` or `"mode": { "column": "Kind" }`. Channels, causes, products and journeys are named,
 * and have to be there.
 */
export interface ContactMapping {
  /** The system that the contacts come from: what it calls them is its own. */
  readonly source: string;
  readonly contactId: FromColumn;
  /** ISO 8601 with its offset: `2026-10-01T10:00:00Z`. */
  readonly occurredAt: FromColumn;
  readonly channel: Said;
  readonly cause: Said;
  readonly mode: Said<ContactMode>;
  readonly product?: Said;
  readonly journey?: Said;
  readonly customerKey?: FromColumn;
  readonly transfers?: FromColumn;
  readonly relation?: FromColumn;
  readonly text?: FromColumn;
}

const fromColumn = object<FromColumn>({ column });
const name = fixedOr(text, fromColumn);
const contactMapping = object<ContactMapping>(
  {
    source: text,
    contactId: fromColumn,
    occurredAt: fromColumn,
    channel: name,
    cause: name,
    mode: fixedOr(oneOf(CONTACT_MODES), fromColumn),
    product: name,
    journey: name,
    customerKey: fromColumn,
    transfers: fromColumn,
    relation: fromColumn,
    text: fromColumn,
  },
  ['product', 'journey', 'customerKey', 'transfers', 'relation', 'text'],
);

/** Reads a mapping of contacts that somebody wrote by hand. @param value parsed JSON, trusted in nothing */
export const readContactMapping = (value: unknown): ContactMapping | InvalidInput =>
  parseMapping(contactMapping, value);

/** The columns that a mapping names. */
export const columnsOfContacts = (mapping: ContactMapping): string[] =>
  Object.values<Said>({ ...mapping }).flatMap((said) => (typeof said === 'string' ? [] : [said.column]));

/** What is read by its name. */
export const NAMED = ['channel', 'cause', 'product', 'journey'] as const;
export type Named = (typeof NAMED)[number];

/** The column that names something; what the mapping says of the whole file stands in it. */
export function columnNaming(mapping: ContactMapping, named: Named): string {
  const said = mapping[named];
  return typeof said === 'object' ? said.column : `mapping.${named}`;
}

/** What a row says. */
export interface ImportedContact extends Readonly<Record<Named, string | null>> {
  readonly contactId: string;
  /** ISO 8601 in UTC. */
  readonly occurredAt: string;
  readonly mode: ContactMode;
  readonly customerKey: string | null;
  readonly transfers: number;
  readonly relation: ContactRelation | null;
  readonly text: string | null;
}

const NAME_CHARACTERS = 200;
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Turns one row of a file whose header was accepted into a contact, or says everything that is wrong with it. */
export function readContactRow(
  mapping: ContactMapping,
  row: CsvRow,
  rowNumber: number,
  now: Date,
): ImportedContact | readonly RowProblem[] {
  const cells = new Cells(row, rowNumber);
  const { mode, customerKey, transfers, relation } = mapping;
  const contactId = required(cells, mapping.contactId, 'the id of the contact');
  const key = customerKey ? cells.text(customerKey.column, CUSTOMER_KEY_CHARACTERS) : null;
  const related = relation ? wordIn(cells, relation, CONTACT_RELATIONS) : null;
  if (relation && related !== null && key === null) cells.problem(relation.column, RELATION_OF_NOBODY);
  const contact = {
    contactId,
    occurredAt: momentIn(cells, mapping.occurredAt, now),
    channel: required(cells, mapping.channel, 'a channel'),
    cause: required(cells, mapping.cause, 'a cause'),
    product: nameIn(cells, mapping.product),
    journey: nameIn(cells, mapping.journey),
    mode: typeof mode === 'string' ? mode : modeIn(cells, mode),
    customerKey: key,
    transfers: transfers ? transfersIn(cells, transfers) : 0,
    relation: related,
    text: mapping.text ? cells.text(mapping.text.column, CONTACT_TEXT_CHARACTERS) : null,
  };
  return cells.problems.length > 0 ? cells.problems : contact;
}

const nameIn = (cells: Cells, said: Said | undefined): string | null =>
  typeof said === 'object' ? cells.text(said.column, NAME_CHARACTERS) : (said ?? null);

function required(cells: Cells, said: Said, what: string): string {
  const found = nameIn(cells, said);
  if (found === null && typeof said === 'object') cells.problem(said.column, `Expected ${what}.`);
  return found ?? '';
}

function wordIn<Word extends string>(cells: Cells, { column: at }: FromColumn, words: readonly Word[]): Word | null {
  const cell = cells.cell(at).trim();
  const word = words.find((each) => each === cell);
  if (word === undefined && cell !== '') cells.problem(at, `Expected ${words.join(', ')}.`);
  return word ?? null;
}

function modeIn(cells: Cells, said: FromColumn): ContactMode {
  const mode = wordIn(cells, said, CONTACT_MODES);
  if (mode === null && cells.cell(said.column).trim() === '') {
    cells.problem(said.column, `Expected ${CONTACT_MODES.join(', ')}.`);
  }
  return mode ?? CONTACT_MODES[0];
}

function transfersIn(cells: Cells, { column: at }: FromColumn): number {
  const cell = cells.cell(at).trim();
  if (cell === '') return 0;
  const transfers = /^\d{1,3}$/.test(cell) ? Number(cell) : NaN;
  if (!(transfers <= MOST_TRANSFERS)) cells.problem(at, `Expected a whole number from 0 to ${MOST_TRANSFERS}.`);
  return transfers;
}

function momentIn(cells: Cells, { column: at }: FromColumn, now: Date): string {
  const cell = cells.cell(at).trim();
  const [, day = ''] = MOMENT.exec(cell) ?? [];
  const moment = new Date(isCalendarDate(day) ? cell.replace(' ', 'T') : NaN);
  if (Number.isNaN(moment.getTime()) || moment < new Date(EARLIEST_CONTACT)) {
    cells.problem(at, 'Expected a moment with its offset from UTC, as 2026-10-01T10:00:00Z, from 1900 on.');
    return '';
  }
  if (moment > now) cells.problem(at, `The moment is in the future (now is ${now.toISOString()}).`);
  return moment.toISOString();
}
