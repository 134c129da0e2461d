import { column, fixedOr, object, oneOf, parseMapping, text } from '../../imports/domain/mapping';
import { Cells, DATE_FORMATS, type CsvRow, type DateFormat, type RowProblem } from '../../imports/domain/row';
import { isCalendarDate } from '../../shared/input-check';
import { excerpt, type InvalidInput } from '../../shared/refusal';
import type { ContactCause } from './contact-cause';
import { MOST_CONTACTS, overlap, periodOf, SAME_CELL, type CountedCell } from './contact-count';

interface FromColumn {
  readonly column: string;
}
type Said = string | FromColumn;
interface DayColumn extends FromColumn {
  readonly format: DateFormat;
}

/**
 * How rows of a CSV file are read as counts of service contacts: one cause, owner, channel and period a row. What is said of
 * the whole file is a text, what each row says is a column. Causes and channels are named, and have to be there.
 */
export interface CountMapping {
  readonly cause: Said;
  readonly channel: Said;
  /** E-mail of whom they are charged to; left out or blank, the owner of the cause. */
  readonly owner?: Said;
  readonly from: DayColumn;
  readonly to: DayColumn;
  readonly contacts: FromColumn;
}

const fromColumn = object<FromColumn>({ column });
const day = object<DayColumn>({ column, format: oneOf(DATE_FORMATS) });
const said = fixedOr(text, fromColumn);
const countMapping = object<CountMapping>(
  { cause: said, channel: said, owner: said, from: day, to: day, contacts: fromColumn },
  ['owner'],
);

/** Reads a mapping of counts that somebody wrote by hand. @param value parsed JSON, trusted in nothing */
export const readCountMapping = (value: unknown): CountMapping | InvalidInput => parseMapping(countMapping, value);

/** The columns that a mapping names. */
export const columnsOfCounts = (mapping: CountMapping): string[] =>
  Object.values<Said>({ ...mapping }).flatMap((each) => (typeof each === 'string' ? [] : [each.column]));

/** What a row says. */
export interface CountRow {
  readonly row: number;
  readonly cause: string;
  readonly channel: string;
  /** Null for the owner of the cause. */
  readonly owner: string | null;
  readonly fromDay: string;
  readonly toDay: string;
  readonly contacts: number;
}

/** Turns one row of a file whose header was accepted into a count, or says everything that is wrong with it. */
export function readCountRow(
  mapping: CountMapping,
  row: CsvRow,
  rowNumber: number,
  today: string,
): CountRow | readonly RowProblem[] {
  const cells = new Cells(row, rowNumber);
  const named = (from: Said | undefined) => (typeof from === 'object' ? cells.text(from.column, 320) : (from ?? null));
  const [cause, channel] = [named(mapping.cause), named(mapping.channel)];
  if (cause === null) cells.problem(columnOf(mapping, 'cause'), 'Expected a cause.');
  if (channel === null) cells.problem(columnOf(mapping, 'channel'), 'Expected a channel.');
  const fromDay = cells.date(mapping.from.column, mapping.from.format, today);
  const toDay = cells.date(mapping.to.column, mapping.to.format, today);
  if (isCalendarDate(fromDay) && isCalendarDate(toDay) && toDay < fromDay) {
    cells.problem(mapping.to.column, `It is before ${fromDay}, the first day.`);
  }
  const cell = cells.cell(mapping.contacts.column).trim();
  const contacts = /^\d{1,9}$/.test(cell) ? Number(cell) : NaN;
  if (!(contacts <= MOST_CONTACTS)) {
    cells.problem(mapping.contacts.column, `Expected a whole number from 0 to ${MOST_CONTACTS}.`);
  }
  if (cells.problems.length > 0) return cells.problems;
  return { row: rowNumber, cause: cause!, channel: channel!, owner: named(mapping.owner), fromDay, toDay, contacts };
}

/** What the rows are judged by. */
export interface CountFacts {
  readonly causes: ReadonlyMap<string, Pick<ContactCause, 'id' | 'ownerId' | 'side'>>;
  /** Ids by name, and of people who are here by e-mail. */
  readonly channels: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/** A count of a file, with the ids of what it names. */
export interface ReadCount extends CountedCell, Pick<ContactCause, 'side'> {
  readonly row: number;
  readonly contacts: number;
}

/** The rows with the ids of what they name; those that name nothing that is there are problems. */
export function locateCounts(
  mapping: CountMapping,
  rows: readonly CountRow[],
  { causes, channels, people }: CountFacts,
): { readonly counts: readonly ReadCount[]; readonly problems: readonly RowProblem[] } {
  const counts: ReadCount[] = [];
  const problems: RowProblem[] = [];
  for (const { row, cause: causeName, channel: channelName, owner, ...said } of rows) {
    const [cause, channelId] = [causes.get(causeName), channels.get(channelName)];
    const ownerId = owner === null ? cause?.ownerId : people.get(owner.toLowerCase());
    const problem = (named: 'cause' | 'channel' | 'owner', value: string, reason: string) =>
      problems.push({ row, column: columnOf(mapping, named), value: excerpt(value), reason });
    if (!cause) problem('cause', causeName, 'There is no such contact cause.');
    if (channelId === undefined) problem('channel', channelName, 'There is no such channel.');
    if (owner !== null && ownerId === undefined) problem('owner', owner, 'Nobody who is here has this e-mail.');
    if (!cause || channelId === undefined || ownerId === undefined) continue;
    counts.push({ row, ...said, causeId: cause.id, channelId, ownerId, side: cause.side });
  }
  return { counts, problems };
}

interface Standing extends CountedCell {
  readonly contacts: number;
}

interface SiftFacts {
  readonly standing: readonly Standing[];
  /** Counts of files in whose place corrections stand. */
  readonly corrected: readonly Standing[];
  readonly recorded: ReadonlyMap<number, string>;
}

/**
 * The counts that are new. One that says what stands, or what a file brought and was corrected since, is known; one that would count something twice is a problem.
 * @param recorded contacts on record one by one in the same cells: the first day of them, by the place of the count
 */
export function siftCounts(
  mapping: CountMapping,
  counts: readonly ReadCount[],
  { standing, corrected, recorded }: SiftFacts,
): { readonly fresh: readonly ReadCount[]; readonly problems: readonly RowProblem[] } {
  const fresh: ReadCount[] = [];
  const problems: RowProblem[] = [];
  const problem = ({ row, fromDay }: ReadCount, reason: string) =>
    problems.push({ row, column: mapping.from.column, value: fromDay, reason: `${reason}: ${SAME_CELL}.` });
  counts.forEach((count, index) => {
    const there = standing.find((other) => overlap(count, other));
    const earlier = fresh.find((other) => overlap(count, other));
    const day = recorded.get(index);
    if (there && saysTheSame(there, count)) return;
    if (corrected.some((other) => overlap(count, other) && saysTheSame(other, count))) return;
    if (earlier && saysTheSame(earlier, count)) return;
    if (there) problem(count, `It overlaps the count of ${periodOf(there)}`);
    else if (earlier) problem(count, `It overlaps row ${earlier.row}`);
    else if (day !== undefined) problem(count, `Contacts of ${day} are on record one by one`);
    else fresh.push(count);
  });
  return { fresh, problems };
}

const saysTheSame = (a: Standing, b: Standing): boolean =>
  a.fromDay === b.fromDay && a.toDay === b.toDay && a.contacts === b.contacts;

/** The column that names something; what the mapping says of the whole file stands in it. */
function columnOf(mapping: CountMapping, named: 'cause' | 'channel' | 'owner'): string {
  const from = mapping[named];
  return typeof from === 'object' ? from.column : `mapping.${named}`;
}
