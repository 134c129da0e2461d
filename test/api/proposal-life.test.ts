import { aBank, idOf, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import {
  act,
  aDraft,
  anAssessed,
  anIdea,
  change,
  done,
  send,
  underAssessment,
  views,
  type ProposalRef,
} from '../support/a-proposal';
import { aKey, type Answer, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [BEN, BEA, PAM, LEAH, LIAM, ADA] = ['ben', 'bea', 'pam', 'leah', 'liam', 'ada'].map(
  (name) => `${name}@example.com`,
) as [string, string, string, string, string, string];
const [SAM, VIC, ODA] = ['sam@example.com', 'vic@example.com', 'oda@other.example'];

let steward: Steward;
let portfolioId: string;
let people: Record<'ben' | 'bea' | 'pam' | 'leah' | 'oda', string>;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 10_000_000n);
  const [ben, bea, pam, leah, oda] = await Promise.all([BEN, BEA, PAM, LEAH, ODA].map((email) => idOf(steward, email)));
  people = { ben: ben!, bea: bea!, pam: pam!, leah: leah!, oda: oda! };
});
afterAll(() => steward.stop());

const read = async (id: string, selection: string) =>
  (await steward.data(BEN, `query($id: ID!) { proposal(id: $id) { ${selection} } }`, { id }))[
    'proposal'
  ] as Answer['data'];
const historyOf = async (id: string, selection = 'fromStatus toStatus actor { email } reason dueOn') =>
  (await read(id, `history { nodes { ${selection} } }`))['history'].nodes as unknown[];
const listed = async (filter: object, orderBy?: object) => {
  const query = `query($filter: ProposalFilter, $orderBy: ProposalOrder) {
    proposals(filter: $filter, orderBy: $orderBy, first: 100) { nodes { id } } }`;
  const { proposals } = await steward.data(BEN, query, { filter, orderBy });
  return (proposals.nodes as { id: string }[]).map(({ id }) => id);
};
const actionsOn = async (id: string) => {
  const query =
    'query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) { nodes { action } } }';
  const { auditRecords } = await steward.data(LEAH, query, { id });
  return (auditRecords.nodes as { action: string }[]).map(({ action }) => action);
};
const no = { answer: 'DECLINE', reason: 'The app says it since May', basis: '40 calls in June' };
const aDeclined = async (title?: string) =>
  done(steward, PAM, 'answerIdea', { ...change(await anIdea(steward, title)), ...no });
const question = { asked: 'How many wait?', answerBy: '2026-11-20' };
const triage = async () =>
  (await steward.data(BEN, '{ ideaTriage { owner { email } answerWithinDays version } }'))[
    'ideaTriage'
  ] as Answer['data'];
const setTriage = async (ownerId: string | null, answerWithinDays = 14) => {
  const expectedVersion = (await triage())['version'] as number;
  const input = { ownerId, answerWithinDays, expectedVersion };
  return act(steward, LEAH, 'setIdeaTriage', input, 'ideaTriage { owner { email } answerWithinDays version }');
};

describe('An idea in triage', () => {
  it('waits for nobody and is answered within 14 days, until somebody is named', async () => {
    expect(await triage()).toMatchObject({ owner: null, answerWithinDays: 14 });
    const { id } = await anIdea(steward);
    expect(await read(id, 'triageOwner { email } answerBy')).toEqual({ triageOwner: null, answerBy: '2026-11-16' });
  });

  it('goes to the owner of the pillar that it names, else to whoever answers ideas, within the days set', async () => {
    const set = await setTriage(people.pam, 10);
    expect(set['ideaTriage']).toEqual({ owner: { email: PAM }, answerWithinDays: 10, version: 2 });
    const { pillars } = await steward.data(BEN, '{ pillars { id version } }');
    const [owned, bare] = pillars as [{ id: string; version: number }, { id: string; version: number }];
    const owner = { pillarId: owned.id, expectedVersion: owned.version, ownerId: people.bea };
    await act(steward, ADA, 'assignPillarOwner', owner, 'pillar { id }');
    const about = (pillarId: string) => ({ title: 'A', whoIsHurt: 'B', howTheyAreHurt: 'C', pillarId });
    const ofPillar = await done(steward, BEN, 'proposeIdea', about(owned.id));
    const ofBare = await done(steward, BEN, 'proposeIdea', about(bare.id));
    const own = await done(steward, BEA, 'proposeIdea', about(owned.id));
    const who = 'status pillars { id } triageOwner { email } answerBy';
    expect(await read(ofPillar.id, who)).toEqual({
      ...{ status: 'IDEA', pillars: [{ id: owned.id }], triageOwner: { email: BEA }, answerBy: '2026-11-12' },
    });
    expect(await read(ofBare.id, who)).toMatchObject({ triageOwner: { email: PAM } });
    expect(await read(own.id, who)).toMatchObject({ triageOwner: { email: PAM } });
    await setTriage(null);
  });

  it('is handed to somebody, who takes it on as a draft of theirs and submits it as a proposer may', async () => {
    const idea = await anIdea(steward);
    const assigned = await done(steward, PAM, 'assignTriage', {
      ...{ ...change(idea), ownerId: people.bea, answerBy: '2026-11-09' },
    });
    const taking = { ...change(assigned), answer: 'TAKE_ON', drafterId: people.bea, reason: 'Worth a look' };
    const taken = await done(steward, BEA, 'answerIdea', taking);
    expect(taken).toMatchObject({ status: 'DRAFT', version: 3 });
    await done(steward, BEA, 'editProposal', { ...change(taken), problem: 'Nobody says it' });
    expect(await read(idea.id, 'drafter { email } proposer { email } problem')).toEqual({
      ...{ drafter: { email: BEA }, proposer: { email: BEN }, problem: 'Nobody says it' },
    });
    expect(await historyOf(idea.id)).toEqual([
      { fromStatus: null, toStatus: 'IDEA', actor: { email: BEN }, reason: null, dueOn: '2026-11-16' },
      { fromStatus: 'IDEA', toStatus: 'DRAFT', actor: { email: BEA }, reason: 'Worth a look', dueOn: null },
    ]);
    expect(await actionsOn(idea.id)).toEqual(['ideaProposed', 'triageAssigned', 'ideaTakenOn', 'proposalEdited']);
  });

  it('is drafted by its proposer where nobody else is named', async () => {
    const taken = await done(steward, PAM, 'answerIdea', { ...change(await anIdea(steward)), answer: 'TAKE_ON' });
    expect(await read(taken.id, 'drafter { email }')).toEqual({ drafter: { email: BEN } });
  });

  it('is declined, and whoever proposed reads by whom, why, and what was looked at', async () => {
    const { id } = await aDeclined();
    expect(await read(id, 'status declineReason declineBasis decidedBy { email } decidedAt possibleActs')).toEqual({
      ...{ status: 'DECLINED', declineReason: no.reason, declineBasis: no.basis, decidedBy: { email: PAM } },
      ...{ decidedAt: '2026-11-02T09:00:00.000Z', possibleActs: ['RESUBMIT'] },
    });
    expect((await historyOf(id)).at(-1)).toMatchObject({ toStatus: 'DECLINED', reason: no.reason });
  });

  it('is overdue from the day after its date, and only while it is an idea', async () => {
    const due = { ownerId: people.leah, answerBy: '2026-11-03' };
    const assigned = async () => done(steward, PAM, 'assignTriage', { ...change(await anIdea(steward)), ...due });
    const [waiting, answered] = [await assigned(), await assigned()];
    await done(steward, LEAH, 'answerIdea', { ...change(answered), answer: 'TAKE_ON' });
    const ofLeah = { triageOwnerId: people.leah };
    const overdue = () => listed({ ...ofLeah, triageOverdue: true });
    steward.clock.moveTo('2026-11-03T23:59:59Z');
    expect(await overdue()).toEqual([]);
    steward.clock.moveTo('2026-11-04T00:00:00Z');
    expect(await overdue()).toEqual([waiting.id]);
    expect(await listed({ ...ofLeah, triageOverdue: false })).toEqual([answered.id]);
    expect(await listed({ triageOwnerId: people.oda })).toEqual([]);
    steward.clock.moveTo('2026-11-02T09:00:00Z');
  });
});

describe('A proposal that is returned for information', () => {
  it('says what is asked and by when, is edited and submitted again, and keeps what was asked on record', async () => {
    const submitted = await done(steward, BEN, 'submitProposal', change(await aDraft(steward, portfolioId)));
    const returned = await done(steward, PAM, 'returnProposal', { ...change(submitted), ...question });
    const asked = 'status possibleActs missingForSubmission { code } returnedFor { reason dueOn actor { email } }';
    expect(await read(returned.id, asked)).toEqual({
      ...{ status: 'RETURNED', possibleActs: ['EDIT', 'SUBMIT', 'MERGE', 'WITHDRAW'], missingForSubmission: [] },
      returnedFor: { reason: question.asked, dueOn: question.answerBy, actor: { email: PAM } },
    });
    const edited = await done(steward, BEN, 'editProposal', { ...change(returned), problem: '300 wait a day' });
    expect(edited.status).toBe('RETURNED');
    const again = await done(steward, BEN, 'submitProposal', change(edited));
    expect(await read(again.id, 'status returnedFor { id }')).toEqual({ status: 'SUBMITTED', returnedFor: null });
    const query = 'history(filter: { toStatus: [RETURNED] }) { nodes { version reason } }';
    expect((await read(again.id, query))['history'].nodes).toEqual([{ version: 4, reason: question.asked }]);
    const returning = (
      await steward.data(
        LEAH,
        'query($id: ID!) { auditRecords(filter: { subjectId: $id, action: "proposalReturned" }) { nodes { reason after } } }',
        { id: again.id },
      )
    )['auditRecords'].nodes as unknown[];
    expect(returning).toMatchObject([{ reason: question.asked, after: { answerBy: question.answerBy } }]);
  });

  it('leaves the ranking, and comes back with its estimates and the cost that it has then', async () => {
    const portfolio = await aPortfolio(steward, 'Ranked', 10_000_000n);
    const open = await underAssessment(steward, portfolio);
    const estimates = views([6, 4, 5, 2, 3, 8, 1, 7, 0, 5]);
    await done(steward, SAM, 'estimateDrivers', { proposalId: open.id, estimates });
    const ranking = async () => {
      const query = 'query($id: ID!) { portfolio(id: $id) { ranking { nodes { commitment { amountMinor } } } } }';
      return (await steward.data(BEN, query, { id: portfolio }))['portfolio'].ranking.nodes as unknown[];
    };
    expect(await ranking()).toEqual([{ commitment: { amountMinor: '100000' } }]);
    const returned = await done(steward, PAM, 'returnProposal', { ...change(open), ...question });
    expect(await ranking()).toEqual([]);
    const edited = await done(steward, BEN, 'editProposal', { ...change(returned), costOneOffMinor: '90000' });
    const submitted = await done(steward, BEN, 'submitProposal', change(edited));
    await done(steward, PAM, 'startAssessment', change(submitted));
    // 90,000 once and 40,000 in the first year.
    expect(await ranking()).toEqual([{ commitment: { amountMinor: '130000' } }]);
  });

  it('is neither estimated, closed, funded nor declined meanwhile', async () => {
    const open = await underAssessment(steward, portfolioId);
    const returned = await done(steward, PAM, 'returnProposal', { ...change(open), ...question });
    const funding = { leadId: people.bea, businessOwnerId: people.bea };
    const answers = [
      await act(steward, SAM, 'estimateDrivers', { proposalId: open.id, estimates: views([1]) }),
      await act(steward, PAM, 'closeAssessment', change(returned)),
      await act(steward, PAM, 'fundProposal', { ...change(returned), ...funding }),
      await act(steward, PAM, 'declineProposal', { ...change(returned), reason: 'No' }),
    ];
    expect(answers.map(({ status }) => status as string)).toEqual(['RETURNED', 'RETURNED', 'RETURNED', 'RETURNED']);
  });
});

describe('A resubmission', () => {
  it('is a draft with the content of what was declined, of whoever takes it up again', async () => {
    const assessed = await anAssessed(steward, portfolioId);
    const declined = await done(steward, PAM, 'declineProposal', { ...change(assessed), reason: 'Too dear' });
    const whatChanged = 'Half the price';
    const again = await done(steward, BEA, 'resubmitProposal', { ...change(declined), whatChanged });
    expect(again).toMatchObject({ status: 'DRAFT', version: 1 });
    const stated =
      'title problem solution horizonYears costOneOff { amountMinor } needs { id } pillars { id } alternatives { position kind title } sponsor { id } portfolio { id }';
    expect(await read(again.id, stated)).toEqual(await read(declined.id, stated));
    expect(
      await read(
        again.id,
        'whatChanged proposer { email } resubmissionOf { id status } score { points } declineReason',
      ),
    ).toEqual({
      ...{ whatChanged, proposer: { email: BEA }, score: null, declineReason: null },
      resubmissionOf: { id: declined.id, status: 'DECLINED' },
    });
    expect(await historyOf(again.id)).toEqual([
      { fromStatus: null, toStatus: 'DRAFT', actor: { email: BEA }, reason: whatChanged, dueOn: null },
    ]);
    expect((await read(declined.id, 'resubmissions { nodes { id } }'))['resubmissions'].nodes).toEqual([
      { id: again.id },
    ]);
    expect([(await actionsOn(again.id))[0], (await actionsOn(declined.id)).at(-1)]).toEqual([
      ...['proposalResubmitted', 'proposalTakenUpAgain'],
    ]);
    const submitted = await done(steward, BEA, 'submitProposal', change(again));
    expect(submitted.status).toBe('SUBMITTED');
  });

  it('is possible of a deferred one, which stays deferred', async () => {
    const input = { ...change(await anAssessed(steward, portfolioId)), until: '2027-03-01', missing: 'Prices' };
    const deferred = await done(steward, PAM, 'deferProposal', input);
    await done(steward, BEN, 'resubmitProposal', { ...change(deferred), whatChanged: 'Prices are here' });
    expect(await read(deferred.id, 'status version')).toEqual({ status: 'DEFERRED', version: deferred.version });
  });

  it('is open one at a time, also for two at once', async () => {
    const declined = await aDeclined('Once');
    const input = { ...change(declined), whatChanged: 'All' };
    const answers = await Promise.all([BEN, BEA].map((email) => act(steward, email, 'resubmitProposal', input)));
    expect(answers.map((answer) => answer['__typename'] as string).sort()).toEqual([
      'NotPossibleNow',
      'ResubmitProposalPayload',
    ]);
    const message = 'Proposal "Once" was resubmitted as "Once", which is DRAFT: one at a time.';
    expect(answers.find((answer) => answer['code'])).toMatchObject({ message });
    const first = answers.find((answer) => answer['proposal'])!['proposal'] as ProposalRef;
    await done(steward, PAM, 'withdrawProposal', change(first));
    expect(await act(steward, BEN, 'resubmitProposal', input)).toHaveProperty('proposal');
  });
});

describe('Supporters', () => {
  const withSupporters = 'supporterCount supporters { nodes { person { email } reason cameWith { id } } }';

  it('come once each, with a word why, and leave', async () => {
    const { id: proposalId, version } = await anIdea(steward);
    await done(steward, BEA, 'supportProposal', { proposalId, reason: ' I wait, too ' });
    await done(steward, SAM, 'supportProposal', { proposalId });
    expect(await read(proposalId, `version ${withSupporters}`)).toEqual({
      ...{ version, supporterCount: 2 },
      supporters: {
        nodes: [
          { person: { email: BEA }, reason: 'I wait, too', cameWith: null },
          { person: { email: SAM }, reason: null, cameWith: null },
        ],
      },
    });
    await done(steward, BEA, 'withdrawSupport', { proposalId });
    expect(await read(proposalId, 'supporterCount')).toEqual({ supporterCount: 1 });
    expect(await actionsOn(proposalId)).toEqual([
      ...['ideaProposed', 'proposalSupported', 'proposalSupported', 'supportWithdrawn'],
    ]);
  });

  it('put the proposals that have most of them first, page by page', async () => {
    const own = await aPortfolio(steward, 'Supported', 0n);
    const [none, two, one] = [await aDraft(steward, own), await aDraft(steward, own), await aDraft(steward, own)];
    for (const [email, { id }] of [
      [BEA, two],
      [SAM, two],
      [BEA, one],
    ] as const) {
      await done(steward, email, 'supportProposal', { proposalId: id });
    }
    const orderBy = { field: 'SUPPORTERS' };
    expect(await listed({ portfolioId: own }, orderBy)).toEqual([two.id, one.id, none.id]);
    const query = `query($id: ID!, $after: String) { proposals(first: 1, after: $after, filter: { portfolioId: $id },
      orderBy: { field: SUPPORTERS }) { nodes { id } pageInfo { endCursor } } }`;
    const page = async (after?: string) =>
      (await steward.data(BEN, query, { id: own, after }))['proposals'] as Answer['data'];
    const first = await page();
    const second = await page(first['pageInfo'].endCursor as string);
    expect(second['nodes']).toEqual([{ id: one.id }]);
  });

  it('come along when a proposal is merged, with its proposer, once each', async () => {
    const going = await anIdea(steward, 'Call us back');
    const staying = await done(steward, BEA, 'proposeIdea', {
      title: 'Call back',
      whoIsHurt: 'A',
      howTheyAreHurt: 'B',
    });
    await done(steward, BEA, 'supportProposal', { proposalId: going.id });
    await done(steward, SAM, 'supportProposal', { proposalId: going.id, reason: 'Please' });
    await done(steward, LIAM, 'supportProposal', { proposalId: going.id });
    await done(steward, LIAM, 'supportProposal', { proposalId: staying.id });
    const input = { ...change(going), intoId: staying.id, intoExpectedVersion: 1, reason: 'The same call' };
    const answer = await act(steward, BEN, 'mergeProposals', input, 'proposal { status version } into { id version }');
    expect(answer).toMatchObject({ proposal: { status: 'MERGED', version: 2 }, into: { id: staying.id, version: 1 } });
    expect(await read(staying.id, `${withSupporters} mergedFrom { nodes { id } }`)).toEqual({
      supporterCount: 3,
      supporters: {
        nodes: [
          { person: { email: LIAM }, reason: null, cameWith: null },
          { person: { email: BEN }, reason: null, cameWith: { id: going.id } },
          { person: { email: SAM }, reason: 'Please', cameWith: { id: going.id } },
        ],
      },
      mergedFrom: { nodes: [{ id: going.id }] },
    });
    expect(await read(going.id, 'mergedInto { id } supporterCount possibleActs')).toEqual({
      ...{ mergedInto: { id: staying.id }, supporterCount: 3, possibleActs: [] },
    });
    expect((await historyOf(going.id)).at(-1)).toMatchObject({ toStatus: 'MERGED', reason: 'The same call' });
    expect((await actionsOn(staying.id)).at(-1)).toBe('proposalTakenIn');
  });

  it('of two that are merged crosswise at once: one goes in, the other on', async () => {
    const [one, other] = [await anIdea(steward), await anIdea(steward)];
    const answers = await Promise.all([
      act(steward, BEN, 'mergeProposals', { ...change(one), intoId: other.id, reason: 'x' }),
      act(steward, PAM, 'mergeProposals', { ...change(other), intoId: one.id, reason: 'x' }),
    ]);
    expect(answers.map((answer) => answer['__typename'] as string).sort()).toEqual([
      ...['MergeProposalsPayload', 'NotPossibleNow'],
    ]);
  });
});

describe('What is refused', () => {
  const refs = {} as Record<'idea' | 'draft' | 'submitted' | 'open' | 'declined' | 'merged' | 'withdrawn', ProposalRef>;
  let before: Record<string, number>;
  beforeAll(async () => {
    refs.idea = await anIdea(steward);
    refs.draft = await aDraft(steward, portfolioId);
    refs.submitted = await done(steward, BEN, 'submitProposal', change(await aDraft(steward, portfolioId)));
    refs.open = await underAssessment(steward, portfolioId);
    refs.declined = await aDeclined();
    refs.withdrawn = await done(steward, BEN, 'withdrawProposal', change(await anIdea(steward)));
    const merging = { ...change(await anIdea(steward)), intoId: refs.idea.id, reason: 'x' };
    refs.merged = await done(steward, BEN, 'mergeProposals', merging);
  });
  beforeEach(async () => {
    before = await writtenRows(steward);
  });
  afterEach(async () => {
    expect(await writtenRows(steward)).toEqual(before);
  });

  /** What each asks for beside id and version, who may, and which proposal it can be done with. */
  const changes = (): readonly [string, Record<string, unknown>, string, ProposalRef][] => [
    ['assignTriage', { ownerId: people.bea, answerBy: '2026-11-20' }, PAM, refs.idea],
    ['answerIdea', { answer: 'TAKE_ON' }, PAM, refs.idea],
    ['returnProposal', question, PAM, refs.submitted],
    ['resubmitProposal', { whatChanged: 'All' }, BEA, refs.declined],
    ['mergeProposals', { intoId: refs.draft.id, reason: 'The same' }, BEN, refs.idea],
  ];
  const names = ['assignTriage', 'answerIdea', 'returnProposal', 'resubmitProposal', 'mergeProposals'];
  const the = (name: string) => changes().find(([each]) => each === name)!;

  it.each(names)('%s on a version that somebody changed', async (name) => {
    const [, more, email, { id, version }] = the(name);
    const answer = await act(steward, email, name, { proposalId: id, expectedVersion: version + 1, ...more });
    expect(answer).toMatchObject({ __typename: 'StaleVersion', currentVersion: version });
  });

  it.each(names)('%s of one that was withdrawn', async (name) => {
    const [, more, email] = the(name);
    const answer = await act(steward, email, name, { ...change(refs.withdrawn), ...more });
    expect(answer).toMatchObject({ __typename: 'NotPossibleNow', status: 'WITHDRAWN' });
  });

  it.each(names)('%s by somebody who only looks', async (name) => {
    const [, more, , ref] = the(name);
    expect((await send(steward, VIC, name, { ...change(ref), ...more })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it.each(['assignTriage', 'answerIdea', 'returnProposal', 'mergeProposals'])(
    '%s by a contributor who has no part in it',
    async (name) => {
      const [, more, , ref] = the(name);
      const { errors } = await send(steward, BEA, name, { ...change(ref), ...more });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    },
  );

  it.each(names)('%s on an id that leads nowhere, or is of another kind or organization', async (name) => {
    const [, more, email, ref] = the(name);
    const asked: readonly [string, string][] = [
      [email, unknownId('Proposal')],
      [email, portfolioId],
      [ODA, ref.id],
    ];
    for (const [who, proposalId] of asked) {
      const { errors } = await send(steward, who, name, { proposalId, expectedVersion: 1, ...more });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it.each([
    ['assignTriage', 'ownerId', 'Person'],
    ['answerIdea', 'drafterId', 'Person'],
    ['mergeProposals', 'intoId', 'Proposal'],
  ])('%s whose %s leads nowhere', async (name, field, type) => {
    const [, more, email, ref] = the(name);
    const foreign = type === 'Person' ? people.oda : unknownId('Need');
    for (const id of [unknownId(type), foreign]) {
      const { errors } = await send(steward, email, name, { ...change(ref), ...more, [field]: id });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['returnProposal', { asked: ' ', answerBy: '2026-11-02' }, ['input.asked', 'input.answerBy']],
    ['resubmitProposal', { whatChanged: '\u200b' }, ['input.whatChanged']],
    ['mergeProposals', { reason: '' }, ['input.reason']],
    ['assignTriage', { answerBy: '2026-11-01' }, ['input.answerBy']],
    ['answerIdea', { answer: 'DECLINE' }, ['input.reason', 'input.basis']],
    ['answerIdea', { answer: 'TAKE_ON', basis: 'x' }, ['input.basis']],
    ['answerIdea', { ...no, drafterId: 'ben' }, ['input.drafterId']],
    ['assignTriage', { ownerId: 'ben' }, ['input.ownerId']],
    ['mergeProposals', { intoId: 'idea' }, ['input.intoId']],
  ])('%s with %j', async (name, wrong, paths) => {
    const [, more, email, ref] = the(name);
    const named = { ben: people.ben, idea: refs.idea.id } as Record<string, string>;
    const placed = Object.entries(wrong).map(([field, value]) => [field, named[String(value)] ?? value]);
    const input = { ...change(ref), ...more, ...(Object.fromEntries(placed) as object) };
    const { problems } = await act(steward, email, name, input);
    expect((problems as { path: string }[]).map(({ path }) => path)).toEqual(paths);
  });

  it('taking back support that was never given', async () => {
    const answer = await act(steward, BEN, 'withdrawSupport', { proposalId: refs.idea.id });
    expect(answer).toMatchObject({ message: 'You do not support proposal "Say how long it takes".', status: 'IDEA' });
  });

  it.each(['declined', 'withdrawn', 'merged'] as const)('a merge into one that is %s', async (into) => {
    const input = { ...change(refs.idea), intoId: refs[into].id, reason: 'x' };
    expect(await act(steward, BEN, 'mergeProposals', input)).toMatchObject({
      ...{ __typename: 'NotPossibleNow', status: refs[into].status },
    });
  });

  it('a merge of what is under assessment, or into a version that somebody changed', async () => {
    const open = { ...change(refs.open), intoId: refs.draft.id, reason: 'x' };
    expect(await act(steward, BEN, 'mergeProposals', open)).toMatchObject({ status: 'UNDER_ASSESSMENT' });
    const stale = { ...change(refs.idea), intoId: refs.draft.id, intoExpectedVersion: 1, reason: 'x' };
    expect(await act(steward, BEN, 'mergeProposals', stale)).toMatchObject({
      ...{ __typename: 'StaleVersion', currentVersion: refs.draft.version },
    });
  });

  it('support of what is one’s own, by who only looks, of what has ended, or of nothing', async () => {
    const support = (email: string, proposalId: string) => send(steward, email, 'supportProposal', { proposalId });
    const own = await support(BEN, refs.idea.id);
    expect(own.data['supportProposal']).toMatchObject({ __typename: 'OwnDecision' });
    expect((await support(BEA, refs.merged.id)).data['supportProposal']).toMatchObject({ status: 'MERGED' });
    const faults = [
      await support(VIC, refs.idea.id),
      await support(ODA, refs.idea.id),
      await support(BEA, unknownId('Proposal')),
      await send(steward, VIC, 'withdrawSupport', { proposalId: refs.idea.id }),
      await send(steward, ODA, 'withdrawSupport', { proposalId: refs.idea.id }),
    ];
    expect(faults.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual([
      ...['FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND', 'FORBIDDEN', 'NOT_FOUND'],
    ]);
  });

  it('a setting of triage by others, for nobody’s days, on a stale version, or to nobody of ours', async () => {
    const expectedVersion = (await triage())['version'] as number;
    const set = (email: string, more: object) =>
      send(steward, email, 'setIdeaTriage', { answerWithinDays: 5, expectedVersion, ...more }, 'ideaTriage { id }');
    expect((await set(PAM, {})).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await set(ADA, { ownerId: people.oda })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await set(ADA, { answerWithinDays: 0 })).data['setIdeaTriage']).toMatchObject({
      problems: [{ path: 'input.answerWithinDays' }],
    });
    expect((await set(ADA, { expectedVersion: expectedVersion + 1 })).data['setIdeaTriage']).toMatchObject({
      message: `Version ${expectedVersion + 1} of the triage of ideas is stale: it is at version ${expectedVersion}. Read it again before deciding.`,
    });
  });

  it('an idea about a pillar that is none of ours', async () => {
    const { pillars } = await steward.data(ODA, '{ pillars { id } }');
    for (const pillarId of [unknownId('Pillar'), pillars[0].id as string]) {
      const input = { title: 'A', whoIsHurt: 'B', howTheyAreHurt: 'C', pillarId };
      const { errors } = await send(steward, BEN, 'proposeIdea', input);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('A leader’s own idea', () => {
  it('is answered by somebody else', async () => {
    const idea = await done(steward, PAM, 'proposeIdea', { title: 'A', whoIsHurt: 'B', howTheyAreHurt: 'C' });
    const before = await writtenRows(steward);
    expect(await act(steward, PAM, 'answerIdea', { ...change(idea), ...no })).toMatchObject({
      ...{ __typename: 'OwnDecision', message: 'You proposed "A": somebody else answers it.' },
    });
    expect(await writtenRows(steward)).toEqual(before);
  });
});

describe('A proposal that somebody was named to draft', () => {
  it('is not decided by them', async () => {
    const taking = { ...change(await anIdea(steward)), answer: 'TAKE_ON', drafterId: people.leah };
    const taken = await done(steward, PAM, 'answerIdea', taking);
    const { needs, pillars } = await read((await aDraft(steward, portfolioId)).id, 'needs { id } pillars { id }');
    const stated = {
      ...{
        problem: 'P',
        solution: 'S',
        costOneOffMinor: '1',
        costYearlyMinor: '1',
        portfolioId,
        sponsorId: people.bea,
      },
      ...{ needIds: [needs[0].id as string], pillarIds: [pillars[0].id as string] },
      alternatives: ['DO_NOTHING', 'SIMPLEST'].map((kind) => ({ kind, title: 'T', consequence: 'C' })),
    };
    const edited = await done(steward, LEAH, 'editProposal', { ...change(taken), ...stated });
    const submitted = await done(steward, LEAH, 'submitProposal', change(edited));
    const open = await done(steward, PAM, 'startAssessment', change(submitted));
    await done(steward, SAM, 'estimateDrivers', {
      proposalId: open.id,
      estimates: views(Array(10).fill(1) as number[]),
    });
    const assessed = await done(steward, PAM, 'closeAssessment', change(open));
    expect(await act(steward, LEAH, 'declineProposal', { ...change(assessed), reason: 'No' })).toMatchObject({
      message: 'You drafted "Say how long it takes": somebody else decides on it.',
    });
  });
});

describe('A key', () => {
  const inputs = async (): Promise<readonly [string, string, Record<string, unknown>][]> => {
    const submitted = await done(steward, BEN, 'submitProposal', change(await aDraft(steward, portfolioId)));
    const other = await anIdea(steward);
    return [
      [PAM, 'assignTriage', { ...change(await anIdea(steward)), ownerId: people.bea, answerBy: '2026-11-20' }],
      [PAM, 'answerIdea', { ...change(await anIdea(steward)), ...no }],
      [PAM, 'returnProposal', { ...change(submitted), ...question }],
      [BEA, 'resubmitProposal', { ...change(await aDeclined()), whatChanged: 'All' }],
      [BEN, 'mergeProposals', { ...change(await anIdea(steward)), intoId: other.id, reason: 'The same' }],
      [BEA, 'supportProposal', { proposalId: other.id }],
      [BEA, 'withdrawSupport', { proposalId: other.id }],
    ];
  };

  it('that comes again is answered as the first time and writes nothing; with another input it is refused', async () => {
    for (const [email, name, input] of await inputs()) {
      const idempotencyKey = aKey();
      const first = await act(steward, email, name, { ...input, idempotencyKey });
      expect(first).toHaveProperty('proposal');
      const before = await writtenRows(steward);
      expect(await act(steward, email, name, { ...input, idempotencyKey })).toEqual(first);
      const other = await anIdea(steward);
      const differing = await act(steward, email, name, { ...input, proposalId: other.id, idempotencyKey });
      expect(differing).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      const written = await writtenRows(steward);
      expect(written['proposals']).toBe(before['proposals']! + 1);
      expect(written['proposal_supporters']).toBe(before['proposal_supporters']);
    }
  });
});
