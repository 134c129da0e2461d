import { InputCheck } from '../../shared/input-check';
import { notPossibleNow, type InvalidInput, type NotPossibleNow } from '../../shared/refusal';
import { isOpen, type Proposal } from './proposal';
import { cannot } from './proposal-transitions';

/** Whose resubmission it is, and who sponsors it (nobody where they have left): ids and time come from outside. */
export type ResubmissionOrigin = Pick<Proposal, 'id' | 'proposerId' | 'sponsorId' | 'createdAt'>;

/**
 * Takes up again what was declined or deferred: a new draft of the same content, which says what is different now.
 * Estimates, certification and the decision stay with what came before, which stays as it is.
 * @param resubmissions those that there are: one of them at most is open
 */
export function resubmit(
  before: Proposal,
  resubmissions: readonly Pick<Proposal, 'title' | 'status'>[],
  origin: ResubmissionOrigin,
  whatChanged: string,
): Proposal | NotPossibleNow | InvalidInput {
  const refused = cannot('RESUBMIT', before) ?? alreadyResubmitted(before, resubmissions);
  if (refused) return refused;
  const check = new InputCheck();
  const changed = check.text('input.whatChanged', whatChanged, { max: 4000 });
  if (check.failed) return check.refusal();
  return {
    ...before,
    ...origin,
    status: 'DRAFT',
    triageOwnerId: null,
    answerBy: null,
    drafterId: null,
    certifiedBecause: null,
    certifiedById: null,
    certifiedAt: null,
    track: null,
    deferredUntil: null,
    missingForDecision: null,
    declineReason: null,
    declineBasis: null,
    decidedById: null,
    decidedAt: null,
    mergedIntoId: null,
    resubmissionOfId: before.id,
    whatChanged: changed,
    externalReference: null,
    importedDigest: null,
    importId: null,
    version: 1,
    updatedAt: origin.createdAt,
  };
}

function alreadyResubmitted(
  { title, status }: Proposal,
  resubmissions: readonly Pick<Proposal, 'title' | 'status'>[],
): NotPossibleNow | undefined {
  const open = resubmissions.find(isOpen);
  if (!open) return undefined;
  const message = `Proposal "${title}" was resubmitted as "${open.title}", which is ${open.status}: one at a time.`;
  return notPossibleNow(message, status);
}
