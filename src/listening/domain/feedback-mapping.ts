import { byName, column, listOf, object, oneOf, parseMapping, text, type Parser } from '../../imports/domain/mapping';
import { DATE_FORMATS, type DateFormat } from '../../imports/domain/row';
import { excerpt, invalidInput, isRefusal, type InvalidInput } from '../../shared/refusal';
import { FEEDBACK_LANGUAGES, type FeedbackLanguage } from './feedback-language';
import {
  CUSTOMERS_SPEAK,
  FEEDBACK_PARTIES,
  FEEDBACK_SOURCES,
  SPEAKERS,
  type FeedbackParty,
  type FeedbackSource,
  type Speaker,
} from './feedback';

/** A column whose cells are names: of a channel, a product, a journey, a theme. A blank cell names nothing. */
export interface NameColumn {
  readonly column: string;
  /** What the file says → what it is called here. A value that is not listed keeps its name. */
  readonly rename?: Readonly<Record<string, string>>;
}

/** A column of themes; with a separator, a cell may hold several. */
export interface ThemeColumn extends NameColumn {
  readonly separator?: string;
}

/**
 * Which columns of a CSV file say what about a piece of feedback. Columns that are not named are not stored, yet they
 * take part in what a row is known by. Names that the lists do not hold yet are added to them.
 */
export interface FeedbackMapping {
  /** Names the data, whatever its file is called: rows are known within it. */
  readonly dataset: string;
  readonly source: FeedbackSource;
  readonly party: FeedbackParty;
  readonly speaker: Speaker;
  readonly receivedOn: { readonly column: string; readonly format: DateFormat };
  readonly channel?: NameColumn;
  readonly product?: NameColumn;
  readonly journey?: NameColumn;
  readonly themes?: readonly ThemeColumn[];
  readonly text?: { readonly column: string };
  /** Of all its texts; the organization's when left out. */
  readonly language?: FeedbackLanguage;
  readonly rating?: { readonly column: string };
  /** A pseudonymous key, of customers alone. */
  readonly customerKey?: { readonly column: string };
  /** What else is kept of a row: the name that it is known by here → its column. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The row's own id in the file. Without one, a row is known by its content and occurrence. */
  readonly externalId?: { readonly column: string };
}

const rename = byName(text);

const attributes: Parser<Readonly<Record<string, string>>> = (check, path, value) => {
  const columns = byName(column)(check, path, value);
  for (const name of Object.keys(columns)) text(check, `${path}["${excerpt(name)}"] (the name)`, name);
  return columns;
};

const separator: Parser<string> = (check, path, value) => {
  if (typeof value === 'string' && value !== '') return value;
  check.problem(path, 'Expected the text that stands between two themes, such as ";".');
  return '';
};

const nameColumn = object<NameColumn>({ column, rename }, ['rename']);
const themeColumn = object<ThemeColumn>({ column, rename, separator }, ['rename', 'separator']);
const oneColumn = object<{ readonly column: string }>({ column });
const feedbackMapping = object<FeedbackMapping>(
  {
    dataset: text,
    source: oneOf(FEEDBACK_SOURCES),
    party: oneOf(FEEDBACK_PARTIES),
    speaker: oneOf(SPEAKERS),
    receivedOn: object({ column, format: oneOf(DATE_FORMATS) }),
    channel: nameColumn,
    product: nameColumn,
    journey: nameColumn,
    themes: listOf('columns', themeColumn),
    text: oneColumn,
    language: oneOf(FEEDBACK_LANGUAGES),
    rating: oneColumn,
    customerKey: oneColumn,
    attributes,
    externalId: oneColumn,
  },
  ['channel', 'product', 'journey', 'themes', 'text', 'language', 'rating', 'customerKey', 'attributes', 'externalId'],
);

/**
 * Reads a mapping of feedback that somebody wrote by hand.
 * @param value parsed JSON, trusted in nothing
 * @returns the mapping, or every problem at its path (`mapping.receivedOn.format`), misspelt fields included
 */
export function readMapping(value: unknown): FeedbackMapping | InvalidInput {
  const mapping = parseMapping(feedbackMapping, value);
  if (isRefusal(mapping) || mapping.customerKey === undefined || mapping.speaker === 'CUSTOMER') return mapping;
  return invalidInput([{ path: 'mapping.customerKey', message: CUSTOMERS_SPEAK }]);
}
