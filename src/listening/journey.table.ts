import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { id, integer, nullable, organizationId, text, uuid } from '../platform/columns';
import type { Journey, Touchpoint } from './domain/journey';

export const JourneyTable = new EntitySchema<Journey>({
  name: 'Journey',
  tableName: 'journeys',
  columns: {
    id,
    organizationId,
    name: text('name'),
    ownerId: uuid('owner_id', nullable),
    version: integer('version'),
  } satisfies Record<keyof Journey, EntitySchemaColumnOptions>,
});

export const TouchpointTable = new EntitySchema<Touchpoint>({
  name: 'Touchpoint',
  tableName: 'touchpoints',
  columns: {
    id,
    organizationId,
    journeyId: uuid('journey_id'),
    position: integer('position'),
    name: text('name'),
    channelId: uuid('channel_id', nullable),
  } satisfies Record<keyof Touchpoint, EntitySchemaColumnOptions>,
});
