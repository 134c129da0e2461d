import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { expression, ownId, type JsonForm } from './fields';
import type { FieldRead, ReadModel } from './model';
import type { Statement } from './statement';

/** All read models of the house, merged by type; columns of a type's table are read without being named. */
export class ReadModels {
  private readonly fields = new Map<string, Map<string, FieldRead>>();
  private readonly tables = new Map<string, EntityMetadata>();
  private readonly shownRows = new Map<string, NonNullable<ReadModel['shown']>>();

  constructor(dataSource: DataSource, models: readonly ReadModel[]) {
    for (const model of models) {
      const fields = this.fields.get(model.type) ?? new Map<string, FieldRead>();
      this.fields.set(model.type, fields);
      if (model.shown) this.shownRows.set(model.type, model.shown);
      if (model.table) {
        const table = dataSource.getMetadata(model.table);
        this.tables.set(model.type, table);
        for (const column of table.columns) fields.set(column.propertyName, columnRead(column));
      }
      for (const [name, read] of Object.entries(model.fields)) fields.set(name, read);
    }
  }

  get types(): readonly string[] {
    return [...this.fields.keys()];
  }

  has(type: string): boolean {
    return this.fields.has(type);
  }

  /** The types that stand for rows of a table and so have an id. */
  hasTable(type: string): boolean {
    return this.tables.has(type);
  }

  /** @throws Error when nobody has said how the field is read: a mistake in a `.read.ts` */
  fieldOf(type: string, field: string): FieldRead {
    const read = this.fields.get(type)?.get(field);
    if (!read) throw new Error(`Nothing says how ${type}.${field} is read: add it to the read model of ${type}.`);
    return read;
  }

  tableOf(type: string): EntityMetadata {
    const table = this.tables.get(type);
    if (!table) throw new Error(`${type} has no table.`);
    return table;
  }

  /** SQL to follow a condition on rows of a type: ` and …` where the viewer does not see all of them, nothing otherwise. */
  shown(type: string, alias: string, statement: Statement): string {
    const shown = this.shownRows.get(type);
    return shown === undefined ? '' : ` and ${shown(alias, statement)}`;
  }
}

/** How columns of a type are written in JSON; those of all other types are texts. */
const JSON_FORMS: Readonly<Record<string, JsonForm>> = {
  uuid: 'uuid',
  bigint: 'bigint',
  integer: 'number',
  'double precision': 'number',
  numeric: 'number',
  boolean: 'boolean',
  jsonb: 'json',
  json: 'json',
};

function columnRead(column: ColumnMetadata): FieldRead {
  if (column.propertyName === 'id') return ownId;
  const sql = (row: string) => `${row}.${column.databaseName}`;
  return expression(JSON_FORMS[String(column.type)] ?? 'text', sql);
}
