import { viewerOf } from '../people';
import { may } from '../people/domain/permissions';
import type { Statement } from '../platform/read/statement';

/**
 * SQL that holds where the viewer reads what is not for everyone: by a role or function, or since they wrote it down.
 * @param recordedBy SQL of who wrote it down
 */
export function readsCustomerTexts(statement: Statement, recordedBy: string): string {
  const toAll = statement.parameter(({ viewer }) => may(viewerOf(viewer), 'readCustomerTexts'), 'boolean');
  const viewer = statement.parameter(({ viewer }) => viewer.personId, 'uuid');
  return `(${toAll} or ${recordedBy} = ${viewer})`;
}

/**
 * SQL that holds where the viewer may read what is written in a row: under a customer key not everybody may.
 * @param row that has a `customer_id`, null where no customer is named
 * @param recordedBy SQL of who wrote it down
 */
export const textsAreOpen = (statement: Statement, row: string, recordedBy: string): string =>
  `(${row}.customer_id is null or ${readsCustomerTexts(statement, recordedBy)})`;
