import { InputCheck } from '../../shared/input-check';
import type { InvalidInput } from '../../shared/refusal';
import type { ServiceSide } from './contact-cause';

/** What a customer met: a page, an app, a bot; or a person. */
export const CONTACT_MODES = ['DIGITAL', 'HUMAN'] as const;
export type ContactMode = (typeof CONTACT_MODES)[number];

/** Why a customer comes again: for the same; for what came of it; because the answer did not satisfy. */
export const CONTACT_RELATIONS = ['SAME_ISSUE', 'DOWNSTREAM_ISSUE', 'UNHAPPY_WITH_ANSWER'] as const;
export type ContactRelation = (typeof CONTACT_RELATIONS)[number];

/** Whom something is charged to: at first, and since disputes were decided. */
export interface Charged {
  readonly ownerId: string;
  readonly side: ServiceSide;
  readonly chargedToId: string;
  readonly chargedSide: ServiceSide;
}

/** Something on record that a further one puts right: it stays, and counts no more. */
export interface Correctable {
  /** The earlier one that this one corrects. */
  readonly replacesId: string | null;
  /** When a correction took its place; null while it counts. */
  readonly replacedAt: Date | null;
}

/** A customer had to get in touch. */
export interface ServiceContact extends Charged, Correctable {
  readonly id: string;
  readonly organizationId: string;
  readonly occurredAt: Date;
  readonly channelId: string;
  /** Of its own; that of its cause counts where it has none. */
  readonly productId: string | null;
  readonly journeyId: string | null;
  readonly causeId: string;
  /** Null where it is not known who it was. */
  readonly customerId: string | null;
  readonly mode: ContactMode;
  /** How often the customer was passed on within it. */
  readonly transfers: number;
  /** To the contact of this customer before, where that is known. */
  readonly relation: ContactRelation | null;
  readonly text: string | null;
  readonly importKey: Uint8Array | null;
  readonly importId: string | null;
  readonly recordedById: string;
  readonly recordedAt: Date;
}

export interface ContactInput extends Pick<ServiceContact, 'occurredAt' | 'channelId' | 'causeId' | 'mode'> {
  readonly productId?: string | null;
  readonly journeyId?: string | null;
  readonly customerKey?: string | null;
  readonly transfers?: number | null;
  readonly relation?: ContactRelation | null;
  readonly text?: string | null;
}
export interface ContactDraft extends Pick<
  ServiceContact,
  'occurredAt' | 'channelId' | 'productId' | 'journeyId' | 'causeId' | 'mode' | 'transfers' | 'relation' | 'text'
> {
  readonly customerKey: string | null;
}

/** The most contacts, or counts, that are recorded by one command; more come by a file. */
export const MOST_AT_ONCE = 500;
export const CUSTOMER_KEY_CHARACTERS = 200;
export const CONTACT_TEXT_CHARACTERS = 10_000;
export const MOST_TRANSFERS = 100;
export const EARLIEST_CONTACT = '1900-01-01T00:00:00Z';
export const RELATION_OF_NOBODY = 'A relation is one to the contact before of the same customer: name the customer.';

/**
 * Contacts as they are recorded, checked whole; whether what they name exists is asked where it is kept.
 * @param now nothing has occurred later
 */
export function takeContacts(contacts: readonly ContactInput[], now: Date): readonly ContactDraft[] | InvalidInput {
  const check = new InputCheck();
  if (!isSomeAtOnce(check, 'input.contacts', contacts.length)) return check.refusal();
  const drafts = contacts.map((contact, index) => takeContact(check, `input.contacts[${index}]`, contact, { now }));
  return check.failed ? check.refusal() : drafts;
}

/** Whether so many items may be recorded by one command. */
export function isSomeAtOnce(check: InputCheck, path: string, count: number): boolean {
  if (count === 0) check.problem(path, 'Expected at least one, got none.');
  if (count > MOST_AT_ONCE) check.problem(path, `${count}: expected at most ${MOST_AT_ONCE}; import a file for more.`);
  return !check.failed;
}

/**
 * One contact, as far as it can be checked by itself.
 * @param isKnown whether its customer is known although no key is said
 */
export function takeContact(
  check: InputCheck,
  path: string,
  contact: ContactInput,
  { now, isKnown = false }: { readonly now: Date; readonly isKnown?: boolean },
): ContactDraft {
  const { occurredAt, channelId, causeId, mode, productId = null, journeyId = null, relation = null } = contact;
  if (occurredAt > now) {
    check.problem(`${path}.occurredAt`, `${occurredAt.toISOString()} is in the future (now is ${now.toISOString()}).`);
  }
  if (occurredAt < new Date(EARLIEST_CONTACT)) {
    check.problem(`${path}.occurredAt`, `${occurredAt.toISOString()} is before 1900.`);
  }
  const customerKey = check.optionalText(`${path}.customerKey`, contact.customerKey, { max: CUSTOMER_KEY_CHARACTERS });
  const transfers = check.whole(`${path}.transfers`, contact.transfers ?? 0, { min: 0, max: MOST_TRANSFERS });
  const text = check.optionalText(`${path}.text`, contact.text, { max: CONTACT_TEXT_CHARACTERS });
  if (relation !== null && customerKey === null && !isKnown) check.problem(`${path}.relation`, RELATION_OF_NOBODY);
  return { occurredAt, channelId, productId, journeyId, causeId, customerKey, mode, transfers, relation, text };
}
