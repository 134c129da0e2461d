import { closeFollowUp, followUpTimes, type FollowUp } from '../../../src/followups/domain/follow-up';
import { followUpRule } from '../../../src/followups/domain/follow-up-rule';
import { DEFAULT_WEEK } from '../../../src/people/domain/working-calendar';

/** A Monday; the week is Monday to Friday, 09:00 to 17:00 in UTC. */
const MONDAY = new Date('2026-11-02T09:00:00Z');
const time = { ...DEFAULT_WEEK, daysOff: [] };
const followUp: FollowUp = {
  ...{ id: 'u', organizationId: 'o', feedbackId: 'f', customerId: null, ownerId: 'a', openedAt: MONDAY, dueAt: MONDAY },
  ...{ closedAt: null, closedById: null, answeredOn: null, how: null, version: 1 },
};

describe('a follow-up', () => {
  it('is due at the end of the last of its working days, and its owner is reminded as that day begins', () => {
    // The day of the score does not count: Tuesday, Wednesday.
    expect(followUpTimes(2, { time, now: MONDAY })).toEqual({
      ...{ dueAt: new Date('2026-11-04T17:00:00Z'), remindAt: new Date('2026-11-04T09:00:00Z') },
    });
    // Friday's is due on Monday, over the weekend and a holiday on Monday: on Tuesday.
    const holiday = { ...time, daysOff: [{ firstDay: '2026-11-09', lastDay: '2026-11-09' }] };
    expect(followUpTimes(1, { time: holiday, now: new Date('2026-11-06T16:00:00Z') }).dueAt).toEqual(
      new Date('2026-11-10T17:00:00Z'),
    );
  });

  it('is due by the clock where nobody ever works', () => {
    const never = { ...time, workingDays: [] };
    expect(followUpTimes(3, { time: never, now: MONDAY })).toEqual({
      ...{ dueAt: new Date('2026-11-05T09:00:00Z'), remindAt: null },
    });
  });

  const days = { receivedOn: '2026-11-01', today: '2026-11-03', isErased: false };
  it('is closed once the customer was answered: when, and how', () => {
    expect(closeFollowUp(followUp, { answeredOn: '2026-11-02', how: ' By phone ' }, days)).toEqual({
      ...{ answeredOn: '2026-11-02', how: 'By phone' },
    });
    const erased = { ...days, isErased: true };
    expect(closeFollowUp(followUp, { answeredOn: '2026-11-02', how: 'By phone' }, erased)).toEqual({
      ...{ answeredOn: '2026-11-02', how: null },
    });
    expect(closeFollowUp(followUp, { answeredOn: '2026-11-04', how: ' ' }, days)).toMatchObject({
      problems: [{ path: 'input.answeredOn' }, { path: 'input.how' }],
    });
    expect(closeFollowUp(followUp, { answeredOn: '2026-10-31', how: 'x' }, days)).toMatchObject({
      problems: [{ path: 'input.answeredOn' }],
    });
  });

  it('is not closed twice', () => {
    const closed = { ...followUp, closedAt: MONDAY, closedById: 'a', answeredOn: '2026-11-02', how: 'x' };
    expect(closeFollowUp(closed, { answeredOn: '2026-11-02', how: 'x' }, days)).toMatchObject({ status: 'CLOSED' });
  });
});

describe('a follow-up rule', () => {
  const rule = { source: 'SURVEY', atMost: 6, dueInWorkingDays: 2, ownerId: 'a', active: true } as const;
  it('holds for ratings as feedback has them, and for 1 to 60 working days', () => {
    expect(followUpRule(rule)).toEqual(rule);
    expect(followUpRule({ ...rule, atMost: 100.5, dueInWorkingDays: 0 })).toMatchObject({
      problems: [{ path: 'input.atMost' }, { path: 'input.dueInWorkingDays' }],
    });
    expect(followUpRule({ ...rule, atMost: 2.555, dueInWorkingDays: 61 })).toMatchObject({
      problems: [{ path: 'input.atMost' }, { path: 'input.dueInWorkingDays' }],
    });
  });
});
