import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, organizationId, text } from '../platform/columns';
import type { EvidencePolicy } from './domain/evidence-cap';

export const EvidencePolicyTable = new EntitySchema<EvidencePolicy>({
  name: 'EvidencePolicy',
  tableName: 'evidence_policies',
  columns: {
    id,
    organizationId,
    forHigh: { ...text('for_high'), array: true },
    forMedium: { ...text('for_medium'), array: true },
    version: integer('version'),
  } satisfies Record<keyof EvidencePolicy, EntitySchemaColumnOptions>,
});
