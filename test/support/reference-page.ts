import type { EntitySchema } from 'typeorm';
import type { Reading, Row } from './reference';

type Condition<Extra extends unknown[]> = (row: Row, ...more: [...Extra, Reading]) => Promise<boolean> | boolean;

interface List {
  /** Which rows belong to the row that holds the list; all of them when left out. */
  readonly where?: Condition<[parent: Row]>;
  /** By the values of `orderBy.field`: a column, or what to sort by; the first is the default. */
  readonly orders: Readonly<Record<string, string | ((row: Row) => number)>>;
  readonly defaultDirection?: 'ASC' | 'DESC';
  readonly filters?: Readonly<Record<string, Condition<[value: any]>>>;
}

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction?: 'ASC' | 'DESC' | null } | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

/** A cursor of the reference stands for a row, as a cursor of the API does at its end. */
export const rowOfCursor = (cursor: string): string | undefined => {
  // "[" in base64: most texts that are looked at are no cursors.
  if (!cursor.startsWith('W')) return undefined;
  try {
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    return Array.isArray(parts) && parts.length > 1 ? String(parts.at(-1)) : undefined;
  } catch {
    return undefined;
  }
};
const cursorOf = (id: string | undefined) =>
  id === undefined ? null : Buffer.from(JSON.stringify(['reference', id])).toString('base64url');

/** A page of the rows that are wanted, cut from all rows in their order: a cursor's place is that of its row there. */
export function pageOf(ordered: readonly Row[], wanted: readonly Row[], args: PageArguments, key = 'id') {
  const place = (cursor: string) => {
    const id = rowOfCursor(cursor);
    return ordered.findIndex((row) => row[key] === id);
  };
  const after = args.after == null ? -1 : place(args.after);
  const before = args.before == null ? ordered.length : place(args.before);
  const inReach = new Set(ordered.slice(after + 1, before));
  const between = wanted.filter((row) => inReach.has(row));
  const back = args.last != null;
  const size = args.first ?? args.last ?? 25;
  const rows = back ? between.slice(-size) : between.slice(0, size);
  const more = between.length > rows.length;
  const id = (row: Row | undefined) => row?.[key] as string | undefined;
  return {
    nodes: rows,
    edges: rows.map((row) => ({ cursor: cursorOf(id(row)), node: row })),
    pageInfo: {
      hasNextPage: back ? args.before != null : more,
      hasPreviousPage: back ? more : args.after != null,
      startCursor: cursorOf(id(rows[0])),
      endCursor: cursorOf(id(rows.at(-1))),
    },
    totalCount: wanted.length,
  };
}

/** A list in pages: the whole table in its order, then what belongs there and passes the filter, then the page. */
export const connectionOf =
  (table: EntitySchema<any>, list: List) => async (parent: Row, args: PageArguments, reading: Reading) => {
    const direction = args.orderBy?.direction ?? list.defaultDirection ?? 'ASC';
    const order = list.orders[args.orderBy?.field ?? Object.keys(list.orders)[0]!]!;
    const ordered = await inOrder(reading, table, order, direction);
    const filters = Object.entries(args.filter ?? {}).filter(([, value]) => value != null);
    const passes = async (row: Row): Promise<boolean> => {
      for (const [name, value] of filters) if (!(await list.filters![name]!(row, value, reading))) return false;
      return true;
    };
    const wanted: Row[] = [];
    for (const row of ordered) {
      const belongs = list.where === undefined || (await list.where(row, parent, reading));
      if (belongs && (await passes(row))) wanted.push(row);
    }
    return pageOf(ordered, wanted, args);
  };

async function inOrder(
  { rows }: Reading,
  table: EntitySchema<any>,
  order: string | ((row: Row) => number),
  direction: 'ASC' | 'DESC',
): Promise<readonly Row[]> {
  if (typeof order === 'string') return rows.all(table, { [order]: direction, id: direction });
  const byId = await rows.all(table, { id: direction });
  const sign = direction === 'ASC' ? 1 : -1;
  return byId.toSorted((a, b) => sign * (order(a) - order(b)));
}
