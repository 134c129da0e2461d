import { aBank, idOf, unknownId } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import {
  act,
  aDraft,
  anAssessed,
  anEstablishedNeed,
  anIdea,
  aPillar,
  change,
  content,
  done,
  send,
  underAssessment,
} from '../support/a-proposal';
import { aKey, type Answer, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Retail', 0n);
});
afterAll(() => steward.stop());

const read = async (id: string, selection: string) =>
  (await steward.data('bea@example.com', `query($id: ID!) { proposal(id: $id) { ${selection} } }`, { id }))[
    'proposal'
  ] as Answer['data'];

const audit = async (subjectId: string) => {
  const { auditRecords } = await steward.data(
    'leah@example.com',
    'query($id: ID) { auditRecords(filter: { subjectId: $id }) { nodes { action actor { name } before after reason } } }',
    { id: subjectId },
  );
  return auditRecords.nodes as { action: string; reason: string | null }[];
};

describe('An idea', () => {
  it('needs only who is hurt, and how', async () => {
    const answer = await act(
      steward,
      'ben@example.com',
      'proposeIdea',
      { title: ' Say how long it takes ', whoIsHurt: 'Customers in branches', howTheyAreHurt: 'They wait' },
      `proposal { title whoIsHurt howTheyAreHurt problem solution horizonYears status version currencyCode
        costOneOff { amountMinor } costYearly { amountMinor } proposer { name } sponsor { name } portfolio { name }
        needs { title } pillars { name } alternatives { title } possibleActs decidedBy { name } decidedAt
        deferredUntil missingForDecision declineReason createdAt updatedAt }`,
    );

    expect(answer).toEqual({
      __typename: 'ProposeIdeaPayload',
      proposal: {
        title: 'Say how long it takes',
        whoIsHurt: 'Customers in branches',
        howTheyAreHurt: 'They wait',
        problem: null,
        solution: null,
        horizonYears: null,
        status: 'IDEA',
        version: 1,
        currencyCode: 'USD',
        costOneOff: null,
        costYearly: null,
        proposer: { name: 'Ben Business' },
        sponsor: null,
        portfolio: null,
        needs: [],
        pillars: [],
        alternatives: [],
        possibleActs: ['EDIT', 'ASSIGN_TRIAGE', 'TAKE_ON', 'DECLINE_IDEA', 'MERGE', 'WITHDRAW'],
        decidedBy: null,
        decidedAt: null,
        deferredUntil: null,
        missingForDecision: null,
        declineReason: null,
        createdAt: '2026-11-02T09:00:00.000Z',
        updatedAt: '2026-11-02T09:00:00.000Z',
      },
    });
  });

  it('says all that it still has to state', async () => {
    const { id } = await anIdea(steward);
    const { missingForSubmission } = await read(id, 'missingForSubmission { code message }');

    expect(missingForSubmission.map((each: { message: string }) => each.message)).toEqual([
      'no problem stated',
      'no established need',
      'no pillar',
      'no alternative of doing nothing',
      'no simplest alternative',
      'no solution stated',
      'no one-off cost',
      'no yearly cost',
      'no portfolio',
      'no sponsor',
    ]);
  });

  it('is answered alike when the same key comes again, and written once', async () => {
    const input = { title: 'Once', whoIsHurt: 'All', howTheyAreHurt: 'Twice', idempotencyKey: aKey() };
    const first = await act(steward, 'ben@example.com', 'proposeIdea', input);
    const before = await writtenRows(steward);
    const again = await act(steward, 'ben@example.com', 'proposeIdea', input);

    expect([again, await writtenRows(steward)]).toEqual([first, before]);
  });
});

describe('Editing a proposal', () => {
  it('makes a draft of an idea that says more than who is hurt and how', async () => {
    const { id } = await aDraft(steward, portfolioId);
    const proposal = await read(
      id,
      `status version problem solution horizonYears costOneOff { amountMinor currencyCode } costYearly { amountMinor }
        portfolio { name } sponsor { name } needs { title status } pillars { code }
        alternatives { position kind title consequence } missingForSubmission { code }`,
    );

    expect(proposal).toEqual({
      status: 'DRAFT',
      version: 2,
      problem: 'Nobody says how long it takes',
      solution: 'A time for each visit',
      horizonYears: 5,
      costOneOff: { amountMinor: '60000', currencyCode: 'USD' },
      costYearly: { amountMinor: '40000' },
      portfolio: { name: 'Retail' },
      sponsor: { name: 'Leah Leader' },
      needs: [{ title: 'Know how long it takes', status: 'ESTABLISHED' }],
      pillars: [{ code: 'VISION_AND_GOALS' }],
      alternatives: [
        { position: 1, kind: 'DO_NOTHING', title: 'Go on', consequence: 'They wait' },
        { position: 2, kind: 'SIMPLEST', title: 'A sign', consequence: 'It is wrong by noon' },
      ],
      missingForSubmission: [],
    });
  });

  it('leaves what it does not name, and takes away what it sets to null', async () => {
    const draft = await aDraft(steward, portfolioId);
    await done(steward, 'ben@example.com', 'editProposal', { ...change(draft), solution: null, needIds: null });

    expect(await read(draft.id, 'problem solution needs { id } pillars { code }')).toEqual({
      problem: 'Nobody says how long it takes',
      solution: null,
      needs: [],
      pillars: [{ code: 'VISION_AND_GOALS' }],
    });
  });

  it('replaces alternatives, needs and pillars that it names', async () => {
    const draft = await aDraft(steward, portfolioId);
    const needId = await anEstablishedNeed(steward, 'Be called back');
    const alternatives = [{ kind: 'OTHER', title: 'Call back', consequence: 'They stay at home' }];
    await done(steward, 'ben@example.com', 'editProposal', {
      ...change(draft),
      needIds: [needId],
      pillarIds: [],
      alternatives,
    });

    expect(await read(draft.id, 'needs { title } pillars { code } alternatives { position kind }')).toEqual({
      needs: [{ title: 'Be called back' }],
      pillars: [],
      alternatives: [{ position: 1, kind: 'OTHER' }],
    });
  });

  it('serves the objectives that it names, and is found with them', async () => {
    const draft = await aDraft(steward, portfolioId);
    const { strategicObjectives } = await steward.data('ben@example.com', '{ strategicObjectives { id name } }');
    const [retention, , growth] = strategicObjectives as { id: string; name: string }[];
    const objectiveIds = [growth!.id, retention!.id];
    await done(steward, 'ben@example.com', 'editProposal', { ...change(draft), objectiveIds });

    expect(await read(draft.id, 'objectives { name } pillars { code }')).toEqual({
      objectives: [{ name: 'Retention' }, { name: 'Growth' }],
      pillars: [{ code: 'VISION_AND_GOALS' }],
    });
    const { strategicObjective, proposals } = await steward.data(
      'ben@example.com',
      `query($id: ID!) { strategicObjective(id: $id) { proposals { nodes { id } } }
        proposals(filter: { objectiveId: $id }) { nodes { id } } }`,
      { id: growth!.id },
    );
    expect(strategicObjective.proposals.nodes).toEqual([{ id: draft.id }]);
    expect(proposals.nodes).toEqual([{ id: draft.id }]);
  });

  it('leaves an audit record of what changed', async () => {
    const idea = await anIdea(steward);
    await done(steward, 'pam@example.com', 'editProposal', { ...change(idea), problem: 'Nobody says it' });

    expect((await audit(idea.id)).find(({ action }) => action === 'proposalEdited')).toMatchObject({
      actor: { name: 'Pam Portfolio' },
      before: { status: 'IDEA', problem: null, version: 1 },
      after: { status: 'DRAFT', problem: 'Nobody says it', version: 2 },
    });
  });

  it('is done by one of two who edit the same version at the same time', async () => {
    const idea = await anIdea(steward);
    const answers = await Promise.all(
      ['ben@example.com', 'pam@example.com'].map((email) =>
        act(steward, email, 'editProposal', { ...change(idea), problem: email }),
      ),
    );

    expect(answers.map((answer) => answer['__typename'] as string).sort()).toEqual([
      'EditProposalPayload',
      'StaleVersion',
    ]);
  });
});

describe('The life of a proposal', () => {
  it('goes on to its assessment', async () => {
    const draft = await aDraft(steward, portfolioId);
    const submitted = await done(steward, 'ben@example.com', 'submitProposal', change(draft));
    const opened = await done(steward, 'leah@example.com', 'startAssessment', change(submitted));

    expect([submitted, opened]).toEqual([
      { id: draft.id, status: 'SUBMITTED', version: 3 },
      { id: draft.id, status: 'UNDER_ASSESSMENT', version: 4 },
    ]);
  });

  it('ends where whoever proposed takes it back', async () => {
    const idea = await anIdea(steward);
    await done(steward, 'ben@example.com', 'withdrawProposal', change(idea));

    expect(await read(idea.id, 'status possibleActs missingForSubmission { code }')).toEqual({
      status: 'WITHDRAWN',
      possibleActs: [],
      missingForSubmission: [],
    });
  });

  it('waits until a date where the decision is put off', async () => {
    const assessed = await anAssessed(steward, portfolioId);
    const input = { ...change(assessed), until: '2027-03-01', missing: 'Prices of two suppliers' };
    await done(steward, 'liam@example.com', 'deferProposal', input);

    expect(
      await read(assessed.id, 'status deferredUntil missingForDecision decidedBy { name } decidedAt possibleActs'),
    ).toEqual({
      status: 'DEFERRED',
      deferredUntil: '2027-03-01',
      missingForDecision: 'Prices of two suppliers',
      decidedBy: { name: 'Liam Leader' },
      decidedAt: '2026-11-02T09:00:00.000Z',
      possibleActs: ['RESUBMIT', 'WITHDRAW'],
    });
  });

  it('ends where it is declined, and the reason stands in the audit', async () => {
    const assessed = await anAssessed(steward, portfolioId);
    const reason = 'Too few are hurt: 12 a year';
    await done(steward, 'pam@example.com', 'declineProposal', { ...change(assessed), reason });

    expect([
      await read(assessed.id, 'status declineReason decidedBy { name }'),
      (await audit(assessed.id)).find(({ action }) => action === 'proposalDeclined')?.reason,
    ]).toEqual([{ status: 'DECLINED', declineReason: reason, decidedBy: { name: 'Pam Portfolio' } }, reason]);
  });

  it('is not decided by its sponsor', async () => {
    const assessed = await anAssessed(steward, portfolioId);
    const answers = [
      await act(steward, 'leah@example.com', 'deferProposal', {
        ...change(assessed),
        until: '2027-03-01',
        missing: 'Prices',
      }),
      await act(steward, 'leah@example.com', 'declineProposal', { ...change(assessed), reason: 'No' }),
    ];

    expect(answers).toEqual(
      answers.map(() => ({
        __typename: 'OwnDecision',
        code: 'OWN_DECISION',
        message: 'You sponsor "Say how long it takes": somebody else decides on it.',
      })),
    );
  });

  it('may be led by a portfolio manager of its portfolio alone', async () => {
    const elsewhere = await aPortfolio(steward, 'Elsewhere', 0n);
    await steward.data(
      'ada@example.com',
      'mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename } }',
      {
        input: {
          personId: await idOf(steward, 'bea@example.com'),
          role: 'PORTFOLIO_MANAGER',
          portfolioId: elsewhere,
          idempotencyKey: aKey(),
        },
      },
    );
    const [there, here] = [await aDraft(steward, elsewhere), await aDraft(steward, portfolioId)];

    expect([
      (await act(steward, 'bea@example.com', 'submitProposal', change(there)))['__typename'],
      (await send(steward, 'bea@example.com', 'submitProposal', change(here))).errors?.[0]?.extensions.code,
    ]).toEqual(['SubmitProposalPayload', 'FORBIDDEN']);
  });
});

describe('Proposals', () => {
  const titles = async (variables: Record<string, unknown>, email = 'bea@example.com') => {
    const { proposals } = await steward.data(
      email,
      `query($filter: ProposalFilter, $orderBy: ProposalOrder) {
        proposals(filter: $filter, orderBy: $orderBy, first: 100) { nodes { title } } }`,
      variables,
    );
    return (proposals.nodes as { title: string }[]).map(({ title }) => title);
  };

  it('are filtered by status, portfolio, proposer, need and pillar, all at once', async () => {
    const own = await aPortfolio(steward, 'Filtered', 0n);
    const needId = await anEstablishedNeed(steward, 'Find a branch');
    const draft = await aDraft(steward, own, { title: 'Found', needIds: [needId] });
    await aDraft(steward, own, { title: 'Of another need' });
    const filter = {
      status: ['DRAFT', 'SUBMITTED'],
      portfolioId: own,
      proposerId: await idOf(steward, 'ben@example.com'),
      needId,
      pillarId: await aPillar(steward),
    };
    const each = { status: ['IDEA'], portfolioId, proposerId: await idOf(steward, 'bea@example.com') };

    expect([
      await titles({ filter }),
      await titles({ filter: { ...filter, status: each.status } }),
      await titles({ filter: { ...filter, portfolioId: each.portfolioId } }),
      await titles({ filter: { ...filter, proposerId: each.proposerId } }),
      await titles({ filter: { ...filter, needId: unknownId('Need') } }),
      await titles({ filter: { ...filter, pillarId: draft.id } }),
    ]).toEqual([['Found'], [], [], [], [], []]);
  });

  it('are listed with the last change first, or by title', async () => {
    const own = await aPortfolio(steward, 'Ordered', 0n);
    const filter = { portfolioId: own };
    const first = await aDraft(steward, own, { title: 'B' });
    steward.clock.advanceDays(1);
    await aDraft(steward, own, { title: 'A' });
    steward.clock.advanceDays(1);
    await done(steward, 'ben@example.com', 'editProposal', { ...change(first), title: 'C' });

    expect([
      await titles({ filter }),
      await titles({ filter, orderBy: { field: 'CREATED_AT' } }),
      await titles({ filter, orderBy: { field: 'TITLE', direction: 'ASC' } }),
    ]).toEqual([
      ['C', 'A'],
      ['A', 'C'],
      ['A', 'C'],
    ]);
  });

  it('are found from their need, their pillar and who proposed them', async () => {
    const draft = await aDraft(steward, portfolioId, {
      title: 'From all sides',
      needIds: [await anEstablishedNeed(steward, 'Seen from below')],
    });
    const back = '{ proposals(first: 100, filter: { status: [DRAFT] }) { nodes { id } } }';
    const proposal = await read(draft.id, `needs ${back} pillars ${back} proposer ${back}`);
    const [{ proposals: ofNeed }, { proposals: ofPillar }] = [proposal['needs'][0], proposal['pillars'][0]];

    expect(ofNeed.nodes).toEqual([{ id: draft.id }]);
    expect(ofPillar.nodes).toContainEqual({ id: draft.id });
    expect(proposal['proposer'].proposals.nodes).toContainEqual({ id: draft.id });
  });

  it('of another organization are neither listed nor found', async () => {
    const { id } = await anIdea(steward);
    const data = await steward.data(
      'oda@other.example',
      'query($id: ID!) { proposals { totalCount } proposal(id: $id) { title } node(id: $id) { id } }',
      { id },
    );

    expect(data).toEqual({ proposals: { totalCount: 0 }, proposal: null, node: null });
  });
});

describe('What cannot be written', () => {
  let input: Record<string, unknown>;
  let before: Record<string, number>;
  const proposals: Record<string, { id: string; version: number; status: string }> = {};
  beforeAll(async () => {
    input = await content(steward, portfolioId);
    proposals['idea'] = await anIdea(steward);
    proposals['draft'] = await aDraft(steward, portfolioId);
    proposals['thin'] = await aDraft(steward, portfolioId, {
      needIds: [],
      sponsorId: null,
      alternatives: [{ kind: 'DO_NOTHING', title: 'Go on', consequence: 'They wait' }],
    });
    proposals['withdrawn'] = await done(steward, 'ben@example.com', 'withdrawProposal', change(await anIdea(steward)));
    proposals['underAssessment'] = await underAssessment(steward, portfolioId);
    proposals['assessed'] = await anAssessed(steward, portfolioId);
  });
  beforeEach(async () => {
    before = await writtenRows(steward);
  });
  afterEach(async () => {
    expect(await writtenRows(steward)).toEqual(before);
  });

  const anInput = { title: 'A', whoIsHurt: 'B', howTheyAreHurt: 'C' };

  it('is an idea with texts that are empty or too long, all of them named at once', async () => {
    const { problems } = await act(steward, 'ben@example.com', 'proposeIdea', {
      title: ' ',
      whoIsHurt: 'x'.repeat(4001),
      howTheyAreHurt: '',
    });

    expect(problems).toEqual([
      { path: 'input.title', message: 'Expected a text, got an empty one.' },
      { path: 'input.whoIsHurt', message: '4001 characters: expected at most 4000.' },
      { path: 'input.howTheyAreHurt', message: 'Expected a text, got an empty one.' },
    ]);
  });

  it('is an edit with bad content, all of it named at once', async () => {
    const alternative = { kind: 'DO_NOTHING', title: '', consequence: 'They wait' };
    const { problems } = await act(steward, 'ben@example.com', 'editProposal', {
      ...change(proposals['draft']!),
      title: null,
      problem: 'x'.repeat(4001),
      horizonYears: 31,
      costOneOffMinor: '-1',
      costYearlyMinor: '1000000000000000',
      needIds: [(input['needIds'] as string[])[0], (input['needIds'] as string[])[0]],
      alternatives: [alternative, { ...alternative, title: 'Again' }],
    });

    expect((problems as { path: string }[]).map(({ path }) => path)).toEqual([
      'input.horizonYears',
      'input.costOneOffMinor',
      'input.costYearlyMinor',
      'input.title',
      'input.problem',
      'input.needIds[1]',
      'input.alternatives[0].title',
      'input.alternatives[1].kind',
    ]);
  });

  it('is a list of more than 20 alternatives', async () => {
    const alternatives = Array.from({ length: 21 }, () => ({ kind: 'OTHER', title: 'A', consequence: 'B' }));
    const answer = await act(steward, 'ben@example.com', 'editProposal', {
      ...change(proposals['draft']!),
      alternatives,
    });

    expect(answer['problems']).toEqual([{ path: 'input.alternatives', message: '21 rows: expected at most 20.' }]);
  });

  it('is a submission that lacks something, all of it named at once', async () => {
    const answer = await act(steward, 'ben@example.com', 'submitProposal', change(proposals['thin']!));

    expect(answer).toMatchObject({
      __typename: 'GateUnmet',
      message: 'no established need; no simplest alternative; no sponsor.',
      missing: [{ code: 'ESTABLISHED_NEED' }, { code: 'SIMPLEST_ALTERNATIVE' }, { code: 'SPONSOR' }],
    });
  });

  it('is a deferral to a day that is not in the future, without saying what is missing', async () => {
    const { problems } = await act(steward, 'liam@example.com', 'deferProposal', {
      ...change(proposals['assessed']!),
      until: '2026-11-02',
      missing: '',
    });

    expect((problems as { path: string }[]).map(({ path }) => path).sort()).toEqual(['input.missing', 'input.until']);
  });

  it('is a date that does not exist', async () => {
    const answer = await send(steward, 'liam@example.com', 'deferProposal', {
      ...change(proposals['assessed']!),
      until: '2027-02-30',
      missing: 'Prices',
    });

    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('input.until') as string,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('is a refusal without a reason', async () => {
    const answer = await act(steward, 'liam@example.com', 'declineProposal', {
      ...change(proposals['assessed']!),
      reason: ' ',
    });

    expect(answer).toMatchObject({ __typename: 'InvalidInput', problems: [{ path: 'input.reason' }] });
  });

  it.each([
    ['editProposal', 'underAssessment', { problem: 'New' }, 'ben@example.com'],
    ['submitProposal', 'idea', {}, 'ben@example.com'],
    ['withdrawProposal', 'withdrawn', {}, 'ben@example.com'],
    ['startAssessment', 'draft', {}, 'pam@example.com'],
    ['deferProposal', 'underAssessment', { until: '2027-03-01', missing: 'Prices' }, 'liam@example.com'],
    ['declineProposal', 'draft', { reason: 'No' }, 'liam@example.com'],
  ])('is %s in another status (%s)', async (name, subject, more, email) => {
    const answer = await act(steward, email, name, { ...change(proposals[subject]!), ...more });

    expect(answer).toMatchObject({ __typename: 'NotPossibleNow', status: proposals[subject]!.status });
  });

  const changes: readonly [string, Record<string, unknown>][] = [
    ['editProposal', { problem: 'New' }],
    ['submitProposal', {}],
    ['withdrawProposal', {}],
    ['startAssessment', {}],
    ['deferProposal', { until: '2027-03-01', missing: 'Prices' }],
    ['declineProposal', { reason: 'No' }],
  ];

  it.each(changes)('is %s on a version that somebody changed', async (name, more) => {
    const { id: proposalId, version } = proposals['draft']!;
    const answer = await act(steward, 'liam@example.com', name, { proposalId, expectedVersion: version - 1, ...more });

    expect(answer).toMatchObject({ __typename: 'StaleVersion', currentVersion: version });
  });

  it.each(changes)('is %s by somebody who may not', async (name, more) => {
    const answer = await send(steward, 'bea@example.com', name, { ...change(proposals['draft']!), ...more });

    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it.each(changes)(
    "is %s on an id that leads nowhere, to another kind, or to another organization's",
    async (name, more) => {
      const codes = await Promise.all(
        [
          ['liam@example.com', unknownId('Proposal')],
          ['liam@example.com', portfolioId],
          ['liam@example.com', 'no id'],
          ['oda@other.example', proposals['draft']!.id],
        ].map(async ([email, proposalId]) => {
          const answer = await send(steward, email, name, { proposalId, expectedVersion: 1, ...more });
          return answer.errors?.[0]?.extensions.code;
        }),
      );

      expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    },
  );

  it.each([
    ['portfolioId', 'Portfolio'],
    ['sponsorId', 'Person'],
    ['needIds', 'Need'],
    ['pillarIds', 'Pillar'],
    ['objectiveIds', 'StrategicObjective'],
  ])('is an edit whose %s leads nowhere', async (field, type) => {
    const wrong = async (id: string) => {
      const value = field.endsWith('Ids') ? [id] : id;
      const answer = await send(steward, 'ben@example.com', 'editProposal', {
        ...change(proposals['draft']!),
        [field]: value,
      });
      return answer.errors?.[0]?.extensions.code;
    };

    expect([await wrong(unknownId(type)), await wrong(unknownId('Feedback'))]).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  it("is an edit that names another organization's pillar", async () => {
    const { pillars } = await steward.data('oda@other.example', '{ pillars { id } }');
    const input = { ...change(proposals['draft']!), pillarIds: [pillars[0].id] };
    const answer = await send(steward, 'ben@example.com', 'editProposal', input);

    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it.each([['proposeIdea', anInput], ...changes])('is %s under a key that is too short', async (name, more) => {
    const answer = await act(steward, 'liam@example.com', name, {
      ...(name === 'proposeIdea' ? {} : change(proposals['draft']!)),
      ...more,
      idempotencyKey: '1234567',
    });

    expect(answer['problems']).toEqual([{ path: 'input.idempotencyKey', message: '7 characters: expected 8 to 100.' }]);
  });

  it.each([
    ['proposeIdea', { ...anInput, title: 'A\0' }],
    ['editProposal', { problem: 'A\0' }],
    ['deferProposal', { until: '2027-03-01', missing: 'A\0' }],
    ['declineProposal', { reason: 'A\0' }],
  ])('is %s with a NUL character in a text', async (name, more) => {
    const answer = await send(steward, 'liam@example.com', name, {
      ...(name === 'proposeIdea' ? {} : change(proposals['draft']!)),
      ...more,
    });

    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is an idea of somebody who is not signed in', async () => {
    const answer = await send(steward, undefined, 'proposeIdea', anInput);

    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('A key of a change', () => {
  it('answers as the first time although the version is another by now', async () => {
    const input = { ...change(await anIdea(steward)), problem: 'New', idempotencyKey: aKey() };
    const first = await act(steward, 'ben@example.com', 'editProposal', input);
    const before = await writtenRows(steward);

    expect([await act(steward, 'ben@example.com', 'editProposal', input), await writtenRows(steward)]).toEqual([
      first,
      before,
    ]);
  });

  it('is refused with another input, or for another mutation', async () => {
    const idea = await anIdea(steward);
    const idempotencyKey = aKey();
    await done(steward, 'ben@example.com', 'editProposal', { ...change(idea), problem: 'New', idempotencyKey });
    const answers = [
      await act(steward, 'ben@example.com', 'editProposal', { ...change(idea), problem: 'Other', idempotencyKey }),
      await act(steward, 'ben@example.com', 'withdrawProposal', { ...change(idea), idempotencyKey }),
    ];

    expect(answers.map((answer) => answer['code'] as string)).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
      'IDEMPOTENCY_KEY_REUSED',
    ]);
  });
});
