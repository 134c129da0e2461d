import { fromPlain, plainOf } from '../../../src/analyses/domain/exact-json';
import { aProposal, anInitiative, facts, frozen, TWO_DRIVERS } from './frozen';

const PERIOD = '2027-01-01/2027-12-31';

describe('Frozen inputs', () => {
  it('hold a proposal on what it states: what funding commits is the one-off cost and the first year', () => {
    const { candidates } = frozen({ proposals: [aProposal('a', { pillarIds: ['voice'] })] });

    expect(candidates).toEqual([
      {
        ...{ proposalId: 'a', kind: 'PROPOSAL', initiativeId: null, title: 'Proposal a', proposerId: 'ben' },
        ...{ pillarIds: ['voice'], effortByTeam: [], views: aProposal('a').views, forecastYearlyMinor: null },
        ...{ heldMinor: 0n, isMandatory: false },
        ...{ cost: { oneOffMinor: 300n, yearlyMinor: 100n }, commitmentMinor: 400n },
        costByPeriod: [{ period: PERIOD, costMinor: 400n }],
      },
    ]);
  });

  it('hold a running initiative on what remains: its last forecast beyond what was released', () => {
    const { candidates } = frozen({ initiatives: [anInitiative('b')] });

    // 5.00 + 2.00 by the forecast, less 2.50 released; the first year's 2.00 are in the yearly cost.
    expect(candidates[0]).toMatchObject({
      ...{ proposalId: 'b', kind: 'INITIATIVE', initiativeId: 'initiative of b', forecastYearlyMinor: 900n },
      ...{ commitmentMinor: 450n, cost: { oneOffMinor: 250n, yearlyMinor: 200n } },
    });
  });

  it('never hold less than nothing of an initiative that was released more than it needs', () => {
    const { candidates } = frozen({ initiatives: [anInitiative('b', { releasedMinor: 600n, costOneOffMinor: 100n })] });

    // 1.00 + 2.00 less 6.00; a year still costs 2.00.
    expect(candidates[0]).toMatchObject({ commitmentMinor: 0n, cost: { oneOffMinor: 0n, yearlyMinor: 200n } });
  });

  it('tell what remains of the budget apart from what initiatives hold of it, and would give back', () => {
    const initiatives = [anInitiative('b'), anInitiative('c', { committedMinor: 300n, releasedMinor: 300n })];
    const { remainingMinor, candidates } = frozen({ budgetRemainingMinor: -900n, initiatives });

    // Of 6.00 that were committed 2.50 are released; of 3.00 all.
    expect([remainingMinor, ...candidates.map(({ heldMinor }) => heldMinor)]).toEqual([-900n, 350n, 0n]);
  });

  it('say what computes, how it is drawn, and what remains of each period', () => {
    expect(frozen({}, { seed: 11, samples: 500, top: 3, inactionWeight: 200 })).toEqual({
      engines: { scoring: 1, robustness: 1, selection: 1 },
      ...{
        portfolio: facts().portfolio,
        model: TWO_DRIVERS,
        inactionWeight: 200,
        candidates: [],
        remainingMinor: 500n,
      },
      periods: [
        {
          ...{ period: PERIOD, firstDay: '2027-01-01', lastDay: '2027-12-31' },
          ...{ amountMinor: 1100n, remainingMinor: 500n },
        },
      ],
      constraints: facts().constraints,
      sampling: {
        ...{ samples: 500, seed: 11, weightConcentration: 200, inactionWeights: { low: 100, high: 400 } },
      },
      top: 3,
    });
  });

  it('are the same whatever order they were found in, and after JSON', () => {
    const [a, b] = [aProposal('a'), aProposal('b')];
    const inputs = frozen({ proposals: [b, a], initiatives: [anInitiative('c')] });

    expect(frozen({ proposals: [a, b], initiatives: [anInitiative('c')] })).toEqual(inputs);
    expect(fromPlain(JSON.parse(JSON.stringify(plainOf(inputs))))).toEqual(inputs);
  });
});
