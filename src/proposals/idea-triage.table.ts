import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, uuid } from '../platform/columns';
import type { IdeaTriage } from './domain/idea-triage';

export const IdeaTriageTable = new EntitySchema<IdeaTriage>({
  name: 'IdeaTriage',
  tableName: 'idea_triage_settings',
  columns: {
    id,
    organizationId,
    ownerId: uuid('owner_id', nullable),
    answerWithinDays: integer('answer_within_days'),
    version: integer('version'),
  } satisfies Record<keyof IdeaTriage, EntitySchemaColumnOptions>,
});
