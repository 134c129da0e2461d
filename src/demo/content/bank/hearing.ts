import type { DemoHearing } from '../hearing-words';
import type { BankPerson } from './people';

const CARD = { product: 'Credit card' } as const;
const ACCOUNT = { product: 'Bank account or service' } as const;

/** What Harbour & Vale denied its customers, what they told, and what came of low scores after a call: all of it is invented. */
export const BANK_HEARING: DemoHearing<BankPerson> = {
  by: 'priya',
  daysAgo: 90,
  policies: {
    lateFee: {
      name: 'A late fee is refunded once in two years',
      text: 'Whoever had a late fee refunded within two years pays the next one, whatever the reason.',
      owner: 'owen',
      review: {
        ...{ daysAgo: 26, by: 'owen', decision: 'CHANGE' },
        text: 'A late fee is refunded once a year, and whenever the bank was late itself.',
        reason: 'Three of the four had paid late because our letter came late.',
      },
    },
    closing: {
      name: 'An account is closed at a branch',
      text: 'An account is closed by its owner in person, with a document that shows who they are.',
      owner: 'hannah',
    },
  },
  denials: [
    { policy: 'lateFee', daysAgo: 61, by: 'nora', customer: 'k-7101', asked: 'The fee of March back', ...CARD },
    { policy: 'lateFee', daysAgo: 54, by: 'nora', customer: 'k-7102', asked: 'The late fee back', ...CARD },
    { policy: 'lateFee', daysAgo: 47, by: 'nora', customer: 'k-7103', asked: 'The late fee back', ...CARD },
    { policy: 'lateFee', daysAgo: 40, by: 'nora', customer: 'k-7101', asked: 'The fee of May back', ...CARD },
    { policy: 'lateFee', daysAgo: 17, by: 'nora', customer: 'k-7104', asked: 'A second fee back', ...CARD },
    { policy: 'closing', daysAgo: 45, by: 'hannah', customer: 'k-7201', asked: 'To close it by letter', ...ACCOUNT },
    { policy: 'closing', daysAgo: 31, by: 'nora', customer: 'k-7202', asked: 'To close it by phone', ...ACCOUNT },
    {
      ...{ policy: 'closing', daysAgo: 12, by: 'nora', customer: 'k-7203', ...ACCOUNT },
      asked: 'To close the account of a father who has died, from another town',
    },
  ],
  stories: [
    {
      ...{ journey: 'open', experience: 'BAD', daysAgo: 29, by: 'hannah' },
      title: 'Three visits for one account',
      text: 'I came with my passport, then with a bill, then with the right bill. The form asked the same each time.',
    },
    {
      ...{ journey: 'help', experience: 'GOOD', daysAgo: 22, by: 'nora' },
      title: 'She stayed on the line',
      text: 'A charge that I did not know. She called the shop herself, with me on the line, and it was settled in ten minutes.',
    },
  ],
  followUpRule: { owner: 'nora', atMost: 6, dueInWorkingDays: 5 },
  scores: [
    {
      ...{ customer: 'k-8001', daysAgo: 38, by: 'priya', rating: 2, ...CARD },
      text: 'I was told to wait for a letter, and none came.',
      answered: { daysAgo: 36, by: 'owen', how: 'By phone: the fee is refunded, and the letter is in the post.' },
    },
    {
      ...{ customer: 'k-8002', daysAgo: 30, by: 'priya', rating: 9, journey: 'help' },
      text: 'Quick and kind.',
    },
    {
      ...{ customer: 'k-8003', daysAgo: 20, by: 'priya', rating: 4, journey: 'help' },
      text: 'Passed on three times, and each asked for my name again.',
    },
    {
      ...{ customer: 'k-8004', daysAgo: 4, by: 'priya', rating: 6, journey: 'open' },
      text: 'The card came after three weeks.',
    },
  ],
  themeWords: { 'Loan servicing, payments, escrow account': ['escrow'] },
};
