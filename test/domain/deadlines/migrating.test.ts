import type { Deadline } from '../../../src/deadlines/domain/deadline';
import { migrateDeadlines } from '../../../src/deadlines/domain/migrating';
import { DEFAULT_WEEK } from '../../../src/people/domain/working-calendar';
import type { TimerChange } from '../../../src/workflow/migrate-timers';

const NOW = new Date('2026-12-04T15:00:00Z');
const BEGAN = new Date('2026-12-01T09:00:00Z');
const DUE = new Date('2026-12-15T09:00:00Z');
const MOMENT = { time: { ...DEFAULT_WEEK, daysOff: [] }, now: NOW };

const aDeadline = (changes: Partial<Deadline> = {}): Deadline => ({
  ...{
    id: 'deadline-1',
    organizationId: 'organization-1',
    subjectKind: 'INITIATIVE',
    subjectId: 'initiative-1',
    personId: null,
  },
  ...{ name: 'a after P14D', entry: 2, startedAt: BEGAN, dueAt: DUE, inWorkingTime: false, remainingSeconds: null },
  ...{ state: 'PENDING', firedAt: null, leftAt: null, problem: null, version: 3 },
  ...changes,
});

const migrated = (known: readonly Deadline[], ...changes: TimerChange[]) =>
  migrateDeadlines(known, { changes, delayOf: (duration) => ({ kind: 'DURATION', duration }) }, MOMENT);

describe('The deadlines of a process that goes on under another version', () => {
  it('stay as they are under their own names', () => {
    expect(migrated([aDeadline()], { timer: 'a after P14D', to: 'a after P14D', outcome: 'KEPT' })).toEqual({
      changed: [],
      begun: [],
    });
  });

  it('go on with the same time under another name, which begins a further entry of it', () => {
    const before = aDeadline({ id: 'deadline-0', name: 'b after P7D', entry: 4, state: 'CANCELLED', leftAt: BEGAN });
    const { changed, begun } = migrated([aDeadline(), before], {
      ...{ timer: 'a after P14D', to: 'b after P7D', outcome: 'KEPT' },
    });
    expect(changed).toEqual([aDeadline({ state: 'CANCELLED', leftAt: NOW })]);
    expect(begun).toMatchObject([{ name: 'b after P7D', entry: 5, startedAt: BEGAN, dueAt: DUE, state: 'PENDING' }]);
  });

  it('that ran out go on as such, and do not run out again', () => {
    const firedAt = new Date('2026-12-03T09:00:00Z');
    const { changed, begun } = migrated([aDeadline({ state: 'FIRED', firedAt })], {
      ...{ timer: 'a after P14D', to: 'b after P14D', outcome: 'KEPT' },
    });
    expect(changed).toMatchObject([{ state: 'FIRED', firedAt, leftAt: NOW }]);
    expect(begun).toMatchObject([{ name: 'b after P14D', entry: 1, state: 'FIRED', firedAt }]);
  });

  it('are counted anew where the plan says so: of one that rests, its whole time is left', () => {
    const anew = { timer: 'a after P14D', to: 'a after P14D', outcome: 'RESTARTED' } as const;
    // 4 December and 14 days.
    const dueAt = new Date('2026-12-18T15:00:00Z');
    expect(migrated([aDeadline()], anew).begun).toMatchObject([{ entry: 3, startedAt: NOW, dueAt, state: 'PENDING' }]);
    const paused = aDeadline({ state: 'PAUSED', dueAt: null, remainingSeconds: 60 });
    const { changed, begun } = migrated([paused], anew);
    expect(changed).toMatchObject([{ state: 'CANCELLED', remainingSeconds: null }]);
    expect(begun).toMatchObject([{ entry: 3, dueAt: null, state: 'PAUSED', remainingSeconds: 14 * 86_400 }]);
  });

  it('are dropped, and begin where only the new version has them', () => {
    const { changed, begun } = migrated(
      [aDeadline()],
      { timer: 'a after P14D', to: null, outcome: 'DROPPED' },
      { timer: null, to: 'c after P1D', outcome: 'STARTED' },
    );
    expect(changed).toEqual([aDeadline({ state: 'CANCELLED', leftAt: NOW })]);
    expect(begun).toMatchObject([{ name: 'c after P1D', entry: 1, dueAt: new Date('2026-12-05T15:00:00Z') }]);
  });
});
