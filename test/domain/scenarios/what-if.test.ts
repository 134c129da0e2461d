import type { Portfolio } from '../../../src/budget/domain/portfolio';
import type { ProposalStatus } from '../../../src/proposals/domain/proposal';
import { archivedAlready, cloneScenario } from '../../../src/scenarios/domain/scenario';
import { takeWhatIf, type WhatIfInput } from '../../../src/scenarios/domain/what-if';
import { NO_CONSTRAINTS } from '../../../src/portfolio/domain/constraints';
import { InputCheck } from '../../../src/shared/input-check';
import { aScenario } from './a-scenario';

const PORTFOLIO: Portfolio = {
  ...{ id: 'branches', organizationId: 'bank', name: 'Branches', periodFrom: '2027-01-01', periodTo: '2027-12-31' },
  ...{ currencyCode: 'USD', scoringModelId: 'model', version: 1, createdAt: new Date(0) },
};
const halves = (first: bigint, second: bigint) => [
  { firstDay: '2027-01-01', lastDay: '2027-06-30', amountMinor: first },
  { firstDay: '2027-07-01', lastDay: '2027-12-31', amountMinor: second },
];
const proposal = (id: string, status: ProposalStatus = 'ASSESSED', portfolioId = 'branches') => ({
  ...{ id, title: `Proposal ${id}`, status, portfolioId },
});

function take(input: WhatIfInput, potMinor: bigint | null = null) {
  const check = new InputCheck();
  const facts = {
    ...{ portfolio: PORTFOLIO, standing: { number: 1, periods: halves(60n, 40n), potMinor } },
    proposals: [proposal('a'), proposal('running', 'FUNDED'), proposal('elsewhere', 'ASSESSED', 'cards')],
  };
  const taken = takeWhatIf(check, input, facts, null);
  return check.failed ? check.refusal().problems.map(({ path, message }) => `${path}: ${message}`) : taken;
}

const cost = (proposalId: string, different: object = {}) => ({
  ...{ proposalId, costOneOffMinor: 10n, costYearlyMinor: 5n, reason: 'A cheaper bid' },
  ...different,
});

describe('A what-if', () => {
  it('is as the portfolio has it in all that is left out', () => {
    expect(take({})).toEqual({
      ...{ budgetMinor: null, periods: null, inactionWeight: null, constraints: null, costChanges: [] },
    });
  });

  it('may have another budget and another split, another λ, and other costs', () => {
    const whatIf: WhatIfInput = {
      ...{ budgetMinor: 80n, periods: halves(50n, 30n), inactionWeight: 200 },
      costChanges: [cost('a')],
    };

    expect(take(whatIf)).toEqual({ ...whatIf, constraints: null });
  });

  it('is refused with periods that do not add up to its budget, or without one', () => {
    expect(take({ budgetMinor: 80n, periods: halves(50n, 40n) })).toEqual([
      'input.periods: The periods add up to USD 0.90, and the budget is USD 0.80.',
    ]);
    expect(take({ periods: halves(50n, 40n) })).toEqual([
      'input.periods: Expected the budget that they add up to, too.',
    ]);
    expect(take({ budgetMinor: 80n })).toEqual([
      'input.periods: The budget is split into 2 periods: say what each of them shall be.',
    ]);
  });

  // The pot is 0.30: a budget of 0.30 holds it, and one of 0.29 does not.
  it('is refused with a budget that does not hold the pot for light proposals, which stays as the portfolio has it', () => {
    expect(take({ budgetMinor: 30n, periods: halves(30n, 0n) }, 30n)).toMatchObject({ budgetMinor: 30n });
    expect(take({ budgetMinor: 29n, periods: halves(29n, 0n) }, 30n)).toEqual([
      'input.budgetMinor: A budget of USD 0.29 does not hold the pot for light proposals, USD 0.30.',
    ]);
  });

  it('is refused with a budget of nothing', () => {
    expect(take({ budgetMinor: 0n, periods: halves(0n, 0n) })).toEqual([
      'input.budgetMinor: 0: expected more than 0 minor units.',
    ]);
  });

  it('is refused with the cost of what does not compete, of the same twice, below 0, or without a reason', () => {
    expect(
      take({
        costChanges: [
          cost('a', { costOneOffMinor: -1n, reason: ' ' }),
          cost('running'),
          cost('elsewhere'),
          cost('a', { costYearlyMinor: -1n }),
        ],
      }),
    ).toEqual([
      'input.costChanges[3]: Its proposal is named twice.',
      'input.costChanges[0].costOneOffMinor: -1: expected a whole number ≥ 0 (minor units).',
      'input.costChanges[0].reason: Expected a text, got an empty one.',
      'input.costChanges[1].proposalId: Proposal "Proposal running" does not compete in portfolio "Branches" any more, or never did.',
      'input.costChanges[2].proposalId: Proposal "Proposal elsewhere" does not compete in portfolio "Branches" any more, or never did.',
      'input.costChanges[3].costYearlyMinor: -1: expected a whole number ≥ 0 (minor units).',
    ]);
  });
});

describe('A copy of a scenario', () => {
  it('says the same, is open, of whoever made it, and knows what it is a copy of', () => {
    const of = aScenario({ status: 'ARCHIVED', budgetMinor: 80n, constraints: NO_CONSTRAINTS });
    const now = new Date(1);

    expect(cloneScenario(of, { id: 'copy', name: 'Half', ownerId: 'ben', createdAt: now })).toEqual({
      ...{ ...of, id: 'copy', name: 'Half', ownerId: 'ben', clonedFromId: 'cut', status: 'OPEN', version: 1 },
      ...{ createdAt: now, updatedAt: now },
    });
  });
});

describe('A scenario that was put away', () => {
  it('stays so', () => {
    expect(archivedAlready(aScenario())).toBeUndefined();
    expect(archivedAlready(aScenario({ status: 'ARCHIVED' }))).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message: 'Scenario "A fifth less" is archived: clone it to go on.' },
    });
  });
});
