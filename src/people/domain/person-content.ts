import { InputCheck } from '../../shared/input-check';
import type { InvalidInput, NotPossibleNow } from '../../shared/refusal';
import { refuseWhenLeft } from './leaving';
import { checkedEmail, checkedLine } from './one-line';
import { isActive, type CxFunction, type Person } from './person';
import { lineAbove } from './reporting-line';

export interface AddedPerson {
  readonly name: string;
  /** Unique in the organization, in whatever case it is written. */
  readonly email: string;
  /** Whom they report to; nobody when left out. */
  readonly managerId?: string | null;
  /** Left out for business partners. */
  readonly cxFunction?: CxFunction | null;
}

/** What is left out stays as it is; a manager or a function that is null is taken away. */
export type EditedPerson = { readonly [Field in keyof AddedPerson]?: AddedPerson[Field] | null };

type Content = Pick<Person, 'name' | 'email' | 'managerId' | 'cxFunction'>;

/** @param everybody all people of the organization, those who left too: an e-mail stays theirs */
export function addPerson(
  origin: Pick<Person, 'id' | 'organizationId' | 'createdAt'>,
  input: AddedPerson,
  everybody: readonly Person[],
): Person | InvalidInput {
  const check = new InputCheck();
  const content: Content = {
    name: checkedLine(check, 'input.name', input.name),
    email: freeEmail(check, input.email, everybody),
    managerId: input.managerId ?? null,
    cxFunction: input.cxFunction ?? null,
  };
  return check.failed ? check.refusal() : { ...origin, ...content, deactivatedAt: null, version: 1 };
}

/**
 * The next version of a person.
 * @param everybody all people of the organization
 * @returns or a refusal: they have left, somebody else has the e-mail, nobody is to manage themselves (directly, or by
 *   those above them), or nothing would change
 */
export function editPerson(
  person: Person,
  input: EditedPerson,
  everybody: readonly Person[],
): Person | InvalidInput | NotPossibleNow {
  const left = refuseWhenLeft(person);
  if (left) return left;
  const check = new InputCheck();
  const others = everybody.filter(({ id }) => id !== person.id);
  const content: Content = {
    name: input.name === undefined ? person.name : checkedLine(check, 'input.name', input.name ?? ''),
    email: input.email === undefined ? person.email : freeEmail(check, input.email ?? '', others),
    managerId: input.managerId === undefined ? person.managerId : input.managerId,
    cxFunction: input.cxFunction === undefined ? person.cxFunction : input.cxFunction,
  };
  if (content.managerId !== person.managerId) checkLine(check, person, content.managerId, everybody);
  const changes = (Object.keys(content) as (keyof Content)[]).some((field) => content[field] !== person[field]);
  if (!check.failed && !changes) check.problem('input', 'Expected something else than now, got nothing that changes.');
  return check.failed ? check.refusal() : { ...person, ...content, version: person.version + 1 };
}

/** The database tells apart what differs in case; people who type an address do not. */
function freeEmail(check: InputCheck, given: string, others: readonly Person[]): string {
  const email = checkedEmail(check, 'input.email', given);
  const holder = others.find((other) => other.email.toLowerCase() === email.toLowerCase());
  if (holder !== undefined) {
    const left = isActive(holder) ? '' : ' They have left: reactivate them instead.';
    check.problem('input.email', `"${email}" is the e-mail of ${holder.name} already.${left}`);
  }
  return email;
}

/** Nobody manages themselves, and whom one reports to must not report back to them. */
function checkLine(check: InputCheck, person: Person, managerId: string | null, everybody: readonly Person[]): void {
  if (managerId === null) return;
  if (managerId === person.id) {
    check.problem('input.managerId', 'Nobody is their own manager.');
    return;
  }
  const line = lineAbove(managerId, everybody);
  const place = line.findIndex(({ id }) => id === person.id);
  if (place < 0) return;
  const circle = [person, ...line.slice(0, place), person].map(({ name }) => name).join(' → ');
  check.problem('input.managerId', `They would report to themselves: ${circle}.`);
}
