import { WorkingCalendars1795200002000 } from '../../migrations/1795200002000-working-calendars';
import { DEFAULT_WEEK } from '../../src/people/domain/working-calendar';
import { ADatabaseOfBefore } from '../support/a-database-of-before';

let before: ADatabaseOfBefore;
beforeAll(async () => void (before = await ADatabaseOfBefore.make(WorkingCalendars1795200002000)));
afterAll(() => before.drop());

describe('An organization that was there before working calendars were', () => {
  it('has the same as one that is founded now', async () => {
    await before.migrate();
    const calendars = await before.query(
      'select time_zone as "timeZone", working_days as "workingDays", version from working_calendars',
    );
    expect(calendars).toEqual([{ ...DEFAULT_WEEK, version: 1 }]);
  });
});
