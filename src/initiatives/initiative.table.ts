import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, date, id, integer, json, nullable, organizationId, text, timestamp, uuid } from '../platform/columns';
import type { Deliverable, Initiative, InitiativeEvent } from './domain/initiative';

export const InitiativeTable = new EntitySchema<Initiative>({
  name: 'Initiative',
  tableName: 'initiatives',
  columns: {
    id,
    organizationId,
    proposalId: uuid('proposal_id', nullable),
    portfolioId: uuid('portfolio_id'),
    title: text('title'),
    stage: text('stage'),
    status: text('status'),
    snapshot: json('snapshot'),
    track: text('track'),
    definitionVersion: integer('definition_version'),
    policyVersion: integer('policy_version'),
    sponsorId: uuid('sponsor_id'),
    leadId: uuid('lead_id'),
    businessOwnerId: uuid('business_owner_id'),
    budgetMinor: bigint('budget_minor'),
    currencyCode: text('currency_code'),
    recheckOn: date('recheck_on', nullable),
    version: integer('version'),
    enteredStageAt: timestamp('entered_stage_at'),
    createdAt: timestamp('created_at'),
  } satisfies Record<keyof Initiative, EntitySchemaColumnOptions>,
});

/** Append-only: the database refuses update and delete. */
export const InitiativeEventTable = new EntitySchema<InitiativeEvent>({
  name: 'InitiativeEvent',
  tableName: 'initiative_events',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    sequence: integer('sequence'),
    event: text('event'),
    fromState: text('from_state'),
    toState: text('to_state'),
    actorId: uuid('actor_id', nullable),
    reason: text('reason', nullable),
    facts: json('facts'),
    correctsId: uuid('corrects_id', nullable),
    migration: json('migration', nullable),
    definitionVersion: integer('definition_version'),
    policyVersion: integer('policy_version'),
    occurredAt: timestamp('occurred_at'),
  } satisfies Record<keyof InitiativeEvent, EntitySchemaColumnOptions>,
});

export const DeliverableTable = new EntitySchema<Deliverable>({
  name: 'Deliverable',
  tableName: 'deliverables',
  columns: {
    id,
    organizationId,
    initiativeId: uuid('initiative_id'),
    stage: text('stage'),
    kind: text('kind'),
    title: text('title'),
    link: text('link'),
    deliveredById: uuid('delivered_by_id'),
    deliveredAt: timestamp('delivered_at'),
    correctsId: uuid('corrects_id', nullable),
  } satisfies Record<keyof Deliverable, EntitySchemaColumnOptions>,
});
