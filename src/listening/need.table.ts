import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Evidence } from './domain/evidence';
import type { Need, NeedTheme } from './domain/need';

export const NeedTable = new EntitySchema<Need>({
  name: 'Need',
  tableName: 'needs',
  columns: {
    id,
    organizationId,
    title: text('title'),
    statement: text('statement'),
    status: text('status'),
    namedById: uuid('named_by_id'),
    establishedById: uuid('established_by_id', nullable),
    establishedAt: timestamp('established_at', nullable),
    retiredReason: text('retired_reason', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof Need, EntitySchemaColumnOptions>,
});

export const NeedThemeTable = new EntitySchema<NeedTheme>({
  name: 'NeedTheme',
  tableName: 'need_themes',
  columns: {
    organizationId: uuid('organization_id', { primary: true }),
    needId: uuid('need_id', { primary: true }),
    themeId: uuid('theme_id', { primary: true }),
  } satisfies Record<keyof NeedTheme, EntitySchemaColumnOptions>,
});

export const EvidenceTable = new EntitySchema<Evidence>({
  name: 'Evidence',
  tableName: 'evidence',
  columns: {
    id,
    organizationId,
    subjectKind: text('subject_kind'),
    subjectId: uuid('subject_id'),
    kind: text('kind'),
    collectedOn: date('collected_on'),
    participants: integer('participants'),
    finding: text('finding'),
    link: text('link', nullable),
    expiresOn: date('expires_on', nullable),
    recordedById: uuid('recorded_by_id'),
    recordedAt: timestamp('recorded_at'),
  } satisfies Record<keyof Evidence, EntitySchemaColumnOptions>,
});
