import type { DemoNeed } from '../words';
import { cited, COMPLAINT_FIGURES as figures } from './complaint-figures';
import { type BankPerson } from './people';

const interviews = 'https://research.harbourvale.example/interviews';
const complaints = 'https://research.harbourvale.example/complaints';
const period = 'received from 4 June 2013 to 23 February 2017';

/** What customers need of accounts, records and answers. Figures about complaints are real and recounted by a test; interviews, shadowing and surveys are invented. */
export const EVERYDAY_NEEDS = {
  rightRecord: {
    title: 'Have a wrong credit record put right once, everywhere',
    statement: `When my credit report says something about me that is not true, I want to report it once and have every place that got it from you corrected, so that I am not refused a loan for somebody else's debt. ${cited('reportErrors')} of ${cited('all')} complaints are about incorrect information on a credit report: it is the most frequent issue of all.`,
    themes: ['Incorrect information on credit report', "Credit reporting company's investigation"],
    namedBy: 'elena',
    namedDaysAgo: 424,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 423,
        by: 'priya',
        participants: figures.reportErrors.count,
        finding: `${cited('reportErrors')} of ${cited('all')} complaints ${period} name incorrect information on a credit report; in ${cited('reportErrorsNotMine')} of them the information is not the customer's own. Another ${cited('investigation')} are about how the dispute was looked into.`,
        link: `${complaints}/credit-report-errors`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 421,
        by: 'elena',
        participants: 6,
        finding:
          'Six customers whose disputed entry came back after it was deleted: each had sent the same papers at least three times, to three addresses. "I stopped believing anyone reads them."',
        link: `${interviews}/credit-report-errors`,
      },
      {
        kind: 'SHADOWING',
        daysAgo: 420,
        by: 'jonas',
        participants: 3,
        finding:
          'Three dispute clerks, one day each: a correction is typed into four systems; the third one sends its old data back overnight.',
      },
    ],
    established: { by: 'priya', daysAgo: 418 },
  },
  answerThatAnswers: {
    title: 'Get an answer to what I asked',
    statement: `When I complain I want an answer to my question, in words I understand, that says what you did and what I can do next. ${cited('disputed')} of ${cited('all')} customers disputed the answer they got; ${cited('disputedAfterExplanation')} of the ${cited('disputed')} had been "closed with explanation".`,
    namedBy: 'daniel',
    namedDaysAgo: 150,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 148,
        by: 'priya',
        participants: figures.closedWithExplanation.count,
        finding: `${cited('closedWithExplanation')} of ${cited('all')} complaints were closed with an explanation and nothing else; in ${cited('disputedAfterExplanation')} of those the customer disputed it. ${cited('late')} were not answered in time.`,
        link: `${complaints}/answers`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 144,
        by: 'jonas',
        participants: 10,
        finding:
          'Ten customers read their own answer aloud and said what it meant: three were right. Eight could not say what happens next.',
        link: `${interviews}/answers`,
      },
    ],
    established: { by: 'priya', daysAgo: 140 },
  },
  startAndStop: {
    title: 'Open or close an account in one go',
    statement: `When I open or close an account I want to finish in one go and know that it is done. ${cited('openingClosing')} of ${cited('bankAccount')} complaints about bank accounts are about opening, closing or managing one.`,
    themes: ['Account opening, closing, or management'],
    namedBy: 'hannah',
    namedDaysAgo: 424,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 423,
        by: 'priya',
        participants: figures.openingClosing.count,
        finding: `${cited('openingClosing')} of ${cited('bankAccount')} complaints about bank accounts name opening, closing or management; the next issue, deposits and withdrawals, has ${cited('deposits')}.`,
        link: `${complaints}/bank-account`,
      },
      {
        kind: 'SURVEY',
        daysAgo: 419,
        by: 'priya',
        participants: 412,
        finding:
          'Of 412 customers who left an opening unfinished, 233 gave up when asked to bring a paper to a branch.',
      },
    ],
    established: { by: 'priya', daysAgo: 416 },
  },
  noSurpriseFee: {
    title: 'Be warned before my account runs short',
    statement: `When my balance is about to fall short I want to know in time to put it right, so that a small gap does not cost me a fee. ${cited('lowFunds')} complaints are about problems caused by low funds; ${cited('lowFundsRelief')} of the ${cited('lowFunds')} were closed by giving money back.`,
    themes: ['Problems caused by my funds being low'],
    namedBy: 'hannah',
    namedDaysAgo: 70,
    evidence: [
      {
        kind: 'MEASUREMENT',
        daysAgo: 69,
        by: 'priya',
        participants: figures.lowFunds.count,
        finding: `${cited('lowFunds')} of ${cited('bankAccount')} complaints about bank accounts are about problems caused by low funds; money was given back in ${cited('lowFundsRelief')} of the ${cited('lowFunds')}.`,
        link: `${complaints}/low-funds`,
      },
      {
        kind: 'INTERVIEW',
        daysAgo: 66,
        by: 'hannah',
        participants: 6,
        finding: 'Six customers charged twice in a year: five had the money in another account on the same day.',
        link: `${interviews}/low-funds`,
        expiresDaysAhead: 300,
      },
    ],
    established: { by: 'priya', daysAgo: 60 },
  },
  branchHours: {
    title: 'Find a branch open after work',
    statement: 'When I have to come to a branch I want it to be open when I am not at work.',
    namedBy: 'hannah',
    namedDaysAgo: 390,
    evidence: [
      {
        kind: 'SURVEY',
        daysAgo: 385,
        by: 'priya',
        participants: 506,
        finding: 'Of 506 branch visitors 61 would come later in the day; 388 would rather not have to come at all.',
      },
    ],
    retired: {
      by: 'tomas',
      daysAgo: 378,
      reason:
        'The survey says that visitors want fewer visits, not later ones. "Open or close an account in one go" covers it.',
    },
  },
} as const satisfies Record<string, DemoNeed<BankPerson>>;
