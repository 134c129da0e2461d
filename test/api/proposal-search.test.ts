import { BANK } from '../../src/demo/content/bank/bank';
import { aBank, unknownId } from '../support/a-bank';
import { done, type ProposalRef } from '../support/a-proposal';
import type { Steward } from '../support/steward';
import { inOrganizationOf } from '../support/written-rows';

const BEA = 'bea@example.com';
const BEN = 'ben@example.com';
const ODA = 'oda@other.example';
const FAX = 'Tell me that my fax arrived';
const BRANCH = 'Branch appointments to open or close an account';
const CHATBOT = 'A chatbot for questions about the credit report';

let steward: Steward;
const proposals = new Map<string, ProposalRef>();
beforeAll(async () => {
  steward = await aBank();
  for (const { title, whoIsHurt, howTheyAreHurt } of BANK.proposals)
    proposals.set(title, await done(steward, BEN, 'proposeIdea', { title, whoIsHurt, howTheyAreHurt }));
});
afterAll(() => steward.stop());

interface Asked {
  readonly filter?: Record<string, unknown>;
  readonly orderBy?: { field: string; direction?: string };
  readonly page?: string;
  readonly email?: string;
}

const LIST = (page: string) => `query($filter: ProposalFilter, $orderBy: ProposalOrder) {
  proposals(${page}, filter: $filter, orderBy: $orderBy) { totalCount edges { cursor node { title } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

const ask = ({ page = 'first: 100', email = BEA, ...variables }: Asked) => steward.ask(email, LIST(page), variables);

async function titles(asked: Asked): Promise<string[]> {
  const answer = await ask(asked);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data['proposals'].edges as { node: { title: string } }[]).map(({ node }) => node.title);
}
const found = (search: string, more: Record<string, unknown> = {}): Promise<string[]> =>
  titles({ filter: { search, ...more } });

const SIMILAR = `query($text: String!, $first: Int! = 5) {
  similarProposals(text: $text, first: $first) { similarity proposal { title proposer { name } } } }`;

async function similar(text: string, email = BEA): Promise<{ similarity: number; title: string }[]> {
  const { similarProposals } = await steward.data(email, SIMILAR, { text });
  return (similarProposals as { similarity: number; proposal: { title: string } }[]).map(
    ({ similarity, proposal: { title } }) => ({ similarity, title }),
  );
}

describe('A search for proposals', () => {
  it('finds words in any of their forms, in the title and in who is hurt and how', async () => {
    expect(await found('faxes')).toEqual([FAX]);
    expect(await found('graduate')).toEqual([
      'One payoff figure for a student loan that is still right when the money arrives',
    ]);
  });

  it('asks for all words, and for none after a minus, one of two around "or", and a phrase in quotes', async () => {
    expect(await found('fax chatbot')).toEqual([]);
    expect((await found('fax or chatbot')).toSorted()).toEqual([CHATBOT, FAX]);
    expect(await found('account phone -sitting')).not.toContain(
      'Open or close an account in one sitting, on the phone you have',
    );
    expect(await found('"fax arrived"')).toEqual([FAX]);
    expect(await found('"arrived fax"')).toEqual([]);
  });

  it('finds a title that holds a word written much alike', async () => {
    expect(await found('apointments')).toEqual([BRANCH]);
    expect(await found('chatbott for the credit repport')).toEqual([CHATBOT]);
    expect(await found('chatbott for the umbrella')).toEqual([]);
  });

  it('takes what is quoted or left out as it is written', async () => {
    expect(await found('"apointments"')).toEqual([]);
    expect(await found('appointments -branch')).not.toContain(BRANCH);
  });

  it('holds together with the other filters', async () => {
    expect(await found('fax', { status: ['IDEA'] })).toEqual([FAX]);
    expect(await found('fax', { status: ['FUNDED'] })).toEqual([]);
    expect(await found('fax', { proposerId: unknownId('Person') })).toEqual([]);
  });

  it('follows an edit, and forgets what is deleted', async () => {
    const idea = { title: 'Zebra crossings', whoIsHurt: 'Walkers', howTheyAreHurt: 'They wait' };
    const { id } = await done(steward, BEN, 'proposeIdea', idea);
    const edit = { proposalId: id, expectedVersion: 1, title: 'Crossings', solution: 'Paint for giraffes' };
    await done(steward, BEN, 'editProposal', edit);
    expect([await found('zebra'), await found('giraffe')]).toEqual([[], ['Crossings']]);
    // What has a history is not deleted: this one comes and goes without.
    const byHand = (sql: string) => inOrganizationOf(steward, 'ada@example.com', (manager) => manager.query(sql));
    await byHand(`insert into proposals (id, organization_id, title, who_is_hurt, how_they_are_hurt, status, proposer_id,
        currency_code, created_at, updated_at)
      select gen_random_uuid(), organization_id, 'Okapis', 'A', 'B', 'IDEA', proposer_id, 'USD', now(), now()
      from proposals where title = 'Crossings'`);
    expect(await found('okapi')).toEqual(['Okapis']);
    await byHand("delete from proposals where title = 'Okapis'");
    expect(await found('okapi')).toEqual([]);
  });

  it('puts a word in the title before the same word in a text, and as it is written before alike', async () => {
    const idea = (title: string, howTheyAreHurt: string) =>
      done(steward, BEN, 'proposeIdea', { title, whoIsHurt: 'Walkers', howTheyAreHurt });
    await idea('Lanterns', 'They see nothing');
    await idea('Light at night', 'There are no lanterns');
    await idea('Lantrens', 'Nobody sees them');
    const order = { orderBy: { field: 'RELEVANCE' } };
    expect(await titles({ filter: { search: 'lanterns' }, ...order })).toEqual(['Lanterns', 'Light at night']);
    expect(await titles({ filter: { search: 'lantrens' }, ...order })).toEqual(['Lantrens']);
    expect(await titles({ filter: { search: 'lantern' }, orderBy: { field: 'RELEVANCE', direction: 'ASC' } })).toEqual([
      'Light at night',
      'Lanterns',
    ]);
  });

  it('is walked by relevance in pages both ways, each proposal once', async () => {
    const search = { filter: { search: 'customers or account' }, orderBy: { field: 'RELEVANCE' } };
    const whole = await titles(search);
    expect(whole.length).toBeGreaterThan(6);
    const walk = async (page: (cursor: string | undefined) => string, more: string, cursor: string) => {
      const met: string[][] = [];
      for (let from: string | undefined; ;) {
        const { totalCount, edges, pageInfo } = (await ask({ ...search, page: page(from) })).data['proposals'];
        expect(totalCount).toBe(whole.length);
        met.push((edges as { node: { title: string } }[]).map(({ node }) => node.title));
        if (pageInfo[more] !== true) return met;
        from = pageInfo[cursor] as string;
      }
    };
    const after = (cursor?: string) => `first: 2${cursor === undefined ? '' : `, after: "${cursor}"`}`;
    const before = (cursor?: string) => `last: 2${cursor === undefined ? '' : `, before: "${cursor}"`}`;
    expect((await walk(after, 'hasNextPage', 'endCursor')).flat()).toEqual(whole);
    expect((await walk(before, 'hasPreviousPage', 'startCursor')).toReversed().flat()).toEqual(whole);
  });

  it('serves the lists of a person, too', async () => {
    const query = '{ viewer { proposals(filter: {search: "fax"}) { totalCount nodes { title } } } }';
    expect((await steward.data(BEN, query))['viewer'].proposals).toEqual({ totalCount: 1, nodes: [{ title: FAX }] });
    expect((await steward.data(BEA, query))['viewer'].proposals).toEqual({ totalCount: 0, nodes: [] });
  });

  it("finds nothing of another organization's", async () => {
    expect(await titles({ filter: { search: 'fax' }, email: ODA })).toEqual([]);
    expect(await titles({ filter: { search: 'apointments' }, email: ODA })).toEqual([]);
  });

  it('takes operators, quotes and markup as text', async () => {
    for (const search of ['\\', ':*', '<b>', '((', '"', '-', 'the', "'; drop table people; --", '東京'])
      expect({ search, found: await found(search) }).toEqual({ search, found: [] });
    expect(await found("fax' & !(:*")).toEqual([FAX]);
  });

  it.each([
    ['an empty search', { filter: { search: '' } }, /filter\.search: Expected a text, got an empty one/],
    ['a blank search', { filter: { search: ' \u200b\n' } }, /filter\.search: Expected a text/],
    ['a search of 201 characters', { filter: { search: 'x'.repeat(201) } }, /201 characters: expected at most 200/],
    ['an order by relevance to nothing', { orderBy: { field: 'RELEVANCE' } }, /RELEVANCE goes with filter\.search/],
  ])('is refused for %s', async (_what, asked, message) => {
    const answer = await ask(asked);
    expect(answer.errors).toMatchObject([
      { message: expect.stringMatching(message) as string, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('refuses a cursor of another search', async () => {
    const first = await ask({ filter: { search: 'customers' }, page: 'first: 1' });
    const { endCursor } = first.data['proposals'].pageInfo as { endCursor: string };
    const answer = await ask({ filter: { search: 'account' }, page: `first: 1, after: "${endCursor}"` });
    expect(answer.errors?.[0]?.message).toMatch(/belongs to another order or filter/);
  });
});

describe('What is similar to a text', () => {
  it.each([
    ['Confirm that a fax has arrived', FAX],
    ['A bot that answers questions about credit reports', CHATBOT],
    ['Let customers book an appointment at the branch so that nobody has to wait', BRANCH],
    ['Branch apointments', BRANCH],
    ['Stop asking people for a debt before it is shown', 'Show the debt before asking for it'],
  ])('%s: %s', async (text, title) => {
    expect((await similar(text))[0]?.title).toBe(title);
  });

  it('is its own proposal, wholly', async () => {
    for (const { title, whoIsHurt, howTheyAreHurt } of BANK.proposals)
      expect((await similar(`${title} ${whoIsHurt} ${howTheyAreHurt}`))[0]).toEqual({ similarity: 1, title });
  });

  it('comes the most similar first, from 0.3 to 1, and at most as many as asked for', async () => {
    const all = (await similar('Close an account on your phone')).map(({ similarity }) => similarity);
    expect(all.length).toBeGreaterThan(1);
    expect(all).toEqual(all.toSorted((a, b) => b - a));
    expect(all.every((similarity) => similarity >= 0.3 && similarity <= 1)).toBe(true);
    const { similarProposals } = await steward.data(BEA, SIMILAR, { text: 'Close an account on your phone', first: 1 });
    expect(similarProposals).toMatchObject([{ proposal: { proposer: { name: 'Ben Business' } } }]);
  });

  it('is nothing for what nobody proposed, or what holds no words', async () => {
    expect(await similar('Umbrellas against volcanoes')).toEqual([]);
    expect(await similar('the of and')).toEqual([]);
    expect(await similar(`?!\\':&|<->`)).toEqual([]);
    expect(await similar(`it's \\ C:\\temp 'x' & !(y)`)).toEqual([]);
  });

  it("is never another organization's", async () => {
    expect(await similar(FAX, ODA)).toEqual([]);
  });

  it.each([
    ['an empty text', { text: '' }, /^similarProposals: text: Expected a text, got an empty one/],
    ['a blank text', { text: ' \n\u200b' }, /^similarProposals: text: Expected a text/],
    ['2001 characters', { text: 'x'.repeat(2001) }, /^similarProposals: text: 2001 characters: expected at most 2000/],
    ['none wanted', { text: FAX, first: 0 }, /first is 1 to 20, not 0/],
    ['too many wanted', { text: FAX, first: 21 }, /first is 1 to 20, not 21/],
  ])('is refused for %s', async (_what, variables, message) => {
    const answer = await steward.ask(BEA, SIMILAR, variables);
    expect(answer.errors).toMatchObject([
      { message: expect.stringMatching(message) as string, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  it('is refused for a NUL character, and to nobody', async () => {
    expect((await steward.ask(BEA, SIMILAR, { text: 'a\0b' })).errors?.[0]?.message).toMatch(/NUL character/);
    const nobody = await steward.ask(undefined, SIMILAR, { text: FAX });
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('takes 2,000 characters', async () => {
    expect((await similar(`${FAX} ${'x'.repeat(2000)}`.slice(0, 2000)))[0]?.title).toBe(FAX);
  });
});

describe('The texts that are searched', () => {
  it('cannot be read by the application but through the search', async () => {
    const read = inOrganizationOf(steward, 'ada@example.com', (manager) =>
      manager.query('select * from proposal_texts'),
    );
    await expect(read).rejects.toThrow('permission denied for table proposal_texts');
  });

  it('are found by nobody while no organization is entered', async () => {
    const search =
      "select proposal_id from search_proposals('fax') union all select proposal_id from similar_proposals('fax', 5)";
    expect(await steward.dataSource.query(search)).toEqual([]);
  });
});
