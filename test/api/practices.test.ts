import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { aPractice } from '../support/an-assessment';
import { aKey, type Answer, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const LEAH = 'leah@example.com';
const ADA = 'ada@example.com';
const BEN = 'ben@example.com';
const BEA = 'bea@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
let ben: string;
let bea: string;
/** The pillar of customer service, which Ben owns. */
let pillarId: string;

beforeAll(async () => {
  steward = await aBank();
  [ben, bea] = [await idOf(steward, BEN), await idOf(steward, BEA)];
  pillarId = (await steward.data(VIC, '{ pillars { id } }'))['pillars'][3].id as string;
  await act(steward, LEAH, 'assignPillarOwner', { pillarId, ownerId: ben, expectedVersion: 1 });
});
afterAll(() => steward.stop());

async function refused(email: string, mutation: string, input: Record<string, unknown>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

async function fault(email: string | undefined, mutation: string, input: Record<string, unknown>) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors }: Answer = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const PRACTICE = `practice { id title text link owner { email } reviewOn overdue status retiredReason retiredAt version
  pillar { code } versions { version title change owner { email } writtenBy { email } writtenAt } }`;
const content = (more: Record<string, unknown> = {}) => ({
  ...{ title: 'Call back', text: 'Within two days.', ownerId: bea, reviewOn: '2026-12-01' },
  ...more,
});

describe('A practice', () => {
  it('is written by the owner of its pillar, and lives through versions that are all kept', async () => {
    const { practice } = await act(steward, BEN, 'createPractice', { pillarId, ...content() }, PRACTICE);
    expect(practice).toMatchObject({
      ...{ title: 'Call back', text: 'Within two days.', link: null, owner: { email: BEA }, reviewOn: '2026-12-01' },
      ...{ overdue: false, status: 'IN_FORCE', retiredReason: null, retiredAt: null, version: 1 },
      ...{ pillar: { code: 'CUSTOMER_SERVICE' }, versions: [{ version: 1, change: null, writtenBy: { email: BEN } }] },
    });
    const practiceId = practice.id as string;
    const revision = { practiceId, expectedVersion: 1, change: 'One day.', ...content({ title: 'Call back soon' }) };
    const revised = await act(steward, BEA, 'revisePractice', revision, PRACTICE);
    expect(revised['practice']).toMatchObject({
      ...{ title: 'Call back soon', version: 2 },
      versions: [
        { version: 2, title: 'Call back soon', change: 'One day.', writtenBy: { email: BEA } },
        { version: 1, title: 'Call back', change: null, writtenBy: { email: BEN } },
      ],
    });
    const retirement = { practiceId, expectedVersion: 2, reason: 'Nobody has to be called back any more.' };
    const retired = await act(steward, LEAH, 'retirePractice', retirement, PRACTICE);
    expect(retired['practice']).toMatchObject({
      ...{ status: 'RETIRED', retiredReason: retirement.reason, retiredAt: '2026-11-02T09:00:00.000Z', version: 3 },
    });
    const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
      nodes { action before after reason } } }`;
    const { auditRecords } = await steward.data(ADA, query, { id: practiceId });
    expect(auditRecords.nodes).toMatchObject([
      { action: 'practiceCreated', after: { title: 'Call back', text: 'Within two days.' } },
      {
        action: 'practiceRevised',
        ...{ before: { title: 'Call back' }, after: { title: 'Call back soon' }, reason: 'One day.' },
      },
      { action: 'practiceRetired', before: { status: 'IN_FORCE' }, reason: retirement.reason },
    ]);
  });

  it('is overdue from the day after its review date on, while it is in force', async () => {
    const dueToday = await aPractice(steward, LEAH, { pillarId, ownerId: ben, title: 'Due today' });
    await aPractice(steward, LEAH, { pillarId, ownerId: bea, title: 'Due later', reviewOn: '2027-01-01' });
    const gone = await aPractice(steward, LEAH, { pillarId, ownerId: ben, title: 'Gone' });
    await act(steward, LEAH, 'retirePractice', { practiceId: gone, expectedVersion: 1, reason: 'Merged' });
    const query = `query($id: ID!, $ben: ID!) { practice(id: $id) { overdue }
      due: practices(filter: { overdue: true }) { nodes { title } }
      others: practices(filter: { overdue: false, ownerId: $ben }) { nodes { title } }
      retired: practices(filter: { status: [RETIRED], ownerId: $ben }) { nodes { title } }
      pillars { code practices(filter: { overdue: true }) { totalCount } } }`;
    const variables = { id: dueToday, ben };
    const before = await steward.data(VIC, query, variables);
    expect(before).toMatchObject({ practice: { overdue: false }, due: { nodes: [] } });
    steward.clock.advanceDays(1);
    const after = await steward.data(VIC, query, variables);
    steward.clock.advanceDays(-1);
    expect(after).toMatchObject({
      ...{ practice: { overdue: true }, due: { nodes: [{ title: 'Due today' }] } },
      ...{ others: { nodes: [{ title: 'Gone' }] }, retired: { nodes: [{ title: 'Gone' }] } },
    });
    expect(after['pillars'][3]).toEqual({ code: 'CUSTOMER_SERVICE', practices: { totalCount: 1 } });
    expect(after['pillars'][0].practices.totalCount).toBe(0);
  });

  it('is listed by review date, or by title', async () => {
    const titles = async (order: string) => {
      const query = `query($owner: ID!) { practices(filter: { ownerId: $owner } ${order}) { nodes { title } } }`;
      const { practices } = await steward.data(VIC, query, { owner: await idOf(steward, 'sam@example.com') });
      return practices.nodes.map(({ title }: { title: string }) => title);
    };
    const ownerId = await idOf(steward, 'sam@example.com');
    await aPractice(steward, LEAH, { pillarId, ownerId, title: 'A', reviewOn: '2027-03-01' });
    await aPractice(steward, LEAH, { pillarId, ownerId, title: 'B', reviewOn: '2027-02-01' });
    expect(await titles('')).toEqual(['B', 'A']);
    expect(await titles('orderBy: { field: TITLE }')).toEqual(['A', 'B']);
  });

  it('answers a repeated key as the first time, and no other input under it', async () => {
    const input = { pillarId, ...content(), idempotencyKey: aKey() };
    const first = await act(steward, BEN, 'createPractice', input, PRACTICE);
    expect(await act(steward, BEN, 'createPractice', input, PRACTICE)).toEqual(first);
    expect(await refused(BEN, 'createPractice', { ...input, title: 'x' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is refused with everything that is wrong with it', async () => {
    const wrong = { title: ' ', text: '', link: 'nowhere', reviewOn: '2026-11-01' };
    const { problems } = await refused(BEN, 'createPractice', { pillarId, ...content(wrong) });
    expect(problems).toEqual([
      { path: 'input.title', message: 'Expected a text, got an empty one.' },
      { path: 'input.link', message: '"nowhere" is not a web address (http:// or https://).' },
      { path: 'input.reviewOn', message: '2026-11-01 is in the past (today is 2026-11-02).' },
    ]);
    expect(await refused(BEN, 'createPractice', { pillarId, ...content({ text: null }) })).toMatchObject({
      problems: [{ path: 'input.text', message: 'Expected the text of the standard, or a link to it.' }],
    });
  });

  it('is neither revised nor retired on a stale version, without a reason, or once it was retired', async () => {
    const practiceId = await aPractice(steward, LEAH, { pillarId, ownerId: bea });
    const revision = { practiceId, expectedVersion: 1, change: 'x', ...content() };
    expect(await refused(BEA, 'revisePractice', { ...revision, expectedVersion: 2 })).toMatchObject({
      ...{ code: 'STALE_VERSION', currentVersion: 1 },
    });
    expect(await refused(BEA, 'revisePractice', { ...revision, change: ' ' })).toMatchObject({
      problems: [{ path: 'input.change' }],
    });
    const retirement = { practiceId, expectedVersion: 1, reason: 'Merged' };
    expect(await refused(BEA, 'retirePractice', { ...retirement, expectedVersion: 2 })).toMatchObject({
      code: 'STALE_VERSION',
    });
    expect(await refused(BEA, 'retirePractice', { ...retirement, reason: '' })).toMatchObject({
      problems: [{ path: 'input.reason' }],
    });
    await act(steward, BEA, 'retirePractice', retirement);
    const [message, status] = ['Practice "Call back" was retired.', 'RETIRED'];
    for (const mutation of ['revisePractice', 'retirePractice']) {
      const input =
        mutation === 'revisePractice' ? { ...revision, expectedVersion: 2 } : { ...retirement, expectedVersion: 2 };
      expect(await refused(BEA, mutation, input)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', message, status });
    }
  });

  it('is kept by none but CX leaders and the owners', async () => {
    const practiceId = await aPractice(steward, LEAH, { pillarId, ownerId: bea });
    const message =
      'You may not do this. CX leaders, the owner of the pillar and the owner of the practice write and retire a practice.';
    expect((await fault(BEA, 'createPractice', { pillarId, ...content() })).message).toBe(message);
    const revision = { practiceId, expectedVersion: 1, change: 'x', ...content() };
    expect((await fault(ADA, 'revisePractice', revision)).message).toBe(message);
    expect((await fault(VIC, 'retirePractice', { practiceId, expectedVersion: 1, reason: 'x' })).message).toBe(message);
  });

  it('leads nowhere for ids of nothing or of another organization', async () => {
    const [theirPillar, oda] = [
      (await steward.data(ODA, '{ pillars { id } }'))['pillars'][0].id as string,
      await idOf(steward, ODA),
    ];
    const theirs = await aPractice(steward, ODA, { pillarId: theirPillar, ownerId: oda });
    const own = await aPractice(steward, LEAH, { pillarId, ownerId: bea });
    const revision = { practiceId: own, expectedVersion: 1, change: 'x', ...content() };
    const attempts: [string, Record<string, unknown>][] = [
      ['createPractice', { pillarId: theirPillar, ...content() }],
      ['createPractice', { pillarId: unknownId('Pillar'), ...content() }],
      ['createPractice', { pillarId, ...content({ ownerId: oda }) }],
      ['revisePractice', { ...revision, practiceId: theirs }],
      ['revisePractice', { ...revision, ownerId: oda }],
      ['retirePractice', { practiceId: theirs, expectedVersion: 1, reason: 'x' }],
      ['retirePractice', { practiceId: unknownId('Practice'), expectedVersion: 1, reason: 'x' }],
    ];
    for (const [mutation, input] of attempts) {
      expect((await fault(LEAH, mutation, input)).extensions.code).toBe('NOT_FOUND');
    }
    const query = 'query($id: ID!) { practice(id: $id) { title } node(id: $id) { id } }';
    expect(await steward.data(LEAH, query, { id: theirs })).toEqual({ practice: null, node: null });
  });

  it('keeps its versions: the database refuses a change', async () => {
    const change = inOrganizationOf(steward, ADA, (manager) =>
      manager.query(`update practice_versions set title = 'x'`),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
