import type { AuditEntry, Transaction } from '../audit';
import { changeContent, openApprovalOf, rememberSeen, VoteTable } from '../approvals';
import { afterStep } from './after-step';
import { askAgain } from './domain/ask-again';
import type { Expected, Forecast } from './domain/forecast';
import type { Initiative } from './domain/initiative';
import { materialOf } from './domain/material';
import { materialForecast } from './domain/material-change';
import { nextSequencesOf } from './initiative-facts';
import { subjectOf } from './initiative-subject';
import { InitiativeEventTable, InitiativeTable } from './initiative.table';
import { processFor } from './process-library';
import { tellOfVoidedVotes } from './vote-news';
import { keepVotesAwaited } from './votes-awaited';

/**
 * What is voted on has changed materially: the votes on the open approval are voided, the groups that had approved by them
 * wait anew, and the version is raised, so that nobody votes on what they have not seen. Nothing while no approval is open.
 * @param initiative locked, as it stands now
 * @param change a sentence for those who voted before
 */
export async function voidVotes(
  tx: Transaction,
  initiative: Initiative,
  change: string,
): Promise<readonly AuditEntry[]> {
  const approval = await openApprovalOf(tx, subjectOf(initiative));
  if (approval === undefined) return [];
  const toIds = await changeContent(tx, approval, change);
  const changed = await tx.update(InitiativeTable, initiative, {});
  const state = await waitAnew(tx, changed, change);
  await keepVotesAwaited(tx, changed, { isAnew: true });
  await tellOfVoidedVotes(tx, initiative, { approval, change, toIds });
  const after = { approvalId: approval.id, contentVersion: approval.contentVersion + 1, state };
  return [{ subjectKind: 'INITIATIVE', subjectId: initiative.id, action: 'votesVoided', after, reason: change }];
}

/**
 * A forecast that is made while an approval is open: it voids the votes when it is further from the one that is voted on than
 * the gate policy allows; several small steps are one large one.
 * @param forecasts all before it, in their order
 */
export async function changeOfForecast(
  tx: Transaction,
  initiative: Initiative,
  forecasts: readonly Forecast[],
  made: Expected,
): Promise<readonly AuditEntry[]> {
  const approval = await openApprovalOf(tx, subjectOf(initiative));
  if (approval === undefined) return [];
  const number = approval.seen?.['forecast'] ?? forecasts.at(-1)?.number;
  const seen = forecasts.find((forecast) => forecast.number === number);
  if (seen === undefined) throw new Error(`Initiative ${initiative.id} has no forecast ${number}.`);
  const { policy } = await processFor(tx, initiative);
  const change = materialForecast(materialOf(policy), seen, made);
  if (change !== undefined) return voidVotes(tx, initiative, change);
  await rememberSeen(tx, approval, { forecast: seen.number });
  return [];
}

/**
 * What changed during a hold voided votes, and the groups that had approved by them come back as they were left: they wait
 * anew, too.
 * @param resumed locked, as it goes on
 */
export async function askAgainAfterHold(tx: Transaction, resumed: Initiative): Promise<readonly AuditEntry[]> {
  const approval = await openApprovalOf(tx, subjectOf(resumed));
  if (approval === undefined || approval.contentVersion === 1) return [];
  const votes = await tx.all(VoteTable, 'approvalId', [approval.id]);
  // Nobody votes on what is on hold: what was voted on since the last change was not voided by it.
  if (votes.some(({ contentVersion }) => contentVersion === approval.contentVersion)) return [];
  const reason = 'What is voted on has changed while it was on hold.';
  const state = await waitAnew(tx, resumed, reason);
  if (state === null) return [];
  const after = { approvalId: approval.id, contentVersion: approval.contentVersion, state };
  return [{ subjectKind: 'INITIATIVE', subjectId: resumed.id, action: 'groupsAskedAgain', after, reason }];
}

/** @returns the state to which it went, if any of its groups had approved; the version stays */
async function waitAnew(tx: Transaction, initiative: Initiative, reason: string): Promise<string | null> {
  const process = await processFor(tx, initiative);
  const move = askAgain(initiative, process, { actorId: tx.viewer.personId, reason });
  if (move === null) return null;
  const { snapshot, history, effects } = move;
  await tx.updateWhile(InitiativeTable, initiative, { snapshot }, { version: initiative.version });
  const sequence = (await nextSequencesOf(tx, [initiative.id])).get(initiative.id) ?? 1;
  const occurred = { id: tx.newId(), initiativeId: initiative.id, sequence, occurredAt: tx.now };
  await tx.insert(InitiativeEventTable, [{ ...occurred, ...history, correctsId: null }]);
  await afterStep(tx, { initiative: { ...initiative, snapshot }, statusBefore: initiative.status, process, effects });
  return history.toState;
}
