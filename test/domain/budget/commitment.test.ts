import fc from 'fast-check';
import { setBudget, type NewBudget } from '../../../src/budget/domain/budget-version';
import { commit } from '../../../src/budget/domain/commitment';
import { balance, commitmentOf, type LedgerEntry } from '../../../src/budget/domain/ledger';
import type { Portfolio } from '../../../src/budget/domain/portfolio';
import { remainingForRankingMinor, shortfalls, type PortfolioBalance } from '../../../src/budget/domain/pot';
import { isRefusal } from '../../../src/shared/refusal';

const NOW = new Date('2025-03-01T09:00:00Z');
const retail: Portfolio = {
  ...{ id: 'portfolio-1', organizationId: 'organization-1', name: 'Retail', currencyCode: 'EUR' },
  ...{ periodFrom: '2025-01-01', periodTo: '2025-12-31', scoringModelId: 'model-1', version: 1, createdAt: NOW },
};
const booking = { id: 'entry-1', bookedById: 'fiona', bookedAt: NOW };
const letters = { id: 'proposal-1', title: 'Fewer letters', isLight: false };
const light = { id: 'proposal-2', title: 'One word', isLight: true };
const grant = (amountMinor: bigint) => ({ amountMinor, reason: 'Funding' });

/** A portfolio by what it may commit, what it has committed, and its pot, if any. */
const held = (budgetMinor: bigint, committedMinor: bigint, pot: Partial<PortfolioBalance> = {}): PortfolioBalance => ({
  ...balance([
    { kind: 'BUDGET', amountMinor: budgetMinor },
    { kind: 'COMMITMENT', amountMinor: committedMinor },
  ]),
  ...{ potMinor: null, lightCommittedMinor: 0n },
  ...pot,
});

describe('Committing money', () => {
  const before = held(100_00n, 40_00n);

  it.each([letters, light])('may take all that remains, for what is light, too ($title)', (proposal) => {
    expect(commit(retail, before, proposal, grant(60_00n), booking)).toEqual({
      ...{ ...booking, organizationId: 'organization-1', portfolioId: 'portfolio-1', kind: 'COMMITMENT' },
      ...{ amountMinor: 60_00n, proposalId: proposal.id, reason: 'Funding', stage: null, spentOn: null },
    });
  });

  // 60.01 − 60.00 = 0.01.
  it('is refused a cent above, naming both amounts and the difference', () => {
    expect(commit(retail, before, letters, grant(60_01n), booking)).toEqual({
      ...{ kind: 'refused', code: 'OVER_BUDGET', neededMinor: 60_01n, remainingMinor: 60_00n, currencyCode: 'EUR' },
      message: '"Fewer letters" needs EUR 60.01: portfolio "Retail" has EUR 60.00 for it, EUR 0.01 short.',
    });
  });

  it('is refused while the budget is short, however little is asked for; only giving back is not', () => {
    // 100.00 − 150.00 = −50.00.
    const short = held(100_00n, 150_00n);

    expect(commit(retail, short, letters, grant(0n), booking)).toMatchObject({
      ...{ code: 'OVER_BUDGET', remainingMinor: -50_00n },
      message: '"Fewer letters" needs EUR 0.00: portfolio "Retail" is EUR 50.00 short of what is committed.',
    });
    expect(commit(retail, short, letters, grant(-10_00n), booking)).toMatchObject({ amountMinor: -10_00n });
  });

  // 50,000.00 + 10,000.00
  it('takes the one-off cost and the first year of the yearly cost', () => {
    expect(commitmentOf(50_000_00n, 10_000_00n)).toBe(60_000_00n);
  });
});

describe('Committing money where a pot is set aside for what is light', () => {
  // Of 100.00, 20.00 are the pot, of which 15.00 are committed; of the other 80.00, 40.00 − 15.00 = 25.00: 55.00 are left.
  const before = held(100_00n, 40_00n, { potMinor: 20_00n, lightCommittedMinor: 15_00n });

  it('takes what is light out of the pot alone', () => {
    expect(commit(retail, before, light, grant(5_00n), booking)).toMatchObject({ amountMinor: 5_00n });
    expect(commit(retail, before, light, grant(5_01n), booking)).toMatchObject({
      ...{ code: 'OVER_BUDGET', neededMinor: 5_01n, remainingMinor: 5_00n },
      message:
        '"One word" needs EUR 5.01: the pot for light proposals of portfolio "Retail" has EUR 5.00 for it, EUR 0.01 short.',
    });
  });

  it('takes all else out of what the budget holds beside it', () => {
    expect(commit(retail, before, letters, grant(55_00n), booking)).toMatchObject({ amountMinor: 55_00n });
    expect(commit(retail, before, letters, grant(57_00n), booking)).toMatchObject({
      ...{ code: 'OVER_BUDGET', neededMinor: 57_00n, remainingMinor: 55_00n },
      message:
        '"Fewer letters" needs EUR 57.00: portfolio "Retail" beside its pot for light proposals has EUR 55.00 for it, EUR 2.00 short.',
    });
  });

  // The pot was cut to 10.00: 10.00 − 15.00 = −5.00. Beside it 90.00 − 25.00 = 65.00 are left.
  it('refuses what is light while the pot is short, and nothing else', () => {
    const cut = { ...before, potMinor: 10_00n };

    expect(commit(retail, cut, light, grant(0n), booking)).toMatchObject({
      message:
        '"One word" needs EUR 0.00: the pot for light proposals of portfolio "Retail" is EUR 5.00 short of what is committed.',
    });
    expect(commit(retail, cut, letters, grant(65_00n), booking)).toMatchObject({ amountMinor: 65_00n });
    expect(commit(retail, cut, light, grant(-1_00n), booking)).toMatchObject({ amountMinor: -1_00n });
  });
});

describe('Whatever is asked for, in whatever order', () => {
  const asked = fc.array(fc.record({ amountMinor: fc.bigInt({ min: 0n, max: 500n }), isLight: fc.boolean() }), {
    maxLength: 20,
  });
  const budgets = fc.bigInt({ min: 1n, max: 1000n }).chain((budgetMinor) =>
    fc.record({
      budgetMinor: fc.constant(budgetMinor),
      potMinor: fc.option(fc.bigInt({ min: 0n, max: budgetMinor })),
    }),
  );
  type Asked = { readonly amountMinor: bigint; readonly isLight: boolean };

  /** Funds one after the other what is not refused; whether each was, and what there is in the end. */
  function funded(budget: { budgetMinor: bigint; potMinor: bigint | null }, all: readonly Asked[]) {
    const standing = { number: 0, periods: [], potMinor: null };
    const input = { ...budget, reason: 'Year plan' };
    const entries: LedgerEntry[] = [(setBudget(retail, held(0n, 0n), standing, input, booking) as NewBudget).entry];
    let lightCommittedMinor = 0n;
    const now = () => ({ ...balance(entries), potMinor: budget.potMinor, lightCommittedMinor });
    const refused = all.map(({ amountMinor, isLight }) => {
      const booked = commit(retail, now(), { ...letters, isLight }, grant(amountMinor), booking);
      if (isRefusal(booked)) return true;
      entries.push(booked);
      if (isLight) lightCommittedMinor += amountMinor;
      return false;
    });
    return { refused, end: now() };
  }

  it('never is more committed than there is, of the pot nor beside it', () => {
    fc.assert(
      fc.property(budgets, asked, (budget, all) => {
        const { end } = funded(budget, all);
        expect(shortfalls(end).shortfallMinor).toBe(0n);
        expect(end.remainingMinor).toBeGreaterThanOrEqual(0n);
      }),
    );
  });

  it('what is light changes nothing of what others may take where there is a pot, nor the other way round', () => {
    const withPot = budgets.filter((budget) => budget.potMinor !== null);
    fc.assert(
      fc.property(withPot, asked, fc.boolean(), (budget, all, isLight) => {
        const together = funded(budget, all);
        const alone = funded(
          budget,
          all.filter((each) => each.isLight === isLight),
        );
        expect(together.refused.filter((_, index) => all[index]!.isLight === isLight)).toEqual(alone.refused);
        if (!isLight) expect(remainingForRankingMinor(together.end)).toBe(remainingForRankingMinor(alone.end));
      }),
    );
  });
});
