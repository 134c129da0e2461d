import type { StateConfig } from '../../workflow/definition';

/** One of several regions side by side: it ends when the group of the gate policy with this name has approved. */
const approvalBy = (group: string): StateConfig => ({
  initial: 'awaiting',
  states: {
    awaiting: {
      on: { APPROVE: { target: 'approved', guard: { type: 'groupHasApproved', params: { gate: 'DESIGN', group } } } },
    },
    approved: { type: 'final' },
  },
});

/**
 * How approval is awaited at the gate of design: leadership, finance and compliance decide side by side, in any order, and
 * the last of them passes it. One return asks all of them again, and so does a material change, which voids their votes.
 */
export const AWAITING_APPROVAL_OF_DESIGN: StateConfig = {
  type: 'parallel',
  description: 'The design is complete; decisions to try it are awaited, side by side.',
  meta: { status: 'AWAITING_APPROVAL' },
  on: {
    RETURN: { target: 'working' },
    ASK_AGAIN: { target: 'awaitingApproval', reenter: true, description: 'What is voted on has changed.' },
  },
  onDone: { target: '#initiative.prototype' },
  states: {
    leadership: approvalBy('leadership'),
    finance: approvalBy('finance'),
    compliance: approvalBy('compliance'),
  },
};
