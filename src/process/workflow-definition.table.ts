import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, orderedJson, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { DocumentVersion } from './domain/document-version';
import type { StoredDefinition } from './domain/workflow-definition';

/** The columns that every table of document versions has. */
export const documentVersionColumns = {
  id,
  organizationId,
  number: integer('number'),
  status: text('status'),
  // As it was written: the order of states is that of the picture, and of regions side by side.
  document: orderedJson('document'),
  note: text('note'),
  basedOnNumber: integer('based_on_number', nullable),
  draftedById: uuid('drafted_by_id', nullable),
  draftedAt: timestamp('drafted_at'),
  publishedById: uuid('published_by_id', nullable),
  publishedAt: timestamp('published_at', nullable),
  retiredById: uuid('retired_by_id', nullable),
  retiredAt: timestamp('retired_at', nullable),
  version: integer('version'),
} satisfies Record<keyof DocumentVersion, EntitySchemaColumnOptions>;

/** Once a row is published, the database refuses to change anything but that it retires. */
export const WorkflowDefinitionTable = new EntitySchema<StoredDefinition>({
  name: 'WorkflowDefinition',
  tableName: 'workflow_definitions',
  columns: {
    ...documentVersionColumns,
    subjectKind: text('subject_kind'),
  } satisfies Record<keyof StoredDefinition, EntitySchemaColumnOptions>,
});
