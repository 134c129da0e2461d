import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
let steward: Steward;
beforeAll(async () => {
  steward = await aBank();
});
afterAll(() => steward.stop());

const FORBIDDEN = {
  code: 'FORBIDDEN',
  message: 'You may not do this. Admins add, edit, deactivate and reactivate people, and bind what they sign in with.',
};
const faultOf = async (by: string, mutation: string, input: object) => {
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(by, document, { input: { idempotencyKey: aKey(), ...input } });
  return { code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
};
const PERSON = 'person { id version name email manager { name } cxFunction active roles { role } }';
const add = (input: object) => act(steward, ADA, 'addPerson', { name: 'Noa New', ...input }, PERSON);
const versionOf = async (id: string): Promise<number> =>
  (await steward.data(ADA, 'query($id: ID!) { person(id: $id) { version } }', { id }))['person'].version as number;
const edit = async (email: string, input: object) => {
  const personId = await idOf(steward, email);
  return act(steward, ADA, 'editPerson', { personId, expectedVersion: await versionOf(personId), ...input }, PERSON);
};
/** The newest record of a person's chain. */
const recordOf = async (id: string) => {
  const query =
    'query($id: ID!) { auditRecords(first: 1, filter: { subjectId: $id }) { nodes { action before after } } }';
  return (await steward.data(ADA, query, { id }))['auditRecords'].nodes[0] as unknown;
};

describe('A person who is added', () => {
  it('is a contributor, and is there once when the request comes again', async () => {
    const managerId = await idOf(steward, 'leah@example.com');
    const input = { email: 'noa@example.com', managerId, cxFunction: 'DESIGN', idempotencyKey: aKey() };
    const added = await add(input);
    expect(added['person']).toMatchObject({
      ...{ name: 'Noa New', email: 'noa@example.com', manager: { name: 'Leah Leader' }, cxFunction: 'DESIGN' },
      ...{ active: true, version: 1, roles: [{ role: 'CONTRIBUTOR' }] },
    });
    expect(await add(input)).toEqual(added);
    expect(await add({ ...input, name: 'Nora New' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await recordOf(added['person'].id as string)).toMatchObject({
      action: 'personAdded',
      after: { name: 'Noa New', email: 'noa@example.com', cxFunction: 'DESIGN', roles: ['CONTRIBUTOR'] },
    });
  });

  it('signs in once an identity is bound to them, and may propose then', async () => {
    const personId = (await add({ name: 'Nia New', email: 'nia@example.com' }))['person'].id as string;
    expect((await steward.ask('nia@example.com', '{ viewer { name } }')).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const local = { personId, issuer: 'steward-local', subject: 'nia@example.com' };
    const bound = await act(steward, ADA, 'bindIdentity', local, 'identity { issuer subject } person { name }');
    expect(bound).toMatchObject({
      identity: { issuer: 'steward-local', subject: 'nia@example.com' },
      person: { name: 'Nia New' },
    });
    const idea = { title: 'Faster', whoIsHurt: 'All', howTheyAreHurt: 'They wait' };
    const { __typename } = await act(steward, 'nia@example.com', 'proposeIdea', idea);
    expect(__typename).toBe('ProposeIdeaPayload');
  });

  it('may have an e-mail that another organization has, too', async () => {
    expect((await add({ name: 'Oda', email: 'oda@other.example' })).__typename).toBe('AddPersonPayload');
  });

  it('is refused an e-mail that is taken, and nothing is written', async () => {
    const before = await writtenRows(steward);
    expect(await add({ email: 'Ben@Example.com' })).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input.email', message: '"Ben@Example.com" is the e-mail of Ben Business already.' }],
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('has a manager of this organization', async () => {
    for (const managerId of [await idOf(steward, 'oda@other.example'), unknownId('Person')]) {
      expect(await faultOf(ADA, 'addPerson', { name: 'Noa', email: 'x@example.com', managerId })).toEqual({
        code: 'NOT_FOUND',
        message: `No person has the id "${managerId}".`,
      });
    }
  });

  it('is one person when two add them at once', async () => {
    const answers = await Promise.all([add({ email: 'twin@example.com' }), add({ email: 'TWIN@example.com' })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['AddPersonPayload', 'InvalidInput']);
  });
});

describe('A person who is edited', () => {
  it('has the new manager and function, and the audit has the old ones', async () => {
    const managerId = await idOf(steward, 'liam@example.com');
    const edited = await edit('bea@example.com', { managerId, cxFunction: 'CHANGE_MANAGEMENT', name: 'Beatrice' });
    expect(edited['person']).toMatchObject({
      ...{ name: 'Beatrice', email: 'bea@example.com', manager: { name: 'Liam Leader' } },
      ...{ cxFunction: 'CHANGE_MANAGEMENT', version: 2 },
    });
    expect(await recordOf(edited['person'].id as string)).toMatchObject({
      action: 'personEdited',
      before: { name: 'Bea Business', managerId: null, cxFunction: null },
      after: { name: 'Beatrice', cxFunction: 'CHANGE_MANAGEMENT' },
    });
  });

  it('is refused a manager who reports to them', async () => {
    const managerId = await idOf(steward, 'ben@example.com');
    expect(await edit(ADA, { managerId })).toMatchObject({
      problems: [
        {
          path: 'input.managerId',
          message: 'They would report to themselves: Ada Admin → Ben Business → Leah Leader → Ada Admin.',
        },
      ],
    });
  });

  it('is refused a circle that two edits would close at the same time', async () => {
    const [sam, sue] = [await idOf(steward, 'sam@example.com'), await idOf(steward, 'sue@example.com')];
    const answers = await Promise.all([
      edit('sam@example.com', { managerId: sue }),
      edit('sue@example.com', { managerId: sam }),
    ]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['EditPersonPayload', 'InvalidInput']);
  });

  it('is refused when nothing would change', async () => {
    expect(await edit('fin@example.com', { name: 'Fin Finance' })).toMatchObject({
      problems: [{ path: 'input', message: 'Expected something else than now, got nothing that changes.' }],
    });
  });

  it('is refused on a version that is no longer so', async () => {
    const personId = await idOf(steward, 'bea@example.com');
    const input = { personId, expectedVersion: 1, name: 'Bee' };
    expect(await act(steward, ADA, 'editPerson', input)).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 });
  });
});

describe('People', () => {
  it('are added, edited and bound by admins alone, and nothing is written for others', async () => {
    const personId = await idOf(steward, 'ben@example.com');
    const before = await writtenRows(steward);
    const by = 'leah@example.com';
    expect(await faultOf(by, 'addPerson', { name: 'Noa', email: 'n@example.com' })).toEqual(FORBIDDEN);
    expect(await faultOf(by, 'editPerson', { personId, expectedVersion: 1, name: 'B' })).toEqual(FORBIDDEN);
    expect(await faultOf(by, 'bindIdentity', { personId, issuer: 'a', subject: 'b' })).toEqual(FORBIDDEN);
    expect(await faultOf(by, 'unbindIdentity', { identityId: unknownId('Identity') })).toEqual(FORBIDDEN);
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('are not reached from another organization', async () => {
    const personId = await idOf(steward, 'ben@example.com');
    const unknown = { code: 'NOT_FOUND', message: `No person has the id "${personId}".` };
    const by = 'oda@other.example';
    expect(await faultOf(by, 'editPerson', { personId, expectedVersion: 1, name: 'B' })).toEqual(unknown);
    expect(await faultOf(by, 'bindIdentity', { personId, issuer: 'a', subject: 'b' })).toEqual(unknown);
  });
});

describe('An identity', () => {
  const identitiesOf = async (email: string, by = ADA) => {
    const id = await idOf(steward, email);
    const query = 'query($id: ID!) { person(id: $id) { identities { id issuer subject } } }';
    return (await steward.data(by, query, { id }))['person'].identities as { id: string; subject: string }[];
  };
  const bind = async (email: string, subject: string, by = ADA) =>
    act(steward, by, 'bindIdentity', {
      personId: await idOf(steward, email),
      issuer: 'https://id.example.com/',
      subject,
    });
  const unbind = (identityId: string, by = ADA) =>
    act(steward, by, 'unbindIdentity', { identityId, reason: 'Lost' }, 'person { name identities { subject } }');

  it('is bound beside others, and unbound again: its tokens lead to nobody then', async () => {
    expect((await bind('sid@example.com', 'auth0|sid')).__typename).toBe('BindIdentityPayload');
    const [provided, local] = await identitiesOf('sid@example.com');
    expect([provided, local]).toMatchObject([
      { issuer: 'https://id.example.com/', subject: 'auth0|sid' },
      { issuer: 'steward-local', subject: 'sid@example.com' },
    ]);
    const personId = await idOf(steward, 'sid@example.com');
    expect((await unbind(local!.id))['person']).toEqual({
      name: 'Sid Scorer',
      identities: [{ subject: 'auth0|sid' }],
    });
    const { errors } = await steward.ask('sid@example.com', '{ viewer { name } }');
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await recordOf(personId)).toMatchObject({
      action: 'identityUnbound',
      before: { issuer: 'steward-local', subject: 'sid@example.com' },
    });
  });

  it('is refused alike where it leads to a colleague and where it leads to somebody of another organization', async () => {
    await bind('oda@other.example', 'auth0|oda', 'oda@other.example');
    await bind('sam@example.com', 'auth0|sam');
    const before = await writtenRows(steward);
    const [colleague, stranger] = [
      await bind('sue@example.com', 'auth0|sam'),
      await bind('sue@example.com', 'auth0|oda'),
    ];
    expect(stranger).toEqual(colleague);
    expect(stranger).toMatchObject({
      problems: [{ path: 'input.subject', message: 'This identity leads to a person already.' }],
    });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('is refused empty', async () => {
    expect(await bind('sue@example.com', ' ')).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('stays when it is the last that leads an admin to themselves; of two, one may go', async () => {
    const [only] = await identitiesOf(ADA);
    expect(await unbind(only!.id)).toMatchObject({
      code: 'OWN_DECISION',
      message: 'This is what you sign in with, and nothing else leads to you: bind another identity first.',
    });
    await bind(ADA, 'auth0|ada');
    const second = (await identitiesOf(ADA)).find(({ subject }) => subject === 'auth0|ada')!;
    expect((await unbind(second.id)).__typename).toBe('UnbindIdentityPayload');
  });

  it('is read by admins alone', async () => {
    const { errors } = await steward.ask('leah@example.com', '{ viewer { identities { subject } } }');
    expect(errors?.[0]).toMatchObject({ message: FORBIDDEN.message, extensions: { code: 'FORBIDDEN' } });
    expect((await steward.data(ADA, '{ viewer { identities { subject } } }'))['viewer'].identities).toHaveLength(1);
  });

  it('is no node, and that of another organization leads nowhere', async () => {
    const [theirs] = (await steward.data('oda@other.example', '{ viewer { identities { id } } }'))['viewer']
      .identities as { id: string }[];
    expect(await steward.data(ADA, 'query($id: ID!) { node(id: $id) { id } }', { id: theirs!.id })).toEqual({
      node: null,
    });
    for (const identityId of [theirs!.id, unknownId('Identity')]) {
      expect(await faultOf(ADA, 'unbindIdentity', { identityId })).toEqual({
        code: 'NOT_FOUND',
        message: `No identity has the id "${identityId}".`,
      });
    }
  });
});
