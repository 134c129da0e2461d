import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';
import { aBank, idOf } from '../support/a-bank';
import { aCause, aDispute } from '../support/a-contact';
import { aContactLog, CAUSES, CHANNELS, RATES, type CauseName } from '../support/a-contact-log';
import { act } from '../support/act';
import { aFileOf } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [INA, LEAH, BEN, VIC] = ['ina', 'leah', 'ben', 'vic'].map((name) => `${name}@example.com`) as [
  ...[string, string, string, string],
];
const HEADER = 'id,at,via,about,kind,who,passed on,why again,note';
const MAPPING: object = {
  source: 'helpdesk',
  contactId: { column: 'id' },
  occurredAt: { column: 'at' },
  channel: { column: 'via' },
  cause: { column: 'about' },
  mode: { column: 'kind' },
  customerKey: { column: 'who' },
  transfers: { column: 'passed on' },
  relation: { column: 'why again' },
  text: { column: 'note' },
};
const COUNTS: object = {
  cause: { column: 'about' },
  channel: 'Branch',
  owner: { column: 'caused by' },
  from: { column: 'from', format: 'YYYY-MM-DD' },
  to: { column: 'to', format: 'YYYY-MM-DD' },
  contacts: { column: 'n' },
};
const COUNTS_HEADER = 'about,caused by,from,to,n';
const LOG = aContactLog(7).map(
  ({ customer, occurredAt, cause, channel, mode, relation, transfers, text }, index) =>
    `C-${index},${occurredAt.toISOString()},${CHANNELS[channel]},${CAUSES[cause]},${mode},${customer},${transfers},${relation ?? ''},${text}`,
);

let steward: Steward;
let branch: string;
beforeEach(async () => {
  steward = await aBank();
  const owners: Record<CauseName, string> = { BILL: BEN, ANSWER: 'cho@example.com', MOVE: 'bea@example.com' };
  for (const [cause, owner] of Object.entries(owners) as [CauseName, string][]) {
    await aCause(steward, INA, await idOf(steward, owner), CAUSES[cause]);
  }
  for (const [key, name] of Object.entries(CHANNELS)) {
    const { channel } = await act(steward, INA, 'addChannel', { name }, 'channel { id }');
    branch = channel.id as string;
    const costMinor = String(RATES[key as keyof typeof RATES]);
    const rate = { channelId: branch, fromDay: '2026-01-01', costMinor, currencyCode: 'USD' };
    await act(steward, LEAH, 'setContactRate', rate);
  }
});
afterEach(() => steward.stop());

const importing = (kind: 'CONTACTS' | 'CONTACT_COUNTS', rows: readonly string[], by = INA) => {
  const [mapping, header] = kind === 'CONTACTS' ? [MAPPING, HEADER] : [COUNTS, COUNTS_HEADER];
  const file = aFileOf([header, ...rows, ''].join('\n'), 'contacts.csv');
  return steward.house.imports.import(steward.caller(by), { kind, idempotencyKey: aKey(), mapping, file });
};
async function imported(...of: Parameters<typeof importing>) {
  const outcome = await importing(...of);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return { ...outcome, importId: globalId('Import', outcome.importId) };
}
/** What a file is refused for, with nothing written. */
async function refused(...of: Parameters<typeof importing>): Promise<string[]> {
  const before = await writtenRows(steward);
  const outcome = await importing(...of);
  expect(await writtenRows(steward)).toEqual(before);
  if (!isRefusal(outcome) || !('problems' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.problems.map(({ path, message }) => `${path}: ${message}`);
}
const undo = (importId: string) =>
  act(
    steward,
    INA,
    'undoImport',
    { importId, reason: 'The wrong year' },
    'import { state } compensation { rowsRemoved }',
  );
const counted = async () => {
  const { contactCosts, contactEffort, customers } = await steward.data(
    VIC,
    `{ contactCosts(from: "2026-10-01", to: "2026-10-31", by: CAUSE) { total { contacts cost { amountMinor } } }
       contactEffort(from: "2026-10-01", to: "2026-10-31", by: CAUSE) { total { repeats endedWithHuman transfers } }
       customers { totalCount } }`,
  );
  return { ...contactCosts.total, ...contactEffort.total, customers: customers.totalCount as number } as object;
};
/** By hand: test/support/a-contact-log.ts. */
const ALL = {
  contacts: 49,
  cost: { amountMinor: '23780' },
  repeats: 13,
  endedWithHuman: 5,
  transfers: 18,
  customers: 32,
};
const NONE = { contacts: 0, cost: { amountMinor: '0' }, repeats: 0, endedWithHuman: 0, transfers: 0, customers: 0 };

describe('A file of service contacts', () => {
  it('comes in once, counts as what is recorded, and goes whole', async () => {
    const { importId } = await imported('CONTACTS', LOG);
    expect(await counted()).toEqual(ALL);
    await imported('CONTACTS', [...LOG].reverse());
    expect(await counted()).toEqual(ALL);
    const { imports, auditRecords, serviceContacts } = await steward.data(
      LEAH,
      `query($id: ID!) { imports { nodes { kind rowsRead rowsAdded rowsKnown } } serviceContacts(filter: { importId: $id }) { totalCount }
        auditRecords(filter: { subjectId: $id }) { nodes { action } } }`,
      { id: importId },
    );
    expect(imports.nodes).toEqual([
      { kind: 'CONTACTS', rowsRead: 49, rowsAdded: 0, rowsKnown: 49 },
      { kind: 'CONTACTS', rowsRead: 49, rowsAdded: 49, rowsKnown: 0 },
    ]);
    expect(auditRecords.nodes).toEqual([{ action: 'contactsImported' }]);
    expect(serviceContacts.totalCount).toBe(49);
    expect(await undo(importId)).toMatchObject({ import: { state: 'UNDONE' }, compensation: { rowsRemoved: 49 } });
    expect(await counted()).toEqual(NONE);
  });

  it('tells each cell that is wrong, and what is not there', async () => {
    const rows = [
      'C-1,2026-11-02T09:00:01Z,Phone,The bill is not clear,HUMAN,,0,,',
      'C-2,2026-10-01,Phone,The bill is not clear,VOICE,,-1,SAME,',
      'C-3,2026-10-01T10:00:00Z,Fax,Nobody knows,HUMAN,,,SAME_ISSUE,',
      'C-4,2026-10-01T10:00:00+02:00,Fax,The bill is not clear,HUMAN,,,,',
      'C-5,2026-10-01T10:00:00Z,Phone,Nobody knows,HUMAN,,,,',
      ',2026-10-01T10:00:00Z,,The bill is not clear,,,101,,',
    ];
    expect(await refused('CONTACTS', rows)).toEqual([
      'row 2, column "at", value "2026-11-02T09:00:01Z": The moment is in the future (now is 2026-11-02T09:00:00.000Z).',
      'row 3, column "why again", value "SAME": Expected SAME_ISSUE, DOWNSTREAM_ISSUE, UNHAPPY_WITH_ANSWER.',
      'row 3, column "at", value "2026-10-01": Expected a moment with its offset from UTC, as 2026-10-01T10:00:00Z, from 1900 on.',
      'row 3, column "kind", value "VOICE": Expected DIGITAL, HUMAN.',
      'row 3, column "passed on", value "-1": Expected a whole number from 0 to 100.',
      'row 4, column "why again", value "SAME_ISSUE": A relation is one to the contact before of the same customer: name the customer.',
      'row 7, column "id", value "": Expected the id of the contact.',
      'row 7, column "via", value "": Expected a channel.',
      'row 7, column "kind", value "": Expected DIGITAL, HUMAN.',
      'row 7, column "passed on", value "101": Expected a whole number from 0 to 100.',
      'row 5, column "via", value "Fax": There is no such channel.',
      'row 6, column "about", value "Nobody knows": There is no such contact cause.',
    ]);
  });

  it('says nothing twice, nor otherwise than before, and nothing that is counted', async () => {
    const row = (id: string, more = 'HUMAN,,0,,') => `${id},2026-09-10T10:00:00Z,Branch,${CAUSES.BILL},${more}`;
    expect(await refused('CONTACTS', [row('C-1'), row('C-1'), row('C-1', 'HUMAN,,1,,')])).toEqual([
      'row 4, column "id", value "C-1": Row 2 has the same id and says something else.',
    ]);
    await imported('CONTACTS', [row('C-1')]);
    expect(await refused('CONTACTS', [row('C-1', 'DIGITAL,,0,,')])).toEqual([
      'row 2, column "id", value "C-1": This contact came in before and says something else.',
    ]);
    const causeId = (await steward.data(VIC, '{ contactCauses { nodes { id name } } }'))['contactCauses'].nodes.find(
      ({ name }: { name: string }) => name === CAUSES.ANSWER,
    ).id as string;
    const september = { fromDay: '2026-09-01', toDay: '2026-09-30', contacts: 4 };
    await act(steward, INA, 'recordContactCounts', { counts: [{ causeId, channelId: branch, ...september }] });
    expect(await refused('CONTACTS', [row('C-2').replace(CAUSES.BILL, CAUSES.ANSWER)])).toEqual([
      'row 2, column "at", value "2026-09-10": It is counted already, by the count of 2026-09-01 to 2026-09-30: of the same cause, owner and channel nothing is counted twice.',
    ]);
  });

  it('stays once one of its contacts was disputed', async () => {
    const { importId } = await imported('CONTACTS', LOG);
    const query = 'query($ben: ID!) { serviceContacts(filter: { chargedToId: $ben }, first: 1) { nodes { id } } }';
    const { serviceContacts } = await steward.data(VIC, query, { ben: await idOf(steward, BEN) });
    await aDispute(steward, BEN, serviceContacts.nodes[0].id as string);
    expect(await undo(importId)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', message: 'Contacts of this import were disputed (1): they stay on record.' },
    });
    expect(await counted()).toEqual(ALL);
  });

  it('stays once one of its contacts was corrected, and adds nothing when it comes again', async () => {
    const { importId } = await imported('CONTACTS', LOG);
    const query = 'query($id: ID!) { serviceContacts(filter: { importId: $id }, first: 1) { nodes { id transfers } } }';
    const [{ id: contactId, transfers }] = (await steward.data(VIC, query, { id: importId }))['serviceContacts'].nodes;
    await act(steward, INA, 'correctContact', { contactId, transfers: transfers + 2, reason: 'Passed on twice more' });
    const corrected = { ...ALL, transfers: ALL.transfers + 2 };
    expect(await counted()).toEqual(corrected);
    await imported('CONTACTS', LOG);
    expect(await counted()).toEqual(corrected);
    expect(await undo(importId)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'Corrected since: 1 of this import. Corrections stay on what they correct.',
    });
    expect(await counted()).toEqual(corrected);
  });

  it('is for those who record contacts', async () => {
    await expect(importing('CONTACTS', LOG, BEN)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(importing('CONTACT_COUNTS', [], BEN)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('A file of counts of service contacts', () => {
  const BILL = CAUSES.BILL;
  const ROWS = [`${BILL},,2026-10-01,2026-10-31,10`, `${BILL},Bea@example.com,2026-10-01,2026-10-31,2`];

  it('comes in once, beside contacts of other cells, and goes whole', async () => {
    await imported('CONTACTS', LOG);
    const { importId } = await imported('CONTACT_COUNTS', ROWS);
    // 12 more at 15.00.
    const both = { ...ALL, contacts: 61, cost: { amountMinor: String(23_780 + 12 * 1500) } };
    expect(await counted()).toEqual(both);
    await imported('CONTACT_COUNTS', ROWS);
    expect(await counted()).toEqual(both);
    const { contactCounts, auditRecords } = await steward.data(
      LEAH,
      `query($id: ID!) { contactCounts(filter: { importId: $id }) { nodes { contacts owner { email } } }
        auditRecords(filter: { subjectId: $id }) { nodes { action } } }`,
      { id: importId },
    );
    const owners = (contactCounts.nodes as { contacts: number; owner: { email: string } }[]).map(
      ({ contacts, owner }) => [contacts, owner.email],
    );
    expect(owners.sort()).toEqual([
      [10, BEN],
      [2, 'bea@example.com'],
    ]);
    expect(auditRecords.nodes).toEqual([{ action: 'contactCountsImported' }]);
    expect(await undo(importId)).toMatchObject({ compensation: { rowsRemoved: 2 } });
    expect(await counted()).toEqual(ALL);
  });

  it('stays once one of its counts was corrected, and adds nothing when it comes again', async () => {
    const { importId } = await imported('CONTACT_COUNTS', ROWS);
    const query = 'query($id: ID!) { contactCounts(filter: { importId: $id }) { nodes { id contacts } } }';
    const { nodes } = (await steward.data(VIC, query, { id: importId }))['contactCounts'] as {
      nodes: { id: string; contacts: number }[];
    };
    const countId = nodes.find(({ contacts }) => contacts === 10)!.id;
    await act(steward, INA, 'correctContactCount', { countId, contacts: 4, reason: 'Read in the wrong column' });
    // 4 and 2 at 15.00.
    const corrected = { ...NONE, contacts: 6, cost: { amountMinor: '9000' } };
    expect(await counted()).toEqual(corrected);
    await imported('CONTACT_COUNTS', ROWS);
    expect(await counted()).toEqual(corrected);
    expect(await undo(importId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
    expect(await counted()).toEqual(corrected);
  });

  it('tells what cannot be', async () => {
    await imported('CONTACT_COUNTS', ROWS);
    await imported('CONTACTS', LOG);
    const SAME = 'of the same cause, owner and channel nothing is counted twice';
    const rows = [
      `${BILL},,2026-10-31,2026-11-01,1`,
      `${BILL},,2026-10-01,2026-10-31,11`,
      `${BILL},,2026-08-01,2026-08-31,1`,
      `${BILL},,2026-08-31,2026-09-01,1`,
      `${CAUSES.MOVE},,2026-10-01,2026-10-31,1`,
      `Nobody knows,gus@example.com,2026-10-01,2026-10-31,1`,
      `${BILL},,2026-07-31,2026-07-01,-1`,
      `,,2026-12-01,2026-12-31,1`,
    ];
    expect(await refused('CONTACT_COUNTS', rows)).toEqual([
      'row 8, column "to", value "2026-07-01": It is before 2026-07-31, the first day.',
      'row 8, column "n", value "-1": Expected a whole number from 0 to 100000000.',
      'row 9, column "about", value "": Expected a cause.',
      'row 9, column "from", value "2026-12-01": The date is in the future (today is 2026-11-02).',
      'row 9, column "to", value "2026-12-31": The date is in the future (today is 2026-11-02).',
      'row 7, column "about", value "Nobody knows": There is no such contact cause.',
      'row 7, column "caused by", value "gus@example.com": Nobody who is here has this e-mail.',
      `row 2, column "from", value "2026-10-31": It overlaps the count of 2026-10-01 to 2026-10-31: ${SAME}.`,
      `row 3, column "from", value "2026-10-01": It overlaps the count of 2026-10-01 to 2026-10-31: ${SAME}.`,
      `row 5, column "from", value "2026-08-31": It overlaps row 4: ${SAME}.`,
      `row 6, column "from", value "2026-10-01": Contacts of 2026-10-12 are on record one by one: ${SAME}.`,
    ]);
  });
});
