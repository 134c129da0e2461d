import { aChurnReading, anOrganizationReading } from '../support/a-goal';
import { aBank, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { anInitiative } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const INA = 'ina@example.com';
const FIN = 'fin@example.com';
const LEAH = 'leah@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';
const MONTHLY = [{ dimension: 'CONTRACT', value: 'Month-to-month' }];

let steward: Steward;
beforeAll(async () => void (steward = await aBank()));
afterAll(() => steward.stop());

async function refused(email: string, more: Record<string, unknown>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, 'recordOrganizationReading', { ...aChurnReading, ...more });
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

async function fault(email: string | undefined, more: Record<string, unknown> = {}) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, 'recordOrganizationReading', '__typename');
  const input = { ...aChurnReading, idempotencyKey: aKey(), ...more };
  const { errors } = await steward.ask(email, document, { input });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const listed = async (filter: string, email = VIC) => {
  const { readings } = await steward.data(email, `{ readings(${filter}) { totalCount nodes { id } } }`);
  return (readings.nodes as { id: string }[]).map(({ id }) => id);
};

describe('A reading of the organization', () => {
  it('tells churn with its Wilson interval, its cut and its source', async () => {
    const reading = await anOrganizationReading(steward, INA, { cut: MONTHLY });
    expect(reading).toMatchObject({
      ...{ n: '263', isBaseline: false, source: 'Billing', cut: MONTHLY, initiative: null },
      ...{ windowFrom: '2026-07-01', windowTo: '2026-09-30', recordedBy: { email: INA } },
      ...{ replaces: null, replacedBy: null },
    });
    // Newcombe 1998, table I, method 3: 81 of 263 is 0.2553 to 0.3662.
    expect(reading['interval'].low).toBeCloseTo(25.53, 2);
    expect(reading['interval'].high).toBeCloseTo(36.62, 2);
    expect(reading['value']).toBeCloseTo((100 * 81) / 263, 10);
  });

  it.each([INA, FIN, LEAH])('is recorded by insights, finance and CX leaders (%s)', async (email) => {
    expect((await anOrganizationReading(steward, email, { source: email }))['recordedBy']).toEqual({ email });
  });

  it('is found by metric and by exactly its cut, whatever the order of the labels', async () => {
    const [fiber, monthly] = [{ dimension: 'PRODUCT', value: 'Fiber' }, MONTHLY[0]!];
    const { id } = await anOrganizationReading(steward, INA, { cut: [fiber, monthly], metric: 'REFERRAL_SHARE' });
    const contract = '{ dimension: CONTRACT, value: "Month-to-month" }';
    const product = '{ dimension: PRODUCT, value: "Fiber" }';
    expect(await listed(`filter: { cut: [${product}, ${contract}] }`)).toEqual([id]);
    expect(await listed(`filter: { cut: [${contract}, ${product}] }`)).toEqual([id]);
    expect(await listed(`filter: { metric: [REFERRAL_SHARE], cut: [${contract}] }`)).toEqual([]);
    expect(await listed(`filter: { metric: [REFERRAL_SHARE], cut: [] }`)).toEqual([]);
    expect(await listed(`filter: { metric: [REFERRAL_SHARE] }`)).toEqual([id]);
  });

  // 10 % of 100, then 10 % of the 80 who are left: 1 − 0.9 · 0.9 = 19 %. Greenwood: 1.96 · 0.81 · √(10 / (100 · 90) + 8 / (80 · 72))
  // = 1.96 · 0.81 · 0.05 = 7.938 %.
  it('of a joining cohort counts who was censored as long as they were seen', async () => {
    const periods = [
      { atRisk: 100, lost: 10, censored: 10 },
      { atRisk: 80, lost: 8, censored: 0 },
    ];
    const counts = { metric: 'EARLY_CHURN_RATE', proportion: null, survival: { periods } };
    const { id } = await anOrganizationReading(steward, INA, { ...counts, cut: MONTHLY });
    const fields =
      'metric { form level } n sum value interval { low high } periods { atRisk lost censored } responseRate';
    const { reading } = await steward.data('vic@example.com', `query($id: ID!) { reading(id: $id) { ${fields} } }`, {
      id,
    });
    expect(reading).toEqual({
      ...{ metric: { form: 'SURVIVAL', level: 'RELATIONSHIP' }, n: '100', sum: '18', periods, responseRate: null },
      value: expect.closeTo(19, 9) as number,
      interval: { low: expect.closeTo(11.062, 3) as number, high: expect.closeTo(26.938, 3) as number },
    });
    const other = { ...counts, survival: { periods: [periods[0], { atRisk: 81, lost: 8, censored: 0 }] } };
    expect(await act(steward, INA, 'recordOrganizationReading', { ...aChurnReading, ...other })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.survival.periods[1].atRisk' }],
    });
  });

  it('keeps how many were asked, and tells how many of them answered', async () => {
    const answered = { metric: 'CSAT', proportion: { n: 200, count: 150 }, cut: MONTHLY };
    const { id } = await anOrganizationReading(steward, INA, { ...answered, asked: 800 });
    const asked = await steward.data('vic@example.com', 'query($id: ID!) { reading(id: $id) { asked responseRate } }', {
      id,
    });
    expect(asked['reading']).toEqual({ asked: '800', responseRate: 25 });
    expect(
      await act(steward, INA, 'recordOrganizationReading', { ...aChurnReading, ...answered, asked: 199 }),
    ).toMatchObject({
      problems: [{ path: 'input.asked', message: '199: 200 answered, so that at least as many were asked.' }],
    });
  });

  it('stands apart from what is measured of an initiative', async () => {
    const initiativeId = await anInitiative(steward, await aPortfolio(steward, 'Cards', 10_000_000n));
    const { metric, windowFrom, windowTo, proportion } = aChurnReading;
    const input = { metric, windowFrom, windowTo, proportion, initiativeId, isBaseline: true };
    const answer = await act(steward, LEAH, 'recordReading', input, 'reading { id source cut { value } }');
    const ofInitiative = answer['reading'] as { id: string };
    expect(ofInitiative).toMatchObject({ source: null, cut: [] });
    expect(await listed('first: 100')).not.toContain(ofInitiative.id);
    const { reading } = await steward.data(VIC, 'query($id: ID!) { reading(id: $id) { initiative { id } } }', {
      id: ofInitiative.id,
    });
    expect(reading).toEqual({ initiative: { id: initiativeId } });
    expect(await refused(INA, { replacesId: ofInitiative.id, reason: 'Wrong' })).toMatchObject({
      problems: [{ path: 'input.replacesId', message: expect.stringContaining('of an initiative') as string }],
    });
  });

  it('answers a repeated key as the first time, and is recorded once', async () => {
    const idempotencyKey = aKey();
    const once = { idempotencyKey, source: 'Once' };
    const first = await anOrganizationReading(steward, INA, once);
    const rows = await writtenRows(steward);
    expect(await anOrganizationReading(steward, INA, once)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await refused(INA, { idempotencyKey, source: 'Survey' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['more lost than there were', { proportion: { n: 10, count: 11 } }, 'input.proportion.count'],
    ['nobody observed', { proportion: { n: 0, count: 0 } }, 'input.proportion.n'],
    ['no counts at all', { proportion: null }, 'input.proportion'],
    ['counts of another form', { nps: { promoters: 1, passives: 0, detractors: 0 } }, 'input.nps'],
    ['a window that ends in the future', { windowTo: '2026-11-03' }, 'input.windowTo'],
    ['a window that ends before it begins', { windowTo: '2026-06-30' }, 'input.windowTo'],
    ['no source', { source: ' ' }, 'input.source'],
    ['a blank label', { cut: [{ dimension: 'CHANNEL', value: ' ' }] }, 'input.cut[0].value'],
    ['a dimension twice', { cut: [...MONTHLY, { ...MONTHLY[0], value: 'Two years' }] }, 'input.cut[1].dimension'],
    ['a label of 201 characters', { cut: [{ ...MONTHLY[0], value: 'x'.repeat(201) }] }, 'input.cut[0].value'],
    ['a reason of 2001 characters', { reason: 'x'.repeat(2001) }, 'input.reason'],
  ])('is refused with %s', async (_what, more, path) => {
    expect(await refused(INA, more)).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path }] });
  });

  it('is not recorded by others, and says who may', async () => {
    for (const email of ['ada@example.com', 'ben@example.com', 'des@example.com', VIC]) {
      expect(await fault(email)).toMatchObject({
        message: 'You may not do this. Insights, finance and CX leaders record readings of the organization.',
        extensions: { code: 'FORBIDDEN' },
      });
    }
    expect((await fault(undefined)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('of another organization is not there', async () => {
    const { id } = await anOrganizationReading(steward, ODA);
    const query = 'query($id: ID!) { reading(id: $id) { id } node(id: $id) { id } }';
    expect(await steward.data(VIC, query, { id })).toEqual({ reading: null, node: null });
    expect(await listed('first: 100')).not.toContain(id);
    const answer = await fault(INA, { replacesId: id, reason: 'Wrong' });
    const nowhere = unknownId('Reading');
    expect(answer.extensions.code).toBe('NOT_FOUND');
    expect((await fault(INA, { replacesId: nowhere, reason: 'Wrong' })).message.replace(nowhere, id)).toBe(
      answer.message,
    );
  });
});

describe('A correction', () => {
  it('takes the place of the reading that it names, which is marked and stays', async () => {
    const cut = [{ dimension: 'SEGMENT', value: 'Families' }];
    const wrong = await anOrganizationReading(steward, INA, { cut });
    const correction = {
      cut,
      proportion: { n: 263, count: 71 },
      replacesId: wrong.id,
      reason: 'Ten were counted twice',
    };
    const right = await anOrganizationReading(steward, FIN, correction);
    expect(right['replaces']).toEqual({ id: wrong.id });
    const families = 'cut: [{ dimension: SEGMENT, value: "Families" }]';
    expect(await listed(`filter: { ${families} }`)).toEqual([wrong.id, right.id]);
    expect(await listed(`filter: { ${families}, isReplaced: false }`)).toEqual([right.id]);
    expect(await listed(`filter: { ${families}, isReplaced: true }`)).toEqual([wrong.id]);
    const { reading, auditRecords } = await steward.data(
      LEAH,
      `query($id: ID!) { reading(id: $id) { value replacedBy { id } }
        auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) { nodes { action reason actor { email } } } }`,
      { id: wrong.id },
    );
    expect(reading).toEqual({ value: wrong['value'] as number, replacedBy: { id: right.id } });
    expect(auditRecords.nodes).toEqual([
      { action: 'readingRecorded', reason: null, actor: { email: INA } },
      { action: 'readingReplaced', reason: 'Ten were counted twice', actor: { email: FIN } },
    ]);
  });

  it('is refused without a reason, and of what was replaced already', async () => {
    const { id: replacesId } = await anOrganizationReading(steward, INA, { source: 'First' });
    expect(await refused(INA, { replacesId })).toMatchObject({ problems: [{ path: 'input.reason' }] });
    await anOrganizationReading(steward, INA, { replacesId, reason: 'Counted twice' });
    expect(await refused(INA, { replacesId, reason: 'Counted thrice' })).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'REPLACED' },
      message: 'That reading was replaced already: correct the one that took its place.',
    });
  });

  it('is refused of another metric, and of another part of the customers', async () => {
    const { id: replacesId } = await anOrganizationReading(steward, INA, { source: 'Second' });
    const wrong = { replacesId, reason: 'Mistaken' };
    expect(await refused(INA, { ...wrong, metric: 'REPEAT_CONTACT_RATE' })).toMatchObject({
      problems: [
        { path: 'input.metric', message: 'REPEAT_CONTACT_RATE: the reading that it replaces is of CHURN_RATE.' },
      ],
    });
    expect(await refused(INA, { ...wrong, cut: [{ dimension: 'CHANNEL', value: 'Web' }] })).toMatchObject({
      problems: [{ path: 'input.cut', message: 'Expected the cut of the reading that it replaces: none.' }],
    });
  });

  it('by two at once is one', async () => {
    const { id: replacesId } = await anOrganizationReading(steward, INA, { source: 'Third' });
    const correction = { ...aChurnReading, source: 'Third', replacesId, reason: 'Counted twice' };
    const answers = await Promise.all(
      [INA, FIN].map((email) => act(steward, email, 'recordOrganizationReading', correction)),
    );
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual([
      'NotPossibleNow',
      'RecordOrganizationReadingPayload',
    ]);
  });
});
