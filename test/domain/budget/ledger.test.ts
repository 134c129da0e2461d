import fc from 'fast-check';
import {
  balance,
  commit,
  commitmentOf,
  grantOf,
  type LedgerEntry,
  type LedgerEntryKind,
  releasedMinor,
  setBudget,
  unreleasedMinor,
} from '../../../src/budget/domain/ledger';
import { openPortfolio, type Portfolio } from '../../../src/budget/domain/portfolio';
import { isRefusal } from '../../../src/shared/refusal';

const NOW = new Date('2025-03-01T09:00:00Z');
const origin = {
  id: 'portfolio-1',
  organizationId: 'organization-1',
  currencyCode: 'EUR',
  scoringModelId: 'model-1',
  createdAt: NOW,
};
const retail = openPortfolio(origin, {
  name: 'Retail',
  periodFrom: '2025-01-01',
  periodTo: '2025-12-31',
}) as Portfolio;
const booking = { id: 'entry-1', bookedById: 'fiona', bookedAt: NOW };
const letters = { id: 'proposal-1', title: 'Fewer letters' };
const grant = (amountMinor: bigint) => ({ amountMinor, reason: 'Funding of "Fewer letters"' });
const empty = balance([]);

describe('Opening a portfolio', () => {
  it('makes version 1 of it', () => {
    expect(retail).toEqual({ ...origin, name: 'Retail', periodFrom: '2025-01-01', periodTo: '2025-12-31', version: 1 });
  });

  it('allows a period of one day', () => {
    const day = { name: 'Retail', periodFrom: '2025-01-01', periodTo: '2025-01-01' };

    expect(isRefusal(openPortfolio(origin, day))).toBe(false);
  });

  it('is refused when the period ends before it begins, or has no name', () => {
    expect(openPortfolio(origin, { name: '', periodFrom: '2025-12-31', periodTo: '2025-01-01' })).toMatchObject({
      problems: [
        { path: 'input.name' },
        { path: 'input.periodTo', message: '2025-01-01 is before the first day, 2025-12-31.' },
      ],
    });
  });
});

describe('The balance of a portfolio', () => {
  // Budget 1,000 + 500 = 1,500; committed 300 + 200 − 60 = 440; released 30 + 45 = 75; remaining 1,500 − 440 = 1,060.
  it('is the sum of its entries by kind', () => {
    expect(
      balance([
        { kind: 'BUDGET', amountMinor: 1000n },
        { kind: 'COMMITMENT', amountMinor: 300n },
        { kind: 'BUDGET', amountMinor: 500n },
        { kind: 'COMMITMENT', amountMinor: 200n },
        { kind: 'RELEASE', amountMinor: 30n },
        { kind: 'COMMITMENT', amountMinor: -60n },
        { kind: 'RELEASE', amountMinor: 45n },
      ]),
    ).toEqual({ budgetMinor: 1500n, committedMinor: 440n, releasedMinor: 75n, remainingMinor: 1060n });
  });
});

describe('The grant of a funded proposal', () => {
  const at = (day: number) => new Date(Date.UTC(2025, 2, day));
  const booked = (kind: LedgerEntryKind, amountMinor: bigint, stage: string | null, day: number) => ({
    ...{ kind, amountMinor, stage, bookedAt: at(day) },
  });

  // Committed 100.00 − 60.00 = 40.00; released 10.00 + 15.00 = 25.00; 40.00 − 25.00 = 15.00 are to come.
  it('is what is committed to it, with what was released by stage', () => {
    const grant = grantOf([
      booked('COMMITMENT', 100_00n, null, 1),
      booked('RELEASE', 10_00n, 'DISCOVER', 1),
      booked('RELEASE', 15_00n, 'DESIGN', 2),
      booked('COMMITMENT', -60_00n, null, 3),
    ]);

    expect(grant).toEqual({
      committedMinor: 40_00n,
      releases: [
        { stage: 'DISCOVER', amountMinor: 10_00n, releasedAt: at(1) },
        { stage: 'DESIGN', amountMinor: 15_00n, releasedAt: at(2) },
      ],
    });
    expect(releasedMinor(grant)).toBe(25_00n);
    expect(unreleasedMinor(grant)).toBe(15_00n);
  });
});

describe('Setting the budget', () => {
  it('books the first budget whole', () => {
    expect(setBudget(retail, empty, { budgetMinor: 1000n, reason: 'Year plan' }, booking)).toEqual({
      ...booking,
      organizationId: 'organization-1',
      portfolioId: 'portfolio-1',
      kind: 'BUDGET',
      amountMinor: 1000n,
      proposalId: null,
      stage: null,
      reason: 'Year plan',
    });
  });

  // 1,000 → 800 is an entry of −200.
  it('books a change as the difference', () => {
    const before = { budgetMinor: 1000n, committedMinor: 800n, releasedMinor: 0n, remainingMinor: 200n };

    expect(setBudget(retail, before, { budgetMinor: 800n, reason: 'Cut' }, booking)).toMatchObject({
      amountMinor: -200n,
    });
  });

  it('is refused below what is committed, naming both amounts', () => {
    const before = { budgetMinor: 100_00n, committedMinor: 80_00n, releasedMinor: 0n, remainingMinor: 20_00n };

    expect(setBudget(retail, before, { budgetMinor: 79_99n, reason: 'Cut' }, booking)).toMatchObject({
      code: 'OVER_BUDGET',
      neededMinor: 80_00n,
      remainingMinor: 79_99n,
      currencyCode: 'EUR',
      message: 'What is committed already needs EUR 80.00: portfolio "Retail" has EUR 79.99 for it.',
    });
  });

  it('is refused without a reason, or when it is negative', () => {
    expect(setBudget(retail, empty, { budgetMinor: -500n, reason: ' ' }, booking)).toMatchObject({
      problems: [{ path: 'input.budgetMinor' }, { path: 'input.reason' }],
    });
  });

  it('is refused when nothing changes', () => {
    const before = { budgetMinor: 100_00n, committedMinor: 0n, releasedMinor: 0n, remainingMinor: 100_00n };

    expect(setBudget(retail, before, { budgetMinor: 100_00n, reason: 'Again' }, booking)).toMatchObject({
      problems: [{ path: 'input.budgetMinor', message: 'The budget is EUR 100.00 already.' }],
    });
  });
});

describe('Committing money', () => {
  const before = { budgetMinor: 100_00n, committedMinor: 40_00n, releasedMinor: 0n, remainingMinor: 60_00n };

  it('may take all that remains', () => {
    expect(commit(retail, before, letters, grant(60_00n), booking)).toMatchObject({
      kind: 'COMMITMENT',
      amountMinor: 60_00n,
      proposalId: 'proposal-1',
      reason: 'Funding of "Fewer letters"',
    });
  });

  it('is refused a cent above, naming both amounts', () => {
    expect(commit(retail, before, letters, grant(60_01n), booking)).toEqual({
      kind: 'refused',
      code: 'OVER_BUDGET',
      neededMinor: 60_01n,
      remainingMinor: 60_00n,
      currencyCode: 'EUR',
      message: '"Fewer letters" needs EUR 60.01: portfolio "Retail" has EUR 60.00 for it.',
    });
  });

  // 50,000.00 + 10,000.00
  it('takes the one-off cost and the first year of the yearly cost', () => {
    expect(commitmentOf(50_000_00n, 10_000_00n)).toBe(60_000_00n);
  });

  it('never leaves less than nothing, whatever is asked for in whatever order', () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 500n }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 1000n }), amounts, (budgetMinor, asked) => {
        const entries = [setBudget(retail, empty, { budgetMinor, reason: 'Year plan' }, booking) as LedgerEntry];
        for (const amountMinor of asked) {
          const booked = commit(retail, balance(entries), letters, grant(amountMinor), booking);
          if (!isRefusal(booked)) entries.push(booked);
        }
        expect(balance(entries).remainingMinor).toBeGreaterThanOrEqual(0n);
      }),
    );
  });
});
