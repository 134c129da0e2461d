import fc from 'fast-check';
import type { Grant, Release } from '../../../src/budget/domain/ledger';
import { releasedMinor } from '../../../src/budget/domain/ledger';
import { STAGES, type Stage } from '../../../src/initiatives/domain/initiative';
import { shareUpTo, trancheDue, tranches } from '../../../src/initiatives/domain/tranches';
import { DEFAULT_PROCESS } from '../../support/default-process';

/** 10, 15, 25, 45 and 5 percent. */
const { policy } = DEFAULT_PROCESS;
const AT = new Date('2026-03-02T09:00:00Z');

const released = (stage: Stage, amountMinor: bigint): Release => ({ stage, amountMinor, releasedAt: AT });
/** Enters stages one after the other, and releases what is due. */
const entering = (committedMinor: bigint, stages: readonly Stage[], releases: readonly Release[] = []): Grant =>
  stages.reduce<Grant>(
    (grant, stage) => {
      const due = trancheDue(policy, grant, stage);
      return due === 0n ? grant : { ...grant, releases: [...grant.releases, released(stage, due)] };
    },
    { committedMinor, releases },
  );
const amounts = ({ releases }: Grant) => releases.map(({ stage, amountMinor }) => [stage, amountMinor]);

describe('The share of a grant up to a stage', () => {
  // 100,001 cents: 10 % are 10,000.1, 25 % are 25,000.25, 50 % are 50,000.5 (a half, to the even 50,000), 95 % are 95,000.95.
  it('is rounded half to even, to the cent', () => {
    expect(STAGES.map((stage) => shareUpTo(policy, 100_001n, stage))).toEqual([
      10_000n,
      25_000n,
      50_000n,
      95_001n,
      100_001n,
    ]);
  });

  // 50 % of 100,003 cents are 50,001.5: a half, to the even 50,002.
  it('rounds a half up where that is the even one', () => {
    expect(shareUpTo(policy, 100_003n, 'PROTOTYPE')).toBe(50_002n);
  });
});

describe('The tranche that is due', () => {
  // Differences of the shares of 100,001 cents: 10,000; 15,000; 25,000; 95,001 − 50,000 = 45,001; 5,000.
  it('is the difference to what the stages before have, and all add up to the grant', () => {
    expect(amounts(entering(100_001n, STAGES))).toEqual([
      ['DISCOVER', 10_000n],
      ['DESIGN', 15_000n],
      ['PROTOTYPE', 25_000n],
      ['MEASURE', 45_001n],
      ['SUNSET', 5_000n],
    ]);
  });

  it('is released once, however often a stage is entered', () => {
    const there = entering(100_000n, ['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE']);
    const again = ['DESIGN', 'PROTOTYPE', 'MEASURE'] as const;
    expect(entering(100_000n, again, there.releases)).toEqual(there);
  });

  it('is of its own stage alone where stages between are left out', () => {
    expect(amounts(entering(100_000n, ['DISCOVER', 'SUNSET']))).toEqual([
      ['DISCOVER', 10_000n],
      ['SUNSET', 5_000n],
    ]);
  });

  it('is nothing of nothing', () => {
    expect(amounts(entering(0n, STAGES))).toEqual([]);
  });

  // 25 % of 114,000 are 28,500, and 25,000 were released: design lacks 3,500. Half of 114,000 are 57,000: 28,500 more.
  it('makes up in its stage for a grant that was raised', () => {
    const before = entering(100_000n, ['DISCOVER', 'DESIGN']);
    expect(amounts(entering(114_000n, ['DESIGN', 'PROTOTYPE'], before.releases)).slice(2)).toEqual([
      ['DESIGN', 3_500n],
      ['PROTOTYPE', 28_500n],
    ]);
  });

  // 95,000 are released of 100,000. Of 120,000 the shares are 30,000, 60,000, 114,000: each stage gets what it lacks,
  // 30,000 − 25,000 = 5,000; 60,000 − 55,000 = 5,000; 114,000 − 105,000 = 9,000.
  it('makes up stage by stage for a grant that was raised after it went back to design', () => {
    const before = entering(100_000n, ['DISCOVER', 'DESIGN', 'PROTOTYPE', 'MEASURE']);
    expect(amounts(entering(120_000n, ['DESIGN', 'PROTOTYPE', 'MEASURE'], before.releases)).slice(4)).toEqual([
      ['DESIGN', 5_000n],
      ['PROTOTYPE', 5_000n],
      ['MEASURE', 9_000n],
    ]);
  });

  // 25,000 are released. Of 40,000 the shares are 20,000 up to prototype, nothing more; and 38,000 up to measure: 13,000.
  it('waits where a grant was lowered, until the shares come up to what was released', () => {
    const before = entering(100_000n, ['DISCOVER', 'DESIGN']);
    expect(amounts(entering(40_000n, ['PROTOTYPE', 'MEASURE', 'SUNSET'], before.releases)).slice(2)).toEqual([
      ['MEASURE', 13_000n],
      ['SUNSET', 2_000n],
    ]);
  });

  const steps = fc.array(fc.tuple(fc.constantFrom(...STAGES), fc.bigInt({ min: 0n, max: 1_000_000n })), {
    maxLength: 12,
  });
  it('never goes beyond the grant, whatever stages are entered and however it is changed in between', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        let grant: Grant = { committedMinor: 0n, releases: [] };
        for (const [stage, asked] of taken) {
          const least = releasedMinor(grant);
          grant = entering(asked < least ? least : asked, [stage], grant.releases);
          expect(releasedMinor(grant)).toBeLessThanOrEqual(grant.committedMinor);
        }
      }),
    );
  });

  it('adds up to the grant over all stages, whatever it is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (granted) => {
        expect(releasedMinor(entering(granted, STAGES))).toBe(granted);
      }),
    );
  });
});

describe('The tranches of an initiative', () => {
  it('are what was released, and what is to come', () => {
    expect(tranches(policy, entering(100_001n, ['DISCOVER', 'DESIGN']))).toEqual([
      { stage: 'DISCOVER', percent: 10, amountMinor: 10_000n, releasedAt: AT },
      { stage: 'DESIGN', percent: 15, amountMinor: 15_000n, releasedAt: AT },
      { stage: 'PROTOTYPE', percent: 25, amountMinor: 25_000n, releasedAt: null },
      { stage: 'MEASURE', percent: 45, amountMinor: 45_001n, releasedAt: null },
      { stage: 'SUNSET', percent: 5, amountMinor: 5_000n, releasedAt: null },
    ]);
  });

  it('are, once the rest was given back, what was released', () => {
    const stopped = { ...entering(100_000n, ['DISCOVER', 'DESIGN']), committedMinor: 25_000n };
    expect(tranches(policy, stopped).map(({ amountMinor }) => amountMinor)).toEqual([10_000n, 15_000n, 0n, 0n, 0n]);
  });

  it('add up to the grant at every stage on the way', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10_000n }), fc.nat(STAGES.length), (granted, reached) => {
        const all = tranches(policy, entering(granted, STAGES.slice(0, reached)));
        expect(all.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(granted);
      }),
    );
  });
});
