import { isRefusal } from '../../src/shared/refusal';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { aFileOf, FEEDBACK_HEADER, FEEDBACK_MAPPING } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [INA, LEAH, BEN, VIC] = ['ina', 'leah', 'ben', 'vic'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string],
];

let steward: Steward;
let people: { ben: string; bea: string; oda: string };
let web: string;
let join: string;
/** A channel of the other organization. */
let theirs: string;

beforeAll(async () => {
  steward = await aBank();
  const emails = ['ben@example.com', 'bea@example.com', 'oda@other.example'];
  const [ben, bea, oda] = await Promise.all(emails.map((email) => idOf(steward, email)));
  people = { ben: ben!, bea: bea!, oda: oda! };
  web = (await act(steward, INA, 'addChannel', { name: 'Web' }, 'channel { id }'))['channel'].id as string;
  const other = await act(steward, 'oda@other.example', 'addChannel', { name: 'Web' }, 'channel { id }');
  theirs = other['channel'].id as string;
  const added = await act(steward, INA, 'addJourney', { name: 'Join', ownerId: people.ben }, 'journey { id }');
  join = added['journey'].id as string;
});
afterAll(() => steward.stop());

const JOURNEY = 'id name version feedbackCount owner { email } touchpoints { position name channel { name } }';
const read = async (id: string) => {
  const { journey } = await steward.data(VIC, `query($id: ID!) { journey(id: $id) { ${JOURNEY} } }`, { id });
  return journey as Record<string, unknown> & { version: number };
};
const now = async (more: object) => ({
  journeyId: join,
  expectedVersion: (await read(join)).version,
  ...more,
});
async function faultOf(email: string | undefined, mutation: string, input: object): Promise<string | undefined> {
  const before = await writtenRows(steward);
  const document = mutationDocument(steward.house.schema, mutation, '__typename');
  const { errors } = await steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input } });
  expect(await writtenRows(steward)).toEqual(before);
  return errors?.[0]?.extensions.code;
}

describe('A journey', () => {
  it('has a name and an owner, and nothing on the way yet', async () => {
    expect(await read(join)).toMatchObject({ name: 'Join', version: 1, owner: { email: BEN }, touchpoints: [] });
  });

  it('has touchpoints in their order, set as a whole and on record', async () => {
    const first = [{ name: 'Reads the offer', channelId: web }, { name: 'Signs' }];
    await act(steward, INA, 'setTouchpoints', await now({ touchpoints: first }));
    const second = [{ name: 'Signs' }, { name: 'Waits for the card', channelId: null }];
    const { journey } = await act(
      steward,
      LEAH,
      'setTouchpoints',
      await now({ touchpoints: second }),
      `journey { ${JOURNEY} }`,
    );
    expect(journey).toMatchObject({
      version: 3,
      touchpoints: [
        { position: 1, name: 'Signs', channel: null },
        { position: 2, name: 'Waits for the card', channel: null },
      ],
    });
    const { auditRecords } = await steward.data(
      LEAH,
      'query($id: ID!) { auditRecords(filter: { subjectId: $id }, first: 1) { nodes { action before after } } }',
      { id: join },
    );
    const told = auditRecords.nodes[0] as { before: { touchpoints: { name: string }[] }; after: never; action: string };
    expect(told).toMatchObject({
      action: 'touchpointsSet',
      before: {
        touchpoints: [
          { position: 1, name: 'Reads the offer' },
          { position: 2, name: 'Signs' },
        ],
      },
      after: {
        touchpoints: [
          { position: 1, name: 'Signs' },
          { position: 2, name: 'Waits for the card' },
        ],
      },
    });
    expect(told.before.touchpoints).toHaveLength(2);
  });

  it('passes to another owner, who is told apart by the version', async () => {
    const input = await now({ ownerId: people.bea });
    const { journey } = await act(steward, INA, 'assignJourneyOwner', input, `journey { ${JOURNEY} }`);
    expect(journey).toMatchObject({ owner: { email: 'bea@example.com' }, version: input.expectedVersion + 1 });
    expect(await act(steward, INA, 'assignJourneyOwner', { ...input, ownerId: people.ben })).toMatchObject({
      ...{ code: 'STALE_VERSION', currentVersion: input.expectedVersion + 1 },
    });
  });

  it('is not changed by those who may not, nor with ids that lead nowhere here', async () => {
    const touchpoints = [{ name: 'Signs', channelId: theirs }];
    expect(await faultOf(INA, 'setTouchpoints', await now({ touchpoints }))).toBe('NOT_FOUND');
    expect(await faultOf(BEN, 'setTouchpoints', await now({ touchpoints: [] }))).toBe('FORBIDDEN');
    expect(await faultOf(undefined, 'setTouchpoints', await now({ touchpoints: [] }))).toBe('UNAUTHENTICATED');
    expect(await faultOf('oda@other.example', 'setTouchpoints', await now({ touchpoints: [] }))).toBe('NOT_FOUND');
    expect(await faultOf(INA, 'assignJourneyOwner', await now({ ownerId: people.oda }))).toBe('NOT_FOUND');
    expect(await faultOf(INA, 'assignJourneyOwner', await now({ ownerId: people.bea, journeyId: web }))).toBe(
      'NOT_FOUND',
    );
    expect(await act(steward, INA, 'setTouchpoints', await now({ touchpoints: [{ name: '' }] }))).toMatchObject({
      problems: [{ path: 'input.touchpoints[0].name' }],
    });
  });
});

describe('Feedback about a journey', () => {
  const SAID = { source: 'SURVEY', party: 'FIRST_PARTY', speaker: 'CUSTOMER', receivedOn: '2026-11-01', rating: 4 };

  it('is recorded, found and counted by it', async () => {
    await act(steward, BEN, 'recordFeedback', { ...SAID, journeyId: join });
    await act(steward, BEN, 'recordFeedback', SAID);
    const { feedback, feedbackCounts, journeys } = await steward.data(
      VIC,
      `query($id: ID!) { feedback(filter: { journeyId: $id }) { nodes { journey { name } } }
        feedbackCounts(by: JOURNEY) { value count } journeys { nodes { name feedbackCount } } }`,
      { id: join },
    );
    expect(feedback.nodes).toEqual([{ journey: { name: 'Join' } }]);
    expect(feedbackCounts).toEqual([
      { value: 'Join', count: 1 },
      { value: null, count: 1 },
    ]);
    expect(journeys.nodes).toEqual([{ name: 'Join', feedbackCount: 1 }]);
  });

  it('leads nowhere with the id of something else', async () => {
    expect(await faultOf(BEN, 'recordFeedback', { ...SAID, journeyId: web })).toBe('NOT_FOUND');
    expect(await faultOf(BEN, 'recordFeedback', { ...SAID, journeyId: unknownId('Journey') })).toBe('NOT_FOUND');
  });

  it('comes in by a file, with journeys that are new, and goes with them when it is undone', async () => {
    const outcome = await steward.house.imports.import(steward.caller(INA), {
      ...{ kind: 'FEEDBACK', idempotencyKey: aKey() },
      file: aFileOf(
        [`${FEEDBACK_HEADER},Errand`, '2026-10-01,Web,Loan,,Too long,Leave', '2026-10-02,Web,Loan,,,', ''].join('\n'),
      ),
      mapping: { ...FEEDBACK_MAPPING, journey: { column: 'Errand' } },
    });
    if (isRefusal(outcome)) throw new Error(outcome.message);
    const query = '{ journeys { nodes { name feedbackCount } } imports { nodes { id } } }';
    const { journeys, imports } = await steward.data(VIC, query);
    expect(journeys.nodes[1]).toEqual({ name: 'Leave', feedbackCount: 1 });
    await act(steward, INA, 'undoImport', { importId: imports.nodes[0].id, reason: 'The wrong file' });
    expect((await steward.data(VIC, query))['journeys'].nodes).toEqual([{ name: 'Join', feedbackCount: 1 }]);
  });
});
