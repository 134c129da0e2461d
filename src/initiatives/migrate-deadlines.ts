import type { Transaction } from '../audit';
import type { TimerChange } from '../workflow/migrate-timers';
import type { Initiative } from './domain/initiative';

/**
 * The one place where a migration touches deadlines, within the transaction that takes the initiative over. No lifecycle can
 * have a deadline yet (`NO_DEADLINES`), so that none can change.
 */
export function migrateDeadlines(
  _tx: Transaction,
  { id }: Pick<Initiative, 'id'>,
  changes: readonly TimerChange[],
): Promise<void> {
  if (changes.length === 0) return Promise.resolve();
  return Promise.reject(new Error(`Initiative ${id} has deadlines, and nothing keeps them.`));
}
