import { InputCheck } from '../../shared/input-check';
import { invalidInput, notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { isOpen, type Proposal } from './proposal';
import type { StatusChange } from './proposal-event';
import { advance, cannot } from './proposal-transitions';
import type { ProposalSupporter, Support } from './supporter';

/** What a merge is decided on. */
export interface MergeFacts {
  /** The one that goes in. */
  readonly proposal: Proposal;
  /** The one that goes on. */
  readonly into: Proposal;
  /** Supporters of both, those of the one that goes in in their order. */
  readonly supporters: readonly Pick<ProposalSupporter, 'proposalId' | 'personId' | 'reason'>[];
}

/** The one that went in, and who supports the other from now on. */
export interface Merged extends StatusChange {
  readonly joining: readonly Support[];
}

/**
 * Merges a proposal into another that says the same. Its proposer and its supporters become supporters of the other,
 * once each, but for whoever proposed that one. What either states stays as it is. A circle cannot come about, since
 * what was merged takes nobody in.
 */
export function merge(
  { proposal, into, supporters }: MergeFacts,
  reason: string,
  now: Date,
): Merged | NotPossibleNow | InvalidInput {
  if (proposal.id === into.id) {
    return invalidInput([{ path: 'input.intoId', message: `"${into.title}" is not merged into itself.` }]);
  }
  const refused = cannot('MERGE', proposal) ?? takesNobodyIn(into);
  if (refused) return refused;

  const check = new InputCheck();
  const why = check.text('input.reason', reason, { max: 4000 });
  if (check.failed) return check.refusal();
  const already = new Set([
    into.proposerId,
    ...supporters.filter(({ proposalId }) => proposalId === into.id).map(({ personId }) => personId),
  ]);
  const coming = [
    { personId: proposal.proposerId, reason: null },
    ...supporters.filter(({ proposalId }) => proposalId === proposal.id),
  ];
  const joining = coming
    .filter(({ personId }) => !already.has(personId))
    .map(({ personId, reason: word }) => ({ personId, reason: word, cameWithId: proposal.id }));
  return { proposal: advance(proposal, 'MERGE', { mergedIntoId: into.id }, now), reason: why, dueOn: null, joining };
}

function takesNobodyIn(into: Proposal): NotPossibleNow | undefined {
  if (isOpen(into)) return undefined;
  return notPossibleNow(`Proposal "${into.title}" is ${into.status}: nothing is merged into it any more.`, into.status);
}
