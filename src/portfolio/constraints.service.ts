import type { Governor, Keyed } from '../audit';
import { PortfolioTable, standingBudget } from '../budget';
import { requirePermission } from '../people';
import type { Caller } from '../platform/caller';
import { InputCheck } from '../shared/input-check';
import { isRefusal, type Refusal } from '../shared/refusal';
import { readConstraints, standingConstraints, writeConstraints } from './constraints-writing';
import type { ConstraintsInput } from './domain/constraints-check';

interface SetConstraints extends Keyed {
  readonly portfolioId: string;
  /** Of the portfolio. */
  readonly expectedVersion: number;
  readonly constraints: ConstraintsInput;
  readonly reason: string;
}

/** What the recommended set of a portfolio has to keep. */
export class ConstraintsService {
  constructor(private readonly governor: Governor) {}

  set(caller: Caller, input: SetConstraints): Promise<{ portfolioId: string; constraintVersionId: string } | Refusal> {
    return this.governor.govern(caller, 'setPortfolioConstraints', input, async (tx) => {
      const portfolio = await tx.lock(PortfolioTable, input.portfolioId, 'portfolio');
      requirePermission(tx, 'setConstraints', { portfolioId: portfolio.id });
      const stale = tx.stale(portfolio, input.expectedVersion, `portfolio "${portfolio.name}"`);
      if (stale) return stale;
      const check = new InputCheck();
      const reason = check.text('input.reason', input.reason, { max: 2000 });
      const { periods } = await standingBudget(tx, portfolio.id);
      const constraints = await readConstraints(tx, check, portfolio, input.constraints, periods);
      if (isRefusal(constraints)) return constraints;
      if (check.failed) return check.refusal();
      const before = await standingConstraints(tx, portfolio.id);
      // They are part of what a portfolio's version stands for, though their rows are their own.
      await tx.update(PortfolioTable, portfolio, {});
      const { constraintVersionId, audit } = await writeConstraints(tx, portfolio.id, before, { constraints, reason });
      return { outcome: { portfolioId: portfolio.id, constraintVersionId }, audit: [audit] };
    });
  }
}
