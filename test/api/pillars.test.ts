import { DEFAULT_PILLARS } from '../../src/pillars/domain/pillar';
import { aBank, idOf, unknownId } from '../support/a-bank';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

let steward: Steward;
beforeAll(async () => void (steward = await aBank()));
afterAll(() => steward.stop());

const ASSIGN = `mutation($input: AssignPillarOwnerInput!) { assignPillarOwner(input: $input) {
  __typename
  ... on AssignPillarOwnerPayload { pillar { code version owner { email } } }
  ... on UserError { code message }
  ... on StaleVersion { currentVersion } } }`;

const pillar = async (code: string, email = 'vic@example.com') => {
  const { pillars } = await steward.data(email, '{ pillars { id code version owner { email } } }');
  return (pillars as { id: string; code: string; version: number }[]).find((one) => one.code === code)!;
};
const inputFor = async (code: string, changes: Record<string, unknown> = {}) => {
  const { id, version } = await pillar(code);
  const ownerId = await idOf(steward, 'ben@example.com');
  return { pillarId: id, ownerId, expectedVersion: version, idempotencyKey: aKey(), ...changes };
};

describe('The pillars of an organization', () => {
  it('are ten from the start, in their order, owned by nobody', async () => {
    const { pillars } = await steward.data(
      'vic@example.com',
      '{ pillars { position code name purpose owner { name } } }',
    );
    expect(pillars).toEqual(DEFAULT_PILLARS.map((one, index) => ({ position: index + 1, ...one, owner: null })));
  });

  it('are found by their id', async () => {
    const { id } = await pillar('INNOVATION');
    const data = await steward.data(
      'vic@example.com',
      'query($id: ID!) { pillar(id: $id) { name } node(id: $id) { __typename } }',
      { id },
    );
    expect(data).toEqual({ pillar: { name: 'Innovation' }, node: { __typename: 'Pillar' } });
  });

  it('are not found by another organization', async () => {
    const { id } = await pillar('INNOVATION');
    const data = await steward.data('oda@other.example', 'query($id: ID!) { pillar(id: $id) { name } }', { id });
    expect(data).toEqual({ pillar: null });
  });
});

describe('Naming the owner of a pillar', () => {
  it('is done by a CX leader', async () => {
    const input = await inputFor('LEADERSHIP');
    const { assignPillarOwner } = await steward.data('leah@example.com', ASSIGN, { input });
    expect(assignPillarOwner).toEqual({
      __typename: 'AssignPillarOwnerPayload',
      pillar: { code: 'LEADERSHIP', version: 2, owner: { email: 'ben@example.com' } },
    });
  });

  it('answers a repeated key as the first time, and does nothing twice', async () => {
    const input = await inputFor('INVESTMENTS');
    const first = await steward.data('leah@example.com', ASSIGN, { input });
    expect(await steward.data('leah@example.com', ASSIGN, { input })).toEqual(first);
    expect(await pillar('INVESTMENTS')).toMatchObject({ version: 2 });
  });

  it('leaves a record of who did it', async () => {
    const input = await inputFor('CUSTOMER_SERVICE');
    await steward.data('leah@example.com', ASSIGN, { input });
    const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }) { nodes { action actor { email } } } }`;
    const { auditRecords } = await steward.data('ada@example.com', query, { id: input.pillarId });
    expect(auditRecords.nodes).toEqual([{ action: 'pillarOwnerAssigned', actor: { email: 'leah@example.com' } }]);
  });

  describe('is not done, and nothing is written,', () => {
    const answerTo = async (email: string, input: unknown) => {
      const before = await writtenRows(steward);
      const answer = await steward.ask(email, ASSIGN, { input });
      expect(await writtenRows(steward)).toEqual(before);
      return answer;
    };

    it('on a stale version', async () => {
      const input = await inputFor('VISION_AND_GOALS', { expectedVersion: 7 });
      expect((await answerTo('leah@example.com', input)).data['assignPillarOwner']).toEqual({
        __typename: 'StaleVersion',
        code: 'STALE_VERSION',
        message: 'Version 7 of pillar "Vision and Goals" is stale: it is at version 1. Read it again before deciding.',
        currentVersion: 1,
      });
    });

    it('without the permission', async () => {
      const { errors } = await answerTo('pam@example.com', await inputFor('VISION_AND_GOALS'));
      expect(errors?.[0]).toMatchObject({
        message: 'You may not do this. Admins and CX leaders name the owner of a pillar.',
        extensions: { code: 'FORBIDDEN' },
      });
    });

    it('without a token', async () => {
      const { errors } = await steward.ask(undefined, ASSIGN, { input: await inputFor('VISION_AND_GOALS') });
      expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    });

    it.each([
      ['a pillar that is none', { pillarId: unknownId('Pillar') }],
      ['a pillar that is a person', { pillarId: unknownId('Person') }],
      ['an owner that is nobody', { ownerId: unknownId('Person') }],
      ['an owner that is a pillar', { ownerId: unknownId('Pillar') }],
    ])('for %s', async (_what, changes) => {
      const { errors } = await answerTo('leah@example.com', await inputFor('VISION_AND_GOALS', changes));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    });

    it('for somebody of another organization', async () => {
      const ownerId = await idOf(steward, 'oda@other.example');
      const { errors } = await answerTo('leah@example.com', await inputFor('VISION_AND_GOALS', { ownerId }));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    });

    it('for a pillar of another organization', async () => {
      const { id } = await pillar('VISION_AND_GOALS', 'oda@other.example');
      const { errors } = await answerTo('leah@example.com', await inputFor('VISION_AND_GOALS', { pillarId: id }));
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    });

    it('under a key that is too short', async () => {
      const input = await inputFor('VISION_AND_GOALS', { idempotencyKey: 'short' });
      expect((await answerTo('leah@example.com', input)).data['assignPillarOwner']).toMatchObject({
        code: 'INVALID_INPUT',
      });
    });

    it('under a key that came with another input', async () => {
      const first = await inputFor('EMPLOYEE_ENGAGEMENT');
      await steward.data('leah@example.com', ASSIGN, { input: first });
      const second = await inputFor('VISION_AND_GOALS', { idempotencyKey: first.idempotencyKey });
      expect((await answerTo('leah@example.com', second)).data['assignPillarOwner']).toMatchObject({
        code: 'IDEMPOTENCY_KEY_REUSED',
      });
    });
  });
});
