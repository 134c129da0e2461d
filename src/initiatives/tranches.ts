import type { Acting, AuditEntry, Transaction } from '../audit';
import { bookGivenBack, bookRelease, grantOf } from '../budget';
import { unreleasedMinor } from '../budget/domain/ledger';
import type { Initiative } from './domain/initiative';
import type { InitiativeMove } from './domain/move';
import type { InitiativeProcess } from './domain/process-versions';
import { trancheDue } from './domain/tranches';

type Funded = Pick<Initiative, 'proposalId' | 'portfolioId' | 'title' | 'stage'>;
type Granted = Funded & { readonly proposalId: string };

/** Of what was registered as it ran no money moves with the work: nothing was granted. */
const isGranted = (initiative: Funded): initiative is Granted => initiative.proposalId !== null;

/**
 * What a move does to the money of an initiative, which is locked: the tranche of a stage that it enters is released, and
 * what a closed one did not need goes back to its portfolio.
 * @param initiative as it was before the move
 * @returns what the audit of the portfolio says of it
 */
export async function moneyOfMove(
  tx: Transaction<Acting>,
  initiative: Initiative,
  { stage, status, entersStage }: Pick<InitiativeMove, 'stage' | 'status' | 'entersStage'>,
  process: InitiativeProcess,
): Promise<readonly AuditEntry[]> {
  const moved = { ...initiative, stage };
  if (!isGranted(moved)) return [];
  if (status === 'CLOSED') return giveBack(tx, moved);
  return entersStage ? releaseTranche(tx, moved, process) : [];
}

/** Releases what is due for the stage that an initiative is in; nothing when that was released. */
export async function releaseTranche(
  tx: Transaction<Acting>,
  initiative: Funded,
  { policy }: Pick<InitiativeProcess, 'policy'>,
): Promise<readonly AuditEntry[]> {
  if (!isGranted(initiative)) return [];
  const { proposalId, portfolioId, title, stage } = initiative;
  const amountMinor = trancheDue(policy, await grantOf(tx, proposalId), stage);
  if (amountMinor === 0n) return [];
  const reason = `The tranche of ${stage.toLowerCase()} for "${title}"`;
  return [await bookRelease(tx, { portfolioId, proposalId, amountMinor, stage, reason })];
}

async function giveBack(
  tx: Transaction<Acting>,
  { proposalId, portfolioId, title }: Granted,
): Promise<readonly AuditEntry[]> {
  const amountMinor = unreleasedMinor(await grantOf(tx, proposalId));
  if (amountMinor === 0n) return [];
  const reason = `Given back by "${title}", which has ended`;
  return [await bookGivenBack(tx, { portfolioId, proposalId, amountMinor, reason })];
}
