import { connection, type ConnectionOptions } from '../platform/read/connection';
import { byId, expression, list, one, pointingBack } from '../platform/read/fields';
import { filterById } from '../platform/read/filter';
import { extendRead, readModel, type FieldScope } from '../platform/read/model';
import { PracticeTable, PracticeVersionTable } from './practice.table';

/** Still kept, and its review date has passed. */
const isOverdue = (row: string, { statement }: FieldScope): string => {
  const today = statement.today();
  return `(${row}.status = 'IN_FORCE' and ${row}.review_on < ${today})`;
};

const practiceConnection = (where?: ConnectionOptions['where']) =>
  connection('Practice', {
    ...(where ? { where } : {}),
    orders: {
      REVIEW_ON: [{ sql: (row) => `${row}.review_on`, form: 'date' }],
      TITLE: [{ sql: (row) => `${row}.title`, form: 'text' }],
    },
    filters: {
      status: { cast: 'text[]', sql: (row, statuses) => `${row}.status = any(${statuses})` },
      overdue: { cast: 'boolean', sql: (row, overdue, scope) => `${isOverdue(row, scope)} = ${overdue}` },
      ownerId: filterById('Person', (row, id) => `${row}.owner_id = ${id}`),
    },
  });

export const practiceReads = [
  readModel('Practice', PracticeTable, {
    pillar: one('Pillar', 'pillar_id'),
    owner: one('Person', 'owner_id'),
    overdue: expression('boolean', isOverdue),
    versions: list('PracticeVersion', {
      where: pointingBack('practice_id'),
      orderBy: (alias) => `${alias}.version desc`,
    }),
  }),
  readModel('PracticeVersion', PracticeVersionTable, {
    owner: one('Person', 'owner_id'),
    writtenBy: one('Person', 'written_by_id'),
  }),
  extendRead('Pillar', { practices: practiceConnection(pointingBack('pillar_id')) }),
  extendRead('Query', { practice: byId('Practice'), practices: practiceConnection() }),
];
