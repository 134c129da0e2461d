import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import {
  act,
  aDraft,
  change,
  done,
  DRIVERS,
  send,
  underAssessment,
  views,
  type ProposalRef,
} from '../support/a-proposal';
import { aRound } from '../support/a-round';
import type { Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [LEAH, PAM, SAM, SUE, BEN, CHO] = [
  ...['leah@example.com', 'pam@example.com', 'sam@example.com', 'sue@example.com', 'ben@example.com'],
  'cho@example.com',
] as [string, string, string, string, string, string];
/** USD 600 once and 400 a year. */
const LIGHT = { declaredRisk: 'LOW' };
/** From USD 1,000,000 on. */
const MAJOR = { costOneOffMinor: '100000000' };
const MANDATORY = { reason: 'The new act on letters, § 4' };

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Branches', 1_000_000n);
  await act(
    steward,
    'ada@example.com',
    'grantRole',
    { personId: await idOf(steward, CHO), role: 'COMPLIANCE' },
    '__typename',
  );
});
afterAll(() => steward.stop());

const read = async (id: string, selection: string) =>
  (await steward.data(BEN, `query($id: ID!) { proposal(id: $id) { ${selection} } }`, { id }))['proposal'] as Record<
    string,
    any
  >;
const trackOf = async (id: string): Promise<string | null> => (await read(id, 'track'))['track'] as string | null;
const now = async (id: string): Promise<ProposalRef> => (await read(id, 'id version status')) as ProposalRef;
const estimate = (by: string, proposalId: string, estimates: readonly object[]) =>
  act(steward, by, 'estimateDrivers', { proposalId, estimates }, 'estimates { id }');
const close = async (id: string) => act(steward, PAM, 'closeAssessment', change(await now(id)));
const certify = async (id: string, by = CHO) =>
  act(steward, by, 'certifyMandatory', { ...change(await now(id)), ...MANDATORY });
const ranked = async (): Promise<string[]> => {
  const { portfolio } = await steward.data(
    BEN,
    'query($id: ID!) { portfolio(id: $id) { ranking { nodes { proposal { id } } } } }',
    { id: portfolioId },
  );
  return portfolio.ranking.nodes.map((node: { proposal: { id: string } }) => node.proposal.id) as string[];
};
const fund = async (id: string) => {
  const people = {
    leadId: await idOf(steward, 'des@example.com'),
    businessOwnerId: await idOf(steward, 'bea@example.com'),
  };
  const selection =
    'initiative { track gatePolicy { track } budget { amountMinor } } portfolio { committed { amountMinor } }';
  return act(steward, PAM, 'fundProposal', { ...change(await now(id)), ...people }, selection);
};

describe('The track of a proposal', () => {
  it('follows from what it costs and from its declared risk, as soon as it says what it costs', async () => {
    const idea = await aDraft(steward, portfolioId, { costYearlyMinor: null });
    const tracks = [
      await trackOf(idea.id),
      await trackOf((await aDraft(steward, portfolioId)).id),
      await trackOf((await aDraft(steward, portfolioId, LIGHT)).id),
      await trackOf((await aDraft(steward, portfolioId, MAJOR)).id),
      await trackOf((await aDraft(steward, portfolioId, { declaredRisk: 'HIGH' })).id),
    ];
    expect(tracks).toEqual([null, 'STANDARD', 'LIGHT', 'MAJOR', 'MAJOR']);
  });

  it('is found by the filter of the list', async () => {
    const { id } = await aDraft(steward, portfolioId, LIGHT);
    const { proposals } = await steward.data(
      BEN,
      '{ proposals(filter: { track: [LIGHT] }, orderBy: { field: CREATED_AT }, first: 1) { nodes { id declaredRisk } } }',
    );
    expect(proposals.nodes).toEqual([{ id, declaredRisk: 'LOW' }]);
  });
});

describe('The thresholds of the tracks', () => {
  const SELECTION = 'trackThresholds { version lightUpTo { amountMinor currencyCode } majorFrom { amountMinor } }';
  const set = (by: string, input: object) =>
    send(steward, by, 'setTrackThresholds', { lightUpToMinor: '100', majorFromMinor: '100000', ...input }, SELECTION);
  const thresholds = async (email: string) =>
    (await steward.data(email, `{ ${SELECTION} }`))['trackThresholds'] as { version: number };

  it('begin at 25,000 and 1,000,000 of the currency of the organization', async () => {
    expect(await thresholds(BEN)).toMatchObject({
      ...{ lightUpTo: { amountMinor: '2500000', currencyCode: 'USD' }, majorFrom: { amountMinor: '100000000' } },
    });
  });

  it('are set by CX leaders for what is written or submitted from then on, on record, for their organization alone', async () => {
    const [theirs, drafted, submitted] = [
      await thresholds('oda@other.example'),
      await aDraft(steward, portfolioId),
      await done(steward, BEN, 'submitProposal', change(await aDraft(steward, portfolioId))),
    ];
    const { version } = await thresholds(BEN);
    // Each costs 60,000 and 40,000 a year: 100,000.
    expect((await set(LEAH, { expectedVersion: version })).data['setTrackThresholds']).toMatchObject({
      trackThresholds: { version: version + 1, majorFrom: { amountMinor: '100000' } },
    });
    expect([await trackOf(drafted.id), await trackOf(submitted.id)]).toEqual(['STANDARD', 'STANDARD']);
    await done(steward, BEN, 'submitProposal', change(drafted));
    expect([await trackOf(drafted.id), await trackOf(submitted.id)]).toEqual(['MAJOR', 'STANDARD']);
    expect(await thresholds('oda@other.example')).toEqual(theirs);
    const { auditRecords } = await steward.data(
      LEAH,
      '{ auditRecords(filter: { action: "trackThresholdsSet" }) { nodes { before after } } }',
    );
    expect(auditRecords.nodes).toMatchObject([
      { before: { majorFromMinor: '100000000' }, after: { lightUpToMinor: '100', majorFromMinor: '100000' } },
    ]);
    const back = { lightUpToMinor: '2500000', majorFromMinor: '100000000' };
    await set(LEAH, { expectedVersion: version + 1, ...back });
  });

  it('are refused where they contradict each other or were changed meanwhile, and to everybody else', async () => {
    const { version } = await thresholds(BEN);
    const before = await writtenRows(steward);
    const answers = [
      await set(LEAH, { expectedVersion: version, majorFromMinor: '100' }),
      await set(LEAH, { expectedVersion: version - 1 }),
    ];
    expect(answers.map(({ data }) => data['setTrackThresholds'].code as string)).toEqual([
      'INVALID_INPUT',
      'STALE_VERSION',
    ]);
    for (const by of [BEN, PAM, CHO, 'fin@example.com', 'vic@example.com']) {
      expect((await set(by, { expectedVersion: version })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('A LIGHT proposal', () => {
  it('is assessed by one return and one cost of inaction, not ranked, and funded on its own track', async () => {
    const { id } = await underAssessment(steward, portfolioId, LIGHT);
    expect(await close(id)).toMatchObject({
      code: 'GATE_UNMET',
      missing: [
        { code: 'RETURN', message: 'no estimate of a return' },
        { code: 'COST_OF_INACTION', message: 'no estimate of a cost of inaction' },
      ],
    });
    await estimate(SAM, id, [
      { driver: 'CUSTOMER_LOYALTY', likely: 2, confidence: 'LOW' },
      { driver: 'BRAND_DAMAGE', likely: 1, confidence: 'LOW' },
    ]);
    expect(await close(id)).toMatchObject({ proposal: { status: 'ASSESSED' } });
    expect(await ranked()).not.toContain(id);
    expect(await fund(id)).toMatchObject({ initiative: { track: 'LIGHT', gatePolicy: { track: 'LIGHT' } } });
  });

  it('is not ranked either when all drivers are estimated, beside a STANDARD one that is', async () => {
    const [light, standard] = [
      await underAssessment(steward, portfolioId, LIGHT),
      await underAssessment(steward, portfolioId),
    ];
    for (const { id } of [light, standard]) await estimate(SAM, id, views(DRIVERS.map(() => 5)));
    const places = await ranked();
    expect(places).toContain(standard.id);
    expect(places).not.toContain(light.id);
  });
});

describe('A MANDATORY proposal', () => {
  it('is certified by compliance, assessed without estimates, not ranked, and funded out of the same budget', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    expect(await certify(id)).toMatchObject({ proposal: { status: 'UNDER_ASSESSMENT' } });
    expect(await read(id, 'track certifiedBecause certifiedBy { email } certifiedAt')).toEqual({
      ...{ track: 'MANDATORY', certifiedBecause: MANDATORY.reason, certifiedBy: { email: CHO } },
      certifiedAt: '2026-11-02T09:00:00.000Z',
    });
    await estimate(SAM, id, views(DRIVERS.map(() => 9)));
    expect(await ranked()).not.toContain(id);
    expect(await close(id)).toMatchObject({ proposal: { status: 'ASSESSED' } });
    const committed = async () => {
      const query = 'query($id: ID!) { portfolio(id: $id) { committed { amountMinor } } }';
      return Number((await steward.data(BEN, query, { id: portfolioId }))['portfolio'].committed.amountMinor);
    };
    const before = await committed();
    expect(await fund(id)).toMatchObject({
      initiative: { track: 'MANDATORY', gatePolicy: { track: 'MANDATORY' }, budget: { amountMinor: '100000' } },
    });
    expect((await committed()) - before).toBe(100_000);
  });

  it('takes no more than the budget has', async () => {
    const { id } = await underAssessment(steward, portfolioId, { costOneOffMinor: '2000000' });
    await certify(id);
    await close(id);
    expect(await fund(id)).toMatchObject({ code: 'OVER_BUDGET' });
  });

  it('competes again once the certification is taken back: what was assessed is assessed anew', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await certify(id);
    await close(id);
    const revoke = async (by = CHO) =>
      send(steward, by, 'revokeCertification', { ...change(await now(id)), reason: 'It was repealed' });
    expect((await revoke(LEAH)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await revoke()).data['revokeCertification']).toMatchObject({ proposal: { status: 'UNDER_ASSESSMENT' } });
    const { track, certifiedBy, history } = await read(
      id,
      'track certifiedBy { email } history(last: 1) { nodes { fromStatus toStatus reason actor { email } } }',
    );
    expect({ track, certifiedBy, nodes: history.nodes as unknown }).toEqual({
      ...{ track: 'STANDARD', certifiedBy: null },
      nodes: [
        { fromStatus: 'ASSESSED', toStatus: 'UNDER_ASSESSMENT', reason: 'It was repealed', actor: { email: CHO } },
      ],
    });
    const closing = await close(id);
    expect(closing['missing']).toHaveLength(10);
    expect((await revoke()).data['revokeCertification']).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it('is certified by nobody else, by nobody for their own, and not once it is decided on', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const its = { ...change(await now(id)), ...MANDATORY };
    for (const by of [LEAH, PAM, BEN, 'ada@example.com']) {
      expect((await send(steward, by, 'certifyMandatory', its)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const own = await aDraft(steward, portfolioId, { sponsorId: await idOf(steward, CHO) });
    expect(await certify(own.id)).toMatchObject({ code: 'OWN_DECISION' });
    const idea = await done(steward, BEN, 'proposeIdea', { title: 'a', whoIsHurt: 'b', howTheyAreHurt: 'c' });
    expect(await certify(idea.id)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'IDEA' });
  });

  it('leaves the certification behind when it is taken up again', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    await certify(id);
    await close(id);
    await done(steward, PAM, 'declineProposal', { ...change(await now(id)), reason: 'Another law' });
    const again = await done(steward, BEN, 'resubmitProposal', { ...change(await now(id)), whatChanged: 'Cheaper' });
    expect(await read(again.id, 'track certifiedBecause')).toEqual({ track: 'STANDARD', certifiedBecause: null });
  });
});

describe('A MAJOR proposal', () => {
  const GUESS = { driver: 'CUSTOMER_LOYALTY', likely: 5, confidence: 'HIGH' };
  const refusal = (path: string) =>
    `${path}: HIGH: the proposal is MAJOR, so "Customer loyalty" is estimated by low, likely and high.`;

  it('is estimated by low, likely and high, outside of rounds and within', async () => {
    const { id } = await underAssessment(steward, portfolioId, MAJOR);
    const rest = views(DRIVERS.map(() => 5));
    const before = await writtenRows(steward);
    expect(await estimate(SAM, id, [...rest.slice(1), GUESS])).toMatchObject({
      ...{ code: 'INVALID_INPUT', message: refusal('input.estimates[9].confidence') },
    });
    expect(await writtenRows(steward)).toEqual(before);
    const scorerIds = [await idOf(steward, SAM), await idOf(steward, SUE)];
    await aRound(steward, PAM, [{ proposalId: id, scorerIds }]);
    expect(await estimate(SUE, id, [GUESS])).toMatchObject({ message: refusal('input.estimates[0].confidence') });
    expect(await estimate(SUE, id, rest)).toHaveProperty('estimates');
  });

  it('is not assessed by what was given with a confidence while it was smaller', async () => {
    const small = await underAssessment(steward, portfolioId);
    await estimate(SAM, small.id, [GUESS, ...views(DRIVERS.map(() => 5)).slice(1)]);
    const asking = { asked: 'Really?', answerBy: '2026-12-01' };
    await done(steward, PAM, 'returnProposal', { ...change(await now(small.id)), ...asking });
    await done(steward, BEN, 'editProposal', { ...change(await now(small.id)), ...MAJOR });
    await done(steward, BEN, 'submitProposal', change(await now(small.id)));
    await done(steward, PAM, 'startAssessment', change(await now(small.id)));
    expect(await close(small.id)).toMatchObject({
      message: '1 of 1 estimates of "Customer loyalty" without low and high, which a MAJOR proposal asks for.',
    });
    await estimate(SAM, small.id, [{ driver: 'CUSTOMER_LOYALTY', low: 4, likely: 5, high: 6, expectedVersion: 1 }]);
    expect(await close(small.id)).toMatchObject({ proposal: { status: 'ASSESSED' } });
    expect(await trackOf(small.id)).toBe('MAJOR');
    expect(await ranked()).toContain(small.id);
  });
});
