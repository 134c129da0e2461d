import type { AuditEntry, Transaction } from '../audit';
import { refuseUnlessActive } from '../people';
import type { Proposal } from '../proposals/domain/proposal';
import type { InvalidInput } from '../shared/refusal';
import { grantFor, type Expected } from './domain/forecast';
import type { Initiative } from './domain/initiative';
import { start } from '../workflow/engine';
import { beginning } from './domain/lifecycle';
import { afterStep } from './after-step';
import { insertForecast, UNCHANGED } from './forecast.service';
import { InitiativeTable } from './initiative.table';
import { processInForce } from './process-library';
import { releaseTranche } from './tranches';

interface Beginning {
  /** As it is being funded, its row locked: it has a track, a portfolio and a sponsor. */
  readonly proposal: Pick<Proposal, 'id' | 'title' | 'track' | 'portfolioId' | 'sponsorId' | 'currencyCode'>;
  readonly leadId: string;
  readonly businessOwnerId: string;
  /** What is funded by it: what the proposal costs, and what it is worth by its scores. */
  readonly expected: Expected;
}

/**
 * The initiative of a proposal that is funded in this transaction: in its first stage, on the process and the gate policy
 * that are in force for its track, with the first tranche of its grant. Its history is empty: that begins with the first move. Book the
 * commitment of the grant before.
 * @returns or a refusal when the lead (`input.leadId`) or the business owner (`input.businessOwnerId`) has left
 * @throws Fault NOT_FOUND when the lead or the business owner is nobody here
 */
export async function beginInitiative(
  tx: Transaction,
  { proposal, leadId, businessOwnerId, expected }: Beginning,
): Promise<{ readonly initiative: Initiative; readonly audit: readonly AuditEntry[] } | InvalidInput> {
  const { id: proposalId, title, track, portfolioId, sponsorId, currencyCode } = proposal;
  if (track === null || portfolioId === null || sponsorId === null) {
    throw new Error(`Proposal ${proposalId} is funded without a track, a portfolio or a sponsor.`);
  }
  const left = await refuseUnlessActive(tx, { 'input.leadId': leadId, 'input.businessOwnerId': businessOwnerId });
  if (left) return left;
  const process = await processInForce(tx, track);
  const budgetMinor = grantFor(expected);
  const initiative: Initiative = {
    id: tx.newId(),
    organizationId: tx.viewer.organizationId,
    proposalId,
    portfolioId,
    title,
    ...beginning(track, process),
    sponsorId,
    leadId,
    businessOwnerId,
    budgetMinor,
    currencyCode,
    version: 1,
    enteredStageAt: tx.now,
    createdAt: tx.now,
  };
  await tx.insert(InitiativeTable, [initiative]);
  await afterStep(tx, { initiative, statusBefore: null, process, effects: start(process.definition).effects });
  await insertForecast(tx, initiative.id, { number: 1, kind: 'FUNDED', ...expected, ...UNCHANGED, note: null });
  const { id, stage, status, definitionVersion, policyVersion } = initiative;
  const people = { sponsorId, leadId, businessOwnerId };
  const after = { proposalId, stage, status, track, definitionVersion, policyVersion, budgetMinor, ...people };
  const begun = {
    subjectKind: 'INITIATIVE',
    subjectId: id,
    action: 'initiativeBegun',
    after: { ...after, ...expected },
  };
  return { initiative, audit: [begun, ...(await releaseTranche(tx, initiative, process))] };
}
