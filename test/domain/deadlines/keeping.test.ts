import { extendDeadline, isOverdue, type Deadline } from '../../../src/deadlines/domain/deadline';
import { keepDeadlines, type StepOfProcess } from '../../../src/deadlines/domain/keeping';
import { DEFAULT_WEEK } from '../../../src/people/domain/working-calendar';
import { isRefusal } from '../../../src/shared/refusal';
import type { Effect } from '../../../src/workflow/engine';

const NOW = new Date('2026-12-11T15:00:00Z');
const MOMENT = { time: { ...DEFAULT_WEEK, daysOff: [] }, now: NOW };
const TIMER = 'discover.underWay after P7D';

const aDeadline = (different: Partial<Deadline> = {}): Deadline => ({
  ...{
    id: 'd1',
    organizationId: 'o',
    subjectKind: 'INITIATIVE',
    subjectId: 'i',
    personId: null,
    name: TIMER,
    entry: 1,
  },
  ...{ startedAt: new Date('2026-12-07T15:00:00Z'), dueAt: new Date('2026-12-14T15:00:00Z'), inWorkingTime: false },
  ...{ remainingSeconds: null, state: 'PENDING', firedAt: null, leftAt: null, problem: null, version: 1 },
  ...different,
});
const fired = aDeadline({ state: 'FIRED', dueAt: new Date('2026-12-10T15:00:00Z'), firedAt: NOW });
const paused = aDeadline({ state: 'PAUSED', dueAt: null, remainingSeconds: 3_600 });
const started: Effect = { kind: 'timerStarted', timer: TIMER, delay: 'P7D' };
const cancelled: Effect = { kind: 'timerCancelled', timer: TIMER };
const keep = (known: readonly Deadline[], step: Partial<StepOfProcess>) =>
  keepDeadlines(
    known,
    {
      ...{ effects: [], wasOnHold: false, isOnHold: false, isActive: () => true },
      delayOf: (duration) => ({ kind: 'DURATION', duration }),
      ...step,
    },
    MOMENT,
  );

/** As every deadline begins. */
const PENDING = { personId: null, state: 'PENDING', remainingSeconds: null, firedAt: null };

describe('A step of a process', () => {
  it('begins a deadline, and of a timer that it had before the next entry', () => {
    const dueAt = new Date('2026-12-18T15:00:00Z');
    expect(keep([], { effects: [started] }).begun).toEqual([
      { name: TIMER, entry: 1, startedAt: NOW, dueAt, inWorkingTime: false, ...PENDING },
    ]);
    const before = aDeadline({ state: 'CANCELLED', leftAt: NOW, entry: 4 });
    expect(keep([before], { effects: [started] }).begun).toMatchObject([{ entry: 5 }]);
  });

  it('begins none that is left open', () => {
    expect(keep([], { effects: [started], delayOf: () => null })).toEqual({ begun: [], changed: [] });
  });

  it('cancels what it leaves and begins anew what it enters again', () => {
    const { changed, begun } = keep([aDeadline()], { effects: [cancelled, started] });
    expect(changed).toEqual([aDeadline({ state: 'CANCELLED', leftAt: NOW })]);
    expect(begun).toMatchObject([{ entry: 2 }]);
  });

  it('begins none of a state that it passes through', () => {
    expect(keep([], { effects: [started, cancelled], isActive: () => false })).toEqual({ begun: [], changed: [] });
  });

  it('pauses what a hold leaves, and lets it go on with what was left', () => {
    // From Friday at three to Monday at three are 72 hours.
    const held = aDeadline({ state: 'PAUSED', dueAt: null, remainingSeconds: 72 * 3_600 });
    expect(keep([aDeadline()], { effects: [cancelled], isOnHold: true, isActive: () => false }).changed).toEqual([
      held,
    ]);
    const { changed, begun } = keep([paused], { effects: [started], wasOnHold: true });
    expect(changed).toEqual([aDeadline({ dueAt: new Date('2026-12-11T16:00:00Z') })]);
    expect(begun).toEqual([]);
  });

  it('brings nothing back that ran out before the hold', () => {
    expect(keep([fired], { effects: [cancelled], isOnHold: true, isActive: () => false }).changed).toEqual([]);
    expect(keep([fired], { effects: [started], wasOnHold: true })).toEqual({ changed: [], begun: [] });
  });

  it('drops what is paused where a hold ends elsewhere, and knows what ran out to be left', () => {
    const elsewhere = { wasOnHold: true, isActive: () => false };
    expect(keep([paused], elsewhere).changed).toMatchObject([
      { state: 'CANCELLED', remainingSeconds: null, leftAt: NOW },
    ]);
    expect(keep([fired], elsewhere).changed).toEqual([{ ...fired, leftAt: NOW }]);
  });
});

describe('A deadline', () => {
  it('is overdue from the moment after its time until what it is for is left', () => {
    expect(isOverdue(fired, NOW)).toBe(true);
    expect(isOverdue({ ...fired, leftAt: NOW }, NOW)).toBe(false);
    expect(isOverdue(aDeadline({ dueAt: NOW }), NOW)).toBe(false);
    expect(isOverdue(paused, NOW)).toBe(false);
  });

  it('is put off alone where nothing follows it, and tried again if it was set aside', () => {
    const dueAt = new Date('2026-12-16T15:00:00Z');
    const earlier = aDeadline({
      id: 'd2',
      name: 'discover.underWay after P1D',
      dueAt: new Date('2026-12-12T15:00:00Z'),
    });
    const elsewhere = aDeadline({ id: 'd3', name: 'discover after P9D', dueAt: new Date('2026-12-20T15:00:00Z') });
    const aside = aDeadline({ problem: 'Broken.' });
    const answer = extendDeadline(aside, [earlier, elsewhere], { dueAt, reason: ' More time. ' }, MOMENT);
    expect(isRefusal(answer)).toBe(false);
    expect(answer).toEqual({ extended: [aDeadline({ dueAt })], reason: 'More time.' });
  });
});
