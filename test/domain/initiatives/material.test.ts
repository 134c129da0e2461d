import fc from 'fast-check';
import type { Expected } from '../../../src/initiatives/domain/forecast';
import { DELIVERABLE_KINDS } from '../../../src/initiatives/domain/initiative';
import { DEFAULT_MATERIAL, materialOf } from '../../../src/initiatives/domain/material';
import { materialDeliverable, materialForecast, materialPlan } from '../../../src/initiatives/domain/material-change';

const expected = (costOneOffMinor: bigint, costYearlyMinor: bigint, valueYearlyMinor = 3_000_00n): Expected => ({
  ...{ costOneOffMinor, costYearlyMinor, valueYearlyMinor },
});
/** Takes 1,000.00 from the budget, and is worth 3,000.00 a year. */
const SEEN = expected(600_00n, 400_00n);

describe('What is material by default', () => {
  it('is cost and value beyond 10 %, a document of the forecast, and kill criteria', () => {
    expect(materialOf({})).toEqual(DEFAULT_MATERIAL);
    expect(materialOf({ material: { ...DEFAULT_MATERIAL, plan: true } })).toMatchObject({ plan: true });
    const told = DELIVERABLE_KINDS.flatMap(
      (kind) => materialDeliverable(DEFAULT_MATERIAL, { kind, title: 'v2' }) ?? [],
    );
    expect(told).toEqual(['There is another forecast: "v2".', 'There are other kill criteria: "v2".']);
  });

  it('is no plan', () => {
    expect(materialPlan(DEFAULT_MATERIAL, 'The vendor is late')).toBeUndefined();
  });
});

describe('A forecast while an approval is open', () => {
  const change = (now: Expected, policy = {}) => materialForecast({ ...DEFAULT_MATERIAL, ...policy }, SEEN, now);

  it('is not material within the percentage, on either side', () => {
    // 1,100.00 is 10 % more than 1,000.00, and 900.00 is 10 % less.
    expect(change(expected(700_00n, 400_00n))).toBeUndefined();
    expect(change(expected(500_00n, 400_00n))).toBeUndefined();
    expect(change(expected(600_00n, 400_00n, 2_700_00n))).toBeUndefined();
  });

  it('is material one cent beyond it, on either side', () => {
    // 100.01 of 1,000.00 are 10.001 %, told in hundredths and rounded towards the worse.
    expect(change(expected(700_01n, 400_00n))).toBe('There is another forecast: it costs 10.01 % more.');
    expect(change(expected(499_99n, 400_00n))).toBe('There is another forecast: it costs 10 % less.');
  });

  it('tells all that is beyond', () => {
    // 1,140.00 against 1,000.00, and 2,400.00 against 3,000.00.
    expect(change(expected(700_00n, 440_00n, 2_400_00n))).toBe(
      'There is another forecast: it costs 14 % more and is worth 20 % less a year.',
    );
  });

  it('is held against what the policy says, and never where that says so', () => {
    expect(change(expected(700_01n, 400_00n), { costPercent: 11 })).toBeUndefined();
    expect(change(expected(600_01n, 400_00n), { costPercent: 0 })).toBe(
      'There is another forecast: it costs 0.01 % more.',
    );
    expect(change(expected(9_000_00n, 0n, 0n), { costPercent: null, valuePercent: null })).toBeUndefined();
  });

  it('is material where something is to be paid that cost nothing', () => {
    const free = expected(0n, 0n);
    expect(materialForecast(DEFAULT_MATERIAL, free, expected(1n, 0n))).toBe(
      'There is another forecast: it costs at least 10000 % more.',
    );
    expect(materialForecast(DEFAULT_MATERIAL, free, free)).toBeUndefined();
  });

  it('is never material when nothing has changed, and always when a change within is made beyond', () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: 0, max: 1_000 }), (before, after, costPercent) => {
        const material = { ...DEFAULT_MATERIAL, costPercent, valuePercent: null };
        const told = (from: bigint, to: bigint) => materialForecast(material, expected(from, 0n), expected(to, 0n));
        expect(told(before, before)).toBeUndefined();
        const distance = after > before ? after - before : before - after;
        expect(told(before, after) === undefined).toBe(distance * 100n <= before * BigInt(costPercent));
      }),
    );
  });
});

describe('Other things that an organization may call material', () => {
  it('are further deliverables, and a plan that is made anew', () => {
    const material = { ...DEFAULT_MATERIAL, deliverables: ['CHANGE_PLAN', 'LESSONS'] as const, plan: true };
    const told = (kind: 'CHANGE_PLAN' | 'LESSONS' | 'KILL_CRITERIA') =>
      materialDeliverable(material, { kind, title: 'T' });
    expect([told('CHANGE_PLAN'), told('LESSONS'), told('KILL_CRITERIA')]).toEqual([
      ...['There is another change plan: "T".', 'There are other lessons: "T".', undefined],
    ]);
    expect(materialPlan(material, 'The vendor is late')).toBe('It is planned anew: "The vendor is late".');
    expect(materialPlan(material, null)).toBe('It is planned anew.');
  });
});
