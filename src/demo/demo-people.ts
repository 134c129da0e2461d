import { ROLES, type Role } from '../people/domain/person';
import { BANK } from './content/bank/bank';
import type { DemoPerson } from './content/words';

/** Somebody of the demo's first organization to sign in as. */
export type DemoSignIn = { readonly role: Role } & Pick<DemoPerson<string>, 'name' | 'jobTitle' | 'email'>;

/** One person a role: who holds as little else as possible, so that what one sees as them is what the role may do. */
export const DEMO_PEOPLE: readonly DemoSignIn[] = ROLES.map((role) => {
  const [person] = Object.values<DemoPerson<string>>(BANK.people)
    .filter(({ roles }) => roles.includes(role))
    .toSorted((a, b) => a.roles.length - b.roles.length);
  if (person === undefined) throw new Error(`Nobody at ${BANK.name} is ${role}.`);
  const { name, jobTitle, email } = person;
  return { role, name, jobTitle, email };
});

export const demoPerson = (role: string): DemoSignIn | undefined => DEMO_PEOPLE.find((person) => person.role === role);
