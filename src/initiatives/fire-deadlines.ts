import type { AuditEntry, Nobody, Transaction } from '../audit';
import { closeDeadlines, type ClosedDeadline, type RunOut } from '../deadlines';
import type { Deadline } from '../deadlines/domain/deadline';
import { isRefusal } from '../shared/refusal';
import { keepDeadlines, tellOfStages } from './after-step';
import { keepConditions } from './condition-keeping';
import { asksForFacts, decideDeadline, type DeadlineMove } from './domain/deadline-move';
import { NOTHING_SEEN, type GatheredFacts, type Initiative, type InitiativeEvent } from './domain/initiative';
import { actionsIn } from './domain/stage-deadlines';
import type { InitiativeProcess } from './domain/process-versions';
import { moveFactsOf, nextSequencesOf } from './initiative-facts';
import { InitiativeEventTable, InitiativeTable } from './initiative.table';
import { processFor } from './process-library';
import { isFollowed, type StageFollowUp } from './stage-follow-up';
import { moneyOfMove } from './tranches';
import { keepVotesAwaited } from './votes-awaited';

/** An initiative on its way through the deadlines of one batch. */
interface OnItsWay {
  initiative: Initiative;
  /** Of the next event in its history. */
  sequence: number;
}

/** A deadline that was decided on, with the initiative before and after it. */
interface Decided {
  readonly deadline: Deadline;
  readonly before: Initiative;
  readonly after: Initiative;
  readonly process: InitiativeProcess;
  readonly sequence: number;
  /** Undefined when the gate on its way is not met. */
  readonly move: DeadlineMove | undefined;
  /** What the gate still waits for. */
  readonly problem: string | null;
}

/**
 * Fires deadlines of initiatives that have run out, with a handful of statements for all of them. An initiative that somebody
 * is moving at this moment is left alone: they may be leaving what the deadline is for.
 * @param followUp what follows where time brings one into another stage, or closes it
 */
export async function fireInitiativeDeadlines(
  tx: Transaction<Nobody>,
  due: readonly Deadline[],
  followUp: StageFollowUp,
): Promise<RunOut> {
  const ways = await lockWhatIsFree(tx, [...new Set(due.map(({ subjectId }) => subjectId))]);
  const gathered = gatheredOnDemand(tx, [...ways.keys()]);
  const decided: Decided[] = [];
  const gone: string[] = [];
  for (const deadline of due) {
    const way = ways.get(deadline.subjectId);
    if (way === undefined) continue;
    const process = await processFor(tx, way.initiative);
    const facts = asksForFacts(way.initiative, process, deadline.name)
      ? await gathered(deadline.subjectId)
      : NOTHING_SEEN;
    const outcome = decideOn(deadline, way, process, facts, tx.now);
    if (outcome === undefined) gone.push(deadline.id);
    else decided.push(outcome);
  }
  await closeDeadlines(tx, decided.map(closed), gone);
  const more = await write(tx, decided, followUp);
  return { fired: decided.length + gone.length, audit: [...decided.map(entryOf), ...more] };
}

/** Locked without waiting: a deadline is claimed already, and whoever moves its initiative may wait for that one. */
async function lockWhatIsFree(tx: Transaction<Nobody>, ids: readonly string[]): Promise<Map<string, OnItsWay>> {
  const initiatives = await tx.lockFree(InitiativeTable, ids);
  const sequences = await nextSequencesOf(
    tx,
    initiatives.map(({ id }) => id),
  );
  return new Map(
    initiatives.map((initiative) => [initiative.id, { initiative, sequence: found(sequences, initiative.id) }]),
  );
}

/** What was gathered for one of the initiatives: asked for only where a gate looks at it, and then for all of them at once. */
function gatheredOnDemand(tx: Transaction<Nobody>, ids: readonly string[]): (id: string) => Promise<GatheredFacts> {
  let facts: ReturnType<typeof moveFactsOf> | undefined;
  return async (id) => found(await (facts ??= moveFactsOf(tx, ids)), id).gathered;
}

function found<T>(of: ReadonlyMap<string, T>, initiativeId: string): T {
  const value = of.get(initiativeId);
  if (value === undefined) throw new Error(`Initiative ${initiativeId} is locked, and gone.`);
  return value;
}

/** @returns undefined when the state of the timer was left */
function decideOn(
  deadline: Deadline,
  way: OnItsWay,
  process: InitiativeProcess,
  facts: GatheredFacts,
  now: Date,
): Decided | undefined {
  const { initiative: before, sequence } = way;
  const move = decideDeadline(before, process, deadline.name, facts);
  if (isRefusal(move)) {
    if (move.code === 'NOT_POSSIBLE_NOW') return undefined;
    return { deadline, before, after: before, process, sequence, move: undefined, problem: move.message };
  }
  const { snapshot, stage, status } = move;
  way.initiative = {
    ...before,
    snapshot,
    stage,
    status,
    ...(move.entersStage ? { enteredStageAt: now, recheckOn: null } : {}),
  };
  way.sequence += 1;
  return { deadline, before, after: way.initiative, process, sequence, move, problem: null };
}

const closed = ({ deadline: { id }, problem }: Decided): ClosedDeadline => ({ id, problem });

/** @returns what the audit says of the money that it moved, and of what followed */
async function write(
  tx: Transaction<Nobody>,
  decided: readonly Decided[],
  followUp: StageFollowUp,
): Promise<readonly AuditEntry[]> {
  const events = decided.flatMap(({ move, before, sequence }): Omit<InitiativeEvent, 'organizationId'>[] =>
    move === undefined
      ? []
      : [{ id: tx.newId(), initiativeId: before.id, sequence, ...move.history, correctsId: null, occurredAt: tx.now }],
  );
  await tx.insert(InitiativeEventTable, events);
  const versions = new Map<string, number>();
  const more: AuditEntry[] = [];
  for (const each of decided) more.push(...(await writeMove(tx, each, versions, followUp)));
  const told = decided.flatMap(({ move, after: initiative }) =>
    actionsIn(move?.effects ?? []).map((action) => ({ action, initiative })),
  );
  await tellOfStages(tx, told);
  return more;
}

/** What only reminds leaves the initiative as it is, and nobody's decision on it stale. */
async function writeMove(
  tx: Transaction<Nobody>,
  { move, before, after, process }: Decided,
  versions: Map<string, number>,
  followUp: StageFollowUp,
): Promise<readonly AuditEntry[]> {
  if (move === undefined || move.history.fromState === move.history.toState) return [];
  const { snapshot, stage, status, enteredStageAt, recheckOn } = after;
  const version = versions.get(before.id) ?? before.version;
  const changes = { snapshot, stage, status, enteredStageAt, recheckOn };
  const moved = await tx.update(InitiativeTable, { ...before, version }, changes);
  versions.set(before.id, version + 1);
  await keepDeadlines(tx, { initiative: after, statusBefore: before.status, process, effects: move.effects });
  await keepConditions(tx, after, { statusBefore: before.status, isApproved: false });
  await keepVotesAwaited(tx, after);
  const money = await moneyOfMove(tx, before, move, process);
  return isFollowed(move) ? [...money, ...(await followUp(tx, moved, null))] : money;
}

/** The audit of the initiative says what time did to it. */
function entryOf({ deadline, before, after, move, problem }: Decided): AuditEntry {
  const { id: deadlineId, name, entry, dueAt } = deadline;
  const standing = ({ stage, status }: Initiative) => ({ stage, status });
  const states = { from: move?.history.fromState ?? null, to: move?.history.toState ?? null };
  return {
    subjectKind: 'INITIATIVE',
    subjectId: before.id,
    action: 'deadlineRanOut',
    before: { state: states.from, ...standing(before) },
    after: {
      ...{ state: states.to, ...standing(after), deadlineId, deadline: name, entry, dueAt },
      ...{ actions: actionsIn(move?.effects ?? []), problem },
    },
  };
}
