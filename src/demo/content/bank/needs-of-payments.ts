import type { DemoNeed } from '../words';
import { cited, COMPLAINT_FIGURES as figures } from './complaint-figures';
import { type BankPerson } from './people';

const interviews = 'https://research.harbourvale.example/interviews';
const complaints = 'https://research.harbourvale.example/complaints';

/** What customers need of cards, deposits and loans. Figures about complaints are real and recounted by a test; interviews, shadowing and surveys are invented. */
export const PAYMENT_NEEDS = {
  remindedInTime: {
    title: 'Be reminded while I can still pay on time',
    statement: `When a card payment is due and I have the money, I want to be reminded in time, so that forgetting does not cost me a fee. ${cited('lateFee')} of ${cited('creditCard')} credit card complaints are about a late fee; in ${cited('lateFeeRelief')} of the ${cited('lateFee')} we gave money back.`,
    themes: ['Late fee'],
    namedBy: 'owen',
    namedDaysAgo: 424,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 423,
        by: 'priya',
        participants: figures.lateFee.count,
        finding: `${cited('lateFeeRelief')} of the ${cited('lateFee')} customers who complained of a late fee got money back: the highest share of any card issue with more than ten of them.`,
        link: `${complaints}/late-fee`,
      },
      {
        kind: 'SURVEY',
        daysAgo: 421,
        by: 'priya',
        participants: 380,
        finding: 'Of 380 customers with one late fee in the year 291 had the money on the day; 214 never saw the bill.',
      },
    ],
    established: { by: 'priya', daysAgo: 419 },
  },
  chargeLookedInto: {
    title: 'Have a charge that I do not recognize looked into without paying it first',
    statement: `When my bill shows a charge that is wrong I want to say so once, keep my money while it is looked into, and see how far that is. ${cited('billingDisputes')} of ${cited('creditCard')} credit card complaints are about billing disputes: the most frequent issue of cards; ${cited('billingDisputesRelief')} of the ${cited('billingDisputes')} were closed by giving money back.`,
    themes: ['Billing disputes'],
    namedBy: 'owen',
    namedDaysAgo: 330,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 328,
        by: 'priya',
        participants: figures.billingDisputes.count,
        finding: `${cited('billingDisputes')} of ${cited('creditCard')} credit card complaints are about billing disputes. In ${cited('billingDisputesRelief')} of the ${cited('billingDisputes')} the customer was right about the money, and had to complain to get it.`,
        link: `${complaints}/billing-disputes`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 325,
        by: 'jonas',
        participants: 7,
        finding:
          'Seven customers with a charge in dispute: six paid it "so as not to be late", and four were asked for the same receipt again.',
        link: `${interviews}/billing-disputes`,
      },
    ],
    established: { by: 'priya', daysAgo: 322 },
  },
  depositDated: {
    title: 'Know on which day a deposit is mine to spend',
    statement: `When I pay in a check I want to know on which day I can spend it, so that my rent does not bounce on money that I have. ${cited('deposits')} of ${cited('bankAccount')} complaints about bank accounts are about deposits and withdrawals; ${cited('depositsDisputed')} of the ${cited('deposits')} customers disputed the answer.`,
    themes: ['Deposits and withdrawals'],
    namedBy: 'hannah',
    namedDaysAgo: 275,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 274,
        by: 'priya',
        participants: figures.deposits.count,
        finding: `${cited('deposits')} of ${cited('bankAccount')} complaints about bank accounts name deposits and withdrawals; the data does not say how many are about a hold.`,
        link: `${complaints}/deposits`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 271,
        by: 'hannah',
        participants: 9,
        finding:
          'Nine customers whose payment bounced within a week of a deposit: seven did not know that a check is held, and two had asked and were told a wrong day.',
        link: `${interviews}/deposits`,
      },
    ],
    established: { by: 'priya', daysAgo: 268 },
  },
  cardAtOnce: {
    title: 'Be able to pay again on the day my card is stolen',
    statement: `When somebody else uses my card I want one call to stop it, to hear that I am not liable, and to be able to pay the same day. ${cited('cardFraud')} of ${cited('creditCard')} credit card complaints are about identity theft, fraud or embezzlement.`,
    themes: ['Identity theft / Fraud / Embezzlement'],
    namedBy: 'nora',
    namedDaysAgo: 162,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 160,
        by: 'priya',
        participants: figures.cardFraud.count,
        finding: `${cited('cardFraud')} of ${cited('creditCard')} credit card complaints are about identity theft, fraud or embezzlement, second to billing disputes with ${cited('billingDisputes')}.`,
        link: `${complaints}/card-fraud`,
      },
      {
        kind: 'SHADOWING',
        daysAgo: 157,
        by: 'nora',
        participants: 15,
        finding:
          'Fifteen calls about a stolen card: the block takes two minutes, the questions twenty-two. Eleven callers ask the same thing at the end: "What do I pay with until Thursday?"',
      },
    ],
    established: { by: 'priya', daysAgo: 153 },
  },
  loanAsItStands: {
    title: 'See what I still owe on my car, and what a payment did to it',
    statement: `When I pay on a car loan I want to see where the money went and what is left, so that I can pay it off, sell the car or ask for a pause without a lawyer. ${cited('managingLoan')} of ${cited('consumerLoan')} consumer loan complaints are about managing the loan or lease, ${cited('managingCarLoan')} of the ${cited('managingLoan')} about a car; ${cited('managingLoanDisputed')} of the ${cited('managingLoan')} customers disputed the answer.`,
    themes: ['Managing the loan or lease'],
    namedBy: 'samuel',
    namedDaysAgo: 66,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 64,
        by: 'priya',
        participants: figures.managingLoan.count,
        finding: `${cited('managingCarLoan')} of ${cited('managingLoan')} complaints about managing a loan or lease are about a car; ${cited('managingLoanDisputed')} of the ${cited('managingLoan')} customers disputed the answer.`,
        link: `${complaints}/consumer-loan`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 61,
        by: 'leila',
        participants: 6,
        finding:
          'Six owners who paid more than was due: in four cases the extra went to next month’s interest, and not to what they owe.',
        link: `${interviews}/car-loan`,
        expiresDaysAhead: 300,
      },
    ],
    established: { by: 'priya', daysAgo: 57 },
  },
} as const satisfies Record<string, DemoNeed<BankPerson>>;
