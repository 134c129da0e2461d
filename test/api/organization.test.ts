import { DEFAULT_OBJECTIVES } from '../../src/organization/domain/direction';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { aKey, type Answer, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const LEAH = 'leah@example.com';
const ADA = 'ada@example.com';
const VIC = 'vic@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
/** Global ids by first name. */
let people: Record<'leah' | 'liam' | 'ina' | 'fin' | 'ben' | 'oda', string>;

beforeAll(async () => {
  steward = await aBank();
  const idByName = ['leah', 'liam', 'ina', 'fin', 'ben'].map(async (name) => [
    name,
    await idOf(steward, `${name}@example.com`),
  ]);
  people = Object.fromEntries([...(await Promise.all(idByName)), ['oda', await idOf(steward, ODA)]]) as typeof people;
});
afterAll(() => steward.stop());

/** Sends what must not be done, and holds it to that. */
async function refused(email: string, mutation: string, input: Record<string, unknown>): Promise<Acted> {
  const before = await writtenRows(steward);
  const answer = await act(steward, email, mutation, input);
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}

/** As `refused`, for what is a fault. */
async function fault(email: string | undefined, mutation: string, input: Record<string, unknown>) {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors }: Answer = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const auditOf = async (subjectId: string) => {
  const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
    nodes { action before after actor { email } } } }`;
  const { auditRecords } = await steward.data(ADA, query, { id: subjectId });
  return auditRecords.nodes as { action: string; before: unknown; after: unknown; actor: { email: string } }[];
};

const VISION = 'visionStatement { id scope name text version createdAt }';
const aVision = async (name: string, scope = 'TEAM') => {
  const input = { scope, name, text: 'Every call ends with an answer.' };
  return (await act(steward, LEAH, 'stateVision', input, VISION))['visionStatement'] as { id: string; version: number };
};

describe('A vision', () => {
  it('is stated for the organization without a name, once', async () => {
    const input = { scope: 'ORGANIZATION', text: ' A bank that keeps its promises. ' };
    const { visionStatement } = await act(steward, ADA, 'stateVision', input, VISION);
    expect(visionStatement).toMatchObject({
      ...{ scope: 'ORGANIZATION', name: null, text: 'A bank that keeps its promises.', version: 1 },
      createdAt: '2026-11-02T09:00:00.000Z',
    });
    expect(await refused(ADA, 'stateVision', input)).toMatchObject({
      problems: [{ path: 'input.scope', message: 'There is a vision of the organization already: reword it.' }],
    });
  });

  it('is stated for an area and for a team of the same name', async () => {
    await aVision('Payments', 'AREA');
    await aVision('Payments', 'TEAM');
    const query = '{ visionStatements(filter: { scope: [AREA] }) { totalCount nodes { scope name } } }';
    const { visionStatements } = await steward.data(VIC, query);
    expect(visionStatements).toEqual({ totalCount: 1, nodes: [{ scope: 'AREA', name: 'Payments' }] });
  });

  it('is reworded, and its audit keeps the wording before', async () => {
    const { id, version } = await aVision('Disputes');
    const input = { visionStatementId: id, expectedVersion: version, text: 'No dispute takes ten days.' };
    const reworded = await act(steward, LEAH, 'rewordVision', input, VISION);
    expect(reworded['visionStatement']).toMatchObject({ text: 'No dispute takes ten days.', version: 2 });
    expect((await auditOf(id)).at(-1)).toEqual({
      action: 'visionReworded',
      before: { text: 'Every call ends with an answer.' },
      after: { text: 'No dispute takes ten days.' },
      actor: { email: LEAH },
    });
  });

  it('answers a repeated key as the first time, and is stated once', async () => {
    const input = { scope: 'TEAM', name: 'Cards', text: 'Cards that work.', idempotencyKey: aKey() };
    const first = await act(steward, LEAH, 'stateVision', input, VISION);
    const rows = await writtenRows(steward);
    expect(await act(steward, LEAH, 'stateVision', input, VISION)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await refused(LEAH, 'stateVision', { ...input, name: 'Loans' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it.each<[string, { scope: string; name?: string; text: string }, string]>([
    ['an organization with a name', { scope: 'ORGANIZATION', name: 'Us', text: 'x' }, 'input.name'],
    ['an area without a name', { scope: 'AREA', text: 'x' }, 'input.name'],
    ['a blank text', { scope: 'TEAM', name: 'Tellers', text: ' ' }, 'input.text'],
    ['a text of 2001 characters', { scope: 'TEAM', name: 'Tellers', text: 'x'.repeat(2001) }, 'input.text'],
    ['a name of 201 characters', { scope: 'TEAM', name: 'x'.repeat(201), text: 'x' }, 'input.name'],
    ['a team that has one', { scope: 'TEAM', name: 'Twice', text: 'x' }, 'input.name'],
  ])('is refused for %s', async (_what, input, path) => {
    if (input.name === 'Twice') await aVision('Twice');
    const { problems } = await refused(LEAH, 'stateVision', input);
    expect((problems as { path: string }[]).map((problem) => problem.path)).toEqual([path]);
  });

  it('is not reworded on a stale version, nor to nothing', async () => {
    const { id } = await aVision('Collections');
    const input = { visionStatementId: id, expectedVersion: 1, text: 'Better.' };
    expect(await refused(LEAH, 'rewordVision', { ...input, expectedVersion: 4 })).toMatchObject({
      code: 'STALE_VERSION',
      message: expect.stringContaining('vision of the team "Collections"') as string,
    });
    expect(await refused(LEAH, 'rewordVision', { ...input, text: '' })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('of another organization is not there', async () => {
    const { id } = await aVision('Hidden');
    const query = 'query($id: ID!) { visionStatement(id: $id) { text } node(id: $id) { id } }';
    expect(await steward.data(ODA, query, { id })).toEqual({ visionStatement: null, node: null });
    const input = { visionStatementId: id, expectedVersion: 1, text: 'Ours now.' };
    expect((await fault(ODA, 'rewordVision', input)).extensions.code).toBe('NOT_FOUND');
  });
});

const OBJECTIVE = 'strategicObjective { id position name meaning version }';
const objective = async (name: string) => {
  const { strategicObjectives } = await steward.data(VIC, '{ strategicObjectives { id name version } }');
  return (strategicObjectives as { id: string; name: string; version: number }[]).find((one) => one.name === name)!;
};

describe('The strategic objectives of an organization', () => {
  it('are five from the start, in their order', async () => {
    const { strategicObjectives } = await steward.data(
      ODA,
      '{ strategicObjectives { position name meaning version } }',
    );
    expect(strategicObjectives).toEqual(
      DEFAULT_OBJECTIVES.map((wording, index) => ({ position: index + 1, ...wording, version: 1 })),
    );
  });

  it('grow by one, which comes last', async () => {
    const input = { name: ' Inclusion ', meaning: 'Nobody is shut out.' };
    const { strategicObjective } = await act(steward, LEAH, 'addObjective', input, OBJECTIVE);
    expect(strategicObjective).toMatchObject({ position: 6, name: 'Inclusion', version: 1 });
    const { id } = strategicObjective as { id: string };
    const query = 'query($id: ID!) { strategicObjective(id: $id) { name } }';
    expect(await steward.data(VIC, query, { id })).toEqual({ strategicObjective: { name: 'Inclusion' } });
    expect(await auditOf(id)).toMatchObject([{ action: 'objectiveAdded', actor: { email: LEAH } }]);
  });

  it('are reworded, and the audit says how', async () => {
    const { id, version } = await objective('Growth');
    const input = { strategicObjectiveId: id, expectedVersion: version, name: 'Growth', meaning: 'More of both.' };
    const { strategicObjective } = await act(steward, ADA, 'rewordObjective', input, OBJECTIVE);
    expect(strategicObjective).toMatchObject({ name: 'Growth', meaning: 'More of both.', version: 2 });
    expect(await auditOf(id)).toMatchObject([
      { before: { meaning: 'Customers do more of their business with us.' }, after: { meaning: 'More of both.' } },
    ]);
  });

  it('have a name each, also when two are added at once', async () => {
    const input = { name: 'Speed', meaning: 'Fast.' };
    const answers = await Promise.all([LEAH, ADA].map((email) => act(steward, email, 'addObjective', input)));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(['AddObjectivePayload', 'InvalidInput']);
    const { id } = await objective('Retention');
    const taken = { strategicObjectiveId: id, expectedVersion: 1, name: 'Speed', meaning: 'x' };
    expect(await refused(LEAH, 'rewordObjective', taken)).toMatchObject({
      problems: [{ path: 'input.name', message: 'There is a strategic objective "Speed" already.' }],
    });
  });

  it('are not reworded on a stale version', async () => {
    const { id } = await objective('Retention');
    const input = { strategicObjectiveId: id, expectedVersion: 3, name: 'Retention', meaning: 'x' };
    expect(await refused(LEAH, 'rewordObjective', input)).toMatchObject({ code: 'STALE_VERSION', currentVersion: 1 });
  });

  it('are refused blank or too long', async () => {
    const { problems } = await refused(LEAH, 'addObjective', { name: '', meaning: 'x'.repeat(2001) });
    expect((problems as { path: string }[]).map(({ path }) => path)).toEqual(['input.name', 'input.meaning']);
  });
});

describe('The structure of the CX team', () => {
  const TEAM = '{ teamStructure { seats { seat candidateCount managersAbove holder { name } } } }';

  it('seats the CX leader and the heads who stand highest in the tree of managers', async () => {
    const { teamStructure } = await steward.data(VIC, TEAM);
    // Leah reports to Ada, Liam to nobody: of the two CX leaders he stands higher.
    expect(teamStructure.seats).toEqual([
      { seat: 'CX_LEADER', candidateCount: 2, managersAbove: 0, holder: { name: 'Liam Leader' } },
      { seat: 'INSIGHTS_AND_ANALYTICS', candidateCount: 1, managersAbove: 0, holder: { name: 'Ina Insights' } },
      { seat: 'DESIGN', candidateCount: 1, managersAbove: 0, holder: { name: 'Des Design' } },
      { seat: 'CHANGE_MANAGEMENT', candidateCount: 1, managersAbove: 0, holder: { name: 'Cho Change' } },
    ]);
  });

  it('shows the seats that are empty', async () => {
    const { teamStructure } = await steward.data(ODA, TEAM);
    const empty = { candidateCount: 0, managersAbove: null, holder: null };
    expect(teamStructure.seats).toEqual([
      { seat: 'CX_LEADER', candidateCount: 1, managersAbove: 0, holder: { name: 'Oda Other' } },
      { seat: 'INSIGHTS_AND_ANALYTICS', ...empty },
      { seat: 'DESIGN', ...empty },
      { seat: 'CHANGE_MANAGEMENT', ...empty },
    ]);
  });
});

const BODY = `governanceBody { id name charter meetings quorum version chair { email } customerVoice { email }
  decidesUpTo { amountMinor currencyCode } escalatesTo { name }
  members { person { email } deputy { email } } }`;
const bodyInput = (name: string, changes: Record<string, unknown> = {}) => ({
  name,
  charter: 'Decides what is funded.',
  meetings: 'First Tuesday of each month',
  chairId: people.leah,
  customerVoiceId: people.ina,
  quorum: 2,
  members: [{ personId: people.leah, deputyId: people.liam }, { personId: people.ina }, { personId: people.fin }],
  ...changes,
});
const aBody = async (name: string, changes: Record<string, unknown> = {}): Promise<string> => {
  const { governanceBody } = await act(steward, LEAH, 'foundGovernanceBody', bodyInput(name, changes), BODY);
  return (governanceBody as { id: string }).id;
};

describe('A governance body', () => {
  it('is founded with chair, members, deputies, quorum, the customer’s seat, its rights and the way up', async () => {
    const executiveId = await aBody('Executive team');
    const input = bodyInput('CX board', { decidesUpToMinor: '50000000', escalatesToId: executiveId });
    const { governanceBody } = await act(steward, ADA, 'foundGovernanceBody', input, BODY);
    expect(governanceBody).toEqual({
      id: expect.any(String) as string,
      name: 'CX board',
      charter: 'Decides what is funded.',
      meetings: 'First Tuesday of each month',
      quorum: 2,
      version: 1,
      chair: { email: LEAH },
      customerVoice: { email: 'ina@example.com' },
      decidesUpTo: { amountMinor: '50000000', currencyCode: 'USD' },
      escalatesTo: { name: 'Executive team' },
      members: [
        { person: { email: LEAH }, deputy: { email: 'liam@example.com' } },
        { person: { email: 'ina@example.com' }, deputy: null },
        { person: { email: 'fin@example.com' }, deputy: null },
      ],
    });
  });

  it('is revised as a whole: what is left out is taken away', async () => {
    const id = await aBody('Fraud council', { decidesUpToMinor: '100' });
    const changes = { quorum: 1, members: [{ personId: people.ina }, { personId: people.leah }] };
    const input = { ...bodyInput('Fraud board', changes), governanceBodyId: id, expectedVersion: 1 };
    const { governanceBody } = await act(steward, LEAH, 'reviseGovernanceBody', input, BODY);
    expect(governanceBody).toMatchObject({
      ...{ name: 'Fraud board', quorum: 1, version: 2, decidesUpTo: null },
      members: [
        { person: { email: 'ina@example.com' }, deputy: null },
        { person: { email: LEAH }, deputy: null },
      ],
    });
    const records = await auditOf(id);
    expect(records.map(({ action }) => action)).toEqual(['governanceBodyFounded', 'governanceBodyRevised']);
    expect(records[1]).toMatchObject({
      before: { name: 'Fraud council', quorum: 2, decidesUpToMinor: '100' },
      after: { name: 'Fraud board', quorum: 1, decidesUpToMinor: null },
    });
  });

  it('keeps its name when it is revised', async () => {
    const id = await aBody('Steady');
    const input = { ...bodyInput('Steady', { quorum: 3 }), governanceBodyId: id, expectedVersion: 1 };
    expect(await act(steward, LEAH, 'reviseGovernanceBody', input, BODY)).toMatchObject({
      governanceBody: { name: 'Steady', quorum: 3 },
    });
  });

  it('is listed by name, and is not there for another organization', async () => {
    const id = await aBody('Aardvark');
    const query = 'query($id: ID!) { governanceBody(id: $id) { name } governanceBodies(first: 1) { nodes { name } } }';
    expect(await steward.data(VIC, query, { id })).toEqual({
      governanceBody: { name: 'Aardvark' },
      governanceBodies: { nodes: [{ name: 'Aardvark' }] },
    });
    expect(await steward.data(ODA, query, { id })).toEqual({ governanceBody: null, governanceBodies: { nodes: [] } });
  });

  it('answers a repeated key as the first time, and is founded once', async () => {
    const input = bodyInput('Once', { idempotencyKey: aKey() });
    const first = await act(steward, LEAH, 'foundGovernanceBody', input, BODY);
    const rows = await writtenRows(steward);
    expect(await act(steward, LEAH, 'foundGovernanceBody', input, BODY)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
  });

  describe('is refused, and nothing is written,', () => {
    it.each<[string, () => Record<string, unknown>, string]>([
      ['with a quorum of more than its members', () => ({ quorum: 4 }), 'input.quorum'],
      ['with a chair who is no member', () => ({ chairId: people.ben }), 'input.chairId'],
      ['with a customer’s voice who is no member', () => ({ customerVoiceId: people.ben }), 'input.customerVoiceId'],
      [
        'with a deputy of oneself',
        () => ({
          ...{ chairId: people.leah, customerVoiceId: people.leah, quorum: 1 },
          members: [{ personId: people.leah, deputyId: people.leah }],
        }),
        'input.members[0].deputyId',
      ],
      ['with a limit below nothing', () => ({ decidesUpToMinor: '-1' }), 'input.decidesUpToMinor'],
      ['with a blank charter', () => ({ charter: '\t' }), 'input.charter'],
      ['without a word on when it meets', () => ({ meetings: '' }), 'input.meetings'],
      ['without a name', () => ({ name: '\u200b' }), 'input.name'],
      ['under a key that is too short', () => ({ idempotencyKey: 'short' }), 'input.idempotencyKey'],
    ])('%s', async (_what, changes, path) => {
      const { code, problems } = await refused(LEAH, 'foundGovernanceBody', bodyInput('Refused', changes()));
      expect([code, (problems as { path: string }[]).map((problem) => problem.path)]).toEqual([
        'INVALID_INPUT',
        [path],
      ]);
    });

    it('when another has its name', async () => {
      await aBody('Taken');
      expect(await refused(LEAH, 'foundGovernanceBody', bodyInput('Taken'))).toMatchObject({
        problems: [{ path: 'input.name', message: 'There is a governance body "Taken" already.' }],
      });
    });

    it('when its way up comes back to it', async () => {
      const top = await aBody('Top');
      const bottom = await aBody('Bottom', { escalatesToId: top });
      const revision = { governanceBodyId: top, expectedVersion: 1 };
      const input = { ...bodyInput('Top', { escalatesToId: bottom }), ...revision };
      expect(await refused(LEAH, 'reviseGovernanceBody', input)).toMatchObject({
        problems: [
          {
            path: 'input.escalatesToId',
            message: 'Escalation would go round in a circle: "Top" → "Bottom" → "Top".',
          },
        ],
      });
    });

    it('when two at once would close a circle between them: one of the two is', async () => {
      const ids = [await aBody('Left'), await aBody('Right')] as const;
      const to = (own: 0 | 1) => ({
        ...bodyInput(['Left', 'Right'][own]!, { escalatesToId: ids[1 - own] }),
        ...{ governanceBodyId: ids[own], expectedVersion: 1 },
      });
      const answers = await Promise.all([
        act(steward, LEAH, 'reviseGovernanceBody', to(0)),
        act(steward, ADA, 'reviseGovernanceBody', to(1)),
      ]);
      expect(answers.map((answer) => answer.__typename).sort()).toEqual([
        'InvalidInput',
        'ReviseGovernanceBodyPayload',
      ]);
    });

    it('on a stale version', async () => {
      const governanceBodyId = await aBody('Stale');
      const input = { ...bodyInput('Stale'), governanceBodyId, expectedVersion: 2 };
      expect(await refused(LEAH, 'reviseGovernanceBody', input)).toMatchObject({
        code: 'STALE_VERSION',
        message: 'Version 2 of governance body "Stale" is stale: it is at version 1. Read it again before deciding.',
      });
    });

    it.each<[string, () => Record<string, unknown>]>([
      ['a member who is nobody', () => ({ members: membersWith(unknownId('Person')) })],
      ['a member of another organization', () => ({ members: membersWith(people.oda) })],
      ['a member that is a pillar', () => ({ members: membersWith(unknownId('Pillar')) })],
      ['a deputy who is nobody', () => ({ members: membersWith(people.fin, unknownId('Person')) })],
      ['a way up to nowhere', () => ({ escalatesToId: unknownId('GovernanceBody') })],
      ['a way up to a person', () => ({ escalatesToId: people.ben })],
    ])('for %s', async (_what, changes) => {
      const { extensions } = await fault(LEAH, 'foundGovernanceBody', bodyInput('Nobody', changes()));
      expect(extensions.code).toBe('NOT_FOUND');
    });

    it('for a body of another organization', async () => {
      const governanceBodyId = await aBody('Ours');
      const input = { ...bodyInput('Theirs'), governanceBodyId, expectedVersion: 1 };
      expect((await fault(ODA, 'reviseGovernanceBody', input)).extensions.code).toBe('NOT_FOUND');
    });
  });
});

const membersWith = (personId: string, deputyId?: string) => [
  { personId: people.leah },
  { personId: people.ina },
  { personId, ...(deputyId === undefined ? {} : { deputyId }) },
];

describe('Who is neither admin nor CX leader', () => {
  it.each<[string, () => Record<string, unknown> | Promise<Record<string, unknown>>, string]>([
    ['stateVision', () => ({ scope: 'TEAM', name: 'Mine', text: 'x' }), 'word the vision'],
    [
      'rewordVision',
      async () => ({ visionStatementId: (await aVision('Theirs')).id, expectedVersion: 1, text: 'x' }),
      'word the vision',
    ],
    ['addObjective', () => ({ name: 'Mine', meaning: 'x' }), 'word the vision'],
    [
      'rewordObjective',
      async () => ({
        ...{ strategicObjectiveId: (await objective('Retention')).id, expectedVersion: 1 },
        ...{ name: 'Mine', meaning: 'x' },
      }),
      'word the vision',
    ],
    ['foundGovernanceBody', () => bodyInput('Mine'), 'found and revise governance bodies'],
    [
      'reviseGovernanceBody',
      async () => ({ ...bodyInput('Mine'), governanceBodyId: await aBody('Not mine'), expectedVersion: 1 }),
      'found and revise governance bodies',
    ],
  ])('may not %s', async (mutation, inputOf, sentence) => {
    const input = await inputOf();
    expect(await fault('pam@example.com', mutation, input)).toMatchObject({
      message: expect.stringContaining(sentence) as string,
      extensions: { code: 'FORBIDDEN' },
    });
    expect((await fault(undefined, mutation, input)).extensions.code).toBe('UNAUTHENTICATED');
  });
});
