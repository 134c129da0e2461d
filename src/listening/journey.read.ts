import { connection } from '../platform/read/connection';
import { byId, list, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { feedbackCount } from './feedback.read';
import { JourneyTable, TouchpointTable } from './journey.table';

export const journeyReads = [
  readModel('Journey', JourneyTable, {
    owner: one('Person', 'owner_id'),
    touchpoints: list('Touchpoint', {
      where: pointingBack('journey_id'),
      orderBy: (alias) => `${alias}.position`,
    }),
    feedbackCount: feedbackCount('journey_id'),
  }),
  readModel('Touchpoint', TouchpointTable, { channel: one('Channel', 'channel_id') }),
  extendRead('Query', {
    journey: byId('Journey'),
    journeys: connection('Journey', { orders: { NAME: [{ sql: (row) => `${row}.name`, form: 'text' }] } }),
  }),
];
