import { type DemoMaturity } from '../maturity-words';
import { type BankPerson } from './people';
import { paper } from './vocabulary';

/** Strategy sees the bank further than the front line does: the disagreement is worth more than the mean. */
export const BANK_MATURITY: DemoMaturity<BankPerson> = {
  assessments: [
    {
      key: 'first',
      name: 'Where we start',
      by: 'priya',
      openedDaysAgo: 405,
      answeredDaysAgo: 398,
      closedDaysAgo: 391,
      levels: {
        tomas: [2, 2, 2, 3, 2, 2, 2, 2, 2, 2],
        priya: [2, 2, 2, 2, 1, 2, 1, 2, 1, 2],
        nora: [1, 1, 1, 2, 1, 1, 1, 1, 1, 1],
      },
      evidence: { VOICE_OF_THE_CUSTOMER: 'Complaints are answered one by one; nobody had counted them by issue.' },
    },
    {
      key: 'second',
      name: 'A year later',
      by: 'priya',
      openedDaysAgo: 40,
      answeredDaysAgo: 33,
      closedDaysAgo: 26,
      levels: {
        tomas: [3, 3, 4, 3, 2, 3, 3, 3, 4, 4],
        priya: [3, 2, 3, 3, 2, 2, 2, 3, 4, 3],
        nora: [2, 1, 3, 3, 2, 1, 2, 2, 3, 2],
      },
      evidence: {
        VOICE_OF_THE_CUSTOMER:
          'All complaints are themed and each theme has an owner; call-backs after a low score are new.',
        INVESTMENTS: 'Two portfolios are ranked by one score; two proposals were declined with their data.',
        LEADERSHIP: 'Executives own customer goals; two of them have spent a day at the front line this year.',
      },
    },
  ],
  targets: [
    {
      pillar: 'VOICE_OF_THE_CUSTOMER',
      by: 'amara',
      daysAgo: 20,
      level: 4,
      daysAhead: 300,
      reason: 'What customers say must reach whoever can change it before the next budget is set.',
    },
    {
      pillar: 'EMPLOYEE_ENGAGEMENT',
      by: 'amara',
      daysAgo: 20,
      level: 3,
      daysAhead: 300,
      reason: 'The front line sees us two levels lower than its directors do.',
    },
    {
      pillar: 'PROCESSES_AND_TECHNOLOGY',
      by: 'amara',
      daysAgo: 20,
      level: 3,
      daysAhead: 480,
      reason: 'Most complaints are about procedures, and few of these have an owner.',
    },
    {
      pillar: 'LEADERSHIP',
      by: 'amara',
      daysAgo: 20,
      level: 4,
      daysAhead: 300,
      reason: 'Executives who answer for customers are what all other pillars stand on.',
    },
  ],
  practices: [
    {
      key: 'call-back',
      pillar: 'VOICE_OF_THE_CUSTOMER',
      by: 'priya',
      owner: 'priya',
      daysAgo: 220,
      title: 'Call back after a low score',
      text: 'Whoever gives 0 to 6 is called within two working days by somebody who may decide, and the cause is noted by theme.',
      reviewDaysAhead: 140,
    },
    {
      key: 'first-answer',
      pillar: 'CUSTOMER_SERVICE',
      by: 'hannah',
      owner: 'nora',
      daysAgo: 300,
      title: 'The first answer answers',
      text: 'Before a reply is sent, its writer checks that it says what was asked, what happens next and by when.',
      reviewDaysAhead: -12,
    },
    {
      key: 'policy-exception',
      pillar: 'CUSTOMER_ADVOCACY',
      by: 'daniel',
      owner: 'daniel',
      daysAgo: 130,
      title: 'When a rule may be set aside for a customer',
      link: paper('standards/policy-exceptions'),
      reviewDaysAhead: 230,
    },
    {
      key: 'story-first',
      pillar: 'CUSTOMER_NARRATIVE',
      by: 'tomas',
      owner: 'tomas',
      daysAgo: 90,
      title: 'A customer’s story opens each review',
      text: 'A portfolio review begins with one customer’s story, told by whoever heard it, and the number of others it stands for.',
      reviewDaysAhead: 90,
    },
  ],
};
