import type { Transaction } from '../audit';
import type { ImportKind, TakenBack } from '../imports';
import { requirePermission } from '../people';
import { isRefusal } from '../shared/refusal';
import { AnswerStaging } from './answer-staging';
import { columnsOfAnswers, readAnswerMapping } from './domain/answer-import';

/** Files of raw answers, a row a person's answer to the question of a metric. */
export const answerImport: ImportKind = {
  kind: 'ANSWERS',
  requirePermission: (tx) => requirePermission(tx, 'recordReadings'),
  mappedBy: (given) => {
    const mapping = readAnswerMapping(given);
    if (isRefusal(mapping)) return mapping;
    return { mapping, columns: columnsOfAnswers(mapping), open: (tx) => AnswerStaging.open(tx, mapping) };
  },
  undo,
};

/** Deletes the answers of an import, and takes them out of what is kept of each day. */
async function undo(tx: Transaction, importId: string): Promise<TakenBack> {
  const ofImport = [tx.viewer.organizationId, importId];
  await tx.manager.query(
    `update answer_days d set n = d.n - gone.n, sum = d.sum - gone.sum, sum_of_squares = d.sum_of_squares - gone.squares
       from (select metric, answered_on, cut, count(*) as n, sum(observation) as sum, sum(observation::bigint * observation) as squares
         from answers where organization_id = $1 and import_id = $2 group by metric, answered_on, cut) gone
       where d.organization_id = $1 and (d.metric, d.day, d.cut) = (gone.metric, gone.answered_on, gone.cut)`,
    ofImport,
  );
  await tx.manager.query('delete from answer_days where organization_id = $1 and n = 0', [tx.viewer.organizationId]);
  const [removed] = await tx.manager.query<{ count: string }[]>(
    `with removed as (delete from answers where organization_id = $1 and import_id = $2 returning 1)
       select count(*) from removed`,
    ofImport,
  );
  return { rows: Number(removed?.count), audit: [] };
}
