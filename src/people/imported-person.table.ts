import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, json, nullable, organizationId, uuid } from '../platform/columns';
import type { ImportedPersonRecord } from './domain/undo-people-import';

export const ImportedPersonTable = new EntitySchema<ImportedPersonRecord>({
  name: 'ImportedPerson',
  tableName: 'imported_people',
  columns: {
    id,
    organizationId,
    importId: uuid('import_id'),
    personId: uuid('person_id'),
    before: json('before', nullable),
    after: json('after'),
    roleGrantIds: { ...uuid('role_grant_ids'), array: true },
    identityId: uuid('identity_id', nullable),
  } satisfies Record<keyof ImportedPersonRecord, EntitySchemaColumnOptions>,
});
