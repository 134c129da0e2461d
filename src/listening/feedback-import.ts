import type { Transaction } from '../audit';
import type { ImportKind, TakenBack } from '../imports';
import { requirePermission } from '../people';
import { isRefusal, notPossibleNow, type Refusal } from '../shared/refusal';
import { columnsOf } from './domain/feedback-import';
import { readMapping } from './domain/feedback-mapping';
import type { FeedbackListener } from './feedback-listener';
import { FeedbackStaging } from './feedback-staging';

/**
 * Files of feedback.
 * @param listeners what else comes of feedback as it comes in
 */
export const feedbackImport = (listeners: readonly FeedbackListener[]): ImportKind => ({
  kind: 'FEEDBACK',
  requirePermission: (tx) => requirePermission(tx, 'importFeedback'),
  mappedBy: (given) => {
    const mapping = readMapping(given);
    if (isRefusal(mapping)) return mapping;
    return { mapping, columns: columnsOf(mapping), open: (tx) => FeedbackStaging.open(tx, mapping, listeners) };
  },
  undo: (tx, importId) => undo(tx, importId, listeners),
});

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Deletes the feedback of an import, and of the channels, products, journeys, themes and customers that it added those that
 * nothing else uses.
 * Deleted, and not marked: a mark would have to be remembered by every count there is and will be, and texts of customers
 * that came in by mistake have no reason to stay.
 */
async function undo(
  tx: Transaction,
  importId: string,
  listeners: readonly FeedbackListener[],
): Promise<TakenBack | Refusal> {
  for (const { takenBack } of listeners) await takenBack(tx, importId);
  const ofImport = [tx.viewer.organizationId, importId];
  const feedback = 'from feedback f where f.organization_id = $1 and f.import_id = $2';
  await tx.manager.query(
    `delete from feedback_themes t using feedback f
      where f.organization_id = $1 and f.import_id = $2 and t.organization_id = $1 and t.feedback_id = f.id`,
    ofImport,
  );
  try {
    const [removed] = await tx.manager.query<{ count: string }[]>(
      `with removed as (delete ${feedback} returning 1) select count(*) from removed`,
      ofImport,
    );
    // Whoever gave a product or a journey an owner has made it theirs.
    for (const list of ['products', 'journeys']) {
      await tx.manager.query(
        `update ${list} set import_id = null where organization_id = $1 and import_id = $2 and version > 1`,
        ofImport,
      );
    }
    for (const list of ['channels', 'products', 'journeys', 'themes', 'customers']) {
      await tx.manager.query('select remove_unused_of_import($1::regclass, $2)', [list, importId]);
    }
    return { rows: Number(removed?.count), audit: [] };
  } catch (error) {
    const { code, table = '' } = error as { code?: string; table?: string };
    if (code !== FOREIGN_KEY_VIOLATION) throw error;
    const by = table.replaceAll('_', ' ');
    return notPossibleNow(`Feedback of this import is in use by ${by}: take it out there first.`, 'IN_USE');
  }
}
