import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { aService } from '../support/a-service';
import { aDeliverable, anEvidence, anInitiative, move, pass, send, versionOf } from '../support/an-initiative';
import { act, mutationDocument, type Acted } from '../support/act';
import { idsByEmail } from '../support/full-hands';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [ADA, LEAH, LIAM, DES, BEN, BEA, SAM, VIC] = [
  ...['ada', 'leah', 'liam', 'des', 'ben', 'bea', 'sam', 'vic'].map((name) => `${name}@example.com`),
] as [string, string, string, string, string, string, string, string];
const ODA = 'oda@other.example';

let steward: Steward;
let ids: Record<string, string>;
let portfolioId: string;

beforeAll(async () => {
  steward = await aBank();
  ids = await idsByEmail(steward);
  portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
});
afterAll(() => steward.stop());

const read = async (id: string, selection: string): Promise<Record<string, any>> =>
  (await steward.data(ADA, `query($id: ID!) { initiative(id: $id) { ${selection} } }`, { id }))['initiative'];

const on = async (email: string, mutation: string, initiativeId: string, more: object, selection?: string) =>
  act(
    steward,
    email,
    mutation,
    { initiativeId, expectedVersion: await versionOf(steward, initiativeId), ...more },
    selection,
  );

async function leavesNothing(work: () => Promise<Acted>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await work();
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

async function faultOf(email: string, mutation: string, input: Record<string, unknown>): Promise<string> {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  return errors![0]!.extensions.code;
}

const told = async (email: string): Promise<string[]> => {
  const query = '{ viewer { inbox(first: 5, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { title } } } }';
  return (await steward.data(email, query))['viewer'].inbox.nodes.map(
    ({ title }: { title: string }) => title,
  ) as string[];
};

const groups = [{ name: 'Agents', whatChanges: 'They no longer type notes.', people: 120 }];
const plan = () => ({
  groups,
  steps: [{ kind: 'TRAINING', what: 'One hour.', dueOn: '2026-12-01', ownerId: ids[SAM] }],
  ...{ targetPercent: 60, targetOn: '2026-12-31' },
});

describe('A change plan', () => {
  it('says who changes, how they are helped and how many are to use it, in versions, and its gate takes it', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'With a plan' });
    const selection = `changePlan { number groups { name whatChanges people } steps { kind what dueOn owner { name } }
      targetPercent targetOn changeReason plannedBy { name } }`;
    expect(await on(DES, 'planChange', id, plan(), selection)).toMatchObject({
      changePlan: {
        ...{ number: 1, groups, targetPercent: 60, targetOn: '2026-12-31', changeReason: null },
        steps: [{ kind: 'TRAINING', what: 'One hour.', dueOn: '2026-12-01', owner: { name: 'Sam Scorer' } }],
        plannedBy: { name: 'Des Design' },
      },
    });
    expect(await told(SAM)).toContain('Training by 2026-12-01: "With a plan"');
    await on(BEA, 'planChange', id, { ...plan(), targetPercent: 50, changeReason: 'Fewer agents.' });
    expect(
      (await read(id, 'changePlans { nodes { number targetPercent changeReason } }'))['changePlans'].nodes,
    ).toEqual([
      { number: 1, targetPercent: 60, changeReason: null },
      { number: 2, targetPercent: 50, changeReason: 'Fewer agents.' },
    ]);
    await pass(steward, id, 'DISCOVER');
    const missing = async () =>
      ((await read(id, 'gate { missing { code } }'))['gate'].missing as { code: string }[]).map(({ code }) => code);
    // It was planned before design was entered, and no round has begun since.
    expect(await missing()).not.toContain('CHANGE_PLAN');
    expect(await missing()).toContain('KILL_CRITERIA');
  });

  it('is refused with all that is wrong with it', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Refused' });
    const wrong = { ...plan(), groups: [], targetPercent: 0 };
    expect((await leavesNothing(() => on(DES, 'planChange', id, wrong)))['problems']).toEqual([
      { path: 'input.groups', message: '0 groups: expected 1 to 100.' },
    ]);
    const input = { ...plan(), initiativeId: id, expectedVersion: 1 };
    expect(await faultOf(SAM, 'planChange', input)).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'planChange', input)).toBe('NOT_FOUND');
    const { viewer } = await steward.data(ODA, '{ viewer { id } }');
    const stranger = [{ ...plan().steps[0], ownerId: viewer.id as string }];
    expect(await faultOf(DES, 'planChange', { ...input, steps: stranger })).toBe('NOT_FOUND');
    expect(await leavesNothing(() => act(steward, DES, 'planChange', { ...input, expectedVersion: 9 }))).toMatchObject({
      code: 'STALE_VERSION',
    });
  });

  it('is shown with the last count beside what it is worth', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Adopted' });
    const adoption =
      'adoption { state plan { targetPercent } latest { users ofAll sharePercent } value { amountMinor } valueBasis }';
    const before = (await read(id, adoption))['adoption'];
    expect(before).toMatchObject({ state: null, plan: null, latest: null, valueBasis: 'FORECAST' });
    await on(DES, 'planChange', id, plan());
    expect((await read(id, adoption))['adoption']).toMatchObject({ state: 'NOT_COUNTED', plan: { targetPercent: 60 } });
    await pass(steward, id, 'DISCOVER', 'DESIGN', 'PROTOTYPE');
    for (const [day, users, state] of [
      ['2026-10-01', 119, 'OPEN'],
      ['2026-10-02', 120, 'REACHED'],
    ] as const) {
      await act(steward, DES, 'recordAdoption', { initiativeId: id, day, users, ofAll: 200 });
      expect((await read(id, adoption))['adoption']).toMatchObject({
        state,
        latest: { users, ofAll: 200, sharePercent: users / 2 },
      });
    }
    const { initiative } = await steward.data(
      VIC,
      `query($id: ID!) { initiative(id: $id) { forecasts(last: 1) { nodes { valueYearly { amountMinor } } } adoption { value { amountMinor } } } }`,
      { id },
    );
    expect(initiative.adoption.value).toEqual(initiative.forecasts.nodes[0].valueYearly);
  });
});

describe('Lessons', () => {
  const lessons = [
    { kind: 'WORKED', text: 'Ask first.', forWhom: 'All teams' },
    { kind: 'DID_NOT_WORK', text: 'Letters.', forWhom: 'Branches' },
  ];
  const tell = (email: string, initiativeId: string, more: object[] = lessons) =>
    act(
      steward,
      email,
      'tellLessons',
      { initiativeId, lessons: more },
      'lessons { kind text forWhom toldBy { name } }',
    );

  it('are told of what has ended, too, and a worthy failure is honoured once', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Robot' });
    const honour = (email: string) =>
      act(
        steward,
        email,
        'honourFailure',
        { initiativeId: id, reason: 'You dared.' },
        'honouredFailure { reason honouredBy { name } }',
      );
    expect(await leavesNothing(() => honour(LEAH))).toMatchObject({
      message: '"Robot" is WORKING in discover: it has not ended.',
    });
    await move(steward, DES, 'stopInitiative', id);
    expect(await leavesNothing(() => honour(LEAH))).toMatchObject({
      code: 'GATE_UNMET',
      message: 'no lessons told of "Robot".',
    });
    expect(await tell(SAM, id)).toMatchObject({
      lessons: lessons.map((lesson) => ({ ...lesson, toldBy: { name: 'Sam Scorer' } })),
    });
    expect(await faultOf(BEN, 'honourFailure', { initiativeId: id, reason: 'x' })).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'honourFailure', { initiativeId: id, reason: 'x' })).toBe('NOT_FOUND');
    expect(await honour(LEAH)).toMatchObject({
      honouredFailure: { reason: 'You dared.', honouredBy: { name: 'Leah Leader' } },
    });
    for (const email of [DES, BEA, BEN, SAM]) expect(await told(email)).toContain('Dare to try: "Robot" is honoured');
    expect(await leavesNothing(() => honour(LIAM))).toMatchObject({ message: '"Robot" is honoured already.' });
    expect(await read(id, 'honour { reason } lessons { text }')).toEqual({
      ...{ honour: { reason: 'You dared.' }, lessons: [{ text: 'Ask first.' }, { text: 'Letters.' }] },
    });
  });

  it('of one’s own are not honoured, and bad ones are refused', async () => {
    const id = await aService(steward, portfolioId, { name: 'Of Leah', sponsorId: ids[LEAH] });
    await move(steward, DES, 'stopInitiative', id);
    await tell(DES, id);
    expect(
      await leavesNothing(() => act(steward, LEAH, 'honourFailure', { initiativeId: id, reason: 'Me' })),
    ).toMatchObject({
      code: 'OWN_DECISION',
    });
    const bad = [{ kind: 'WORKED', text: ' ', forWhom: 'x'.repeat(501) }];
    expect((await leavesNothing(() => tell(DES, id, bad)))['problems']).toEqual([
      { path: 'input.lessons[0].text', message: 'Expected a text, got an empty one.' },
      { path: 'input.lessons[0].forWhom', message: '501 characters: expected at most 500.' },
    ]);
    expect(await faultOf(VIC, 'tellLessons', { initiativeId: id, lessons })).toBe('FORBIDDEN');
    expect(await faultOf(ODA, 'tellLessons', { initiativeId: id, lessons })).toBe('NOT_FOUND');
  });

  it('pass the gate of sunset in place of a link', async () => {
    const id = await aService(steward, portfolioId, { name: 'Learned' });
    await move(steward, DES, 'stopInitiative', id);
    for (const kind of ['SUNSET_PLAN', 'CUSTOMER_NOTICE'])
      await send(steward, DES, 'addDeliverable', { initiativeId: id, ...aDeliverable(kind) });
    expect(await move(steward, DES, 'requestApproval', id)).toMatchObject({ message: 'no lessons.' });
    await tell(SAM, id);
    expect(await move(steward, DES, 'requestApproval', id)).toMatchObject({
      initiative: { status: 'AWAITING_APPROVAL' },
    });
  });
});

describe('A case study', () => {
  it('tells the record of an initiative as Markdown, and what people wrote as text', async () => {
    const id = await anInitiative(steward, portfolioId, { title: 'Say *why* <b>now</b>' });
    await send(steward, DES, 'recordInitiativeEvidence', {
      initiativeId: id,
      ...anEvidence('SURVEY', { finding: '# Not a heading' }),
    });
    await move(steward, DES, 'stopInitiative', id, { reason: 'No [need](x).' });
    const lesson = { kind: 'WORKED', text: 'Ask `first`.', forWhom: 'All' };
    await act(steward, SAM, 'tellLessons', { initiativeId: id, lessons: [lesson] });
    const { caseStudy } = await read(id, 'caseStudy');
    expect(caseStudy).toContain('# Say \\*why\\* &lt;b&gt;now&lt;/b&gt;\n\nClosed in discover.');
    expect(caseStudy).toContain('- 2026-10-20, survey: \\# Not a heading');
    expect(caseStudy).toContain('- 2026-11-02: Des Design stopped it in discover; it was closed (No \\[need\\](x).)');
    expect(caseStudy).toMatch(/- Funded: USD [\d,.]+ once and USD [\d,.]+ a year, worth USD [\d,.]+ a year/);
    expect(caseStudy).toContain('- Worked: Ask \\`first\\`. (for All; told by Sam Scorer)');
  });

  it('is there of what was registered, and of what another organization has there is none', async () => {
    const id = await aService(steward, portfolioId, { name: 'Registered' });
    const { caseStudy } = await read(id, 'caseStudy');
    expect(caseStudy).toContain('It was in service before it was registered; nobody proposed it.');
    expect(caseStudy).toContain('- 2026-11-02: Pam Portfolio registered it in measure');
    const { initiative } = await steward.data(ODA, 'query($id: ID!) { initiative(id: $id) { caseStudy } }', { id });
    expect(initiative).toBeNull();
  });
});
