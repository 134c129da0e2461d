import type { FieldNode, GraphQLField, GraphQLNamedType } from 'graphql';
import type { EntityMetadata, EntitySchema } from 'typeorm';
import type { Binding, Brought, Statement } from './statement';

/** The arguments of one field in one operation. */
export interface FieldArguments {
  /** The coerced arguments of this run. */
  readonly of: (binding: Binding) => Readonly<Record<string, unknown>>;
}

/** Where a field stands while it is compiled. */
export interface FieldScope {
  readonly statement: Statement;
  /** The alias of the row that the field belongs to. */
  readonly row: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly args: FieldArguments;
  /** How many rows of the parent the answer can hold. */
  readonly rowsAbove: (binding: Binding) => number;
  /** The table behind a read model. */
  readonly tableOf: (type: string) => EntityMetadata;
  /** SQL to follow a condition on rows of `type`: ` and …` where not everybody sees all of them, nothing otherwise. */
  readonly shown: (type: string, alias: string) => string;
  /**
   * SQL of the JSON text of a row of `type` under `alias`: what is selected below this field, or below other `nodes`;
   * `rows` when the answer can hold more of them than of the parent.
   */
  readonly object: (
    type: string,
    alias: string,
    more?: { rows?: (binding: Binding) => number; nodes?: readonly FieldNode[] },
  ) => string;
  /** The scope of a field selected below this one; undefined when it is not selected. */
  readonly inner: (name: string) => FieldScope | undefined;
  /** The types that this field can answer with: one, or those of an interface or union. */
  readonly possibleTypes: () => readonly GraphQLNamedType[];
}

/** What was read, and by whom. */
export interface Reading extends Pick<Binding, 'viewer' | 'now'> {
  /** What the statement brought along beside the rows. @throws Error when it was not asked to */
  readonly came: <Came>(brought: Brought<Came>) => Came;
}

/** What a field is made of once it is read. */
export interface Answering extends Reading {
  /** The name of the type that the field belongs to. */
  readonly type: string;
}

/**
 * How one GraphQL field is read: SQL that gives its JSON text (never null: `null` is a text, too), and, where the raw
 * value is not yet the answer, the function that makes it so.
 */
export interface FieldRead {
  readonly sql: (scope: FieldScope) => string;
  readonly answer?: (raw: never, answering: Answering) => unknown;
}

/** How a GraphQL type is read. Fields that the table has under the same name need no entry. */
export interface ReadModel {
  readonly type: string;
  readonly table?: EntitySchema;
  readonly fields: Readonly<Record<string, FieldRead>>;
  /**
   * SQL of which rows the viewer may see, where not all of the organization's: it holds wherever rows of the type are
   * read, by whatever way.
   */
  readonly shown?: (row: string, statement: Statement) => string;
}

/**
 * A type of its own: `table` behind it, or rows that a field brings along.
 * @param shown which rows the viewer may see, where not all of the organization's
 */
export const readModel = (
  type: string,
  table: EntitySchema | undefined,
  fields: ReadModel['fields'] = {},
  shown?: ReadModel['shown'],
): ReadModel => ({
  type,
  ...(table === undefined ? {} : { table }),
  fields,
  ...(shown === undefined ? {} : { shown }),
});

/** Fields that a later feature adds to a type of an earlier one, or to Query. */
export const extendRead = (type: string, fields: ReadModel['fields']): ReadModel => ({ type, fields });
