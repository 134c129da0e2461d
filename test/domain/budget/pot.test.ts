import { partFor, partsOf, remainingForRankingMinor, remainingOf, shortfalls } from '../../../src/budget/domain/pot';

const sums = (budgetMinor: bigint, committedMinor: bigint, potMinor: bigint | null, lightCommittedMinor: bigint) => ({
  ...{ budgetMinor, committedMinor, potMinor, lightCommittedMinor },
});

describe('A budget without a pot', () => {
  // 100 − 70 = 30, whoever asks.
  it('pays as a whole for what is light and for all else', () => {
    const whole = sums(100n, 70n, null, 25n);

    expect(partsOf(whole)).toEqual([{ pays: 'FOR_ALL', amountMinor: 100n, committedMinor: 70n }]);
    expect(remainingOf(partFor(whole, { isLight: true }))).toBe(30n);
    expect(remainingForRankingMinor(whole)).toBe(30n);
  });

  // 70 − 60 = 10.
  it('is short of what is committed beyond it', () => {
    expect(shortfalls(sums(60n, 70n, null, 25n))).toEqual({ shortfallMinor: 10n, potShortfallMinor: null });
    expect(shortfalls(sums(70n, 70n, null, 25n))).toEqual({ shortfallMinor: 0n, potShortfallMinor: null });
  });
});

describe('A budget with a pot', () => {
  // Pot 40, of which 25 are committed: 15 are left. Beside it 100 − 40 = 60, of which 70 − 25 = 45: 15 are left.
  it('pays for what is light out of the pot, and for all else out of the rest', () => {
    const split = sums(100n, 70n, 40n, 25n);

    expect(partsOf(split)).toEqual([
      { pays: 'FOR_LIGHT', amountMinor: 40n, committedMinor: 25n },
      { pays: 'FOR_OTHERS', amountMinor: 60n, committedMinor: 45n },
    ]);
    expect(remainingOf(partFor(split, { isLight: true }))).toBe(15n);
    expect(remainingForRankingMinor(split)).toBe(15n);
  });

  // An initiative of 25 that is light no more: the pot has 40 − 0 left, and beside it are 60 − 70 = −10.
  it('follows an initiative to another track with what is committed to it', () => {
    const moved = sums(100n, 70n, 40n, 0n);

    expect(remainingOf(partFor(moved, { isLight: true }))).toBe(40n);
    expect(remainingForRankingMinor(moved)).toBe(-10n);
  });

  it.each([
    // 20 − 25 = −5; beside it 80 − 45 = 35, which make up for nothing of the pot.
    ['the pot is cut below what is light', 20n, { shortfallMinor: 5n, potShortfallMinor: 5n }],
    // 60 − 25 = 35 are left in the pot; beside it 40 − 45 = −5.
    ['it grows beyond what the others leave', 60n, { shortfallMinor: 5n, potShortfallMinor: 0n }],
    ['both hold what is committed', 40n, { shortfallMinor: 0n, potShortfallMinor: 0n }],
  ])('is short by each part where %s', (_when, potMinor, short) => {
    expect(shortfalls(sums(100n, 70n, potMinor, 25n))).toEqual(short);
  });

  // 10 − 25 = −15 and 50 − 10 − 45 = −5.
  it('is short of both parts together', () => {
    expect(shortfalls(sums(50n, 70n, 10n, 25n))).toEqual({ shortfallMinor: 20n, potShortfallMinor: 15n });
  });
});
