import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { MaturityAssessment, MaturityAssessor, MaturityLevel } from './domain/maturity-assessment';
import type { MaturityResult } from './domain/maturity-result';

export const MaturityAssessmentTable = new EntitySchema<MaturityAssessment>({
  name: 'MaturityAssessment',
  tableName: 'maturity_assessments',
  columns: {
    id,
    organizationId,
    templateId: uuid('template_id'),
    templateVersion: integer('template_version'),
    name: text('name'),
    asOf: date('as_of'),
    dueOn: date('due_on'),
    status: text('status'),
    openedById: uuid('opened_by_id'),
    openedAt: timestamp('opened_at'),
    closedById: uuid('closed_by_id', nullable),
    closedAt: timestamp('closed_at', nullable),
    version: integer('version'),
  } satisfies Record<keyof MaturityAssessment, EntitySchemaColumnOptions>,
});

export const MaturityAssessorTable = new EntitySchema<MaturityAssessor>({
  name: 'MaturityAssessor',
  tableName: 'maturity_assessors',
  columns: {
    id,
    organizationId,
    assessmentId: uuid('assessment_id'),
    personId: uuid('person_id'),
  } satisfies Record<keyof MaturityAssessor, EntitySchemaColumnOptions>,
});

export const MaturityLevelTable = new EntitySchema<MaturityLevel>({
  name: 'MaturityLevel',
  tableName: 'maturity_levels',
  columns: {
    id,
    organizationId,
    assessmentId: uuid('assessment_id'),
    dimensionId: uuid('dimension_id'),
    assessorId: uuid('assessor_id'),
    level: integer('level'),
    evidence: text('evidence', nullable),
    link: text('link', nullable),
    recordedAt: timestamp('recorded_at'),
  } satisfies Record<keyof MaturityLevel, EntitySchemaColumnOptions>,
});

export const MaturityResultTable = new EntitySchema<MaturityResult>({
  name: 'MaturityResult',
  tableName: 'maturity_results',
  columns: {
    id,
    organizationId,
    assessmentId: uuid('assessment_id'),
    dimensionId: uuid('dimension_id'),
    templateId: uuid('template_id'),
    code: text('code'),
    asOf: date('as_of'),
    levelHundredths: integer('level_hundredths'),
    medianHundredths: integer('median_hundredths'),
    lowest: integer('lowest'),
    highest: integer('highest'),
    assessorCount: integer('assessor_count'),
    evidenceCount: integer('evidence_count'),
  } satisfies Record<keyof MaturityResult, EntitySchemaColumnOptions>,
});
