import type { Initiative } from '../../initiatives/domain/initiative';
import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { MOST_USERS } from './registered-service';

/** How many use it, counted on a day: append-only, of one day the last counts. */
export interface AdoptionRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly initiativeId: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly users: number;
  /** Of how many who could; null where nobody knows. */
  readonly ofAll: number | null;
  readonly note: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

export interface AdoptionInput extends Pick<AdoptionRecord, 'day' | 'users'> {
  readonly ofAll?: number | null;
  readonly note?: string | null;
}

/** Nobody uses what is only designed, and what is closed is counted no more. */
export function refuseBeforeUse({
  title,
  stage,
  status,
}: Pick<Initiative, 'title' | 'stage' | 'status'>): NotPossibleNow | undefined {
  if (status !== 'CLOSED' && stage !== 'DISCOVER' && stage !== 'DESIGN') return undefined;
  return notPossibleNow(`"${title}" is ${status} in ${stage.toLowerCase()}: nobody uses it.`, status);
}

/** A count, checked whole. @param today in UTC */
export function countedAdoption(
  input: AdoptionInput,
  today: string,
): Pick<AdoptionRecord, 'day' | 'users' | 'ofAll' | 'note'> | InvalidInput {
  const check = new InputCheck();
  const day = check.date('input.day', input.day, { latest: today });
  const users = check.whole('input.users', input.users, { min: 0, max: MOST_USERS });
  const ofAll = input.ofAll ?? null;
  if (ofAll !== null) check.whole('input.ofAll', ofAll, { min: 1, max: MOST_USERS });
  if (ofAll !== null && users > ofAll) {
    check.problem('input.users', `${users}: expected at most ${ofAll}, of how many they are.`);
  }
  const note = check.optionalText('input.note', input.note, { max: 2000 });
  return check.failed ? check.refusal() : { day, users, ofAll, note };
}

/** Users fall by a tenth or more from one count to the next. */
export const isFalling = (users: number, before: number | null): boolean =>
  before !== null && before > 0 && users * 10 <= before * 9;
