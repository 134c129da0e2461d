import DataLoader from 'dataloader';
import type { FieldNode, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Pool, PoolClient } from 'pg';
import { Fault } from '../../shared/fault';
import type { Caller } from '../caller';
import type { Clock } from '../clock';
import { openSession, type Entered } from '../session';
import { StatementNames } from '../statement-names';
import { Compiler } from './compiler';
import type { Reading } from './model';
import type { ReadModels } from './models';
import { requireFewRows, Statement, type Binding, type Brought } from './statement';

interface Plan {
  /** What was selected when it was made: a field that `@skip` leaves out is not among them. */
  readonly nodes: readonly FieldNode[];
  readonly statement: Statement;
  readonly text: string;
}
type Compile = (compiler: Compiler, statement: Statement) => string;

const MODE = 'isolation level repeatable read read only';
/** How long the statements of one request may take: many fields, each of them slow, hold a connection from everybody else. */
const LONGEST_READING_MS = 30_000;
/** Shapes of one field in one document, before they are compiled anew. */
const MAX_PLANS_A_FIELD = 50;
/** Those of the write path stand beside them on the same connections. */
const MAX_NAMES = 100;

/** What all requests share: how types are read, and the plans of the documents that were seen. */
export class ReadPath {
  private readonly plans = new WeakMap<object, Map<string, Plan[]>>();
  readonly names = new StatementNames(MAX_NAMES);

  constructor(
    readonly pool: Pool,
    readonly models: ReadModels,
    readonly schema: GraphQLSchema,
    readonly clock: Clock,
  ) {}

  /** The plan of a field of this operation that serves this binding; compiled when there is none yet. */
  plan(info: GraphQLResolveInfo, key: string, binding: Binding, compile: Compile): Plan {
    // The operation's node lives as long as the parsed document is kept: no second cache to bound.
    let fields = this.plans.get(info.operation);
    if (!fields) this.plans.set(info.operation, (fields = new Map<string, Plan[]>()));
    const known = fields.get(key) ?? [];
    const found = known.find((plan) => areSame(plan.nodes, info.fieldNodes) && plan.statement.fits(binding));
    if (found) return found;
    const statement = new Statement(binding);
    const compiler = new Compiler(this.schema, this.models, info.fragments, statement);
    const plan = { nodes: info.fieldNodes, statement, text: statement.text(compile(compiler, statement)) };
    fields.set(key, [...known.slice(-MAX_PLANS_A_FIELD + 1), plan]);
    return plan;
  }
}

/**
 * The reads of one request. A query's root fields share one read-only snapshot, opened with the first and closed with
 * the answer. A mutation's payload is read after its commit, each batch in a snapshot of its own.
 */
export class Reader {
  private session: Promise<{ client: PoolClient; viewer: Entered }> | undefined;
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();
  private readonly now: Date;
  private viewer: Entered | undefined;
  /** What statements brought along, as the last of them did. */
  private readonly brought = new Map<unknown, unknown>();
  /** What the answer can hold up to now: all root fields share one limit. */
  private rows = 0;
  /** A connection takes one statement at a time; root fields ask for theirs all at once. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: ReadPath,
    private readonly caller: Caller | undefined,
  ) {
    this.now = path.clock.now();
  }

  /** Who is reading and when: known from the first read on. */
  get reading(): Reading {
    if (!this.viewer) throw new Error('Nothing was read yet.');
    return { viewer: this.viewer, now: this.now, came: this.came };
  }

  private readonly came = <Came>(brought: Brought<Came>): Came => {
    if (!this.brought.has(brought)) throw new Error('A field is answered with what no statement was asked to bring.');
    return this.brought.get(brought) as Came;
  };

  /** The raw value of a root field, by one statement. */
  async root(info: GraphQLResolveInfo): Promise<unknown> {
    const { client, viewer } = await (this.session ??= this.open());
    const binding = { viewer, now: this.now, variables: info.variableValues };
    const run = () =>
      this.run(
        client,
        info,
        String(info.path.key),
        binding,
        // The organization is named also where no row is read: PostgreSQL takes no parameter that stands nowhere.
        (compiler, { organization }) =>
          `select ${compiler.field(info.parentType, info.fieldNodes, 'no_row', () => 1)} as j where ${organization} is not null`,
      );
    const turn = this.last.then(run, run);
    this.last = turn;
    return turn;
  }

  /** A row that a mutation left behind, selected as its payload asks; rows of one field are read in one statement. */
  async load(info: GraphQLResolveInfo, type: string, id: string): Promise<unknown> {
    const key = `${type} ${pathOf(info)}`;
    let loader = this.loaders.get(key);
    if (!loader) this.loaders.set(key, (loader = new DataLoader((ids) => this.loadAll(info, type, ids, key))));
    return loader.load(id);
  }

  /** Ends the snapshot; safe to call at any time, and more than once. */
  async close(): Promise<void> {
    const opening = this.session;
    this.session = undefined;
    await this.last.catch(() => undefined);
    const session = await opening?.catch(() => undefined);
    if (session) await end(session.client);
  }

  private async loadAll(
    info: GraphQLResolveInfo,
    type: string,
    ids: readonly string[],
    key: string,
  ): Promise<unknown[]> {
    const { client, viewer } = await this.open();
    try {
      const variables = { ...info.variableValues, '': ids };
      const rows = (await this.run(client, info, key, { viewer, now: this.now, variables }, (compiler, statement) => {
        const wanted = ({ variables }: Binding) => variables[''] as string[];
        const rows = (binding: Binding) => wanted(binding).length;
        // Of a list whose length it does not know, PostgreSQL expects so much that it would plan each time anew.
        const one = statement.shape((binding) => rows(binding) === 1);
        const isWanted = one
          ? `= ${statement.parameter((binding) => wanted(binding)[0], 'uuid')}`
          : `= any(${statement.parameter(wanted, 'uuid[]')})`;
        const alias = statement.alias();
        const row = compiler.object(type, info.fieldNodes, alias, rows);
        const table = this.path.models.tableOf(type).tablePath;
        return `select concat('{', string_agg(concat('"', ${alias}.id, '":', ${row}), ','), '}') as j from ${table} ${alias}
          where ${alias}.organization_id = ${statement.organization} and ${alias}.id ${isWanted}${this.path.models.shown(type, alias, statement)}`;
      })) as Record<string, unknown>;
      return ids.map((id) => rows[id] ?? null);
    } finally {
      await end(client);
    }
  }

  /** A statement that is under way is ended by PostgreSQL; the next one is not begun. */
  private requireTime(): void {
    if (this.path.clock.now().getTime() - this.now.getTime() < LONGEST_READING_MS) return;
    const message = `Reading for this request has taken ${LONGEST_READING_MS / 1000} seconds: ask for less at once.`;
    throw new Fault('BAD_USER_INPUT', message);
  }

  private async open(): Promise<{ client: PoolClient; viewer: Entered }> {
    if (!this.caller) throw new Fault('UNAUTHENTICATED', 'Sign in: send a bearer token in the Authorization header.');
    const client = await this.path.pool.connect();
    client.on('error', toldByTheStatement);
    try {
      const viewer = await openSession(client, this.caller, MODE);
      this.viewer = viewer;
      return { client, viewer };
    } catch (error) {
      await end(client);
      throw error;
    }
  }

  private async run(
    client: PoolClient,
    info: GraphQLResolveInfo,
    key: string,
    binding: Binding,
    compile: Compile,
  ): Promise<unknown> {
    const { statement, text } = this.path.plan(info, key, binding, compile);
    this.rows += statement.rows(binding);
    requireFewRows(this.rows);
    this.requireTime();
    const values = statement.bind(binding);
    const name = this.path.names.nameOf(text);
    const result = await client.query<(string | null)[]>({
      text,
      values,
      rowMode: 'array',
      ...(name === undefined ? {} : { name }),
    });
    const [json, ...brought] = result.rows[0] ?? [];
    statement.handOut(brought, binding, (needed, came) => this.brought.set(needed, came));
    return json == null ? null : (JSON.parse(json) as unknown);
  }
}

const areSame = (a: readonly FieldNode[], b: readonly FieldNode[]): boolean =>
  a.length === b.length && a.every((node, index) => node === b[index]);

/** A connection on which even the rollback fails is not handed to the next request. */
async function end(client: PoolClient): Promise<void> {
  const ended = await client.query('commit').then(
    () => undefined,
    (error: Error) => error,
  );
  client.off('error', toldByTheStatement);
  client.release(ended);
}

/** A connection that is lost while it is lent out fails its statement, and emits an event that would end the process. */
const toldByTheStatement = (): void => undefined;

/** Where a field stands in its operation, without list positions: the rows of one list are loaded together. */
function pathOf(info: GraphQLResolveInfo): string {
  const keys: string[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) {
    if (typeof at.key === 'string') keys.unshift(at.key);
  }
  return keys.join('.');
}
