import type { DemoNeed } from '../words';
import { cited, COMPLAINT_FIGURES as figures } from './complaint-figures';
import { type BankPerson } from './people';

const interviews = 'https://research.harbourvale.example/interviews';
const complaints = 'https://research.harbourvale.example/complaints';
const period = 'received from 4 June 2013 to 23 February 2017';

/** What customers need who cannot pay, or are said to owe. Figures about complaints are real and recounted by a test; interviews, shadowing and surveys are invented. */
export const NEEDS_IN_DIFFICULTY = {
  hardshipHelp: {
    title: 'Know who decides, and when, if I cannot pay my mortgage',
    statement: `When I cannot pay my mortgage I want one person who knows my case and a date by which I hear, so that I do not lose my home to lost papers. ${cited('hardship')} of ${cited('mortgage')} mortgage complaints are about loan modification, collection or foreclosure; ${cited('hardshipByReferral')} of the ${cited('hardship')} came by referral, after the customer had turned to somebody else first.`,
    themes: ['Loan modification,collection,foreclosure'],
    namedBy: 'sofia',
    namedDaysAgo: 305,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 304,
        by: 'priya',
        participants: figures.hardship.count,
        finding: `${cited('hardship')} of ${cited('all')} complaints ${period} are about loan modification, collection or foreclosure; after the answer ${cited('hardshipDisputed')} of the ${cited('hardship')} customers disputed it.`,
        link: `${complaints}/mortgage-hardship`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 300,
        by: 'leila',
        participants: 8,
        finding:
          'Eight households who asked for a modification: they spoke to between five and fourteen people, and nobody could say which paper was missing. What they wanted first was a name.',
        link: `${interviews}/mortgage-hardship`,
      },
    ],
    established: { by: 'priya', daysAgo: 296 },
  },
  paymentExplained: {
    title: 'Understand why my mortgage payment changes before it does',
    statement: `When my payment goes up because taxes or insurance did, I want to see why and what I can do before the first higher payment is taken. ${cited('servicing')} of ${cited('mortgage')} mortgage complaints are about servicing, payments and escrow accounts.`,
    themes: ['Loan servicing, payments, escrow account'],
    namedBy: 'nora',
    namedDaysAgo: 215,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 213,
        by: 'priya',
        participants: figures.servicing.count,
        finding: `${cited('servicing')} of ${cited('all')} complaints ${period} are about servicing, payments and escrow; ${cited('servicingDisputed')} of the ${cited('servicing')} customers disputed the answer they got.`,
        link: `${complaints}/mortgage-servicing`,
      },
      {
        kind: 'SHADOWING',
        daysAgo: 211,
        by: 'nora',
        participants: 12,
        finding:
          'Twelve calls about a changed payment: agents open five screens to rebuild a sum that the yearly statement gives without its reason. Average 19 minutes; seven callers asked to have it in writing.',
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 208,
        by: 'jonas',
        participants: 5,
        finding: 'Five owners: all had the statement at home, none had seen that it announced a higher payment.',
        link: `${interviews}/escrow`,
      },
    ],
    established: { by: 'priya', daysAgo: 204 },
  },
  debtShown: {
    title: 'See that a debt is mine before I am asked to pay it',
    statement: `When I am told that I owe money I want to see what for, since when and to whom, and be left in peace while it is checked. ${cited('debtNotOwed')} of ${cited('debtCollection')} complaints about debt collection say that the debt is not owed, and ${cited('debtVerification')} more that it was never properly shown.`,
    themes: ["Cont'd attempts collect debt not owed", 'Disclosure verification of debt'],
    namedBy: 'ravi',
    namedDaysAgo: 112,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 110,
        by: 'priya',
        participants: figures.debtNotOwed.count + figures.debtVerification.count,
        finding: `Of ${cited('debtNotOwed')} complaints about collecting a debt that is not owed, ${cited('debtNotMine')} say "not mine" and ${cited('debtPaid')} "already paid"; ${cited('debtVerification')} more say that the debt was not properly disclosed or verified.`,
        link: `${complaints}/debt-collection`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 106,
        by: 'daniel',
        participants: 7,
        finding:
          'Seven people who disputed a debt: four paid something they did not owe to make the letters stop. Trust in the bank went with it.',
        link: `${interviews}/debt-not-owed`,
      },
    ],
    established: { by: 'priya', daysAgo: 103 },
  },
  callsInBounds: {
    title: 'Be called about a debt when I can talk, and not again and again',
    statement: `When I am behind I want to say when and how I can be reached, and have that respected. ${cited('communicationTactics')} complaints are about communication tactics of collectors; ${cited('repeatedCalls')} of the ${cited('communicationTactics')} are about frequent or repeated calls.`,
    themes: ['Communication tactics'],
    namedBy: 'nora',
    namedDaysAgo: 262,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 260,
        by: 'priya',
        participants: figures.communicationTactics.count,
        finding: `${cited('repeatedCalls')} of ${cited('communicationTactics')} complaints about communication tactics are about frequent or repeated calls.`,
        link: `${complaints}/communication-tactics`,
      },
      {
        kind: 'SHADOWING',
        daysAgo: 258,
        by: 'nora',
        participants: 9,
        finding:
          'Nine agents of the collections floor: the dialler does not know of yesterday\'s promise to pay, so the agent begins every call with an apology. "I would hang up on me, too."',
      },
    ],
    established: { by: 'priya', daysAgo: 252 },
  },
  payoffFigure: {
    title: 'Know the one figure that pays off my student loan',
    statement: `When I want to pay off my loan I want one figure that is still right when the money arrives. ${cited('studentLoanServicer')} of ${cited('studentLoan')} student loan complaints are about dealing with the lender or servicer. Whether the payoff figure is what they mean is not shown yet.`,
    themes: ['Dealing with my lender or servicer'],
    namedBy: 'samuel',
    namedDaysAgo: 25,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 24,
        by: 'priya',
        participants: figures.studentLoan.count,
        finding: `${cited('studentLoanServicer')} of ${cited('studentLoan')} student loan complaints name dealing with the lender or servicer. The data has no texts, so it does not say with what.`,
        link: `${complaints}/student-loan`,
      },
    ],
  },
} as const satisfies Record<string, DemoNeed<BankPerson>>;
