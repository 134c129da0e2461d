import type { EntityManager } from 'typeorm';
import { aBank } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { act } from '../support/act';
import type { Steward } from '../support/steward';
import { atTheGate, vote } from '../support/votes';
import { inOrganizationOf } from '../support/written-rows';
import { brokenPromises } from './promises';

const ADA = 'ada@example.com';

let steward: Steward;
beforeAll(async () => {
  steward = await aBank({ mailGoesOut: true });
  const portfolioId = await aPortfolio(steward, 'Retail', 100_000_000n);
  const gate = await atTheGate(steward, portfolioId);
  const conditions = [{ text: 'Two more interviews', dueOn: '2029-01-01' }];
  await vote(steward, 'leah@example.com', gate, { choice: 'APPROVE_WITH_CONDITIONS', conditions });
  const { initiativeId } = gate;
  const cost = { initiativeId, kind: 'ACTUAL', day: '2026-10-01', amountMinor: '100', currencyCode: 'USD' };
  await act(steward, 'fin@example.com', 'bookActualCost', cost);
  // As if a worker had been there.
  await inOrganizationOf(steward, ADA, (manager) =>
    manager.query(`update mail_deliveries set state = 'SENT', sent_at = now()`),
  );
});
afterAll(() => steward.stop());

/** What is broken once this was done, by whoever may write; it is taken back again. */
async function brokenBy(...statements: string[]): Promise<string[]> {
  let broken: string[] = [];
  const takenBack = new Error('taken back');
  const work = async (manager: EntityManager): Promise<void> => {
    for (const statement of statements) await manager.query(statement);
    broken = await brokenPromises(manager);
    throw takenBack;
  };
  await inOrganizationOf(steward, ADA, work).catch((error: unknown) => expect(error).toBe(takenBack));
  return broken.map((line) => line.slice(0, line.indexOf(':')));
}

const ANOTHER_MOVE = `insert into initiative_events
  select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'sequence', 3))).*
    from initiative_events e where sequence = 2`;

describe('The checks after a crash', () => {
  it('find nothing where nothing is wrong', async () => {
    expect(await brokenBy()).toEqual([]);
  });

  it('find a move that was made twice, or that no key accounts for', async () => {
    expect(await brokenBy(ANOTHER_MOVE)).toEqual([
      'each of initiative_events came of one key',
      'histories count 1, 2, 3, … without a gap, and the version counts with them',
      'what was done to an initiative stands in its audit, once',
    ]);
    expect(
      await brokenBy(
        `update idempotency_keys set outcome = null where command = 'addDeliverable' or command = 'moveInitiative'`,
      ),
    ).toEqual([
      'each of initiative_events came of one key',
      'what was done to an initiative stands in its audit, once',
    ]);
  });

  it('find a condition that nobody follows up, or tells of, or that is due without a deadline', async () => {
    expect(await brokenBy(`update conditions set state = 'SET'`)).toEqual([
      'a condition waits while its approval is open, is followed up once that is given, and else comes to nothing',
      'an open condition with a last day has one deadline that goes on, and no other has any',
    ]);
    expect(await brokenBy(`update notifications set kind = 'MENTIONED' where kind = 'CONDITION_TO_MEET'`)).toEqual([
      'whoever is to meet a condition is told, and so is whoever is to confirm it',
    ]);
    expect(
      await brokenBy(`update deadlines set state = 'CANCELLED', left_at = now() where subject_kind = 'CONDITION'`),
    ).toEqual(['an open condition with a last day has one deadline that goes on, and no other has any']);
  });

  it('find a lost version, a commitment too many, a lost cost, a budget of no version, a mail that was not sent, and one that was not queued', async () => {
    expect(await brokenBy('update initiatives set version = version - 1')).toEqual([
      'histories count 1, 2, 3, … without a gap, and the version counts with them',
    ]);
    const again = `insert into ledger_entries
      select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid()))).*
        from ledger_entries l where kind = 'COMMITMENT'`;
    expect(await brokenBy(again)).toEqual(['an initiative is funded once, and what is funded once']);
    expect(await brokenBy('delete from costs')).toEqual(['what was spent is what the costs say']);
    const more = `insert into ledger_entries
      select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid()))).*
        from ledger_entries l where kind = 'BUDGET'`;
    expect(await brokenBy(more)).toEqual(['a budget is what its last version says, and what its periods add up to']);
    const queued = `update mail_deliveries set state = 'QUEUED', sent_at = null`;
    expect(await brokenBy(queued)).toEqual(['every mail is sent']);
    expect(await brokenBy(`update notifications set kind = 'MENTIONED' where kind = 'APPROVAL_ASKED'`)).toEqual([
      'whoever is asked to approve is told',
    ]);
  });
});
