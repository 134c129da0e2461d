import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { verifyAudit } from '../../src/audit';
import { aBank } from '../support/a-bank';
import type { Steward } from '../support/steward';
import { inOrganizationOf } from '../support/written-rows';

const ADA = 'ada@example.com';

let steward: Steward;
beforeEach(async () => {
  steward = await aBank();
});
afterEach(() => steward.stop());

/** Appends a record for each of these subjects, in this order, as the application does; the record's action is its place: `1`, `2`, … */
const append = (manager: EntityManager, subjectIds: readonly string[]): Promise<unknown> =>
  manager.query(
    `select append_audit_records($1::uuid[], $2::text[], $3::uuid[], $4::text[], null, $5::uuid[], now(), 'request-1', $6::bytea[], $7::text[])`,
    [
      subjectIds.map(() => uuidv7()),
      subjectIds.map(() => 'PERSON'),
      subjectIds,
      subjectIds.map((_, index) => String(index + 1)),
      subjectIds.map(() => null),
      subjectIds.map(() => Buffer.from('salt')),
      subjectIds.map(() => '{"after":{}}'),
    ],
  );

const chainOf = (subjectId: string): Promise<string[]> =>
  inOrganizationOf(steward, ADA, async (manager) => {
    const rows = await manager.query<{ action: string }[]>(
      'select action from audit_records where subject_id = $1 order by sequence',
      [subjectId],
    );
    return rows.map(({ action }) => action);
  });

describe('Audit records that are written together', () => {
  it('are chained each to its own subject, in their order', async () => {
    const [one, other] = [uuidv7(), uuidv7()];
    await inOrganizationOf(steward, ADA, (manager) => append(manager, [one, other, one, one, other]));
    expect(await chainOf(one)).toEqual(['1', '3', '4']);
    expect(await chainOf(other)).toEqual(['2', '5']);
    expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
  });

  it('go on where the chain of a subject ended', async () => {
    const subject = uuidv7();
    for (let n = 0; n < 3; n++) await inOrganizationOf(steward, ADA, (manager) => append(manager, [subject]));
    expect(await chainOf(subject)).toEqual(['1', '1', '1']);
    expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
  });

  it('never fork a chain, however many write of the same subjects at once and in whatever order', async () => {
    const subjects = [uuidv7(), uuidv7(), uuidv7()];
    const orders = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? subjects : [...subjects].reverse()));
    await Promise.all(orders.map((order) => inOrganizationOf(steward, ADA, (manager) => append(manager, order))));
    for (const subject of subjects) expect(await chainOf(subject)).toHaveLength(12);
    expect((await steward.asOwner(verifyAudit)).broken).toEqual([]);
  });
});
