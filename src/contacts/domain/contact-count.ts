import { InputCheck, isCalendarDate } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import type { ServiceSide } from './contact-cause';
import { isSomeAtOnce, type Charged, type Correctable } from './service-contact';

/** How often customers had to get in touch for a cause, by a channel, in a period: where nobody keeps them one by one. */
export interface ContactCount extends Charged, Correctable {
  readonly id: string;
  readonly organizationId: string;
  readonly causeId: string;
  readonly channelId: string;
  /** Calendar dates in UTC, both included. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly contacts: number;
  readonly importId: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

export interface CountInput extends Pick<ContactCount, 'causeId' | 'channelId' | 'fromDay' | 'toDay' | 'contacts'> {
  /** Left out, the owner of the cause. */
  readonly ownerId?: string | null;
  /** Left out, the side of the cause. */
  readonly side?: ServiceSide | null;
}

export const MOST_CONTACTS = 100_000_000;

/**
 * Counts as they are recorded, checked each by itself; whether they overlap is asked of {@link countedTwice}, once it is
 * known whom they are charged to.
 * @param today calendar date in UTC: what is not over cannot be counted
 */
export function takeCounts(counts: readonly CountInput[], today: string): readonly CountInput[] | InvalidInput {
  const check = new InputCheck();
  if (!isSomeAtOnce(check, 'input.counts', counts.length)) return check.refusal();
  counts.forEach((count, index) => takeCount(check, atPlace(index), count, today));
  return check.failed ? check.refusal() : counts;
}

/** One count, as far as it can be checked by itself. */
export function takeCount(
  check: InputCheck,
  path: string,
  { fromDay, toDay, contacts }: CountInput,
  today: string,
): void {
  check.date(`${path}.fromDay`, fromDay, { latest: today });
  check.date(`${path}.toDay`, toDay, { latest: today });
  if (isCalendarDate(fromDay) && isCalendarDate(toDay) && toDay < fromDay) {
    check.problem(`${path}.toDay`, `${toDay} is before ${fromDay}, the first day.`);
  }
  check.whole(`${path}.contacts`, contacts, { min: 0, max: MOST_CONTACTS });
}

/** Where a count stands among those that are recorded at once. */
const atPlace = (index: number): string => `input.counts[${index}]`;

/** A cell of the table of contacts, over a period. */
export type CountedCell = Pick<ContactCount, 'causeId' | 'channelId' | 'ownerId' | 'fromDay' | 'toDay'>;

/** Whether something is counted by both. */
export const overlap = (a: CountedCell, b: CountedCell): boolean =>
  a.causeId === b.causeId &&
  a.channelId === b.channelId &&
  a.ownerId === b.ownerId &&
  a.fromDay <= b.toDay &&
  b.fromDay <= a.toDay;

/** For a sentence: `2026-10-01 to 2026-10-31`. */
export const periodOf = ({ fromDay, toDay }: Pick<CountedCell, 'fromDay' | 'toDay'>): string =>
  `${fromDay} to ${toDay}`;

/**
 * Counts that would count something twice: with an earlier one of the same command, with one that stands, or with contacts
 * that were recorded one by one.
 * @param recorded contacts of the same cells that are on record one by one: the first day of them, by the place of the count
 * @param path where a count stands in the input
 */
export function countedTwice(
  counts: readonly CountedCell[],
  standing: readonly CountedCell[],
  recorded: ReadonlyMap<number, string>,
  path: (index: number) => string = atPlace,
): InvalidInput | undefined {
  const check = new InputCheck();
  counts.forEach((count, index) => {
    const from = `${path(index)}.fromDay`;
    const earlier = counts.findIndex((other) => overlap(count, other));
    if (earlier < index) check.problem(from, `${periodOf(count)} overlaps ${path(earlier)}: ${SAME_CELL}.`);
    const there = standing.find((other) => overlap(count, other));
    if (there) check.problem(from, `${periodOf(count)} overlaps the count of ${periodOf(there)}: ${SAME_CELL}.`);
    const day = recorded.get(index);
    if (day !== undefined) check.problem(from, `Contacts of ${day} are on record one by one: ${SAME_CELL}.`);
  });
  return check.failed ? check.refusal() : undefined;
}

/** Why two counts cannot both stand: the end of a sentence. */
export const SAME_CELL = 'of the same cause, owner and channel nothing is counted twice';
