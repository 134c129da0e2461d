import { byId, list, one } from '../platform/read/fields';
import { extendRead, readModel } from '../platform/read/model';
import { PillarTable } from './pillar.table';

export const pillarReads = [
  readModel('Pillar', PillarTable, { owner: one('Person', 'owner_id') }),
  extendRead('Query', {
    pillar: byId('Pillar'),
    pillars: list('Pillar', { where: () => 'true', orderBy: (alias) => `${alias}.position` }),
  }),
];
