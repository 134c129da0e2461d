import type { WorkflowDefinition, WorkflowSnapshot } from '../../workflow/definition';
import { statePath, statePaths } from '../../workflow/definition';
import { isMigrated, migrate, type Stranded } from '../../workflow/migrate';
import { timerChanges, type RunningTimer, type TimerChange } from '../../workflow/migrate-timers';
import { goalOf, type Migration } from '../../workflow/migration-plan';
import type { AppliedMigration, Initiative } from '../../initiatives/domain/initiative';
import { standingAt, standingOf, type Standing } from '../../initiatives/domain/lifecycle';

/** What decides how an initiative goes on under another version. */
export interface Migrating extends Pick<Initiative, 'stage' | 'snapshot'> {
  /** The gate of the approval that is open; null when none is. */
  readonly openGate: string | null;
  readonly timers: readonly RunningTimer[];
}

/**
 * Why an initiative cannot go on: as any process, or because it would await an approval that nobody asked for, or be kept until a
 * day that nobody named.
 */
export interface StrandedInitiative {
  readonly state: string;
  readonly code: Stranded['code'] | 'NOTHING_ASKED' | 'NO_DAY';
}

/** An open approval stays open where it is still awaited at the same gate; otherwise it is withdrawn. */
export const APPROVAL_OUTCOMES = ['KEPT', 'WITHDRAWN'] as const;
export type ApprovalOutcome = (typeof APPROVAL_OUTCOMES)[number];

/** An initiative as it goes on: what to write to it, and what happens to what hangs on it. */
export interface MigratedInitiative extends Standing {
  readonly snapshot: WorkflowSnapshot;
  readonly fromState: string;
  readonly toState: string;
  readonly entersStage: boolean;
  /** What of the plan concerned it. */
  readonly states: AppliedMigration['states'];
  /** Null while no approval is open. */
  readonly approval: ApprovalOutcome | null;
  readonly timers: readonly TimerChange[];
}

/**
 * Decides how an initiative goes on under another version of the lifecycle. Its gate policy stays.
 * @returns or all that stands in the way
 */
export function migrateInitiative(
  migration: Migration,
  { stage, snapshot, openGate, timers }: Migrating,
): MigratedInitiative | readonly StrandedInitiative[] {
  const { from, to } = migration;
  const answer = migrate(migration, snapshot);
  if (!isMigrated(answer)) return answer;
  const used = [...statePaths(snapshot.value), ...rememberedIn(from, snapshot)];
  const pairs = [...new Set(used)].map((state) => [state, goalOf(migration, state) ?? state] as const);
  const unasked = pairs.filter(([state, goal]) => awaitsWhatNobodyAsked(migration, state, goal));
  if (unasked.length > 0) return unasked.map(([state]) => ({ state, code: 'NOTHING_ASKED' }));
  const undated = pairs.filter(([state, goal]) => isKeptWithoutDay(migration, state, goal));
  if (undated.length > 0) return undated.map(([state]) => ({ state, code: 'NO_DAY' }));
  const standing = standingOf(to, answer);
  return {
    ...standing,
    snapshot: answer,
    fromState: statePath(snapshot.value),
    toState: statePath(answer.value),
    entersStage: standing.stage !== stage,
    states: Object.fromEntries(pairs.filter(([state, goal]) => state !== goal)),
    approval: openGate === null ? null : isAwaited(to, answer, openGate) ? 'KEPT' : 'WITHDRAWN',
    timers: timerChanges(migration, answer, timers),
  };
}

/** Whether it goes on, and nothing is in its way. */
export const goesOn = (answer: MigratedInitiative | readonly StrandedInitiative[]): answer is MigratedInitiative =>
  !Array.isArray(answer);

/** Why it cannot go on, as a sentence. */
export function strandedInWords({ state, code }: StrandedInitiative, { to }: Pick<Migration, 'to'>): string {
  const under = `version ${to.version}`;
  return {
    UNMAPPED: `"${state}" has no place under ${under}: the plan must say where it goes.`,
    CLASH: `"${state}" would go to places of ${under} that exclude each other.`,
    NO_REST: `"${state}" would go to a place of ${under} that is left by itself at once.`,
    NO_DAY: `"${state}" would go to a place of ${under} that is kept until a day which nobody named.`,
    NOTHING_ASKED: `"${state}" would go to a place of ${under} that awaits an approval which nobody asked for.`,
  }[code];
}

/** The paths of the places that can be come back to. */
const rememberedIn = ({ id: machine }: WorkflowDefinition, { historyValue }: WorkflowSnapshot): readonly string[] =>
  Object.values(historyValue).flatMap((places) => places.map(({ id }) => id.slice(machine.length + 1)));

function awaitsWhatNobodyAsked({ from, to }: Migration, state: string, goal: string): boolean {
  const [before, after] = [standingAt(from, state), standingAt(to, goal)];
  if (after.status !== 'AWAITING_APPROVAL') return false;
  return before.status !== 'AWAITING_APPROVAL' || before.stage !== after.stage;
}

const isKeptWithoutDay = ({ from, to }: Migration, state: string, goal: string): boolean =>
  standingAt(to, goal).status === 'EMBEDDED' && standingAt(from, state).status !== 'EMBEDDED';

/** Whether an approval at a gate decides something: it is awaited, or will be once what is on hold resumes. */
function isAwaited(to: WorkflowDefinition, snapshot: WorkflowSnapshot, gate: string): boolean {
  const { stage, status } = standingOf(to, snapshot);
  if (status === 'AWAITING_APPROVAL') return stage === gate;
  return (
    status === 'ON_HOLD' &&
    rememberedIn(to, snapshot)
      .map((state) => standingAt(to, state))
      .some((held) => held.status === 'AWAITING_APPROVAL' && held.stage === gate)
  );
}
