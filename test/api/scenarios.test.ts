import { aBank, idOf } from '../support/a-bank';
import { candidates } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import { anAdoption, aScenario } from '../support/a-scenario';
import { act, mutationDocument, type Acted } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, LEAH, LIAM, PAM, FIN, FLO, BEN, BEA] = ['ada', 'leah', 'liam', 'pam', 'fin', 'flo', 'ben', 'bea'].map(
  (name) => `${name}@example.com`,
) as [string, string, string, string, string, string, string, string];
const ODA = 'oda@other.example';

let steward: Steward;
let portfolioId: string;
let proposals: [string, string, string];

beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());
// A portfolio of its own for each: an adoption changes it.
let portfolios = 0;
beforeEach(async () => {
  portfolios += 1;
  portfolioId = await aPortfolio(steward, `Portfolio ${portfolios}`, 100_000n);
  proposals = (await candidates(steward, portfolioId, [{}, {}, { status: 'DECLINED' }])) as typeof proposals;
});

const SCENARIO = `scenario { id name version status owner { name } clonedFrom { name } portfolio { name }
  budget { amountMinor currencyCode } budgetPeriods { firstDay lastDay budget { amountMinor } } inactionWeight
  constraints { must { title } mustNot { title } periodCaps { lastDay applies } }
  costChanges { proposal { title } costOneOff { amountMinor currencyCode } costYearly { amountMinor } reason } }`;
const ADOPTION = `scenarioAdoption { id version decision reason decisionReason stale requestedBy { name } heldBy { name }
    decidedBy { name } budgetVersion { number amount { amountMinor } reason } constraintVersion { number reason } }
  portfolio { version budget { amountMinor } constraints { must { title } } }`;

const make = (input: object = {}, by = BEN): Promise<string> =>
  aScenario(steward, by, { portfolioId, name: 'A fifth less', budgetMinor: '80000', ...input });
const edit = (scenarioId: string, expectedVersion: number, input: object, by = BEN): Promise<Acted> =>
  act(steward, by, 'editScenario', { scenarioId, expectedVersion, name: 'Anew', ...input }, SCENARIO);
const decide = (mutation: string, id: string, by: string, input: object = {}, expectedVersion = 1): Promise<Acted> =>
  act(steward, by, mutation, { scenarioAdoptionId: id, expectedVersion, ...input }, ADOPTION);
const versionOfPortfolio = async (): Promise<number> =>
  (await steward.data(ADA, 'query($id: ID!) { portfolio(id: $id) { version } }', { id: portfolioId }))['portfolio']
    .version as number;
const faultOf = async (by: string, mutation: string, input: object) => {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(by, document, { input: { idempotencyKey: aKey(), ...input } });
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
};
const newsOf = async (email: string, scenarioId: string) => {
  const { viewer } = await steward.data(
    email,
    '{ viewer { inbox(first: 100) { nodes { kind title text subjectId readAt } } } }',
  );
  return (viewer.inbox.nodes as Record<string, unknown>[]).filter(({ subjectId }) => subjectId === scenarioId);
};

describe('A scenario', () => {
  it('is saved by anybody who contributes, and is as the portfolio has it in all that it does not say', async () => {
    const input = { portfolioId, name: 'As it is' };

    expect(await act(steward, BEN, 'createScenario', input, SCENARIO)).toMatchObject({
      scenario: {
        ...{ name: 'As it is', version: 1, status: 'OPEN', owner: { name: 'Ben Business' }, clonedFrom: null },
        ...{ budget: null, budgetPeriods: [], inactionWeight: null, constraints: null, costChanges: [] },
      },
    });
  });

  it('takes budget, λ, constraints and costs to be otherwise', async () => {
    const [one, two] = proposals;
    const periods = [
      { firstDay: '2027-01-01', lastDay: '2027-03-31', amountMinor: '30000' },
      { firstDay: '2027-04-01', lastDay: '2027-12-31', amountMinor: '50000' },
    ];
    const input = {
      ...{ portfolioId, name: 'A fifth less', budgetMinor: '80000', periods, inactionWeight: 'TWO' },
      constraints: { must: [one], mustNot: [two], periodCaps: [{ firstDay: '2027-04-01', capMinor: '1' }] },
      costChanges: [{ proposalId: two, costOneOffMinor: '10', costYearlyMinor: '5', reason: 'A cheaper bid' }],
    };

    expect(await act(steward, BEN, 'createScenario', input, SCENARIO)).toMatchObject({
      scenario: {
        ...{ budget: { amountMinor: '80000', currencyCode: 'USD' }, inactionWeight: 'TWO' },
        budgetPeriods: [
          { firstDay: '2027-01-01', lastDay: '2027-03-31', budget: { amountMinor: '30000' } },
          { firstDay: '2027-04-01', lastDay: '2027-12-31', budget: { amountMinor: '50000' } },
        ],
        constraints: {
          ...{ must: [{ title: 'Proposal 1' }], mustNot: [{ title: 'Proposal 2' }] },
          periodCaps: [{ lastDay: '2027-12-31', applies: true }],
        },
        costChanges: [
          {
            ...{ proposal: { title: 'Proposal 2' }, costYearly: { amountMinor: '5' }, reason: 'A cheaper bid' },
            costOneOff: { amountMinor: '10', currencyCode: 'USD' },
          },
        ],
      },
    });
  });

  it('is refused with everything that cannot be, at its place, and nothing is written', async () => {
    const before = await writtenRows(steward);
    const [one, , declined] = proposals;
    const answer = await act(steward, BEN, 'createScenario', {
      ...{ portfolioId, name: ' ', budgetMinor: '-1' },
      constraints: { must: [one, declined], mustNot: [one] },
      costChanges: [{ proposalId: declined, costOneOffMinor: '-1', costYearlyMinor: '5', reason: ' ' }],
    });

    expect((answer['problems'] as { path: string }[]).map(({ path }) => path)).toEqual([
      'input.name',
      'input.constraints.must[1]',
      'input.constraints.mustNot[0]',
      'input.budgetMinor',
      'input.costChanges[0].proposalId',
      'input.costChanges[0].costOneOffMinor',
      'input.costChanges[0].reason',
    ]);
    expect(await faultOf('vic@example.com', 'createScenario', { portfolioId, name: 'Mine' })).toMatchObject({
      ...{ code: 'FORBIDDEN' },
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is edited as a whole by its owner and those who lead, at the version that they read', async () => {
    const id = await make();

    expect(await edit(id, 1, { inactionWeight: 'FOUR' })).toMatchObject({
      scenario: { name: 'Anew', version: 2, budget: null, inactionWeight: 'FOUR' },
    });
    expect(await edit(id, 1, {}, PAM)).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 });
    expect(await edit(id, 2, {}, PAM)).toMatchObject({ scenario: { version: 3, owner: { name: 'Ben Business' } } });
    expect(await faultOf(BEA, 'editScenario', { scenarioId: id, expectedVersion: 3, name: 'Hers' })).toMatchObject({
      message: 'You may not do this. Its owner, a portfolio manager or a CX leader edits or archives a scenario.',
    });
  });

  it('is cloned by anybody who contributes, and then put away', async () => {
    const id = await make();
    const copy = await act(steward, BEA, 'cloneScenario', { scenarioId: id, name: 'Hers' }, SCENARIO);
    const archived = await act(steward, BEN, 'archiveScenario', { scenarioId: id, expectedVersion: 1 }, SCENARIO);

    expect(copy['scenario']).toMatchObject({
      ...{ name: 'Hers', version: 1, owner: { name: 'Bea Business' }, clonedFrom: { name: 'A fifth less' } },
      budget: { amountMinor: '80000' },
    });
    expect(archived['scenario']).toMatchObject({ status: 'ARCHIVED', version: 2 });
    expect(await edit(id, 2, {})).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'ARCHIVED' });
    const { portfolio } = await steward.data(
      BEN,
      'query($id: ID!) { portfolio(id: $id) { scenarios(filter: { status: [OPEN] }) { nodes { name } } } }',
      { id: portfolioId },
    );
    expect(portfolio.scenarios.nodes).toEqual([{ name: 'Hers' }]);
  });

  it('is nobody’s of another organization', async () => {
    const id = await make();
    const theirs = await steward.data(ODA, 'query($id: ID!) { scenario(id: $id) { name } }', { id });

    expect(theirs).toEqual({ scenario: null });
    expect(await faultOf(ODA, 'cloneScenario', { scenarioId: id, name: 'Mine' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('The adoption of a scenario', () => {
  it('is asked for by one and decided by another: budget and constraints are set at once, and both hear', async () => {
    const id = await make({ constraints: { must: [proposals[0]] }, inactionWeight: 'TWO' });
    const before = await versionOfPortfolio();
    const adoptionId = await anAdoption(steward, PAM, id);

    expect(await newsOf(FIN, id)).toMatchObject([
      { kind: 'ADOPTION_ASKED', title: 'A scenario waits to be adopted: "A fifth less"', readAt: null },
    ]);
    const adopted = await decide('adoptScenario', adoptionId, FIN, { reason: 'Agreed' });

    expect(adopted).toMatchObject({
      scenarioAdoption: {
        ...{ version: 2, decision: 'ADOPTED', decisionReason: 'Agreed', stale: false },
        ...{ requestedBy: { name: 'Pam Portfolio' }, decidedBy: { name: 'Fin Finance' } },
        budgetVersion: { number: 2, amount: { amountMinor: '80000' }, reason: 'The board said so' },
        constraintVersion: { number: 1, reason: 'The board said so' },
      },
      portfolio: {
        ...{ version: before + 1, budget: { amountMinor: '80000' } },
        constraints: { must: [{ title: 'Proposal 1' }] },
      },
    });
    for (const email of [PAM, BEN, FLO]) {
      expect(await newsOf(email, id)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'ADOPTION_DECIDED', title: 'A scenario is adopted: "A fifth less"' }),
        ]),
      );
    }
    expect((await newsOf(FIN, id)).filter(({ readAt }) => readAt === null)).toEqual([]);
    const { auditRecords } = await steward.data(
      ADA,
      'query($id: ID!) { auditRecords(filter: { subjectId: $id }) { nodes { action actor { name } } } }',
      { id },
    );
    expect(auditRecords.nodes).toEqual([
      { action: 'scenarioAdopted', actor: { name: 'Fin Finance' } },
      { action: 'adoptionRequested', actor: { name: 'Pam Portfolio' } },
      { action: 'scenarioCreated', actor: { name: 'Ben Business' } },
    ]);
  });

  it('is nobody’s own to decide, though they hold every role for it', async () => {
    const adoptionId = await anAdoption(steward, LEAH, await make());
    const own = 'Nobody adopts or declines what they asked for themselves: you may withdraw it.';

    expect(await decide('adoptScenario', adoptionId, LEAH)).toMatchObject({ code: 'OWN_DECISION', message: own });
    expect(await decide('declineScenarioAdoption', adoptionId, LEAH, { reason: 'No' })).toMatchObject({ message: own });
    // Nor through a deputy: whoever stands in for somebody who may decide gets no right of theirs by it.
    const [leah, ben] = [await idOf(steward, LEAH), await idOf(steward, BEN)];
    const away = { personId: leah, firstDay: '2026-11-02', lastDay: '2026-11-06', deputyId: ben };
    await act(steward, LEAH, 'recordAbsence', away);
    expect(await faultOf(BEN, 'adoptScenario', { scenarioAdoptionId: adoptionId, expectedVersion: 1 })).toEqual({
      code: 'FORBIDDEN',
      message:
        'You may not do this. Finance and CX leaders adopt a scenario or decline it, in their own name alone, and never one that they asked for themselves.',
    });
    expect(await faultOf(PAM, 'adoptScenario', { scenarioAdoptionId: adoptionId, expectedVersion: 1 })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const asking = { scenarioId: await make(), expectedVersion: 1, reason: 'I' };
    expect(await faultOf(BEN, 'requestScenarioAdoption', asking)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is not the requester’s in the database either', async () => {
    await anAdoption(steward, LEAH, await make());

    await expect(
      inOrganizationOf(steward, ADA, (manager) =>
        manager.query(
          `update scenario_adoptions set decision = 'ADOPTED', decided_by_id = requested_by_id, decided_at = now()
            where decision is null`,
        ),
      ),
    ).rejects.toThrow('scenario_adoptions_two_people_check');
  });

  it('is refused when the portfolio has changed since', async () => {
    const id = await make();
    const adoptionId = await anAdoption(steward, PAM, id);
    const version = await versionOfPortfolio();
    const set = { portfolioId, expectedVersion: version, reason: 'Meanwhile', constraints: {} };
    await act(steward, PAM, 'setPortfolioConstraints', set);
    const before = await writtenRows(steward);

    expect(await decide('adoptScenario', adoptionId, FIN)).toMatchObject({
      ...{ code: 'STALE_VERSION', currentVersion: version + 1 },
    });
    expect(await writtenRows(steward)).toEqual(before);
    const { scenarioAdoption } = await steward.data(FIN, 'query($id: ID!) { scenarioAdoption(id: $id) { stale } }', {
      id: adoptionId,
    });
    expect(scenarioAdoption).toEqual({ stale: true });
    await decide('withdrawScenarioAdoption', adoptionId, PAM, { reason: 'Anew' });
    expect(await decide('adoptScenario', await anAdoption(steward, PAM, id), FIN)).toMatchObject({
      scenarioAdoption: { decision: 'ADOPTED' },
    });
  });

  it('is decided once, though two decide at the same time, and answers the same key alike', async () => {
    const adoptionId = await anAdoption(steward, PAM, await make());
    const idempotencyKey = 'adopted once';
    const answers = await Promise.all([
      decide('adoptScenario', adoptionId, FIN, { idempotencyKey }),
      decide('declineScenarioAdoption', adoptionId, FLO, { reason: 'No' }),
    ]);
    const [won, lost] = answers.toSorted((a) => (a['scenarioAdoption'] ? -1 : 1));

    expect(won!['scenarioAdoption']).toMatchObject({ version: 2 });
    expect(lost!).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 });
    if (answers[0]['scenarioAdoption']) {
      expect(await decide('adoptScenario', adoptionId, FIN, { idempotencyKey })).toEqual(answers[0]);
    }
  });

  it('sets nothing anew that the portfolio has already', async () => {
    const constraints = { must: [proposals[0]] };
    const set = { portfolioId, expectedVersion: await versionOfPortfolio(), reason: 'Rules', constraints };
    await act(steward, PAM, 'setPortfolioConstraints', set);
    const before = await versionOfPortfolio();
    const adoptionId = await anAdoption(steward, PAM, await make({ budgetMinor: '100000', constraints }));

    expect(await decide('adoptScenario', adoptionId, FIN)).toMatchObject({
      scenarioAdoption: { decision: 'ADOPTED', budgetVersion: null, constraintVersion: null },
      portfolio: { version: before },
    });
  });

  it('is declined by another, and withdrawn by whoever asked, each with its reason and once', async () => {
    const id = await make();
    const [first, all] = [await anAdoption(steward, PAM, id), { reason: 'Too much' }];

    expect(await edit(id, 1, {})).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'ADOPTION_REQUESTED' });
    expect(
      await act(steward, LIAM, 'requestScenarioAdoption', { scenarioId: id, expectedVersion: 1, reason: 'Again' }),
    ).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await decide('declineScenarioAdoption', first, FIN, { reason: ' ' })).toMatchObject({
      problems: [{ path: 'input.reason' }],
    });
    expect(await decide('declineScenarioAdoption', first, FIN, all)).toMatchObject({
      scenarioAdoption: { decision: 'DECLINED', decisionReason: 'Too much', budgetVersion: null },
      portfolio: { budget: { amountMinor: '100000' } },
    });
    expect(await decide('adoptScenario', first, FLO, {}, 2)).toMatchObject({ status: 'DECLINED' });
    expect(await newsOf(PAM, id)).toMatchObject([
      { title: 'A scenario is not adopted: "A fifth less"', text: expect.stringContaining('The reason: Too much') },
    ]);

    const second = await anAdoption(steward, PAM, id);
    expect(
      await faultOf(LIAM, 'withdrawScenarioAdoption', { scenarioAdoptionId: second, expectedVersion: 1, ...all }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    expect(await decide('withdrawScenarioAdoption', second, PAM, { reason: 'A mistake' })).toMatchObject({
      scenarioAdoption: { decision: 'WITHDRAWN' },
    });
    expect(await newsOf(FIN, id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ title: 'A scenario waits no more to be adopted: "A fifth less"' }),
      ]),
    );
  });

  it('is refused below what is committed, unless the shortfall is accepted', async () => {
    await inOrganizationOf(steward, ADA, (manager) =>
      manager.query(
        `insert into ledger_entries (id, organization_id, portfolio_id, kind, amount_minor, proposal_id, reason, booked_by_id, booked_at)
          select gen_random_uuid(), p.organization_id, p.portfolio_id, 'COMMITMENT', 90000, p.id, 'Funding', p.proposer_id, now()
          from proposals p join portfolios f on f.id = p.portfolio_id where f.name = $1 limit 1`,
        [`Portfolio ${portfolios}`],
      ),
    );
    const adoptionId = await anAdoption(steward, PAM, await make());

    expect(await decide('adoptScenario', adoptionId, FIN)).toMatchObject({ code: 'OVER_BUDGET' });
    expect(await decide('adoptScenario', adoptionId, FIN, { acceptShortfall: true })).toMatchObject({
      scenarioAdoption: { decision: 'ADOPTED' },
    });
  });

  it('is asked for where there is something to adopt', async () => {
    const id = await make({ budgetMinor: null, inactionWeight: 'TWO' });

    expect(
      await act(steward, PAM, 'requestScenarioAdoption', { scenarioId: id, expectedVersion: 1, reason: 'Why not' }),
    ).toMatchObject({
      message: 'input.scenarioId: It has neither a budget nor constraints of its own: there is nothing to adopt.',
    });
  });

  it('goes over with its scenario when whoever asked leaves: the successor may withdraw it, and does not decide', async () => {
    const id = await make({}, FLO);
    const adoptionId = await anAdoption(steward, FLO, id);
    const leaver = { personId: await idOf(steward, FLO), successorId: await idOf(steward, FIN), reason: 'Retired' };
    await act(steward, ADA, 'deactivatePerson', { ...leaver, expectedVersion: 1 });

    expect(await decide('adoptScenario', adoptionId, FIN, {}, 2)).toMatchObject({ code: 'OWN_DECISION' });
    expect(await decide('withdrawScenarioAdoption', adoptionId, FIN, { reason: 'Not mine' }, 2)).toMatchObject({
      scenarioAdoption: {
        decision: 'WITHDRAWN',
        requestedBy: { name: 'Flo Finance' },
        heldBy: { name: 'Fin Finance' },
      },
    });
    expect(await edit(id, 2, {}, FIN)).toMatchObject({ scenario: { owner: { name: 'Fin Finance' } } });
  });
});
