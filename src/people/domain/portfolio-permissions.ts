import { LEADERSHIP, type Rule } from './permission-rule';
import { ROLES } from './person';

/** The rules of portfolios and their money, a sentence each: a part of the permission table. */
export const PORTFOLIO_PERMISSIONS = {
  setBudget: {
    sentence: 'Finance and CX leaders open portfolios and set their budgets.',
    roles: ['FINANCE', 'CX_LEADER'],
  },
  setConstraints: {
    sentence: 'Portfolio managers and CX leaders say what the recommended set of a portfolio has to keep.',
    roles: LEADERSHIP,
  },
  exportRanking: { sentence: 'Whoever may read a ranking exports it; that stays on record.', roles: ROLES },
  setExchangeRate: { sentence: 'Finance sets exchange rates.', roles: ['FINANCE'] },
  bookCosts: { sentence: 'Finance books what initiatives cost, and corrects it.', roles: ['FINANCE'] },
} as const satisfies Record<string, Rule>;
