import { act } from '../support/act';
import { aBank } from '../support/a-bank';
import { anOrganizationReading } from '../support/a-goal';
import { aFileOf } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';
import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';

const INA = 'ina@example.com';
const MAPPING: object = {
  source: 'Billing',
  metric: 'CHURN_RATE',
  windowFrom: '2026-07-01',
  windowTo: { column: 'until', format: 'YYYY-MM-DD' },
  cut: { CONTRACT: { column: 'contract' } },
  proportion: { n: 'customers', count: 'lost' },
};
const HEADER = 'until,contract,customers,lost';
const ROWS = ['2026-09-30,Month-to-month,263,81', '2026-09-30,,1000,150'];

let steward: Steward;
beforeEach(async () => void (steward = await aBank()));
afterEach(() => steward.stop());

const importing = (rows: readonly string[], { header = HEADER, mapping = MAPPING, by = INA } = {}) =>
  steward.house.imports.import(steward.caller(by), {
    ...{ kind: 'READINGS', idempotencyKey: aKey(), mapping },
    file: aFileOf([header, ...rows, ''].join('\n'), 'churn.csv'),
  });
async function imported(rows: readonly string[]): Promise<string> {
  const outcome = await importing(rows);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return globalId('Import', outcome.importId);
}
/** What a file is refused for, with nothing written. */
async function refused(rows: readonly string[], more: Parameters<typeof importing>[1] = {}): Promise<string[]> {
  const before = await writtenRows(steward);
  const outcome = await importing(rows, more);
  expect(await writtenRows(steward)).toEqual(before);
  if (!isRefusal(outcome) || !('problems' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.problems.map(({ path, message }) => `${path}: ${message}`);
}
const readings = async (filter = 'first: 100') => {
  const data = await steward.data(
    INA,
    `{ readings(${filter}) { nodes { id n sum source windowFrom windowTo cut { dimension value } import { id } recordedBy { email } } } }`,
  );
  return data['readings'].nodes as { id: string; n: string }[];
};
const undo = (importId: string, by = INA) =>
  act(steward, by, 'undoImport', { importId, reason: 'The wrong quarter' }, 'compensation { rowsRemoved }');

describe('A file of readings', () => {
  it('brings its counts with window, cut and source, and the same file again adds nothing', async () => {
    const importId = await imported(ROWS);
    const said = { source: 'Billing', windowFrom: '2026-07-01', windowTo: '2026-09-30' };
    const from = { import: { id: importId }, recordedBy: { email: INA } };
    const found = await readings(`filter: { importId: "${importId}" }`);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(
      expect.objectContaining({
        ...said,
        ...from,
        n: '263',
        sum: '81',
        cut: [{ dimension: 'CONTRACT', value: 'Month-to-month' }],
      }),
    );
    expect(found).toContainEqual(expect.objectContaining({ ...said, ...from, n: '1000', sum: '150', cut: [] }));
    expect(await importing(ROWS)).toMatchObject({ rows: 2, added: 0, known: 2 });
    expect(await importing([...ROWS, '2026-08-31,Two years,50,1'])).toMatchObject({ rows: 3, added: 1, known: 2 });
  });

  it('may name a metric of another form in each row', async () => {
    const mapping = {
      ...{ source: 'Survey', metric: { column: 'metric' }, windowFrom: '2026-07-01', windowTo: '2026-09-30' },
      nps: { promoters: 'a', passives: 'b', detractors: 'c' },
      mean: { n: 'a', sum: 'b', sumOfSquares: 'c' },
    };
    // NPS: n 10, sum 5 - 2 = 3. Contacts: 10 customers, 12 contacts, squares 20.
    const header = 'metric,a,b,c';
    expect(await importing(['NPS,5,3,2', 'CONTACT_RATE,10,12,20'], { header, mapping })).toMatchObject({ added: 2 });
    expect((await readings('filter: { metric: [NPS] }'))[0]).toMatchObject({ n: '10', sum: '3' });
    expect((await readings('filter: { metric: [CONTACT_RATE] }'))[0]).toMatchObject({ n: '10', sum: '12' });
    expect(await refused(['CSAT,1,1,1', 'HAPPINESS,1,1,1', 'NPS,0,0,0'], { header, mapping })).toEqual([
      'row 2, column "metric", value "CSAT": CSAT is counted as `proportion`, and the mapping names no columns for that.',
      expect.stringMatching(/^row 3, column "metric", value "HAPPINESS": Not a metric: expected NPS, CSAT/),
      'row 4, column "a", value "0": Expected at least one answer, got none.',
    ]);
  });

  it('brings joining cohorts by period', async () => {
    const mapping = {
      ...{ source: 'Billing', metric: 'EARLY_CHURN_RATE', windowFrom: '2026-07-01', windowTo: '2026-09-30' },
      cut: { CONTRACT: { column: 'contract' } },
      survival: {
        periods: [
          { atRisk: 'there 1', lost: 'lost 1', censored: 'new 1' },
          { atRisk: 'there 2', lost: 'lost 2', censored: 'new 2' },
        ],
      },
    };
    const header = 'contract,there 1,lost 1,new 1,there 2,lost 2,new 2';
    expect(await importing(['Monthly,100,10,10,80,8,0'], { header, mapping })).toMatchObject({ added: 1 });
    expect(await importing(['Monthly,100,10,10,80,8,0'], { header, mapping })).toMatchObject({ known: 1 });
    expect((await readings())[0]).toMatchObject({ n: '100', sum: '18' });
    expect(await refused(['Monthly,100,10,10,80,7,1', 'Yearly,100,10,10,81,0,0'], { header, mapping })).toEqual([
      'row 3, column "there 2", value "81": 81: 80 were left after the period before.',
      'row 2, column "there 1": A reading of this metric, window and cut is there and counts 10 lost and 10 censored of 100, 8 lost and 0 censored of 80; this row 10 lost and 10 censored of 100, 7 lost and 1 censored of 80. Where that one is wrong, record a reading that replaces it.',
    ]);
  });

  it('says how many were asked, where a row says it', async () => {
    const mapping = { ...MAPPING, asked: 'invited' };
    const header = `${HEADER},invited`;
    const rows = ['2026-09-30,Month-to-month,263,81,526', '2026-09-30,,1000,150,'];
    expect(await importing(rows, { header, mapping })).toMatchObject({ added: 2 });
    const { readings: found } = await steward.data(INA, '{ readings { nodes { n asked responseRate } } }');
    expect(found.nodes).toHaveLength(2);
    expect(found.nodes).toContainEqual({ n: '263', asked: '526', responseRate: 50 });
    expect(found.nodes).toContainEqual({ n: '1000', asked: null, responseRate: null });
    expect(await refused(['2026-08-31,,1000,150,999', '2026-09-30,,1000,150,2000'], { header, mapping })).toEqual([
      'row 2, column "invited", value "999": 999: 1000 answered, so that at least as many were asked.',
      expect.stringMatching(/counts n 1000, sum 150, sum of squares 150; this row .*, of 2000 asked\./),
    ]);
  });

  it('knows what a person recorded, and what was corrected since', async () => {
    const cut = [{ dimension: 'CONTRACT', value: 'Month-to-month' }];
    const { id } = await anOrganizationReading(steward, INA, { cut });
    await anOrganizationReading(steward, INA, {
      cut,
      proportion: { n: 263, count: 80 },
      replacesId: id,
      reason: 'A typo',
    });
    expect(await importing([ROWS[0]!])).toMatchObject({ added: 0, known: 1 });
  });

  it.each([
    [
      'counts that do not add up, and what is no number',
      ['2026-09-30,,100,101', '2026-09-30,A,0,0', '2026-09-30,B,1e3,1.5'],
      [
        'row 2, column "lost", value "101": 101 of 100: expected at most 100.',
        'row 3, column "customers", value "0": 0: expected a whole number from 1 to 1000000000.',
        'row 4, column "customers", value "1e3": Expected a whole number, in digits alone.',
        'row 4, column "lost", value "1.5": Expected a whole number, in digits alone.',
      ],
    ],
    [
      'a window that ends in the future, before it begins, or on no day',
      ['2026-12-31,,10,1', '2026-06-30,,10,1', '2026-02-30,,10,1'],
      [
        'row 2, column "until", value "2026-12-31": The date is in the future (today is 2026-11-02).',
        'row 3, column "until", value "2026-06-30": 2026-06-30 is before 2026-07-01, the start of the window.',
        'row 4, column "until", value "2026-02-30": Expected a date as YYYY-MM-DD, from 1900 to 2999.',
      ],
    ],
    [
      'windows that overlap',
      ['2026-08-31,A,10,1', '2026-09-30,A,10,2', '2026-09-30,B,10,2'],
      ['row 3, column "customers": Its window overlaps that of row 2: some observations would count twice.'],
    ],
    [
      'rows that contradict each other',
      ['2026-09-30,A,10,1', '2026-09-30,A,10,2', '2026-09-30,A,10,1'],
      [
        'row 3, column "customers": Row 2 has the same metric, window and cut and counts n 10, sum 1, sum of squares 1; this one n 10, sum 2, sum of squares 2.',
      ],
    ],
  ])('is refused for %s', async (_what, rows, problems) => {
    expect(await refused(rows)).toEqual(problems);
  });

  it('is refused where its window overlaps that of a reading that counts, from the same source', async () => {
    await imported(ROWS);
    const [until] = ['2026-08-31,,500,60'];
    expect(await refused([until])).toEqual([
      expect.stringMatching(
        /^row 2, column "customers": 2026-07-01 to 2026-08-31 overlaps 2026-07-01 to 2026-09-30, the window of a final reading of the same metric and source \([\w=-]+\), and no label of their cuts keeps them apart: some observations would count twice\./,
      ),
    ]);
    expect(await importing([until], { mapping: { ...MAPPING, source: 'Survey' } })).toMatchObject({ added: 1 });
  });

  it('is refused where a reading that counts says something else', async () => {
    await imported(ROWS);
    expect(await refused(['2026-09-30,Month-to-month,263,80'])).toEqual([
      'row 2, column "customers": A reading of this metric, window and cut is there and counts n 263, sum 81, sum of squares 81; this row n 263, sum 80, sum of squares 80. Where that one is wrong, record a reading that replaces it.',
    ]);
  });

  it('is refused for a mapping that cannot be followed, each place named', async () => {
    const wrong = { ...MAPPING, windowFrom: 'July', cut: { REGION: 'North' }, sauce: 'x' };
    expect(await refused(ROWS, { mapping: wrong })).toEqual([
      'mapping.sauce: Not a field here: expected source, metric, unit, windowFrom, windowTo, cut, nps, proportion, mean, survival, asked.',
      'mapping.windowFrom: "July" is not a date (YYYY-MM-DD, from 1900 to 2999).',
      'mapping.cut.REGION: Not a field here: expected CHANNEL, CONTRACT, JOURNEY, PRODUCT, SEGMENT.',
    ]);
    expect(await refused(ROWS, { mapping: { ...MAPPING, metric: 'NPS' } })).toEqual([
      'mapping: Expected the columns of the counts, as `nps`.',
    ]);
    expect(await refused(ROWS, { mapping: { ...MAPPING, windowFrom: '2027-01-01' } })).toContain(
      'row 2, column "mapping.windowFrom": 2027-01-01 is in the future (today is 2026-11-02).',
    );
    expect(await refused(ROWS, { mapping: [], header: 'until' })).not.toEqual([]);
  });

  it('is for insights, finance and CX leaders', async () => {
    const before = await writtenRows(steward);
    await expect(importing(ROWS, { by: 'vic@example.com' })).rejects.toThrow(/Insights, finance and CX leaders/);
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('takes 5,000 rows in less than half a minute', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `2026-09-30,Contract ${i},${100 + i},${i % 100}`);
    const start = performance.now();
    expect(await importing(rows)).toMatchObject({ added: 5_000 });
    expect(performance.now() - start).toBeLessThan(30_000);
  }, 60_000);
});

describe('Undoing an import of readings', () => {
  it('takes them out of what goals are judged on, and leaves the others; they may be imported again', async () => {
    const importId = await imported(ROWS);
    await importing(['2026-08-31,,500,60'], { mapping: { ...MAPPING, source: 'Survey' } });
    expect(await undo(importId)).toMatchObject({ compensation: { rowsRemoved: 2 } });
    expect((await readings()).map(({ n }) => n)).toEqual(['500']);
    expect(await importing(ROWS)).toMatchObject({ added: 2 });
  });

  it('is refused where one was corrected since, and to whoever may not record readings', async () => {
    const importId = await imported([ROWS[1]!]);
    const [reading] = await readings();
    await anOrganizationReading(steward, INA, { replacesId: reading!.id, reason: 'A typo' });
    const before = await writtenRows(steward);
    expect(await undo(importId)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'CORRECTED_SINCE' },
      message:
        'Corrected since: 1 readings of this import, the first of them CHURN_RATE from 2026-07-01 to 2026-09-30. Corrections stay on what they correct.',
    });
    await expect(undo(importId, 'vic@example.com')).rejects.toThrow(/FORBIDDEN/);
    await expect(undo(importId, 'oda@other.example')).rejects.toThrow(/NOT_FOUND/);
    expect(await writtenRows(steward)).toEqual(before);
  });
});
