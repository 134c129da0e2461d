import { aBank, idOf, unknownId } from '../support/a-bank';
import { act, mutationDocument } from '../support/act';
import { MailServer } from '../support/a-mail-server';
import { anIdea, change, done } from '../support/a-proposal';
import { aWorker, jobsOf, until, type TestWorker } from '../support/a-worker';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const BEN = 'ben@example.com';
const BEA = 'bea@example.com';
const DES = 'des@example.com';
const PAM = 'pam@example.com';
const ODA = 'oda@other.example';

let steward: Steward;
let server: MailServer;
let worker: TestWorker;
beforeAll(async () => {
  steward = await aBank({ mailGoesOut: true });
  server = await MailServer.start();
  worker = await aWorker(steward, server);
});
afterAll(async () => {
  await worker.stop();
  await server.down();
  await steward.stop();
});
beforeEach(() => {
  server.mails.length = 0;
  steward.clock.advanceDays(1);
});

const MAIL = 'id state attempts lastError queuedAt sentAt kind person { name }';
type Delivery = Record<string, any> & { readonly id: string };
const mails = async (state: string, email = ADA): Promise<Delivery[]> => {
  const query = `query($state: [MailState!]) { mailDeliveries(filter: { state: $state }) { nodes { ${MAIL} } } }`;
  return (await steward.data(email, query, { state }))['mailDeliveries'].nodes as Delivery[];
};
/** The only mail in a state. */
const theOne = (state: string): Promise<Delivery> => until(async () => (await mails(state))[0]);
const latestOf = async (email: string, selection = 'mail title') =>
  (
    await steward.data(
      email,
      `{ viewer { inbox(first: 1, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { ${selection} } } } }`,
    )
  )['viewer'].inbox.nodes[0];
const idle = (): Promise<unknown> => until(async () => (await jobsOf(steward)).length === 0);

/** Names somebody in a comment, which they are told by mail. */
async function mention(email: string, title = 'Say how long it takes', key = aKey()): Promise<void> {
  const { id } = await anIdea(steward, title);
  const mentionIds = [await idOf(steward, email)];
  await act(steward, BEN, 'commentOn', { subjectId: id, text: 'Who?', mentionIds, idempotencyKey: key });
}
/** Has the next job wait no longer than a moment. */
const hurry = (attempts?: number): Promise<unknown> =>
  steward.asOwner((owner) =>
    owner.query('update graphile_worker._private_jobs set run_at = now(), attempts = coalesce($1, attempts)', [
      attempts ?? null,
    ]),
  );

describe('What somebody is told', () => {
  it('comes by mail: to them, with title, text and a link', async () => {
    const idea = await anIdea(steward, 'Übermäßig <lange> Wege');
    const no = { ...change(idea), answer: 'DECLINE', reason: 'A <b>lift</b> comes in "May"', basis: 'The plan' };
    await done(steward, PAM, 'answerIdea', no);
    const [mail] = await until(() => server.to(BEN).length > 0 && server.to(BEN));
    expect(mail!.to).toEqual([BEN]);
    expect(mail!.headers).toMatchObject({
      to: 'Ben Business <ben@example.com>',
      from: 'Steward <steward@harbour.example>',
      subject: 'Declined: "Übermäßig <lange> Wege"',
      'auto-submitted': 'auto-generated',
    });
    const link = `https://steward.example/proposals/${idea.id}`;
    expect(mail!.text).toContain(
      'Hello Ben Business,\n\nDeclined: "Übermäßig <lange> Wege"\n\nThe reason: A <b>lift</b>',
    );
    expect(mail!.text).toContain(`\n\n${link}\n\n`);
    expect(mail!.html).toContain('A &lt;b&gt;lift&lt;/b&gt; comes in &quot;May&quot;');
    expect(mail!.html).toContain(`<a href="${link}">`);
    await idle();
    expect(await latestOf(BEN)).toMatchObject({ mail: 'SENT' });
    const [sent] = (await mails('SENT')).filter(({ kind }) => kind === 'PROPOSAL_OUTCOME');
    expect(sent).toMatchObject({
      ...{ attempts: 1, lastError: null, sentAt: steward.clock.now().toISOString() },
      person: { name: 'Ben Business' },
    });
    expect(mail!.headers['message-id']).toBe(`<${localIdOf(sent!.id)}@harbour.example>`);
  });
  const localIdOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1];

  it('comes once, however often its cause is sent under one key', async () => {
    const { id } = await anIdea(steward);
    const input = { subjectId: id, text: 'Who?', mentionIds: [await idOf(steward, BEA)], idempotencyKey: aKey() };
    for (let times = 0; times < 3; times++) await act(steward, BEN, 'commentOn', input);
    await until(() => server.to(BEA).length > 0);
    await idle();
    expect(server.to(BEA)).toHaveLength(1);
  });

  it('comes once, though two jobs are about it', async () => {
    await worker.stop();
    await mention(BEA);
    const [job] = await jobsOf(steward);
    const again = 'select graphile_worker.add_job($1, $2)';
    await steward.asOwner((owner) => owner.query(again, ['send_mail', JSON.stringify(job!.payload)]));
    worker = await aWorker(steward, server);
    await idle();
    expect(server.to(BEA)).toHaveLength(1);
  });

  it('does not come by mail when one does not want that', async () => {
    await act(steward, DES, 'setNotificationPreferences', { preferences: [{ kind: 'MENTIONED', mail: false }] });
    await mention(DES);
    expect(await jobsOf(steward)).toEqual([]);
    expect(await latestOf(DES)).toMatchObject({ mail: 'NOT_WANTED' });
  });

  it('cannot put a header into a mail, nor another recipient', async () => {
    const name = 'Eve "x" <eve@evil.example>\r\nBcc: all@example.com\r\n\r\nBuy';
    await inOrganizationOf(steward, ADA, (manager) =>
      manager.query('update people set name = $1 where email = $2', [name, BEA]),
    );
    await mention(BEA, 'Fewer\nBcc: all@example.com');
    const [mail] = await until(() => server.to(BEA).length > 0 && server.to(BEA));
    expect(mail!.to).toEqual([BEA]);
    expect(mail!.headers['bcc']).toBeUndefined();
    expect(mail!.headers['subject']).toBe('A comment names you: "Fewer Bcc: all@example.com"');
    expect(mail!.headers['to']).toMatch(/Bcc: all@example\.com Buy" <bea@example\.com>$/);
    await inOrganizationOf(steward, ADA, (manager) =>
      manager.query(`update people set name = 'Bea Business' where email = $1`, [BEA]),
    );
  });

  it('does not reach whom has left before it was sent', async () => {
    await worker.stop();
    const gus = { name: 'Gus', email: 'gus@example.com' };
    const { person } = await act(steward, ADA, 'addPerson', gus, 'person { id }');
    const { id } = await anIdea(steward);
    await act(steward, BEN, 'commentOn', { subjectId: id, text: 'Gus?', mentionIds: [person.id] });
    const leaving = { personId: person.id, expectedVersion: 1, successorId: await idOf(steward, BEA), reason: 'Moved' };
    await act(steward, ADA, 'deactivatePerson', leaving);
    worker = await aWorker(steward, server);
    const dropped = await theOne('DROPPED');
    expect(dropped).toMatchObject({ person: { name: 'Gus' }, sentAt: null });
    await idle();
    expect(server.to('gus@example.com')).toEqual([]);
    const again = await act(steward, ADA, 'retryMail', { mailDeliveryId: dropped.id });
    expect(again).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'DROPPED' });
  });

  it('is neither in the inbox nor queued when its cause is rolled back', async () => {
    await worker.stop();
    const rows = await writtenRows(steward);
    const caller = steward.caller(PAM);
    await steward.house.governor.rehearse(caller, async (tx) => {
      const { notify } = await import('../../src/notifications');
      const toIds = (
        await tx.manager.query<{ id: string }[]>(`select id from people where organization_id = $1`, [
          tx.viewer.organizationId,
        ])
      ).map(({ id }) => id);
      const subject = { kind: 'PROPOSAL', id: tx.newId() } as const;
      await notify(tx, [{ kind: 'PROPOSAL_OUTCOME', subject, toIds, title: 'Never', text: 'Never' }]);
      const [told] = await tx.manager.query<{ n: number }[]>(
        `select count(*)::int as n from notifications where organization_id = $1 and title = 'Never'`,
        [tx.viewer.organizationId],
      );
      expect(told!.n).toBeGreaterThan(5);
    });
    expect(await writtenRows(steward)).toEqual(rows);
    expect(await jobsOf(steward)).toEqual([]);
    worker = await aWorker(steward, server);
  });
});

describe('A mail that the server does not take', () => {
  it('is tried again while the server is down, visibly, and arrives once it is back', async () => {
    await server.down();
    await mention(BEA);
    const waiting = await until(async () => (await mails('QUEUED')).find(({ attempts }) => attempts > 0));
    expect(waiting).toMatchObject({ kind: 'MENTIONED', lastError: expect.stringContaining('ECONNREFUSED') });
    expect(await latestOf(BEA)).toMatchObject({ mail: 'QUEUED' });
    await server.up();
    // The queue waits e seconds after the first attempt.
    await until(() => server.to(BEA).length > 0);
    await idle();
    expect(server.to(BEA)).toHaveLength(1);
    expect(await mails('QUEUED')).toEqual([]);
    expect((await mails('SENT')).find(({ id }) => id === waiting.id)).toMatchObject({ lastError: null });
  });

  it('fails for good when its last attempt does, and is sent once an admin has it tried again', async () => {
    server.refuse = { at: 'RCPT', code: 451, message: 'Try later' };
    await mention(BEA);
    await until(async () => (await jobsOf(steward)).find(({ lastError }) => lastError !== null));
    // As if eleven had come to nothing.
    await hurry(11);
    const failed = await theOne('FAILED');
    expect(failed).toMatchObject({ attempts: 2, lastError: expect.stringContaining('Try later') });
    expect(await latestOf(BEA)).toMatchObject({ mail: 'FAILED' });
    await idle();
    server.refuse = undefined;
    const again = await act(steward, ADA, 'retryMail', { mailDeliveryId: failed.id }, `mailDelivery { ${MAIL} }`);
    expect(again['mailDelivery']).toMatchObject({ state: 'QUEUED', attempts: 0 });
    await until(() => server.to(BEA).length > 0);
    await idle();
    expect(server.to(BEA)).toHaveLength(1);
    const sentAlready = await act(steward, ADA, 'retryMail', { mailDeliveryId: failed.id });
    expect(sentAlready).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'SENT' });
  });

  it('fails at once when the server will never take it', async () => {
    server.refuse = { at: 'RCPT', code: 550, message: 'No such mailbox' };
    await mention(BEA);
    expect(await theOne('FAILED')).toMatchObject({
      attempts: 1,
      lastError: expect.stringContaining('No such mailbox'),
    });
    await idle();
    server.refuse = undefined;
  });

  it('is seen and sent again by admins alone', async () => {
    const [failed] = await mails('FAILED');
    const input = { mailDeliveryId: failed!.id };
    const document = mutationDocument(steward.house.schema, 'retryMail', '__typename');
    const send = (email: string, more = {}) =>
      steward.ask(email, document, { input: { idempotencyKey: aKey(), ...input, ...more } });
    const rows = await writtenRows(steward);
    const sentence = 'You may not do this. Admins see what became of mails, and have those that failed sent again.';
    expect((await send(PAM)).errors).toMatchObject([{ message: sentence, extensions: { code: 'FORBIDDEN' } }]);
    const seen = await steward.ask(PAM, '{ mailDeliveries { totalCount } }');
    expect(seen.errors).toMatchObject([{ message: sentence, extensions: { code: 'FORBIDDEN' } }]);
    const foreign = await send(ODA);
    expect(foreign.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await steward.data(ODA, '{ mailDeliveries { totalCount } }'))['mailDeliveries'].totalCount).toBe(0);
    const nowhere = await send(ADA, { mailDeliveryId: unknownId('MailDelivery') });
    expect(nowhere.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect(await writtenRows(steward)).toEqual(rows);
  });

  it('is queued once for a key', async () => {
    const [failed] = await mails('FAILED');
    const input = { mailDeliveryId: failed!.id, idempotencyKey: aKey() };
    const first = await act(steward, ADA, 'retryMail', input);
    await until(() => server.to(BEA).length > 0);
    await idle();
    expect(await act(steward, ADA, 'retryMail', input)).toEqual(first);
    await idle();
    expect(server.to(BEA)).toHaveLength(1);
  });
});

describe('The queue', () => {
  it('holds ids and no word of anybody', async () => {
    await worker.stop();
    await mention(BEA);
    const [{ payload }] = (await jobsOf(steward)) as unknown as [{ payload: object }];
    expect(Object.keys(payload)).toEqual(['organizationId', 'mailDeliveryId']);
  });

  it('is closed to the application, and tenants to the worker', async () => {
    await expect(steward.dataSource.query('select * from graphile_worker._private_jobs')).rejects.toThrow(
      /permission denied/,
    );
    const { createStewardDataSource } = await import('../../ormconfig');
    const queue = await createStewardDataSource(steward.connection, { asWorker: true }).initialize();
    await expect(queue.query('select * from mail_deliveries')).rejects.toThrow(/permission denied/);
    await expect(queue.query('select enqueue_mails($1)', [[]])).rejects.toThrow(/permission denied/);
    expect(await queue.query('select count(*)::int as n from graphile_worker._private_jobs')).toEqual([{ n: 1 }]);
    await queue.destroy();
  });

  it('takes mails of the organization that was entered, and of no other', async () => {
    const [{ payload }] = (await jobsOf(steward)) as unknown as [{ payload: { mailDeliveryId: string } }];
    await steward.asOwner((owner) => owner.query('delete from graphile_worker._private_jobs'));
    const enqueue = (email: string) =>
      inOrganizationOf(steward, email, (manager) =>
        manager.query('select enqueue_mails($1)', [[payload.mailDeliveryId]]),
      );
    await enqueue(ODA);
    expect(await jobsOf(steward)).toEqual([]);
    await enqueue(ADA);
    await enqueue(ADA);
    expect(await jobsOf(steward)).toMatchObject([{ payload }]);
  });

  it('is worked off by the next worker', async () => {
    worker = await aWorker(steward, server);
    await until(() => server.to(BEA).length > 0);
    await idle();
  });
});
