import fc from 'fast-check';
import type { ModelDriverInput } from '../../../src/scoring/domain/model-drivers';
import { weights } from '../../../src/scoring/domain/scoring-model';
import {
  draftScoringModel,
  type DraftInput,
  editScoringModel,
  founded,
  publishScoringModel,
  retireScoringModel,
  type StoredScoringModel,
} from '../../../src/scoring/domain/scoring-model-life';
import type { InvalidInput } from '../../../src/shared/refusal';
import { aModel } from './builders';

const NOW = new Date('2026-11-02T09:00:00Z');
const BY = { personId: 'leah', now: NOW };
const origin = {
  id: 'model-2',
  organizationId: 'organization-1',
  currencyCode: 'EUR',
  draftedById: 'leah',
  draftedAt: NOW,
};
const draft = (input: Partial<DraftInput> = {}, base?: StoredScoringModel) =>
  draftScoringModel(origin, { name: 'Next year', note: 'Dearer money', method: 'RETURN_AND_INACTION', ...input }, base);
const drafted = (...of: Parameters<typeof draft>) => draft(...of) as StoredScoringModel;
const problemsOf = (refused: unknown) =>
  (refused as InvalidInput).problems.map(({ path, message }) => `${path}: ${message}`);
const worthOf = ({ drivers }: StoredScoringModel, code: string) =>
  drivers.find(({ driver }) => driver === code)?.worthMinor;

const VALUE_WEIGHTS = [30, 15, 30, 15, 10, 30, 15, 30, 15, 10];
/** The weights of all drivers, and the worth of customer loyalty. */
const typed = (of: readonly number[], worthMinor: bigint): readonly ModelDriverInput[] =>
  aModel().drivers.map(({ driver }, index) => ({
    ...{ driver, weight: of[index]! },
    ...(index === 0 ? { worthMinor } : {}),
  }));

describe('A draft of a scoring model', () => {
  it('begins with the drivers of its method, three years and 8 %', () => {
    expect(draft({ method: 'RICE' })).toMatchObject({
      ...{
        status: 'DRAFT',
        method: 'RICE',
        name: 'Next year',
        horizonYears: 3,
        discountRateBasisPoints: 800,
        version: 1,
      },
      drivers: ['REACH', 'IMPACT', 'CONFIDENCE', 'EFFORT'].map((driver) => ({ driver, side: null, worthMinor: 0n })),
      publishedAt: null,
    });
  });

  it('based on another model begins with what both know', () => {
    const base = drafted({ drivers: [{ driver: 'BRAND_DAMAGE', worthMinor: 7n }], horizonYears: 5 });
    const npv = drafted({ method: 'NPV' }, base);

    expect([npv.basedOnId, npv.horizonYears, worthOf(npv, 'BRAND_DAMAGE')]).toEqual(['model-2', 5, 7n]);
    expect(drafted({ method: 'WSJF' }, base).drivers).toHaveLength(4);
  });

  it('takes worth and anchors of the drivers that are named, and leaves the others', () => {
    const anchors = { at0: 'Nothing', at5: ' Half ', at10: 'All' };
    const model = drafted({ drivers: [{ driver: 'BRAND_DAMAGE', worthMinor: 7n, anchors }] });

    expect(model.drivers.find(({ driver }) => driver === 'BRAND_DAMAGE')).toMatchObject({
      ...{ worthMinor: 7n, anchors: { ...anchors, at5: 'Half' } },
    });
    expect(worthOf(model, 'BRAND_PROMOTION')).toBe(1_500_000_00n);
  });

  it.each([
    ['a blank name', { name: ' ' }, ['input.name: Expected a text, got an empty one.']],
    ['no years', { horizonYears: 0 }, ['input.horizonYears: 0: expected a whole number from 1 to 30.']],
    ['a century', { horizonYears: 100 }, ['input.horizonYears: 100: expected a whole number from 1 to 30.']],
    [
      'a rate below 0',
      { discountRateBasisPoints: -1 },
      ['input.discountRateBasisPoints: -1: expected a whole number from 0 to 10000.'],
    ],
    [
      'a rate beyond 100 %',
      { discountRateBasisPoints: 10_001 },
      ['input.discountRateBasisPoints: 10001: expected a whole number from 0 to 10000.'],
    ],
    [
      'a worth of 0',
      { drivers: [{ driver: 'BRAND_DAMAGE', worthMinor: 0n }] },
      ['input.drivers[0].worthMinor: 0: expected from 1 to 99999999999999 minor units.'],
    ],
    [
      'a driver of another method',
      { method: 'RICE', drivers: [{ driver: 'JOB_SIZE' }] },
      ['input.drivers[0].driver: JOB_SIZE: RICE makes a score of REACH, IMPACT, CONFIDENCE, EFFORT.'],
    ],
    [
      'a worth where money is unknown',
      { method: 'WSJF', drivers: [{ driver: 'JOB_SIZE', worthMinor: 5n }] },
      ['input.drivers[0].worthMinor: WSJF knows neither worth nor weights: "Job size" counts as it is.'],
    ],
    [
      'anchors of what is counted',
      { method: 'RICE', drivers: [{ driver: 'EFFORT', anchors: { at0: 'a', at5: 'b', at10: 'c' } }] },
      ['input.drivers[0].anchors: "Effort" is counted in person-months: it has no anchors.'],
    ],
    [
      'a driver twice',
      { drivers: [{ driver: 'BRAND_DAMAGE' }, { driver: 'BRAND_DAMAGE' }] },
      ['input.drivers[1]: "BRAND_DAMAGE" is named twice.'],
    ],
  ] as const)('is refused with %s, which it names', (_what, input, problems) => {
    expect(problemsOf(draft(input as Partial<DraftInput>))).toEqual(problems);
  });
});

describe('Typed weights', () => {
  // 30 are worth 600, so that 15 are worth 300, and 10 are worth 200.
  it('lead to the worth of every driver by the stated worth of one', () => {
    const model = drafted({ drivers: typed(VALUE_WEIGHTS, 600n) });

    expect(model.drivers.map(({ worthMinor }) => worthMinor)).toEqual(
      [600, 300, 600, 300, 200, 600, 300, 600, 300, 200].map(BigInt),
    );
  });

  it('are the weights of the model again, whatever they and the stated worth are', () => {
    const anyWeights = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(anyWeights, fc.bigInt({ min: 1n, max: 1000n }), (hundredths, times) => {
        const of = hundredths.map((each) => each / 100);
        // A worth that the weight of customer loyalty divides.
        const model = drafted({ drivers: typed(of, BigInt(hundredths[0]!) * times) });
        const all = BigInt(hundredths.reduce((sum, each) => sum + each, 0));
        const shares = [...weights(model).values()].map(({ numerator, denominator }) => [
          ...[numerator * all, 200n * denominator],
        ]);
        shares.forEach(([share, scale], index) => expect(share).toBe(BigInt(hundredths[index]!) * scale!));
      }),
    );
  });

  // 7 of 30 of 100 are 70/3; 7/30 is in lowest terms: 30, 60, … are divided.
  it('are refused where a worth would be no whole number, with one that would do', () => {
    const refused = draft({ drivers: typed([30, 7, 30, 15, 15, 30, 15, 30, 15, 15], 100n) });

    expect(problemsOf(refused)).toEqual([
      'input.drivers[1].weight: 7: beside a weight of 30 for 100 it is worth 70/3 minor units. State a worth that is a multiple of 30 minor units.',
    ]);
  });

  it.each([
    [
      'but one is missing',
      typed(VALUE_WEIGHTS, 600n).slice(0, 9),
      'Give the weights of all drivers, or of none: missing EMPLOYEE_DISSATISFACTION.',
    ],
    [
      'without any worth',
      typed(VALUE_WEIGHTS, 600n).map(({ driver, weight }) => ({ driver, weight })),
      'Give the worth of one driver beside the weights, got 0: that of all others follows.',
    ],
    [
      'with two of them',
      typed(VALUE_WEIGHTS, 600n).map((each) => (each.driver === 'BRAND_DAMAGE' ? { ...each, worthMinor: 1n } : each)),
      'Give the worth of one driver beside the weights, got 2: that of all others follows.',
    ],
  ])('are refused %s', (_what, drivers, message) => {
    expect(problemsOf(draft({ drivers }))).toEqual([`input.drivers: ${message}`]);
  });

  it.each([0, -1, 0.001, 100_001, Number.NaN])('are refused where one is %d', (weight) => {
    const drivers = typed(VALUE_WEIGHTS, 600n).map((each, index) => (index === 1 ? { ...each, weight } : each));

    expect(problemsOf(draft({ drivers }))).toEqual([
      `input.drivers[1].weight: ${weight}: expected from 0.01 to 100000, with at most two decimals.`,
    ]);
  });

  it('are refused where a worth that follows is beyond every amount', () => {
    const drivers = typed([1, 100_000, 1, 1, 1, 1, 1, 1, 1, 1], 1_000_000_000n);

    expect(problemsOf(draft({ drivers }))).toEqual([
      'input.drivers[1].weight: 100000: it follows a worth of 100000000000000, expected at most 99999999999999 minor units.',
    ]);
  });
});

describe('The life of a scoring model', () => {
  const published = publishScoringModel(drafted(), BY) as StoredScoringModel;

  it('is edited while it is a draft, and what is not given stays', () => {
    expect(editScoringModel(drafted(), { horizonYears: 4 })).toMatchObject({ name: 'Next year', horizonYears: 4 });
  });

  it('is published with who and when', () => {
    expect(published).toMatchObject({ status: 'PUBLISHED', publishedById: 'leah', publishedAt: NOW });
  });

  it('never changes once it is published', () => {
    expect([editScoringModel(published, { horizonYears: 4 }), publishScoringModel(published, BY)]).toMatchObject([
      { message: 'Scoring model "Next year" is published and never changes: draft another from it.' },
      { message: 'Scoring model "Next year" is published: a draft is published.' },
    ]);
  });

  it('ends retired, where another is published', () => {
    const other = founded(aModel(), NOW);

    expect(retireScoringModel(published, [published, other], BY)).toMatchObject({ status: 'RETIRED', retiredAt: NOW });
    expect([retireScoringModel(published, [published], BY), retireScoringModel(drafted(), [other], BY)]).toMatchObject([
      { message: 'Scoring model "Next year" is published, and no other is: publish another before it is retired.' },
      { message: 'Scoring model "Next year" is a draft: a published one is retired.' },
    ]);
  });
});
