import { calendarDate } from '../../shared/input-check';

/** The days that are listened to, both included: calendar dates `YYYY-MM-DD` in UTC. */
export interface ListeningWindow {
  readonly from: string;
  readonly to: string;
}

/** What is asked for; what is left out is filled in. */
export type WindowAsked = Readonly<Partial<Record<keyof ListeningWindow, string | null>>>;

/**
 * The window that is asked for. Left out, its last day is today, and its first makes it 12 months: the day after the
 * same day a year before (2025-11-03 for 2026-11-02).
 * @param asked existing days
 * @param today calendar date in UTC
 */
export function listeningWindow(asked: WindowAsked, today: string): ListeningWindow {
  const to = asked.to ?? today;
  return { from: asked.from ?? twelveMonthsUpTo(to), to };
}

function twelveMonthsUpTo(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return calendarDate(new Date(Date.UTC(year - 1, month - 1, date + 1)));
}
