import { LEADERSHIP, type Rule } from './permission-rule';
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
  setExchangeRate: { sentence: 'Finance sets exchange rates.', roles: ['FINANCE'] },
  bookCosts: { sentence: 'Finance books what initiatives cost, and corrects it.', roles: ['FINANCE'] },
  exportRanking: { sentence: 'Whoever may read a ranking exports it; that stays on record.', roles: ROLES },
  cancelAnalysis: {
    sentence: 'Whoever started an analysis, a portfolio manager or a CX leader cancels it.',
    roles: LEADERSHIP,
    responsible: true,
  },
} as const satisfies Record<string, Rule>;
