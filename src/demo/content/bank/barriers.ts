import { type DemoBarrier } from '../listening-words';
import { type BankPerson } from './people';

/** What employees of the bank see at odds with what is best for customers: answered, kept, overdue, new. All invented. */
export const BANK_BARRIERS: readonly DemoBarrier<BankPerson>[] = [
  {
    key: 'handling-time',
    kind: 'INCENTIVE',
    reportedBy: 'nora',
    daysAgo: 120,
    description: 'A call of more than six minutes lowers the bonus of the whole team.',
    customerEffect: 'The second question is cut off, and the customer calls again and explains all of it anew.',
    theme: 'Communication tactics',
    assigned: { by: 'priya', daysAgo: 117, owner: 'hannah', answerByDaysAgo: 90 },
    answered: {
      daysAgo: 95,
      answer: 'REMOVED',
      reason: 'Handling time is out of the bonus; what counts is whether the customer had to call again in ten days.',
    },
  },
  {
    key: 'proof-of-identity',
    kind: 'RULE',
    reportedBy: 'ravi',
    daysAgo: 80,
    description: 'We do not say what a call is about before the customer has given their date of birth.',
    customerEffect: 'A stranger asks for personal data and does not say why: many hang up, and take it for a fraud.',
    theme: 'Disclosure verification of debt',
    assigned: { by: 'tomas', daysAgo: 78, owner: 'daniel', answerByDaysAgo: 60 },
    answered: {
      daysAgo: 64,
      answer: 'KEPT',
      reason:
        'The law forbids to speak of a debt to anybody else. A letter now announces the call and says what is asked.',
    },
  },
  {
    key: 'address-overnight',
    kind: 'TECHNOLOGY',
    reportedBy: 'hannah',
    daysAgo: 45,
    description: 'An address that is changed in a branch reaches the mortgage system with the run of the night.',
    customerEffect:
      'The notice of the new escrow amount goes to the old address, and the first that they see is the payment.',
    theme: 'Loan servicing, payments, escrow account',
    assigned: { by: 'priya', daysAgo: 42, owner: 'sofia', answerByDaysAgo: 8 },
  },
  {
    key: 'news-by-customers',
    kind: 'COMMUNICATION',
    reportedBy: 'nora',
    daysAgo: 4,
    description: 'The contact centre learns of a mailing to customers when the first of them calls about it.',
    customerEffect: 'Whoever calls on the first day is told that nobody knows of a letter.',
  },
];
