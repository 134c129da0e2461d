import type { Track } from '../../process/domain/track';

/** Where a proposal stands, from an idea to the decision on it. */
export const PROPOSAL_STATUSES = [
  'IDEA',
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'UNDER_ASSESSMENT',
  'ASSESSED',
  'FUNDED',
  'DEFERRED',
  'DECLINED',
  'WITHDRAWN',
  'MERGED',
] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** Where a proposal stays for good. A deferred one only waits. */
export const PROPOSAL_ENDS = ['FUNDED', 'DECLINED', 'WITHDRAWN', 'MERGED'] as const satisfies readonly ProposalStatus[];

/** Whether something may still become of it: it can be supported, and others merged into it. */
export const isOpen = ({ status }: { readonly status: ProposalStatus }): boolean =>
  !(PROPOSAL_ENDS as readonly ProposalStatus[]).includes(status);

/** What could go wrong by it, for customers, for people at work or before the law, as its own side declares. */
export const RISKS = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type Risk = (typeof RISKS)[number];

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
  /** Of what was an idea once: who answers it. Null while nobody is named. */
  readonly triageOwnerId: string | null;
  /** Of what was an idea once: the date (`YYYY-MM-DD`) by which it is answered. */
  readonly answerBy: string | null;
  /** Of an idea that was taken on: who writes the draft. */
  readonly drafterId: string | null;
  readonly sponsorId: string | null;
  /** Minor units of `currencyCode`, ≥ 0. */
  readonly costOneOffMinor: bigint | null;
  /** Minor units of `currencyCode` a year, ≥ 0. */
  readonly costYearlyMinor: bigint | null;
  /** The organization's reporting currency, ISO 4217. */
  readonly currencyCode: string;
  /** Null while nobody has declared it. */
  readonly declaredRisk: Risk | null;
  /** How strictly it is governed, as it was written or submitted last; null while its costs are not stated. */
  readonly track: Track | null;
  /** Of a mandatory one: which rule has to be kept, who certified that, and when. */
  readonly certifiedBecause: string | null;
  readonly certifiedById: string | null;
  readonly certifiedAt: Date | null;
  /** Of a deferred one: the date (`YYYY-MM-DD`) until which it waits. */
  readonly deferredUntil: string | null;
  /** Of a deferred one: what has to be there for a decision. */
  readonly missingForDecision: string | null;
  /** Of a declined one: the reason, and the data that it rests on. */
  readonly declineReason: string | null;
  /** Of an idea that was declined: what was looked at. */
  readonly declineBasis: string | null;
  /** Of a merged one: the proposal that it went into. */
  readonly mergedIntoId: string | null;
  /** The declined or deferred proposal that this one takes up again. */
  readonly resubmissionOfId: string | null;
  /** Of a resubmission: what is different now. */
  readonly whatChanged: string | null;
  /** Of one that came from a file: what the file knows it by. Freed once its import was undone. */
  readonly externalReference: string | null;
  /** What its row of the file said, as a digest. */
  readonly importedDigest: string | null;
  readonly importId: string | null;
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

/** What the work of a proposal asks of a team. */
export interface Effort {
  readonly organizationId: string;
  readonly proposalId: string;
  readonly teamId: string;
  /** In hundredths of a person-day, ≥ 0. */
  readonly personDaysHundredths: number;
}
