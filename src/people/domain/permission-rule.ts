import type { CxFunction, Role } from './person';

/** Who may do a thing: anyone who fits one of the conditions. */
export interface Rule {
  readonly sentence: string;
  /** Holders of one of these roles, in the organization or in the portfolio that is asked about. */
  readonly roles: readonly Role[];
  /** Members of one of these functions, too. */
  readonly functions?: readonly CxFunction[];
  /**
   * Those responsible for the subject, too: who proposed or drafts it, reported or wrote it; who owns it, or is to answer
   * it; whoever opened an assessment or a scoring round, and its assessors or scorers; an initiative's sponsor, lead and
   * business owner; who owns a scenario, or asked for its adoption; whoever has a say in an approval; whoever leads a governance body; a person.
   */
  readonly responsible?: true;
}

/** Those who may step in for whoever is responsible. */
export const LEADERSHIP = ['CX_LEADER', 'PORTFOLIO_MANAGER'] as const satisfies readonly Role[];
export const ANYONE_WHO_CONTRIBUTES = [
  'CONTRIBUTOR',
  'SCORER',
  'FINANCE',
  'COMPLIANCE',
  'ADMIN',
  ...LEADERSHIP,
] as const;

/** What the rule is asked about: nothing for the organization as a whole. */
export interface Subject {
  readonly portfolioId?: string | null;
  /** The people responsible for it, by id. */
  readonly responsible?: readonly string[];
}
