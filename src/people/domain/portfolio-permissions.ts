import { ANYONE_WHO_CONTRIBUTES, LEADERSHIP, type Rule } from './permission-rule';
import { ROLES } from './person';

/** The rules of portfolios and their money, a sentence each: a part of the permission table. */
export const PORTFOLIO_PERMISSIONS = {
  setBudget: {
    sentence: 'Finance and CX leaders open portfolios and set their budgets.',
    roles: ['FINANCE', 'CX_LEADER'],
  },
  setScoringModel: {
    sentence: 'Portfolio managers and CX leaders choose the scoring model of a portfolio.',
    roles: LEADERSHIP,
  },
  setConstraints: {
    sentence: 'Portfolio managers and CX leaders say what the recommended set of a portfolio has to keep.',
    roles: LEADERSHIP,
  },
  makeScenario: {
    sentence: 'Every contributor saves, clones and runs scenarios of a portfolio.',
    roles: ANYONE_WHO_CONTRIBUTES,
  },
  editScenario: {
    sentence: 'Its owner, a portfolio manager or a CX leader edits or archives a scenario.',
    roles: LEADERSHIP,
    responsible: true,
  },
  askForAdoption: {
    sentence: 'Portfolio managers, finance and CX leaders ask for a scenario to be adopted.',
    roles: ['FINANCE', ...LEADERSHIP],
  },
  decideAdoption: {
    sentence:
      'Finance and CX leaders adopt a scenario or decline it, in their own name alone, and never one that they asked for themselves.',
    roles: ['FINANCE', 'CX_LEADER'],
  },
  withdrawAdoption: {
    sentence: 'Whoever asked for the adoption of a scenario, or took over from them, withdraws the request.',
    roles: [],
    responsible: true,
  },
  registerService: {
    sentence: 'Portfolio managers and CX leaders register services and channels that are in service already.',
    roles: LEADERSHIP,
  },
  proposeSunset: {
    sentence: 'Every contributor proposes to wind down what is in service.',
    roles: ANYONE_WHO_CONTRIBUTES,
  },
  answerSunset: {
    sentence:
      'The chair of the body that it is put before, the deputy of that seat, and CX leaders write down what the body said to a proposed sunset, never to their own.',
    roles: ['CX_LEADER'],
    responsible: true,
  },
  askForPostponement: {
    sentence:
      'Sponsor, lead and business owner, members of the body that decides on it, portfolio managers and CX leaders ask to put a switch-off to a later day.',
    roles: LEADERSHIP,
    responsible: true,
  },
  agreeToPostponement: {
    sentence:
      'Members of the body, or the deputies of their seats, ask with others to put a switch-off to a later day, never of what is their own.',
    roles: [],
    responsible: true,
  },
  honourFailure: {
    sentence: 'CX leaders honour a worthy failure, never of an initiative of their own.',
    roles: ['CX_LEADER'],
  },
  setExchangeRate: { sentence: 'Finance sets exchange rates.', roles: ['FINANCE'] },
  bookCosts: { sentence: 'Finance books what initiatives cost, and corrects it.', roles: ['FINANCE'] },
  exportRanking: { sentence: 'Whoever may read a ranking exports it; that stays on record.', roles: ROLES },
  exportReview: { sentence: 'Whoever may read a portfolio review exports it; that stays on record.', roles: ROLES },
  cancelAnalysis: {
    sentence: 'Whoever started an analysis, a portfolio manager or a CX leader cancels it.',
    roles: LEADERSHIP,
    responsible: true,
  },
  prepareReview: {
    sentence:
      'Portfolio managers, CX leaders and the chair of the body that holds it, or the deputy of that seat, plan and prepare a portfolio review.',
    roles: LEADERSHIP,
    responsible: true,
  },
  leadReview: {
    sentence:
      'The chair of the body, the deputy of that seat, who sits on it, and CX leaders lead a portfolio review: they put motions, end votes and close it.',
    roles: ['CX_LEADER'],
    responsible: true,
  },
  voteInReview: {
    sentence: 'Whoever sits on a seat of the body at its meeting votes on its motions, never on what is their own.',
    roles: [],
    responsible: true,
  },
} as const satisfies Record<string, Rule>;
