import fc from 'fast-check';
import { furtherStep, keepVoteClock, type VotesAwaited } from '../../../src/approvals/domain/vote-clock';
import { daysOfTimers, timesFaults, VOTE_TIMERS } from '../../../src/approvals/domain/vote-times';
import type { Deadline } from '../../../src/deadlines/domain/deadline';
import type { Kept } from '../../../src/deadlines/domain/keeping';
import { DEFAULT_WEEK } from '../../../src/people/domain/working-calendar';

const MONDAY = new Date('2026-11-02T09:00:00Z');
const TIMES = { days: 3, remindBefore: 1, escalateAfter: 2, expireAfter: 4 };
const timeOf = () => ({ ...DEFAULT_WEEK, daysOff: [] });
const keep = (known: readonly Deadline[], awaited: Partial<VotesAwaited>, now = MONDAY): Kept =>
  keepVoteClock(known, { times: TIMES, seatIds: ['leah'], isPaused: false, isAnew: false, ...awaited }, timeOf, now);

/** The deadlines as they are once that is written. */
function written(known: readonly Deadline[], { changed, begun }: Kept): readonly Deadline[] {
  const kept = known.map((deadline) => changed.find(({ id }) => id === deadline.id) ?? deadline);
  const further = begun.map((each): Deadline => {
    const id = `${each.personId ?? ''} ${each.name} ${each.entry}`;
    return {
      ...each,
      id,
      organizationId: 'o',
      subjectKind: 'APPROVAL',
      subjectId: 'a',
      leftAt: null,
      problem: null,
      version: 1,
    };
  });
  return [...kept, ...further];
}
const asked = written([], keep([], {}));

describe('The clock of a vote', () => {
  it('begins with a reminder, a due time, an escalation and an expiry, as far as there are any', () => {
    // Two, three, five and seven working days after Monday, the 2nd.
    expect(asked.map(({ name, dueAt }) => `${name}: ${dueAt?.toISOString() ?? ''}`)).toEqual([
      'vote after reminderDays: 2026-11-04T17:00:00.000Z',
      'vote after days: 2026-11-05T17:00:00.000Z',
      'vote after escalationDays: 2026-11-09T17:00:00.000Z',
      'vote after expiryDays: 2026-11-11T17:00:00.000Z',
    ]);
    expect(daysOfTimers({ days: 3 })).toEqual([['due', 3]]);
    expect(daysOfTimers({})).toEqual([]);
  });

  it('goes on untouched while the vote is awaited', () => {
    expect(keep(asked, {}, new Date('2026-11-03T09:00:00Z'))).toEqual({ changed: [], begun: [] });
  });

  it('begins for a seat that is given while a question is open with all of its time left', () => {
    const { begun } = keep([], { isPaused: true });
    // Eight hours of Monday, which began at nine, and of the three days after it.
    expect(begun.find(({ name }) => name === VOTE_TIMERS.due)).toMatchObject({
      ...{ state: 'PAUSED', dueAt: null, remainingSeconds: 4 * 8 * 3_600 },
    });
  });

  it('does not remind again after what is voted on was paused', () => {
    const reminded = asked.map((deadline): Deadline => {
      const isReminder = deadline.name === VOTE_TIMERS.reminder;
      return isReminder ? { ...deadline, state: 'FIRED', firedAt: new Date('2026-11-04T17:00:00Z') } : deadline;
    });
    const now = new Date('2026-11-05T09:00:00Z');
    const held = written(reminded, keep(reminded, { isPaused: true }, now));
    const resumed = written(held, keep(held, {}, now));
    expect(resumed.map(({ state }) => state)).toEqual(['FIRED', 'PENDING', 'PENDING', 'PENDING']);
    expect(resumed).toHaveLength(4);
  });

  it('takes an escalation further as a further entry, which rests and begins anew with the others', () => {
    const escalated = asked.map((deadline): Deadline => {
      const isFired = deadline.name !== VOTE_TIMERS.expiry;
      return isFired ? { ...deadline, state: 'FIRED', firedAt: deadline.dueAt } : deadline;
    });
    // Two working days after Monday, the 9th, at five.
    const now = new Date('2026-11-09T17:00:00Z');
    const further = furtherStep(escalated, 'leah', 2, { time: timeOf(), now });
    expect(further).toMatchObject({
      ...{ personId: 'leah', name: VOTE_TIMERS.escalation, entry: 2, state: 'PENDING' },
      dueAt: new Date('2026-11-11T17:00:00Z'),
    });
    const known = written(escalated, { changed: [], begun: [further] });
    const { changed } = keep(known, { isPaused: true }, new Date('2026-11-10T09:00:00Z'));
    // Eight hours of Tuesday and of Wednesday.
    expect(changed.map(({ name, remainingSeconds }) => [name, remainingSeconds])).toEqual([
      [VOTE_TIMERS.expiry, 2 * 8 * 3_600],
      [VOTE_TIMERS.escalation, 2 * 8 * 3_600],
    ]);
    const anew = keep(known, { isAnew: true }, new Date('2026-11-10T09:00:00Z'));
    expect(anew.begun.filter(({ name }) => name === VOTE_TIMERS.escalation)).toMatchObject([{ entry: 3 }]);
  });

  it('has at most one running deadline of each name and person, and none of whom nobody awaits, whatever happens', () => {
    const step = fc.record({
      seatIds: fc.uniqueArray(fc.constantFrom('leah', 'liam', 'lou')),
      isPaused: fc.boolean(),
      isAnew: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let known: readonly Deadline[] = [];
        steps.forEach((each, hour) => {
          known = written(known, keep(known, each, new Date(MONDAY.getTime() + hour * 3_600_000)));
          const running = known.filter(({ leftAt }) => leftAt === null);
          expect(running.map(({ personId, name }) => `${personId ?? ''} ${name}`).sort()).toEqual(
            each.seatIds.flatMap((seat) => Object.values(VOTE_TIMERS).map((name) => `${seat} ${name}`)).sort(),
          );
          expect(running.every(({ state }) => state === (each.isPaused ? 'PAUSED' : 'PENDING'))).toBe(true);
        });
        expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
      }),
    );
  });
});

describe('The times of votes', () => {
  it('have to fit together', () => {
    expect(timesFaults({})).toEqual([]);
    expect(timesFaults({ ...TIMES, onExpiry: 'RETURN' })).toEqual([]);
    expect(timesFaults({ remindBefore: 1, expireAfter: 2 }).map(({ field }) => field)).toEqual([
      'remindBefore',
      'expireAfter',
    ]);
    expect(timesFaults({ days: 1, remindBefore: 1 }).map(({ field }) => field)).toEqual(['remindBefore']);
    expect(timesFaults({ days: 1, onExpiry: 'STAY' }).map(({ field }) => field)).toEqual(['onExpiry']);
  });
});
