import { connection } from '../platform/read/connection';
import { expression, one, pointingBack } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { AdoptionRecordTable } from './sunset.table';

export const adoptionReads = [
  readModel('AdoptionRecord', AdoptionRecordTable, {
    initiative: one('Initiative', 'initiative_id'),
    sharePercent: expression('number', (row) => `round(${row}.users * 100.0 / ${row}.of_all, 2)`),
    recordedBy: one('Person', 'recorded_by_id'),
  }),
  extendRead('Initiative', {
    adoptionRecords: connection('AdoptionRecord', {
      where: pointingBack('initiative_id'),
      orders: {
        DAY: [
          { sql: (row) => `${row}.day`, form: 'date' },
          { sql: (row) => `${row}.recorded_at`, form: 'timestamptz' },
        ],
      },
    }),
  }),
];
