import type { Transaction } from '../audit';
import { notify, settle } from '../notifications';
import type { Proposal } from './domain/proposal';
import type { Why } from './domain/proposal-event';
import { wordOutcome } from './domain/proposal-outcome';
import { ProposalTable } from './proposal.table';

const subjectOf = ({ id }: Proposal) => ({ kind: 'PROPOSAL', id }) as const;

/** Whoever proposed, and whoever drafts it for them, hears every outcome and why. */
export async function tellOutcome(tx: Transaction, before: Proposal, after: Proposal, why: Why): Promise<void> {
  if (before.status === 'IDEA') await settleTriage(tx, after);
  const { mergedIntoId, proposerId, drafterId } = after;
  const into = mergedIntoId === null ? undefined : await tx.find(ProposalTable, mergedIntoId, 'proposal');
  const words = wordOutcome(after, before.status, why, into?.title);
  if (words === undefined) return;
  const toIds = drafterId === null ? [proposerId] : [proposerId, drafterId];
  await notify(tx, [{ kind: 'PROPOSAL_OUTCOME', subject: subjectOf(after), toIds, ...words }]);
}

/** Whoever is to answer an idea hears of it. */
export async function askForTriage(tx: Transaction, idea: Proposal): Promise<void> {
  const { title, whoIsHurt, howTheyAreHurt, triageOwnerId, answerBy } = idea;
  if (triageOwnerId === null) return;
  const text = `An answer is promised by ${answerBy}.\nWho is hurt: ${whoIsHurt}\nHow: ${howTheyAreHurt}`;
  const words = { title: `An idea waits for your answer: "${title}"`, text };
  await notify(tx, [{ kind: 'IDEA_TO_TRIAGE', subject: subjectOf(idea), toIds: [triageOwnerId], ...words }]);
}

/** The idea is answered, or somebody else is to answer it. */
export const settleTriage = (tx: Transaction, idea: Proposal): Promise<void> =>
  settle(tx, ['IDEA_TO_TRIAGE'], subjectOf(idea));
