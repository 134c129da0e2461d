import { isDeepStrictEqual } from 'node:util';
import { parseGlobalId } from '../../src/platform/global-id';
import type { Data } from './workload';

/**
 * Where two answers say different things.
 * @returns the first place, with both values; undefined when they say the same
 */
export function difference(one: unknown, other: unknown, path = 'data'): string | undefined {
  if (isDeepStrictEqual(one, other)) return undefined;
  if (isBranch(one) && isBranch(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = difference(one[key], other[key], `${path}.${key}`);
      if (found !== undefined) return found;
    }
  }
  return `${path}: ${JSON.stringify(one)?.slice(0, 200)} against ${JSON.stringify(other)?.slice(0, 200)}`;
}

/**
 * An answer without what each may write in its own way: ids are the rows' ids, cursors only are there or not. A version
 * is another each time that somebody moves it; what moves leave behind is counted in the database.
 */
export const comparable = (data: Data): unknown =>
  JSON.parse(JSON.stringify(data), (key, value: unknown) => {
    if (key === 'endCursor') return value === null ? null : 'a cursor';
    if (key === 'version' && 'move' in data) return typeof value;
    if (key === 'id' && typeof value === 'string') return parseGlobalId(value)?.id ?? value;
    return value;
  });

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
