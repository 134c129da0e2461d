import type { Clock } from '../platform/clock';
import { calendarDate } from '../shared/input-check';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const OPENS_AT_MINUTE = 9 * 60;
const OPEN_MINUTES = 8 * 60;
/** Prime to the minutes of a working day, so that one day's work does not begin when the day before's did. */
const UNEVEN_MINUTES = 137;

/** A clock that stands where it is put: what the demo tells of happened long ago. */
export class DemoClock implements Clock {
  private moment = new Date(0);

  now(): Date {
    return this.moment;
  }

  standAt(moment: Date): void {
    this.moment = moment;
  }
}

/** The days of the demo, counted back from the day on which it is loaded. All of them in UTC. */
export class DemoCalendar {
  private readonly today: number;

  constructor(asOf: Date) {
    this.today = Math.floor(asOf.getTime() / DAY_MS);
  }

  /** The calendar date of so many days ago, `YYYY-MM-DD`; of a day ahead when it is negative. */
  date(daysAgo: number): string {
    return calendarDate(new Date((this.today - daysAgo) * DAY_MS));
  }

  /** The calendar date on which something of so many days ago was done: nobody works on a weekend, it waits for Monday. */
  workdate(daysAgo: number): string {
    return calendarDate(new Date(this.workday(daysAgo) * DAY_MS));
  }

  /**
   * Puts things to do in the order of time, those of one day as they are given, and spreads a day's over its hours.
   * The same for the same things: a load that is taken up again comes to the same moments.
   */
  inOrder<Todo extends { readonly daysAgo: number }>(todos: readonly Todo[]): { todo: Todo; at: Date }[] {
    const days = new Map<number, Todo[]>();
    for (const todo of todos.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
      const day = this.workday(todo.daysAgo);
      days.set(day, [...(days.get(day) ?? []), todo]);
    }
    return [...days].flatMap(([day, ofDay]) =>
      ofDay.map((todo, index) => ({ todo, at: momentOf(day, index, ofDay.length) })),
    );
  }

  /** Days since 1 January 1970, a Thursday. */
  private workday(daysAgo: number): number {
    const day = this.today - daysAgo;
    const afterMonday = (day + 3) % 7;
    return afterMonday < 5 ? day : day + 7 - afterMonday;
  }
}

function momentOf(day: number, index: number, count: number): Date {
  const minutes = Math.max(1, Math.floor(OPEN_MINUTES / count));
  const within = ((day + index) * UNEVEN_MINUTES) % minutes;
  return new Date(day * DAY_MS + (OPENS_AT_MINUTE + index * minutes + within) * MINUTE_MS);
}
