import { daysAfter } from '../../src/shared/days';
import { aBank, unknownId } from '../support/a-bank';
import { candidates } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import { anIdea } from '../support/a-proposal';
import { act, mutationDocument } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [ADA, LEAH, PAM, FIN, BEN, ODA] = ['ada', 'leah', 'pam', 'fin', 'ben']
  .map((name) => `${name}@example.com`)
  .concat('oda@other.example') as [string, string, string, string, string, string];

const CONSTRAINTS = `constraints {
  must { title } mustNot { title } dependsOn { proposal { title } needs { title } } excludes { proposals { title } }
  pillars { pillar { name } floor { amountMinor currencyCode } cap { amountMinor } }
  periodCaps { firstDay lastDay cap { amountMinor currencyCode } applies } capacities { team { name } personDaysHundredths } }`;
const NOTHING = { must: [], mustNot: [], dependsOn: [], excludes: [], pillars: [], periodCaps: [], capacities: [] };

let steward: Steward;
let portfolioId: string;
/** Of the proposals "Proposal 1" to "Proposal 4". */
let proposals: [string, string, string, string];
let pillarId: string;
let teamId: string;

beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Branches', 0n);
  proposals = (await candidates(steward, portfolioId, [{}, {}, {}, { status: 'DECLINED' }])) as typeof proposals;
  pillarId = (await steward.data(ADA, '{ pillars { id } }'))['pillars'][0].id as string;
  teamId = await aTeam('Apps');
});
afterAll(() => steward.stop());

const aTeam = async (name: string): Promise<string> =>
  (await act(steward, PAM, 'addTeam', { name }, 'team { id }'))['team'].id as string;
const versionOf = async (id = portfolioId): Promise<number> =>
  (await steward.data(ADA, 'query($id: ID!) { portfolio(id: $id) { version } }', { id }))['portfolio']
    .version as number;
const set = async (constraints: object, more: object = {}, by = PAM) =>
  act(
    steward,
    by,
    'setPortfolioConstraints',
    { portfolioId, expectedVersion: await versionOf(), reason: 'Rules of the year', constraints, ...more },
    `portfolio { version } constraintVersion { number reason setBy { name } setAt ${CONSTRAINTS} }`,
  );
const faultOf = async (by: string, mutation: string, input: object) => {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(by, document, { input: { idempotencyKey: aKey(), ...input } });
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
};
const pathsOf = (answer: Awaited<ReturnType<typeof act>>) =>
  (answer['problems'] as { path: string }[]).map(({ path }) => path);
const splitBudget = async (firstHalf: string) =>
  act(steward, FIN, 'setBudget', {
    ...{ portfolioId, expectedVersion: await versionOf(), budgetMinor: '100000', reason: 'Halves' },
    periods: [
      { firstDay: '2027-01-01', lastDay: firstHalf, amountMinor: '60000' },
      { firstDay: daysAfter(firstHalf, 1), lastDay: '2027-12-31', amountMinor: '40000' },
    ],
  });

describe('The list of teams', () => {
  it('is kept by admins, portfolio managers and CX leaders', async () => {
    const selection = 'team { id name version retiredAt }';
    const { team } = await act(steward, ADA, 'addTeam', { name: ' Data ' }, selection);
    const renamed = await act(
      steward,
      LEAH,
      'renameTeam',
      { teamId: team.id, expectedVersion: 1, name: 'Figures' },
      selection,
    );
    const retired = await act(steward, PAM, 'retireTeam', { teamId: team.id, expectedVersion: 2 }, selection);
    const { teams } = await steward.data(BEN, '{ teams(filter: { retired: true }) { nodes { name } } }');

    expect(team).toMatchObject({ name: 'Data', version: 1, retiredAt: null });
    expect(renamed['team']).toMatchObject({ name: 'Figures', version: 2 });
    expect(retired['team']).toMatchObject({ name: 'Figures', version: 3, retiredAt: '2026-11-02T09:00:00.000Z' });
    expect(teams.nodes).toEqual([{ name: 'Figures' }]);
    expect(await act(steward, PAM, 'renameTeam', { teamId: team.id, expectedVersion: 3, name: 'X' })).toMatchObject({
      message: 'Team "Figures" was retired.',
    });
    expect(await act(steward, PAM, 'addTeam', { name: 'Apps' })).toMatchObject({
      message: 'input.name: There is a team "Apps" already.',
    });
    expect(await faultOf(BEN, 'addTeam', { name: 'Web' })).toMatchObject({
      code: 'FORBIDDEN',
      message: 'You may not do this. Admins, portfolio managers and CX leaders keep the list of teams.',
    });
  });
});

describe('What a proposal asks of teams', () => {
  const efforts = 'proposal { id version effortByTeam { team { name } personDaysHundredths } }';
  const edit = (id: string, expectedVersion: number, effortByTeam: object) =>
    act(steward, BEN, 'editProposal', { proposalId: id, expectedVersion, effortByTeam }, efforts);

  it('is part of its content: an edit replaces it, and raises its version', async () => {
    const { id } = await anIdea(steward);
    const web = await aTeam('Web');
    const both = [web, teamId].map((each, index) => ({ teamId: each, personDaysHundredths: 1250 * (index + 1) }));

    expect((await edit(id, 1, both))['proposal']).toEqual({
      ...{ id, version: 2 },
      effortByTeam: [
        { team: { name: 'Apps' }, personDaysHundredths: 2500 },
        { team: { name: 'Web' }, personDaysHundredths: 1250 },
      ],
    });
    expect((await edit(id, 2, both.slice(0, 1)))['proposal']).toMatchObject({
      ...{ version: 3, effortByTeam: [{ team: { name: 'Web' } }] },
    });
  });

  it('is refused below 0, and of a team that was retired or is unknown', async () => {
    const { id } = await anIdea(steward);
    const retired = await aTeam('Gone');
    await act(steward, PAM, 'retireTeam', { teamId: retired, expectedVersion: 1 });
    const unknown = { teamId: unknownId('Team'), personDaysHundredths: 1 };

    expect(await edit(id, 1, [{ teamId, personDaysHundredths: -1 }])).toMatchObject({
      message: 'input.effortByTeam[0].personDaysHundredths: -1: expected a whole number from 0 to 2000000000.',
    });
    expect(await edit(id, 1, [{ teamId: retired, personDaysHundredths: 1 }])).toMatchObject({
      message: 'input.effortByTeam[0].teamId: Team "Gone" was retired.',
    });
    expect(
      await faultOf(BEN, 'editProposal', { proposalId: id, expectedVersion: 1, effortByTeam: [unknown] }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('The constraints of a portfolio', () => {
  it('are none before they are set', async () => {
    const { portfolio } = await steward.data(
      BEN,
      `query($id: ID!) { portfolio(id: $id) { ${CONSTRAINTS} constraintVersions { totalCount } } }`,
      { id: portfolioId },
    );

    expect(portfolio).toEqual({ constraints: NOTHING, constraintVersions: { totalCount: 0 } });
  });

  it('are set as a whole, in versions with a reason, on record', async () => {
    await splitBudget('2027-06-30');
    const before = await versionOf();
    const [one, two, three] = proposals;
    const whole = {
      ...{ currencyCode: 'USD', must: [one], mustNot: [two], dependsOn: [{ proposalId: one, needsId: three }] },
      ...{ excludes: [{ proposalIds: [three, two] }], pillars: [{ pillarId, floorMinor: '100', capMinor: '200' }] },
      ...{ periodCaps: [{ firstDay: '2027-07-01', capMinor: '40000' }] },
      capacities: [{ teamId, personDaysHundredths: 1250 }],
    };
    const shown = {
      ...{ must: [{ title: 'Proposal 1' }], mustNot: [{ title: 'Proposal 2' }] },
      dependsOn: [{ proposal: { title: 'Proposal 1' }, needs: { title: 'Proposal 3' } }],
      excludes: [{ proposals: [{ title: 'Proposal 3' }, { title: 'Proposal 2' }] }],
      pillars: [
        {
          pillar: { name: 'Vision and Goals' },
          ...{ floor: { amountMinor: '100', currencyCode: 'USD' }, cap: { amountMinor: '200' } },
        },
      ],
      periodCaps: [
        {
          ...{ firstDay: '2027-07-01', lastDay: '2027-12-31', applies: true },
          cap: { amountMinor: '40000', currencyCode: 'USD' },
        },
      ],
      capacities: [{ team: { name: 'Apps' }, personDaysHundredths: 1250 }],
    };

    const first = await set(whole);
    const second = await set({ must: [two] }, { reason: 'Anew' }, LEAH);

    expect(first).toMatchObject({
      portfolio: { version: before + 1 },
      constraintVersion: {
        ...{ number: 1, reason: 'Rules of the year', setBy: { name: 'Pam Portfolio' }, constraints: shown },
      },
    });
    expect(second['constraintVersion']).toMatchObject({ number: 2, setBy: { name: 'Leah Leader' } });
    const { portfolio, auditRecords } = await steward.data(
      ADA,
      `query($id: ID!) { portfolio(id: $id) { ${CONSTRAINTS} constraintVersions { nodes { number ${CONSTRAINTS} } } }
        auditRecords(filter: { subjectId: $id, action: "constraintsSet" }) { nodes { reason after } } }`,
      { id: portfolioId },
    );
    expect(portfolio.constraints).toEqual({ ...NOTHING, must: [{ title: 'Proposal 2' }] });
    expect(portfolio.constraintVersions.nodes).toEqual([
      { number: 1, constraints: shown },
      { number: 2, constraints: portfolio.constraints },
    ]);
    expect(auditRecords.nodes).toMatchObject([
      { reason: 'Anew', after: { number: 2 } },
      { reason: 'Rules of the year', after: { number: 1, capacities: [{ personDaysHundredths: 1250 }] } },
    ]);
  });

  it('say where the budget is not split into a period any more', async () => {
    await set({ periodCaps: [{ firstDay: '2027-01-01', capMinor: '1' }] });
    await splitBudget('2027-05-31');
    const { portfolio } = await steward.data(BEN, `query($id: ID!) { portfolio(id: $id) { ${CONSTRAINTS} } }`, {
      id: portfolioId,
    });

    expect(portfolio.constraints.periodCaps).toMatchObject([{ lastDay: '2027-06-30', applies: false }]);
  });

  it('are refused with everything that they say and cannot be, at its place, and nothing is written', async () => {
    const before = await writtenRows(steward);
    const [one, two, , declined] = proposals;
    const circle = [
      { proposalId: one, needsId: two },
      { proposalId: two, needsId: one },
    ];

    expect(
      pathsOf(
        await set(
          {
            ...{ currencyCode: 'EUR', must: [one, declined], mustNot: [one], dependsOn: circle },
            pillars: [{ pillarId, floorMinor: '2', capMinor: '1' }],
            periodCaps: [{ firstDay: '2027-02-01', capMinor: '-1' }],
            capacities: [{ teamId, personDaysHundredths: -1 }],
          },
          { reason: ' ' },
        ),
      ).toSorted(),
    ).toEqual([
      'input.constraints.capacities[0].personDaysHundredths',
      'input.constraints.currencyCode',
      'input.constraints.dependsOn',
      'input.constraints.mustNot[0]',
      'input.constraints.must[1]',
      'input.constraints.periodCaps[0].capMinor',
      'input.constraints.periodCaps[0].firstDay',
      'input.constraints.pillars[0].floorMinor',
      'input.reason',
    ]);
    expect(await set({}, { expectedVersion: 1 })).toMatchObject({ code: 'STALE_VERSION' });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('are refused with a team that was retired', async () => {
    const gone = await aTeam('Going');
    await act(steward, PAM, 'retireTeam', { teamId: gone, expectedVersion: 1 });

    expect(pathsOf(await set({ capacities: [{ teamId: gone, personDaysHundredths: 1 }] }))).toEqual([
      'input.constraints.capacities[0].teamId',
    ]);
  });

  it('are nobody else’s to set', async () => {
    const input = { portfolioId, expectedVersion: await versionOf(), reason: 'Mine', constraints: {} };

    for (const email of [BEN, FIN, ADA]) {
      expect(await faultOf(email, 'setPortfolioConstraints', input)).toEqual({
        code: 'FORBIDDEN',
        message:
          'You may not do this. Portfolio managers and CX leaders say what the recommended set of a portfolio has to keep.',
      });
    }
  });

  it('know nothing of another organization: its ids lead nowhere, at every place', async () => {
    const theirs = (
      await act(
        steward,
        ODA,
        'openPortfolio',
        { name: 'Theirs', periodFrom: '2027-01-01', periodTo: '2027-12-31' },
        'portfolio { id }',
      )
    )['portfolio'].id as string;
    const idea = { title: 'Theirs', whoIsHurt: 'a', howTheyAreHurt: 'b' };
    const proposalId = (await act(steward, ODA, 'proposeIdea', idea, 'proposal { id }'))['proposal'].id as string;
    const pillar = (await steward.data(ODA, '{ pillars { id } }'))['pillars'][0].id as string;
    const team = (await act(steward, ODA, 'addTeam', { name: 'Apps' }, 'team { id }'))['team'].id as string;
    const common = { portfolioId, expectedVersion: await versionOf(), reason: 'Theirs' };
    const before = await writtenRows(steward);

    for (const constraints of [
      { must: [proposalId] },
      { mustNot: [proposalId] },
      { dependsOn: [{ proposalId, needsId: proposals[0] }] },
      { dependsOn: [{ proposalId: proposals[0], needsId: proposalId }] },
      { excludes: [{ proposalIds: [proposals[0], proposalId] }] },
      { pillars: [{ pillarId: pillar, capMinor: '1' }] },
      { capacities: [{ teamId: team, personDaysHundredths: 1 }] },
    ]) {
      expect(await faultOf(PAM, 'setPortfolioConstraints', { ...common, constraints })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    expect(await writtenRows(steward)).toEqual(before);
    expect(
      await steward.data(PAM, 'query($p: ID!, $t: ID!) { portfolio(id: $p) { name } team(id: $t) { name } }', {
        ...{ p: theirs, t: team },
      }),
    ).toEqual({ portfolio: null, team: null });
  });
});
