/** What a person may be asked to do, organization-wide or for one portfolio. */
export const ROLES = [
  'VIEWER',
  'CONTRIBUTOR',
  'SCORER',
  'FINANCE',
  'COMPLIANCE',
  'PORTFOLIO_MANAGER',
  'CX_LEADER',
  'ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** The three functions of a CX team; business partners have none. */
export const CX_FUNCTIONS = ['INSIGHTS_AND_ANALYTICS', 'DESIGN', 'CHANGE_MANAGEMENT'] as const;
export type CxFunction = (typeof CX_FUNCTIONS)[number];

/** A role that somebody holds: in the whole organization, or in one portfolio only. */
export interface RoleGrant {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly role: Role;
  readonly portfolioId: string | null;
  /** Nobody for the grants that an organization is founded with. */
  readonly grantedById: string | null;
  readonly grantedAt: Date;
}

/** Somebody who works for the organization. */
export interface Person {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly email: string;
  readonly managerId: string | null;
  readonly cxFunction: CxFunction | null;
  /** When they left; null for those who are here. */
  readonly deactivatedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** Somebody who has not left: only they enter, and only they are named as owner, lead, member or manager. */
export const isActive = ({ deactivatedAt }: Pick<Person, 'deactivatedAt'>): boolean => deactivatedAt === null;

/** By which tokens a person is known: those of an issuer (`iss`) that name this subject (`sub`). */
export interface Identity {
  readonly id: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
}

/** The tenant: nothing of it is visible to another. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /** The one reporting currency, ISO 4217. */
  readonly currencyCode: string;
  readonly createdAt: Date;
}

/** The person who is asking, with what the rules need to know of them. */
export interface Viewer {
  readonly organizationId: string;
  readonly personId: string;
  readonly cxFunction: CxFunction | null;
  readonly grants: readonly Pick<RoleGrant, 'role' | 'portfolioId'>[];
}
