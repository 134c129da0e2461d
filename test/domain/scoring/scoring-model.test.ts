import fc from 'fast-check';
import { defaultScoringModel, factorOf, weights } from '../../../src/scoring/domain/scoring-model';
import { add, rational, ZERO } from '../../../src/shared/rational';
import { aModel } from './builders';

describe('The default scoring model', () => {
  it('has the weights 30, 15, 30, 15 and 10 on either side, exactly', () => {
    const expected = [30n, 15n, 30n, 15n, 10n, 30n, 15n, 30n, 15n, 10n].map((weight) => rational(weight));

    expect([...weights(aModel()).values()]).toEqual(expected);
  });

  it('is worth the same in a currency without cents', () => {
    const yen = defaultScoringModel({ id: 'm', organizationId: 'o', currencyCode: 'JPY' });

    expect([yen.drivers[0]?.worthMinor, aModel().drivers[0]?.worthMinor]).toEqual([3_000_000n, 3_000_000_00n]);
  });
});

describe('The weights of a scoring model', () => {
  it('sum to 200 exactly, whatever the drivers are worth', () => {
    const worths = fc.array(fc.bigInt({ min: 1n, max: 10n ** 13n }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(worths, (worthMinor) => {
        const drivers = aModel().drivers.map((driver, index) => ({ ...driver, worthMinor: worthMinor[index] ?? 1n }));
        expect([...weights(aModel({ drivers })).values()].reduce(add, ZERO)).toEqual(rational(200n));
      }),
    );
  });

  // Worths 1 and 3: 200 · 1/4 and 200 · 3/4.
  it('are shares of the worth of both sides together', () => {
    const [, , , , engagement, defection] = aModel().drivers;
    if (!engagement || !defection) throw new Error('The default model has ten drivers.');
    const drivers = [
      { ...engagement, worthMinor: 1n },
      { ...defection, worthMinor: 3n },
    ];

    expect([...weights(aModel({ drivers })).values()]).toEqual([rational(50n), rational(150n)]);
  });
});

describe('The factor of a driver', () => {
  it('is its worth in hundredths of a minor unit when it is a return, whatever λ', () => {
    expect(factorOf({ side: 'RETURN', worthMinor: 7n }, 400)).toBe(700n);
  });

  it('is its worth times λ when it is a cost of inaction', () => {
    expect(factorOf({ side: 'COST_OF_INACTION', worthMinor: 7n }, 250)).toBe(1750n);
  });

  it.each([-1, 0.5, Number.NaN])('has no meaning at λ = %d hundredths', (inactionWeight) => {
    expect(() => factorOf({ side: 'RETURN', worthMinor: 7n }, inactionWeight)).toThrow(RangeError);
  });
});
