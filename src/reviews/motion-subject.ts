import type { Transaction } from '../audit';
import { InitiativeTable } from '../initiatives';
import { ProposalTable } from '../proposals';
import { invalidInput, type InvalidInput } from '../shared/refusal';
import type { ReviewDecision, Subject } from './domain/motion';

/** What a motion is on, by kind and id. */
export interface MotionSubject {
  readonly kind: 'PROPOSAL' | 'INITIATIVE';
  readonly id: string;
}

/**
 * What a motion is to be on, as it stands; or a refusal: what was registered as it ran takes no money and competes for none.
 * @throws Fault NOT_FOUND
 */
export async function subjectBy(tx: Transaction, { kind, id }: MotionSubject): Promise<Subject | InvalidInput> {
  if (kind === 'PROPOSAL') return { proposal: await tx.find(ProposalTable, id, 'proposal'), initiative: null };
  const initiative = await tx.find(InitiativeTable, id, 'initiative');
  if (initiative.proposalId === null) return WAS_REGISTERED;
  return { proposal: await tx.find(ProposalTable, initiative.proposalId, 'proposal'), initiative };
}

const WAS_REGISTERED = invalidInput([
  {
    path: 'input.subjectId',
    message: 'It was registered as it ran, and takes no part in a review: `proposeSunset` puts it before the body.',
  },
]);

/** What a motion is on, as it stands. */
export async function subjectOf(
  tx: Transaction,
  { proposalId, initiativeId }: Pick<ReviewDecision, 'proposalId' | 'initiativeId'>,
): Promise<Subject> {
  const proposal = await tx.find(ProposalTable, proposalId, 'proposal');
  return {
    proposal,
    initiative: initiativeId === null ? null : await tx.find(InitiativeTable, initiativeId, 'initiative'),
  };
}
