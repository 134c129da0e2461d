import { SUNSET_REASONS } from '../../src/sunset/domain/sunset-candidate';
import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { aService } from '../support/a-service';
import { aBaseline, aDeliverable, aFollowUp, anInitiative, move, pass, send } from '../support/an-initiative';
import { act, mutationDocument } from '../support/act';
import { fireDue } from '../support/due-deadlines';
import { A_CRITERION, setCriteria } from '../support/kill-criteria';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [ADA, FIN, DES, BEA, SAM, VIC] = ['ada', 'fin', 'des', 'bea', 'sam', 'vic'].map(
  (name) => `${name}@example.com`,
) as [...[string, string, string, string, string, string]];
const ODA = 'oda@other.example';

let steward: Steward;
let portfolioId: string;

beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

const SELECTION = `initiative { title } registeredService { kind } openProposal { reason } inServiceSince
  value { amountMinor } valueBasis runCost { amountMinor currencyCode } runCostBasis net { amountMinor }
  users usersOn usersBefore reasons { code message }`;

async function candidates(
  args: { filter?: object; orderBy?: object } = {},
  selection = SELECTION,
  email = VIC,
): Promise<Record<string, any>[]> {
  const query = `query($filter: SunsetCandidateFilter, $orderBy: SunsetCandidateOrder) {
    sunsetCandidates(filter: $filter, orderBy: $orderBy) { nodes { ${selection} } } }`;
  return (await steward.data(email, query, args))['sunsetCandidates'].nodes as Record<string, any>[];
}
const candidate = async (title: string): Promise<Record<string, any>> =>
  (await candidates()).find(({ initiative }) => initiative.title === title)!;
const titles = async (args: { filter?: object; orderBy?: object }): Promise<string[]> =>
  (await candidates(args, 'initiative { title }')).map(({ initiative }) => initiative.title as string);

const count = (initiativeId: string, day: string, users: number, ofAll?: number) =>
  act(
    steward,
    DES,
    'recordAdoption',
    { initiativeId, day, users, ofAll },
    'adoptionRecord { users ofAll sharePercent }',
  );
const runCost = (initiativeId: string, day: string, amountMinor: string) =>
  act(steward, FIN, 'bookActualCost', { initiativeId, kind: 'RUN', day, amountMinor, currencyCode: 'USD' });

describe('What is in service', () => {
  let funded: string;
  beforeAll(async () => {
    const falling = await aService(steward, portfolioId, { name: 'Falling' });
    expect(await count(falling, '2026-09-01', 200, 1000)).toMatchObject({
      adoptionRecord: { users: 200, ofAll: 1000, sharePercent: 20 },
    });
    // A tenth of 200 is 20.
    await count(falling, '2026-10-01', 180, 1000);
    const steady = await aService(steward, portfolioId, {
      name: 'Steady',
      kind: 'CHANNEL',
      inServiceSince: '2001-02-03',
    });
    await count(steady, '2026-09-01', 200);
    await count(steady, '2026-10-01', 181);
    // Today is 2 November 2026: twelve months begin on 3 November 2025.
    await runCost(steady, '2025-11-02', '100');
    await runCost(steady, '2025-11-03', '500');
    await runCost(steady, '2026-11-02', '200');
    const unused = await aService(steward, portfolioId, { name: 'Unused', users: 0, runCostYearlyMinor: '5' });
    await act(steward, SAM, 'proposeSunset', { initiativeId: unused, reason: 'Nobody.' });
    funded = await anInitiative(steward, portfolioId, { title: 'Funded' });
    await pass(steward, funded, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    await anInitiative(steward, portfolioId, { title: 'Not in service' });
  });

  it('is listed with what it is worth, who uses it, what it costs and what speaks for its end', async () => {
    expect(await candidate('Falling')).toEqual({
      ...{ initiative: { title: 'Falling' }, registeredService: { kind: 'SERVICE' }, openProposal: null },
      ...{ inServiceSince: '2019-04-01', value: null, valueBasis: null, net: null },
      ...{ runCost: { amountMinor: '12000000', currencyCode: 'USD' }, runCostBasis: 'DECLARED' },
      ...{ users: 180, usersOn: '2026-10-01', usersBefore: 200 },
      reasons: [{ code: 'USAGE_FALLING', message: '180 use it, 200 did before' }],
    });
    expect(await candidate('Steady')).toMatchObject({
      ...{ inServiceSince: '2001-02-03', runCost: { amountMinor: '700' }, runCostBasis: 'BOOKED', reasons: [] },
      ...{ users: 181, usersBefore: 200 },
    });
    expect(await candidate('Unused')).toMatchObject({
      ...{ users: 0, usersOn: '2026-11-02', usersBefore: null, openProposal: { reason: 'Nobody.' } },
      reasons: [{ code: 'NOBODY_USES_IT', message: 'nobody uses it' }],
    });
    expect(await titles({})).not.toContain('Not in service');
  });

  it('is worth what was forecast of it, until it costs more than that', async () => {
    const { value, valueBasis, runCost: cost, runCostBasis, net, registeredService } = await candidate('Funded');
    expect({ valueBasis, runCostBasis, registeredService }).toEqual({
      ...{ valueBasis: 'FORECAST', runCostBasis: 'FORECAST', registeredService: null },
    });
    expect(BigInt(net.amountMinor as string)).toBe(
      BigInt(value.amountMinor as string) - BigInt(cost.amountMinor as string),
    );
    const more = String(BigInt(value.amountMinor as string) + 1n);
    await runCost(funded, '2026-10-01', more);
    const { reasons, net: now } = await candidate('Funded');
    expect(now).toEqual({ amountMinor: '-1' });
    expect(reasons).toMatchObject([{ code: 'COST_ABOVE_VALUE' }]);
  });

  it('that was to be looked at again is named until somebody decides', async () => {
    const id = await aService(steward, portfolioId, { name: 'Kept' });
    for (const reading of [aBaseline, aFollowUp])
      await send(steward, DES, 'recordReading', { initiativeId: id, ...reading });
    await send(steward, DES, 'addDeliverable', { initiativeId: id, ...aDeliverable('ADOPTION_REPORT') });
    await move(steward, BEA, 'embedInitiative', id, { recheckOn: '2026-11-10' });
    expect(await candidate('Kept')).toMatchObject({ reasons: [] });
    expect(await titles({ filter: { status: ['EMBEDDED'] } })).toEqual(['Kept']);
    steward.clock.moveTo('2026-11-10T08:00:00Z');
    await fireDue(steward);
    expect((await candidate('Kept'))['reasons']).toEqual([
      { code: 'RECHECK_OVERDUE', message: 'was to be looked at again on 2026-11-10, and nobody has decided since' },
    ]);
    steward.clock.moveTo('2026-11-02T09:00:00Z');
  });

  it('is found by each reason exactly where the rules name it', async () => {
    const all = await candidates();
    for (const reason of SUNSET_REASONS) {
      const named = all.filter(({ reasons }) => (reasons as { code: string }[]).some(({ code }) => code === reason));
      const found = await titles({ filter: { reason: [reason] } });
      expect(found.sort()).toEqual(named.map(({ initiative }) => initiative.title as string).sort());
    }
  });

  it('is filtered and ordered as other lists are', async () => {
    expect(await titles({ filter: { kind: ['CHANNEL'] } })).toEqual(['Steady']);
    expect(await titles({ filter: { proposed: true } })).toEqual(['Unused']);
    const branches = await aPortfolio(steward, 'Branches', 0n);
    expect(await titles({ filter: { portfolioId: branches } })).toEqual([]);
    // What is not known counts 0: 0 - 12000000, 0 - 12000000 of what is kept, -1, 0 - 5 and 0 - 700.
    expect((await titles({})).slice(2)).toEqual(['Steady', 'Unused', 'Funded']);
    expect(
      await titles({ orderBy: { field: 'USERS', direction: 'DESC' }, filter: { kind: ['CHANNEL', 'SERVICE'] } }),
    ).toEqual([...['Kept', 'Steady', 'Falling', 'Unused']]);
    expect((await titles({ orderBy: { field: 'IN_SERVICE_SINCE' } }))[0]).toBe('Steady');
    expect((await titles({ orderBy: { field: 'REASONS' } }))[0]).toMatch(/Steady|Kept/);
    expect(await candidates({}, 'initiative { title }', ODA)).toEqual([]);
  });

  it('is read page by page, each once', async () => {
    const query = `query($after: String) { sunsetCandidates(first: 2, after: $after) { totalCount
      nodes { initiative { title } } pageInfo { endCursor hasNextPage } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { sunsetCandidates } = await steward.data(ADA, query, { after });
      expect(sunsetCandidates.totalCount).toBe(5);
      seen.push(...sunsetCandidates.nodes.map(({ initiative }: Record<string, any>) => initiative.title as string));
      if (!sunsetCandidates.pageInfo.hasNextPage) break;
      after = sunsetCandidates.pageInfo.endCursor as string;
    }
    expect([...seen].sort()).toEqual(['Falling', 'Funded', 'Kept', 'Steady', 'Unused']);
  });
});

describe('What has not proven what it was to', () => {
  it('is named until the body says that it goes on', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Unproven' });
    await pass(steward, id, 'DISCOVER');
    await setCriteria(steward, id, [{ ...A_CRITERION, lastDay: '2026-12-01' }]);
    await pass(steward, id, 'DESIGN', 'PROTOTYPE');
    steward.clock.moveTo('2026-12-03T09:00:00Z');
    await fireDue(steward);
    const codes = async () => (await candidate('Unproven'))['reasons'] as { code: string; message: string }[];
    expect(await codes()).toEqual([{ code: 'NOT_PROVEN', message: 'not proven by the last day: NPS' }]);
    expect(await titles({ filter: { reason: ['NOT_PROVEN'] } })).toEqual(['Unproven']);
    steward.clock.moveTo('2026-12-04T09:00:00Z');
    const proposal = { initiativeId: id, reason: 'Not proven.' };
    const { sunsetProposal } = await act(steward, SAM, 'proposeSunset', proposal, 'sunsetProposal { id }');
    const answer = {
      sunsetProposalId: sunsetProposal.id as string,
      expectedVersion: 1,
      answer: 'CONTINUE',
      reason: 'Half a year more.',
    };
    await act(steward, 'leah@example.com', 'answerSunset', answer);
    expect(await codes()).toEqual([]);
    steward.clock.moveTo('2026-11-02T09:00:00Z');
  });
});

describe('How many use it', () => {
  it('is counted from the prototype on, and refused with all that is wrong', async () => {
    const early = await anInitiative(steward, portfolioId, { title: 'Early' });
    const before = await writtenRows(steward);
    expect(await count(early, '2026-10-01', 1)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: '"Early" is WORKING in discover: nobody uses it.',
    });
    const id = (await candidates({}, 'initiative { id }'))[0]!['initiative'].id as string;
    expect((await count(id, '2026-11-03', -1, 0))['problems']).toEqual([
      { path: 'input.day', message: '2026-11-03 is in the future (today is 2026-11-02).' },
      { path: 'input.users', message: '-1: expected a whole number from 0 to 2000000000.' },
      { path: 'input.ofAll', message: '0: expected a whole number from 1 to 2000000000.' },
    ]);
    expect((await count(id, '2026-11-01', 11, 10))['problems']).toEqual([
      { path: 'input.users', message: '11: expected at most 10, of how many they are.' },
    ]);
    const document = mutationDocument(steward.house.schema, 'recordAdoption', '__typename');
    const input = { initiativeId: id, day: '2026-10-01', users: 1, idempotencyKey: aKey() };
    for (const [email, code] of [
      [VIC, 'FORBIDDEN'],
      [ODA, 'NOT_FOUND'],
    ] as const) {
      const { errors } = await steward.ask(email, document, { input });
      expect(errors![0]!.extensions.code).toBe(code);
    }
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is told in the order of its days, of one day the last count', async () => {
    const id = await aService(steward, portfolioId, { name: 'Corrected' });
    await count(id, '2026-10-01', 50);
    await count(id, '2026-09-01', 40);
    await count(id, '2026-10-01', 60);
    const { initiative } = await steward.data(
      VIC,
      'query($id: ID!) { initiative(id: $id) { adoptionRecords { nodes { day users } } } }',
      { id },
    );
    expect(initiative.adoptionRecords.nodes).toEqual([
      { day: '2026-09-01', users: 40 },
      { day: '2026-10-01', users: 50 },
      { day: '2026-10-01', users: 60 },
    ]);
    expect(await candidate('Corrected')).toMatchObject({ users: 60 });
  });
});
