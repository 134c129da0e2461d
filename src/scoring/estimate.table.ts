import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, boolean, id, integer, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Estimate } from './domain/estimate';

export const EstimateTable = new EntitySchema<Estimate>({
  name: 'Estimate',
  tableName: 'estimates',
  columns: {
    id,
    organizationId,
    proposalId: uuid('proposal_id'),
    driver: text('driver'),
    scorerId: uuid('scorer_id'),
    roundId: uuid('round_id', nullable),
    blind: boolean('blind'),
    inForce: boolean('in_force'),
    afterReopening: boolean('after_reopening'),
    state: text('state'),
    lowHundredths: integer('low_hundredths'),
    likelyHundredths: integer('likely_hundredths'),
    highHundredths: integer('high_hundredths'),
    confidence: text('confidence', nullable),
    askedConfidence: text('asked_confidence', nullable),
    cappedBecause: text('capped_because', nullable),
    evidenceIds: { ...uuid('evidence_ids'), array: true },
    enteredLowMinor: bigint('entered_low_minor', nullable),
    enteredLikelyMinor: bigint('entered_likely_minor', nullable),
    enteredHighMinor: bigint('entered_high_minor', nullable),
    enteredCurrencyCode: text('entered_currency_code', nullable),
    calculation: text('calculation', nullable),
    rationale: text('rationale', nullable),
    version: integer('version'),
    createdAt: timestamp('created_at'),
    updatedAt: timestamp('updated_at'),
  } satisfies Record<keyof Estimate, EntitySchemaColumnOptions>,
});
