import type { DocumentStatus } from '../../process/domain/document-version';
import type { WorkflowSubject } from '../../process/domain/workflow-definition';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import type { WorkflowDefinition } from '../../workflow/definition';
import type { Migration, MigrationPlan } from '../../workflow/migration-plan';
import { isMigration, migrationOf } from './migration-plan';
import { previewMigration, type Alike, type InTheWay } from './migration-preview';

/** `FAILED`: some could not go on; what had gone on by then stays where it is. */
export const MIGRATION_STATES = ['RUNNING', 'DONE', 'FAILED'] as const;
export type MigrationState = (typeof MIGRATION_STATES)[number];

/** One run of a plan: it takes what runs on one version to another, some at a time. */
export interface WorkflowMigration {
  readonly id: string;
  readonly organizationId: string;
  readonly subjectKind: WorkflowSubject;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly plan: MigrationPlan;
  readonly reason: string;
  readonly state: MigrationState;
  /** How many were to go when it began. */
  readonly total: number;
  readonly done: number;
  /** How many could not go on when it ended. */
  readonly failed: number;
  /** The last that was looked at in this round, by id; null at the beginning of a round. */
  readonly reachedId: string | null;
  /** Why it failed. */
  readonly problem: string | null;
  readonly startedById: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export interface MigrationAsked {
  readonly fromVersion: number;
  readonly toVersion: number;
  /** As it was written down. */
  readonly plan?: unknown;
  readonly reason: string;
}

/** A version of the lifecycle, as far as a migration looks at it. */
export interface VersionOffered {
  readonly number: number;
  readonly status: DocumentStatus;
}

const LONGEST_REASON = 2_000;
const LONGEST_PROBLEM = 2_000;

/**
 * The two versions of a migration: both published, the newer or older one of them retired or not for what leaves it.
 * @returns or a refusal naming what is wrong with their numbers
 */
export function versionsOf(
  { fromVersion, toVersion, reason }: MigrationAsked,
  versions: readonly VersionOffered[],
): { readonly reason: string } | InvalidInput {
  const check = new InputCheck();
  const given = check.text('input.reason', reason, { max: LONGEST_REASON });
  const statusOf = (number: number) => versions.find((version) => version.number === number)?.status;
  const [from, to] = [statusOf(fromVersion), statusOf(toVersion)];
  if (from === undefined) check.problem('input.fromVersion', `There is no version ${fromVersion}.`);
  else if (from === 'DRAFT')
    check.problem('input.fromVersion', `Version ${fromVersion} is a draft: nothing runs on it.`);
  if (to === undefined) check.problem('input.toVersion', `There is no version ${toVersion}.`);
  else if (to !== 'PUBLISHED') {
    const is = to === 'DRAFT' ? 'a draft: publish it first' : 'retired: nothing is put on it any more';
    check.problem('input.toVersion', `Version ${toVersion} is ${is}.`);
  }
  if (fromVersion === toVersion)
    check.problem('input.toVersion', `What runs on version ${toVersion} is there already.`);
  return check.failed ? check.refusal() : { reason: given };
}

/** What a migration begins with. */
export interface MigrationBegun extends Pick<WorkflowMigration, 'plan' | 'total'> {
  readonly migration: Migration;
}

/**
 * Whether a plan can be run: it has no fault, everything in use has a place, and there is something to migrate.
 * @param running what stands on the version to be left, closed ones left out
 */
export function beginMigration(
  given: unknown,
  versions: { readonly from: WorkflowDefinition; readonly to: WorkflowDefinition },
  running: readonly Alike[],
): MigrationBegun | InvalidInput | NotPossibleNow {
  const check = new InputCheck();
  const migration = migrationOf(given, versions);
  if (!isMigration(migration)) {
    for (const { path, message } of migration) check.problem(inPlan(path), message);
    return check.refusal();
  }
  const { initiatives, inTheWay } = previewMigration(migration, running);
  if (initiatives === 0) return notPossibleNow(`No initiative runs on version ${versions.from.version}.`, 'DONE');
  for (const each of inTheWay) check.problem('input.plan', concerning(each));
  return check.failed ? check.refusal() : { migration, plan: migration.plan, total: initiatives };
}

/** Where a fault of a plan is, as the caller wrote it: `$.states.a` is `input.plan.states.a`. */
const inPlan = (path: string): string => `input.plan${path.slice(1)}`;

const concerning = ({ message, initiatives }: InTheWay): string =>
  `${initiatives} ${initiatives === 1 ? 'initiative' : 'initiatives'}: ${message}`;

/** How a migration ends whose round found nothing left that could go on. @param left what still stands on the old version */
export function endMigration(
  running: WorkflowMigration,
  migration: Migration,
  left: readonly Alike[],
  now: Date,
): WorkflowMigration {
  if (left.length === 0) return { ...running, state: 'DONE', failed: 0, finishedAt: now };
  const { initiatives, inTheWay } = previewMigration(migration, left);
  const titles = left.flatMap(({ first }) => first.map(({ title }) => `"${title}"`));
  const more = initiatives - Math.min(titles.length, 10);
  const named = [...titles.slice(0, 10), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return failedMigration(
    { ...running, failed: initiatives },
    `${inTheWay.map(concerning).join(' ')} Left: ${named}.`,
    now,
  );
}

/** How it ends when it cannot go on at all. */
export const failedMigration = (running: WorkflowMigration, problem: string, now: Date): WorkflowMigration => ({
  ...running,
  state: 'FAILED',
  problem: Array.from(problem).slice(0, LONGEST_PROBLEM).join(''),
  finishedAt: now,
});

/** One runs at a time. */
export const refuseWhileRunning = (running: WorkflowMigration | undefined): NotPossibleNow | undefined =>
  running &&
  notPossibleNow(
    `A migration from version ${running.fromVersion} to ${running.toVersion} is running: ${running.done} of ${running.total} are done.`,
    running.state,
  );
