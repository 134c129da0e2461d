import type { Transaction } from '../audit';
import { InitiativeTable } from '../initiatives';
import { ProposalTable } from '../proposals';
import type { ReviewDecision, Subject } from './domain/motion';

/** What a motion is on, by kind and id. */
export interface MotionSubject {
  readonly kind: 'PROPOSAL' | 'INITIATIVE';
  readonly id: string;
}

/** What a motion is to be on, as it stands. @throws Fault NOT_FOUND */
export async function subjectBy(tx: Transaction, { kind, id }: MotionSubject): Promise<Subject> {
  if (kind === 'PROPOSAL') return { proposal: await tx.find(ProposalTable, id, 'proposal'), initiative: null };
  const initiative = await tx.find(InitiativeTable, id, 'initiative');
  return { proposal: await tx.find(ProposalTable, initiative.proposalId, 'proposal'), initiative };
}

/** What a motion is on, as it stands. */
export const subjectOf = (
  tx: Transaction,
  { proposalId, initiativeId }: Pick<ReviewDecision, 'proposalId' | 'initiativeId'>,
): Promise<Subject> =>
  subjectBy(
    tx,
    initiativeId === null ? { kind: 'PROPOSAL', id: proposalId } : { kind: 'INITIATIVE', id: initiativeId },
  );
