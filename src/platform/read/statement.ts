import { Fault } from '../../shared/fault';
import { calendarDate } from '../../shared/input-check';
import type { Entered } from '../session';

/** What a compiled statement is bound to when it runs: the viewer, the moment, and the operation's coerced variables. */
export interface Binding {
  readonly viewer: Entered;
  readonly now: Date;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Whatever decides the text of a statement, and so has to be equal for a plan to serve again. */
type Shape = string | number | boolean | null;

/** Something that an answer needs once, however many of its fields ask for it: they are answered with what came. */
export interface Brought<Came> {
  /** SQL of its JSON text. */
  readonly sql: (statement: Statement) => string;
  /** Takes what came, before any field is answered. */
  readonly take?: (came: Came, binding: Binding) => void;
}

/** Rows that fields look at by name, and that a statement gathers once, however many of its rows look at them. */
export interface Gathered {
  readonly name: string;
  /** SQL of the rows; it names nothing of the statement around it. */
  readonly sql: (statement: Statement) => string;
}

/** An answer holds at most this many rows, counted as if every page in it were full. */
export const MAX_ROWS = 10_000;

/**
 * One SQL statement in the making. Values become parameters, read from the binding at each run; what changes the text
 * itself (an argument left out, an order, a skipped field) is a shape, remembered so that a plan is only used again
 * where all its shapes are equal.
 */
export class Statement {
  private readonly parameters: ((binding: Binding) => unknown)[] = [(binding) => binding.viewer.organizationId];
  private readonly shapes: { read: (binding: Binding) => Shape; seen: Shape }[] = [];
  private readonly pages: ((binding: Binding) => number)[] = [];
  private readonly brought = new Map<Brought<never>, string>();
  private readonly gathered = new Map<Gathered, string>();
  private aliases = 0;
  private rowsOfFirst = 0;

  constructor(private readonly first: Binding) {}

  /** The viewer's organization: every table that is read is filtered by it. */
  readonly organization = '$1::uuid';

  alias(): string {
    return `t${this.aliases++}`;
  }

  parameter(read: (binding: Binding) => unknown, cast: string): string {
    this.parameters.push(read);
    return `$${this.parameters.length}::${cast}`;
  }

  /** Today's calendar date in UTC. */
  today(): string {
    return this.parameter(({ now }) => calendarDate(now), 'date');
  }

  shape<T extends Shape>(read: (binding: Binding) => T): T {
    const seen = read(this.first);
    this.shapes.push({ read, seen });
    return seen;
  }

  /**
   * @param rows how many rows this page can add to the answer, with the pages around it
   * @throws Fault BAD_USER_INPUT when these are too many: at once, since a text can be long before it is run
   */
  page(rows: (binding: Binding) => number): void {
    this.pages.push(rows);
    this.rowsOfFirst += rows(this.first);
    requireFewRows(this.rowsOfFirst);
  }

  /** The most rows that the pages of the answer can hold. */
  rows(binding: Binding): number {
    return this.pages.reduce((sum, page) => sum + page(binding), 0);
  }

  /** Has the statement bring something along, once. */
  bring(needed: Brought<never>): void {
    if (!this.brought.has(needed)) this.brought.set(needed, needed.sql(this));
  }

  /** Has the statement gather rows, once. */
  gather(needed: Gathered): void {
    if (!this.gathered.has(needed)) this.gathered.set(needed, needed.sql(this));
  }

  /** @param answer SQL whose one row has the JSON text of the answer as `j` */
  text(answer: string): string {
    const gathered = withGathered([...this.gathered].map(([{ name }, sql]) => [name, sql]));
    if (this.brought.size === 0) return `${gathered}${answer}`;
    const brought = [...this.brought.values()].map((sql) => `(${sql})`);
    return `${gathered}select a.j, ${brought.join(', ')} from (${answer}) a`;
  }

  /**
   * Hands out what the statement brought along.
   * @param texts the JSON texts that stand behind that of the answer
   * @param keep keeps it for the fields
   */
  handOut(
    texts: readonly (string | null)[],
    binding: Binding,
    keep: (brought: Brought<never>, came: unknown) => void,
  ): void {
    [...this.brought.keys()].forEach((brought, index) => {
      const came = JSON.parse(texts[index] ?? 'null') as never;
      brought.take?.(came, binding);
      keep(brought, came);
    });
  }

  fits(binding: Binding): boolean {
    return this.shapes.every(({ read, seen }) => read(binding) === seen);
  }

  bind(binding: Binding): unknown[] {
    return this.parameters.map((read) => read(binding));
  }
}

/** @throws Fault BAD_USER_INPUT when an answer could hold more than {@link MAX_ROWS} */
export function requireFewRows(rows: number): void {
  if (rows <= MAX_ROWS) return;
  const message = `This selection could answer with ${rows} rows, and ${MAX_ROWS} is the most: ask for smaller pages or fewer nested lists.`;
  throw new Fault('BAD_USER_INPUT', message);
}

/** SQL in front of a statement that looks at rows by these names: they are found once, and only if it comes to that. */
export function withGathered(gathered: readonly (readonly [name: string, sql: string])[]): string {
  const parts = gathered.map(([name, sql]) => `${name} as materialized (${sql})`);
  return parts.length === 0 ? '' : `with ${parts.join(', ')} `;
}

/** A literal in SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** PostgreSQL takes 100 arguments a call. */
const MEMBERS_A_CALL = 40;

/** SQL for the text of a JSON object; the members are SQL expressions of JSON text. */
export function jsonObject(members: readonly (readonly [key: string, json: string])[]): string {
  if (members.length === 0) return `'{}'`;
  const chunks: string[] = [];
  for (let start = 0; start < members.length; start += MEMBERS_A_CALL) {
    const parts = members.slice(start, start + MEMBERS_A_CALL).flatMap(([key, json], index) => {
      const before = start + index === 0 ? '{' : ',';
      return [literal(`${before}${JSON.stringify(key)}:`), json];
    });
    chunks.push(`concat(${parts.join(', ')})`);
  }
  return `concat(${[...chunks, `'}'`].join(', ')})`;
}

/** SQL for the text of a JSON array of the rows' `j`, or `[]`. */
export const jsonArray = (rows: string, order: string): string =>
  `concat('[', (select string_agg(r.j, ',' order by ${order}) from (${rows}) r), ']')`;
