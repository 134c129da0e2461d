import type { Scenario } from '../../../src/scenarios/domain/scenario';

export const aScenario = (different: Partial<Scenario> = {}): Scenario => ({
  ...{ id: 'cut', organizationId: 'bank', portfolioId: 'branches', name: 'A fifth less', ownerId: 'pam' },
  ...{ clonedFromId: null, status: 'OPEN', version: 3, createdAt: new Date(0), updatedAt: new Date(0) },
  ...{ budgetMinor: null, periods: null, inactionWeight: null, constraints: null, costChanges: [] },
  ...different,
});
