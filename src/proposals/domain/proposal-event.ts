import type { Proposal, ProposalStatus } from './proposal';

/** That a proposal came into a status: who brought it there, when and why. Whoever proposed hears every outcome here. */
export interface ProposalEvent {
  readonly id: string;
  readonly organizationId: string;
  readonly proposalId: string;
  /** The version of the proposal that it led to. */
  readonly version: number;
  /** Null for the first. */
  readonly fromStatus: ProposalStatus | null;
  readonly toStatus: ProposalStatus;
  readonly actorId: string;
  /** Why, or what is asked or missing; null where the status says it all. */
  readonly reason: string | null;
  /** Until when an answer is asked for, or the decision waits: `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  readonly occurredAt: Date;
}

/** What a status change says beside the status. */
export type Why = Pick<ProposalEvent, 'reason' | 'dueOn'>;

/** A proposal in its next status, and why it is there. */
export interface StatusChange extends Why {
  readonly proposal: Proposal;
}

/** What a decided proposal says of it itself: the reason of a no, what a deferred one waits for and until when. */
export const statedWhy = ({ status, declineReason, missingForDecision, deferredUntil }: Proposal): Why => {
  if (status === 'DECLINED') return { reason: declineReason, dueOn: null };
  if (status === 'DEFERRED') return { reason: missingForDecision, dueOn: deferredUntil };
  return { reason: null, dueOn: null };
};
