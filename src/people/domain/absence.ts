import { daysBetween } from '../../shared/days';
import { InputCheck } from '../../shared/input-check';
import {
  invalidInput,
  notPossibleNow,
  ownDecision,
  type InvalidInput,
  type NotPossibleNow,
  type OwnDecision,
} from '../../shared/refusal';
import { dayAfter, type Days } from './working-calendar';

/** Days on which a person is not there, both ends included, in their own time zone. */
export interface Absence extends Days {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly note: string | null;
  /** Who stands in this time; null for the standing deputy. */
  readonly deputyId: string | null;
  /** The person, an assistant of theirs, or an admin. */
  readonly recordedById: string;
  readonly recordedAt: Date;
  readonly version: number;
}

/** Who stands in for a person whenever they are absent. */
export interface StandingDeputy {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly deputyId: string;
}

/** Somebody who may record absences for a person and name their standing deputy. */
export interface Assistant {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly assistantId: string;
}

export interface AbsenceInput extends Days {
  readonly note?: string | null;
  readonly deputyId?: string | null;
}

/** Three years: parental leave, and no year mistyped. */
const LONGEST_ABSENCE_DAYS = 1_096;
const daysIn = ({ firstDay, lastDay }: Days): number => daysBetween(firstDay, lastDay) + 1;

/**
 * An absence from today on.
 * @param today in the person's time zone
 * @param others the person's other absences
 */
export function absenceFrom(
  origin: Pick<Absence, 'id' | 'organizationId' | 'personId' | 'recordedById' | 'recordedAt'>,
  input: AbsenceInput,
  today: string,
  others: readonly Days[],
): Absence | InvalidInput | OwnDecision {
  const own = refuseOwnDeputy(origin, input.deputyId ?? null, origin.recordedById);
  if (own) return own;
  const check = new InputCheck();
  const [firstDay, lastDay] = [input.firstDay, input.lastDay];
  check.date('input.firstDay', firstDay);
  check.date('input.lastDay', lastDay);
  if (!check.failed) checkDays(check, { firstDay, lastDay }, today, others);
  const note = check.optionalText('input.note', input.note, { max: 500 });
  const { deputyId = null } = input;
  if (deputyId === origin.personId) check.problem('input.deputyId', OWN_DEPUTY);
  return check.failed ? check.refusal() : { ...origin, firstDay, lastDay, note, deputyId, version: 1 };
}

/** A deputy votes in the name of who is away: that is for them to give, or for somebody who has nothing of it. */
function refuseOwnDeputy(
  { personId }: { readonly personId: string },
  deputyId: string | null,
  actorId: string,
): OwnDecision | undefined {
  if (deputyId !== actorId || actorId === personId) return undefined;
  return ownDecision('Nobody makes themselves the deputy of another: the person does, or somebody else who may.');
}

const OWN_DEPUTY = 'Nobody is a deputy of themselves.';

function checkDays(check: InputCheck, days: Days, today: string, others: readonly Days[]): void {
  const { firstDay, lastDay } = days;
  if (firstDay < today)
    check.problem('input.firstDay', `${firstDay} is past: in this person's time zone it is ${today}.`);
  if (lastDay < firstDay) check.problem('input.lastDay', `${lastDay} is before the first day, ${firstDay}.`);
  if (daysIn(days) > LONGEST_ABSENCE_DAYS) {
    check.problem('input.lastDay', `${daysIn(days)} days: expected at most ${LONGEST_ABSENCE_DAYS} (three years).`);
  }
  for (const other of others.filter((each) => each.firstDay <= lastDay && firstDay <= each.lastDay)) {
    const message = `There is an absence from ${other.firstDay} to ${other.lastDay} already: cancel or end it first.`;
    check.problem('input.firstDay', message);
  }
}

const title = ({ firstDay, lastDay }: Days): string => `absence from ${firstDay} to ${lastDay}`;

/**
 * An absence that is over sooner than thought. Whoever is back today was absent until yesterday; days before that stay,
 * since the deputy acted in them.
 */
export function endedAbsence(
  absence: Absence,
  lastDay: string,
  today: string,
): Absence | InvalidInput | NotPossibleNow {
  const refusal = refuseWhenOver(absence, today);
  if (refusal) return refusal;
  if (absence.firstDay > today) {
    return notPossibleNow(`The ${title(absence)} has not begun: cancel it instead.`, 'NOT_BEGUN');
  }
  const check = new InputCheck();
  check.date('input.lastDay', lastDay);
  if (check.failed) return check.refusal();
  const begun = lastDay >= absence.firstDay;
  if (!begun || lastDay >= absence.lastDay || dayAfter(lastDay) < today) {
    const from = dayAfter(absence.firstDay) < today ? `yesterday (today is ${today})` : absence.firstDay;
    const message = `${lastDay}: expected a day from ${from} on and before ${absence.lastDay}, its last day.`;
    return invalidInput([{ path: 'input.lastDay', message }]);
  }
  return { ...absence, lastDay };
}

/** An absence that did not come: it may have been thought to begin today. */
export const refuseCancel = (absence: Absence, today: string): NotPossibleNow | undefined =>
  refuseWhenOver(absence, today) ??
  (absence.firstDay < today ? notPossibleNow(`The ${title(absence)} has begun: end it instead.`, 'BEGUN') : undefined);

const refuseWhenOver = (absence: Absence, today: string): NotPossibleNow | undefined =>
  absence.lastDay < today ? notPossibleNow(`The ${title(absence)} is over.`, 'OVER') : undefined;

/** A deputy of deputies is no concern here: who stands in at last is told when it is needed. @param actorId who names them */
export const refuseStandingDeputy = (
  personId: string,
  deputyId: string | null,
  actorId: string,
): InvalidInput | OwnDecision | undefined =>
  deputyId === personId
    ? invalidInput([{ path: 'input.deputyId', message: OWN_DEPUTY }])
    : refuseOwnDeputy({ personId }, deputyId, actorId);

const MOST_ASSISTANTS = 20;

/** Up to 20 other people, nobody twice. */
export function refuseAssistants(personId: string, assistantIds: readonly string[]): InvalidInput | undefined {
  const check = new InputCheck();
  const path = 'input.assistantIds';
  if (assistantIds.length > MOST_ASSISTANTS) {
    check.problem(path, `${assistantIds.length} assistants: expected at most ${MOST_ASSISTANTS}.`);
    return check.refusal();
  }
  assistantIds.forEach((id, index) => {
    if (id === personId) check.problem(`${path}[${index}]`, 'Nobody is an assistant of themselves.');
  });
  check.distinct(path, assistantIds, 'This person is named twice.');
  return check.failed ? check.refusal() : undefined;
}

/**
 * What becomes of an absence when the person leaves the organization: one to come is cancelled, one that is under way ends
 * today, and one that is over stays.
 * @param today in the person's time zone
 */
export function absenceOfLeaver({ firstDay, lastDay }: Days, today: string): 'STAYS' | 'ENDS_TODAY' | 'CANCELLED' {
  if (firstDay > today) return 'CANCELLED';
  return lastDay > today ? 'ENDS_TODAY' : 'STAYS';
}
