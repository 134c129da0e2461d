import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Import } from './domain/import';

export const ImportTable = new EntitySchema<Import>({
  name: 'Import',
  tableName: 'imports',
  columns: {
    id,
    organizationId,
    kind: text('kind'),
    fileName: text('file_name', nullable),
    sha256: text('sha256', nullable),
    mapping: json('mapping', nullable),
    rowsRead: integer('rows_read'),
    rowsAdded: integer('rows_added'),
    rowsChanged: integer('rows_changed'),
    rowsKnown: integer('rows_known'),
    rowsBad: integer('rows_bad'),
    rowsRemoved: integer('rows_removed'),
    undoesId: uuid('undoes_id', nullable),
    reason: text('reason', nullable),
    byId: uuid('by_id'),
    importedAt: timestamp('imported_at'),
  } satisfies Record<keyof Import, EntitySchemaColumnOptions>,
});
