import { analyse } from '../../../src/analyses/domain/analyse';
import { frozenInputs, NO_CONSTRAINTS, type PortfolioFacts } from '../../../src/analyses/domain/frozen-inputs';
import { withScenario } from '../../../src/scenarios/domain/with-scenario';
import { recommend } from '../../../src/selection';
import { aProposal, facts } from '../analyses/frozen';

/** Two proposals of 4.00 each, and 5.00 left of a budget of 11.00. */
const AS_IT_IS = facts({ proposals: [aProposal('a'), aProposal('b')] });
const NOTHING = { budgetMinor: null, costChanges: [] };
const OWN = { constraints: null, periods: null };

/** One budget needs no solver. */
const setOf = (laidOver: PortfolioFacts): readonly string[] => {
  const inputs = frozenInputs(laidOver, { seed: 1, samples: 1, top: 1, inactionWeight: 100 }, '2027-01-01');
  const nobody = { engine: 'none', solve: () => Promise.reject(new Error('The solver was asked.')) as never };
  const found = recommend(analyse(inputs).problem, nobody);
  return 'ids' in found ? found.ids : [];
};
const cheaper = (proposalId: string) => ({
  ...{ proposalId, costOneOffMinor: 50n, costYearlyMinor: 50n, reason: 'A cheaper bid' },
});

describe('A portfolio with a what-if laid over it', () => {
  it('is as it is where the what-if says nothing', () => {
    expect(withScenario(AS_IT_IS, NOTHING, OWN)).toEqual(AS_IT_IS);
    expect(setOf(AS_IT_IS)).toEqual(['a']);
  });

  it('has as much more or less left as its budget is more or less, and is split as that is', () => {
    const periods = [{ firstDay: '2027-01-01', lastDay: '2027-12-31', amountMinor: 900n, committedMinor: 600n }];
    const cut = withScenario(AS_IT_IS, { ...NOTHING, budgetMinor: 900n }, { ...OWN, periods });

    // 5.00 − (11.00 − 9.00): less than either of them costs.
    expect(cut).toMatchObject({ budgetRemainingMinor: 300n, periods });
    expect(setOf(cut)).toEqual([]);
    // 5.00 + (14.00 − 11.00): both of them.
    expect(setOf(withScenario(AS_IT_IS, { ...NOTHING, budgetMinor: 1400n }, OWN))).toEqual(['a', 'b']);
  });

  it('takes other costs of the proposals that are named, and of no other', () => {
    const laidOver = withScenario(
      AS_IT_IS,
      { ...NOTHING, costChanges: [cheaper('b'), cheaper('declined since')] },
      OWN,
    );

    expect(laidOver.proposals).toEqual([
      aProposal('a'),
      { ...aProposal('b'), costOneOffMinor: 50n, costYearlyMinor: 50n },
    ]);
    // 1.00 + 4.00; at the same score the cheaper one ranks first.
    expect(setOf(laidOver)).toEqual(['b', 'a']);
  });

  it('has other constraints, all in place of those that stand', () => {
    const standing = { ...AS_IT_IS, constraints: { ...NO_CONSTRAINTS, mustNot: ['b'] } };
    const constraints = { ...NO_CONSTRAINTS, must: ['b'] };

    expect(setOf(standing)).toEqual(['a']);
    expect(setOf(withScenario(standing, NOTHING, { ...OWN, constraints }))).toEqual(['b']);
  });
});
