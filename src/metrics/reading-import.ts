import type { Transaction } from '../audit';
import type { ImportKind, TakenBack } from '../imports';
import { requirePermission } from '../people';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import { saidBy } from './domain/organization-reading';
import { columnsOfReadings, readReadingMapping } from './domain/reading-mapping';
import { ReadingStaging } from './reading-staging';
import { ReadingTable } from './reading.table';

/** Files of prepared counts, each row a reading of the organization. */
export const readingImport: ImportKind = {
  kind: 'READINGS',
  requirePermission: (tx) => requirePermission(tx, 'recordReadings'),
  mappedBy: (given) => {
    const mapping = readReadingMapping(given);
    if (isRefusal(mapping)) return mapping;
    return { mapping, columns: columnsOfReadings(mapping), open: (tx) => ReadingStaging.open(tx, mapping) };
  },
  undo,
};

/** Deletes the readings of an import: no goal is judged on them any more, and the audit keeps what they said. */
async function undo(tx: Transaction, importId: string, reason: string): Promise<TakenBack | Refusal> {
  const ofImport = [tx.viewer.organizationId, importId];
  // Whoever would correct one of them waits, and then finds it gone.
  await tx.manager.query(
    'select from readings where organization_id = $1 and import_id = $2 order by id for update',
    ofImport,
  );
  const readings = await tx.all(ReadingTable, 'importId', [importId]);
  const corrections = await tx.manager.query<{ replaces_id: string }[]>(
    `select c.replaces_id from readings c join readings r on r.organization_id = c.organization_id and r.id = c.replaces_id
      where r.organization_id = $1 and r.import_id = $2`,
    ofImport,
  );
  if (corrections.length > 0) {
    const corrected = new Set(corrections.map(({ replaces_id: id }) => id));
    const { metric, windowFrom, windowTo } = readings.find(({ id }) => corrected.has(id))!;
    const one = `${metric} from ${windowFrom} to ${windowTo}`;
    const message = `Corrected since: ${corrections.length} readings of this import, the first of them ${one}. Corrections stay on what they correct.`;
    return notPossibleNow(message, 'CORRECTED_SINCE');
  }
  await tx.manager.query('delete from readings where organization_id = $1 and import_id = $2', ofImport);
  const audit = readings.map((reading) => ({
    ...{ subjectKind: 'READING', subjectId: reading.id, action: 'readingTakenBack', reason },
    before: saidBy(reading),
  }));
  return { rows: readings.length, audit };
}
