import { Fault } from '../../shared/fault';
import { decodeCursor, encodeCursor, listMark, type CursorForm } from './cursor';
import { toJson } from './fields';
import { filterConditions, type Filters } from './filter';
import { jsonObject, type Binding } from './statement';
import type { FieldRead, FieldScope } from './model';

export const DEFAULT_PAGE = 25;
export const MAX_PAGE = 100;

/** One column of an order; it must never be null. */
export interface OrderColumn {
  readonly sql: (row: string) => string;
  readonly form: CursorForm;
  /** Against the direction that was asked for: a tie-break that always ascends, say. */
  readonly against?: true;
}

export interface ConnectionOptions {
  /** Which rows belong to the row that holds the connection; all of the organization when left out. */
  readonly where?: (alias: string, parent: string) => string;
  /** Rows in place of the type's table: SQL in parentheses, filtered by organization. */
  readonly rows?: (scope: FieldScope) => string;
  /** By the values of the `orderBy.field` enum; the first is the default. The row's id breaks ties. */
  readonly orders: Readonly<Record<string, readonly OrderColumn[]>>;
  readonly defaultDirection?: 'ASC' | 'DESC';
  readonly filters?: Filters;
  /** The column that tells the rows apart: `id` by default. */
  readonly key?: string;
}

interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  orderBy?: { field?: string | null; direction?: 'ASC' | 'DESC' | null } | null;
  filter?: Record<string, unknown> | null;
}

/** The arguments that choose a page, or an order that the mark names itself. */
const PAGING: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before', 'orderBy']);

/** A Relay connection: keyset pages both ways, `nodes` beside `edges`, `totalCount` only when it is selected. */
export function connection(type: string, options: ConnectionOptions): FieldRead {
  return {
    sql: (scope) => new Page(type, options, scope).sql(),
    answer: (raw: RawPage) => pageOf(raw),
  };
}

/** The page as the statement brings it: places and nodes, whether there is more, and what cursors are marked with. */
interface RawPage {
  readonly rows: readonly { readonly k?: readonly unknown[]; readonly n: unknown }[];
  readonly more: boolean;
  readonly total: number;
  readonly mark: string;
  readonly back: boolean;
  readonly from: boolean;
}

function pageOf({ rows, more, total, mark, back, from }: RawPage) {
  const cursor = (row: RawPage['rows'][number] | undefined) => (row?.k ? encodeCursor(mark, row.k) : null);
  return {
    nodes: rows.map((row) => row.n),
    // Made when they are asked for: a page mostly is asked for its nodes alone.
    get edges() {
      return rows.map((row) => ({ cursor: cursor(row), node: row.n }));
    },
    pageInfo: {
      hasNextPage: back ? from : more,
      hasPreviousPage: back ? more : from,
      startCursor: cursor(rows[0]),
      endCursor: cursor(rows.at(-1)),
    },
    totalCount: total,
  };
}

class Page {
  private readonly back: boolean;
  private readonly order: string;
  private readonly direction: 'ASC' | 'DESC';
  private readonly columns: readonly OrderColumn[];
  private readonly isCounted: boolean;
  /** What the rows are taken from; and SQL in front of it all, where they are found once for the page and for their count. */
  private readonly source: string;
  private readonly found: string;

  constructor(
    private readonly type: string,
    private readonly options: ConnectionOptions,
    private readonly scope: FieldScope,
  ) {
    const { statement } = scope;
    this.back = statement.shape((binding) => this.args(binding).last != null);
    this.order = statement.shape((binding) => this.args(binding).orderBy?.field ?? Object.keys(options.orders)[0]!);
    const byDefault = options.defaultDirection ?? 'ASC';
    this.direction = statement.shape((binding) => this.args(binding).orderBy?.direction ?? byDefault);
    const key = options.key ?? 'id';
    const tieBreak: OrderColumn = { sql: (row) => `${row}.${key}`, form: 'uuid' };
    this.columns = [...(options.orders[this.order] ?? []), tieBreak];
    this.isCounted = scope.inner('totalCount') !== undefined;
    const [rows, found] = [options.rows?.(scope), statement.alias()];
    const isShared = this.isCounted && rows !== undefined;
    this.source = isShared ? found : (rows ?? scope.tableOf(type).tablePath);
    this.found = isShared ? `with ${found} as (select * from ${rows} f)` : '';
  }

  sql(): string {
    const { statement, rowsAbove } = this.scope;
    const limit = statement.parameter((binding) => this.size(binding), 'int');
    const rowsHere = (binding: Binding) => rowsAbove(binding) * this.size(binding);
    statement.page(rowsHere);
    const total = this.isCounted ? this.total() : '0';
    const mark = statement.parameter((binding) => this.mark(binding), 'text');
    const from = statement.shape((binding) => this.start(binding) != null);
    const [row, page] = [statement.alias(), statement.alias()];
    const wanted = `row_number() over (order by ${this.orderBy(row, this.back)})`;
    const rows = `select ${row}.*, ${wanted} as page_row from ${this.source} ${row} where ${this.condition(row, true)}
      order by ${this.orderBy(row, this.back)} limit ${limit} + 1`;
    const node: [string, string] = ['n', this.node(page, rowsHere)];
    const text = jsonObject(this.hasCursors() ? [['k', this.place(page)], node] : [node]);
    return `(${this.found} select ${jsonObject([
      [
        'rows',
        `concat('[', string_agg(${text}, ',' order by ${page}.page_row ${this.back ? 'desc' : 'asc'}) filter (where ${page}.page_row <= ${limit}), ']')`,
      ],
      ['more', `(count(*) > ${limit})::text`],
      ['total', `(${total})::text`],
      ['mark', toJson('text', mark)],
      ['back', `'${this.back}'`],
      ['from', `'${from}'`],
    ])} from (${rows}) ${page})`;
  }

  private args(binding: Binding): PageArguments {
    return this.scope.args.of(binding);
  }

  private start(binding: Binding): string | null | undefined {
    const { last, before, after } = this.args(binding);
    return last != null ? before : after;
  }

  private size(binding: Binding): number {
    const { first, last, after, before } = this.args(binding);
    if ((first != null || after != null) && (last != null || before != null)) {
      throw new Fault(
        'BAD_USER_INPUT',
        `${this.scope.field.name}: give first and after, or last and before, not both.`,
      );
    }
    if (before != null && last == null) {
      throw new Fault('BAD_USER_INPUT', `${this.scope.field.name}: before goes with last.`);
    }
    const size = first ?? last ?? DEFAULT_PAGE;
    if (size < 1 || size > MAX_PAGE) {
      throw new Fault('BAD_USER_INPUT', `${this.scope.field.name}: a page holds 1 to ${MAX_PAGE} rows, not ${size}.`);
    }
    return size;
  }

  /** Whatever says which rows there are and in what order: all arguments but those that choose the page. */
  private mark(binding: Binding): string {
    const given = Object.entries(this.args(binding)).filter(([name, value]) => !PAGING.has(name) && value != null);
    return listMark(`${this.type} ${this.order} ${this.direction}`, given);
  }

  /** Whether a cursor is selected: else no row has to tell its place. */
  private hasCursors(): boolean {
    const [pageInfo, edges] = [this.scope.inner('pageInfo'), this.scope.inner('edges')];
    const cursors = [pageInfo?.inner('startCursor'), pageInfo?.inner('endCursor'), edges?.inner('cursor')];
    return cursors.some((cursor) => cursor !== undefined);
  }

  /** The nodes of `edges { node }` and `nodes` are one selection: their fields are read once. */
  private node(page: string, rows: (binding: Binding) => number): string {
    const scopes = [this.scope.inner('nodes'), this.scope.inner('edges')?.inner('node')].filter((s) => s !== undefined);
    const nodes = scopes.flatMap((scope) => scope.nodes);
    return nodes.length === 0 ? `'null'` : this.scope.object(this.type, page, { rows, nodes });
  }

  private place(row: string): string {
    return `concat('[', ${this.columns.map(({ sql, form }) => toJson(form === 'bigint' ? 'bigint' : 'text', `${sql(row)}`)).join(`, ',', `)}, ']')`;
  }

  private total(): string {
    const alias = this.scope.statement.alias();
    return `select count(*) from ${this.source} ${alias} where ${this.condition(alias, false)}`;
  }

  private condition(row: string, paged: boolean): string {
    const { statement, shown } = this.scope;
    const conditions = [`${row}.organization_id = ${statement.organization}${shown(this.type, row)}`];
    if (this.options.where) conditions.push(this.options.where(row, this.scope.row));
    conditions.push(...filterConditions(this.scope, this.options.filters ?? {}, row));
    if (paged && this.scope.statement.shape((binding) => this.start(binding) != null))
      conditions.push(this.beyond(row));
    return conditions.join(' and ');
  }

  private ascends(column: OrderColumn, turned: boolean): boolean {
    return ((this.direction === 'ASC') !== (column.against === true)) !== turned;
  }

  private orderBy(row: string, turned: boolean): string {
    return this.columns
      .map((column) => `${column.sql(row)} ${this.ascends(column, turned) ? 'asc' : 'desc'}`)
      .join(', ');
  }

  /** Beyond the cursor's row: the leading column bounds the index scan, the rest decides among its equals. */
  private beyond(row: string): string {
    const values = this.columns.map((column, index) =>
      this.scope.statement.parameter((binding) => this.startPlace(binding)[index], column.form),
    );
    const nested = this.columns.reduceRight<string | undefined>((rest, column, index) => {
      const [value, place] = [column.sql(row), values[index]!];
      const further = `${value} ${this.ascends(column, this.back) ? '>' : '<'} ${place}`;
      return rest === undefined ? further : `(${further} or (${value} = ${place} and ${rest}))`;
    }, undefined);
    const lead = this.columns[0]!;
    return `${lead.sql(row)} ${this.ascends(lead, this.back) ? '>=' : '<='} ${values[0]} and ${nested}`;
  }

  private startPlace(binding: Binding): string[] {
    const argument = this.back ? 'before' : 'after';
    return decodeCursor(
      argument,
      this.start(binding) ?? '',
      this.mark(binding),
      this.columns.map((column) => column.form),
    );
  }
}
