import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';
import { aBank } from '../support/a-bank';
import { act } from '../support/act';
import { aFileOf } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const INA = 'ina@example.com';
const VIC = 'vic@example.com';
const MAPPING = {
  ...{ source: 'Exit survey', metric: 'NPS', answerId: { column: 'id' }, score: { column: 'score' } },
  answeredOn: { column: 'day', format: 'YYYY-MM-DD' },
  cut: { CHANNEL: { column: 'via' }, PRODUCT: { column: 'product' } },
};
const HEADER = 'id,score,day,via,product';
/** January by web: a promoter, a passive, two detractors; by phone a promoter. February by web: a promoter. */
const ROWS = [
  'a1,10,2026-01-05,Web,Fiber',
  'a2,8,2026-01-05,Web,Fiber',
  'a3,6,2026-01-20,Web,Mobile',
  'a4,0,2026-01-31,Web,Mobile',
  'a5,9,2026-01-05,Phone,Fiber',
  'a6,9,2026-02-01,Web,Fiber',
];

let steward: Steward;
beforeEach(async () => void (steward = await aBank()));
afterEach(() => steward.stop());

const importing = (rows: readonly string[], { mapping = MAPPING, by = INA } = {}) =>
  steward.house.imports.import(steward.caller(by), {
    ...{ kind: 'ANSWERS', idempotencyKey: aKey(), mapping },
    file: aFileOf([HEADER, ...rows, ''].join('\n'), 'answers.csv'),
  });
const series = async (args = '', email = VIC): Promise<any[]> =>
  (
    await steward.data(
      email,
      `{ metric(code: NPS) { answers series(windowFrom: "2026-01-01", windowTo: "2026-12-31" ${args}) {
        periodFrom cut { dimension value } n value low high } } }`,
    )
  )['metric'].series;
const brief = (points: any[]) =>
  points.map(({ periodFrom, cut, n, value }) => [periodFrom, cut.map((label: any) => label.value).join(), n, value]);

describe('A file of raw answers', () => {
  // January by web: (1 - 2) / 4 = -25; by phone 1 / 1 = 100; both together (2 - 2) / 5 = 0. February 1 / 1 = 100.
  it('shows over time, by month and by what is asked to be told apart', async () => {
    expect(await importing(ROWS)).toMatchObject({ rows: 6, added: 6, known: 0 });
    expect(brief(await series())).toEqual([
      ['2026-01-01', '', '5', 0],
      ['2026-02-01', '', '1', 100],
    ]);
    expect(brief(await series('by: [CHANNEL]'))).toEqual([
      ['2026-01-01', 'Phone', '1', 100],
      ['2026-01-01', 'Web', '4', -25],
      ['2026-02-01', 'Web', '1', 100],
    ]);
    expect(brief(await series('period: DAY, by: [PRODUCT, CHANNEL]'))).toEqual([
      ['2026-01-05', 'Phone,Fiber', '1', 100],
      ['2026-01-05', 'Web,Fiber', '2', 50],
      ['2026-01-20', 'Web,Mobile', '1', -100],
      ['2026-01-31', 'Web,Mobile', '1', -100],
      ['2026-02-01', 'Web,Fiber', '1', 100],
    ]);
    // Adjusted Wald of 5 answers: (2 - 2) / 8 = 0, (4 + 1.5) / 8 / 8 = 0.0859375, 1.95996 * 0.293151 = 0.574565.
    expect((await series())[0]).toMatchObject({ low: expect.closeTo(-57.4565, 3), high: expect.closeTo(57.4565, 3) });
    expect(await series('', 'oda@other.example')).toEqual([]);
  });

  it('adds nothing a second time, and adds to the days that are kept what is new', async () => {
    await importing(ROWS);
    expect(await importing(ROWS)).toMatchObject({ added: 0, known: 6 });
    expect(await importing([...ROWS, 'a7,10,2026-01-05,Web,Fiber'])).toMatchObject({ added: 1, known: 6 });
    expect(brief(await series('by: [CHANNEL]'))[1]).toEqual(['2026-01-01', 'Web', '5', 0]);
  });

  it('is taken back whole, and leaves what others brought', async () => {
    const first = await importing(ROWS);
    if (isRefusal(first)) throw new Error(first.message);
    await importing(['b1,10,2026-01-05,Web,Fiber', 'b2,10,2026-03-01,Web,Fiber']);
    const undone = { importId: globalId('Import', first.importId), reason: 'The wrong survey' };
    expect(await act(steward, INA, 'undoImport', undone, 'compensation { rowsRemoved }')).toMatchObject({
      compensation: { rowsRemoved: 6 },
    });
    expect(brief(await series())).toEqual([
      ['2026-01-01', '', '1', 100],
      ['2026-03-01', '', '1', 100],
    ]);
    expect(await importing(ROWS)).toMatchObject({ added: 6 });
  });

  it('is refused whole for bad rows, each named', async () => {
    await importing(ROWS);
    const before = await writtenRows(steward);
    const refused = await importing([
      'b1,11,2026-01-05,Web,',
      'b2,4.5,2026-01-05,Web,',
      'b3,9,2999-01-01,Web,',
      ',9,2026-01-05,Web,',
      'b4,9,2026-01-05,Web,',
      'b4,8,2026-01-05,Web,',
      'a1,9,2026-01-05,Web,Fiber',
    ]);
    expect(await writtenRows(steward)).toEqual(before);
    if (!isRefusal(refused) || !('problems' in refused)) throw new Error(JSON.stringify(refused));
    expect(refused.problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'row 2, column "score", value "11": Expected a whole number from 0 to 10, the scale of NPS.',
      'row 3, column "score", value "4.5": Expected a whole number from 0 to 10, the scale of NPS.',
      expect.stringMatching(/^row 4, column "day", value "2999-01-01": The date is in the future/),
      'row 5, column "id", value "": Expected the id of the answer.',
      'row 7, column "id", value "b4": Row 6 has the same id and says something else.',
      'row 8, column "id", value "a1": This answer came in before and says something else: 10 on 2026-01-05, or another cut.',
    ]);
    expect(await importing(ROWS, { mapping: { ...MAPPING, metric: 'CHURN_RATE' } })).toMatchObject({
      problems: [{ path: 'mapping.metric' }],
    });
  });
});
