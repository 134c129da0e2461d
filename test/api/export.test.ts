import { createHash } from 'node:crypto';
import { aBank } from '../support/a-bank';
import { parse } from 'csv-parse/sync';
import { candidates } from '../support/a-candidate';
import { aPortfolio } from '../support/a-portfolio';
import { act, send } from '../support/a-proposal';
import { aReview, assessed, decided, inSession, onReview } from '../support/a-review';
import { idsByEmail } from '../support/full-hands';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [BEN, VIC, LEAH] = ['ben@example.com', 'vic@example.com', 'leah@example.com'] as [string, string, string];
const same = (micro: bigint) => ({ 100: micro, 200: micro, 400: micro });
const FILE = 'fileName mediaType content rows sha256 portfolio { id }';

let steward: Steward;
let portfolioId: string;
let ids: string[];
beforeAll(async () => {
  steward = await aBank();
  // Money for two of USD 1,000.00 each (600.00 once and 400.00 a year).
  portfolioId = await aPortfolio(steward, 'Branches & "stores"', 200_000n);
  ids = await candidates(steward, portfolioId, [
    { title: '=HYPERLINK("http://evil.example","Win")', scoresMicro: same(7_166_667n), valuePerCostMicro: 2_000_000n },
    { title: 'Fewer, shorter letters', scoresMicro: { 100: 6_000_000n, 200: 5_000_000n, 400: 4_000_000n } },
    { title: '-5 letters', scoresMicro: { 100: -4_000_000n, 200: -4_500_000n, 400: 5_000_000n } },
    { title: 'Light', track: 'LIGHT', scoresMicro: same(9_000_000n) },
    { title: 'Incomplete', complete: false, scoresMicro: same(9_000_000n) },
    { title: 'Funded', status: 'FUNDED', scoresMicro: same(9_000_000n) },
  ]);
});
afterAll(() => steward.stop());

const exported = (input: object, by = BEN) =>
  act(steward, by, 'exportRanking', { portfolioId, format: 'CSV', ...input }, FILE);

describe('A ranking exported as CSV', () => {
  it('is a file for a spreadsheet, in which nothing computes and numbers are numbers', async () => {
    const answer = await exported({});
    // Values, costs and commitments are those of every candidate here: 300,000, 160,000 and 100,000 cents. At 4 the third is
    // second, and so within the budget, which the second then is not.
    const rest = (cumulative: string) => `3000.00,1600.00,1000.00,${cumulative},"USD"`;
    const people = '"ASSESSED","STANDARD","Ben Business","Leah Leader"';
    expect(answer['content']).toBe(
      [
        '\uFEFF"rank","tied","within budget","funding flips","proposal","id","status","track","proposed by","sponsor","score at 1","score at 2","score at 4","rank at 1","rank at 2","rank at 4","value a year","total cost","commitment","commitment up to here","currency"',
        `1,FALSE,TRUE,FALSE,"'=HYPERLINK(""http://evil.example"",""Win"")","${ids[0]}",${people},7.166667,7.166667,7.166667,1,1,1,${rest('1000.00')}`,
        `2,FALSE,TRUE,TRUE,"Fewer, shorter letters","${ids[1]}",${people},6.000000,5.000000,4.000000,2,2,3,${rest('2000.00')}`,
        `3,FALSE,FALSE,TRUE,"'-5 letters","${ids[2]}",${people},-4.000000,-4.500000,5.000000,3,3,2,${rest('3000.00')}`,
        '',
      ].join('\r\n'),
    );
    expect(answer).toMatchObject({
      ...{ fileName: 'ranking-Branches-stores-2026-11-02.csv', mediaType: 'text/csv; charset=utf-8', rows: 3 },
      ...{ portfolio: { id: portfolioId }, sha256: digestOf(answer['content'] as string) },
    });
  });

  it('is on record in the audit of the portfolio, whoever it was, and without the content', async () => {
    const { content } = await exported({ inactionWeight: 'FOUR' }, VIC);
    const { auditRecords } = await steward.data(
      LEAH,
      `query($id: ID) { auditRecords(filter: { subjectId: $id, action: "rankingExported" }, first: 1) {
        nodes { actor { email } before after } } }`,
      { id: portfolioId },
    );
    expect(auditRecords.nodes).toEqual([
      {
        ...{ actor: { email: VIC }, before: null },
        after: {
          ...{ format: 'CSV', inactionWeight: 4, rows: 3, sha256: digestOf(content as string) },
          fileName: 'ranking-Branches-stores-2026-11-02.csv',
        },
      },
    ]);
  });

  it('is the same again under the same key, and recorded once', async () => {
    const idempotencyKey = aKey();
    const first = await exported({ idempotencyKey });
    const before = await writtenRows(steward);
    steward.clock.advanceDays(1);
    expect(await exported({ idempotencyKey })).toEqual(first);
    steward.clock.advanceDays(-1);
    expect(await writtenRows(steward)).toEqual(before);
    expect(await exported({ idempotencyKey, format: 'JSON' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('has its columns also where nothing competes', async () => {
    const empty = await aPortfolio(steward, 'Empty', 0n);
    const answer = await exported({ portfolioId: empty });
    expect([answer['rows'], (answer['content'] as string).split('\r\n')]).toEqual([
      0,
      [expect.stringContaining('"rank","tied"'), ''],
    ]);
  });
});

describe('A ranking exported as JSON', () => {
  it('says what the ranking of the API says, exactly and as it was written', async () => {
    const { content, mediaType, fileName } = await exported({ format: 'JSON', inactionWeight: 'FOUR' });
    const file = JSON.parse(content as string) as Record<string, any>;
    expect([mediaType, fileName]).toEqual(['application/json', 'ranking-Branches-stores-2026-11-02.json']);
    expect(file).toMatchObject({
      ...{ portfolio: { id: portfolioId, name: 'Branches & "stores"', currencyCode: 'USD' }, inactionWeight: 4 },
      ...{ exportedAt: '2026-11-02T09:00:00.000Z', remainingMinor: '200000' },
    });
    const { portfolio } = await steward.data(
      BEN,
      `query($id: ID!) { portfolio(id: $id) { ranking(inactionWeight: FOUR) { nodes { rank tied withinBudget fundingFlips scoreMicro
        value { amountMinor } totalCost { amountMinor } commitment { amountMinor } ranks { rank } proposal { id title } } } } }`,
      { id: portfolioId },
    );
    expect(file['ranking']).toHaveLength(3);
    expect(
      file['ranking'].map((row: Record<string, any>) => ({
        ...{
          rank: row['rank'],
          tied: row['tied'],
          withinBudget: row['withinBudget'],
          fundingFlips: row['fundingFlips'],
        },
        ...{ scoreMicro: row['scoreMicro'], value: { amountMinor: row['valueMinor'] } },
        ...{ totalCost: { amountMinor: row['totalCostMinor'] }, commitment: { amountMinor: row['commitmentMinor'] } },
        ranks: Object.values(row['ranks'] as object).map((rank: unknown) => ({ rank })),
        proposal: { id: row['id'], title: row['title'] },
      })),
    ).toEqual(portfolio.ranking.nodes);
  });
});

describe('A portfolio review exported', () => {
  const members = ['ben', 'ina', 'fin', 'cho'].map((name) => `${name}@example.com`);
  let review: { id: string; meetingId: string };
  let both: string[];
  beforeAll(async () => {
    const people = await idsByEmail(steward);
    const reviewed = await aPortfolio(steward, 'Reviewed', 200_000n);
    both = await assessed(steward, reviewed, [
      { title: '=1+1', points: 8 },
      { title: 'Welcome calls', points: 4 },
    ]);
    review = await aReview(steward, people, reviewed);
    await onReview(steward, 'issuePreRead', review.id);
    await inSession(
      steward,
      review,
      members.map((email) => ({ memberId: people[email], attendance: 'PRESENT' })),
    );
    const motion = { subjectId: both[1], outcome: 'DECLINE', reason: '-5 of 40 customers would be reached' };
    await decided(steward, review.id, motion, Object.fromEntries(members.map((email) => [email, 'FOR'])));
  });
  const ofReview = (format: string, by = VIC) =>
    act(
      steward,
      by,
      'exportReview',
      { reviewId: review.id, format },
      'fileName mediaType content rows sha256 review { id }',
    );

  it('has its agenda with what became of each item, and nothing that computes', async () => {
    const { content, ...file } = await ofReview('CSV');
    expect(file).toMatchObject({
      ...{ fileName: 'review-Reviewed-2026-11-02.csv', rows: 2, review: { id: review.id } },
      sha256: digestOf(content as string),
    });
    const rows: Record<string, string>[] = parse(content as string, { bom: true, columns: true });
    const told = rows.map((row) => [
      ...[row['position'], row['kind'], row['title'], row['proposal id'], row['score'], row['needed'], row['outcome']],
      ...[row['decision'], row['reason'], row['currency']],
    ]);
    // Each costs 600.00 and 400.00 a year.
    expect(told).toEqual([
      ['1', 'PROPOSAL', "'=1+1", both[0], '8.000000', '1000.00', '', '', '', 'USD'],
      [
        ...['2', 'PROPOSAL', 'Welcome calls', both[1], '4.000000', '1000.00', 'DECLINE', 'CARRIED'],
        ...["'-5 of 40 customers would be reached", 'USD'],
      ],
    ]);
  });

  it('says what the agenda of the API says, and is in the audit of the review', async () => {
    const { content } = await ofReview('JSON');
    const file = JSON.parse(content as string) as Record<string, any>;
    const { portfolioReview, auditRecords } = await steward.data(
      LEAH,
      `query($id: ID!) { portfolioReview(id: $id) { agenda { nodes { position title scoreMicro rank withinBudget recommended
          needed { amountMinor } value { amountMinor } totalCost { amountMinor } proposal { id } } } }
        auditRecords(filter: { subjectId: $id, action: "reviewExported" }) { nodes { actor { email } after } } }`,
      { id: review.id },
    );
    expect(
      file['items'].map((item: Record<string, any>) => ({
        ...{ position: item['position'], title: item['title'], scoreMicro: item['scoreMicro'], rank: item['rank'] },
        ...{ withinBudget: item['withinBudget'], recommended: item['recommended'] },
        ...{ needed: { amountMinor: item['neededMinor'] }, value: { amountMinor: item['valueMinor'] } },
        ...{ totalCost: { amountMinor: item['totalCostMinor'] }, proposal: { id: item['proposal'] } },
      })),
    ).toEqual(portfolioReview.agenda.nodes);
    expect(auditRecords.nodes[0]).toMatchObject({
      ...{ actor: { email: VIC }, after: { format: 'JSON', rows: 2, sha256: digestOf(content as string) } },
    });
    const theirs = await send(
      steward,
      'oda@other.example',
      'exportReview',
      { reviewId: review.id, format: 'CSV' },
      'rows',
    );
    expect(theirs.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('An export', () => {
  it('reaches nothing of another organization, and nobody without a token gets one', async () => {
    const before = await writtenRows(steward);
    const theirs = await send(steward, 'oda@other.example', 'exportRanking', { portfolioId, format: 'CSV' }, FILE);
    expect(theirs.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const nobody = await send(steward, undefined, 'exportRanking', { portfolioId, format: 'CSV' }, FILE);
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await writtenRows(steward)).toEqual(before);
  });
});

const digestOf = (content: string): string => createHash('sha256').update(content).digest('hex');
