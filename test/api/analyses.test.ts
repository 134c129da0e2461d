import { freezeInputs } from '../../src/analyses';
import type { FrozenInputs } from '../../src/analyses/domain/frozen-inputs';
import { globalId, localId } from '../../src/platform/global-id';
import { aBank, idOf } from '../support/a-bank';
import { anInitiative } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { done, DRIVERS, underAssessment, views } from '../support/a-proposal';
import { aRound } from '../support/a-round';
import type { Steward } from '../support/steward';

const [PAM, SAM, SUE, BEN] = ['pam', 'sam', 'sue', 'ben'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string],
];

let steward: Steward;
let portfolioId: string;
/** Global ids of the proposals, by their titles. */
const ids: Record<string, string> = {};

/**
 * 2,500.00 for three proposals of 1,000.00 each (600.00 once, 400.00 a year) and an initiative, which runs on as much.
 * Alpha is at 7 points of every driver (Sam: 6, Sue: 8; Ben, who proposed it, holds 10), Beta at 3 and Gamma at 1.
 */
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 250_000n);
  for (const [title, points] of [
    ['Alpha', { [SAM]: 6, [SUE]: 8, [BEN]: 10 }],
    ['Beta', { [SAM]: 3 }],
    ['Gamma', { [SAM]: 1 }],
  ] as const) {
    ids[title] = (await underAssessment(steward, portfolioId, { title })).id;
    for (const [email, each] of Object.entries(points)) await estimate(email, ids[title], each);
  }
  ids['Running'] = await anInitiative(steward, portfolioId, { title: 'Running' });
});
afterAll(() => steward.stop());

const estimate = (email: string, proposalId: string, points: number) =>
  done(steward, email, 'estimateDrivers', { proposalId, estimates: views(DRIVERS.map(() => points)) });

const frozen = (portfolio = portfolioId): Promise<FrozenInputs> =>
  steward.house.governor.rehearse(steward.caller(BEN), (tx) =>
    freezeInputs(tx, localId('Portfolio', portfolio), { seed: 7, samples: 200, top: 1, inactionWeight: 100 }),
  );

describe('What an analysis rests on', () => {
  it('is every proposal that is assessed, with the estimates that count, and every initiative that runs', async () => {
    const { candidates, remainingMinor, periods, model, portfolio } = await frozen();
    const [alpha, beta, , running] = candidates;
    const [ben, sam, sue] = await Promise.all(
      [BEN, SAM, SUE].map(async (email) => localId('Person', await idOf(steward, email))),
    );

    expect(portfolio).toMatchObject({ name: 'Retail', currencyCode: 'USD', periodFrom: '2027-01-01' });
    expect([model.method, model.drivers.length]).toEqual(['RETURN_AND_INACTION', 10]);
    expect(alpha).toMatchObject({
      ...{ proposalId: localId('Proposal', ids['Alpha']!), kind: 'PROPOSAL', title: 'Alpha', proposerId: ben },
      ...{ cost: { oneOffMinor: 60_000n, yearlyMinor: 40_000n }, commitmentMinor: 100_000n, forecastYearlyMinor: null },
      costByPeriod: [{ period: '2027-01-01/2027-12-31', costMinor: 100_000n }],
    });
    expect(alpha!.pillarIds).toHaveLength(1);
    expect(alpha!.views.map(({ scorerId }) => scorerId)).toEqual(DRIVERS.flatMap(() => [sam, sue].sort()));
    expect(beta!.views).toHaveLength(10);
    // A tenth was released to discover: 1,000.00 − 100.00 are left of it, of which 400.00 are the first year's.
    expect(running).toMatchObject({
      ...{ kind: 'INITIATIVE', initiativeId: localId('Initiative', ids['Running']!), title: 'Running' },
      ...{
        cost: { oneOffMinor: 50_000n, yearlyMinor: 40_000n },
        commitmentMinor: 90_000n,
        forecastYearlyMinor: 300_000n,
      },
    });
    // 2,500.00 less the 1,000.00 that are committed, and the 900.00 that the initiative would give back.
    expect(remainingMinor).toBe(240_000n);
    expect(periods).toEqual([
      {
        ...{ period: '2027-01-01/2027-12-31', firstDay: '2027-01-01', lastDay: '2027-12-31' },
        ...{ amountMinor: 250_000n, remainingMinor: 150_000n },
      },
    ]);
  });

  it('holds nothing of what is still blind in a scoring round', async () => {
    const other = await aPortfolio(steward, 'Blind', 0n);
    const { id } = await underAssessment(steward, other);
    const scorerIds = [await idOf(steward, SAM), await idOf(steward, SUE)];
    await aRound(steward, PAM, [{ proposalId: id, scorerIds }]);
    await estimate(SAM, id, 9);

    expect((await frozen(other)).candidates).toMatchObject([{ proposalId: localId('Proposal', id), views: [] }]);
  });

  it('leads nowhere from another organization', async () => {
    const asked = steward.house.governor.rehearse(steward.caller('oda@other.example'), (tx) =>
      freezeInputs(tx, localId('Portfolio', portfolioId), { seed: 7, samples: 200, top: 1, inactionWeight: 100 }),
    );

    await expect(asked).rejects.toThrow(
      `No portfolio has the id "${globalId('Portfolio', localId('Portfolio', portfolioId))}".`,
    );
  });
});
