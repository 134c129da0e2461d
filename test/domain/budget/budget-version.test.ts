import fc from 'fast-check';
import {
  balanceOfPeriod,
  setBudget,
  type BudgetInput,
  type PeriodInput,
  type StandingBudget,
} from '../../../src/budget/domain/budget-version';
import { balance, type LedgerEntry } from '../../../src/budget/domain/ledger';
import type { Portfolio } from '../../../src/budget/domain/portfolio';
import type { PortfolioBalance } from '../../../src/budget/domain/pot';
import { daysAfter } from '../../../src/shared/days';

const NOW = new Date('2025-03-01T09:00:00Z');
const retail: Portfolio = {
  ...{ id: 'portfolio-1', organizationId: 'organization-1', name: 'Retail', currencyCode: 'EUR' },
  ...{ periodFrom: '2025-01-01', periodTo: '2025-12-31', scoringModelId: 'model-1', version: 1, createdAt: NOW },
};
const booking = { id: 'entry-1', bookedById: 'fiona', bookedAt: NOW };
const sums = (...entries: Parameters<typeof balance>[0]) => ({
  ...balance(entries),
  ...{ potMinor: null, lightCommittedMinor: 0n },
});
const empty: PortfolioBalance = sums();
const NONE: StandingBudget = { number: 0, periods: [], potMinor: null };
const period = (firstDay: string, lastDay: string, amountMinor: bigint): PeriodInput => ({
  ...{ firstDay, lastDay, amountMinor },
});
const halves = [period('2025-01-01', '2025-06-30', 600n), period('2025-07-01', '2025-12-31', 400n)];
const whole = (amountMinor: bigint) => [period('2025-01-01', '2025-12-31', amountMinor)];

const set = (input: Partial<BudgetInput>, before = empty, standing = NONE) =>
  setBudget(retail, before, standing, { budgetMinor: 1000n, reason: 'Year plan', ...input }, booking);
const problemsOf = (answer: ReturnType<typeof set>): string[] =>
  'problems' in answer ? answer.problems.map(({ path, message }) => `${path}: ${message}`) : [];

describe('Setting the budget', () => {
  it('makes the first version of one period, and books it whole', () => {
    expect(set({})).toEqual({
      entry: {
        ...booking,
        organizationId: 'organization-1',
        portfolioId: 'portfolio-1',
        kind: 'BUDGET',
        amountMinor: 1000n,
        proposalId: null,
        stage: null,
        spentOn: null,
        reason: 'Year plan',
      },
      version: {
        ...{ number: 1, amountMinor: 1000n, potMinor: null, reason: 'Year plan' },
        ...{ shortfallMinor: 0n, potShortfallMinor: null },
      },
      periods: whole(1000n),
    });
  });

  // 1,000 → 800 is an entry of −200.
  it('books a change as the difference', () => {
    const before = sums({ kind: 'BUDGET', amountMinor: 1000n });
    const standing = { ...NONE, number: 3, periods: whole(1000n) };

    expect(set({ budgetMinor: 800n, reason: 'Cut' }, before, standing)).toMatchObject({
      entry: { amountMinor: -200n },
      version: { number: 4, amountMinor: 800n },
      periods: whole(800n),
    });
  });

  it('takes periods that follow each other through the whole period of the portfolio', () => {
    expect(set({ periods: halves })).toMatchObject({ version: { amountMinor: 1000n }, periods: halves });
  });

  it('moves money from one period to another, which changes nothing of the whole', () => {
    const before = sums({ kind: 'BUDGET', amountMinor: 1000n });
    const moved = [period('2025-01-01', '2025-06-30', 500n), period('2025-07-01', '2025-12-31', 500n)];

    expect(set({ periods: moved }, before, { ...NONE, number: 1, periods: halves })).toMatchObject({
      entry: { amountMinor: 0n },
      version: { number: 2 },
      periods: moved,
    });
  });

  it('allows a period in which nothing is to be committed', () => {
    expect(
      problemsOf(
        set({
          periods: [
            { ...halves[0]!, amountMinor: 1000n },
            { ...halves[1]!, amountMinor: 0n },
          ],
        }),
      ),
    ).toEqual([]);
  });

  it.each<[string, readonly PeriodInput[], string[]]>([
    [
      'a gap',
      [halves[0]!, period('2025-07-02', '2025-12-31', 400n)],
      ['input.periods[1].firstDay: 2025-07-02: expected 2025-07-01, the day after the period before.'],
    ],
    [
      'days that two periods have',
      [halves[0]!, period('2025-06-30', '2025-12-31', 400n)],
      ['input.periods[1].firstDay: 2025-06-30: expected 2025-07-01, the day after the period before.'],
    ],
    [
      'the wrong order',
      halves.toReversed(),
      [
        "input.periods[0].firstDay: 2025-07-01: expected 2025-01-01, the first day of the portfolio's period.",
        'input.periods[1].firstDay: 2025-01-01: expected 2026-01-01, the day after the period before.',
        "input.periods[1].lastDay: 2025-06-30: expected 2025-12-31, the last day of the portfolio's period.",
      ],
    ],
    [
      'an end before that of the portfolio, and a sum that is not the budget',
      [halves[0]!],
      [
        "input.periods[0].lastDay: 2025-06-30: expected 2025-12-31, the last day of the portfolio's period.",
        'input.periods: The periods add up to EUR 6.00, and the budget is EUR 10.00.',
      ],
    ],
    [
      'a period that ends before it begins, and an amount below 0',
      [period('2025-01-01', '2024-12-31', -1n), period('2025-01-01', '2025-12-31', 1001n)],
      [
        'input.periods[0].lastDay: 2024-12-31 is before the first day, 2025-01-01.',
        'input.periods[0].amountMinor: -1: expected a whole number ≥ 0 (minor units).',
      ],
    ],
    [
      'no day at all',
      [period('2025-02-30', '', 1000n)],
      [
        'input.periods[0].firstDay: "2025-02-30" is not a date (YYYY-MM-DD, from 1900 to 2999).',
        'input.periods[0].lastDay: "" is not a date (YYYY-MM-DD, from 1900 to 2999).',
      ],
    ],
    ['no period', [], ['input.periods: 0 periods: expected 1 to 100.']],
  ])('is refused for %s', (_what, periods, problems) => {
    expect(problemsOf(set({ periods }))).toEqual(problems);
  });

  it('is refused without periods where the budget is split already: a cut shall not undo that unseen', () => {
    const before = sums({ kind: 'BUDGET', amountMinor: 1000n });

    expect(problemsOf(set({ budgetMinor: 800n }, before, { ...NONE, number: 1, periods: halves }))).toEqual([
      'input.periods: The budget is split into 2 periods: say what each of them shall be.',
    ]);
  });

  it('is refused without a reason, and when it is nothing or less', () => {
    expect(problemsOf(set({ budgetMinor: -500n, reason: ' ' }))).toEqual([
      'input.budgetMinor: -500: expected a whole number ≥ 0 (minor units).',
      'input.reason: Expected a text, got an empty one.',
    ]);
    expect(problemsOf(set({ budgetMinor: 0n }))).toEqual(['input.budgetMinor: 0: expected more than 0 minor units.']);
  });

  it('is refused when nothing changes', () => {
    const before = sums({ kind: 'BUDGET', amountMinor: 1000n });
    const message = ['input.budgetMinor: The budget is EUR 10.00 already.'];

    expect(problemsOf(set({}, before, { ...NONE, number: 1, periods: whole(1000n) }))).toEqual(message);
    expect(problemsOf(set({ periods: halves }, before, { ...NONE, number: 1, periods: halves }))).toEqual(message);
  });

  describe('below what is committed', () => {
    const before = sums({ kind: 'BUDGET', amountMinor: 100_00n }, { kind: 'COMMITMENT', amountMinor: 80_00n });
    const standing = { ...NONE, number: 1, periods: whole(100_00n) };

    // 80.00 − 79.99 = 0.01.
    it('is refused, naming both amounts and the difference', () => {
      expect(set({ budgetMinor: 79_99n }, before, standing)).toEqual({
        ...{ kind: 'refused', code: 'OVER_BUDGET', neededMinor: 80_00n, remainingMinor: 79_99n, currencyCode: 'EUR' },
        message:
          'What is committed already needs EUR 80.00: portfolio "Retail" would have EUR 79.99 for it, EUR 0.01 short. Accept the shortfall to cut the budget all the same.',
      });
    });

    // 79.99 − 100.00 = −20.01.
    it('is done by whoever accepts the shortfall, and says how large it is', () => {
      expect(set({ budgetMinor: 79_99n, acceptShortfall: true }, before, standing)).toMatchObject({
        entry: { amountMinor: -20_01n },
        version: { amountMinor: 79_99n, shortfallMinor: 1n },
      });
    });

    it('has no shortfall where exactly that is left', () => {
      expect(set({ budgetMinor: 80_00n }, before, standing)).toMatchObject({ version: { shortfallMinor: 0n } });
    });
  });
});

describe('Setting a pot aside for light proposals', () => {
  const before = { ...sums({ kind: 'BUDGET', amountMinor: 1000n }), potMinor: 200n };
  const standing = { number: 1, periods: whole(1000n), potMinor: 200n };

  it.each([0n, 300n, 1000n])('takes %s of 1,000', (potMinor) => {
    expect(set({ potMinor })).toMatchObject({ version: { amountMinor: 1000n, potMinor, potShortfallMinor: 0n } });
  });

  it('is a version of the same budget where nothing but the pot changes', () => {
    const first = { ...standing, potMinor: null };

    expect(set({ potMinor: 200n }, { ...before, potMinor: null }, first)).toMatchObject({
      ...{ entry: { amountMinor: 0n }, version: { number: 2, amountMinor: 1000n, potMinor: 200n } },
    });
    expect(problemsOf(set({ potMinor: 200n }, before, standing))).toEqual([
      'input.budgetMinor: The budget is EUR 10.00 already.',
    ]);
  });

  it('is undone by who says so, and not by who says nothing of it', () => {
    expect(set({ potMinor: null }, before, standing)).toMatchObject({
      version: { number: 2, potMinor: null, potShortfallMinor: null },
    });
    expect(problemsOf(set({ budgetMinor: 800n }, before, standing))).toEqual([
      'input.potMinor: The budget sets EUR 2.00 aside for light proposals: say what the pot shall be, or null for none.',
    ]);
  });

  it('is refused with more than the budget, or with less than nothing', () => {
    expect(problemsOf(set({ potMinor: 1001n }))).toEqual([
      'input.potMinor: EUR 10.01 is more than the budget, EUR 10.00, that it is a part of.',
    ]);
    expect(problemsOf(set({ potMinor: -1n }))).toEqual([
      'input.potMinor: -1: expected a whole number ≥ 0 (minor units).',
    ]);
  });

  describe('below what is committed', () => {
    // Of 100.00, 70.00 are committed: 25.00 to light proposals, 45.00 to others.
    const committed = {
      ...sums({ kind: 'BUDGET', amountMinor: 100_00n }, { kind: 'COMMITMENT', amountMinor: 70_00n }),
      lightCommittedMinor: 25_00n,
    };
    const cut = (budgetMinor: bigint, potMinor: bigint, acceptShortfall = false) =>
      set({ budgetMinor, potMinor, acceptShortfall }, committed, { ...NONE, number: 1, periods: whole(100_00n) });

    // 25.00 − 20.00 = 5.00.
    it('is refused with a pot that is short, naming it and by how much', () => {
      expect(cut(100_00n, 20_00n)).toEqual({
        ...{ kind: 'refused', code: 'OVER_BUDGET', neededMinor: 25_00n, remainingMinor: 20_00n, currencyCode: 'EUR' },
        message:
          'What is committed to light proposals already needs EUR 25.00: the pot for light proposals of portfolio "Retail" would have EUR 20.00 for it, EUR 5.00 short. Accept the shortfall to cut the budget all the same.',
      });
    });

    // 100.00 − 60.00 = 40.00 beside it; 45.00 − 40.00 = 5.00.
    it('is refused where too little is left beside it', () => {
      expect(cut(100_00n, 60_00n)).toMatchObject({
        ...{ neededMinor: 45_00n, remainingMinor: 40_00n },
        message:
          'What is committed to others than light proposals already needs EUR 45.00: portfolio "Retail" beside its pot for light proposals would have EUR 40.00 for it, EUR 5.00 short. Accept the shortfall to cut the budget all the same.',
      });
    });

    // 25.00 − 10.00 = 15.00; 45.00 − 40.00 = 5.00; 25.00 + 45.00 = 70.00 and 10.00 + 40.00 = 50.00.
    it('tells of both where both are short, and is set by whoever accepts that', () => {
      expect(cut(50_00n, 10_00n)).toMatchObject({
        ...{ neededMinor: 70_00n, remainingMinor: 50_00n },
        message: expect.stringMatching(/EUR 15\.00 short\. .* EUR 5\.00 short\. Accept/) as string,
      });
      expect(cut(50_00n, 10_00n, true)).toMatchObject({
        version: { amountMinor: 50_00n, potMinor: 10_00n, shortfallMinor: 20_00n, potShortfallMinor: 15_00n },
      });
    });
  });
});

const booked = (
  kind: LedgerEntry['kind'],
  amountMinor: bigint,
  day: string,
  spentOn: string | null = null,
): Pick<LedgerEntry, 'kind' | 'amountMinor' | 'spentOn' | 'bookedAt'> => ({
  ...{ kind, amountMinor, spentOn, bookedAt: new Date(`${day}T12:00:00Z`) },
});

describe('What became of the budget of a period', () => {
  const entries = [
    booked('BUDGET', 1000n, '2024-11-20'),
    booked('COMMITMENT', 300n, '2024-12-01'),
    booked('RELEASE', 30n, '2024-12-01'),
    booked('COMMITMENT', 200n, '2025-06-30'),
    booked('COMMITMENT', -50n, '2025-07-01'),
    booked('RELEASE', 70n, '2025-08-15'),
    // Booked in the second half, spent in the first.
    booked('SPENT', 20n, '2025-07-03', '2025-06-12'),
    booked('SPENT', 90n, '2026-02-01', '2026-01-20'),
  ];

  // First half: committed 300 (before the year) + 200 = 500; released 30; spent 20; 600 − 500 = 100.
  // Second half: committed −50; released 70; spent 90 (after the year); 400 + 50 = 450.
  it('is counted on the day of each entry, at the ends of the portfolio’s period in its first and last', () => {
    expect(halves.map((half) => balanceOfPeriod(retail, half, entries))).toEqual([
      { budgetMinor: 600n, committedMinor: 500n, releasedMinor: 30n, spentMinor: 20n, remainingMinor: 100n },
      { budgetMinor: 400n, committedMinor: -50n, releasedMinor: 70n, spentMinor: 90n, remainingMinor: 450n },
    ]);
  });

  it('adds up to the whole, wherever the periods begin and whenever was booked', () => {
    const days = fc.integer({ min: -400, max: 800 }).map((days) => daysAfter('2025-01-01', days));
    const anEntry = fc
      .record({ kind: fc.constantFrom('COMMITMENT', 'RELEASE', 'SPENT'), minor: fc.bigInt(-500n, 500n), day: days })
      .map(({ kind, minor, day }) => booked(kind as 'SPENT', minor, day, kind === 'SPENT' ? day : null));
    const starts = fc.uniqueArray(fc.integer({ min: 1, max: 364 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 30 }), starts, (of, cuts) => {
        const first = [0, ...cuts.toSorted((a, b) => a - b)].map((days) => daysAfter('2025-01-01', days));
        const periods = first.map((day, i) =>
          period(day, first[i + 1] === undefined ? '2025-12-31' : daysAfter(first[i + 1]!, -1), 10n),
        );
        const parts = periods.map((each) => balanceOfPeriod(retail, each, of));
        const all = balance(of);
        for (const sum of ['committedMinor', 'releasedMinor', 'spentMinor'] as const) {
          expect(parts.reduce((total, part) => total + part[sum], 0n)).toBe(all[sum]);
        }
      }),
    );
  });
});
