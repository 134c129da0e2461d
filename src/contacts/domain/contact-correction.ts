import { InputCheck, calendarDate } from '../../shared/input-check';
import { invalidInput, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import type { ContactCause } from './contact-cause';
import { takeCount, type ContactCount, type CountedCell, type CountInput } from './contact-count';
import {
  takeContact,
  type Charged,
  type ContactDraft,
  type ContactInput,
  type Correctable,
  type ServiceContact,
} from './service-contact';

/** What is different in a correction: what is left out stays, and null takes away what may be missing. */
type Changes<Input> = { readonly [Field in keyof Input]?: Input[Field] | null };
export type ContactChanges = Changes<ContactInput>;
export type CountChanges = Changes<CountInput>;

interface Reasoned {
  readonly reason: string;
}

/** The cause that something is of from now on. */
type CauseNow = Pick<ContactCause, 'id' | 'ownerId' | 'side'>;

export interface ContactCorrection extends Reasoned, Recharged {
  readonly content: Omit<ContactDraft, 'customerKey'>;
  readonly customerKey: string | null;
  /** Whether it is of the same customer, who may have been erased since and have no key any more. */
  readonly keepsCustomer: boolean;
}

/**
 * What a contact becomes by a correction, checked whole.
 * @param isDisputed whether a dispute of it alone waits for a decision
 * @param now nothing has occurred later
 */
export function correctContact(
  earlier: ServiceContact,
  input: ContactChanges & Reasoned,
  { cause, isDisputed, now }: { readonly cause: CauseNow; readonly isDisputed: boolean; readonly now: Date },
): ContactCorrection | InvalidInput | NotPossibleNow {
  const over = refuseReplaced(earlier, 'contact');
  if (over) return over;
  if (isDisputed) {
    return notPossibleNow('This contact is disputed: correct it once that is decided or withdrawn.', 'DISPUTED');
  }
  const check = new InputCheck();
  const keepsCustomer = input.customerKey === undefined && earlier.customerId !== null;
  const { customerKey, ...content } = takeContact(check, 'input', changedContact(earlier, input), {
    ...{ now, isKnown: keepsCustomer },
  });
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  if (check.failed) return check.refusal();
  const sameCustomer = keepsCustomer || (customerKey === null && earlier.customerId === null);
  if (sameCustomer && saysTheSame(earlier, content)) return NOTHING_ELSE;
  const { ownerId, side } = cause.id === earlier.causeId ? earlier : cause;
  const charge = recharge({ ...earlier, ...dayOf(earlier) }, { causeId: cause.id, ...dayOf(content), ownerId, side });
  return { content, customerKey, keepsCustomer, reason, ...charge };
}

const changedContact = (earlier: ServiceContact, input: ContactChanges): ContactInput => ({
  occurredAt: input.occurredAt ?? earlier.occurredAt,
  channelId: input.channelId ?? earlier.channelId,
  causeId: input.causeId ?? earlier.causeId,
  mode: input.mode ?? earlier.mode,
  productId: changed(input.productId, earlier.productId),
  journeyId: changed(input.journeyId, earlier.journeyId),
  customerKey: input.customerKey ?? null,
  transfers: input.transfers ?? earlier.transfers,
  relation: changed(input.relation, earlier.relation),
  text: changed(input.text, earlier.text),
});

export interface CountCorrection extends Reasoned, Recharged {
  readonly cell: CountedCell & Pick<ContactCount, 'contacts'>;
}

/**
 * What a count becomes by a correction, checked whole; whether it counts something twice is asked of `countedTwice`.
 * @param today calendar date in UTC: what is not over cannot be counted
 */
export function correctCount(
  earlier: ContactCount,
  input: CountChanges & Reasoned,
  { cause, today }: { readonly cause: CauseNow; readonly today: string },
): CountCorrection | InvalidInput | NotPossibleNow {
  const over = refuseReplaced(earlier, 'count');
  if (over) return over;
  const check = new InputCheck();
  const stood = cause.id === earlier.causeId ? earlier : cause;
  const cell = {
    causeId: cause.id,
    channelId: input.channelId ?? earlier.channelId,
    fromDay: input.fromDay ?? earlier.fromDay,
    toDay: input.toDay ?? earlier.toDay,
    contacts: input.contacts ?? earlier.contacts,
    ownerId: input.ownerId ?? stood.ownerId,
  };
  const side = input.side ?? stood.side;
  takeCount(check, 'input', cell, today);
  const reason = check.text('input.reason', input.reason, { max: 2000 });
  if (check.failed) return check.refusal();
  return saysTheSame(earlier, { ...cell, side })
    ? NOTHING_ELSE
    : { cell, reason, ...recharge(earlier, { ...cell, side }) };
}

/** What a charge depends on: of one contact, its day. */
interface ChargedFor extends Pick<Charged, 'ownerId' | 'side'> {
  readonly causeId: string;
  readonly fromDay: string;
  readonly toDay: string;
}

/** Whom a correction is charged to. */
interface Recharged {
  readonly charge: Charged;
  /** Whether it stays where decisions on disputes left it; otherwise those on its cause and days are still to be followed. */
  readonly staysCharged: boolean;
}

/** Of the same cause, days and owner the charge stays where it is; of others it is the owner's, as of what is recorded. */
function recharge(earlier: ChargedFor & Charged, { causeId, fromDay, toDay, ownerId, side }: ChargedFor): Recharged {
  const staysCharged = saysTheSame(earlier, { causeId, fromDay, toDay, ownerId, side });
  const [chargedToId, chargedSide] = staysCharged ? [earlier.chargedToId, earlier.chargedSide] : [ownerId, side];
  return { charge: { ownerId, side, chargedToId, chargedSide }, staysCharged };
}

/** The day of a contact, as a period. */
function dayOf({ occurredAt }: Pick<ServiceContact, 'occurredAt'>): Pick<ChargedFor, 'fromDay' | 'toDay'> {
  const day = calendarDate(occurredAt);
  return { fromDay: day, toDay: day };
}

function refuseReplaced({ replacedAt }: Correctable, what: string): NotPossibleNow | undefined {
  if (replacedAt === null) return undefined;
  return notPossibleNow(`This ${what} was corrected already: correct the one that took its place.`, 'REPLACED');
}

const NOTHING_ELSE = invalidInput([{ path: 'input', message: 'It says what stands: nothing is corrected.' }]);

const changed = <T>(said: T | undefined, stood: T): T => (said === undefined ? stood : said);

const saysTheSame = <Part extends object>(earlier: NoInfer<Part>, part: Part): boolean =>
  (Object.keys(part) as (keyof Part)[]).every((key) => valueOf(part[key]) === valueOf(earlier[key]));

const valueOf = (value: unknown): unknown => (value instanceof Date ? value.getTime() : value);
