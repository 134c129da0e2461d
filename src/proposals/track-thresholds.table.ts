import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { bigint, id, integer, organizationId, text } from '../platform/columns';
import type { TrackThresholds } from './domain/proposal-track';

export const TrackThresholdsTable = new EntitySchema<TrackThresholds>({
  name: 'TrackThresholds',
  tableName: 'track_thresholds',
  columns: {
    id,
    organizationId,
    lightUpToMinor: bigint('light_up_to_minor'),
    majorFromMinor: bigint('major_from_minor'),
    currencyCode: text('currency_code'),
    version: integer('version'),
  } satisfies Record<keyof TrackThresholds, EntitySchemaColumnOptions>,
});
