import { escapeLiteral } from 'pg';

/** When the load set begins: long past, so that no run of the bench is before it. */
const BEGINS = Date.UTC(2024, 0, 1);

/**
 * Functions of a session by which everything in an organization follows from its number: the same rows in every build.
 * - `id_of(kind, n)`: the id of the n-th of a kind, in the order of time as Steward's own are (UUIDv7)
 * - `pick(kind, n, size)`: by chance and always the same, 0 … size − 1
 * - `person(n)`, `word(words, kind, n)`
 */
export const chance = (organization: string): string => `
  create or replace function pg_temp.hash_of(kind text, n bigint) returns text language sql immutable
    return md5(${escapeLiteral(`load 1 ${organization} `)} || kind || ' ' || n);
  create or replace function pg_temp.id_of(kind text, n bigint) returns uuid language sql immutable
    return (lpad(to_hex(${BEGINS} + n), 12, '0') || '7' || substr(pg_temp.hash_of(kind, n), 1, 3)
      || '8' || substr(pg_temp.hash_of(kind, n), 4, 15))::uuid;
  create or replace function pg_temp.pick(kind text, n bigint, size bigint) returns bigint language sql immutable
    return ('x' || substr(pg_temp.hash_of(kind, n), 24, 8))::bit(32)::bigint % size;
  create or replace function pg_temp.person(n bigint) returns uuid language sql immutable
    return pg_temp.id_of('person', n);
  create or replace function pg_temp.word(words text[], kind text, n bigint) returns text language sql immutable
    return words[1 + pg_temp.pick(kind, n, cardinality(words))];
  create or replace function pg_temp.begins() returns timestamptz language sql immutable
    return to_timestamp(${BEGINS / 1000});
`;

/** SQL of a list of words. */
export const wordList = (words: string): string =>
  `array[${words
    .split(', ')
    .map((word) => escapeLiteral(word))
    .join(', ')}]`;
