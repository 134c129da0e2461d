import { statePath } from '../../workflow/definition';
import { timersAt, type TimerChange } from '../../workflow/migrate-timers';
import type { Migration } from '../../workflow/migration-plan';
import type { Initiative, InitiativeStatus, Stage } from '../../initiatives/domain/initiative';
import {
  goesOn,
  migrateInitiative,
  strandedInWords,
  type ApprovalOutcome,
  type MigratedInitiative,
  type StrandedInitiative,
} from './migrate-initiative';

/** Initiatives that stand alike: in the same state, remembering the same, with an approval open at the same gate or none. */
export interface Alike extends Pick<Initiative, 'stage' | 'snapshot'> {
  readonly openGate: string | null;
  readonly initiatives: number;
  /** The first of them, by title. */
  readonly first: readonly Pick<Initiative, 'id' | 'title'>[];
}

/** Something for which a migration is refused, and how many initiatives it concerns. */
export interface InTheWay extends StrandedInitiative {
  readonly message: string;
  readonly initiatives: number;
}

/** Initiatives that go the same way; `toState` and what follows it are null where they cannot go on. */
export interface MigrationGroup {
  readonly fromState: string;
  readonly toState: string | null;
  readonly toStage: Stage | null;
  readonly toStatus: InitiativeStatus | null;
  /** What becomes of their open approvals; null where none is open. */
  readonly approval: ApprovalOutcome | null;
  readonly initiatives: number;
  readonly first: Alike['first'];
}

/** What a plan would do, if it were run now. */
export interface MigrationPreview {
  readonly initiatives: number;
  readonly inTheWay: readonly InTheWay[];
  /** In the order in which they were met. */
  readonly groups: readonly MigrationGroup[];
  readonly approvalsKept: number;
  readonly approvalsWithdrawn: number;
  readonly timers: readonly (TimerChange & { readonly initiatives: number })[];
}

/** How many of a group are named. */
export const FIRST_OF_A_GROUP = 20;

/** What a plan would do to what runs: decided by the very code that migrates. */
export function previewMigration(migration: Migration, running: readonly Alike[]): MigrationPreview {
  const met = running.map((alike) => ({ alike, answer: migrateInitiative(migration, migrating(migration, alike)) }));
  const withApproval = (outcome: ApprovalOutcome) =>
    sum(met.filter(({ answer }) => goesOn(answer) && answer.approval === outcome).map(({ alike }) => alike));
  return {
    initiatives: sum(running),
    inTheWay: inTheWay(migration, met),
    groups: groupsOf(met),
    approvalsKept: withApproval('KEPT'),
    approvalsWithdrawn: withApproval('WITHDRAWN'),
    timers: timersOf(met),
  };
}

interface Met {
  readonly alike: Alike;
  readonly answer: MigratedInitiative | readonly StrandedInitiative[];
}

/** As if every timer of the states that they stand in still ran. */
const migrating = ({ from }: Migration, { stage, snapshot, openGate }: Alike) => ({
  ...{ stage, snapshot, openGate, timers: timersAt(from, snapshot) },
});

const sum = (alike: readonly Pick<Alike, 'initiatives'>[]): number =>
  alike.reduce((total, { initiatives }) => total + initiatives, 0);

/** Each thing once, with all whom it concerns. */
function together<Item, Counted extends { readonly initiatives: number }>(
  items: readonly Item[],
  keyOf: (item: Item) => unknown,
  count: (items: readonly [Item, ...Item[]]) => Counted,
): readonly Counted[] {
  const same = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const known = same.get(key);
    if (known === undefined) same.set(key, [item]);
    else known.push(item);
  }
  return [...same.values()].map(count);
}

function inTheWay(migration: Migration, met: readonly Met[]): readonly InTheWay[] {
  const stranded = met.flatMap(({ alike: { initiatives }, answer }) =>
    goesOn(answer) ? [] : answer.map((each) => ({ ...each, initiatives })),
  );
  return together(
    stranded,
    ({ state, code }) => [state, code],
    (all) => {
      const [{ state, code }] = all;
      return { state, code, message: strandedInWords(all[0], migration), initiatives: sum(all) };
    },
  );
}

function groupsOf(met: readonly Met[]): readonly MigrationGroup[] {
  const groups = met.map(({ alike, answer }): MigrationGroup => {
    const { initiatives, first, snapshot } = alike;
    if (!goesOn(answer)) {
      const nowhere = { toState: null, toStage: null, toStatus: null, approval: null };
      return { fromState: statePath(snapshot.value), ...nowhere, initiatives, first };
    }
    const { fromState, toState, stage, status, approval } = answer;
    return { fromState, toState, toStage: stage, toStatus: status, approval, initiatives, first };
  });
  return together(
    groups,
    ({ fromState, toState, approval }) => [fromState, toState, approval],
    (all) => {
      const named = all.flatMap(({ first }) => first);
      const byTitle = named.toSorted((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0));
      return { ...all[0], initiatives: sum(all), first: byTitle.slice(0, FIRST_OF_A_GROUP) };
    },
  );
}

function timersOf(met: readonly Met[]): MigrationPreview['timers'] {
  const changes = met.flatMap(({ alike: { initiatives }, answer }) =>
    goesOn(answer) ? answer.timers.map((change) => ({ ...change, initiatives })) : [],
  );
  return together(
    changes,
    ({ timer, to, outcome }) => [timer, to, outcome],
    (all) => ({ ...all[0], initiatives: sum(all) }),
  );
}
