import { DEFAULT_WEEK, type WorkingTime } from '../../../src/people/domain/working-calendar';
import { deadlinesFor, ROUND_TIMERS, roundTimes } from '../../../src/rounds/domain/round-times';

const time: WorkingTime = { ...DEFAULT_WEEK, daysOff: [] };
const at = (times: ReturnType<typeof roundTimes>) =>
  Object.fromEntries(Object.entries(times).map(([timer, moment]) => [timer, moment?.toISOString()]));

describe('When a scorer is reminded', () => {
  // The 13th of November 2026 is a Friday; work goes from nine to five.
  it('is a working day before, at the end of the day, and a working day later', () => {
    expect(at(roundTimes('2026-11-13', time))).toEqual({
      reminder: '2026-11-12T09:00:00.000Z',
      due: '2026-11-13T17:00:00.000Z',
      escalation: '2026-11-16T17:00:00.000Z',
    });
  });

  it('goes by their own time zone, and past days on which they do not work', () => {
    // Sunday, the 15th, with a holiday on Friday: due on Thursday at five in Tokyo, which is 08:00 in UTC.
    const inTokyo = {
      ...time,
      timeZone: 'Asia/Tokyo',
      daysOff: [{ firstDay: '2026-11-13', lastDay: '2026-11-13' }],
    };

    expect(at(roundTimes('2026-11-15', inTokyo))).toEqual({
      reminder: '2026-11-11T00:00:00.000Z',
      due: '2026-11-12T08:00:00.000Z',
      escalation: '2026-11-16T08:00:00.000Z',
    });
  });

  it('is the end of the day for whoever works on none', () => {
    expect(at(roundTimes('2026-11-13', { ...time, workingDays: [] }))).toMatchObject({
      due: '2026-11-13T23:59:59.000Z',
    });
  });
});

describe('The deadlines of a scorer', () => {
  const now = new Date('2026-11-13T08:00:00Z');

  it('leave out a reminder whose time has passed, and what runs already', () => {
    const begun = deadlinesFor('sam', '2026-11-13', [], { time, now });
    const known = begun.map((each, i) => ({
      ...{ ...each, id: `deadline-${i}`, organizationId: 'o', subjectKind: 'SCORING_ROUND', subjectId: 'round-1' },
      ...{ leftAt: null, problem: null, version: 1 },
    })) as Parameters<typeof deadlinesFor>[2];

    expect(begun.map(({ name }) => name)).toEqual([ROUND_TIMERS.due, ROUND_TIMERS.escalation]);
    expect(deadlinesFor('sam', '2026-11-20', known, { time, now }).map(({ name }) => name)).toEqual([
      ROUND_TIMERS.reminder,
    ]);
    const ended = known.map((each) => ({ ...each, state: 'CANCELLED' as const }));
    expect(deadlinesFor('sam', '2026-11-20', ended, { time, now }).map(({ entry }) => entry)).toEqual([1, 2, 2]);
  });
});
