import { aBank, idOf, unknownId } from '../support/a-bank';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

let steward: Steward;
/** Rows of the bank to refer to. */
let phone: string, loan: string, fees: string, waiting: string;
/** Rows of the other organization. */
let others: { channel: string; theme: string; need: string };

beforeAll(async () => {
  steward = await aBank();
  phone = await added('addChannel', 'channel', { name: 'Phone' });
  loan = await added('addProduct', 'product', { name: 'Loan' });
  await added('addJourney', 'journey', { name: 'Join' });
  fees = await added('addTheme', 'theme', { name: 'fees' });
  waiting = await added('addTheme', 'theme', { name: 'waiting' });
  others = {
    channel: await added('addChannel', 'channel', { name: 'Phone' }, 'oda@other.example'),
    theme: await added('addTheme', 'theme', { name: 'fees' }, 'oda@other.example'),
    need: await added('nameNeed', 'need', { title: 'Theirs', statement: 'Not ours.' }, 'oda@other.example'),
  };
});
afterAll(() => steward.stop());

const mutationOf = (verb: string, selection: string): string => {
  const name = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
  return `mutation($input: ${name}Input!) { ${verb}(input: $input) {
    __typename
    ... on ${name}Payload { ${selection} }
    ... on UserError { code message }
    ... on InvalidInput { problems { path message } }
    ... on GateUnmet { missing { code message } }
    ... on StaleVersion { currentVersion }
    ... on NotPossibleNow { status } } }`;
};

async function added(verb: string, field: string, input: object, by = 'ina@example.com'): Promise<string> {
  const mutation = mutationOf(verb, `${field} { id }`);
  const data = await steward.data(by, mutation, { input: { idempotencyKey: aKey(), ...input } });
  return data[verb][field].id as string;
}

/** Sends a mutation, and sees to it that nothing is written. */
async function inVain(by: string | undefined, verb: string, input: object) {
  const before = await writtenRows(steward);
  const answer = await steward.ask(by, mutationOf(verb, '__typename'), {
    input: { idempotencyKey: aKey(), ...input },
  });
  expect(await writtenRows(steward)).toEqual(before);
  return answer;
}
const faultOf = async (...asked: Parameters<typeof inVain>) => (await inVain(...asked)).errors?.[0]?.extensions.code;
const refusalOf = async (...asked: Parameters<typeof inVain>) =>
  (await inVain(...asked)).data[asked[1]] as Record<string, unknown>;
const pathsOf = async (...asked: Parameters<typeof inVain>) =>
  ((await refusalOf(...asked))['problems'] as { path: string }[]).map(({ path }) => path);

describe('The lists of channels, products, journeys and themes', () => {
  it('take a further channel from insights', async () => {
    const mutation = mutationOf('addChannel', 'channel { name feedbackCount }');
    const input = { name: ' Branch ', idempotencyKey: aKey() };
    const { addChannel } = await steward.data('ina@example.com', mutation, { input });
    expect(addChannel).toMatchObject({ channel: { name: 'Branch', feedbackCount: 0 } });
  });

  it('take a product with its owner', async () => {
    const mutation = mutationOf('addProduct', 'product { name version owner { email } }');
    const input = { name: 'Card', ownerId: await idOf(steward, 'ben@example.com'), idempotencyKey: aKey() };
    const { addProduct } = await steward.data('leah@example.com', mutation, { input });
    expect(addProduct).toMatchObject({ product: { name: 'Card', version: 1, owner: { email: 'ben@example.com' } } });
  });

  it('are read in pages, by name', async () => {
    const query = 'query($after: String) { themes(first: 1, after: $after) { nodes { name } pageInfo { endCursor } } }';
    const first = await steward.data('vic@example.com', query);
    const next = await steward.data('vic@example.com', query, { after: first['themes'].pageInfo.endCursor });
    expect([...first['themes'].nodes, ...next['themes'].nodes]).toEqual([{ name: 'fees' }, { name: 'waiting' }]);
  });

  it('hold a name once, even when two add it at the same time', async () => {
    const add = () => refusedOrAdded({ name: 'App', idempotencyKey: aKey() });
    const answers = await Promise.all([add(), add()]);
    expect(answers.sort()).toEqual(['AddChannelPayload', 'InvalidInput']);
  });
  const refusedOrAdded = async (input: object) => {
    const data = await steward.data('ina@example.com', mutationOf('addChannel', '__typename'), { input });
    return data['addChannel'].__typename as string;
  };

  it.each([
    ['addChannel', 'channel', 'Phone'],
    ['addProduct', 'product', 'Loan'],
    ['addJourney', 'journey', 'Join'],
    ['addTheme', 'theme', 'fees'],
  ])('refuse by %s a name that is there', async (verb, kind, name) => {
    expect(await refusalOf('ina@example.com', verb, { name })).toMatchObject({
      problems: [{ path: 'input.name', message: `There is a ${kind} "${name}" already.` }],
    });
  });

  it.each(['addChannel', 'addProduct', 'addJourney', 'addTheme'])('refuse by %s what is no name', async (verb) => {
    expect(await pathsOf('ina@example.com', verb, { name: ' ' })).toEqual(['input.name']);
    expect(await pathsOf('ina@example.com', verb, { name: 'x'.repeat(201) })).toEqual(['input.name']);
    expect(await faultOf('ina@example.com', verb, { name: 'a\0b' })).toBe('BAD_USER_INPUT');
    expect(await pathsOf('ina@example.com', verb, { name: 'New', idempotencyKey: 'short' })).toEqual([
      'input.idempotencyKey',
    ]);
    expect(await faultOf('ben@example.com', verb, { name: 'New' })).toBe('FORBIDDEN');
    expect(await faultOf(undefined, verb, { name: 'New' })).toBe('UNAUTHENTICATED');
  });

  it.each(['addProduct', 'addJourney'])('refuse by %s an owner who is nobody here', async (verb) => {
    for (const ownerId of [unknownId('Person'), phone, await idOf(steward, 'oda@other.example')]) {
      expect(await faultOf('ina@example.com', verb, { name: 'New', ownerId })).toBe('NOT_FOUND');
    }
  });
});

describe('Naming the owner of a product', () => {
  const input = async (changes: object = {}) => ({
    productId: loan,
    ownerId: await idOf(steward, 'bea@example.com'),
    expectedVersion: 1,
    ...changes,
  });

  it('is refused on a stale version', async () => {
    expect(await refusalOf('ina@example.com', 'assignProductOwner', await input({ expectedVersion: 3 }))).toMatchObject(
      {
        message: 'Version 3 of product "Loan" is stale: it is at version 1. Read it again before deciding.',
        currentVersion: 1,
      },
    );
  });

  it('fails for ids that lead nowhere, and for those who may not', async () => {
    const verb = 'assignProductOwner';
    expect(await faultOf('ina@example.com', verb, await input({ productId: unknownId('Product') }))).toBe('NOT_FOUND');
    expect(await faultOf('ina@example.com', verb, await input({ productId: phone }))).toBe('NOT_FOUND');
    expect(await faultOf('ina@example.com', verb, await input({ ownerId: unknownId('Person') }))).toBe('NOT_FOUND');
    expect(await faultOf('oda@other.example', verb, await input())).toBe('NOT_FOUND');
    expect(await faultOf('ben@example.com', verb, await input())).toBe('FORBIDDEN');
  });

  it('is done by insights', async () => {
    const mutation = mutationOf('assignProductOwner', 'product { version owner { email } }');
    const data = await steward.data('ina@example.com', mutation, { input: await input({ idempotencyKey: aKey() }) });
    expect(data['assignProductOwner'].product).toEqual({ version: 2, owner: { email: 'bea@example.com' } });
  });
});

describe('Recording feedback', () => {
  const said = (changes: object = {}) => ({
    source: 'SURVEY',
    party: 'FIRST_PARTY',
    speaker: 'EMPLOYEE',
    receivedOn: '2026-11-01',
    text: 'The form asks twice.',
    ...changes,
  });
  const record = mutationOf(
    'recordFeedback',
    'feedback { id source receivedOn text rating channel { name } product { name } themes { name } attributes { name } recordedBy { email } }',
  );

  it('is open to every contributor', async () => {
    const input = said({
      rating: 4.5,
      channelId: phone,
      productId: loan,
      themeIds: [waiting, fees],
      idempotencyKey: aKey(),
    });
    const { recordFeedback } = await steward.data('ben@example.com', record, { input });
    expect(recordFeedback.feedback).toEqual({
      id: expect.any(String) as string,
      source: 'SURVEY',
      receivedOn: '2026-11-01',
      text: 'The form asks twice.',
      rating: 4.5,
      channel: { name: 'Phone' },
      product: { name: 'Loan' },
      themes: [{ name: 'fees' }, { name: 'waiting' }],
      attributes: [],
      recordedBy: { email: 'ben@example.com' },
    });
  });

  it('answers a repeated key as the first time, and does nothing twice', async () => {
    const input = said({ text: 'Said once.', idempotencyKey: aKey() });
    const first = await steward.data('ben@example.com', record, { input });
    const rows = await writtenRows(steward);
    expect(await steward.data('ben@example.com', record, { input })).toEqual(first);
    expect(await writtenRows(steward)).toEqual(rows);
  });

  it('refuses another input under the same key', async () => {
    const idempotencyKey = aKey();
    await steward.data('ben@example.com', record, { input: said({ idempotencyKey }) });
    const other = await refusalOf('ben@example.com', 'recordFeedback', said({ idempotencyKey, rating: 1 }));
    expect(other).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it.each([
    ['that says nothing', { text: ' ' }, ['input']],
    ['that is too long', { text: 'x'.repeat(10_001) }, ['input.text']],
    ['of tomorrow', { receivedOn: '2026-11-03' }, ['input.receivedOn']],
    ['with a rating below 0', { rating: -1 }, ['input.rating']],
    ['with a rating of three decimals', { rating: 4.555 }, ['input.rating']],
    ['that is wrong twice', { receivedOn: '1899-12-31', rating: 101 }, ['input.receivedOn', 'input.rating']],
  ])('refuses feedback %s', async (_what, changes, paths) => {
    expect(await pathsOf('ben@example.com', 'recordFeedback', said(changes))).toEqual(paths);
  });

  it('refuses a theme that is named twice', async () => {
    expect(await pathsOf('ben@example.com', 'recordFeedback', said({ themeIds: [fees, fees] }))).toEqual([
      'input.themeIds[1]',
    ]);
  });

  it.each([{ receivedOn: '2026-02-30' }, { source: 'RUMOUR' }, { text: 'a\0b' }, { rating: 'high' }])(
    'fails on %j before anything is asked',
    async (changes) => {
      expect(await faultOf('ben@example.com', 'recordFeedback', said(changes))).toBe('BAD_USER_INPUT');
    },
  );

  it('fails for ids that lead nowhere, whoever they belong to', async () => {
    const wrong = [
      { channelId: unknownId('Channel') },
      { channelId: others.channel },
      { channelId: loan },
      { productId: unknownId('Product') },
      { themeIds: [fees, unknownId('Theme')] },
      { themeIds: [others.theme] },
    ];
    for (const changes of wrong) {
      expect(await faultOf('ben@example.com', 'recordFeedback', said(changes))).toBe('NOT_FOUND');
    }
  });

  it('is not for those who only look', async () => {
    expect(await faultOf('vic@example.com', 'recordFeedback', said())).toBe('FORBIDDEN');
    expect(await faultOf('vic@example.com', 'nameNeed', { title: 'A', statement: 'B' })).toBe('FORBIDDEN');
  });
});

describe('Feedback', () => {
  let quiet: string;
  beforeAll(async () => {
    quiet = await added('addProduct', 'product', { name: 'Quiet account' });
    const fax = await added('addChannel', 'channel', { name: 'Fax' });
    const heard = [
      { receivedOn: '2026-10-01', speaker: 'CUSTOMER', source: 'REVIEW', channelId: fax, themeIds: [fees] },
      { receivedOn: '2026-10-02', speaker: 'CUSTOMER', source: 'SURVEY', themeIds: [fees, waiting] },
      { receivedOn: '2026-10-03', speaker: 'EMPLOYEE', source: 'SURVEY', text: 'No theme.' },
    ];
    for (const one of heard) {
      await added('recordFeedback', 'feedback', { party: 'FIRST_PARTY', productId: quiet, ...one });
    }
  });
  const days = async (filter: string, more = '') => {
    const query = `query($product: ID!) { feedback(filter: { productId: $product, ${filter} } ${more}) { nodes { receivedOn } } }`;
    const { feedback } = await steward.data('vic@example.com', query, { product: quiet });
    return (feedback.nodes as { receivedOn: string }[]).map(({ receivedOn }) => receivedOn.slice(-2));
  };

  it('is listed with the latest first', async () => {
    expect(await days('')).toEqual(['03', '02', '01']);
  });

  it('is listed with the oldest first when asked to', async () => {
    expect(await days('', 'orderBy: { field: RECEIVED_ON, direction: ASC }')).toEqual(['01', '02', '03']);
  });

  it.each([
    ['source: SURVEY', ['03', '02']],
    ['speaker: EMPLOYEE', ['03']],
    ['receivedFrom: "2026-10-02"', ['03', '02']],
    ['receivedTo: "2026-10-02"', ['02', '01']],
    ['receivedFrom: "2026-10-02", receivedTo: "2026-10-02", speaker: CUSTOMER', ['02']],
  ])('is filtered by %s', async (filter, expected) => {
    expect(await days(filter)).toEqual(expected);
  });

  it('is filtered by theme', async () => {
    expect(await days(`themeId: "${waiting}"`)).toEqual(['02']);
  });

  it.each(['channelId', 'themeId'])('is not found by a %s that leads nowhere', async (field) => {
    expect(await days(`${field}: "nowhere"`)).toEqual([]);
  });

  it('is not filtered by a day that does not exist', async () => {
    const { errors } = await steward.ask(
      'vic@example.com',
      '{ feedback(filter: { receivedFrom: "2026-02-30" }) { totalCount } }',
    );
    expect(errors?.[0]?.message).toContain('2026-02-30');
  });

  const counts = async (args: string) => {
    const query = `query($product: ID!) { feedbackCounts(filter: { productId: $product }, ${args}) { value count } }`;
    return (await steward.data('vic@example.com', query, { product: quiet }))['feedbackCounts'] as unknown;
  };

  it('is counted by channel, feedback without one included', async () => {
    expect(await counts('by: CHANNEL')).toEqual([
      { value: null, count: 2 },
      { value: 'Fax', count: 1 },
    ]);
  });

  it('is counted under each of its themes', async () => {
    expect(await counts('by: THEME')).toEqual([
      { value: 'fees', count: 2 },
      { value: 'waiting', count: 1 },
      { value: null, count: 1 },
    ]);
  });

  it('is counted by source, the most frequent only when asked to', async () => {
    expect(await counts('by: SOURCE, first: 1')).toEqual([{ value: 'SURVEY', count: 2 }]);
  });

  it.each([
    ['by: ATTRIBUTE', 'feedbackCounts: ATTRIBUTE goes with the name of one (attribute), and only ATTRIBUTE does.'],
    [
      'by: CHANNEL, attribute: "company"',
      'feedbackCounts: ATTRIBUTE goes with the name of one (attribute), and only ATTRIBUTE does.',
    ],
    ['by: CHANNEL, first: 0', 'feedbackCounts: first is 1 to 1000, not 0.'],
    ['by: CHANNEL, first: 1001', 'feedbackCounts: first is 1 to 1000, not 1001.'],
  ])('is not counted %s', async (args, message) => {
    const { errors } = await steward.ask('vic@example.com', `{ feedbackCounts(${args}) { count } }`);
    expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('is not shown to another organization', async () => {
    const query = '{ feedback { totalCount } feedbackCounts(by: SOURCE) { count } }';
    expect(await steward.data('oda@other.example', query)).toEqual({ feedback: { totalCount: 0 }, feedbackCounts: [] });
  });
});

describe('A need', () => {
  const SEEN = `id status version namedBy { email } establishedBy { email } establishedAt retiredReason themes { name }
    evidenceCount feedbackCount missingToEstablish { code message }`;
  const aNeed = async (changes: object = {}) =>
    added('nameNeed', 'need', { title: 'One answer', statement: 'I want one answer.', ...changes }, 'ben@example.com');
  const need = async (id: string, by = 'vic@example.com') => {
    const query = `query($id: ID!) { need(id: $id) { ${SEEN} evidence(first: 5) { totalCount nodes { kind finding need { id } recordedBy { email } } } } }`;
    return (await steward.data(by, query, { id }))['need'] as Record<string, unknown>;
  };
  const found = (needId: string, changes: object = {}) => ({
    needId,
    kind: 'INTERVIEW',
    collectedOn: '2026-10-30',
    participants: 8,
    finding: 'Seven of eight were told two different things.',
    ...changes,
  });
  const evidence = (needId: string, changes: object = {}) =>
    added('recordEvidence', 'evidence', found(needId, changes), 'des@example.com');
  const establish = mutationOf('establishNeed', `need { ${SEEN} }`);

  it('is a candidate at first, and says what it misses', async () => {
    expect(await need(await aNeed())).toMatchObject({
      status: 'CANDIDATE',
      version: 1,
      namedBy: { email: 'ben@example.com' },
      establishedBy: null,
      evidenceCount: 0,
      missingToEstablish: [
        { code: 'EVIDENCE', message: '0 of 2 pieces of unexpired evidence' },
        { code: 'EVIDENCE_KINDS', message: '0 of 2 kinds of unexpired evidence' },
      ],
    });
  });

  // Feedback with "fees" or "waiting": one said by Ben with both, and two about the quiet account.
  it('counts the feedback that carries one of its themes, each once', async () => {
    const id = await aNeed({ themeIds: [fees, waiting] });
    expect(await need(id)).toMatchObject({ themes: [{ name: 'fees' }, { name: 'waiting' }], feedbackCount: 3 });
  });

  it('gathers evidence', async () => {
    const id = await aNeed();
    await evidence(id);
    expect(await need(id)).toMatchObject({
      evidenceCount: 1,
      evidence: {
        totalCount: 1,
        nodes: [
          {
            kind: 'INTERVIEW',
            finding: 'Seven of eight were told two different things.',
            need: { id },
            recordedBy: { email: 'des@example.com' },
          },
        ],
      },
      missingToEstablish: [
        { message: '1 of 2 pieces of unexpired evidence' },
        { message: '1 of 2 kinds of unexpired evidence' },
      ],
    });
  });

  it('is established by somebody else, on evidence of two kinds', async () => {
    const id = await aNeed();
    await evidence(id);
    await evidence(id, { kind: 'MEASUREMENT', link: 'https://example.com/figures' });
    expect(await need(id)).toMatchObject({ missingToEstablish: [] });
    const input = { needId: id, expectedVersion: 1, idempotencyKey: aKey() };
    const { establishNeed } = await steward.data('ina@example.com', establish, { input });
    expect(establishNeed).toMatchObject({
      __typename: 'EstablishNeedPayload',
      need: {
        status: 'ESTABLISHED',
        version: 2,
        establishedBy: { email: 'ina@example.com' },
        establishedAt: '2026-11-02T09:00:00.000Z',
      },
    });
    expect(await steward.data('ina@example.com', establish, { input })).toEqual({ establishNeed });
  });

  it('is found by its status', async () => {
    const query = `{ needs(filter: { status: [ESTABLISHED, EXPIRED] }, orderBy: { field: TITLE }) { nodes { title status } } }`;
    const { needs } = await steward.data('vic@example.com', query);
    expect(needs.nodes).toEqual([{ title: 'One answer', status: 'ESTABLISHED' }]);
  });

  it('is established by one of two who try at the same time', async () => {
    const id = await aNeed();
    await evidence(id);
    await evidence(id, { kind: 'SURVEY' });
    const attempt = async (by: string) => {
      const input = { needId: id, expectedVersion: 1, idempotencyKey: aKey() };
      return (await steward.data(by, establish, { input }))['establishNeed'].__typename as string;
    };
    const answers = await Promise.all([attempt('ina@example.com'), attempt('leah@example.com')]);
    expect(answers.sort()).toEqual(['EstablishNeedPayload', 'StaleVersion']);
  });

  it('is given up with a reason, for good', async () => {
    const id = await aNeed();
    const retire = mutationOf('retireNeed', `need { ${SEEN} }`);
    const input = { needId: id, expectedVersion: 1, reason: 'It was met.', idempotencyKey: aKey() };
    const { retireNeed } = await steward.data('leah@example.com', retire, { input });
    expect(retireNeed.need).toMatchObject({ status: 'RETIRED', retiredReason: 'It was met.', missingToEstablish: [] });
    expect(await refusalOf('des@example.com', 'recordEvidence', found(id))).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'RETIRED',
    });
    const again = { needId: id, expectedVersion: 2, reason: 'Again.' };
    expect(await refusalOf('leah@example.com', 'retireNeed', again)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  describe('is not established', () => {
    it('without enough evidence: all that is missing is named', async () => {
      const id = await aNeed();
      await evidence(id);
      expect(await refusalOf('ina@example.com', 'establishNeed', { needId: id, expectedVersion: 1 })).toEqual({
        __typename: 'GateUnmet',
        code: 'GATE_UNMET',
        message: '1 of 2 pieces of unexpired evidence; 1 of 2 kinds of unexpired evidence.',
        missing: [
          { code: 'EVIDENCE', message: '1 of 2 pieces of unexpired evidence' },
          { code: 'EVIDENCE_KINDS', message: '1 of 2 kinds of unexpired evidence' },
        ],
      });
    });

    it('on evidence that has expired', async () => {
      const id = await aNeed();
      await evidence(id);
      await evidence(id, { kind: 'SURVEY', expiresOn: '2026-11-01' });
      expect(await refusalOf('ina@example.com', 'establishNeed', { needId: id, expectedVersion: 1 })).toMatchObject({
        message: '1 of 2 pieces of unexpired evidence; 1 of 2 kinds of unexpired evidence.',
      });
    });

    it('by whoever named it', async () => {
      const id = await added('nameNeed', 'need', { title: 'Mine', statement: 'I say so.' }, 'leah@example.com');
      await evidence(id);
      await evidence(id, { kind: 'SURVEY' });
      const input = { needId: id, expectedVersion: 1 };
      expect(await refusalOf('leah@example.com', 'establishNeed', input)).toMatchObject({
        code: 'OWN_DECISION',
        message: 'Need "Mine" was named by you: somebody else establishes it.',
      });
    });

    it('on a stale version, twice, or by those who may not', async () => {
      const id = await aNeed();
      const input = { needId: id, expectedVersion: 2 };
      expect(await refusalOf('ina@example.com', 'establishNeed', input)).toMatchObject({ currentVersion: 1 });
      expect(await faultOf('ben@example.com', 'establishNeed', input)).toBe('FORBIDDEN');
      expect(await faultOf('oda@other.example', 'establishNeed', input)).toBe('NOT_FOUND');
      expect(await faultOf('ina@example.com', 'establishNeed', { ...input, needId: others.need })).toBe('NOT_FOUND');
      expect(await faultOf('ina@example.com', 'establishNeed', { ...input, needId: phone })).toBe('NOT_FOUND');
    });
  });

  describe('is not named', () => {
    const input = (changes: object = {}) => ({ title: 'One answer', statement: 'I want one.', ...changes });

    it('without title and statement', async () => {
      const blank = input({ title: ' ', statement: '' });
      expect(await pathsOf('ben@example.com', 'nameNeed', blank)).toEqual(['input.title', 'input.statement']);
    });

    it('at too great a length', async () => {
      const long = input({ title: 'x'.repeat(201), statement: 'x'.repeat(4001) });
      expect(await pathsOf('ben@example.com', 'nameNeed', long)).toEqual(['input.title', 'input.statement']);
    });

    it('with a theme twice', async () => {
      expect(await pathsOf('ben@example.com', 'nameNeed', input({ themeIds: [fees, fees] }))).toEqual([
        'input.themeIds[1]',
      ]);
    });

    it('with themes that lead nowhere, whoever they belong to', async () => {
      for (const themeId of [unknownId('Theme'), others.theme, phone, 'nonsense']) {
        expect(await faultOf('ben@example.com', 'nameNeed', input({ themeIds: [themeId] }))).toBe('NOT_FOUND');
      }
    });

    it('with a text that cannot be kept', async () => {
      expect(await faultOf('ben@example.com', 'nameNeed', input({ statement: 'a\0b' }))).toBe('BAD_USER_INPUT');
    });
  });

  describe('gathers no evidence', () => {
    it.each([
      ['from tomorrow', { collectedOn: '2026-11-03' }, ['input.collectedOn']],
      ['from nobody', { participants: 0 }, ['input.participants']],
      ['without a finding', { participants: -4, finding: ' ' }, ['input.participants', 'input.finding']],
      ['that is too long', { finding: 'x'.repeat(4001) }, ['input.finding']],
      ['behind a link that no browser opens', { link: 'ftp://example.com' }, ['input.link']],
      ['that expires at once', { expiresOn: '2026-10-30' }, ['input.expiresOn']],
    ])('%s', async (_what, changes, paths) => {
      expect(await pathsOf('des@example.com', 'recordEvidence', found(await aNeed(), changes))).toEqual(paths);
    });

    it.each([{ collectedOn: 'yesterday' }, { kind: 'HEARSAY' }, { participants: 1.5 }, { finding: 'a\0b' }])(
      'that says %j: it is not even asked',
      async (changes) => {
        expect(await faultOf('des@example.com', 'recordEvidence', found(await aNeed(), changes))).toBe(
          'BAD_USER_INPUT',
        );
      },
    );

    it('for ids that lead nowhere, whoever they belong to', async () => {
      for (const id of [unknownId('Need'), others.need, loan]) {
        expect(await faultOf('des@example.com', 'recordEvidence', found(id))).toBe('NOT_FOUND');
      }
    });
  });

  it('is not given up without a reason, on a stale version or by those who may not', async () => {
    const input = { needId: await aNeed(), expectedVersion: 1, reason: 'Met.' };
    expect(await pathsOf('leah@example.com', 'retireNeed', { ...input, reason: ' ' })).toEqual(['input.reason']);
    expect(await refusalOf('leah@example.com', 'retireNeed', { ...input, expectedVersion: 9 })).toMatchObject({
      currentVersion: 1,
    });
    expect(await faultOf('des@example.com', 'retireNeed', input)).toBe('FORBIDDEN');
    expect(await faultOf('oda@other.example', 'retireNeed', input)).toBe('NOT_FOUND');
  });

  it('is not shown to another organization', async () => {
    expect(await need(await aNeed(), 'oda@other.example')).toBeNull();
  });
});
