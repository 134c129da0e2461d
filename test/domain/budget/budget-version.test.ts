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
import { daysAfter } from '../../../src/shared/days';

const NOW = new Date('2025-03-01T09:00:00Z');
const retail: Portfolio = {
  ...{ id: 'portfolio-1', organizationId: 'organization-1', name: 'Retail', currencyCode: 'EUR' },
  ...{ periodFrom: '2025-01-01', periodTo: '2025-12-31', scoringModelId: 'model-1', version: 1, createdAt: NOW },
};
const booking = { id: 'entry-1', bookedById: 'fiona', bookedAt: NOW };
const empty = balance([]);
const NONE: StandingBudget = { number: 0, periods: [] };
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
      version: { number: 1, amountMinor: 1000n, shortfallMinor: 0n, reason: 'Year plan' },
      periods: whole(1000n),
    });
  });

  // 1,000 → 800 is an entry of −200.
  it('books a change as the difference', () => {
    const before = balance([{ kind: 'BUDGET', amountMinor: 1000n }]);
    const standing = { number: 3, periods: whole(1000n) };

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
    const before = balance([{ kind: 'BUDGET', amountMinor: 1000n }]);
    const moved = [period('2025-01-01', '2025-06-30', 500n), period('2025-07-01', '2025-12-31', 500n)];

    expect(set({ periods: moved }, before, { number: 1, periods: halves })).toMatchObject({
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
    const before = balance([{ kind: 'BUDGET', amountMinor: 1000n }]);

    expect(problemsOf(set({ budgetMinor: 800n }, before, { number: 1, periods: halves }))).toEqual([
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
    const before = balance([{ kind: 'BUDGET', amountMinor: 1000n }]);
    const message = ['input.budgetMinor: The budget is EUR 10.00 already.'];

    expect(problemsOf(set({}, before, { number: 1, periods: whole(1000n) }))).toEqual(message);
    expect(problemsOf(set({ periods: halves }, before, { number: 1, periods: halves }))).toEqual(message);
  });

  describe('below what is committed', () => {
    const before = balance([
      { kind: 'BUDGET', amountMinor: 100_00n },
      { kind: 'COMMITMENT', amountMinor: 80_00n },
    ]);
    const standing = { number: 1, periods: whole(100_00n) };

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
