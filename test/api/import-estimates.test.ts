import { globalId } from '../../src/platform/global-id';
import { isRefusal } from '../../src/shared/refusal';
import { aBank, idOf } from '../support/a-bank';
import { aPortfolio } from '../support/a-portfolio';
import { change, done, DRIVERS, underAssessment, views } from '../support/a-proposal';
import { aRound, roundVersion } from '../support/a-round';
import { act } from '../support/act';
import { aFileOf } from '../support/an-import';
import { aKey, type Steward } from '../support/steward';
import { writtenRows } from '../support/written-rows';

const [PAM, SAM, SUE, BEN, ADA] = [
  ...['pam@example.com', 'sam@example.com', 'sue@example.com', 'ben@example.com', 'ada@example.com'],
] as [string, string, string, string, string];
const MAPPING = {
  proposal: { column: 'proposal' },
  driver: { column: 'driver' },
  ...{ low: { column: 'low' }, likely: { column: 'likely' }, high: { column: 'high' } },
  ...{ confidence: { column: 'confidence' }, notApplicable: { column: 'n/a' }, rationale: { column: 'why' } },
};
const HEADER = 'proposal,driver,low,likely,high,confidence,n/a,why';

let steward: Steward;
let portfolioId: string;
beforeAll(async () => {
  steward = await aBank();
  portfolioId = await aPortfolio(steward, 'Branches', 10_000_000n);
});
afterAll(() => steward.stop());

interface More {
  readonly header?: string;
  readonly mapping?: object;
  readonly by?: string;
}
const importing = (rows: readonly string[], { header = HEADER, mapping = MAPPING, by = SAM }: More = {}) =>
  steward.house.imports.import(steward.caller(by), {
    ...{ kind: 'ESTIMATES', idempotencyKey: aKey(), mapping },
    file: aFileOf([header, ...rows, ''].join('\n'), 'estimates.csv'),
  });
/** @returns the global id of the import */
async function imported(rows: readonly string[], more: More = {}): Promise<string> {
  const outcome = await importing(rows, more);
  if (isRefusal(outcome)) throw new Error(outcome.message);
  return globalId('Import', outcome.importId);
}
/** What a file is refused for, with nothing written. */
async function refused(rows: readonly string[], more: More = {}): Promise<string[]> {
  const before = await writtenRows(steward);
  const outcome = await importing(rows, more);
  expect(await writtenRows(steward)).toEqual(before);
  if (!isRefusal(outcome) || !('problems' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.problems.map(({ path, message }) => `${path}: ${message}`);
}
const undo = (importId: string, by = SAM) =>
  act(steward, by, 'undoImport', { importId, reason: 'The wrong list' }, 'compensation { kind rowsRemoved }');
const read = async (by: string, id: string, selection: string) =>
  (await steward.data(by, `query($id: ID!) { proposal(id: $id) { ${selection} } }`, { id }))['proposal'] as Record<
    string,
    any
  >;
const allTen = (id: string, points: number) => DRIVERS.map((driver) => `${id},${driver},,${points},,HIGH,,`);

describe('A file of estimates', () => {
  it('is the view of whoever imports it, and the scores follow', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const rows = [
      `${id},CUSTOMER_LOYALTY,1.5,5,6,,,As in the pilot`,
      `${id},Brand promotion,,4,,MEDIUM,,`,
      `${id},BRAND_DAMAGE,,,,,YES,`,
      ...allTen(id, 5)
        .slice(2)
        .filter((row) => !row.includes('BRAND_DAMAGE')),
    ];
    const importId = await imported(rows);
    const { estimates, score } = await read(
      BEN,
      id,
      'score { complete } estimates { nodes { driver scorer { email } state low likely high rationale import { id kind } } }',
    );
    const from = { scorer: { email: SAM }, import: { id: importId, kind: 'ESTIMATES' } };
    expect(score).toEqual({ complete: true });
    expect(estimates.nodes).toHaveLength(10);
    expect(estimates.nodes.slice(0, 2)).toEqual([
      {
        ...{
          driver: 'CUSTOMER_LOYALTY',
          state: 'ESTIMATED',
          low: 1.5,
          likely: 5,
          high: 6,
          rationale: 'As in the pilot',
        },
        ...from,
      },
      // MEDIUM is 2 points either way.
      { ...{ driver: 'BRAND_PROMOTION', state: 'ESTIMATED', low: 2, likely: 4, high: 6, rationale: null }, ...from },
    ]);
    expect(await importing(rows)).toMatchObject({ rows: 10, added: 0, known: 10 });
    const [, , ...rest] = rows;
    expect(await refused([`${id},CUSTOMER_LOYALTY,2,5,6,,,As in the pilot`, ...rest])).toEqual([
      'row 2, column "driver": You hold another estimate of "Customer loyalty": give a new one yourself, a file changes none.',
    ]);
  });

  it('may say what holds for all of it once, with a comma before its decimals', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const mapping = {
      ...{ proposal: id, driver: { column: 'Treiber' }, likely: { column: 'Punkte' }, confidence: 'LOW' },
      decimal: 'COMMA',
    };
    await imported(['BRAND_DAMAGE,"4,5"'], { header: 'Treiber,Punkte', mapping });
    // LOW is 3 points either way.
    expect((await read(BEN, id, 'estimates { nodes { low likely high } }'))['estimates'].nodes).toEqual([
      { low: 1.5, likely: 4.5, high: 7.5 },
    ]);
  });

  it('has all of its rows judged, by row and column', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const major = await underAssessment(steward, portfolioId, { costOneOffMinor: '100000000' });
    const idea = await done(steward, BEN, 'proposeIdea', { title: 'An idea', whoIsHurt: 'b', howTheyAreHurt: 'c' });
    expect(
      await refused([
        `${id},JOY,,5,,HIGH,,`,
        `${id},BRAND_DAMAGE,,five,,SURE,maybe,`,
        `Nowhere,BRAND_DAMAGE,,5,,HIGH,,`,
        `Say how long it takes,BRAND_DAMAGE,,5,,HIGH,,`,
        `${id},BRAND_DAMAGE,6,5,4,,,`,
        `${id},RECURRING_PROBLEMS,,5,,HIGH,,`,
        `${id},RECURRING_PROBLEMS,,5,,HIGH,,`,
        `${major.id},BRAND_DAMAGE,,5,,HIGH,,`,
        `${idea.id},BRAND_DAMAGE,,5,,HIGH,,`,
      ]),
    ).toEqual([
      'row 2, column "driver", value "JOY": No driver has this code or this label.',
      'row 3, column "likely", value "five": Expected a number like 2.5, with nothing between thousands.',
      'row 3, column "confidence", value "SURE": Expected HIGH, MEDIUM, LOW, or nothing.',
      'row 3, column "n/a", value "maybe": Expected YES, or nothing.',
      'row 4, column "proposal": No proposal has the id, the reference or the title "Nowhere".',
      expect.stringMatching(
        /^row 5, column "proposal": \d+ proposals are called "Say how long it takes": name it by its id\.$/,
      ),
      'row 6, column "low": 6: expected at most the likely value, 5.',
      'row 6, column "high": 4: expected at least the likely value, 5.',
      'row 8, column "driver": A row above estimates "Recurring problems" of this proposal.',
      'row 9, column "confidence": HIGH: the proposal is MAJOR, so "Brand damage" is estimated by low, likely and high.',
      'row 10, column "proposal": Proposal "An idea" is IDEA: it is estimated while it is UNDER_ASSESSMENT.',
    ]);
  });

  it('is of nobody else: a column of scorers is refused, and who may not score imports nothing', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const row = `${id},BRAND_DAMAGE,,5,,HIGH,,`;
    for (const column of ['scorer', 'Estimated by', 'E-Mail']) {
      expect(await refused([`${row},${SUE}`], { header: `${HEADER},${column}` })).toEqual([
        `row 1, column "${column}": An estimate is the view of whoever imports it: nobody estimates for somebody else. Take the column out.`,
      ]);
    }
    const before = await writtenRows(steward);
    for (const by of [PAM, ADA, BEN]) {
      await expect(importing([row], { by })).rejects.toThrow(/Scorers import estimates of their own/);
    }
    expect(await writtenRows(steward)).toEqual(before);
    // Who scores in another portfolio alone is told so of each row.
    const elsewhere = await aPortfolio(steward, 'Elsewhere', 0n);
    const bea = 'bea@example.com';
    await act(steward, ADA, 'grantRole', {
      personId: await idOf(steward, bea),
      role: 'SCORER',
      portfolioId: elsewhere,
    });
    expect((await refused([row], { by: bea }))[0]).toMatch(/^row 2, column "proposal": Scorers estimate/);
    const theirs = await act(
      steward,
      'oda@other.example',
      'proposeIdea',
      { title: 'Theirs', whoIsHurt: 'b', howTheyAreHurt: 'c' },
      'proposal { id }',
    );
    expect((await refused([`${theirs['proposal'].id},BRAND_DAMAGE,,5,,HIGH,,`]))[0]).toContain(
      'No proposal has the id',
    );
  });

  it('stays within an open round: blind, of those who are asked, and not where it has closed', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const scorerIds = [await idOf(steward, SAM), await idOf(steward, SUE)];
    const round = await aRound(steward, PAM, [{ proposalId: id, scorerIds }]);
    const sid = 'sid@example.com';
    expect((await refused(allTen(id, 5), { by: sid }))[0]).toBe(
      'row 2, column "proposal": Scoring round "Spring" asks others for "Customer loyalty" of this proposal.',
    );
    const importId = await imported(allTen(id, 5));
    const seen = async (by: string) => (await read(by, id, 'score { points } estimates { totalCount }')) as unknown;
    expect(await seen(SAM)).toEqual({ score: null, estimates: { totalCount: 10 } });
    for (const by of [SUE, PAM, ADA]) expect(await seen(by)).toEqual({ score: null, estimates: { totalCount: 0 } });
    const { auditRecords } = await steward.data(
      ADA,
      'query($id: ID) { auditRecords(filter: { subjectId: $id, action: "driversEstimated" }) { nodes { before after } } }',
      { id },
    );
    expect(auditRecords.nodes).toEqual([{ before: null, after: null }]);
    // What is taken back while the round is open tells nothing either.
    expect(await undo(importId)).toMatchObject({ compensation: { kind: 'ESTIMATES', rowsRemoved: 10 } });
    const taken = await steward.data(
      ADA,
      'query($id: ID) { auditRecords(filter: { subjectId: $id, action: "estimatesTakenBack" }) { nodes { before } } }',
      { id },
    );
    expect(JSON.stringify(taken)).not.toMatch(/undredths|likely/i);
    const again = await imported(allTen(id, 6));
    await act(steward, SUE, 'estimateDrivers', { proposalId: id, estimates: views(DRIVERS.map(() => 5)) });
    const closing = { scoringRoundId: round, expectedVersion: await roundVersion(steward, round) };
    await act(steward, PAM, 'closeScoringRound', closing);
    expect(await undo(again)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'CHANGED_SINCE' });
  });
});

describe('Undoing an import of estimates', () => {
  it('takes them back with the scores that followed; then they may come again', async () => {
    const { id } = await underAssessment(steward, portfolioId);
    const importId = await imported(allTen(id, 5));
    expect(await undo(importId)).toMatchObject({ compensation: { rowsRemoved: 10 } });
    expect(await read(BEN, id, 'score { complete coverage } estimates { totalCount }')).toEqual({
      ...{ score: { complete: false, coverage: 0 }, estimates: { totalCount: 0 } },
    });
    expect(await importing(allTen(id, 5))).toMatchObject({ added: 10, known: 0 });
  });

  it('is for whoever gave them, and not once they were given anew or the assessment has ended', async () => {
    const [one, other] = [await underAssessment(steward, portfolioId), await underAssessment(steward, portfolioId)];
    const [first, second] = [await imported(allTen(one.id, 5)), await imported(allTen(other.id, 5))];
    const view = { driver: 'BRAND_DAMAGE', likely: 6, confidence: 'HIGH', expectedVersion: 1 };
    await act(steward, SAM, 'estimateDrivers', { proposalId: one.id, estimates: [view] });
    await done(steward, PAM, 'closeAssessment', change(other));
    const before = await writtenRows(steward);
    for (const importId of [first, second]) {
      expect(await undo(importId)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status: 'CHANGED_SINCE' });
    }
    expect(await undo(first, SUE)).toMatchObject({ code: 'OWN_DECISION' });
    await expect(undo(first, ADA)).rejects.toThrow(/FORBIDDEN/);
    expect(await writtenRows(steward)).toEqual(before);
  });
});
