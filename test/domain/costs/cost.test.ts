import fc from 'fast-check';
import {
  takeCost,
  type Corrected,
  type CostDraft,
  type CostFacts,
  type CostInput,
} from '../../../src/costs/domain/cost';

const facts: CostFacts = {
  initiativeId: 'initiative-1',
  currencyCode: 'USD',
  periodTo: '2026-09-30',
  rates: [
    { currencyCode: 'EUR', day: '2026-08-31', rate: '1.1' },
    { currencyCode: 'EUR', day: '2026-09-30', rate: '1.0832' },
  ],
  today: '2026-11-02',
};
const invoice: CostInput = { kind: 'ACTUAL', day: '2026-09-15', amountMinor: 100_00n, currencyCode: 'USD' };
const take = (input: Partial<CostInput>, more: Partial<CostFacts> = {}) =>
  takeCost({ ...invoice, ...input }, { ...facts, ...more });
const problemsOf = (answer: ReturnType<typeof take>): string[] =>
  'problems' in answer ? answer.problems.map(({ path, message }) => `${path}: ${message}`) : [];

describe('A cost', () => {
  it('is booked as it is stated where it is in the currency of its initiative', () => {
    expect(take({ note: ' Design agency ', externalReference: 'INV-7' })).toEqual({
      ...invoice,
      ...{ rate: null, rateDay: null, bookedMinor: 100_00n, ofGrant: true },
      ...{ note: 'Design agency', externalReference: 'INV-7', correctsId: null },
    });
  });

  // 100.00 × 1.1 = 110.00: on the 15th of September the rate of the 31st of August is the last that is known.
  it('is converted at the rate that is known of its day, or the last before it, and keeps it', () => {
    expect(take({ currencyCode: 'EUR' })).toMatchObject({
      ...{ amountMinor: 100_00n, currencyCode: 'EUR' },
      ...{ bookedMinor: 110_00n, rate: '1.1', rateDay: '2026-08-31' },
    });
  });

  // 100.00 × 1.25 = 125.00
  it('is converted at the rate that is given with it before any that is known', () => {
    expect(take({ currencyCode: 'EUR', exchangeRate: { rate: '1.250', day: '2026-09-14' } })).toMatchObject({
      ...{ bookedMinor: 125_00n, rate: '1.25', rateDay: '2026-09-14' },
    });
  });

  it('is refused in a currency that no rate is known of on its day', () => {
    expect(problemsOf(take({ currencyCode: 'EUR', day: '2026-08-30' }))).toEqual([
      'input.currencyCode: No rate of EUR to USD is known of 2026-08-30 or before: give one with its day, or set it first.',
    ]);
    expect(problemsOf(take({ currencyCode: 'GBP' }))).toHaveLength(1);
  });

  it('is refused with all that is wrong with it', () => {
    expect(
      problemsOf(
        take({
          ...{ day: '2026-11-03', amountMinor: 0n, currencyCode: 'usd' },
          ...{
            exchangeRate: { rate: '0', day: '2027-01-01' },
            note: 'x'.repeat(2001),
            externalReference: 'x'.repeat(201),
          },
        }),
      ),
    ).toEqual([
      'input.day: 2026-11-03 is in the future (today is 2026-11-02).',
      'input.currencyCode: "usd" is no currency of ISO 4217: expected a code like USD.',
      'input.note: 2001 characters: expected at most 2000.',
      'input.externalReference: 201 characters: expected at most 200.',
      'input.amountMinor: 0: expected more than 0 minor units, or below 0 with the cost that it corrects.',
      expect.stringMatching(/^input\.exchangeRate\.rate: "0" is no rate/),
      'input.exchangeRate.day: 2027-01-01 is in the future (today is 2026-11-02).',
    ]);
    expect(problemsOf(take({ exchangeRate: { rate: '1', day: '2026-09-01' } }))).toEqual([
      'input.exchangeRate: Its initiative is in USD, too: there is nothing to convert.',
    ]);
    expect(problemsOf(take({ amountMinor: -1n }))).toHaveLength(1);
  });

  it('is refused where it comes to more than can be booked', () => {
    const exchangeRate = { rate: '2', day: '2026-09-01' };

    expect(problemsOf(take({ currencyCode: 'EUR', amountMinor: 999_999_999_999_999n, exchangeRate }))).toEqual([
      'input.amountMinor: EUR 9,999,999,999,999.99 at 2 comes to more than can be booked.',
    ]);
  });

  it('is spent of the grant, run costs as long as the period of the portfolio lasts', () => {
    const isOfGrant = (input: Partial<CostInput>) => (take(input) as CostDraft).ofGrant;

    expect(isOfGrant({ day: '2026-10-01' })).toBe(true);
    expect(isOfGrant({ kind: 'RUN', day: '2026-09-30' })).toBe(true);
    expect(isOfGrant({ kind: 'RUN', day: '2026-10-01' })).toBe(false);
  });
});

describe('A correction', () => {
  const corrected: Corrected = {
    ...{ id: 'cost-1', initiativeId: 'initiative-1', kind: 'RUN', day: '2026-09-15', currencyCode: 'EUR' },
    ...{ rate: '1.1', rateDay: '2026-08-31', ofGrant: true, correctsId: null, leftMinor: 100_00n },
  };
  const correct = (input: Partial<CostInput>, more: Partial<Corrected> = {}) =>
    take(
      { kind: 'RUN', currencyCode: 'EUR', day: '2026-10-20', amountMinor: -40_00n, ...input },
      { corrected: { ...corrected, ...more } },
    );

  // −40.00 × 1.1 = −44.00, although the rate of the day is 1.0832; and of the grant, although its day is after the period.
  it('is converted as the cost was, and goes where that went', () => {
    expect(correct({})).toMatchObject({
      ...{ bookedMinor: -44_00n, rate: '1.1', rateDay: '2026-08-31', ofGrant: true, correctsId: 'cost-1' },
    });
    expect(correct({}, { ofGrant: false })).toMatchObject({ ofGrant: false });
  });

  it('takes off no more than is left, of the same kind, currency and initiative, and not before it', () => {
    expect(
      problemsOf(correct({ amountMinor: -100_01n, kind: 'ACTUAL', currencyCode: 'USD', day: '2026-09-14' })),
    ).toEqual([
      'input.kind: ACTUAL: what it corrects is RUN.',
      'input.currencyCode: USD: what it corrects is in EUR.',
      'input.day: 2026-09-14 is before 2026-09-15, the day of what it corrects.',
      'input.amountMinor: -10001: 10000 minor units are left of what it corrects.',
    ]);
    expect(problemsOf(correct({ amountMinor: 0n }))).toEqual([
      'input.amountMinor: 0: expected less than 0, since it corrects a cost.',
    ]);
    expect(problemsOf(correct({ exchangeRate: { rate: '1', day: '2026-09-01' } }))).toEqual([
      'input.exchangeRate: A correction is converted at the rate of what it corrects.',
    ]);
    expect(problemsOf(correct({}, { initiativeId: 'initiative-2' }))).toEqual([
      'input.correctsId: It is a cost of another initiative.',
    ]);
    expect(problemsOf(correct({}, { correctsId: 'cost-0' }))).toEqual([
      'input.correctsId: It is a correction itself: correct what it corrects.',
    ]);
  });

  it('leaves nothing of a cost that is taken off in full, in however many parts and at whatever rate', () => {
    const rates = fc
      .tuple(fc.nat(20), fc.integer({ min: 1, max: 999_999 }))
      .map(([w, f]) => `${w}.${String(f).padStart(6, '0')}`);
    const parts = fc.array(fc.bigInt(1n, 100_000n), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, rates, (amounts, rate) => {
        const whole = amounts.reduce((sum, amount) => sum + amount, 0n);
        const exchangeRate = { rate, day: '2026-09-01' };
        const cost = take({ kind: 'RUN', currencyCode: 'EUR', amountMinor: whole, exchangeRate }) as CostDraft;
        let [leftMinor, bookedMinor] = [whole, cost.bookedMinor];
        for (const amount of amounts) {
          const taken = correct(
            { amountMinor: -amount },
            { rate: cost.rate, rateDay: cost.rateDay, leftMinor },
          ) as CostDraft;
          leftMinor -= amount;
          bookedMinor += taken.bookedMinor;
        }
        expect(bookedMinor).toBe(0n);
      }),
    );
  });
});
