import type { DemoOrganization } from '../words';
import { BANK_BARRIERS } from './barriers';
import { BANK_BOARD } from './board';
import { BILLING_DISPUTE } from './billing-dispute';
import { BRANCH_APPOINTMENTS } from './branch-appointments';
import { CALL_LIMITS } from './call-limits';
import { CAR_LOAN } from './car-loan';
import { DEBT_PROOF } from './debt-proof';
import { BANK_CONTACTS } from './contacts';
import { BANK_COSTS, BANK_RATES } from './costs';
import { CREDIT_CHATBOT, TEN_DAY_DECISION } from './decided-against';
import { DEPOSIT_DATE } from './deposit-date';
import { DISPUTE_DESK } from './dispute-desk';
import { ESCROW_NOTICE } from './escrow-notice';
import { BANK_GOALS, BANK_READINGS } from './goals';
import { BANK_HEARING } from './hearing';
import { LATE_FEE_LETTER } from './late-fee-letter';
import { LOW_BALANCE } from './low-balance';
import { BANK_MATURITY } from './maturity';
import { NAMED_PERSON } from './named-person';
import { EVERYDAY_NEEDS } from './needs-everyday';
import { NEEDS_IN_DIFFICULTY } from './needs-in-difficulty';
import { PAYMENT_NEEDS } from './needs-of-payments';
import { OPEN_CLOSE } from './open-close';
import { BANK_PEOPLE, BANK_PRODUCT_OWNERS, type BankPerson } from './people';
import { PLAIN_ANSWERS } from './plain-answers';
import { BANK_PORTFOLIOS } from './portfolios';
import { BANK_CONSTRAINTS, BANK_SCENARIOS, BANK_TEAMS } from './scenarios';
import { BANK_SERVICES } from './services';
import { STOLEN_CARD } from './stolen-card';
import { UNFINISHED_PROPOSALS } from './unfinished';
import { UNTIL_THURSDAY } from './until-thursday';
import { type BankNeed, type BankPortfolio } from './vocabulary';
import { BANK_VOICES } from './voices';

/**
 * Harbour & Vale, an invented retail bank whose feedback is real: complaints to 491 US companies, pooled as if one had
 * received them. Its size is chosen so that the default worth of the value drivers fits it: 375,000 customers with
 * USD 1,000 revenue and USD 400 margin each; 37,500 new ones a year; USD 30 million cost to serve; 1,000 people at the
 * front line, each USD 10,000 to replace. So 1 point is USD 300,000 a year of loyalty, operations, defection and
 * recurring problems, 150,000 of brand, innovation and compliance, 100,000 of employees.
 */
export const BANK: DemoOrganization<BankPerson, BankNeed, BankPortfolio> = {
  name: 'Harbour & Vale Bank',
  currencyCode: 'USD',
  foundedDaysAgo: 427,
  people: BANK_PEOPLE,
  ideaTriage: { owner: 'tomas', answerWithinDays: 14 },
  pillarOwners: {
    VISION_AND_GOALS: 'amara',
    EMPLOYEE_ENGAGEMENT: 'leila',
    VOICE_OF_THE_CUSTOMER: 'priya',
    CUSTOMER_SERVICE: 'hannah',
    CUSTOMER_NARRATIVE: 'tomas',
    PROCESSES_AND_TECHNOLOGY: 'elena',
    CUSTOMER_ADVOCACY: 'daniel',
    INNOVATION: 'jonas',
    INVESTMENTS: 'marcus',
    LEADERSHIP: 'evelyn',
  },
  maturity: BANK_MATURITY,
  products: BANK_PRODUCT_OWNERS,
  feedbackImport: {
    file: 'complaints.csv',
    mappingFile: 'complaints.mapping.json',
    by: 'priya',
    daysAgo: 426,
  },
  voices: BANK_VOICES,
  barriers: BANK_BARRIERS,
  contacts: BANK_CONTACTS,
  hearing: BANK_HEARING,
  needs: { ...EVERYDAY_NEEDS, ...NEEDS_IN_DIFFICULTY, ...PAYMENT_NEEDS },
  portfolios: BANK_PORTFOLIOS,
  teams: BANK_TEAMS,
  constraints: BANK_CONSTRAINTS,
  scenarios: BANK_SCENARIOS,
  modelDrafts: [
    {
      ...{ daysAgo: 12, by: 'tomas', name: 'Net present value over five years', method: 'NPV' },
      ...{ horizonYears: 5, discountRateBasisPoints: 1000 },
      note: 'Finance asks how all that competes would rank in money alone, costs included: over five years at 10 %.',
    },
  ],
  proposals: [
    DISPUTE_DESK,
    BRANCH_APPOINTMENTS,
    NAMED_PERSON,
    CALL_LIMITS,
    ESCROW_NOTICE,
    DEBT_PROOF,
    LATE_FEE_LETTER,
    BILLING_DISPUTE,
    DEPOSIT_DATE,
    STOLEN_CARD,
    CAR_LOAN,
    OPEN_CLOSE,
    PLAIN_ANSWERS,
    LOW_BALANCE,
    TEN_DAY_DECISION,
    CREDIT_CHATBOT,
    UNTIL_THURSDAY,
    ...UNFINISHED_PROPOSALS,
  ],
  rates: BANK_RATES,
  costs: BANK_COSTS,
  services: BANK_SERVICES,
  goals: BANK_GOALS,
  board: BANK_BOARD,
  telling: { by: 'tomas', setDaysAgo: 20, toldDaysAgo: 3, recipients: ['evelyn', 'samuel'] },
  analyses: [
    { portfolio: 'everyday', kind: 'ROBUSTNESS', by: 'tomas', daysAgo: 3 },
    { portfolio: 'everyday', kind: 'FRONTIER', by: 'tomas', daysAgo: 3 },
  ],
  readings: BANK_READINGS,
};
