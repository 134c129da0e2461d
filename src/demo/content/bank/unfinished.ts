import { cited } from './complaint-figures';
import { type BankProposal } from './vocabulary';

/** What is still an idea, a draft, or was taken back. */
export const UNFINISHED_PROPOSALS: readonly BankProposal[] = [
  {
    key: 'fax-arrived',
    title: 'Tell me that my fax arrived',
    whoIsHurt: 'Customers who write by post or fax because the matter is serious to them.',
    howTheyAreHurt: `They hear nothing for two weeks and send it again. ${cited('byPostOrFax')} of ${cited('all')} complaints came by post or fax.`,
    proposedBy: 'nora',
    ideaDaysAgo: 12,
  },
  {
    key: 'one-payoff-figure',
    title: 'One payoff figure for a student loan that is still right when the money arrives',
    whoIsHurt: 'Graduates who want to pay off their loan.',
    howTheyAreHurt:
      'They pay what the letter says, and a rest of a few dollars keeps the loan, and its interest, alive.',
    proposedBy: 'samuel',
    ideaDaysAgo: 22,
    written: {
      daysAgo: 19,
      problem: `${cited('studentLoanServicer')} of ${cited('studentLoan')} student loan complaints are about dealing with the lender or servicer. The figure in our letter is right on the day it is printed.`,
      needs: ['payoffFigure'],
      pillars: ['PROCESSES_AND_TECHNOLOGY'],
      portfolio: 'everyday',
    },
  },
  {
    key: 'points-on-time',
    title: 'Points for paying on time',
    whoIsHurt: 'Customers who pay on time and get nothing for it.',
    howTheyAreHurt: 'They feel taken for granted.',
    proposedBy: 'owen',
    ideaDaysAgo: 160,
    outcome: { kind: 'WITHDRAWN', by: 'owen', daysAgo: 149 },
  },
];
