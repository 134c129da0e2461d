import { verifyHistory } from '../../src/initiatives';
import { aBank, idOf } from '../support/a-bank';
import { candidates } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import { act } from '../support/act';
import { anInitiative, move, pass } from '../support/an-initiative';
import type { Steward } from '../support/steward';

const DES = 'des@example.com';

let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());

/** An initiative with a grant, in a portfolio of its own with a budget of 2,000.00. */
async function funded(name: string, costOneOffMinor: bigint, costYearlyMinor: bigint) {
  const portfolioId = await aPortfolio(steward, name, 2_000_00n);
  const [proposalId] = await candidates(steward, portfolioId, [
    { title: name, costOneOffMinor, costYearlyMinor, sponsor: 'fin@example.com' },
  ]);
  const [leadId, businessOwnerId] = [await idOf(steward, DES), await idOf(steward, 'bea@example.com')];
  const input = { proposalId, expectedVersion: 1, leadId, businessOwnerId };
  const { initiative } = await act(steward, 'pam@example.com', 'fundProposal', input, 'initiative { id }');
  return initiative.id as string;
}

/** Amounts in minor units. */
interface Money {
  readonly released: number;
  readonly unreleased: number;
  readonly portfolio: Record<'committed' | 'released' | 'remaining', number>;
}
async function moneyOf(id: string): Promise<Money> {
  const amount = '{ amountMinor }';
  const { initiative } = await steward.data(
    'vic@example.com',
    `query($id: ID!) { initiative(id: $id) { released ${amount} unreleased ${amount}
      portfolio { committed ${amount} released ${amount} remaining ${amount} } } }`,
    { id },
  );
  const { released, unreleased, portfolio } = initiative;
  const minor = (money: { amountMinor: string }) => Number(money.amountMinor);
  return {
    released: minor(released),
    unreleased: minor(unreleased),
    portfolio: {
      committed: minor(portfolio.committed),
      released: minor(portfolio.released),
      remaining: minor(portfolio.remaining),
    },
  };
}

const tranchesOf = async (
  id: string,
): Promise<[stage: string, percent: number, minor: number, released: boolean][]> => {
  const { initiative } = await steward.data(
    'vic@example.com',
    'query($id: ID!) { initiative(id: $id) { tranches { stage percent amount { amountMinor currencyCode } releasedAt } } }',
    { id },
  );
  return initiative.tranches.map((tranche: any) => [
    tranche.stage,
    tranche.percent,
    Number(tranche.amount.amountMinor),
    tranche.releasedAt !== null,
  ]);
};

async function ledgerOf(id: string): Promise<unknown[]> {
  const { initiative } = await steward.data(
    'vic@example.com',
    `query($id: ID!) { initiative(id: $id) { portfolio { ledger(filter: { kind: [COMMITMENT, RELEASE] }) {
      nodes { kind stage amount { amountMinor } reason bookedBy { name } } } } } }`,
    { id },
  );
  return initiative.portfolio.ledger.nodes.map((entry: any) => [
    entry.kind,
    entry.stage,
    Number(entry.amount.amountMinor),
    entry.bookedBy.name,
    entry.reason,
  ]);
}

describe('The grant of an initiative', () => {
  // Of 1,000.01 the shares up to each stage are 100.00, 250.00, 500.00 (500.005, half to even), 950.01 and 1,000.01.
  it('is released stage by stage, to the cent', async () => {
    const id = await funded('Odd cents', 600_01n, 400_00n);
    const portfolio = { committed: 1_000_01, remaining: 999_99 };

    expect(await moneyOf(id)).toEqual({
      ...{ released: 100_00, unreleased: 900_01, portfolio: { ...portfolio, released: 100_00 } },
    });
    await pass(steward, id, 'DISCOVER');
    expect(await moneyOf(id)).toEqual({
      ...{ released: 250_00, unreleased: 750_01, portfolio: { ...portfolio, released: 250_00 } },
    });
    expect(await tranchesOf(id)).toEqual([
      ['DISCOVER', 10, 100_00, true],
      ['DESIGN', 15, 150_00, true],
      ['PROTOTYPE', 25, 250_00, false],
      ['MEASURE', 45, 450_01, false],
      ['SUNSET', 5, 50_00, false],
    ]);
    await pass(steward, id, 'DESIGN', 'PROTOTYPE', 'MEASURE');
    expect(await moneyOf(id)).toEqual({
      ...{ released: 1_000_01, unreleased: 0, portfolio: { ...portfolio, released: 1_000_01 } },
    });
    expect(await ledgerOf(id)).toEqual([
      ['COMMITMENT', null, 1_000_01, 'Pam Portfolio', 'Funding of "Odd cents"'],
      ['RELEASE', 'DISCOVER', 100_00, 'Pam Portfolio', 'The tranche of discover for "Odd cents"'],
      ['RELEASE', 'DESIGN', 150_00, 'Leah Leader', 'The tranche of design for "Odd cents"'],
      ['RELEASE', 'PROTOTYPE', 250_00, 'Leah Leader', 'The tranche of prototype for "Odd cents"'],
      ['RELEASE', 'MEASURE', 450_01, 'Leah Leader', 'The tranche of measure for "Odd cents"'],
      ['RELEASE', 'SUNSET', 50_00, 'Leah Leader', 'The tranche of sunset for "Odd cents"'],
    ]);
  });

  it('is not released again in a stage that it went back to', async () => {
    const id = await funded('Once more', 600_00n, 400_00n);
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    const inMeasure = await moneyOf(id);
    expect(inMeasure.released).toBe(950_00);
    steward.clock.advanceDays(1);
    await move(steward, DES, 'iterateInitiative', id);
    steward.clock.advanceDays(1);
    expect(await moneyOf(id)).toEqual(inMeasure);
    await pass(steward, id, 'DESIGN');
    expect(await moneyOf(id)).toEqual(inMeasure);
  });

  // Discover and design have 25 % of 1,000.00; 750.00 go back.
  it('goes back to the portfolio as far as it was not released, when it is stopped', async () => {
    const id = await funded('Stopped', 600_00n, 400_00n);
    await pass(steward, id, 'DISCOVER');
    expect((await moneyOf(id)).portfolio.remaining).toBe(1_000_00);
    await move(steward, DES, 'stopInitiative', id);

    expect(await moneyOf(id)).toEqual({
      released: 250_00,
      unreleased: 0,
      portfolio: { committed: 250_00, released: 250_00, remaining: 1_750_00 },
    });
    expect((await ledgerOf(id)).at(-1)).toEqual([
      ...['COMMITMENT', null, -750_00, 'Des Design', 'Given back by "Stopped", which has ended'],
    ]);
    expect((await tranchesOf(id)).map(([, , minor]) => minor)).toEqual([100_00, 150_00, 0, 0, 0]);
  });

  it('pays for the sunset of what is stopped in measure, and is used up when that closes', async () => {
    const id = await funded('Wound down', 600_00n, 400_00n);
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    await move(steward, DES, 'stopInitiative', id);
    const used = {
      released: 1_000_00,
      unreleased: 0,
      portfolio: { committed: 1_000_00, released: 1_000_00, remaining: 1_000_00 },
    };

    expect(await moneyOf(id)).toEqual(used);
    await pass(steward, id, 'SUNSET');
    expect(await moneyOf(id)).toEqual(used);
  });

  it('funds another with what was given back', async () => {
    const portfolioId = await aPortfolio(steward, 'Tight', 1_000_00n);
    const stopped = await anInitiative(steward, portfolioId, { title: 'First' });
    await expect(anInitiative(steward, portfolioId, { title: 'Second' })).rejects.toThrow('needs USD 1,000.00');
    await move(steward, DES, 'stopInitiative', stopped);
    // 900.00 remain: 100.00 were released to discover.
    await expect(anInitiative(steward, portfolioId, { title: 'Second' })).rejects.toThrow('has USD 900.00 for it');
  });

  it('is nothing to release where nothing was granted', async () => {
    const id = await funded('Free', 0n, 0n);
    await pass(steward, id, 'DISCOVER');
    await move(steward, DES, 'stopInitiative', id);
    expect(await ledgerOf(id)).toEqual([['COMMITMENT', null, 0, 'Pam Portfolio', 'Funding of "Free"']]);
    expect((await tranchesOf(id)).map(([, , , released]) => released)).toEqual(Array(5).fill(false));
  });

  it('is on record at the portfolio, release by release', async () => {
    const id = await funded('Recorded', 600_00n, 400_00n);
    await move(steward, DES, 'stopInitiative', id);
    const { initiative } = await steward.data(
      'leah@example.com',
      'query($id: ID!) { initiative(id: $id) { portfolio { id } proposal { id } } }',
      { id },
    );
    const { auditRecords } = await steward.data(
      'leah@example.com',
      `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
        nodes { action after reason actor { name } } } }`,
      { id: initiative.portfolio.id },
    );
    expect(auditRecords.nodes.slice(-2)).toMatchObject([
      {
        action: 'trancheReleased',
        after: { amountMinor: '10000', stage: 'DISCOVER' },
        reason: 'The tranche of discover for "Recorded"',
        actor: { name: 'Pam Portfolio' },
      },
      { action: 'commitmentGivenBack', after: { amountMinor: '-90000' }, actor: { name: 'Des Design' } },
    ]);
  });

  it('is released by the policy that the initiative began on, whatever was published since', async () => {
    const id = await funded('Old policy', 600_00n, 400_00n);
    const { gatePolicies } = await steward.data(
      'leah@example.com',
      '{ gatePolicies(filter: { track: STANDARD }) { nodes { document } } }',
    );
    const document = structuredClone(gatePolicies.nodes[0].document);
    Object.assign(document.gates.DISCOVER, { tranchePercent: 20 });
    Object.assign(document.gates.DESIGN, { tranchePercent: 5 });
    const draft = { track: 'STANDARD', document, note: 'More at first' };
    const { gatePolicy } = await act(
      steward,
      'leah@example.com',
      'draftGatePolicy',
      draft,
      'gatePolicy { id version }',
    );
    const { id: gatePolicyId, version: expectedVersion } = gatePolicy;
    await act(steward, 'leah@example.com', 'publishGatePolicy', { gatePolicyId, expectedVersion });
    const later = await funded('New policy', 600_00n, 400_00n);
    await pass(steward, id, 'DISCOVER');
    await pass(steward, later, 'DISCOVER');

    const amounts = async (initiativeId: string) => (await tranchesOf(initiativeId)).map(([, , minor]) => minor);
    expect((await amounts(id)).slice(0, 2)).toEqual([100_00, 150_00]);
    expect((await amounts(later)).slice(0, 2)).toEqual([200_00, 50_00]);
  });

  it('leaves histories that lead to where initiatives are', async () => {
    expect((await steward.asOwner(verifyHistory)).differing).toEqual([]);
  });
});
