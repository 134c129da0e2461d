import type { DataSource } from 'typeorm';
import { verifyAudit } from '../../src/audit';
import { aKey, Steward } from '../support/steward';

let steward: Steward;
let ben: string;

beforeEach(async () => {
  steward = await Steward.start();
  await steward.house.founding.found(steward.caller('ada@example.com'), {
    name: 'Harbour Bank',
    currencyCode: 'USD',
    people: [
      { name: 'Ada Admin', email: 'ada@example.com', roles: ['ADMIN'] },
      { name: 'Ben Business', email: 'ben@example.com', roles: [] },
    ],
  });
  ben = (await steward.data('ben@example.com', '{ viewer { id } }'))['viewer'].id;
  await grant('SCORER');
  await grant('FINANCE');
  await grant('CX_LEADER');
});
afterEach(() => steward.stop());

const grant = (role: string) =>
  steward.data(
    'ada@example.com',
    'mutation($input: GrantRoleInput!) { grantRole(input: $input) { __typename ... on UserError { message } } }',
    { input: { personId: ben, role, idempotencyKey: aKey() } },
  );

/** Past every guard: what somebody with the keys of the house could do. */
const tamper = (statement: string) =>
  steward.asOwner(async (owner: DataSource) => {
    await owner.query('alter table audit_records disable trigger user; alter table audit_details disable trigger user');
    for (const table of ['audit_records', 'audit_details', 'audit_heads'])
      await owner.query(`alter table ${table} no force row level security`);
    await owner.query(statement);
    for (const table of ['audit_records', 'audit_details', 'audit_heads'])
      await owner.query(`alter table ${table} force row level security`);
  });

const broken = async () => {
  const verification = await steward.asOwner(verifyAudit);
  return verification.broken.map(({ subjectKind, sequence, problem }) => `${subjectKind} ${sequence}: ${problem}`);
};

describe('The audit', () => {
  it('tells who did what, to leaders and admins only', async () => {
    const query = `query($id: ID) { auditRecords(filter: { subjectId: $id }, orderBy: { field: AT, direction: ASC }) {
      totalCount nodes { sequence action actor { name } before after reason previousHash hash } } }`;
    const { auditRecords } = await steward.data('ada@example.com', query, { id: ben });
    expect(auditRecords.totalCount).toBe(3);
    expect(auditRecords.nodes[0]).toMatchObject({
      sequence: 1,
      action: 'roleGranted',
      actor: { name: 'Ada Admin' },
      before: null,
      after: { role: 'SCORER', portfolioId: null },
      reason: null,
      previousHash: '',
    });
    expect(auditRecords.nodes[1].previousHash).toBe(auditRecords.nodes[0].hash);

    await steward.data('ada@example.com', '{ auditRecords { totalCount } }');
    const revoke = 'mutation($input: RevokeRoleInput!) { revokeRole(input: $input) { __typename } }';
    const { viewer } = await steward.data('ben@example.com', '{ viewer { roles { id role } } }');
    const { id } = (viewer.roles as { id: string; role: string }[]).find(({ role }) => role === 'CX_LEADER')!;
    await steward.data('ada@example.com', revoke, { input: { roleGrantId: id, idempotencyKey: aKey() } });
    const refused = await steward.ask('ben@example.com', query, { id: ben });
    expect(refused.errors?.[0]).toMatchObject({
      message: 'You may not do this. Admins and CX leaders read the audit.',
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('verifies when nobody touched it', async () => {
    const verification = await steward.asOwner(verifyAudit);
    expect(verification.broken).toEqual([]);
    expect(verification.records).toBeGreaterThanOrEqual(4);
  });

  it('names the first record whose content was changed', async () => {
    await tamper(`update audit_records set action = 'nothing' where subject_kind = 'PERSON' and sequence >= 2`);
    expect(await broken()).toEqual(['PERSON 2: its content is not what was hashed']);
  });

  it('names the record whose details were changed', async () => {
    await tamper(`update audit_details d set details = '{"after":{}}' from audit_records r
      where r.id = d.record_id and r.subject_kind = 'PERSON' and r.sequence = 3`);
    expect(await broken()).toEqual(['PERSON 3: its details are not what was hashed']);
  });

  it('misses a record taken out of the middle, and one cut off at the end', async () => {
    await tamper(`delete from audit_details d using audit_records r where r.id = d.record_id and r.subject_kind = 'PERSON' and r.sequence = 2;
      delete from audit_records where subject_kind = 'PERSON' and sequence = 2`);
    expect(await broken()).toEqual(['PERSON 2: record 2 is missing']);
    await tamper(`delete from audit_details d using audit_records r where r.id = d.record_id and r.subject_kind = 'PERSON';
      delete from audit_records where subject_kind = 'PERSON'`);
    expect(await broken()).toEqual(['PERSON 1: the chain should end at record 3 and does not']);
  });

  it('reports the first break of each subject, not of the whole', async () => {
    await tamper(`update audit_records set action = 'nothing' where sequence = 1`);
    const found = await broken();
    expect(found).toContain('PERSON 1: its content is not what was hashed');
    expect(found).toContain('ORGANIZATION 1: its content is not what was hashed');
  });
});
