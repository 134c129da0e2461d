import type { Portfolio } from '../../../src/budget/domain/portfolio';
import { NO_CONSTRAINTS } from '../../../src/portfolio/domain/constraints';
import { askForAdoption, decideAdoption, type Adoption } from '../../../src/scenarios/domain/adoption';
import { isRefusal } from '../../../src/shared/refusal';
import { aScenario } from './a-scenario';

const ASKED = {
  ...{ id: 'adoption', organizationId: 'bank', portfolioVersion: 7, requestedById: 'pam', requestedAt: new Date(0) },
};
const NOW = new Date(1);
const YEAR = { firstDay: '2027-01-01', lastDay: '2027-12-31' };
const PORTFOLIO: Portfolio = {
  ...{ id: 'branches', organizationId: 'bank', name: 'Branches', periodFrom: '2027-01-01', periodTo: '2027-12-31' },
  ...{ currencyCode: 'USD', scoringModelId: 'model', version: 7, createdAt: new Date(0) },
};
const SAID = {
  ...{ reason: ' The board said so ', portfolio: PORTFOLIO },
  standing: { number: 1, periods: [{ ...YEAR, amountMinor: 100n }], potMinor: 80n },
};

function anAdoption(different: Partial<Adoption> = {}): Adoption {
  const adoption = askForAdoption(aScenario({ budgetMinor: 80n, periods: [] }), ASKED, SAID);
  if (isRefusal(adoption)) throw new Error(adoption.message);
  return { ...adoption, ...different };
}
const decide = (
  adoption: Adoption,
  decidedById: string,
  decision: 'ADOPTED' | 'DECLINED' | 'WITHDRAWN',
  reason?: string,
) => decideAdoption(adoption, { decision, decidedById, decidedAt: NOW, reason });

describe('A request to adopt a scenario', () => {
  it('keeps the version of the portfolio that it is about, and is held by whoever asked', () => {
    expect(anAdoption()).toMatchObject({
      ...{ scenarioId: 'cut', portfolioId: 'branches', portfolioVersion: 7, reason: 'The board said so' },
      ...{ requestedById: 'pam', heldById: 'pam', decision: null, version: 1 },
    });
  });

  it('is possible with constraints alone', () => {
    expect(askForAdoption(aScenario({ constraints: NO_CONSTRAINTS }), ASKED, SAID)).toMatchObject({ version: 1 });
  });

  // The pot is 0.80: a budget of 0.80 holds it, and one of 0.79 does not.
  it('is refused where the pot for light proposals has grown beyond its budget', () => {
    expect(askForAdoption(aScenario({ budgetMinor: 79n, periods: [] }), ASKED, SAID)).toMatchObject({
      message: 'input.scenarioId: A budget of USD 0.79 does not hold the pot for light proposals, USD 0.80.',
    });
  });

  it('is refused without a reason, and where there is nothing to adopt', () => {
    expect(askForAdoption(aScenario({ inactionWeight: 200 }), ASKED, { ...SAID, reason: ' ' })).toMatchObject({
      problems: [{ path: 'input.scenarioId' }, { path: 'input.reason' }],
    });
  });
});

describe('A request to adopt caps of periods', () => {
  const capped = { ...NO_CONSTRAINTS, periodCaps: [{ ...YEAR, lastDay: '2027-06-30', capMinor: 1n }] };

  it('is refused where the budget is not split into them any more', () => {
    expect(askForAdoption(aScenario({ constraints: capped }), ASKED, SAID)).toMatchObject({
      message:
        'input.scenarioId: It caps 2027-01-01 to 2027-06-30, which the budget is not split into any more: edit it first.',
    });
  });

  it('is possible where the scenario splits its own budget so', () => {
    const periods = [{ ...YEAR, lastDay: '2027-06-30', amountMinor: 80n }];

    expect(askForAdoption(aScenario({ constraints: capped, budgetMinor: 80n, periods }), ASKED, SAID)).toMatchObject({
      decision: null,
    });
  });
});

describe('The decision on it', () => {
  it('is somebody else’s, and raises its version', () => {
    expect(decide(anAdoption(), 'fin', 'ADOPTED')).toMatchObject({
      ...{ decision: 'ADOPTED', decidedById: 'fin', decidedAt: NOW, decisionReason: null, version: 2 },
    });
  });

  it.each(['ADOPTED', 'DECLINED'] as const)(
    'is not %s by whoever asked, nor by who took over from them',
    (decision) => {
      const refused = {
        code: 'OWN_DECISION',
        message: 'Nobody adopts or declines what they asked for themselves: you may withdraw it.',
      };
      const handedOver = anAdoption({ heldById: 'liam' });

      expect(decide(anAdoption(), 'pam', decision, 'Mine')).toMatchObject(refused);
      expect(decide(handedOver, 'pam', decision, 'Mine')).toMatchObject(refused);
      expect(decide(handedOver, 'liam', decision, 'Mine')).toMatchObject(refused);
    },
  );

  it('may be to withdraw it, by who holds it', () => {
    expect(decide(anAdoption(), 'pam', 'WITHDRAWN', 'A mistake')).toMatchObject({ decision: 'WITHDRAWN' });
  });

  it.each(['DECLINED', 'WITHDRAWN'] as const)('needs a reason to be %s', (decision) => {
    expect(decide(anAdoption(), decision === 'DECLINED' ? 'fin' : 'pam', decision, ' ')).toMatchObject({
      problems: [{ path: 'input.reason', message: 'Expected a text, got an empty one.' }],
    });
  });

  it('is made once', () => {
    const declined = decide(anAdoption(), 'fin', 'DECLINED', 'Too much') as Adoption;

    expect(decide(declined, 'leah', 'ADOPTED')).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'DECLINED', message: 'The request was DECLINED already.' },
    });
  });
});
