import { createHash } from 'node:crypto';
import { Fault } from '../../shared/fault';
import { isCalendarDate } from '../../shared/input-check';

const matching =
  (pattern: RegExp) =>
  (value: string): boolean =>
    pattern.test(value);
const wholeNumber =
  (bits: 32 | 64) =>
  (value: string): boolean =>
    /^-?\d{1,19}$/.test(value) && BigInt.asIntN(bits, BigInt(value)) === BigInt(value);
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00:00$/;

/** What a cursor's values may be; each is checked before PostgreSQL sees it. */
const VALUE_FORMS = {
  uuid: matching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  timestamptz: (value: string): boolean => isCalendarDate(MOMENT.exec(value)?.[1] ?? ''),
  date: isCalendarDate,
  bigint: wholeNumber(64),
  integer: wholeNumber(32),
  text: matching(/^[^\0]*$/),
} as const;
export type CursorForm = keyof typeof VALUE_FORMS;

/** A short mark of what a list was ordered, filtered and otherwise decided by: a cursor holds for that list alone. */
export const listMark = (order: string, others: unknown): string =>
  createHash('sha256')
    .update(
      JSON.stringify([order, others], (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    )
    .digest('base64url')
    .slice(0, 8);

/** Opaque to the client: the mark of the list and the row's place in it. */
export const encodeCursor = (mark: string, place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([mark, ...place])).toString('base64url');

/**
 * @param argument `after` or `before`, for the message
 * @returns the place as text values, in the order of `forms`
 * @throws Fault BAD_USER_INPUT for what is no cursor, or one of another order or filter
 */
export function decodeCursor(argument: string, cursor: string, mark: string, forms: readonly CursorForm[]): string[] {
  const parts = parse(cursor);
  if (!parts) throw new Fault('BAD_USER_INPUT', `${argument}: not a cursor of this list.`);
  const [madeFor, ...place] = parts;
  if (madeFor !== mark) {
    throw new Fault(
      'BAD_USER_INPUT',
      `${argument}: the cursor belongs to another order or filter; start again without it.`,
    );
  }
  if (place.length !== forms.length || !place.every((value, index) => VALUE_FORMS[forms[index]!](value))) {
    throw new Fault('BAD_USER_INPUT', `${argument}: not a cursor of this list.`);
  }
  return place;
}

function parse(cursor: string): string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) && parsed.every((part) => typeof part === 'string' || typeof part === 'number')
      ? parsed.map(String)
      : undefined;
  } catch {
    return undefined;
  }
}
