import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { date, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Practice, PracticeVersion } from './domain/practice';

export const PracticeTable = new EntitySchema<Practice>({
  name: 'Practice',
  tableName: 'practices',
  columns: {
    id,
    organizationId,
    pillarId: uuid('pillar_id'),
    title: text('title'),
    text: text('text', nullable),
    link: text('link', nullable),
    ownerId: uuid('owner_id'),
    reviewOn: date('review_on'),
    status: text('status'),
    retiredReason: text('retired_reason', nullable),
    retiredAt: timestamp('retired_at', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof Practice, EntitySchemaColumnOptions>,
});

export const PracticeVersionTable = new EntitySchema<PracticeVersion>({
  name: 'PracticeVersion',
  tableName: 'practice_versions',
  columns: {
    id,
    organizationId,
    practiceId: uuid('practice_id'),
    version: integer('version'),
    title: text('title'),
    text: text('text', nullable),
    link: text('link', nullable),
    ownerId: uuid('owner_id'),
    reviewOn: date('review_on'),
    change: text('change', nullable),
    writtenById: uuid('written_by_id'),
    writtenAt: timestamp('written_at'),
  } satisfies Record<keyof PracticeVersion, EntitySchemaColumnOptions>,
});
