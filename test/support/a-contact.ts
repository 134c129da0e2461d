import { act } from './act';
import type { Steward } from './steward';

/** A cause of service contacts, outside service. @returns its global id */
export async function aCause(steward: Steward, by: string, ownerId: string, name = 'A bill'): Promise<string> {
  const cause = { name, ownerId, side: 'OUTSIDE_SERVICE', avoidable: true };
  return (await act(steward, by, 'addContactCause', cause, 'cause { id }'))['cause'].id as string;
}

/** A contact of 1 October 2026 with a person. @returns its global id */
export async function aContact(
  steward: Steward,
  by: string,
  of: Readonly<Record<'causeId' | 'channelId', string>>,
): Promise<string> {
  const contacts = [{ ...of, occurredAt: '2026-10-01T10:00:00Z', mode: 'HUMAN' }];
  return (await act(steward, by, 'recordContacts', { contacts }, 'contacts { id }'))['contacts'][0].id as string;
}

/** The dispute of a contact by whom it is charged to. @returns its global id */
export async function aDispute(steward: Steward, owner: string, contactId: string): Promise<string> {
  const input = { contactId, reason: 'Sales promised it' };
  return (await act(steward, owner, 'disputeContact', input, 'dispute { id }'))['dispute'].id as string;
}
