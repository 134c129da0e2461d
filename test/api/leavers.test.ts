import { aBank, idOf, unknownId } from '../support/a-bank';
import { candidates } from '../support/a-candidate';
import { anInitiative } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { fillLeahsHands, idsByEmail } from '../support/full-hands';
import { anIdea } from '../support/a-proposal';
import { act, mutationDocument } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, LEAH, LIAM] = ['ada@example.com', 'leah@example.com', 'liam@example.com'] as const;
let steward: Steward;
/** Global ids by e-mail, looked up while everybody still signs in. */
let ids: Record<string, string>;
let portfolioId: string;

beforeEach(async () => {
  steward = await aBank();
  ids = await idsByEmail(steward);
  portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
});
afterEach(() => steward.stop());

const versionOf = async (id: string): Promise<number> =>
  (await steward.data(ADA, 'query($id: ID!) { person(id: $id) { version } }', { id }))['person'].version as number;
const deactivate = async (email: string, successor: string, more: Record<string, unknown> = {}, by: string = ADA) => {
  const personId = ids[email]!;
  const input = {
    personId,
    expectedVersion: await versionOf(personId),
    successorId: ids[successor],
    reason: 'Retired',
  };
  const payload =
    'handedOver person { name active deactivatedAt manager { name } cxFunction roles { role } } successor { name }';
  return act(steward, by, 'deactivatePerson', { ...input, ...more }, payload);
};
const faultOf = async (by: string, mutation: string, input: object) => {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(by, document, { input: { idempotencyKey: aKey(), ...input } });
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
};
const holdingsOf = async (email: string, args = '') => {
  const query = `query($id: ID!) { person(id: $id) { holdings${args} {
    totalCount nodes { kind name heldAs heldId } pageInfo { hasNextPage endCursor } } } }`;
  return (await steward.data(LIAM, query, { id: ids[email] }))['person'].holdings as {
    totalCount: number;
    nodes: { kind: string; name: string; heldAs: string; heldId: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
};

const LEAHS_HOLDINGS = [
  ['AssignedSeat', 'Sam', 'APPROVER'],
  ['Barrier', 'Handling time', 'OWNER'],
  ['Condition', 'Two more interviews', 'CONFIRMER'],
  ['Condition', 'Two more interviews', 'OWNER'],
  ['ContactCause', 'A bill', 'OWNER'],
  ['DigestSchedule', 'Digest for executives', 'RECIPIENT'],
  ['FollowUp', 'Due on 2026-11-04', 'OWNER'],
  ['FollowUpRule', 'SURVEY', 'OWNER'],
  ['Goal', 'Hers', 'ACCOUNTABLE'],
  ['Goal', 'Shared', 'CONTRIBUTOR'],
  ['GovernanceBody', 'Board', 'CHAIR'],
  ['GovernanceBody', 'Board', 'MEMBER'],
  ['GovernanceBody', 'Council', 'CUSTOMER_VOICE'],
  ['GovernanceBody', 'Council', 'MEMBER'],
  ['GovernanceBody', 'Deputies', 'DEPUTY'],
  ['IdeaTriage', 'Triage of ideas', 'OWNER'],
  ['Initiative', 'Rolled out', 'CHANGE_STEP_OWNER'],
  ['Initiative', 'Running', 'BUSINESS_OWNER'],
  ['Initiative', 'Running', 'LEAD'],
  ['Initiative', 'Running', 'SPONSOR'],
  ['Initiative', 'Wound down', 'DEPENDENT_OWNER'],
  ['Journey', 'Join', 'OWNER'],
  ['MaturityAssessment', 'Unanswered', 'ASSESSOR'],
  ['Meeting', 'To come', 'PRESENTER'],
  ['Person', 'Ben Business', 'MANAGER'],
  ['Pillar', 'Vision and Goals', 'OWNER'],
  ['Policy', 'No refunds', 'OWNER'],
  ['Practice', 'Call back', 'OWNER'],
  ['Product', 'Cards', 'OWNER'],
  ['Proposal', 'Asked', 'TRIAGE_OWNER'],
  ['Proposal', 'Open', 'SPONSOR'],
  ['Proposal', 'Taken on', 'DRAFTER'],
  ['Proposal', 'Waiting', 'SPONSOR'],
  ['ReviewDecision', 'At 8', 'BUSINESS_OWNER'],
  ['ReviewDecision', 'At 8', 'LEAD'],
  ['Scenario', 'Half', 'OWNER'],
  ['ScenarioAdoption', 'Half', 'REQUESTER'],
  ['ScoringRound', 'Answered in part', 'SCORER'],
];

describe('What a person holds', () => {
  it('is shown before they leave: all that is open, and nothing that is history', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    const { nodes, totalCount } = await holdingsOf(LEAH, '(first: 100)');
    expect(nodes.map(({ kind, name, heldAs }) => [kind, name, heldAs])).toEqual(LEAHS_HOLDINGS);
    expect(totalCount).toBe(LEAHS_HOLDINGS.length);
    const found = await steward.data(ADA, 'query($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', {
      ids: nodes.map(({ heldId }) => heldId),
    });
    expect(found['nodes']).toEqual(LEAHS_HOLDINGS.map(([kind]) => ({ __typename: kind })));
  });

  it('is read in pages that meet each of them once, both ways', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    const pages: string[] = [];
    for (let after = ''; ;) {
      const { nodes, pageInfo } = await holdingsOf(LEAH, `(first: 5${after})`);
      pages.push(...nodes.map(({ kind, name, heldAs }) => `${kind} ${name} ${heldAs}`));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(pages).toEqual(LEAHS_HOLDINGS.map((holding) => holding.join(' ')));
    const { nodes } = await holdingsOf(LEAH, '(first: 1, orderBy: { field: KIND, direction: DESC })');
    expect(nodes).toMatchObject([{ kind: 'ScoringRound', name: 'Answered in part' }]);
  });

  it('is nothing for most', async () => {
    expect(await holdingsOf('vic@example.com')).toMatchObject({ totalCount: 0, nodes: [] });
  });
});

describe('Somebody who leaves', () => {
  it('hands over all of it to the successor, keeps what is history, and loses roles, manager and function', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    const left = await deactivate(LEAH, LIAM);
    // One record for each thing that the holdings name: three bodies, an initiative, a plan of change, one of sunset, a report, four
    // proposals, two goals, and one each of barrier, condition, triage of ideas, assessment, meeting, motion, pillar, practice, product, scoring round, scenario,
    // request to adopt it, seat at a gate, cause of contacts, digest, follow-up and their rule, journey, policy:
    // 3 + 1 + 2 + 1 + 4 + 2 + 19.
    expect(left).toEqual({
      __typename: 'DeactivatePersonPayload',
      handedOver: 32,
      person: {
        ...{ name: 'Leah Leader', active: false, deactivatedAt: '2026-11-02T09:00:00.000Z' },
        ...{ manager: null, cxFunction: null, roles: [] },
      },
      successor: { name: 'Liam Leader' },
    });
    expect(await holdingsOf(LEAH)).toMatchObject({ totalCount: 0 });
    // The board has one member left, where Liam sat beside Leah; at the council he was her deputy and is a member now.
    expect(
      (await holdingsOf(LIAM, '(first: 100)')).nodes.map(({ kind, name, heldAs }) => [kind, name, heldAs]),
    ).toEqual([
      ...LEAHS_HOLDINGS.slice(0, 11),
      ['GovernanceBody', 'Board', 'CUSTOMER_VOICE'],
      ...LEAHS_HOLDINGS.slice(11, -7),
      ['Proposal', 'Proposed only', 'SPONSOR'],
      ...LEAHS_HOLDINGS.slice(-7),
    ]);
    const { governanceBodies, proposals, initiatives } = await steward.data(
      ADA,
      `{ governanceBodies { nodes { name quorum version chair { name } members { person { name } deputy { name } } } }
         proposals(filter: { status: [DECLINED] }) { nodes { title sponsor { name } triageOwner { name } } }
         initiatives(filter: { status: [CLOSED] }) { nodes { lead { name } } } }`,
    );
    const [ben, liam] = [{ name: 'Ben Business' }, { name: 'Liam Leader' }];
    expect(governanceBodies.nodes).toEqual([
      { name: 'Board', quorum: 1, version: 2, chair: liam, members: [{ person: liam, deputy: null }] },
      {
        ...{ name: 'Council', quorum: 2, version: 2, chair: ben },
        members: [
          { person: ben, deputy: null },
          { person: liam, deputy: null },
        ],
      },
      { name: 'Deputies', quorum: 1, version: 2, chair: ben, members: [{ person: ben, deputy: liam }] },
      expect.objectContaining({ name: 'Reviewers', version: 1 }),
    ]);
    const leah = { name: 'Leah Leader' };
    expect(proposals.nodes).toHaveLength(2);
    expect(proposals.nodes).toContainEqual({ title: 'Declined', sponsor: leah, triageOwner: null });
    expect(proposals.nodes).toContainEqual({ title: 'Turned down', sponsor: null, triageOwner: leah });
    expect(initiatives.nodes).toEqual([{ lead: leah }]);
  });

  it('leaves a record for each thing that changed hands, with before, after and the reason', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    await deactivate(LEAH, LIAM);
    const { auditRecords } = await steward.data(
      ADA,
      '{ auditRecords(first: 100) { nodes { action subjectKind before after reason } } }',
    );
    const all = auditRecords.nodes as { action: string; reason: string; before: object; after: object }[];
    const records = all.filter(({ reason }) => reason === 'Retired');
    expect(records.map(({ action }) => action).sort()).toEqual([
      ...['absenceCancelled', 'absenceDeputyRemoved', 'absenceEnded', 'assignedSeatHandedOver'],
      ...['assistantsSet', 'assistantsSet'],
      ...['barrierHandedOver', 'conditionHandedOver', 'contactCauseHandedOver'],
      ...[
        'delegationRevoked',
        'delegationRevoked',
        'digestScheduleHandedOver',
        'followUpHandedOver',
        'followUpRuleHandedOver',
      ],
      ...['goalHandedOver', 'goalHandedOver'],
      ...Array<string>(3).fill('governanceBodyHandedOver'),
      ...[
        'ideaTriageHandedOver',
        ...Array<string>(3).fill('initiativeHandedOver'),
        'journeyHandedOver',
        'maturityAssessmentHandedOver',
        'meetingHandedOver',
      ],
      ...[
        'personDeactivated',
        'personHandedOver',
        'pillarHandedOver',
        'policyHandedOver',
        'practiceHandedOver',
        'productHandedOver',
      ],
      ...Array<string>(4).fill('proposalHandedOver'),
      'reviewDecisionHandedOver',
      ...['roleRevoked', 'roleRevoked', 'roleRevoked', 'scenarioAdoptionHandedOver', 'scenarioHandedOver'],
      'scoringRoundHandedOver',
      ...['standingDeputySet', 'standingDeputySet'],
    ]);
    const [leah, liam] = [LEAH, LIAM].map((email) => Buffer.from(ids[email]!, 'base64url').toString().slice(7));
    // Beside its roles, each step of a plan that was theirs is handed over in a version of that plan.
    expect(records.filter(({ action }) => action === 'initiativeHandedOver')).toContainEqual(
      expect.objectContaining({
        before: { sponsorId: leah, leadId: leah, businessOwnerId: leah },
        after: { sponsorId: liam, leadId: liam, businessOwnerId: liam },
      }),
    );
    expect(records.find(({ action }) => action === 'personDeactivated')).toMatchObject({
      after: { successorId: liam },
    });
  });

  it('signs in no more: their token answers like one of nobody', async () => {
    await deactivate('ben@example.com', LIAM);
    const [left, nobody] = await Promise.all([
      steward.ask('ben@example.com', '{ viewer { name } }'),
      steward.ask('nobody@example.com', '{ viewer { name } }'),
    ]);
    expect(left.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(left.errors?.[0]?.message.replace('ben@', 'nobody@')).toBe(nobody.errors?.[0]?.message);
    expect(
      await faultOf('ben@example.com', 'proposeIdea', { title: 'a', whoIsHurt: 'b', howTheyAreHurt: 'c' }),
    ).toEqual({ code: 'UNAUTHENTICATED', message: left.errors?.[0]?.message });
    const founding = steward.house.founding.found(steward.caller('ben@example.com'), {
      ...{ name: 'His own', currencyCode: 'USD', people: [{ name: 'Ben', email: 'ben@x.example', roles: ['ADMIN'] }] },
    });
    await expect(founding).rejects.toThrow('"ben@example.com" of steward-local is bound already.');
  });

  it('moves a successor who was their report up to their own manager', async () => {
    await deactivate(LEAH, 'ben@example.com');
    const { viewer } = await steward.data('ben@example.com', '{ viewer { manager { name } } }');
    expect(viewer).toEqual({ manager: { name: 'Ada Admin' } });
  });

  it('is left out of the team, and found among those who have left', async () => {
    await deactivate(LEAH, LIAM);
    const { teamStructure, gone, here } = await steward.data(
      ADA,
      `{ teamStructure { seats { candidateCount holder { name } } } here: people(filter: { active: true }) { totalCount }
         gone: people(filter: { active: false }) { nodes { name } } }`,
    );
    expect(teamStructure.seats[0]).toEqual({ candidateCount: 1, holder: { name: 'Liam Leader' } });
    expect([here.totalCount, gone.nodes]).toEqual([14, [{ name: 'Leah Leader' }]]);
  });

  it('leaves once when the request comes again', async () => {
    const input = { idempotencyKey: aKey(), expectedVersion: 1 };
    const left = await deactivate(LEAH, LIAM, input);
    expect(await deactivate(LEAH, LIAM, input)).toEqual(left);
    expect(await deactivate(LEAH, LIAM, { ...input, reason: 'Fired' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('leaves between two who hand something to them at the same moment, or not at all', async () => {
    const { pillars } = await steward.data(ADA, '{ pillars { id } }');
    const owned = (pillars as { id: string }[]).map(({ id: pillarId }) =>
      act(steward, LIAM, 'assignPillarOwner', { pillarId, ownerId: ids[LEAH], expectedVersion: 1 }),
    );
    const [left, ...assigned] = await Promise.all([deactivate(LEAH, LIAM), ...owned]);
    expect(left.__typename).toBe('DeactivatePersonPayload');
    for (const { __typename } of assigned) expect(__typename).toMatch(/^(AssignPillarOwnerPayload|InvalidInput)$/);
    expect(await holdingsOf(LEAH)).toMatchObject({ totalCount: 0 });
  });
});

describe('Leaving is refused, and nothing is written,', () => {
  const refused = async (answer: () => Promise<unknown>, expected: object) => {
    const before = await writtenRows(steward);
    expect(await answer()).toMatchObject(expected);
    expect(await writtenRows(steward)).toEqual(before);
  };

  it('to oneself', () =>
    refused(() => deactivate(ADA, LIAM), {
      code: 'OWN_DECISION',
      message: 'Nobody deactivates themselves: ask another admin.',
    }));

  it('with oneself or somebody who has left as successor, or without a reason', async () => {
    await deactivate('bea@example.com', LIAM);
    await refused(() => deactivate(LEAH, LEAH, { reason: ' ' }), {
      problems: [
        { path: 'input.reason', message: 'Expected a text, got an empty one.' },
        { path: 'input.successorId', message: 'Nobody is their own successor.' },
      ],
    });
    await refused(() => deactivate(LEAH, 'bea@example.com'), {
      problems: [{ path: 'input.successorId', message: 'Bea Business has left: name somebody who is here.' }],
    });
  });

  it('a second time', async () => {
    await deactivate(LEAH, LIAM);
    await refused(() => deactivate(LEAH, LIAM), { code: 'NOT_POSSIBLE_NOW', message: 'Leah Leader has left already.' });
  });

  it('on a version that is no longer so', () =>
    refused(() => deactivate(LEAH, LIAM, { expectedVersion: 7 }), { code: 'STALE_VERSION', currentVersion: 1 }));

  it('to whom it is not for, and from another organization', async () => {
    const input = { personId: ids['ben@example.com'], expectedVersion: 1, successorId: ids[LIAM], reason: 'No' };
    const before = await writtenRows(steward);
    const sentence = 'Admins add, edit, deactivate and reactivate people, and bind what they sign in with.';
    const forbidden = { code: 'FORBIDDEN', message: `You may not do this. ${sentence}` };
    expect(await faultOf(LEAH, 'deactivatePerson', input)).toEqual(forbidden);
    expect(await faultOf(LEAH, 'reactivatePerson', { personId: input.personId, expectedVersion: 1 })).toEqual(
      forbidden,
    );
    const unknown = { code: 'NOT_FOUND', message: `No person has the id "${input.personId}".` };
    expect(await faultOf('oda@other.example', 'deactivatePerson', input)).toEqual(unknown);
    const other = await idOf(steward, 'oda@other.example');
    for (const successorId of [other, unknownId('Person')]) {
      expect(await faultOf(ADA, 'deactivatePerson', { ...input, successorId })).toEqual({
        code: 'NOT_FOUND',
        message: `No person has the id "${successorId}".`,
      });
    }
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('to the last of two admins who deactivate each other at the same moment', async () => {
    await act(steward, ADA, 'grantRole', { personId: ids[LIAM], role: 'ADMIN' });
    const answers = await Promise.all(
      [deactivate(LIAM, LEAH), deactivate(ADA, LEAH, {}, LIAM)].map((each) => each.catch(String)),
    );
    const left = answers.filter((each) => typeof each === 'object' && each.__typename === 'DeactivatePersonPayload');
    expect(left).toHaveLength(1);
    const admins = await inOrganizationOf(steward, 'sam@example.com', (manager) =>
      manager.query<unknown[]>("select from role_grants where role = 'ADMIN'"),
    );
    expect(admins).toHaveLength(1);
  });
});

describe('Somebody who has left', () => {
  const hasLeft = 'Bea Business has left: name somebody who is here.';

  it('is named for nothing: owner, sponsor, lead, business owner, member, deputy, manager', async () => {
    const bea = ids['bea@example.com'];
    const { pillars } = await steward.data(ADA, '{ pillars { id } }');
    const initiativeId = await anInitiative(steward, portfolioId, { businessOwner: LEAH });
    const [candidate] = await candidates(steward, portfolioId, [{ title: 'Next' }]);
    const idea = await anIdea(steward);
    const product = await act(steward, ADA, 'addProduct', { name: 'Loans' }, 'product { id }');
    await deactivate('bea@example.com', LIAM);
    const body = {
      ...{ name: 'Board', charter: 'Decides', meetings: 'Weekly', quorum: 1 },
      ...{ chairId: ids[LIAM], customerVoiceId: ids[LIAM] },
    };
    const person = { personId: ids['ben@example.com'], expectedVersion: 1, managerId: bea };
    const fund = { proposalId: candidate, expectedVersion: 1, leadId: bea, businessOwnerId: bea };
    const [liam, deputised] = [{ personId: ids[LIAM] }, { personId: ids[LIAM], deputyId: bea }];
    const before = await writtenRows(steward);
    const attempts: [string, string, object, string[]][] = [
      [ADA, 'assignPillarOwner', { pillarId: pillars[0].id, ownerId: bea, expectedVersion: 1 }, ['input.ownerId']],
      [ADA, 'addProduct', { name: 'Cards', ownerId: bea }, ['input.ownerId']],
      [
        ADA,
        'assignProductOwner',
        { productId: product['product'].id, ownerId: bea, expectedVersion: 1 },
        ['input.ownerId'],
      ],
      [ADA, 'foundGovernanceBody', { ...body, members: [deputised] }, ['input.members[0].deputyId']],
      [ADA, 'foundGovernanceBody', { ...body, members: [liam, { personId: bea }] }, ['input.members[1].personId']],
      [
        'ben@example.com',
        'editProposal',
        { proposalId: idea.id, expectedVersion: 1, sponsorId: bea },
        ['input.sponsorId'],
      ],
      ['pam@example.com', 'fundProposal', fund, ['input.leadId', 'input.businessOwnerId']],
      [
        ...(['pam@example.com', 'assignInitiativeRoles'] as const),
        { initiativeId, expectedVersion: 1, sponsorId: bea, leadId: bea },
        ['input.sponsorId', 'input.leadId'],
      ],
      [ADA, 'addPerson', { name: 'Noa', email: 'noa@example.com', managerId: bea }, ['input.managerId']],
      [ADA, 'editPerson', person, ['input.managerId']],
    ];
    for (const [by, mutation, input, paths] of attempts) {
      const answer = await act(steward, by, mutation, input as Record<string, unknown>);
      const problems = paths.map((path) => ({ path, message: hasLeft }));
      expect({ mutation, problems: answer['problems'] }).toEqual({ mutation, problems });
    }
    expect(await act(steward, ADA, 'grantRole', { personId: bea, role: 'SCORER' })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'Bea Business has left: reactivate them first.',
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('comes back with nothing but the way in', async () => {
    await fillLeahsHands({ steward, portfolioId, ids });
    await deactivate(LEAH, LIAM);
    const input = { personId: ids[LEAH], expectedVersion: await versionOf(ids[LEAH]!) };
    const back = await act(steward, ADA, 'reactivatePerson', input, 'person { active deactivatedAt version }');
    expect(back['person']).toEqual({ active: true, deactivatedAt: null, version: input.expectedVersion + 1 });
    const { viewer } = await steward.data(
      LEAH,
      '{ viewer { roles { role } manager { name } holdings { totalCount } } }',
    );
    expect(viewer).toEqual({ roles: [], manager: null, holdings: { totalCount: 0 } });
    expect(
      await act(steward, ADA, 'reactivatePerson', { ...input, expectedVersion: back['person'].version }),
    ).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'Leah Leader is here: there is nothing to reactivate.',
    });
    expect(await act(steward, ADA, 'reactivatePerson', input)).toMatchObject({ code: 'STALE_VERSION' });
  });
});
