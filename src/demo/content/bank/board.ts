import type { DemoBoard } from '../board-words';
import type { BankPerson } from './people';

export const BANK_BOARD: DemoBoard<BankPerson> = {
  name: 'CX board',
  charter:
    'Decides which proposals are funded and which initiatives end, and hears of what stands in the way of customers.',
  meetings: 'First Tuesday of each month',
  foundedBy: 'ines',
  foundedDaysAgo: 420,
  chair: 'amara',
  customerVoice: 'priya',
  quorum: 4,
  members: { amara: 'tomas', priya: 'jonas', grace: null, hannah: 'nora', owen: null, sofia: null },
  standing: {
    title: 'Portfolio review',
    rule: 'FREQ=MONTHLY;BYDAY=1TU',
    time: '10:00',
    timeZone: 'America/New_York',
    durationMinutes: 90,
    place: 'Board room, Harbour Street',
  },
  last: {
    agenda: [
      { kind: 'INFORMATION', title: 'What customers complain about this month', minutes: 15, presenter: 'priya' },
      { kind: 'DISCUSSION', title: 'Opening an account in one sitting', presenter: 'hannah', proposal: 'open-close' },
    ],
    attendance: { amara: 'PRESENT', priya: 'PRESENT', grace: 'EXCUSED', hannah: 'DEPUTY', owen: 'PRESENT' },
    guestNames: ['A customer who closed two accounts'],
  },
  next: {
    setDaysAgo: 3,
    review: { portfolio: 'everyday', by: 'tomas', issuedDaysAgo: 3 },
    agenda: [
      { kind: 'INFORMATION', title: 'What is ranked, and what the budget pays for', minutes: 20, presenter: 'marcus' },
      { kind: 'DECISION', title: 'Open and close in one sitting', minutes: 30, proposal: 'open-close' },
      { kind: 'DECISION', title: 'Answers that answer', minutes: 30, proposal: 'plain-answers' },
    ],
  },
};
