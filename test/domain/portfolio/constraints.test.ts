import type { ProposalStatus } from '../../../src/proposals/domain/proposal';
import { areSame, constraintsFrom, constraintsTo, NO_CONSTRAINTS } from '../../../src/portfolio/domain/constraints';
import { takeConstraints, type ConstraintsInput } from '../../../src/portfolio/domain/constraints-check';
import { InputCheck } from '../../../src/shared/input-check';

const PORTFOLIO = { id: 'branches', name: 'Branches', currencyCode: 'USD' };
const proposal = (id: string, status: ProposalStatus = 'ASSESSED', portfolioId = 'branches') => ({
  ...{ id, title: `Proposal ${id}`, portfolioId, status },
});
const PROPOSALS = [
  ...['a', 'b', 'c', 'd'].map((id) => proposal(id)),
  proposal('running', 'FUNDED'),
  proposal('declined', 'DECLINED'),
  proposal('elsewhere', 'ASSESSED', 'cards'),
];
const HALVES = [
  { firstDay: '2027-01-01', lastDay: '2027-06-30', amountMinor: 60n },
  { firstDay: '2027-07-01', lastDay: '2027-12-31', amountMinor: 40n },
];

function take(input: ConstraintsInput, periods = HALVES) {
  const check = new InputCheck();
  const taken = takeConstraints(check, 'input.constraints', input, {
    ...{ portfolio: PORTFOLIO, proposals: PROPOSALS, periods },
  });
  return check.failed ? check.refusal().problems.map(({ path, message }) => `${path}: ${message}`) : taken;
}

const ALL: ConstraintsInput = {
  currencyCode: 'USD',
  must: ['a'],
  mustNot: ['b'],
  dependsOn: [{ proposalId: 'c', needsId: 'running' }],
  excludes: [{ proposalIds: ['c', 'd'] }],
  pillars: [
    { pillarId: 'voice', floorMinor: 10n, capMinor: 10n },
    { pillarId: 'service', capMinor: 0n },
  ],
  periodCaps: [{ firstDay: '2027-07-01', capMinor: 40n }],
  capacities: [{ teamId: 'apps', personDaysHundredths: 1250 }],
};

const TAKEN = {
  ...{ must: ['a'], mustNot: ['b'], dependsOn: [{ proposalId: 'c', needsId: 'running' }], excludes: [['c', 'd']] },
  pillars: [
    { pillarId: 'voice', floorMinor: 10n, capMinor: 10n },
    { pillarId: 'service', floorMinor: null, capMinor: 0n },
  ],
  periodCaps: [{ firstDay: '2027-07-01', lastDay: '2027-12-31', capMinor: 40n }],
  capacities: [{ teamId: 'apps', personDaysHundredths: 1250 }],
};

describe('Constraints of a portfolio', () => {
  it('are taken as a whole: what is left out is none', () => {
    expect(take(ALL)).toEqual(TAKEN);
    expect(take({})).toEqual(NO_CONSTRAINTS);
  });

  it('are the same when they say the same in the same order', () => {
    expect(areSame(TAKEN, { ...TAKEN, must: ['a'] })).toBe(true);
    expect(areSame(TAKEN, { ...TAKEN, periodCaps: [] })).toBe(false);
  });

  it('come back from JSON as they were, amounts beyond 2^53, too', () => {
    const capMinor = 9_007_199_254_740_993n;
    const beyond = { ...TAKEN, pillars: [{ pillarId: 'voice', floorMinor: null, capMinor }] };

    expect(constraintsFrom(JSON.parse(JSON.stringify(constraintsTo(beyond))) as never)).toEqual(beyond);
  });

  it('are refused in another currency', () => {
    expect(take({ currencyCode: 'EUR' })).toEqual([
      'input.constraints.currencyCode: "EUR": portfolio "Branches" is in USD.',
    ]);
  });

  it('are refused with a proposal of another portfolio, or that competes no more, at each place', () => {
    expect(
      take({
        must: ['elsewhere'],
        mustNot: ['declined'],
        dependsOn: [{ proposalId: 'a', needsId: 'elsewhere' }],
        excludes: [{ proposalIds: ['a', 'declined'] }],
      }),
    ).toEqual([
      'input.constraints.must[0]: Proposal "Proposal elsewhere" does not compete in portfolio "Branches".',
      'input.constraints.mustNot[0]: Proposal "Proposal declined" is DECLINED, and competes no more.',
      'input.constraints.dependsOn[0].needsId: Proposal "Proposal elsewhere" does not compete in portfolio "Branches".',
      'input.constraints.excludes[0].proposalIds[1]: Proposal "Proposal declined" is DECLINED, and competes no more.',
    ]);
  });

  it('are refused with what must and must not be', () => {
    expect(take({ must: ['a', 'b'], mustNot: ['c', 'b'] })).toEqual([
      'input.constraints.mustNot[1]: "Proposal b" must be in the set, too.',
    ]);
  });

  it('are refused with a circle of dependence, which is named', () => {
    const dependsOn = ['ab', 'bc', 'cb'].map(([proposalId = '', needsId = '']) => ({ proposalId, needsId }));

    expect(take({ dependsOn })).toEqual([
      'input.constraints.dependsOn: They depend on each other: "Proposal b" → "Proposal c" → "Proposal b".',
    ]);
    expect(take({ dependsOn: [{ proposalId: 'a', needsId: 'a' }] })).toEqual([
      'input.constraints.dependsOn: They depend on each other: "Proposal a" → "Proposal a".',
    ]);
  });

  it('are refused with what is named twice, and a group of one', () => {
    const voice = { pillarId: 'voice', capMinor: 1n };
    const capacity = { teamId: 'apps', personDaysHundredths: 1 };

    expect(
      take({
        must: ['a', 'a'],
        excludes: [{ proposalIds: ['b'] }, { proposalIds: ['b', 'b'] }],
        pillars: [voice, voice],
        capacities: [capacity, capacity],
      }),
    ).toEqual([
      'input.constraints.must[1]: It is named twice.',
      'input.constraints.excludes[0].proposalIds: 1 proposals: expected 2 to 200.',
      'input.constraints.excludes[1].proposalIds[1]: It is named twice.',
      'input.constraints.pillars[1]: It is named twice.',
      'input.constraints.capacities[1]: It is named twice.',
    ]);
  });

  it('are refused with a floor above its cap, neither, or amounts below 0', () => {
    expect(
      take({
        pillars: [
          { pillarId: 'voice', floorMinor: 6n, capMinor: 5n },
          { pillarId: 'service' },
          { pillarId: 'narrative', floorMinor: -1n },
        ],
        periodCaps: [{ firstDay: '2027-01-01', capMinor: -1n }],
        capacities: [{ teamId: 'apps', personDaysHundredths: -1 }],
      }),
    ).toEqual([
      'input.constraints.pillars[0].floorMinor: 6: expected at most the cap, 5.',
      'input.constraints.pillars[1]: Expected a floor, a cap or both.',
      'input.constraints.pillars[2].floorMinor: -1: expected a whole number ≥ 0 (minor units).',
      'input.constraints.periodCaps[0].capMinor: -1: expected a whole number ≥ 0 (minor units).',
      'input.constraints.capacities[0].personDaysHundredths: -1: expected a whole number from 0 to 2000000000.',
    ]);
  });

  it('are refused with a period that the budget is not split into', () => {
    const periodCaps = [{ firstDay: '2027-04-01', capMinor: 1n }];

    expect(take({ periodCaps })).toEqual([
      'input.constraints.periodCaps[0].firstDay: "2027-04-01": no period of the budget begins on it; they begin on 2027-01-01, 2027-07-01.',
    ]);
    expect(take({ periodCaps }, [])).toEqual([
      'input.constraints.periodCaps[0].firstDay: "2027-04-01": no period of the budget begins on it; there is no budget yet.',
    ]);
  });

  it('are refused with more than 200 of a kind', () => {
    const must = Array.from({ length: 201 }, () => 'a');

    expect(take({ must })).toContain('input.constraints.must: 201 rows: expected at most 200.');
  });
});
