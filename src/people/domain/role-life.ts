import { notPossibleNow, ownDecision, type Refusal } from '../../shared/refusal';
import { refuseWhenLeft } from './leaving';
import type { Person, Role, RoleGrant } from './person';

/** What somebody holds from the start, organization-wide: everybody contributes but those who only look. */
export const rolesOfNewcomer = (roles: readonly Role[]): readonly Role[] => [
  ...new Set<Role>(roles.includes('VIEWER') ? roles : ['CONTRIBUTOR', ...roles]),
];

/** Nobody grants a role to themselves; a role is held once, by somebody who is here. */
export function refuseGrant(
  person: Person,
  role: Role,
  granterId: string,
  held: readonly RoleGrant[],
  portfolioId: string | null,
): Refusal | undefined {
  if (person.id === granterId) return ownDecision('Nobody grants a role to themselves: ask another admin.');
  const left = refuseWhenLeft(person);
  if (left) return left;
  const has = held.some((grant) => grant.role === role && grant.portfolioId === portfolioId);
  return has ? notPossibleNow(`${person.name} already holds ${role} there.`, role) : undefined;
}

/** Nobody takes a role from themselves, and the last admin of the organization stays. */
export function refuseRevoke(grant: RoleGrant, revokerId: string, admins: number): Refusal | undefined {
  if (grant.personId === revokerId) return ownDecision('Nobody revokes a role of their own: ask another admin.');
  const lastAdmin = grant.role === 'ADMIN' && grant.portfolioId === null && admins <= 1;
  return lastAdmin
    ? notPossibleNow('The last admin of an organization stays: grant ADMIN to another person first.', 'ADMIN')
    : undefined;
}
