import { buildSchema, execute, isInterfaceType, isScalarType, parse, printSchema, type GraphQLSchema } from 'graphql';
import type { EntitySchema, ObjectLiteral } from 'typeorm';
import { referenceResolvers, type Resolvers } from './reference-resolvers';
import type { Steward } from './steward';
import { inOrganizationOf } from './written-rows';

/** A row as the repository gives it, whatever its table. */
export type Row = Readonly<Record<string, any>>;

/** The tables of one organization, read through TypeORM's repositories as somebody in it; each table once an order. */
export class Rows {
  private readonly read = new Map<string, Promise<readonly Row[]>>();

  constructor(
    private readonly steward: Steward,
    private readonly email: string,
  ) {}

  /** All rows of a table, in the order of these columns. */
  all(table: EntitySchema<any>, order: Readonly<Record<string, 'ASC' | 'DESC'>> = {}): Promise<readonly Row[]> {
    const key = JSON.stringify([table.options.name, order]);
    const known = this.read.get(key);
    if (known) return known;
    const rows = inOrganizationOf(this.steward, this.email, (manager) =>
      manager.getRepository<ObjectLiteral>(table).find({ order: order }),
    );
    this.read.set(key, rows);
    return rows;
  }

  /** The rows of a table that a condition holds for. */
  async where(table: EntitySchema<any>, condition: (row: Row) => boolean): Promise<readonly Row[]> {
    return (await this.all(table)).filter(condition);
  }

  async byId(table: EntitySchema<any>, id: string | null | undefined): Promise<Row | null> {
    return (await this.all(table)).find((row) => row['id'] === id) ?? null;
  }

  /** The details of audit records, which are no entity: `before`, `after` and `reason` by the record's id. */
  details(): Promise<readonly Row[]> {
    return inOrganizationOf(this.steward, this.email, (manager) =>
      manager.query<Row[]>('select record_id, details from audit_details'),
    );
  }
}

/** Who reads, what, and when: the context of the reference's resolvers. */
export interface Reading {
  readonly rows: Rows;
  readonly personId: string;
  readonly now: Date;
}

/**
 * The same API answered plainly: the same schema, by graphql-js, with resolvers that take whole tables from repositories
 * and pick from them in JavaScript. What the compiled statements answer has to equal it.
 */
export class Reference {
  private readonly schema: GraphQLSchema;

  constructor(private readonly steward: Steward) {
    this.schema = buildSchema(printSchema(steward.house.schema));
    takeScalarsFrom(steward.house.schema, this.schema);
    resolveBy(referenceResolvers, this.schema);
  }

  /** The fields that it answers, as `Type.field`. */
  has(type: string, field: string): boolean {
    return referenceResolvers[type]?.[field] !== null;
  }

  /** A reader with tables of their own: read anew for each reader, not for each operation. */
  async readerFor(email: string): Promise<Reading> {
    const { viewer } = await this.steward.data(email, '{ viewer { id } }');
    const personId = Buffer.from(viewer.id as string, 'base64url')
      .toString()
      .split(':')[1]!;
    return { rows: new Rows(this.steward, email), personId, now: this.steward.clock.now() };
  }

  async answer(reading: Reading, query: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> {
    const answer = await execute({
      schema: this.schema,
      document: parse(query),
      variableValues: variables,
      contextValue: reading,
    });
    return JSON.parse(JSON.stringify(answer));
  }
}

function takeScalarsFrom(original: GraphQLSchema, schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const from = original.getType(type.name);
    if (isScalarType(type) && isScalarType(from)) {
      Object.assign(type, {
        serialize: from.serialize,
        parseValue: from.parseValue,
        parseLiteral: from.parseLiteral,
      });
    }
  }
}

function resolveBy(resolvers: Resolvers, schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = (row: Row) => row['__typename'] as string;
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = resolvers[type.name]?.[field.name];
      if (resolve && 'resolve' in field) Object.assign(field, { resolve });
    }
  }
}
