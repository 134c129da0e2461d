import { daysAfter } from '../../shared/days';
import { InputCheck, isCalendarDate } from '../../shared/input-check';
import { invalidInput, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import type { ApprovalSubject } from './approval';

/**
 * `SET` with a vote while its approval is open; then `OPEN` until it is met, or `LAPSED`: its vote does not count any more, the
 * approval was not given, or what was approved was given up. `MET`, as whoever does it says; `CONFIRMED` or `WAIVED` as
 * whoever set it says.
 */
export const CONDITION_STATES = ['SET', 'OPEN', 'MET', 'CONFIRMED', 'WAIVED', 'LAPSED'] as const;
export type ConditionState = (typeof CONDITION_STATES)[number];

/** What has to be done although something is approved. Its words stay as they were said. */
export interface Condition {
  readonly id: string;
  readonly organizationId: string;
  /** Null where a portfolio review set it, when it funded what it is of. */
  readonly approvalId: string | null;
  /** The vote that sets it; null as its approval. */
  readonly voteId: string | null;
  /** The decision of a portfolio review that sets it; null where a vote does. */
  readonly reviewDecisionId: string | null;
  /** What is approved under it. */
  readonly subjectKind: ApprovalSubject;
  readonly subjectId: string;
  /** 1, 2, 3, … within its vote, or the decision. */
  readonly number: number;
  readonly text: string;
  readonly state: ConditionState;
  /** Who is to meet it; null while it is set and its vote names nobody. */
  readonly ownerId: string | null;
  /** Who says whether it is met: whose vote set it, or who took over from them. */
  readonly confirmerId: string;
  /** The last day for it; null where there is none. */
  readonly dueOn: string | null;
  readonly setAt: Date;
  /** When the approval was given. */
  readonly openedAt: Date | null;
  /** What was done, as it was said last, and where it can be read. */
  readonly done: string | null;
  readonly link: string | null;
  readonly metById: string | null;
  readonly metAt: Date | null;
  /** What was said to that last, or by which it was waived. */
  readonly reason: string | null;
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  readonly version: number;
}

/** A condition as a voter writes it down. */
export interface ConditionDraft extends Pick<Condition, 'text'> {
  /** Who is to meet it: whoever leads the work when left out. */
  readonly ownerId?: string | null;
  /** The last day for it: what the policy says when left out. */
  readonly dueOn?: string | null;
}

/** A condition of a vote, checked. */
export type ConditionSaid = Pick<Condition, 'text' | 'ownerId' | 'dueOn'>;

/** More than anybody would follow up. */
const MOST_CONDITIONS = 20;
const MOST_DAYS_AHEAD = 3_650;

/** The conditions of a vote, checked into `check`. @param today the date on which they are set */
export function conditionsSaid(
  check: InputCheck,
  drafts: readonly ConditionDraft[],
  today: string,
): readonly ConditionSaid[] {
  if (drafts.length > MOST_CONDITIONS) {
    check.problem('input.conditions', `${drafts.length} conditions: expected at most ${MOST_CONDITIONS}.`);
  }
  return drafts.map(({ text, ownerId = null, dueOn = null }, index) => {
    const place = `input.conditions[${index}]`;
    if (dueOn !== null) checkLastDay(check, `${place}.dueOn`, dueOn, today);
    return { text: check.text(`${place}.text`, text, { max: 2000 }), ownerId, dueOn };
  });
}

/** A hold keeps the seconds that are left: of a slip of the keyboard, `2999` for `2029`, they would be too many to keep. */
function checkLastDay(check: InputCheck, path: string, day: string, today: string): void {
  const latest = daysAfter(today, MOST_DAYS_AHEAD);
  check.date(path, day, { earliest: today });
  if (isCalendarDate(day) && day > latest) check.problem(path, `${day} is too far away: expected ${latest} or before.`);
}

/** Whether something is to be done or said about it still. */
export const isUnsettled = ({ state }: Pick<Condition, 'state'>): boolean => state === 'OPEN' || state === 'MET';

/** A condition in force once its approval is given. @param by who meets it and until when, where its vote did not say */
export const opened = (
  condition: Condition,
  by: { readonly ownerId: string; readonly dueOn: string | null },
  openedAt: Date,
): Condition => ({
  ...{ ...condition, state: 'OPEN', openedAt },
  ...{ ownerId: condition.ownerId ?? by.ownerId, dueOn: condition.dueOn ?? by.dueOn },
});

interface Said {
  readonly by: string;
  readonly now: Date;
}

/** Its owner, or whoever runs the work, says that it is met: whoever set it is to confirm that. */
export function meet(
  condition: Condition,
  input: { readonly done: string; readonly link?: string | null },
  { by: metById, now: metAt }: Said,
): Condition | InvalidInput | NotPossibleNow {
  if (condition.state !== 'OPEN') return notNow(condition, 'met');
  const check = new InputCheck();
  const done = check.text('input.done', input.done, { max: 2000 });
  const link = check.optionalLink('input.link', input.link);
  if (check.failed) return check.refusal();
  return { ...condition, state: 'MET', done, link, metById, metAt };
}

/** Whoever set it has seen that it is met. */
export function confirm(
  condition: Condition,
  input: { readonly remark?: string | null },
  said: Said,
): Condition | InvalidInput | NotPossibleNow {
  if (condition.state !== 'MET') return notNow(condition, 'confirmed');
  const check = new InputCheck();
  const remark = check.optionalText('input.remark', input.remark, { max: 2000 });
  return check.failed ? check.refusal() : decided(condition, 'CONFIRMED', remark, said);
}

/** Whoever set it does not think that it is met. @param today the date on which they say so */
export function reopen(
  condition: Condition,
  input: { readonly reason: string; readonly dueOn?: string | null },
  said: Said & { readonly today: string },
): Condition | InvalidInput | NotPossibleNow {
  if (condition.state !== 'MET') return notNow(condition, 'reopened');
  const check = new InputCheck();
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  const dueOn = input.dueOn ?? null;
  if (dueOn !== null) checkLastDay(check, 'input.dueOn', dueOn, said.today);
  if (check.failed) return check.refusal();
  return { ...decided(condition, 'OPEN', reason, said), dueOn: dueOn ?? condition.dueOn };
}

/** Whoever set it does not insist on it. */
export function waive(
  condition: Condition,
  input: { readonly reason: string },
  said: Said,
): Condition | InvalidInput | NotPossibleNow {
  if (!isUnsettled(condition)) return notNow(condition, 'waived');
  const check = new InputCheck();
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  return check.failed ? check.refusal() : decided(condition, 'WAIVED', reason, said);
}

const decided = (condition: Condition, state: ConditionState, reason: string | null, { by, now }: Said): Condition => ({
  ...{ ...condition, state, reason, decidedById: by, decidedAt: now },
});

/** Somebody else is to meet it, or by another day. @param today the date on which that is said */
export function revise(
  condition: Condition,
  input: { readonly ownerId?: string | null; readonly dueOn?: string | null },
  today: string,
): Condition | InvalidInput | NotPossibleNow {
  if (condition.state !== 'OPEN') return notNow(condition, 'given to somebody else, or another day');
  const ownerId = input.ownerId ?? condition.ownerId;
  const dueOn = input.dueOn ?? condition.dueOn;
  if (ownerId === condition.ownerId && dueOn === condition.dueOn) {
    return invalidInput([{ path: 'input', message: 'Expected another owner or another day than now, got none.' }]);
  }
  const check = new InputCheck();
  if (input.dueOn != null) checkLastDay(check, 'input.dueOn', input.dueOn, today);
  return check.failed ? check.refusal() : { ...condition, ownerId, dueOn };
}

function notNow({ state }: Condition, done: string): NotPossibleNow {
  const message = `The condition is ${state} and cannot be ${done}.`;
  return notPossibleNow(message, state);
}

/** Those who could say whether a condition is met. */
export interface Judges {
  /** Who may vote in the stead of whoever set it or took over from them. */
  readonly standInIds: readonly string[];
  /** Those who have a part in what was approved. */
  readonly concernedIds: readonly string[];
  /** Who says it where none of those can. */
  readonly otherwise: readonly string[];
}

/**
 * Who confirms, reopens or waives a condition: nobody who is to meet it or says that it is met, and nobody with a part in what
 * was approved under it, themselves or through another.
 */
export function judgesOf(
  { ownerId, metById, confirmerId }: Pick<Condition, 'ownerId' | 'metById' | 'confirmerId'>,
  { standInIds, concernedIds, otherwise }: Judges,
): readonly string[] {
  const out = new Set([ownerId, metById, ...concernedIds]);
  const mayNot = (id: string): boolean => out.has(id);
  if (mayNot(confirmerId)) return otherwise.filter((id) => !mayNot(id));
  return [confirmerId, ...standInIds.filter((id) => !mayNot(id))];
}
