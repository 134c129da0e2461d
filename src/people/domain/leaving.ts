import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, ownDecision, type NotPossibleNow, type Refusal } from '../../shared/refusal';
import { isActive, type Person } from './person';

/** What a leaving is decided on, all of it locked. */
export interface Leaving {
  readonly person: Person;
  /** Who takes over what the person has in their hands. */
  readonly successor: Person;
  /** Who decides it. */
  readonly actorId: string;
  readonly reason: string;
  /** The admins of the organization, by id. */
  readonly adminIds: readonly string[];
}

/**
 * Somebody leaves: from then on they report to nobody, and are in no CX function.
 * @returns the person as they are after it, and the reason; or a refusal: it is oneself, they have left already, they are
 *   the last admin, the successor is the same person or has left, the reason is wanting
 */
export function deactivate(
  { person, successor, actorId, reason, adminIds }: Leaving,
  now: Date,
): { readonly person: Person; readonly reason: string } | Refusal {
  if (person.id === actorId) return ownDecision('Nobody deactivates themselves: ask another admin.');
  if (!isActive(person)) return notPossibleNow(`${person.name} has left already.`, 'DEACTIVATED');
  if (adminIds.every((id) => id === person.id)) {
    return notPossibleNow('The last admin of an organization stays: grant ADMIN to another person first.', 'ADMIN');
  }
  const check = new InputCheck();
  const given = check.text('input.reason', reason, { max: 2000 });
  if (successor.id === person.id) check.problem('input.successorId', 'Nobody is their own successor.');
  else if (!isActive(successor)) check.problem('input.successorId', hasLeft(successor));
  if (check.failed) return check.refusal();
  const left = { deactivatedAt: now, managerId: null, cxFunction: null };
  return { person: { ...person, ...left, version: person.version + 1 }, reason: given };
}

/** Somebody comes back, with nothing of what they had: no role, no manager, no function, nothing that was handed over. */
export function reactivate(person: Person): Person | Refusal {
  if (isActive(person)) return notPossibleNow(`${person.name} is here: there is nothing to reactivate.`, 'ACTIVE');
  return { ...person, deactivatedAt: null, version: person.version + 1 };
}

/** Nothing is arranged for somebody who has left: no role, no absence, no deputy. */
export const refuseWhenLeft = (person: Person): NotPossibleNow | undefined =>
  isActive(person) ? undefined : notPossibleNow(`${person.name} has left: reactivate them first.`, 'DEACTIVATED');

/** Why somebody cannot be named, as a sentence. */
export const hasLeft = ({ name }: Pick<Person, 'name'>): string => `${name} has left: name somebody who is here.`;
