import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/platform/package-root';
import { sourceFile } from '../../src/platform/source-file';
import { aBank } from '../support/a-bank';
import { aKey, type Steward } from '../support/steward';
import { inOrganizationOf, writtenRows } from '../support/written-rows';

const COMPLAINTS = join(packageRoot(), 'demo', 'complaints.csv');
const MAPPING = join(packageRoot(), 'demo', 'complaints.mapping.json');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-import-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A file with this content. */
async function aFile(content: string | Buffer) {
  const path = join(folder, `${randomUUID()}.csv`);
  await writeFile(path, content);
  return sourceFile(path, 'tickets.csv');
}

const mapping = {
  dataset: 'tickets',
  source: 'CONVERSATION',
  party: 'FIRST_PARTY',
  speaker: 'CUSTOMER',
  receivedOn: { column: 'Date received', format: 'M/D/YYYY' },
  channel: { column: 'Via' },
  product: { column: 'Product' },
  themes: [{ column: 'Tags', separator: ';' }],
  attributes: { agent: 'Agent' },
};
const HEADER = 'Date received,Via,Product,Tags,Agent';

describe('Importing the complaints', () => {
  let steward: Steward;
  let seconds: number;
  beforeAll(async () => {
    steward = await aBank();
    const start = performance.now();
    const outcome = await importComplaints();
    seconds = (performance.now() - start) / 1000;
    expect(outcome).toMatchObject({ rows: 3186, added: 3186, known: 0, bad: 0 });
  });
  afterAll(() => steward.stop());

  const importComplaints = async () =>
    steward.house.imports.import(steward.caller('ina@example.com'), {
      kind: 'FEEDBACK',
      idempotencyKey: aKey(),
      file: sourceFile(COMPLAINTS),
      mapping: JSON.parse(await readFile(MAPPING, 'utf8')) as unknown,
    });

  const counts = async (args: string) => {
    const { feedbackCounts } = await steward.data(
      'vic@example.com',
      `{ feedbackCounts(first: 1000, ${args}) { value count } }`,
    );
    return (feedbackCounts as { value: string; count: number }[]).map(({ value, count }) => [value, count]);
  };

  it('takes less than five seconds', () => {
    expect(seconds).toBeLessThan(5);
  });

  // The expected counts are those of demo/SOURCES.md, counted with another program.
  it('brings them all, the eleven true repeats included', async () => {
    const { feedback } = await steward.data('vic@example.com', '{ feedback { totalCount } }');
    expect(feedback.totalCount).toBe(3186);
  });

  it('finds the products', async () => {
    expect(await counts('by: PRODUCT')).toEqual([
      ['Mortgage', 921],
      ['Credit reporting', 638],
      ['Debt collection', 625],
      ['Bank account or service', 383],
      ['Credit card', 339],
      ['Consumer Loan', 159],
      ['Student loan', 44],
      ['Payday loan', 28],
      ['Money transfers', 27],
      ['Prepaid card', 18],
      ['Other financial service', 4],
    ]);
  });

  it('finds the channels', async () => {
    expect(await counts('by: CHANNEL')).toEqual([
      ['Web', 2233],
      ['Referral', 533],
      ['Phone', 200],
      ['Postal mail', 168],
      ['Fax', 52],
    ]);
  });

  it('counts the same feedback on the lists themselves', async () => {
    const { channels } = await steward.data('vic@example.com', '{ channels { nodes { name feedbackCount } } }');
    expect(channels.nodes).toEqual([
      { name: 'Fax', feedbackCount: 52 },
      { name: 'Phone', feedbackCount: 200 },
      { name: 'Postal mail', feedbackCount: 168 },
      { name: 'Referral', feedbackCount: 533 },
      { name: 'Web', feedbackCount: 2233 },
    ]);
  });

  it('finds the most frequent issue', async () => {
    const [first] = await counts('by: THEME');
    expect(first).toEqual(['Incorrect information on credit report', 449]);
  });

  // 3,186 − 93 = 3,093 in time; 3,186 − 595 = 2,591 not disputed.
  it('keeps what else the file says', async () => {
    expect(await counts('by: ATTRIBUTE, attribute: "timely"')).toEqual([
      ['Yes', 3093],
      ['No', 93],
    ]);
    expect(await counts('by: ATTRIBUTE, attribute: "disputed"')).toContainEqual(['Yes', 595]);
    expect(await counts('by: ATTRIBUTE, attribute: "company"')).toHaveLength(491);
  });

  it('filters by what else the file says', async () => {
    const query = `{ feedback(filter: { attribute: { name: "disputed", value: "Yes" } }) { totalCount } }`;
    const { feedback } = await steward.data('vic@example.com', query);
    expect(feedback.totalCount).toBe(595);
  });

  it('finds the first and the last day', async () => {
    const data = await steward.data(
      'vic@example.com',
      `{ first: feedback(first: 1, orderBy: { field: RECEIVED_ON, direction: ASC }) { nodes { receivedOn } }
         last: feedback(first: 1) { nodes { receivedOn } } }`,
    );
    expect(data).toEqual({
      first: { nodes: [{ receivedOn: '2013-06-04' }] },
      last: { nodes: [{ receivedOn: '2017-02-23' }] },
    });
  });

  it('adds nothing when the file comes again', async () => {
    expect(await importComplaints()).toMatchObject({ rows: 3186, added: 0, known: 3186 });
    const { feedback } = await steward.data('vic@example.com', '{ feedback { totalCount } }');
    expect(feedback.totalCount).toBe(3186);
  });

  it('shows nothing of it to another organization', async () => {
    const data = await steward.data('oda@other.example', '{ feedback { totalCount } products { totalCount } }');
    expect(data).toEqual({ feedback: { totalCount: 0 }, products: { totalCount: 0 } });
  });
});

describe('Importing a file of feedback', () => {
  let steward: Steward;
  beforeAll(async () => void (steward = await aBank()));
  afterAll(() => steward.stop());

  const importOf = async (content: string | Buffer, by = 'ina@example.com', how: unknown = mapping, key = aKey()) =>
    steward.house.imports.import(steward.caller(by), {
      kind: 'FEEDBACK',
      idempotencyKey: key,
      file: await aFile(content),
      mapping: how,
    });
  const feedback = async (product: string) => {
    const { products } = await steward.data('vic@example.com', '{ products(first: 100) { nodes { id name } } }');
    const id = (products.nodes as { id: string; name: string }[]).find(({ name }) => name === product)?.id;
    const query = `query($id: ID!) { feedback(filter: { productId: $id }, orderBy: { field: RECEIVED_ON, direction: ASC })
      { nodes { receivedOn source party speaker text rating channel { name } themes { name } attributes { name value } recordedBy { email } } } }`;
    return (await steward.data('vic@example.com', query, { id }))['feedback'].nodes as Record<string, unknown>[];
  };

  it('makes feedback of its rows by the mapping', async () => {
    await importOf(`${HEADER}\n2/29/2024,Phone,Loan,fees; waiting,Kim\n3/1/2024,,Loan,,\n`);
    const said = { source: 'CONVERSATION', party: 'FIRST_PARTY', speaker: 'CUSTOMER', text: null, rating: null };
    expect(await feedback('Loan')).toEqual([
      {
        ...said,
        receivedOn: '2024-02-29',
        channel: { name: 'Phone' },
        themes: [{ name: 'fees' }, { name: 'waiting' }],
        attributes: [{ name: 'agent', value: 'Kim' }],
        recordedBy: { email: 'ina@example.com' },
      },
      {
        ...said,
        receivedOn: '2024-03-01',
        channel: null,
        themes: [],
        attributes: [],
        recordedBy: { email: 'ina@example.com' },
      },
    ]);
  });

  it('adds only the rows that a larger file has beyond an earlier one, in whatever order', async () => {
    const [a, b, c] = ['1/1/2024,Web,Growing,a,', '1/2/2024,Web,Growing,b,', '1/3/2024,Web,Growing,c,'];
    expect(await importOf([HEADER, a, b, a].join('\n'))).toMatchObject({ rows: 3, added: 3, known: 0 });
    expect(await importOf([HEADER, c, a, b, a, a].join('\n'))).toMatchObject({ rows: 5, added: 2, known: 3 });
  });

  it('knows a row by its id where the file gives one', async () => {
    const byId = { ...mapping, dataset: 'numbered', externalId: { column: 'Agent' } };
    expect(await importOf(`${HEADER}\n1/1/2024,Web,Ids,a,1\n`, undefined, byId)).toMatchObject({ added: 1 });
    const again = await importOf(`${HEADER}\n1/2/2024,Phone,Ids,b,1\n1/2/2024,Web,Ids,b,2\n`, undefined, byId);
    expect(again).toMatchObject({ rows: 2, added: 1, known: 1 });
  });

  it('takes a byte order mark, quoted line breaks and empty lines', async () => {
    const outcome = await importOf(`\ufeff${HEADER}\r\n\r\n1/1/2024,Web,Marked,"a\nb",\r\n`);
    expect(outcome).toMatchObject({ rows: 1, added: 1, known: 0 });
  });

  it('says the same again to the same key, and nothing is there twice', async () => {
    const key = aKey();
    const content = `${HEADER}\n1/1/2024,Web,Replayed,a,\n`;
    const first = await importOf(content, undefined, mapping, key);
    expect(await importOf(content, undefined, mapping, key)).toEqual(first);
    expect(await feedback('Replayed')).toHaveLength(1);
  });

  it('refuses another file under the same key', async () => {
    const key = aKey();
    await importOf(`${HEADER}\n1/1/2024,Web,Keyed,a,\n`, undefined, mapping, key);
    const other = await importOf(`${HEADER}\n1/2/2024,Web,Keyed,a,\n`, undefined, mapping, key);
    expect(other).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('leaves one record that says which file, how it was read and what came of it', async () => {
    const before = await records();
    await importOf(`${HEADER}\n1/1/2024,Web,Audited,a,\n`);
    const after = await records();
    expect(after.length - before.length).toBe(1);
    expect(after.at(-1)).toMatchObject({
      subject_kind: 'IMPORT',
      details: { after: { file: 'tickets.csv', rows: 1, added: 1, known: 0, mapping: { dataset: 'tickets' } } },
    });
  });
  const records = () =>
    inOrganizationOf(steward, 'ada@example.com', (manager) =>
      manager.query<{ subject_kind: string; details: unknown }[]>(
        `select r.subject_kind, d.details from audit_records r join audit_details d on d.record_id = r.id
          where r.action = 'feedbackImported' order by r.at, r.id`,
      ),
    );

  describe('is refused, and nothing is written,', () => {
    const refused = async (content: string | Buffer, how?: unknown) => {
      const before = await writtenRows(steward);
      const answer = await importOf(content, undefined, how);
      expect(await writtenRows(steward)).toEqual(before);
      return answer;
    };
    const problemsOf = (answer: Awaited<ReturnType<typeof refused>>) =>
      'problems' in answer ? answer.problems.map(({ path, message }) => `${path}: ${message}`) : answer;

    it('when a row is bad: row, column, value and reason are named', async () => {
      const good = '7/29/2013,Web,Refused,a,\n'.repeat(15);
      expect(problemsOf(await refused(`${HEADER}\n${good}13/45/2013,Web,Refused,a,\n`))).toEqual([
        'row 17, column "Date received", value "13/45/2013": Expected a date as M/D/YYYY, from 1900 to 2999.',
      ]);
    });

    it('when a later batch has the bad row', async () => {
      const many = Array.from({ length: 1200 }, () => '7/29/2013,Web,Refused,a,').join('\n');
      expect(problemsOf(await refused(`${HEADER}\n${many}\n,Web,Refused,a,\n`))).toEqual([
        'row 1202, column "Date received", value "": Expected a date as M/D/YYYY, from 1900 to 2999.',
      ]);
    });

    it('when very many rows are bad: the first hundred problems are told, and how many there are', async () => {
      const answer = problemsOf(await refused(`${HEADER}\n${'x,Web,Refused,a,\n'.repeat(250)}`)) as string[];
      expect(answer).toHaveLength(101);
      expect(answer.at(-1)).toBe('and more: 250 problems in all, of which these are the first 100.');
    });

    it('when a row has too few cells', async () => {
      expect(problemsOf(await refused(`${HEADER}\n1/1/2024,Web\n`))).toEqual([
        'row 2, column "Product", value "": 2 cells, and the header has 5 columns.',
      ]);
    });

    it('when a column is missing', async () => {
      expect(problemsOf(await refused('Date received,Via,Product,Tags\n1/1/2024,Web,Refused,a\n'))).toEqual([
        'row 1, column "Agent": The header has no such column: it has Date received, Via, Product, Tags.',
      ]);
    });

    it('when it is empty', async () => {
      expect(problemsOf(await refused(''))).toEqual(['tickets.csv: It is empty: expected a line of columns.']);
    });

    it('when it is not UTF-8', async () => {
      const latin1 = Buffer.from(`${HEADER}\n1/1/2024,Web,Caf\u00e9,a,\n`, 'latin1');
      expect(problemsOf(await refused(latin1))).toEqual([
        'tickets.csv: It is not UTF-8 (line 2): save it again in that encoding.',
      ]);
    });

    it('when it is UTF-16', async () => {
      const utf16 = Buffer.from(`\ufeff${HEADER}\n1/1/2024,Web,Refused,a,\n`, 'utf16le');
      expect(problemsOf(await refused(utf16))).toEqual(['tickets.csv: It is UTF-16: save it again as UTF-8.']);
    });

    it('when it has a header alone', async () => {
      expect(problemsOf(await refused(`\n${HEADER}\n`))).toEqual([
        'tickets.csv: It has a header in row 2 and no rows below it.',
      ]);
    });

    it('when other characters than commas stand between its columns', async () => {
      const [first] = problemsOf(await refused(HEADER.replaceAll(',', ';'))) as string[];
      expect(first).toBe(
        'row 1, column "Date received": The header has no such column: it has one column, "Date received;Via;Product;Tags;Agent": commas have to stand between columns.',
      );
    });

    it('when a column is there twice', async () => {
      expect(problemsOf(await refused(`${HEADER},Via\n1/1/2024,Web,Refused,a,,Web\n`))).toEqual([
        'row 1, column "Via": The header has this column more than once.',
      ]);
    });

    it('when two of its rows have one id and say different things', async () => {
      const byId = { ...mapping, dataset: 'ids', externalId: { column: 'Agent' } };
      const rows = ['1/1/2024,Web,A,a,7', '1/1/2024,Web,A,a,7', '1/2/2024,Web,A,a,7'].join('\n');
      expect(problemsOf(await refused(`${HEADER}\n${rows}\n`, byId))).toEqual([
        'row 4, column "Agent", value "7": Row 2 has the same id and says something else.',
      ]);
    });

    it('when its mapping holds what cannot be kept', async () => {
      expect(problemsOf(await refused(`${HEADER}\n`, { ...mapping, dataset: 'a\0b' }))).toEqual([
        'mapping: It holds a character that cannot be stored.',
      ]);
    });

    it('when it breaks off in a quote', async () => {
      expect(problemsOf(await refused(`${HEADER}\n1/1/2024,Web,Refused,"a,\n`))).toEqual([
        'tickets.csv: A quote is opened and never closed: the file ends in line 2.',
      ]);
    });

    it('when its mapping is none', async () => {
      expect(problemsOf(await refused(`${HEADER}\n`, []))).toContain('mapping: Expected an object, got a list.');
    });
  });

  it('is for those who may', async () => {
    await expect(importOf(`${HEADER}\n`, 'ben@example.com')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'You may not do this. Admins, CX leaders and insights import feedback.',
    });
  });

  it('is done once when two import the same file at the same time', async () => {
    const content = `${HEADER}\n${'1/1/2024,Web,Twice,a,\n'.repeat(50)}`;
    const outcomes = await Promise.all([importOf(content, 'ina@example.com'), importOf(content, 'leah@example.com')]);
    expect(outcomes.map((outcome) => ('added' in outcome ? outcome.added : outcome)).sort()).toEqual([0, 50]);
  });
});

describe('A file to import', () => {
  it('is refused in one line when there is none', () => {
    expect(() => sourceFile(join(folder, 'none.csv'), 'none.csv')).toThrow('There is no file none.csv.');
  });

  it('is refused in one line when it is a folder', () => {
    expect(() => sourceFile(folder, 'here')).toThrow('here is not a file.');
  });
});
