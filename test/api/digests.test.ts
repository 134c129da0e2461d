import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { anOrganizationReading } from '../support/a-goal';
import { MailServer } from '../support/a-mail-server';
import { aPortfolio } from '../support/a-portfolio';
import { anIdea } from '../support/a-proposal';
import { anInitiative } from '../support/an-initiative';
import { aWorker, until } from '../support/a-worker';
import { takeUp } from '../support/due-tellings';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const [ADA, LEAH, INA, BEN, VIC, ODA] = [
  ...['ada@example.com', 'leah@example.com', 'ina@example.com', 'ben@example.com', 'vic@example.com'],
  'oda@other.example',
] as [string, string, string, string, string, string];

let steward: Steward;
beforeAll(async () => {
  // A Monday, 09:00 by the clock of UTC.
  steward = await aBank({ mailGoesOut: true });
});
afterAll(() => steward.stop());

const SCHEDULE =
  'digestSchedule { isOn frequency weekday dayOfMonth hour roles recipients { email } nextDueAt version }';
const schedule = async (email = VIC) => (await steward.data(email, `{ ${SCHEDULE} }`))['digestSchedule'];
/** Sets the schedule anew: weekly on Mondays at 8, for Ben and CX leaders, unless the test says otherwise. */
const set = async (more: Record<string, unknown> = {}, email = LEAH) => {
  const { version } = await schedule(email);
  const named = { recipientIds: [await idOf(steward, email === ODA ? ODA : BEN)], roles: ['CX_LEADER'] };
  const times = { isOn: true, frequency: 'WEEKLY', weekday: 'MONDAY', hour: 8 };
  return act(steward, email, 'setDigestSchedule', { expectedVersion: version, ...times, ...named, ...more }, SCHEDULE);
};
const DIGEST = `id number title from to dueAt issuedAt comparedCount markdown html
  moved { metric name isBetter difference pValue adjustedPValue before { value n } latest { value n windowTo } cut { value } }
  leftOut { metric source reason } participation { cxFunction people proposed assessed estimated }`;
const digests = async (email = VIC): Promise<Record<string, any>[]> =>
  (await steward.data(email, `{ digests { nodes { ${DIGEST} } } }`))['digests'].nodes;
const preview = async (email = VIC): Promise<Record<string, any>> =>
  (await steward.data(email, `{ previewDigest { ${DIGEST.replace('id number', '').replace('dueAt issuedAt', '')} } }`))[
    'previewDigest'
  ];
const inboxOf = async (email: string): Promise<{ title: string; text: string; subjectId: string; mail: string }[]> => {
  const query = '{ viewer { inbox(filter: { kind: [DIGEST_ISSUED] }) { nodes { title text subjectId mail } } } }';
  return (await steward.data(email, query))['viewer'].inbox.nodes;
};
const satisfied = (count: number, windowFrom: string, windowTo: string, more: object = {}) =>
  anOrganizationReading(steward, INA, {
    ...{ metric: 'CSAT', source: 'Survey', windowFrom, windowTo, proportion: { n: 200, count }, ...more },
  });

describe('The schedule of digests', () => {
  it('is off at first', async () => {
    expect(await schedule()).toEqual({
      ...{ isOn: false, frequency: 'WEEKLY', weekday: 'MONDAY', dayOfMonth: null, hour: 8, roles: ['CX_LEADER'] },
      ...{ recipients: [], nextDueAt: null, version: 1 },
    });
    await takeUp(steward);
    expect(await digests()).toEqual([]);
  });

  it('is set by admins and CX leaders, and is due at the next such hour of the organization’s clock', async () => {
    const { errors } = await steward.ask(
      BEN,
      mutationDocument(steward.house.schema, 'setDigestSchedule', '__typename'),
      {
        input: {
          ...{ isOn: true, frequency: 'WEEKLY', weekday: 'MONDAY', hour: 8, recipientIds: [], roles: ['CX_LEADER'] },
          ...{ expectedVersion: 1, idempotencyKey: aKey() },
        },
      },
    );
    expect(errors![0]).toMatchObject({
      message:
        'You may not do this. Admins and CX leaders say when executives are told how it goes, and whom; and when scorecards are frozen.',
      extensions: { code: 'FORBIDDEN' },
    });
    // Monday, 09:00: the next Monday at 8.
    expect((await set())['digestSchedule']).toMatchObject({
      ...{ isOn: true, nextDueAt: '2026-11-09T08:00:00.000Z', recipients: [{ email: BEN }], version: 2 },
    });
    const audit = await steward.data(ADA, '{ auditRecords(first: 1) { nodes { action before after } } }');
    expect(audit['auditRecords'].nodes[0]).toMatchObject({
      action: 'digestScheduleSet',
      before: { isOn: false, recipientIds: [] },
      after: { isOn: true, nextDueAt: '2026-11-09T08:00:00.000Z' },
    });
  });

  it.each([
    [{ weekday: null }, 'input.weekday', 'A weekly digest has a weekday.'],
    [{ dayOfMonth: 3 }, 'input.dayOfMonth', '3: a weekly digest has a weekday alone.'],
    [{ frequency: 'MONTHLY', weekday: null }, 'input.dayOfMonth', 'A monthly digest has a day of the month.'],
    [
      { frequency: 'MONTHLY', weekday: null, dayOfMonth: 29 },
      'input.dayOfMonth',
      '29: expected a whole number from 1 to 28.',
    ],
    [
      { frequency: 'MONTHLY', dayOfMonth: 1 },
      'input.weekday',
      'MONDAY: a monthly digest has a day of the month alone.',
    ],
    [{ hour: 24 }, 'input.hour', '24: expected a whole number from 0 to 23.'],
    [{ recipientIds: [], roles: [] }, 'input.recipientIds', 'Nobody would be told: expected a person or a role.'],
    [{ roles: ['ADMIN', 'ADMIN'] }, 'input.roles[1]', '"ADMIN" is named twice.'],
  ])('%j is refused at %s', async (more, path, message) => {
    const before = await writtenRows(steward);
    expect(await set(more)).toMatchObject({ code: 'INVALID_INPUT', problems: [{ path, message }] });
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('knows no people but the organization’s, and nobody twice', async () => {
    const document = mutationDocument(steward.house.schema, 'setDigestSchedule', '__typename');
    const input = { isOn: true, frequency: 'WEEKLY', weekday: 'MONDAY', hour: 8, roles: [], expectedVersion: 2 };
    for (const id of [unknownId('Person'), await idOf(steward, ODA)]) {
      const named = { input: { ...input, recipientIds: [id], idempotencyKey: aKey() } };
      const { errors } = await steward.ask(LEAH, document, named);
      expect(errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
    const ben = await idOf(steward, BEN);
    expect(await set({ recipientIds: [ben, ben] })).toMatchObject({
      problems: [{ path: 'input.recipientIds[1]', message: 'This person is named twice.' }],
    });
    expect(await set({ expectedVersion: 1 })).toMatchObject({ code: 'STALE_VERSION', currentVersion: 2 });
  });
});

describe('A digest', () => {
  it('tells what moved beyond chance, and what nothing is told of', async () => {
    await satisfied(100, '2026-07-01', '2026-09-30');
    await satisfied(140, '2026-10-01', '2026-10-31');
    await satisfied(100, '2026-07-01', '2026-09-30', { cut: [{ dimension: 'PRODUCT', value: 'Cards' }] });
    await satisfied(101, '2026-10-01', '2026-10-31', { cut: [{ dimension: 'PRODUCT', value: 'Cards' }] });
    await satisfied(10, '2026-10-01', '2026-10-31', { source: 'Branches' });
    await anOrganizationReading(steward, INA, { proportion: { n: 20, count: 1 } });
    await anOrganizationReading(steward, INA, {
      ...{ windowFrom: '2026-10-01', windowTo: '2026-10-31', proportion: { n: 20, count: 19 } },
    });
    const shown = await preview();
    // 50 % and 70 % of 200 each; two changes were compared, so that the smaller p-value counts twice.
    expect(shown['moved']).toEqual([
      {
        ...{ metric: 'CSAT', name: 'Satisfied customers', isBetter: true, cut: [] },
        ...{ before: { value: 50, n: '200' }, latest: { value: 70, n: '200', windowTo: '2026-10-31' } },
        difference: expect.closeTo(20, 9),
        ...{ pValue: expect.any(Number), adjustedPValue: expect.any(Number) },
      },
    ]);
    const [{ pValue, adjustedPValue }] = shown['moved'];
    // By SciPy, where the interval of Newcombe touches 0.
    expect(pValue / 4.256827118702541e-5).toBeCloseTo(1, 8);
    expect(adjustedPValue).toBeCloseTo(2 * pValue, 12);
    expect(shown['comparedCount']).toBe(2);
    expect(shown['leftOut']).toEqual([
      { metric: 'CHURN_RATE', source: 'Billing', reason: 'TOO_FEW' },
      { metric: 'CSAT', source: 'Branches', reason: 'FIRST' },
    ]);
    expect(shown['markdown']).toContain(
      '| Satisfied customers | 50.0 % (n = 200, until 2026-09-30) | 70.0 % (n = 200, until 2026-10-31) | better by 20.0 points | below 0.001 |',
    );
  });

  it('tells who took part, and what is overdue, in words that are no markup', async () => {
    await anIdea(steward, 'An idea');
    const portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
    await anInitiative(steward, portfolioId, { title: '<script>alert(1)</script> *Now*' });
    await inOrganizationOf(steward, LEAH, (manager) =>
      manager.query(`update deadlines set due_at = '2026-11-01T08:00:00Z' where subject_kind = 'INITIATIVE'`),
    );
    await inOrganizationOf(steward, LEAH, (manager) =>
      manager.query(`insert into sunset_proposals (id, organization_id, initiative_id, number, reason, proposed_by_id, proposed_at)
        select gen_random_uuid(), organization_id, id, 1, 'Nobody calls', lead_id, '2026-11-01T08:00:00Z' from initiatives`),
    );
    const { participation, markdown, html } = await preview();
    expect(markdown).toContain(
      '- Continue or sunset "&lt;script&gt;alert(1)&lt;/script&gt; \\*Now\\*", asked on 2026-11-01',
    );
    expect(participation).toEqual([
      { cxFunction: 'CHANGE_MANAGEMENT', people: 1, proposed: 0, assessed: 0, estimated: 0 },
      { cxFunction: 'DESIGN', people: 1, proposed: 0, assessed: 0, estimated: 0 },
      { cxFunction: 'INSIGHTS_AND_ANALYTICS', people: 1, proposed: 0, assessed: 0, estimated: 0 },
      { cxFunction: null, people: 12, proposed: 1, assessed: 0, estimated: expect.any(Number) },
    ]);
    expect(markdown).toContain(
      '| &lt;script&gt;alert(1)&lt;/script&gt; \\*Now\\* | discover | Des Design | 2026-11-01 |',
    );
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; *Now*');
    expect(html).not.toContain('<script');
  });

  it('tells stories that may be told further, and of those under a customer key no words', async () => {
    const added = await act(steward, LEAH, 'addJourney', { name: 'Join' }, 'journey { id }');
    const story = (title: string, more: object = {}) =>
      act(steward, BEN, 'tellStory', {
        ...{
          experience: 'BAD',
          journeyId: added['journey'].id,
          toldOn: '2026-11-01',
          title,
          text: 'Long',
          consent: true,
        },
        ...more,
      });
    await story('Three letters, no card');
    await story('Of a customer', { customerKey: 'c-1' });
    await story('Not to be told', { consent: false });
    const { markdown } = await preview();
    expect(markdown).toContain(
      '- 2026-11-01, Join, a bad experience: "Three letters, no card"\n- 2026-11-01, Join, a bad experience\n',
    );
    expect(markdown).not.toMatch(/Of a customer|Not to be told/);
  });

  it('is issued once when it is due, by whichever worker, and told to those it is for', async () => {
    await takeUp(steward);
    expect(await digests()).toEqual([]);
    steward.clock.moveTo('2026-11-09T08:00:30Z');
    const { markdown } = await preview();
    await takeUp(steward, undefined, { workers: 3, mailGoesOut: true });
    await takeUp(steward);
    const [digest, ...others] = await digests();
    expect(others).toEqual([]);
    expect(digest).toMatchObject({
      ...{ number: 1, title: 'Customer experience at Harbour Bank, 2026-11-02 to 2026-11-09' },
      ...{ dueAt: '2026-11-09T08:00:00.000Z', issuedAt: '2026-11-09T08:00:30.000Z', markdown },
    });
    expect((await schedule())['nextDueAt']).toBe('2026-11-16T08:00:00.000Z');
    for (const email of [BEN, LEAH, 'liam@example.com']) {
      expect(await inboxOf(email)).toEqual([
        {
          ...{ title: digest!['title'], subjectId: digest!['id'], mail: 'QUEUED' },
          text: '1 metric moved beyond chance, 1 decision due, 1 initiative overdue.',
        },
      ]);
    }
    expect(await inboxOf(ADA)).toEqual([]);
    expect(await digests(ODA)).toEqual([]);
  });

  it('comes by mail, as HTML and as text', async () => {
    const server = await MailServer.start();
    const worker = await aWorker(steward, server);
    const [digest] = await digests();
    const mail = await until(() => server.to(BEN).find(({ headers }) => headers['subject'] === digest!['title']));
    await worker.stop();
    await server.down();
    expect(mail.html).toContain(digest!['html']);
    expect(mail.html).toContain(`<a href="https://steward.example/digests/${digest!['id']}">`);
    expect(mail.text).toContain('WHAT MOVED BEYOND CHANCE');
    expect(mail.text).toContain('- Satisfied customers | 50.0 % (n = 200, until 2026-09-30)');
  });

  it('stays as it was when a reading is corrected; the next one tells of that', async () => {
    const [before] = await digests();
    const query = '{ readings(filter: { metric: [CSAT], cut: [] }, last: 3) { nodes { id source } } }';
    const { readings } = await steward.data(VIC, query);
    const last = (readings.nodes as { id: string; source: string }[]).findLast(({ source }) => source === 'Survey')!;
    await satisfied(98, '2026-10-01', '2026-10-31', { replacesId: last.id, reason: 'Counted twice' });
    expect((await digests())[0]).toEqual(before);
    expect(await preview()).toMatchObject({ moved: [], comparedCount: 1, leftOut: [] });
    const change = (manager: { query: (sql: string) => Promise<unknown> }) =>
      manager.query('update digests set number = 7');
    await expect(inOrganizationOf(steward, LEAH, change)).rejects.toThrow('permission denied');
  });

  it('is one for all the time that no worker ran', async () => {
    steward.clock.moveTo('2026-12-03T12:00:00Z');
    // As it is queued at each full minute.
    await steward.asOwner((owner) => owner.query("select graphile_worker.add_job('take_up_digests')"));
    const worker = await aWorker(steward);
    await until(async () => (await digests()).length === 2);
    await worker.stop();
    expect((await digests())[0]).toMatchObject({
      ...{ number: 2, from: '2026-11-09', to: '2026-12-03', dueAt: '2026-11-16T08:00:00.000Z' },
    });
    expect((await schedule())['nextDueAt']).toBe('2026-12-07T08:00:00.000Z');
  });

  it('of one organization waits for no other, and is tried again', async () => {
    await set({ roles: ['ADMIN'] }, ODA);
    steward.clock.moveTo('2026-12-07T08:00:00Z');
    const broken = `create function refuse_digest() returns trigger language plpgsql as $$ begin
        if new.organization_id = (select id from organizations where name = 'Harbour Bank') then raise exception 'no'; end if;
        return new; end $$;
      create trigger refuse before insert on digests for each row execute function refuse_digest()`;
    await steward.asOwner((owner) => owner.query(broken));
    await takeUp(steward);
    expect([(await digests()).length, (await digests(ODA)).length]).toEqual([2, 1]);
    await steward.asOwner((owner) => owner.query('drop trigger refuse on digests; drop function refuse_digest()'));
    await takeUp(steward);
    expect([(await digests()).length, (await digests(ODA)).length]).toEqual([3, 1]);
  });

  it('goes to the successor of somebody who leaves', async () => {
    const [ben, bea] = [await idOf(steward, BEN), await idOf(steward, 'bea@example.com')];
    const held = 'query($id: ID!) { person(id: $id) { version holdings { nodes { kind name heldAs } } } }';
    const { person } = await steward.data(ADA, held, { id: ben });
    expect(person.holdings.nodes).toContainEqual({
      ...{ kind: 'DigestSchedule', name: 'Digest for executives', heldAs: 'RECIPIENT' },
    });
    const leaving = { personId: ben, successorId: bea, reason: 'Left', expectedVersion: person.version };
    await act(steward, ADA, 'deactivatePerson', leaving);
    expect((await schedule())['recipients']).toEqual([{ email: 'bea@example.com' }]);
  });
});
