import { plainOf } from '../../analyses/domain/exact-json';

/**
 * Whether two values that JSON can hold are not the same, in whatever order the names of their objects come: a database gives
 * them back in its own. Both are objects or lists: of big integers and dates their names say what they are.
 */
export const differ = (a: unknown, b: unknown): boolean => textOf(a) !== textOf(b);

const textOf = (value: unknown): string => JSON.stringify(inOrder(plainOf(value)));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, inOrder(member)]));
}
