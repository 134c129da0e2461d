import { InputCheck } from '../../shared/input-check';
import { excerpt, type InvalidInput } from '../../shared/refusal';
import {
  FEEDBACK_PARTIES,
  FEEDBACK_SOURCES,
  SPEAKERS,
  type FeedbackParty,
  type FeedbackSource,
  type Speaker,
} from './feedback';

/** How a file writes its dates. `M/D/YYYY` is the American way: 7/29/2013 is 29 July. */
const DATE_FORMATS = ['YYYY-MM-DD', 'M/D/YYYY'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** A column whose cells are names: of a channel, a product, a theme. A blank cell names nothing. */
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
  readonly themes?: readonly ThemeColumn[];
  readonly text?: { readonly column: string };
  readonly rating?: { readonly column: string };
  /** What else is kept of a row: the name that it is known by here → its column. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The row's own id in the file. Without one, a row is known by its content and occurrence. */
  readonly externalId?: { readonly column: string };
}

type Parser<Value> = (check: InputCheck, path: string, value: unknown) => Value;
type Json = Readonly<Record<string, unknown>>;

const text: Parser<string> = (check, path, value) => {
  if (typeof value === 'string') return check.text(path, value, { max: 200 });
  check.problem(path, `Expected a text, got ${kindOf(value)}.`);
  return '';
};

/** Column names are kept as written: a header may well begin with a blank. */
const column: Parser<string> = (check, path, value) => {
  text(check, path, value);
  return typeof value === 'string' ? value : '';
};

const oneOf =
  <Word extends string>(words: readonly [Word, ...Word[]]): Parser<Word> =>
  (check, path, value) => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) {
      const given = typeof value === 'string' ? `"${excerpt(value)}"` : kindOf(value);
      check.problem(path, `Expected ${words.join(', ')}, got ${given}.`);
    }
    return word ?? words[0];
  };

/** Names of the caller's choice, each with a value that `parse` reads. */
const byName =
  (parse: Parser<string>): Parser<Readonly<Record<string, string>>> =>
  (check, path, value) =>
    Object.fromEntries(
      Object.entries(json(check, path, value)).map(([name, given]) => [
        name,
        parse(check, `${path}["${excerpt(name)}"]`, given),
      ]),
    );

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

type Fields<Value> = { readonly [Key in keyof Value]-?: Parser<Exclude<Value[Key], undefined>> };

/** An object of exactly these fields; those not listed as optional are required, and a misspelt one is a problem. */
const object =
  <Value>(fields: Fields<Value>, optional: readonly (keyof Value & string)[] = []): Parser<Value> =>
  (check, path, value) => {
    const given = json(check, path, value);
    for (const key of Object.keys(given)) {
      if (!Object.hasOwn(fields, key)) {
        check.problem(`${path}.${excerpt(key)}`, `Not a field here: expected ${Object.keys(fields).join(', ')}.`);
      }
    }
    const parsed = Object.entries<Parser<unknown>>(fields)
      .filter(([key]) => Object.hasOwn(given, key) || !optional.some((name) => name === key))
      .map(([key, parse]) => [key, parse(check, `${path}.${key}`, given[key])] as const);
    return Object.fromEntries(parsed) as Value;
  };

const nameColumn = object<NameColumn>({ column, rename }, ['rename']);
const themeColumn = object<ThemeColumn>({ column, rename, separator }, ['rename', 'separator']);
const oneColumn = object<{ readonly column: string }>({ column });
const themes: Parser<readonly ThemeColumn[]> = (check, path, value) => {
  if (Array.isArray(value)) return value.map((item, index) => themeColumn(check, `${path}[${index}]`, item));
  check.problem(path, `Expected a list of columns, got ${kindOf(value)}.`);
  return [];
};

const feedbackMapping = object<FeedbackMapping>(
  {
    dataset: text,
    source: oneOf(FEEDBACK_SOURCES),
    party: oneOf(FEEDBACK_PARTIES),
    speaker: oneOf(SPEAKERS),
    receivedOn: object({ column, format: oneOf(DATE_FORMATS) }),
    channel: nameColumn,
    product: nameColumn,
    themes,
    text: oneColumn,
    rating: oneColumn,
    attributes,
    externalId: oneColumn,
  },
  ['channel', 'product', 'themes', 'text', 'rating', 'attributes', 'externalId'],
);

/**
 * Reads a mapping that somebody wrote by hand.
 * @param value parsed JSON, trusted in nothing
 * @returns the mapping, or every problem at its path (`mapping.receivedOn.format`), misspelt fields included
 */
export function readMapping(value: unknown): FeedbackMapping | InvalidInput {
  const check = new InputCheck();
  const mapping = feedbackMapping(check, 'mapping', value);
  return check.failed ? check.refusal() : mapping;
}

function json(check: InputCheck, path: string, value: unknown): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  check.problem(path, `Expected an object, got ${kindOf(value)}.`);
  return {};
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
