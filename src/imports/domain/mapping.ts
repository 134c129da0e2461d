import { InputCheck } from '../../shared/input-check';
import { excerpt, type InvalidInput } from '../../shared/refusal';

/** Reads one part of a mapping; what is wrong with it goes to the check, at its path. */
export type Parser<Value> = (check: InputCheck, path: string, value: unknown) => Value;
type Json = Readonly<Record<string, unknown>>;

/** A text of 200 characters at most. */
export const text: Parser<string> = (check, path, value) => {
  if (typeof value === 'string') return check.text(path, value, { max: 200 });
  check.problem(path, `Expected a text, got ${kindOf(value)}.`);
  return '';
};

/** Column names are kept as written: a header may well begin with a blank. */
export const column: Parser<string> = (check, path, value) => {
  text(check, path, value);
  return typeof value === 'string' ? value : '';
};

/** One of these words, exactly. */
export const oneOf =
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
export const byName =
  (parse: Parser<string>): Parser<Readonly<Record<string, string>>> =>
  (check, path, value) =>
    Object.fromEntries(
      Object.entries(json(check, path, value)).map(([name, given]) => [
        name,
        parse(check, `${path}["${excerpt(name)}"]`, given),
      ]),
    );

/** A text for the whole file, or an object for a column. */
export const fixedOr =
  <Fixed extends string, Column>(fixed: Parser<Fixed>, fromColumn: Parser<Column>): Parser<Fixed | Column> =>
  (check, path, value) =>
    (typeof value === 'string' ? fixed : fromColumn)(check, path, value);

type Fields<Value> = { readonly [Key in keyof Value]-?: Parser<Exclude<Value[Key], undefined>> };

/** An object of exactly these fields; those not listed as optional are required, and a misspelt one is a problem. */
export const object =
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

/** A list of items that `parse` reads. @param items how they are called in a message: `columns` */
export const listOf =
  <Value>(items: string, parse: Parser<Value>): Parser<readonly Value[]> =>
  (check, path, value) => {
    if (Array.isArray(value)) return value.map((item, index) => parse(check, `${path}[${index}]`, item));
    check.problem(path, `Expected a list of ${items}, got ${kindOf(value)}.`);
    return [];
  };

/** A NUL or half of a surrogate pair, as JSON writes them: a mapping is kept, and PostgreSQL refuses both. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/**
 * Reads a mapping that somebody wrote by hand: which columns of a file say what.
 * @param value parsed JSON, trusted in nothing
 * @returns the mapping, or every problem at its path (`mapping.receivedOn.format`), misspelt fields included
 */
export function parseMapping<Mapping>(parse: Parser<Mapping>, value: unknown): Mapping | InvalidInput {
  const check = new InputCheck();
  const mapping = parse(check, 'mapping', value);
  if (UNSTORABLE.test(JSON.stringify(value))) check.problem('mapping', 'It holds a character that cannot be stored.');
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
