import type { Acting, Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import { deputiesOf, type Election } from '../approvals/domain/election';
import { notify } from '../notifications';
import { PersonTable } from '../people';
import type { Initiative } from './domain/initiative';
import type { OthersConcerned } from './domain/move';
import { answeringFor } from './initiative-subject';
import { mayReassign } from './reassigning';
import { gateOf } from './vote-news';

interface AboutApproval {
  readonly initiative: Initiative;
  readonly approval: Pick<Approval, 'id' | 'requestedById'>;
}

const subjectOf = ({ id }: AboutApproval['approval']) => ({ kind: 'APPROVAL', id }) as const;

/** Whose vote it is, and those who may vote for them now. @returns who is told */
export async function tellOfDueVote(
  tx: Transaction<Acting>,
  about: AboutApproval & { readonly election: Election; readonly personId: string; readonly isDue: boolean },
): Promise<readonly string[]> {
  const { initiative, approval, election, personId, isDue } = about;
  const title = isDue ? `A vote is due: "${initiative.title}"` : `A vote will be due soon: "${initiative.title}"`;
  const voter = await nameOf(tx, personId);
  const text = `At ${gateOf(initiative)} the vote of ${voter} is awaited. Nothing approves itself by waiting.`;
  const toIds = [personId, ...deputiesOf(personId, election)];
  await notify(tx, [{ kind: 'APPROVAL_DUE', subject: subjectOf(approval), toIds, title, text }]);
  return toIds;
}

/** Up the line: the voter's manager, and whoever may name another approver, the chair mostly. @returns who is told */
export async function tellOfEscalation(
  tx: Transaction<Acting>,
  about: AboutApproval & { readonly people: OthersConcerned; readonly personId: string },
): Promise<readonly string[]> {
  const { initiative, approval, people, personId } = about;
  const voter = await tx.find(PersonTable, personId, 'person');
  const above = await mayReassign(tx, initiative, people);
  const toIds = [...new Set([...(voter.managerId === null ? [] : [voter.managerId]), ...above])];
  const title = `A vote is overdue: "${initiative.title}"`;
  const text = `At ${gateOf(initiative)} the vote of ${voter.name} was due and is awaited still. Another approver may be named.`;
  await notify(tx, [{ kind: 'APPROVAL_ESCALATED', subject: subjectOf(approval), toIds, title, text }]);
  return toIds;
}

/** Nobody decided in time, and it stays as it is: whoever asked, those who run it and whoever may name another approver hear. */
export async function tellOfExpiry(
  tx: Transaction<Acting>,
  { initiative, approval, people }: AboutApproval & { readonly people: OthersConcerned },
): Promise<void> {
  const above = await mayReassign(tx, initiative, people);
  const toIds = [approval.requestedById, ...answeringFor(initiative).responsible, ...above];
  const title = `Nobody decided in time: "${initiative.title}"`;
  const text = `The time to vote at ${gateOf(initiative)} is over. The decision is awaited still: nothing approves itself.`;
  await notify(tx, [{ kind: 'APPROVAL_ESCALATED', subject: subjectOf(approval), toIds, title, text }]);
}

const nameOf = async (tx: Transaction<Acting>, personId: string): Promise<string> =>
  (await tx.find(PersonTable, personId, 'person')).name;
