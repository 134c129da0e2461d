import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { AssessmentDimension, AssessmentTemplate } from './domain/assessment-template';

export const AssessmentTemplateTable = new EntitySchema<AssessmentTemplate>({
  name: 'AssessmentTemplate',
  tableName: 'assessment_templates',
  columns: {
    id,
    organizationId,
    position: integer('position'),
    name: text('name'),
    purpose: text('purpose'),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof AssessmentTemplate, EntitySchemaColumnOptions>,
});

export const AssessmentDimensionTable = new EntitySchema<AssessmentDimension>({
  name: 'AssessmentDimension',
  tableName: 'assessment_dimensions',
  columns: {
    id,
    organizationId,
    templateId: uuid('template_id'),
    templateVersion: integer('template_version'),
    position: integer('position'),
    code: text('code'),
    name: text('name'),
    pillarId: uuid('pillar_id', nullable),
    anchors: json('anchors'),
  } satisfies Record<keyof AssessmentDimension, EntitySchemaColumnOptions>,
});
