import { InputCheck } from '../../shared/input-check';
import {
  notPossibleNow,
  ownDecision,
  type InvalidInput,
  type NotPossibleNow,
  type OwnDecision,
} from '../../shared/refusal';
import { isOpen, type Proposal } from './proposal';

/** Somebody who wants what a proposal wants and did not propose it. */
export interface ProposalSupporter {
  readonly id: string;
  readonly organizationId: string;
  readonly proposalId: string;
  readonly personId: string;
  /** A word why. */
  readonly reason: string | null;
  /** The merged proposal that they came with; null for those who came by themselves. */
  readonly cameWithId: string | null;
  readonly supportedAt: Date;
}

/** What is known of a supporter to be: ids and time come from outside. */
export type Support = Pick<ProposalSupporter, 'personId' | 'reason' | 'cameWithId'>;

const WORD = { max: 500 };

/**
 * Supports a proposal that is open, once, and not one's own.
 * @param supporterIds who supports it already
 */
export function support(
  proposal: Proposal,
  supporterIds: readonly string[],
  { personId, reason }: { readonly personId: string; readonly reason: string | null | undefined },
): Support | NotPossibleNow | OwnDecision | InvalidInput {
  const { title, status, proposerId } = proposal;
  if (!isOpen(proposal)) {
    return notPossibleNow(`Proposal "${title}" is ${status}: it is not supported any more.`, status);
  }
  if (personId === proposerId) return ownDecision(`You proposed "${title}": others support it.`);
  if (supporterIds.includes(personId)) return notPossibleNow(`You support proposal "${title}" already.`, status);
  const check = new InputCheck();
  const why = check.optionalText('input.reason', reason, WORD);
  return check.failed ? check.refusal() : { personId, reason: why, cameWithId: null };
}

/** Whether somebody may take their support back: while the proposal is open, and they do support it. */
export function refuseWithdrawal(
  proposal: Proposal,
  supporterIds: readonly string[],
  personId: string,
): NotPossibleNow | undefined {
  const { title, status } = proposal;
  if (!isOpen(proposal)) {
    return notPossibleNow(`Proposal "${title}" is ${status}: support for it is not withdrawn any more.`, status);
  }
  if (supporterIds.includes(personId)) return undefined;
  return notPossibleNow(`You do not support proposal "${title}".`, status);
}
