import { DateTime } from 'luxon';
import type { Acting, Transaction } from '../audit';
import type { Approval } from '../approvals/domain/approval';
import { deputiesOf, type Election } from '../approvals/domain/election';
import type { VoteDeadline } from '../approvals/domain/extend-vote';
import { VOTE_TIMERS } from '../approvals/domain/vote-times';
import type { ToldAbove } from '../approvals/domain/way-up';
import { notify } from '../notifications';
import type { News } from '../notifications/domain/notification';
import { PersonTable } from '../people';
import type { Initiative } from './domain/initiative';
import { answeringFor } from './initiative-subject';
import { mayReassign, type ApprovalAt } from './reassigning';
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
  const names = await namesOf(tx, [personId]);
  const text = `At ${gateOf(initiative)} the vote of ${names(personId)} is awaited. Nothing approves itself by waiting.`;
  const toIds = [personId, ...deputiesOf(personId, election)];
  await notify(tx, [{ kind: 'APPROVAL_DUE', subject: subjectOf(approval), toIds, title, text }]);
  return toIds;
}

/** Up the line: whom a step of the escalation reaches, and the one in whose place where they stand in for somebody. */
export async function tellOfEscalation(
  tx: Transaction<Acting>,
  { initiative, approval, personId }: AboutApproval & { readonly personId: string },
  told: readonly ToldAbove[],
): Promise<void> {
  const names = await namesOf(tx, [personId, ...told.flatMap(({ insteadOfId }) => insteadOfId ?? [])]);
  const title = `A vote is overdue: "${initiative.title}"`;
  const text = `At ${gateOf(initiative)} the vote of ${names(personId)} was due and is awaited still. Another approver may be named.`;
  const news = told.map(({ toId, insteadOfId }): News => {
    const instead = insteadOfId === null ? '' : `\nYou are told in the place of ${names(insteadOfId)}, who is absent.`;
    const to = { subject: subjectOf(approval), toIds: [toId] };
    return { kind: 'APPROVAL_ESCALATED', ...to, title, text: `${text}${instead}` };
  });
  await notify(tx, news);
}

/** What the timers of a vote bring, as the time of it is told. */
const IN_WORDS: Readonly<Record<string, string>> = {
  [VOTE_TIMERS.reminder]: 'is reminded of on',
  [VOTE_TIMERS.due]: 'is due on',
  [VOTE_TIMERS.escalation]: 'goes further up the line on',
  [VOTE_TIMERS.expiry]: 'expires on',
};

/** Whose vote it is, and those who may vote for them now, by the clock of the one whose vote it is. */
export async function tellOfMoreTime(
  tx: Transaction<Acting>,
  { initiative, approval, election }: AboutApproval & { readonly election: Election },
  { deadline, dueAt, timeZone, reason }: MoreTimeToVote,
): Promise<void> {
  const { personId, name } = deadline;
  const names = await namesOf(tx, [personId]);
  const moment = DateTime.fromJSDate(dueAt, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');
  const title = `More time to vote: "${initiative.title}"`;
  const text = `At ${gateOf(initiative)} the vote of ${names(personId)} ${IN_WORDS[name]} ${moment} (${timeZone}).\nThe reason: ${reason}`;
  const toIds = [personId, ...deputiesOf(personId, election)];
  await notify(tx, [{ kind: 'APPROVAL_DUE', subject: subjectOf(approval), toIds, title, text }]);
}

interface MoreTimeToVote {
  readonly deadline: VoteDeadline;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly reason: string;
}

/** Nobody decided in time, and it stays as it is: whoever asked, those who run it and whoever may name another approver hear. */
export async function tellOfExpiry(tx: Transaction<Acting>, about: AboutApproval & ApprovalAt): Promise<void> {
  const { initiative, approval } = about;
  const above = await mayReassign(tx, about);
  const toIds = [approval.requestedById, ...answeringFor(initiative).responsible, ...above];
  const title = `Nobody decided in time: "${initiative.title}"`;
  const text = `The time to vote at ${gateOf(initiative)} is over. The decision is awaited still: nothing approves itself.`;
  await notify(tx, [{ kind: 'APPROVAL_ESCALATED', subject: subjectOf(approval), toIds, title, text }]);
}

async function namesOf(tx: Transaction<Acting>, ids: readonly string[]): Promise<(id: string) => string> {
  const people = await tx.requireAll(PersonTable, ids, 'person');
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
}
