import type { AuditEntry, Nobody, Transaction } from '../audit';
import { ApprovalTable, closeApproval } from '../approvals';
import { isOpen, type Approval } from '../approvals/domain/approval';
import { electoratesOf, seatsAwaited, type Election } from '../approvals/domain/election';
import { VOTE_TIMERS } from '../approvals/domain/vote-times';
import { closeDeadlines, deadlinesOf, type RunOut } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { isRefusal } from '../shared/refusal';
import { decideExpiry, NOBODY_DECIDED } from './domain/expiry';
import { gateFacts } from './domain/gate-vote';
import { electionOf } from './elections';
import { escalate } from './escalating';
import type { Initiative } from './domain/initiative';
import { moveFactsOf, type CurrentFacts } from './initiative-facts';
import { InitiativeTable } from './initiative.table';
import { writeMove } from './moving';
import { processFor } from './process-library';
import { isFollowed, type StageFollowUp } from './stage-follow-up';
import { tellOfDueVote, tellOfExpiry } from './vote-time-news';

/** A vote's deadline that ran out while the vote was awaited, and whose vote that is. */
type RanOut = Deadline & { readonly personId: string };

/** An open approval on its way through the deadlines of one batch. */
interface AtTheGate {
  readonly approval: Approval;
  readonly initiative: Initiative;
  readonly facts: CurrentFacts;
  readonly election: Election;
  readonly awaited: readonly string[];
}

/**
 * Fires deadlines of votes that have run out: people are reminded, the line above hears, and work goes back where the policy
 * says so. Nothing is ever approved. An initiative that somebody is moving or voting on at this moment is left alone: what
 * they write may end the deadline.
 * @param followUp what follows where work goes back to another stage, or is closed
 */
export async function fireVoteDeadlines(
  tx: Transaction<Nobody>,
  due: readonly Deadline[],
  followUp: StageFollowUp,
): Promise<RunOut> {
  const approvalIds = [...new Set(due.map(({ subjectId }) => subjectId))];
  const asked = await tx.all(ApprovalTable, 'id', approvalIds);
  const free = await tx.lockFree(InitiativeTable, [...new Set(asked.map(({ subjectId }) => subjectId))]);
  const audit: AuditEntry[] = [];
  let fired = 0;
  // As they stand behind the locks.
  for (const approval of await tx.all(ApprovalTable, 'id', approvalIds)) {
    const initiative = free.find(({ id }) => id === approval.subjectId);
    if (initiative === undefined) continue;
    const ofIt = due.filter(({ subjectId }) => subjectId === approval.id);
    audit.push(...(await fireOf(tx, await atTheGate(tx, approval, initiative), ofIt, followUp)));
    fired += ofIt.length;
  }
  return { fired, audit };
}

async function fireOf(
  tx: Transaction<Nobody>,
  gate: AtTheGate,
  due: readonly Deadline[],
  followUp: StageFollowUp,
): Promise<readonly AuditEntry[]> {
  const live = due.filter((each): each is RanOut => each.personId !== null && gate.awaited.includes(each.personId));
  const gone = due.filter((deadline) => !live.some(({ id }) => id === deadline.id)).map(({ id }) => id);
  await closeDeadlines(
    tx,
    live.map(({ id }) => ({ id, problem: null })),
    gone,
  );
  const audit: AuditEntry[] = [];
  for (const deadline of live) {
    const toldIds = isOvertaken(deadline, live) ? [] : await tell(tx, gate, deadline);
    audit.push(entryOf(gate, deadline, toldIds));
  }
  const expires = live.some(({ name }) => name === VOTE_TIMERS.expiry) && !(await someoneHasTime(tx, gate));
  return expires ? [...audit, ...(await expire(tx, gate, followUp))] : audit;
}

async function atTheGate(tx: Transaction<Nobody>, approval: Approval, initiative: Initiative): Promise<AtTheGate> {
  const facts = (await moveFactsOf(tx, [initiative.id])).get(initiative.id);
  if (facts === undefined) throw new Error(`Initiative ${initiative.id} is locked, and gone.`);
  const policy = approval.policy ?? { groups: [] };
  const election = await electionOf(tx, initiative, facts.people, policy);
  const isAsked = isOpen(approval) && initiative.status === 'AWAITING_APPROVAL';
  return { approval, initiative, facts, election, awaited: isAsked ? seatsAwaited(election) : [] };
}

/** After nobody worked for days a vote may be due already: nobody is told that it will be. */
const isOvertaken = ({ name, personId }: RanOut, live: readonly RanOut[]): boolean =>
  name === VOTE_TIMERS.reminder && live.some((each) => each.personId === personId && each.name === VOTE_TIMERS.due);

/** @returns who is told */
async function tell(tx: Transaction<Nobody>, gate: AtTheGate, deadline: RanOut): Promise<readonly string[]> {
  const { initiative, facts, approval, election } = gate;
  const { name, personId } = deadline;
  if (name === VOTE_TIMERS.expiry) return [];
  if (name === VOTE_TIMERS.escalation) {
    return escalate(tx, { initiative, approval, people: facts.people }, { ...deadline, personId });
  }
  const isDue = name === VOTE_TIMERS.due;
  return tellOfDueVote(tx, { initiative, approval, election, personId, isDue });
}

/** An approval expires with the last vote that is awaited: some may have more time, by their calendars. */
async function someoneHasTime(tx: Transaction<Nobody>, { approval, awaited }: AtTheGate): Promise<boolean> {
  const deadlines = await deadlinesOf(tx, { kind: 'APPROVAL', id: approval.id });
  return deadlines.some(
    ({ name, state, personId }) =>
      name === VOTE_TIMERS.expiry && state === 'PENDING' && personId !== null && awaited.includes(personId),
  );
}

async function expire(
  tx: Transaction<Nobody>,
  gate: AtTheGate,
  followUp: StageFollowUp,
): Promise<readonly AuditEntry[]> {
  const { approval, initiative, facts, election } = gate;
  const { people, gathered, nextSequence: sequence } = facts;
  const process = await processFor(tx, initiative);
  const onExpiry = approval.policy?.onExpiry ?? 'STAY';
  const move = onExpiry === 'RETURN' ? decideExpiry(initiative, process, gateFacts(gathered, election)) : undefined;
  const problem = isRefusal(move) ? move.message : null;
  const entry: AuditEntry = {
    ...{ subjectKind: 'INITIATIVE', subjectId: initiative.id, action: 'approvalExpired', reason: NOBODY_DECIDED },
    after: { approvalId: approval.id, onExpiry, problem },
  };
  if (move === undefined || isRefusal(move)) {
    await tellOfExpiry(tx, { initiative, approval, people });
    return [entry];
  }
  const closed = await closeApproval(tx, approval, 'RETURNED', NOBODY_DECIDED, electoratesOf(election));
  if (isRefusal(closed)) throw new Error(`Approval ${approval.id} cannot be returned: ${closed.message}`);
  const written = await writeMove(tx, {
    initiative,
    process,
    people,
    move,
    approval: closed,
    vote: undefined,
    sequence,
  });
  const followed = isFollowed(move) ? await followUp(tx, written.moved, NOBODY_DECIDED) : [];
  return [entry, ...written.audit, ...followed];
}

/** The audit of the initiative says what time did at its gate. */
function entryOf({ approval, initiative }: AtTheGate, deadline: RanOut, toldIds: readonly string[]): AuditEntry {
  const { id: deadlineId, name, entry, dueAt, personId } = deadline;
  return {
    ...{ subjectKind: 'INITIATIVE', subjectId: initiative.id, action: 'deadlineRanOut' },
    after: { approvalId: approval.id, deadlineId, deadline: name, entry, dueAt, personId, toldIds },
  };
}
