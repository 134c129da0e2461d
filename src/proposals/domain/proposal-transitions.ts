import { notPossibleNow, type NotPossibleNow } from '../../shared/refusal';
import type { Proposal, ProposalStatus } from './proposal';

interface Transition {
  readonly from: readonly ProposalStatus[];
  readonly to: ProposalStatus;
  /** As a sentence has it: "it can be … now". */
  readonly done: string;
}

/**
 * The life of a proposal: what can be done in which status, and where it leads. Funded, declined, withdrawn and merged
 * are ends; a deferred one waits, and can still be withdrawn. Resubmitting leads to a new draft: what was declined or
 * deferred stays so.
 */
const TRANSITIONS = {
  EDIT: { from: ['IDEA', 'DRAFT', 'RETURNED'], to: 'DRAFT', done: 'edited' },
  ASSIGN_TRIAGE: { from: ['IDEA'], to: 'IDEA', done: 'given to a triage owner' },
  TAKE_ON: { from: ['IDEA'], to: 'DRAFT', done: 'taken on' },
  DECLINE_IDEA: { from: ['IDEA'], to: 'DECLINED', done: 'declined as an idea' },
  SUBMIT: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED', done: 'submitted' },
  RETURN: { from: ['SUBMITTED', 'UNDER_ASSESSMENT'], to: 'RETURNED', done: 'returned' },
  START_ASSESSMENT: { from: ['SUBMITTED'], to: 'UNDER_ASSESSMENT', done: 'taken into assessment' },
  CLOSE_ASSESSMENT: { from: ['UNDER_ASSESSMENT'], to: 'ASSESSED', done: 'closed as assessed' },
  FUND: { from: ['ASSESSED'], to: 'FUNDED', done: 'funded' },
  DEFER: { from: ['ASSESSED'], to: 'DEFERRED', done: 'deferred' },
  DECLINE: { from: ['ASSESSED'], to: 'DECLINED', done: 'declined' },
  RESUBMIT: { from: ['DEFERRED', 'DECLINED'], to: 'DRAFT', done: 'resubmitted' },
  MERGE: { from: ['IDEA', 'DRAFT', 'SUBMITTED', 'RETURNED'], to: 'MERGED', done: 'merged into another' },
  WITHDRAW: {
    from: ['IDEA', 'DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_ASSESSMENT', 'ASSESSED', 'DEFERRED'],
    to: 'WITHDRAWN',
    done: 'withdrawn',
  },
} as const satisfies Record<string, Transition>;

export type ProposalAct = keyof typeof TRANSITIONS;

export const PROPOSAL_ACTS = Object.keys(TRANSITIONS) as ProposalAct[];

/** What can be done with a proposal of this status, by somebody who may. */
export const possibleActs = (status: ProposalStatus): readonly ProposalAct[] =>
  PROPOSAL_ACTS.filter((act) => (TRANSITIONS[act].from as readonly ProposalStatus[]).includes(status));

/** Why this cannot be done in the proposal's status, and what can; undefined when it can. */
export function cannot(act: ProposalAct, proposal: Proposal): NotPossibleNow | undefined {
  const possible = possibleActs(proposal.status);
  if (possible.includes(act)) return undefined;
  const words = possible.map((each) => TRANSITIONS[each].done).join(' or ');
  const instead = words === '' ? 'nothing can be done with it any more' : `it can be ${words} now`;
  const message = `Proposal "${proposal.title}" is ${proposal.status} and cannot be ${TRANSITIONS[act].done}: ${instead}.`;
  return notPossibleNow(message, proposal.status);
}

/** The next version of a proposal: in the status that the act leads to, with the changes that it brings. */
export const advance = (proposal: Proposal, act: ProposalAct, changes: Partial<Proposal>, now: Date): Proposal => ({
  ...proposal,
  ...changes,
  status: TRANSITIONS[act].to,
  version: proposal.version + 1,
  updatedAt: now,
});
