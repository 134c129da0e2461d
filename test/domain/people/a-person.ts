import type { Person } from '../../../src/people/domain/person';

/** A person whose id is their name in small letters, unless it is given. */
export const aPerson = (name: string, more: Partial<Person> = {}): Person => ({
  id: name.toLowerCase(),
  organizationId: 'bank',
  name,
  email: `${name.toLowerCase()}@example.com`,
  managerId: null,
  cxFunction: null,
  deactivatedAt: null,
  version: 1,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  ...more,
});
