import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { foundAnywhere } from '../support/found-anywhere';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const LEAH = 'leah@example.com';
const INA = 'ina@example.com';
const BEN = 'ben@example.com';
const BEA = 'bea@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
let journeyId: string;
let bea: string;
beforeAll(async () => {
  steward = await aBank();
  bea = await idOf(steward, BEA);
  journeyId = (await act(steward, INA, 'addJourney', { name: 'Join' }, 'journey { id }'))['journey'].id as string;
});
beforeEach(() => steward.clock.moveTo('2026-11-02T09:00:00Z'));
afterAll(() => steward.stop());

/** The code of the fault that a mutation answers with; nothing is written. */
async function faultOf(email: string, mutation: string, input: Record<string, unknown>): Promise<string | undefined> {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors?.[0]?.extensions.code;
}

const POLICY = 'policy { id name text link version retiredAt denialCount denialsSinceReview owner { email } }';
const aPolicy = async (name: string) =>
  (await act(steward, INA, 'addPolicy', { name, text: 'None after 14 days', ownerId: bea }, POLICY))['policy'] as {
    id: string;
    version: number;
  };
const deny = (denials: readonly object[], by = BEN) =>
  act(steward, by, 'recordDenials', { denials }, 'policyDenials { id asked textHidden policy { name } }');

describe('A policy', () => {
  it('is kept with its owner, once under a name', async () => {
    expect(await aPolicy('No refunds')).toMatchObject({ version: 1, owner: { email: BEA }, denialsSinceReview: 0 });
    const again = await act(steward, INA, 'addPolicy', { name: 'No refunds', text: 'x', ownerId: bea });
    expect(again).toMatchObject({ problems: [{ path: 'input.name' }] });
    expect(await faultOf(BEN, 'addPolicy', { name: 'Mine', text: 'x', ownerId: bea })).toBe('FORBIDDEN');
  });

  it('is reviewed in view of the denials since: kept, changed, retired', async () => {
    const { id: policyId } = await aPolicy('No cash');
    const denied = (deniedOn: string) => ({ policyId, deniedOn, asked: 'Cash' });
    await deny([denied('2026-10-30'), denied('2026-11-02')]);
    const reviewed =
      'policy { version text denialCount denialsSinceReview retiredAt reviews { decision denialsSince } }';
    const review = (expectedVersion: number, more: object, by = BEA) =>
      act(steward, by, 'reviewPolicy', { policyId, expectedVersion, reason: 'Looked at', ...more }, reviewed);
    expect((await review(1, { decision: 'KEEP' }))['policy']).toMatchObject({
      // That of the day of the review was known to it.
      ...{ version: 2, denialCount: 2, denialsSinceReview: 0, reviews: [{ decision: 'KEEP', denialsSince: 2 }] },
    });
    steward.clock.moveTo('2026-11-20T09:00:00Z');
    await deny([denied('2026-11-03'), denied('2026-11-19'), denied('2026-11-20')]);
    expect((await review(2, { decision: 'CHANGE', text: 'Up to 100' }, LEAH))['policy']).toMatchObject({
      ...{ text: 'Up to 100', denialCount: 5, denialsSinceReview: 0 },
      reviews: [
        { decision: 'CHANGE', denialsSince: 3 },
        { decision: 'KEEP', denialsSince: 2 },
      ],
    });
    expect(await review(2, { decision: 'KEEP' })).toMatchObject({ currentVersion: 3 });
    expect(await faultOf(BEN, 'reviewPolicy', { policyId, expectedVersion: 3, decision: 'KEEP', reason: 'x' })).toBe(
      'FORBIDDEN',
    );
    expect((await review(3, { decision: 'RETIRE' }))['policy'].retiredAt).toBe('2026-11-20T09:00:00.000Z');
    expect(await review(4, { decision: 'KEEP' })).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'RETIRED' });
    // A clerk may not have heard of it.
    steward.clock.moveTo('2026-11-22T09:00:00Z');
    await deny([denied('2026-11-21')]);
    const { policies } = await steward.data(
      VIC,
      '{ policies(filter: { retired: true }) { nodes { denialsSinceReview } } }',
    );
    expect(policies.nodes).toEqual([{ denialsSinceReview: 1 }]);
  });

  it('is passed on by its owner', async () => {
    const { id: policyId } = await aPolicy('No returns');
    const input = { policyId, expectedVersion: 1, ownerId: await idOf(steward, BEN) };
    expect(await faultOf(INA, 'assignPolicyOwner', input)).toBe('FORBIDDEN');
    expect(await act(steward, BEA, 'assignPolicyOwner', input, POLICY)).toMatchObject({
      policy: { owner: { email: BEN }, version: 2 },
    });
  });
});

describe('Denials', () => {
  it('are grouped by policy over days, the most first, equal ones by name', async () => {
    const [first, second] = [await aPolicy('A rule'), await aPolicy('B rule')];
    const of = (policyId: string, deniedOn: string) => ({ policyId, deniedOn, asked: 'Something' });
    await deny([of(second.id, '2025-01-01'), of(second.id, '2025-01-31'), of(first.id, '2025-01-02')]);
    await deny([of(first.id, '2025-02-01')]);
    const query = `query($to: LocalDate!) { deniedPolicies(from: "2025-01-01", to: $to) {
      policy { name } denialCount lastDeniedOn } }`;
    const byDay = async (to: string) =>
      (await steward.data(VIC, query, { to }))['deniedPolicies'].map((each: any) => [
        ...[each.policy.name, each.denialCount, each.lastDeniedOn],
      ]);
    expect(await byDay('2025-01-31')).toEqual([
      ...[
        ['B rule', 2, '2025-01-31'],
        ['A rule', 1, '2025-01-02'],
      ],
    ]);
    expect(await byDay('2025-02-01')).toEqual([
      ...[
        ['A rule', 2, '2025-02-01'],
        ['B rule', 2, '2025-01-31'],
      ],
    ]);
    const { errors } = await steward.ask(VIC, query, { to: '2024-12-31' });
    expect(errors?.[0]).toMatchObject({
      message: 'deniedPolicies: the first day, 2025-01-01, is after the last, 2024-12-31.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('are recorded all or none, by whoever contributes, of things that exist here', async () => {
    const { id: policyId } = await aPolicy('C rule');
    const denial = { policyId, deniedOn: '2026-11-01', asked: 'x' };
    const before = await writtenRows(steward);
    expect(await deny([denial, { ...denial, deniedOn: '2026-11-03' }])).toMatchObject({
      problems: [{ path: 'input.denials[1].deniedOn' }],
    });
    expect(await writtenRows(steward)).toEqual(before);
    const theirs = await act(steward, ODA, 'addChannel', { name: 'Theirs' }, 'channel { id }');
    const other = [denial, { ...denial, channelId: theirs['channel'].id as string }];
    expect(await faultOf(BEN, 'recordDenials', { denials: other })).toBe('NOT_FOUND');
    expect(await faultOf(ODA, 'recordDenials', { denials: [denial] })).toBe('NOT_FOUND');
    expect(await faultOf(BEN, 'recordDenials', { denials: [{ ...denial, policyId: unknownId('Policy') }] })).toBe(
      'NOT_FOUND',
    );
    expect(await faultOf(VIC, 'recordDenials', { denials: [denial] })).toBe('FORBIDDEN');
  });
});

const STORY = 'story { id title text textHidden consent version withdrawnAt withdrawnReason journey { name } }';
const SAID = { experience: 'BAD', toldOn: '2026-10-01', title: 'Three letters', text: 'They wrote three times' };
const tell = async (more: object = {}) =>
  (await act(steward, BEN, 'tellStory', { ...SAID, journeyId, consent: true, ...more }, STORY))['story'] as {
    id: string;
    version: number;
  };
const readBy = async (email: string, id: string) =>
  (await steward.data(email, `query($id: ID!) { node(id: $id) { ... on Story { title textHidden } } }`, { id }))[
    'node'
  ];

describe('A customer story', () => {
  it('is told, edited and withdrawn, and listed by journey', async () => {
    const told = await tell({ experience: 'GOOD', customerKey: 'c-9' });
    expect(told).toMatchObject({ title: 'Three letters', journey: { name: 'Join' }, version: 1 });
    const on = (version: number) => ({ storyId: told.id, expectedVersion: version });
    const edited = { ...SAID, experience: 'GOOD', journeyId, consent: true, title: 'Two letters' };
    expect(await act(steward, INA, 'editStory', { ...on(1), ...edited }, STORY)).toMatchObject({
      story: { title: 'Two letters', version: 2 },
    });
    expect(await act(steward, BEN, 'editStory', { ...on(1), ...edited }, STORY)).toMatchObject({ currentVersion: 2 });
    expect(await faultOf(BEA, 'editStory', { ...on(2), ...edited })).toBe('FORBIDDEN');
    expect(await faultOf(BEN, 'editStory', { ...on(2), ...edited, journeyId: unknownId('Journey') })).toBe('NOT_FOUND');
    const query = `query($id: ID!) { stories(filter: { journeyId: $id, experience: GOOD, withdrawn: false }) { totalCount } }`;
    expect(await steward.data(VIC, query, { id: journeyId })).toEqual({ stories: { totalCount: 1 } });
    await act(steward, BEN, 'withdrawStory', { ...on(2), reason: 'She changed her mind' });
    expect(await steward.data(VIC, query, { id: journeyId })).toEqual({ stories: { totalCount: 0 } });
    expect(await act(steward, BEN, 'editStory', { ...on(3), ...edited })).toMatchObject({ status: 'WITHDRAWN' });
    // It is told no further.
    expect(await readBy(VIC, told.id)).toEqual({ title: null, textHidden: true });
    expect(await readBy(INA, told.id)).toEqual({ title: 'Two letters', textHidden: false });
  });

  it('is for everyone with the customer’s consent, and only then', async () => {
    const [further, private_] = [await tell({ customerKey: 'c-10' }), await tell({ consent: false })];
    expect(await readBy(VIC, further.id)).toEqual({ title: 'Three letters', textHidden: false });
    expect(await readBy(VIC, private_.id)).toEqual({ title: null, textHidden: true });
    expect(await readBy(BEN, private_.id)).toEqual({ title: 'Three letters', textHidden: false });
  });
});

describe('Erasing a customer', () => {
  it('takes what they asked for and told, and keeps that they did', async () => {
    const SECRET = 'kaffeesatz';
    const { id: policyId } = await aPolicy('D rule');
    await deny([{ policyId, deniedOn: '2026-11-01', asked: SECRET, text: `More ${SECRET}`, customerKey: 'c-11' }]);
    const { id: storyId } = await tell({ title: SECRET, text: SECRET, customerKey: 'c-11' });
    const reason = `It was ${SECRET}`;
    await act(steward, BEN, 'withdrawStory', { storyId, expectedVersion: 1, reason });
    expect(await foundAnywhere(steward, SECRET)).toEqual([
      ...['public.audit_details', 'public.policy_denials', 'public.stories'],
    ]);
    const erased = await act(steward, ADA, 'eraseCustomer', { customerKey: 'c-11', reason: 'They asked' });
    expect(erased.__typename).toBe('EraseCustomerPayload');
    expect(await foundAnywhere(steward, SECRET)).toEqual([]);
    const query = `query($id: ID!) { policyDenials(filter: { policyId: $id }) { nodes { asked textHidden } } }`;
    expect(await steward.data(VIC, query, { id: policyId })).toEqual({
      policyDenials: { nodes: [{ asked: null, textHidden: false }] },
    });
  });
});
