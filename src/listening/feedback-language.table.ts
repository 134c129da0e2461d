import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, organizationId, text } from '../platform/columns';
import type { FeedbackLanguageSetting } from './domain/feedback-language';

export const FeedbackLanguageTable = new EntitySchema<FeedbackLanguageSetting>({
  name: 'FeedbackLanguageSetting',
  tableName: 'feedback_languages',
  columns: {
    id,
    organizationId,
    language: text('language'),
    version: integer('version'),
  } satisfies Record<keyof FeedbackLanguageSetting, EntitySchemaColumnOptions>,
});
