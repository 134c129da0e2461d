import { ProposalLife1795200006000 } from '../../migrations/1795200006000-proposal-life';
import { ADatabaseOfBefore, OLD_BANK } from '../support/a-database-of-before';

const PERSON = '01890000-0000-7000-8000-000000000002';
const IDEA = '01890000-0000-7000-8000-000000000003';
const DEFERRED = '01890000-0000-7000-8000-000000000004';

let before: ADatabaseOfBefore;
beforeAll(async () => {
  before = await ADatabaseOfBefore.make(ProposalLife1795200006000);
  await before.query(BEFORE);
  await before.migrate();
});
afterAll(() => before.drop());

const audit = (subject: string, action: string, at: string, details: object): string =>
  `select append_audit_record(gen_random_uuid(), 'PROPOSAL', '${subject}', '${action}', '${PERSON}', null, '${at}',
    'request', '\\x00', '${JSON.stringify(details)}');`;

/** An idea that nobody touched, and one that was written and, in the end, deferred; in between its words were edited. */
const BEFORE = `
  insert into people (id, organization_id, name, email, created_at)
    values ('${PERSON}', '${OLD_BANK}', 'Ann', 'ann@example.com', now());
  insert into proposals (id, organization_id, title, who_is_hurt, how_they_are_hurt, status, proposer_id, currency_code,
      created_at, updated_at)
    select id::uuid, '${OLD_BANK}', 'A', 'B', 'C', status, '${PERSON}', 'USD', '2026-02-20T23:00:00Z', now()
    from (values ('${IDEA}', 'IDEA'), ('${DEFERRED}', 'DEFERRED')) v(id, status);
  ${audit(IDEA, 'ideaProposed', '2026-02-20T23:00:00Z', { before: null, after: { title: 'A' }, reason: null })}
  ${audit(DEFERRED, 'ideaProposed', '2026-02-20T23:00:00Z', { before: null, after: { title: 'A' }, reason: null })}
  ${audit(DEFERRED, 'proposalEdited', '2026-02-21T09:00:00Z', {
    ...{ before: { status: 'IDEA', version: 1 }, after: { status: 'DRAFT', version: 2 }, reason: null },
  })}
  ${audit(DEFERRED, 'proposalEdited', '2026-02-22T09:00:00Z', {
    ...{ before: { title: 'A', version: 2 }, after: { title: 'AA', version: 3 }, reason: null },
  })}
  ${audit(DEFERRED, 'proposalDeferred', '2026-02-23T09:00:00Z', {
    before: { status: 'ASSESSED', version: 3, deferredUntil: null },
    after: { status: 'DEFERRED', version: 4, deferredUntil: '2026-05-01' },
    reason: 'Prices',
  })}`;

describe('Proposals that were there before they had a history', () => {
  it('have the one that the audit tells of', async () => {
    const events =
      await before.query(`select proposal_id, version, from_status, to_status, reason, due_on::text from proposal_events
        order by proposal_id, version`);
    expect(events).toEqual(
      [
        [IDEA, 1, null, 'IDEA', null, null],
        [DEFERRED, 1, null, 'IDEA', null, null],
        [DEFERRED, 2, 'IDEA', 'DRAFT', null, null],
        [DEFERRED, 4, 'ASSESSED', 'DEFERRED', 'Prices', '2026-05-01'],
      ].map(([proposal_id, version, from_status, to_status, reason, due_on]) => ({
        ...{ proposal_id, version, from_status, to_status, reason, due_on },
      })),
    );
  });

  it('are, where they are ideas, to be answered within 14 days of when they were had', async () => {
    const rows = await before.query('select id, answer_by::text from proposals order by id');
    // February 2026 has 28 days: 20 February and 14 days are 34 February, the 6th of March.
    expect(rows).toEqual([
      { id: IDEA, answer_by: '2026-03-06' },
      { id: DEFERRED, answer_by: null },
    ]);
  });

  it('belong to an organization that has the setting of one that is founded now', async () => {
    const settings = await before.query('select owner_id, answer_within_days from idea_triage_settings');
    expect(settings).toEqual([{ owner_id: null, answer_within_days: 14 }]);
  });
});
