import { cited } from './complaint-figures';
import { dollars, type BankProposal } from './vocabulary';

/** What is still an idea, a draft, waits to be assessed, was asked to say more, went into another, or was taken back. */
export const UNFINISHED_PROPOSALS: readonly BankProposal[] = [
  {
    key: 'fax-arrived',
    title: 'Tell me that my fax arrived',
    whoIsHurt: 'Customers who write by post or fax because the matter is serious to them.',
    howTheyAreHurt: `They hear nothing for two weeks and send it again. ${cited('byPostOrFax')} of ${cited('all')} complaints came by post or fax.`,
    proposedBy: 'nora',
    ideaDaysAgo: 12,
    ideaPillar: 'PROCESSES_AND_TECHNOLOGY',
    supportedBy: [
      { by: 'hannah', daysAgo: 9, reason: 'My branches fax it again for them, to be sure.' },
      { by: 'owen', daysAgo: 8 },
    ],
  },
  {
    key: 'letter-arrived',
    title: 'Confirm that my letter came',
    whoIsHurt: 'Customers who send papers for a loan by post.',
    howTheyAreHurt: 'They call to ask whether the papers came, and nobody can say before they are scanned.',
    proposedBy: 'samuel',
    ideaDaysAgo: 10,
    supportedBy: [{ by: 'sofia', daysAgo: 7, reason: 'Half of the calls about papers are this one.' }],
    outcome: {
      kind: 'MERGED',
      by: 'samuel',
      daysAgo: 5,
      into: 'fax-arrived',
      reason: 'A letter or a fax: it is scanned by the same people, and one message answers both.',
    },
  },
  {
    key: 'readable-statements',
    title: 'Statements that my father can read',
    whoIsHurt: 'Older customers, and whoever helps them.',
    howTheyAreHurt: 'Balance and due date stand in the smallest print of the page.',
    proposedBy: 'daniel',
    ideaDaysAgo: 33,
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
    key: 'not-at-work',
    title: 'Nobody else hears of my debt',
    whoIsHurt: 'Customers who are behind, and whose family or employer picks up the phone.',
    howTheyAreHurt: 'Somebody else learns that they owe money; some lose the job that was to pay for it.',
    proposedBy: 'ravi',
    ideaDaysAgo: 17,
    written: {
      daysAgo: 13,
      problem: `${cited('improperContact')} of ${cited('debtCollection')} complaints about debt collection are about improper contact; in ${cited('toldToOthers')} of the ${cited('improperContact')} a third party was told. One call in eight goes to a number that is not the customer's own.`,
      solution:
        'A number is called only after the customer has confirmed it; to anybody else the agent gives a name and a number, and not the reason.',
      horizonYears: 4,
      alternatives: [
        {
          kind: 'DO_NOTHING',
          title: 'All numbers on file',
          consequence: 'The claims go on, and so do the letters from employers who want to hear no more of us.',
        },
        {
          kind: 'SIMPLEST',
          title: 'Delete the numbers of employers',
          consequence: 'USD 6,000, done in a month. Families still pick up.',
        },
      ],
      needs: ['callsInBounds'],
      pillars: ['CUSTOMER_ADVOCACY'],
      portfolio: 'difficulty',
      sponsor: 'daniel',
      costOneOffMinor: dollars(85_000n),
      costYearlyMinor: dollars(30_000n),
    },
    submittedDaysAgo: 8,
  },
  {
    key: 'answers-in-spanish',
    title: 'Answers in Spanish for those who wrote in Spanish',
    whoIsHurt: 'Customers who write to us in Spanish.',
    howTheyAreHurt: 'They are answered in English, and call to hear what the answer says.',
    proposedBy: 'nora',
    ideaDaysAgo: 31,
    written: {
      daysAgo: 27,
      problem: 'Who writes in Spanish gets an English answer, because the texts of our answers exist in English alone.',
      solution: 'The forty texts that most answers are made of are translated once, and kept by two people.',
      horizonYears: 3,
      alternatives: [
        { kind: 'DO_NOTHING', title: 'English alone', consequence: 'They go on calling, or give up.' },
        {
          kind: 'SIMPLEST',
          title: 'One line in Spanish that names a number',
          consequence: 'USD 500; they still call.',
        },
      ],
      needs: ['answerThatAnswers'],
      pillars: ['CUSTOMER_SERVICE'],
      portfolio: 'everyday',
      sponsor: 'hannah',
      costOneOffMinor: dollars(35_000n),
      costYearlyMinor: dollars(12_000n),
    },
    submittedDaysAgo: 24,
    outcome: {
      kind: 'RETURNED',
      by: 'marcus',
      daysAgo: 6,
      asked:
        'How many wrote in Spanish last year, and how many of them called after our answer? A count of one month will do.',
      answerByDaysAhead: 9,
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
