import { aBank } from '../support/a-bank';
import { act } from '../support/act';
import { aFileOf } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const INA = 'ina@example.com';
const VIC = 'vic@example.com';

let steward: Steward;
beforeAll(async () => void (steward = await aBank()));
afterAll(() => steward.stop());

const answer = (answerId: string, score: number, answeredOn = '2026-10-05', channel = 'Web') => ({
  ...{ answerId, score, answeredOn, cut: [{ dimension: 'CHANNEL', value: channel }] },
});
const record = (answers: readonly object[], more = {}, email = INA) =>
  act(steward, email, 'recordAnswers', { metric: 'NPS', source: 'Exit', answers, ...more }, 'added known');
const october = async (email = VIC): Promise<any[]> =>
  (
    await steward.data(
      email,
      `{ metric(code: NPS) { series(windowFrom: "2026-10-01", windowTo: "2026-10-31", by: [CHANNEL]) {
        cut { value } n value } } }`,
    )
  )['metric'].series.map(({ cut, n, value }: any) => [cut[0].value, n, value]);

describe('Raw answers that are recorded', () => {
  // By web a promoter and two detractors: (1 − 2) / 3 = −33.3; by phone one promoter: 100. Then a passive by web: (1 − 2) / 4.
  it('show in the series at once, and add to what is there', async () => {
    const first = [
      answer('a', 10),
      answer('b', 6),
      answer('c', 0, '2026-10-31'),
      answer('d', 9, '2026-10-05', 'Phone'),
    ];
    expect(await record(first)).toMatchObject({ added: 4, known: 0 });
    expect(await october()).toEqual([
      ['Phone', '1', 100],
      ['Web', '3', expect.closeTo(-33.333, 3)],
    ]);
    expect(await record([answer('e', 8), answer('a', 10)])).toMatchObject({ added: 1, known: 1 });
    expect(await october()).toContainEqual(['Web', '4', -25]);
    expect(await october('oda@other.example')).toEqual([]);
  });

  it('all come in or none, each bad one named by its place', async () => {
    const before = await writtenRows(steward);
    const refused = await record([answer('f', 5), answer('a', 9), answer('g', 11)]);
    expect(refused['problems']).toEqual([
      { path: 'input.answers[2].score', message: '11: expected a whole number from 0 to 10.' },
    ]);
    const contradicting = await record([answer('f', 5), answer('a', 9)]);
    expect(contradicting['problems']).toEqual([
      {
        path: 'input.answers[1].answerId',
        message: '"a": This answer came in before and says something else: 10 on 2026-10-05, CHANNEL "Web".',
      },
    ]);
    expect(await writtenRows(steward)).toEqual(before);
  });

  it('are the same as those of a file, of the same survey', async () => {
    const mapping = {
      ...{ source: 'Exit', metric: 'NPS', answerId: { column: 'id' }, score: { column: 'score' } },
      ...{ answeredOn: { column: 'day', format: 'YYYY-MM-DD' }, cut: { CHANNEL: 'Web' } },
    };
    const outcome = await steward.house.imports.import(steward.caller(INA), {
      ...{ kind: 'ANSWERS', idempotencyKey: aKey(), mapping },
      file: aFileOf('id,score,day\na,10,2026-10-05\nz,9,2026-10-06\n', 'answers.csv'),
    });
    expect(outcome).toMatchObject({ added: 1, known: 1 });
    expect(await record([answer('z', 9, '2026-10-06')])).toMatchObject({ added: 0, known: 1 });
  });

  it('are each counted once when two send the same at once', async () => {
    const both = await Promise.all([record([answer('two', 9)]), record([answer('two', 9)])]);
    expect(both.map(({ added }) => added as number).toSorted()).toEqual([0, 1]);
  });

  it('answer a repeated key as the first time, and are on record', async () => {
    const key = aKey();
    const once = await record([answer('once', 9)], { idempotencyKey: key });
    expect(await record([answer('once', 9)], { idempotencyKey: key })).toEqual(once);
    const { auditRecords } = await steward.data(
      'leah@example.com',
      '{ auditRecords(filter: { action: "answersRecorded" }, first: 1) { nodes { after actor { email } } } }',
    );
    expect(auditRecords.nodes).toEqual([
      { after: { metric: 'NPS', source: 'Exit', added: 1, known: 0 }, actor: { email: INA } },
    ]);
  });

  it('are for insights, finance and CX leaders', async () => {
    const document = 'mutation($input: RecordAnswersInput!) { recordAnswers(input: $input) { __typename } }';
    const input = { metric: 'NPS', source: 'Exit', answers: [answer('x', 9)], idempotencyKey: aKey() };
    const { errors } = await steward.ask('ben@example.com', document, { input });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
