import type { DemoContact, DemoContacts } from '../contact-words';
import type { BankPerson } from './people';

/**
 * Service contacts of Harbour & Vale: all of them are invented, since the complaints carry no customer, cost or text. The
 * counts are in the proportion of a bank of 375,000 customers; a few episodes are told one by one.
 */
export const BANK_CONTACTS: DemoContacts<BankPerson> = {
  by: 'priya',
  daysAgo: 98,
  journeys: {
    open: {
      name: 'Open an account',
      owner: 'hannah',
      touchpoints: [
        { name: 'Reads what an account costs', channel: 'Web' },
        { name: 'Shows who they are' },
        { name: 'Waits for the card', channel: 'Postal mail' },
        { name: 'Pays with it for the first time' },
      ],
    },
    help: {
      name: 'Get help with a charge',
      owner: 'nora',
      touchpoints: [
        { name: 'Finds a charge that they do not know', channel: 'Web' },
        { name: 'Asks about it', channel: 'Phone' },
        { name: 'Hears what it was' },
      ],
    },
  },
  rates: { by: 'grace', costMinor: { Phone: 740n, Web: 25n, 'Postal mail': 310n } },
  causes: {
    fee: {
      ...{ name: 'A fee that nobody announced', owner: 'owen', side: 'OUTSIDE_SERVICE', avoidable: true },
      ...{ product: 'Credit card', journey: 'help', needs: ['noSurpriseFee'] },
    },
    answer: {
      ...{ name: 'The first answer did not help', owner: 'nora', side: 'IN_SERVICE', avoidable: true },
      ...{ journey: 'help', needs: ['answerThatAnswers'] },
    },
    opening: {
      ...{ name: 'Where is my new card?', owner: 'hannah', side: 'OUTSIDE_SERVICE', avoidable: true },
      ...{ product: 'Bank account or service', journey: 'open', needs: ['startAndStop'] },
    },
    address: { name: 'A new address', owner: 'hannah', side: 'OUTSIDE_SERVICE', avoidable: false },
  },
  recordedDaysAgo: 24,
  contacts: [
    ...feeAskedTwice('k-1041', 58),
    ...feeAskedTwice('k-2207', 51),
    ...feeAskedTwice('k-3318', 44),
    ...answeredAgain('k-4120', 49),
    ...answeredAgain('k-5533', 37),
    { customer: 'k-6001', daysAgo: 40, cause: 'opening', channel: 'Web', mode: 'DIGITAL' },
    { customer: 'k-6002', daysAgo: 39, cause: 'address', channel: 'Web', mode: 'DIGITAL' },
    { customer: 'k-6003', daysAgo: 33, cause: 'opening', channel: 'Phone', mode: 'HUMAN', transfers: 1 },
  ],
  counts: [
    { cause: 'fee', channel: 'Phone', fromDaysAgo: 97, toDaysAgo: 67, contacts: 4210 },
    { cause: 'answer', channel: 'Phone', fromDaysAgo: 97, toDaysAgo: 67, contacts: 1630 },
    { cause: 'opening', channel: 'Phone', fromDaysAgo: 97, toDaysAgo: 67, contacts: 2480 },
    { cause: 'address', channel: 'Web', fromDaysAgo: 97, toDaysAgo: 67, contacts: 5900 },
  ],
  disputes: [
    {
      ...{ cause: 'opening', by: 'hannah', daysAgo: 6, fromDaysAgo: 97, toDaysAgo: 67 },
      reason: 'The cards lay at the printer for three weeks: that is a matter of cards and payments.',
    },
  ],
};

/** A digital contact that ends with a person. */
function feeAskedTwice(customer: string, daysAgo: number): DemoContact[] {
  return [
    { customer, daysAgo, cause: 'fee', channel: 'Web', mode: 'DIGITAL' },
    {
      ...{ customer, daysAgo: daysAgo - 2, cause: 'fee', channel: 'Phone', mode: 'HUMAN', relation: 'SAME_ISSUE' },
      text: 'The page says "fee" and nothing else.',
    },
  ];
}

/** A call for a fee, a call for the answer. */
function answeredAgain(customer: string, daysAgo: number): DemoContact[] {
  return [
    { customer, daysAgo, cause: 'fee', channel: 'Phone', mode: 'HUMAN', transfers: 1 },
    {
      ...{ customer, daysAgo: daysAgo - 4, cause: 'answer', channel: 'Phone', mode: 'HUMAN', transfers: 2 },
      ...{ relation: 'UNHAPPY_WITH_ANSWER', text: 'Was told to wait for a letter, and none came.' },
    },
  ];
}
