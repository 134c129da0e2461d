/** Where a proposal stands, from an idea to the decision on it. */
export const PROPOSAL_STATUSES = [
  'IDEA',
  'DRAFT',
  'SUBMITTED',
  'UNDER_ASSESSMENT',
  'ASSESSED',
  'FUNDED',
  'DEFERRED',
  'DECLINED',
  'WITHDRAWN',
] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/**
 * Something that could be done for customers. It begins as an idea (who is hurt, and how) and states, in this order:
 * problem, needs, pillars and objectives, alternatives, solution, cost. Needs, pillars, objectives and alternatives are
 * rows of their own.
 */
export interface Proposal {
  readonly id: string;
  readonly organizationId: string;
  /** The portfolio it competes in. */
  readonly portfolioId: string | null;
  readonly title: string;
  readonly whoIsHurt: string;
  readonly howTheyAreHurt: string;
  readonly problem: string | null;
  readonly solution: string | null;
  /** How many years the solution is meant to serve. Scores use the model's horizon, so that proposals compare alike. */
  readonly horizonYears: number | null;
  readonly status: ProposalStatus;
  readonly proposerId: string;
  readonly sponsorId: string | null;
  /** Minor units of `currencyCode`, ≥ 0. */
  readonly costOneOffMinor: bigint | null;
  /** Minor units of `currencyCode` a year, ≥ 0. */
  readonly costYearlyMinor: bigint | null;
  /** The organization's reporting currency, ISO 4217. */
  readonly currencyCode: string;
  /** Of a deferred one: the date (`YYYY-MM-DD`) until which it waits. */
  readonly deferredUntil: string | null;
  /** Of a deferred one: what has to be there for a decision. */
  readonly missingForDecision: string | null;
  /** Of a declined one: the reason, and the data that it rests on. */
  readonly declineReason: string | null;
  /** Who funded, deferred or declined it. */
  readonly decidedById: string | null;
  readonly decidedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Every proposal is held against doing nothing and against the simplest thing that could help. */
export const ALTERNATIVE_KINDS = ['DO_NOTHING', 'SIMPLEST', 'OTHER'] as const;
export type AlternativeKind = (typeof ALTERNATIVE_KINDS)[number];

/** What else could be done about the same problem, and what would follow. */
export interface Alternative {
  readonly id: string;
  readonly organizationId: string;
  readonly proposalId: string;
  /** From 1, in the order they were written. */
  readonly position: number;
  readonly kind: AlternativeKind;
  readonly title: string;
  readonly consequence: string;
}
