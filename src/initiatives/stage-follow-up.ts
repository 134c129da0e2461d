import type { Acting, AuditEntry, Transaction } from '../audit';
import type { Initiative } from './domain/initiative';
import type { InitiativeMove } from './domain/move';

/**
 * What stands on higher floors and begins or ends when an initiative enters a stage, or is closed: in the transaction by which
 * it does so.
 * @param initiative locked, as it is from then on
 * @param reason what was said of the move; null where nothing was
 */
export type StageFollowUp = (
  tx: Transaction<Acting>,
  initiative: Initiative,
  reason: string | null,
) => Promise<readonly AuditEntry[]>;

/** Whether a move is one that others follow. */
export const isFollowed = ({ entersStage, status }: Pick<InitiativeMove, 'entersStage' | 'status'>): boolean =>
  entersStage || status === 'CLOSED';
