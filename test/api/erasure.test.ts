import { verifyAudit } from '../../src/audit';
import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';
import { aBank } from '../support/a-bank';
import { act } from '../support/act';
import { aFileOf, FEEDBACK_MAPPING } from '../support/an-import';
import { foundAnywhere } from '../support/found-anywhere';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const ADA = 'ada@example.com';
const INA = 'ina@example.com';
const BEN = 'ben@example.com';
const PAM = 'pam@example.com';
/** A word that nothing else in the database holds. */
const SECRET = 'quittenmarmelade';
const KEY = 'cust-8c41';
const WHY = 'By their letter of 1 May.';

let steward: Steward;
beforeAll(async () => void (steward = await aBank()));
afterAll(() => steward.stop());

const SAID = { source: 'SURVEY', party: 'FIRST_PARTY', speaker: 'CUSTOMER', receivedOn: '2026-10-01' };
const FEEDBACK = 'feedback { id text textHidden rating customer { id key erasedAt } }';
const recorded = async (more: Record<string, unknown>, by = BEN) =>
  (await act(steward, by, 'recordFeedback', { ...SAID, ...more }, FEEDBACK))['feedback'];
const erase = (input: Record<string, unknown> = {}, by = ADA) =>
  act(
    steward,
    by,
    'eraseCustomer',
    { customerKey: KEY, reason: WHY, ...input },
    'customer { id key erasedAt erasedBy { email } }',
  );

async function anImportOf(rows: readonly string[]): Promise<Record<string, any>> {
  const outcome = await steward.house.imports.import(steward.caller(INA), {
    ...{ kind: 'FEEDBACK', idempotencyKey: aKey() },
    file: aFileOf(['Date,Via,Product,Tags,Said,Who,Branch', ...rows, ''].join('\n')),
    mapping: { ...FEEDBACK_MAPPING, customerKey: { column: 'Who' }, attributes: { branch: 'Branch' } },
  });
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return outcome;
}

const read = async (id: string, by: string) =>
  (
    await steward.data(
      by,
      'query($id: ID!) { node(id: $id) { ... on Feedback { text textHidden attributes { value } } } }',
      { id },
    )
  )['node'];

describe('What is written under a customer key', () => {
  let id: string;
  beforeAll(async () => {
    id = (await recorded({ text: 'The line was dead', customerKey: 'cust-open' })).id as string;
  });

  it.each([ADA, 'leah@example.com', INA, BEN])('is read by %s, who may', async (email) => {
    expect(await read(id, email)).toEqual({ text: 'The line was dead', textHidden: false, attributes: [] });
  });

  it('is hidden from all others, who see that it is there', async () => {
    expect(await read(id, PAM)).toEqual({ text: null, textHidden: true, attributes: [] });
  });

  it('of a file is hidden with what the file says beside it, also where that is counted or asked for', async () => {
    await anImportOf(['2026-09-01,Web,Loan,fees,Too dear,cust-file,Harbour']);
    const query = `{ feedbackCounts(by: ATTRIBUTE, attribute: "branch") { value count }
      feedback(filter: { attribute: { name: "branch", value: "Harbour" } }) { totalCount } }`;
    expect(await steward.data(INA, query)).toMatchObject({ feedback: { totalCount: 1 } });
    const { feedback, feedbackCounts } = await steward.data(PAM, query);
    expect(feedback.totalCount).toBe(0);
    expect(feedbackCounts.map(({ value }: { value: string }) => value)).toEqual([null]);
  });

  it('belongs to one customer, however often the key comes', async () => {
    const first = await recorded({ rating: 1, customerKey: 'cust-twice' });
    const second = await recorded({ rating: 2, customerKey: ' cust-twice ' }, INA);
    expect(second.customer.id).toBe(first.customer.id);
    const query = 'query($id: ID!) { feedback(filter: { customerId: $id }) { totalCount } }';
    expect(await steward.data(PAM, query, { id: first.customer.id })).toEqual({ feedback: { totalCount: 2 } });
  });

  it('names one customer when two record it at the same moment', async () => {
    const both = await Promise.all([1, 2, 3, 4].map((rating) => recorded({ rating, customerKey: 'cust-race' })));
    expect(new Set(both.map(({ customer }) => customer.id as string)).size).toBe(1);
  });

  it('goes with its import, and so does a customer whom nothing else names', async () => {
    const { importId } = await anImportOf(['2026-09-02,Web,Loan,fees,Gone,cust-undone,Harbour']);
    const reason = 'Another bank’s.';
    await act(steward, INA, 'undoImport', { importId: globalId('Import', importId as string), reason });
    const query = 'query($key: String!) { customers(filter: { key: $key }) { totalCount } }';
    expect(await steward.data(INA, query, { key: 'cust-undone' })).toEqual({ customers: { totalCount: 0 } });
    expect(await steward.data(INA, query, { key: 'cust-file' })).toEqual({ customers: { totalCount: 1 } });
  });
});

describe('Erasing a customer', () => {
  const ROW = `2026-09-03,Web,Loan,fees,${SECRET} again,${KEY},${SECRET} lane`;
  let feedbackId: string;

  const counts = async () =>
    steward.data(
      INA,
      `{ feedback { totalCount } customers { totalCount } feedbackCounts(by: THEME) { value count }
        bySource: feedbackCounts(by: SOURCE) { value count } channels { nodes { feedbackCount } } }`,
    );

  beforeAll(async () => {
    feedbackId = (await recorded({ text: `It tastes of ${SECRET}`, rating: 3, customerKey: KEY })).id as string;
    await anImportOf([ROW]);
  });

  it('is refused where the reason would keep the key, or nobody is known by it, and nothing is written', async () => {
    const before = await writtenRows(steward);
    expect(await erase({ reason: `For ${KEY}` })).toMatchObject({ problems: [{ path: 'input.reason' }] });
    expect(await erase({ customerKey: 'nobody' })).toMatchObject({ problems: [{ path: 'input.customerKey' }] });
    expect(await erase({}, 'oda@other.example')).toMatchObject({ problems: [{ path: 'input.customerKey' }] });
    const { errors } = await steward.ask(
      INA,
      'mutation($input: EraseCustomerInput!) { eraseCustomer(input: $input) { __typename } }',
      { input: { customerKey: KEY, reason: WHY, idempotencyKey: aKey() } },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('leaves neither key nor text in any table, and every count as it was', async () => {
    expect(await foundAnywhere(steward, SECRET)).toEqual(['public.audit_details', 'public.feedback']);
    expect(await foundAnywhere(steward, KEY)).toEqual(['public.customers']);
    const before = await counts();
    const idempotencyKey = aKey();
    const answer = await erase({ idempotencyKey });
    expect(answer['customer']).toEqual({
      ...{ id: expect.any(String) as string, key: null },
      ...{ erasedAt: '2026-11-02T09:00:00.000Z', erasedBy: { email: ADA } },
    });
    expect(await foundAnywhere(steward, SECRET)).toEqual([]);
    expect(await foundAnywhere(steward, KEY)).toEqual([]);
    expect(await counts()).toEqual(before);
    expect(await read(feedbackId, ADA)).toEqual({ text: null, textHidden: false, attributes: [] });
    // Asked for again under its key, the first answer comes again, though the customer key leads nowhere any more.
    expect(await erase({ idempotencyKey })).toEqual(answer);
    expect(await erase()).toMatchObject({ problems: [{ path: 'input.customerKey' }] });
  });

  it('is on record, and the chains that lost their details are whole', async () => {
    const query = `query($id: ID!) { auditRecords(filter: { subjectId: $id }) {
      nodes { action before after reason erasedBy { action reason actor { email } after } } } }`;
    const { auditRecords } = await steward.data(ADA, query, { id: feedbackId });
    expect(auditRecords.nodes).toEqual([
      {
        ...{ action: 'feedbackRecorded', before: null, after: null, reason: null },
        erasedBy: {
          ...{ action: 'customerErased', reason: WHY, actor: { email: ADA } },
          // What was recorded by hand and what the file brought; only the former has an audit record of its own.
          after: {
            erased: expect.objectContaining({ FEEDBACK: 2 }) as object,
            records: 1,
            digest: expect.any(String) as string,
          },
        },
      },
    ]);
    const { broken, erasures } = await steward.asOwner(verifyAudit);
    expect(broken).toEqual([]);
    expect(erasures).toMatchObject([{ subjectKind: 'CUSTOMER', sequence: 1n, records: 1 }]);
  });

  it('keeps the file from bringing the texts back, and takes the key for a new customer’s', async () => {
    expect(await anImportOf([ROW])).toMatchObject({ added: 0, known: 1 });
    const again = await recorded({ rating: 2, customerKey: KEY });
    expect(again.customer).toMatchObject({ key: KEY, erasedAt: null });
  });

  it('waits for what is being written under the key at that moment', async () => {
    const said = Array.from({ length: 6 }, (_, i) => recorded({ text: `${SECRET} ${i}`, customerKey: 'cust-moment' }));
    await said[0];
    const [, ...answers] = await Promise.all([erase({ customerKey: 'cust-moment' }), ...said]);
    const erased = await steward.data(INA, '{ customers(filter: { erased: true }) { nodes { id } } }');
    const ids = new Set(erased['customers'].nodes.map(({ id }: { id: string }) => id));
    for (const { id, customer } of answers) {
      const { text } = await read(id as string, ADA);
      expect(text === null).toBe(ids.has(customer.id as string));
    }
  });
});

describe('Details of the audit', () => {
  const bypass = (statement: string) =>
    steward.asOwner(async (owner) => {
      const [{ id }] = (await owner.query<{ id: string }[]>(
        `select id from organizations where name = 'Harbour Bank'`,
      )) as [{ id: string }];
      await owner.transaction(async (manager) => {
        await manager.query(`select set_config('app.organization', $1, true)`, [id]);
        await manager.query(statement);
      });
    });

  it('are taken out by nobody without a record that says so', async () => {
    await expect(bypass('delete from audit_details')).rejects.toThrow('append-only');
    await expect(bypass(`update audit_details set details = '{}'`)).rejects.toThrow('append-only');
    await expect(
      bypass(`select erase_audit_details(array(select subject_kind from audit_heads), array(select subject_id from audit_heads),
        gen_random_uuid())`),
    ).rejects.toThrow('audit_erasures_erased_by_fk');
  });

  it('that are taken out in the name of an erasure beyond what it says break its chain', async () => {
    await bypass(`select erase_audit_details(array(select subject_kind from audit_heads where subject_kind <> 'CUSTOMER'),
      array(select subject_id from audit_heads where subject_kind <> 'CUSTOMER'),
      (select min(erased_by_record_id::text)::uuid from audit_erasures))`);
    const { broken } = await steward.asOwner(verifyAudit);
    expect(broken).toMatchObject([{ subjectKind: 'CUSTOMER', sequence: 1n }]);
    expect(broken[0]?.problem).toContain('which is not what it says');
  });
});
