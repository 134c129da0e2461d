import { type DemoVoice } from '../listening-words';
import { type BankPerson } from './people';

const OPENING = 'Account opening, closing, or management';
const CALLS = 'Communication tactics';
const ESCROW = 'Loan servicing, payments, escrow account';
const LOW_FUNDS = 'Problems caused by my funds being low';

const said =
  (speaker: DemoVoice['speaker'], source: DemoVoice['source']) =>
  (daysAgo: number, by: BankPerson, themes: readonly string[], text: string): DemoVoice<BankPerson> => ({
    ...{ speaker, source, daysAgo, by, themes, text },
  });

const toldAtTheDesk = said('CUSTOMER', 'CONVERSATION');
const saidInAFocusGroup = said('EMPLOYEE', 'FOCUS_GROUP');
const wroteInTheSurvey = said('EMPLOYEE', 'SURVEY');

/**
 * What customers told the bank's own people of late, and what its employees say; all of it is invented. The yearly survey
 * of employees has gone quiet. No theme of the needs whose figures are recounted is among these.
 */
export const BANK_VOICES: readonly DemoVoice<BankPerson>[] = [
  wroteInTheSurvey(140, 'leila', [OPENING], 'We print what the customer typed an hour ago, and type it in again.'),
  wroteInTheSurvey(140, 'leila', [LOW_FUNDS], 'I see the shortfall in the morning and may only tell them of the fee.'),
  saidInAFocusGroup(
    33,
    'leila',
    [CALLS],
    'The list tells me to call again today, whatever I agreed with them yesterday.',
  ),
  saidInAFocusGroup(
    33,
    'leila',
    [OPENING],
    'To close an account they have to come in. Half of them leave the form here.',
  ),
  saidInAFocusGroup(
    32,
    'leila',
    [OPENING, ESCROW],
    'A new address reaches mortgages overnight, so the letter goes to the old one.',
  ),
  saidInAFocusGroup(32, 'leila', [ESCROW], 'I learn of the new escrow amount when the first customer calls about it.'),
  toldAtTheDesk(40, 'hannah', [OPENING], 'Third visit, and the account of my mother is still not closed.'),
  toldAtTheDesk(27, 'nora', [CALLS], 'I promised to pay on Friday and was called on Wednesday and on Thursday.'),
  toldAtTheDesk(21, 'nora', [OPENING], 'I gave up on the phone when I was asked for a paper from a branch.'),
  toldAtTheDesk(14, 'sofia', [ESCROW], 'My payment went up by 90 dollars and nobody said so before.'),
  toldAtTheDesk(9, 'nora', [CALLS], 'Your colleague hung up after six minutes. I had one more question.'),
];
