import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument, type Acted } from '../support/act';
import { anInitiative, move, versionOf, workOf } from '../support/an-initiative';
import { aPortfolio } from '../support/a-portfolio';
import { aDraft, type ProposalRef } from '../support/a-proposal';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, BEN, BEA] = ['ada@example.com', 'ben@example.com', 'bea@example.com'];
const [DES, VIC, ODA] = ['des@example.com', 'vic@example.com', 'oda@other.example'];

const COMMENT = `comment { id text version createdAt editedAt withdrawnAt withdrawalReason author { name } mentions { name }
  replyTo { id } withdrawnBy { name } proposal { title } initiative { title } approval { gate } }`;

let steward: Steward;
let portfolioId: string;
let proposal: ProposalRef;
let [ben, bea, des] = ['', '', ''];

beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Branches', 100_000_000n);
  proposal = await aDraft(steward, portfolioId);
  [ben, bea, des] = await Promise.all([idOf(steward, BEN), idOf(steward, BEA), idOf(steward, DES)]);
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
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors![0]!;
}

const written = async (email: string, input: Record<string, unknown>): Promise<Record<string, any>> => {
  const answer = await act(
    steward,
    email,
    'commentOn',
    { subjectId: proposal.id, text: 'Who pays?', ...input },
    COMMENT,
  );
  return answer['comment'] as Record<string, any>;
};
const comment = async (id: string, selection: string, email = VIC) => {
  const query = `query($id: ID!) { comment(id: $id) { ${selection} } }`;
  return (await steward.data(email, query, { id }))['comment'] as Record<string, any>;
};
const auditOf = async (id: string) => {
  const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
    nodes { action subjectId before after reason actor { name } } } }`;
  return (await steward.data(ADA, query, { id }))['auditRecords'].nodes as Record<string, any>[];
};

describe('A comment', () => {
  it('says something about a proposal, and names people', async () => {
    const text = '**Who** pays?\n\n- us?';
    const made = await written(BEA, { text: ` ${text}\n`, mentionIds: [des, ben] });
    expect(made).toMatchObject({
      ...{ text, version: 1, createdAt: '2026-11-02T09:00:00.000Z', editedAt: null, withdrawnAt: null },
      ...{ author: { name: 'Bea Business' }, mentions: [{ name: 'Ben Business' }, { name: 'Des Design' }] },
      ...{ replyTo: null, proposal: { title: 'Say how long it takes' }, initiative: null, approval: null },
    });
    expect(await auditOf(made['id'] as string)).toMatchObject([
      {
        ...{ action: 'commentWritten', subjectId: made['id'], before: null, actor: { name: 'Bea Business' } },
        after: { subjectKind: 'PROPOSAL', text, replyToId: null, mentionIds: [expect.any(String), expect.any(String)] },
      },
    ]);
  });

  it('stands on an initiative and on an approval, changes the version of neither and voids nothing', async () => {
    const initiativeId = await anInitiative(steward, portfolioId, { title: 'Say why a card was blocked' });
    await workOf(steward, initiativeId, 'DISCOVER');
    const { approval } = await move(steward, DES, 'requestApproval', initiativeId);
    const version = await versionOf(steward, initiativeId);
    const onInitiative = await written(BEN, { subjectId: initiativeId, text: 'Ask the branches, too.' });
    expect(onInitiative).toMatchObject({ initiative: { title: 'Say why a card was blocked' }, proposal: null });
    const onApproval = await written('leah@example.com', { subjectId: approval.id, text: 'Was that all?' });
    expect(onApproval).toMatchObject({ approval: { gate: 'DISCOVER' }, initiative: null });
    expect(await versionOf(steward, initiativeId)).toBe(version);
    const query = `query($id: ID!) { initiative(id: $id) { status comments { nodes { text } }
      approvals { nodes { decision comments { totalCount nodes { text } } } } } }`;
    expect((await steward.data(VIC, query, { id: initiativeId }))['initiative']).toEqual({
      status: 'AWAITING_APPROVAL',
      comments: { nodes: [{ text: 'Ask the branches, too.' }] },
      approvals: { nodes: [{ decision: null, comments: { totalCount: 1, nodes: [{ text: 'Was that all?' }] } }] },
    });
    expect(await move(steward, 'leah@example.com', 'approveGate', initiativeId)).toHaveProperty('approval');
  });

  it('does not wait for a decision that is being made on its subject', async () => {
    const deciding = inOrganizationOf(steward, BEN, async (manager) => {
      await manager.query('select from proposals for no key update');
      return written(BEA, { text: 'Meanwhile.' });
    });
    expect(await deciding).toMatchObject({ text: 'Meanwhile.' });
  });

  it('is answered in a thread of one level', async () => {
    const first = await written(BEN, { text: 'First' });
    const reply = await written(BEA, { text: 'A reply', replyToId: first['id'] });
    steward.clock.advanceDays(1);
    const replyToReply = await written(BEN, { text: 'A reply to it', replyToId: reply['id'] });
    expect([reply, replyToReply].map(({ replyTo }) => replyTo)).toEqual([{ id: first['id'] }, { id: first['id'] }]);
    const { replies } = await comment(first['id'] as string, 'replies { totalCount nodes { text } }');
    expect(replies).toEqual({ totalCount: 2, nodes: [{ text: 'A reply' }, { text: 'A reply to it' }] });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no text', { text: ' \n' }, 'input.text'],
    ['10,001 characters', { text: 'x'.repeat(10_001) }, 'input.text'],
    ['a person named twice', { mentionIds: 'bea twice' }, 'input.mentionIds[1]'],
    ['21 people', { mentionIds: '21' }, 'input.mentionIds'],
  ])('is refused with %s', async (_what, different, path) => {
    const lists: Record<string, string[]> = {
      'bea twice': [bea, bea],
      '21': Array.from({ length: 21 }, () => unknownId('Person')),
    };
    const input = { subjectId: proposal.id, text: 'Who pays?', ...different };
    const mentionIds = lists[String(different['mentionIds'])] ?? [];
    const { problems } = await refused(BEN, 'commentOn', { ...input, mentionIds });
    expect((problems as { path: string }[]).map((problem) => problem.path)).toEqual([path]);
  });

  it('is refused as a reply to what stands elsewhere', async () => {
    const elsewhere = await aDraft(steward, portfolioId);
    const there = await written(BEN, { subjectId: elsewhere.id });
    const input = { subjectId: proposal.id, text: 'Here', replyToId: there['id'] };
    expect(await refused(BEN, 'commentOn', input)).toMatchObject({
      problems: [{ path: 'input.replyToId', message: 'This comment is on something else: reply where it stands.' }],
    });
  });

  it('answers a repeated key as the first time, and stands once', async () => {
    const input = { subjectId: proposal.id, text: 'Once', idempotencyKey: aKey() };
    const first = await act(steward, BEN, 'commentOn', input, COMMENT);
    const rows = await writtenRows(steward);
    expect(await act(steward, BEN, 'commentOn', input, COMMENT)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await refused(BEN, 'commentOn', { ...input, text: 'Twice' })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('is not for those who only look, nor for nobody', async () => {
    const input = { subjectId: proposal.id, text: 'May I?' };
    const forbidden = await fault(VIC, 'commentOn', input);
    expect(forbidden.extensions.code).toBe('FORBIDDEN');
    expect(forbidden.message).toContain('Everybody may comment but those who only look.');
    expect((await fault(undefined, 'commentOn', input)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is for those who only look elsewhere, where they contribute', async () => {
    const vic = await idOf(steward, VIC);
    const role = { personId: vic, role: 'SCORER', portfolioId };
    const granted = await act(steward, ADA, 'grantRole', role, 'roleGrant { id }');
    expect(await written(VIC, { text: 'As a scorer here' })).toMatchObject({ text: 'As a scorer here' });
    const elsewhere = await aDraft(steward, await aPortfolio(steward, 'Cards', 0n));
    const input = { subjectId: elsewhere.id, text: 'And here?' };
    expect((await fault(VIC, 'commentOn', input)).extensions.code).toBe('FORBIDDEN');
    await act(steward, ADA, 'revokeRole', { roleGrantId: granted['roleGrant'].id as string });
  });

  it.each<[string, () => Record<string, unknown>, string]>([
    ['a proposal that is not there', () => ({ subjectId: unknownId('Proposal') }), 'No proposal'],
    ['an initiative that is not there', () => ({ subjectId: unknownId('Initiative') }), 'No initiative'],
    ['an approval that is not there', () => ({ subjectId: unknownId('Approval') }), 'No approval'],
    ['what nobody comments on', () => ({ subjectId: portfolioId }), 'No proposal, initiative or approval'],
    ['what is no id', () => ({ subjectId: 'constructor' }), 'No proposal, initiative or approval'],
    ['a person who is not there', () => ({ mentionIds: [bea, unknownId('Person')] }), 'No person'],
    ['a comment that is not there', () => ({ replyToId: unknownId('Comment') }), 'No comment'],
  ])('does not come to be with %s', async (_what, different, message) => {
    const found = await fault(BEN, 'commentOn', { subjectId: proposal.id, text: 'Hello?', ...different() });
    expect(found).toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    expect(found.message).toContain(message);
  });

  it('of another organization is not there', async () => {
    const { id } = await written(BEN, { mentionIds: [ben] });
    const query =
      'query($id: ID!) { comment(id: $id) { text } node(id: $id) { id } viewer { mentions { totalCount } } }';
    expect(await steward.data(ODA, query, { id })).toEqual({
      ...{ comment: null, node: null },
      viewer: { mentions: { totalCount: 0 } },
    });
    const mine = { subjectId: proposal.id, text: 'Ours' };
    expect((await fault(ODA, 'commentOn', mine)).extensions.code).toBe('NOT_FOUND');
    const change = { commentId: id, expectedVersion: 1, text: 'Ours' };
    expect((await fault(ODA, 'editComment', change)).extensions.code).toBe('NOT_FOUND');
    const take = { commentId: id, expectedVersion: 1, reason: 'Ours' };
    expect((await fault(ODA, 'withdrawComment', take)).extensions.code).toBe('NOT_FOUND');
  });
});

describe('A comment that is edited', () => {
  it('says and names what its author wants now, and keeps the wording before', async () => {
    const { id } = await written(BEN, { text: 'Who pays?', mentionIds: [bea] });
    steward.clock.advanceDays(1);
    const editedAt = steward.clock.now().toISOString();
    const input = { commentId: id, expectedVersion: 1, text: 'Who pays, and when?', mentionIds: [des] };
    const edited = await act(steward, BEN, 'editComment', input, COMMENT);
    expect(edited['comment']).toMatchObject({
      ...{ text: 'Who pays, and when?', version: 2, editedAt, mentions: [{ name: 'Des Design' }] },
    });
    const selection = 'versions { totalCount nodes { version text writtenAt mentions { name } } }';
    expect((await comment(id as string, selection))['versions']).toMatchObject({
      totalCount: 2,
      nodes: [
        { version: 1, text: 'Who pays?', mentions: [{ name: 'Bea Business' }] },
        { version: 2, text: 'Who pays, and when?', writtenAt: editedAt, mentions: [{ name: 'Des Design' }] },
      ],
    });
    expect((await auditOf(id as string)).at(-1)).toMatchObject({
      action: 'commentEdited',
      before: { text: 'Who pays?' },
      after: { text: 'Who pays, and when?' },
    });
  });

  it('is edited by nobody else, not even an admin', async () => {
    const { id } = await written(BEN, {});
    for (const email of [ADA, BEA]) {
      const found = await fault(email, 'editComment', { commentId: id, expectedVersion: 1, text: 'Mine' });
      expect(found).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
      expect(found.message).toContain('Whoever wrote a comment edits it.');
    }
  });

  it('is refused on a stale version, without a text, without a change', async () => {
    const { id } = await written(BEN, { mentionIds: [bea] });
    const input = { commentId: id, expectedVersion: 1, text: 'Who pays?', mentionIds: [bea] };
    expect(await refused(BEN, 'editComment', { ...input, expectedVersion: 2 })).toMatchObject({
      code: 'STALE_VERSION',
      currentVersion: 1,
    });
    expect(await refused(BEN, 'editComment', { ...input, text: '' })).toMatchObject({
      problems: [{ path: 'input.text' }],
    });
    expect(await refused(BEN, 'editComment', input)).toMatchObject({ problems: [{ path: 'input' }] });
    const named = await fault(BEN, 'editComment', { ...input, mentionIds: [unknownId('Person')] });
    expect(named.extensions.code).toBe('NOT_FOUND');
    const unknown = await fault(BEN, 'editComment', { ...input, commentId: unknownId('Comment') });
    expect(unknown.message).toContain('No comment');
  });

  it('answers a repeated key as the first time', async () => {
    const { id } = await written(BEN, {});
    const input = { commentId: id, expectedVersion: 1, text: 'Better', idempotencyKey: aKey() };
    const first = await act(steward, BEN, 'editComment', input, COMMENT);
    const rows = await writtenRows(steward);
    expect(await act(steward, BEN, 'editComment', input, COMMENT)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
  });
});

describe('A comment that is withdrawn', () => {
  const HIDDEN = 'text editedAt mentions { name } versions { totalCount nodes { text } } replies { nodes { text } }';

  it('by its author leaves who and when, and the thread', async () => {
    const { id } = await written(BEN, { text: 'Never mind', mentionIds: [bea] });
    await act(steward, BEN, 'editComment', { commentId: id, expectedVersion: 1, text: 'Nonsense', mentionIds: [bea] });
    await written(BEA, { text: 'It is not!', replyToId: id });
    const input = { commentId: id, expectedVersion: 2 };
    const answer = await act(steward, BEN, 'withdrawComment', input, COMMENT);
    expect(answer['comment']).toMatchObject({
      ...{ text: null, version: 3, withdrawnAt: steward.clock.now().toISOString(), mentions: [] },
      ...{ withdrawnBy: { name: 'Ben Business' }, author: { name: 'Ben Business' }, withdrawalReason: null },
    });
    expect(await comment(id as string, HIDDEN)).toEqual({
      ...{ text: null, editedAt: null, mentions: [], versions: { totalCount: 0, nodes: [] } },
      replies: { nodes: [{ text: 'It is not!' }] },
    });
    expect((await auditOf(id as string)).at(-1)).toMatchObject({
      ...{ action: 'commentWithdrawn', before: { text: 'Nonsense' }, reason: null },
    });
  });

  it('by an admin is told why', async () => {
    const { id } = await written(BEN, { text: 'Mrs Miller of Dock Street' });
    const input = { commentId: id, expectedVersion: 1 };
    expect(await refused(ADA, 'withdrawComment', input)).toMatchObject({ problems: [{ path: 'input.reason' }] });
    const answer = await act(steward, ADA, 'withdrawComment', { ...input, reason: 'Names a customer.' }, COMMENT);
    expect(answer['comment']).toMatchObject({
      ...{ text: null, withdrawnBy: { name: 'Ada Admin' }, withdrawalReason: 'Names a customer.' },
    });
    expect((await auditOf(id as string)).at(-1)).toMatchObject({ reason: 'Names a customer.' });
  });

  it('is not withdrawn by anybody else, on a stale version, nor again, and is not edited', async () => {
    const { id } = await written(BEN, {});
    const input = { commentId: id, expectedVersion: 1, reason: 'Because' };
    const found = await fault(BEA, 'withdrawComment', input);
    expect(found).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(found.message).toContain('an admin may, too, and says why.');
    const stale = await refused(BEN, 'withdrawComment', { ...input, expectedVersion: 9 });
    expect(stale['code']).toBe('STALE_VERSION');
    const long = await refused(BEN, 'withdrawComment', { ...input, reason: 'x'.repeat(2001) });
    expect(long).toMatchObject({ problems: [{ path: 'input.reason' }] });
    await act(steward, BEN, 'withdrawComment', input);
    const again = { ...input, expectedVersion: 2 };
    expect(await refused(BEN, 'withdrawComment', again)).toMatchObject({ status: 'WITHDRAWN' });
    const edit = { commentId: id, expectedVersion: 2, text: 'Back' };
    expect(await refused(BEN, 'editComment', edit)).toMatchObject({ status: 'WITHDRAWN' });
    const unknown = await fault(BEN, 'withdrawComment', { ...input, commentId: unknownId('Comment') });
    expect(unknown.extensions.code).toBe('NOT_FOUND');
  });

  it('answers a repeated key as the first time', async () => {
    const { id } = await written(BEN, {});
    const input = { commentId: id, expectedVersion: 1, idempotencyKey: aKey() };
    const first = await act(steward, BEN, 'withdrawComment', input, COMMENT);
    const rows = await writtenRows(steward);
    expect(await act(steward, BEN, 'withdrawComment', input, COMMENT)).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
  });
});

describe('The comments on a proposal', () => {
  it('come with the oldest first, each once on a walk through pages, threads apart when asked for', async () => {
    const { id } = await aDraft(steward, portfolioId);
    const texts = ['one', 'two', 'three', 'four'];
    let first: string | undefined;
    for (const text of texts) {
      steward.clock.advanceDays(1);
      const made = await written(BEN, { subjectId: id, text, ...(text === 'three' ? { replyToId: first } : {}) });
      first ??= made['id'] as string;
    }
    const query = `query($id: ID!, $after: String, $filter: CommentFilter, $first: Int) { proposal(id: $id) { version
      comments(first: $first, after: $after, filter: $filter) { totalCount nodes { text } pageInfo { endCursor hasNextPage } } } }`;
    const page = async (more: Record<string, unknown>) =>
      (await steward.data(VIC, query, { id, ...more }))['proposal'].comments as Record<string, any>;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const found: Record<string, any> = await page({ first: 3, after });
      seen.push(...found['nodes'].map((each: { text: string }) => each.text));
      after = found['pageInfo'].hasNextPage ? (found['pageInfo'].endCursor as string) : null;
    } while (after !== null);
    expect(seen).toEqual(texts);
    const textsOf = async (isReply: boolean) => (await page({ filter: { isReply } }))['nodes'];
    expect(await textsOf(true)).toEqual([{ text: 'three' }]);
    expect(await textsOf(false)).toEqual([{ text: 'one' }, { text: 'two' }, { text: 'four' }]);
  });
});

describe('The comments that name somebody', () => {
  const mentions = async (email: string) => {
    const query = '{ viewer { mentions { nodes { text author { name } } } } }';
    return (await steward.data(email, query))['viewer'].mentions.nodes as { text: string }[];
  };

  it('come with the newest first, for as long as their wording names them', async () => {
    const cho = 'cho@example.com';
    const mentionIds = [await idOf(steward, cho)];
    expect(await mentions(cho)).toEqual([]);
    const made: Record<string, any>[] = [];
    for (const text of ['Please read', 'And this', 'And that']) {
      steward.clock.advanceDays(1);
      made.push(await written(BEN, { text, mentionIds }));
    }
    expect((await mentions(cho)).map(({ text }) => text)).toEqual(['And that', 'And this', 'Please read']);
    const [first, second] = made.map(({ id }) => ({ commentId: id as string, expectedVersion: 1 }));
    await act(steward, BEN, 'withdrawComment', first!);
    await act(steward, BEN, 'editComment', { ...second!, text: 'And this, everybody' });
    expect(await mentions(cho)).toEqual([{ text: 'And that', author: { name: 'Ben Business' } }]);
  });
});

describe('The wordings and mentions of comments', () => {
  it.each(['comment_versions', 'comment_mentions'])('in %s cannot be changed by the application', async (table) => {
    const change = (statement: string) => inOrganizationOf(steward, ADA, (manager) => manager.query(statement));
    await expect(change(`update ${table} set version = 9`)).rejects.toThrow(/permission denied/);
    await expect(change(`delete from ${table}`)).rejects.toThrow(/permission denied/);
  });
});
