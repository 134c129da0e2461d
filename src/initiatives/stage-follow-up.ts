import type { AuditEntry, Transaction } from '../audit';
import type { Initiative } from './domain/initiative';

/**
 * What stands on higher floors and begins when an initiative enters a stage: in the transaction by which it does so.
 * @param initiative locked, as it is in its new stage
 */
export type StageFollowUp = (tx: Transaction, initiative: Initiative) => Promise<readonly AuditEntry[]>;
