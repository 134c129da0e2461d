import { excerpt, invalidInput, type FieldProblem, type InvalidInput } from './refusal';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** A list of thousands of wrong items is told by the first of them. */
const MOST_PROBLEMS = 50;

/**
 * Collects every problem of an input before it is refused, so that a caller mends all of it at once.
 * @example
 * const check = new InputCheck();
 * const title = check.text('input.title', input.title, { max: 200 });
 * if (check.failed) return check.refusal();
 */
export class InputCheck {
  private readonly found: FieldProblem[] = [];

  get failed(): boolean {
    return this.found.length > 0;
  }

  /** @throws Error when nothing was found: ask `failed` first */
  refusal(): InvalidInput {
    if (!this.failed) throw new Error('An input without problems cannot be refused.');
    const more = this.found.length - MOST_PROBLEMS;
    if (more <= 0) return invalidInput(this.found);
    return invalidInput([...this.found.slice(0, MOST_PROBLEMS), { path: 'input', message: `${more} more problems.` }]);
  }

  problem(path: string, message: string): void {
    this.found.push({ path, message });
  }

  /** A text with something in it, trimmed; `max` in characters. */
  text(path: string, value: string, { max }: { max: number }): string {
    const trimmed = value.trim();
    if (isBlank(trimmed)) this.problem(path, 'Expected a text, got an empty one.');
    return this.length(path, trimmed, max);
  }

  /** A text that may be left out: blank counts as left out. */
  optionalText(path: string, value: string | null | undefined, { max }: { max: number }): string | null {
    const trimmed = value?.trim() ?? '';
    return isBlank(trimmed) ? null : this.length(path, trimmed, max);
  }

  /** A web address (http or https) that may be left out. */
  optionalLink(path: string, value: string | null | undefined): string | null {
    const link = this.optionalText(path, value, { max: 2000 });
    if (link !== null && !(URL.canParse(link) && /^https?:$/.test(new URL(link).protocol))) {
      this.problem(path, `"${excerpt(link)}" is not a web address (http:// or https://).`);
    }
    return link;
  }

  /** A whole number of minor units ≥ 0. */
  amount(path: string, value: bigint): bigint {
    if (value < 0n) this.problem(path, `${value}: expected a whole number ≥ 0 (minor units).`);
    if (value > 999_999_999_999_999n) this.problem(path, `${value}: expected at most 999999999999999 minor units.`);
    return value;
  }

  /** A whole number of minor units that may be below 0. */
  signedAmount(path: string, value: bigint): bigint {
    const most = 999_999_999_999_999n;
    if (value > most || value < -most) this.problem(path, `${value}: expected from -${most} to ${most} minor units.`);
    return value;
  }

  /** A whole number within bounds, both included. */
  whole(path: string, value: number, { min, max }: { min: number; max: number }): number {
    if (!Number.isInteger(value) || value < min || value > max) {
      this.problem(path, `${value}: expected a whole number from ${min} to ${max}.`);
    }
    return value;
  }

  /**
   * A calendar date `YYYY-MM-DD` from 1900 on.
   * @param bounds today: as `latest` for what has happened, as `earliest` for what is to happen, as `after` for what is not
   *   to happen today
   */
  date(
    path: string,
    value: string,
    { earliest, latest, after }: { earliest?: string; latest?: string; after?: string } = {},
  ): string {
    if (!isCalendarDate(value))
      this.problem(path, `"${excerpt(value)}" is not a date (YYYY-MM-DD, from 1900 to 2999).`);
    else if (latest !== undefined && value > latest)
      this.problem(path, `${value} is in the future (today is ${latest}).`);
    else if (earliest !== undefined && value < earliest)
      this.problem(path, `${value} is in the past (today is ${earliest}).`);
    else if (after !== undefined && value <= after)
      this.problem(path, `${value} is not in the future (today is ${after}).`);
    return value;
  }

  /**
   * No value twice.
   * @param twice what is said of the second one where its value tells a reader nothing: an id, say
   */
  distinct(path: string, values: readonly string[], twice?: string): void {
    const seen = new Set<string>();
    values.forEach((value, index) => {
      if (seen.has(value)) this.problem(`${path}[${index}]`, twice ?? `"${excerpt(value)}" is named twice.`);
      seen.add(value);
    });
  }

  private length(path: string, value: string, max: number): string {
    const length = Array.from(value).length;
    if (length > max) this.problem(path, `${length} characters: expected at most ${max}.`);
    return value;
  }
}

/** Whether a reader would see nothing: white space, zero-width and control characters, marks without a letter. */
const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);

/** Whether a text names a day that exists, from 1900 to 2999, as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!ISO_DATE.test(text) || text < '1900-01-01' || text > '2999-12-31') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The UTC calendar date of a moment, `YYYY-MM-DD`. */
export const calendarDate = (moment: Date): string => moment.toISOString().slice(0, 10);
