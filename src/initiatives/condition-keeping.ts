import type { Acting, Transaction } from '../audit';
import {
  beginConditions,
  keepConditionDeadlines,
  openConditions,
  unsettledConditions,
  writeCondition,
} from '../approvals';
import type { Approval } from '../approvals/domain/approval';
import type { Condition, ConditionSaid } from '../approvals/domain/condition';
import type { CountedVote } from '../approvals/domain/tally';
import { tellOfConditionAnew, tellOfConditionsToMeet, tellOfSettledConditions } from './condition-news';
import { daysForConditions } from './domain/gate-conditions';
import type { Initiative, InitiativeStatus } from './domain/initiative';
import type { InitiativeProcess } from './domain/process-versions';
import { processFor } from './process-library';

const ofInitiative = ({ id: subjectId }: Initiative) => ({ subjectKind: 'INITIATIVE', subjectId }) as const;

/**
 * The conditions under which an initiative passes a gate are to be met from now on: by its lead, where they name nobody.
 * @param initiative as it stands at the gate
 * @param votes that count
 * @returns what the audit tells of them
 */
export async function followUpConditions(
  tx: Transaction,
  initiative: Initiative,
  { policy }: InitiativeProcess,
  { approval, votes }: { readonly approval: Approval; readonly votes: readonly CountedVote[] },
): Promise<readonly Pick<Condition, 'id' | 'ownerId' | 'dueOn'>[]> {
  const days = daysForConditions(policy.gates[initiative.stage]);
  const opened = await openConditions(tx, approval, { votes, ownerId: initiative.leadId, days });
  await tellOfConditionsToMeet(
    tx,
    opened.map((condition) => ({ initiative, condition })),
  );
  return opened.map(({ id, ownerId, dueOn }) => ({ id, ownerId, dueOn }));
}

/**
 * The conditions under which a portfolio review has funded an initiative are to be met from now on: by its lead, where they name
 * nobody.
 * @param of whoever says whether they are met, and what set them
 */
export async function followUpFunding(
  tx: Transaction,
  initiative: Initiative,
  of: Pick<Condition, 'reviewDecisionId' | 'confirmerId'>,
  conditions: readonly ConditionSaid[],
): Promise<void> {
  const { policy } = await processFor(tx, initiative);
  const days = daysForConditions(policy.gates[initiative.stage]);
  const by = { ownerId: initiative.leadId, days };
  const begun = await beginConditions(tx, { ...ofInitiative(initiative), ...of }, conditions, by);
  await tellOfConditionsToMeet(
    tx,
    begun.map((condition) => ({ initiative, condition })),
  );
}

/**
 * Has the conditions of earlier approvals stand as a step leaves their initiative: on hold their time rests, and when it is
 * given up they lapse. What is approved to its end is to be met still.
 * @param initiative as it is after the step
 */
export async function keepConditions(
  tx: Transaction<Acting>,
  initiative: Initiative,
  { statusBefore, isApproved }: { readonly statusBefore: InitiativeStatus; readonly isApproved: boolean },
): Promise<void> {
  const { status } = initiative;
  const isGivenUp = status === 'CLOSED' && !isApproved;
  if (!isGivenUp && (status === 'ON_HOLD') === (statusBefore === 'ON_HOLD')) return;
  const unsettled = await unsettledConditions(tx, ofInitiative(initiative));
  if (!isGivenUp) return keepConditionDeadlines(tx, unsettled, { isPaused: status === 'ON_HOLD' });
  const lapsed: Condition[] = [];
  for (const condition of unsettled) {
    lapsed.push(await writeCondition(tx, condition, { ...condition, state: 'LAPSED' }, { isPaused: false }));
  }
  await tellOfSettledConditions(
    tx,
    lapsed.map((condition) => ({ initiative, condition })),
  );
}

/**
 * Whoever leads an initiative from now on is to meet what its lead was to meet.
 * @param initiative with its new lead
 * @returns the ids of the conditions that changed hands
 */
export async function handConditionsTo(
  tx: Transaction,
  initiative: Initiative,
  { formerLeadId }: { readonly formerLeadId: string },
): Promise<readonly string[]> {
  if (formerLeadId === initiative.leadId) return [];
  const theirs = (await unsettledConditions(tx, ofInitiative(initiative))).filter(
    ({ ownerId }) => ownerId === formerLeadId,
  );
  const isPaused = initiative.status === 'ON_HOLD';
  const given: Condition[] = [];
  for (const condition of theirs) {
    given.push(await writeCondition(tx, condition, { ...condition, ownerId: initiative.leadId }, { isPaused }));
  }
  for (const condition of given.filter(({ state }) => state === 'OPEN')) {
    await tellOfConditionAnew(tx, { initiative, condition });
  }
  return given.map(({ id }) => id);
}
