import fc from 'fast-check';
import { FEEDBACK_PARTIES, FEEDBACK_SOURCES, SPEAKERS } from '../../../src/listening/domain/feedback';
import { sourceCoverage, type HeardFeedback } from '../../../src/listening/domain/source-coverage';

const silence = { asOf: '2026-11-02', quietAfterDays: 90 };
const heard = (changes: Partial<HeardFeedback> = {}): HeardFeedback => ({
  source: 'SURVEY',
  party: 'FIRST_PARTY',
  speaker: 'CUSTOMER',
  feedbackCount: 1,
  lastReceivedOn: '2026-11-02',
  ...changes,
});
const of = (rows: readonly HeardFeedback[], source: HeardFeedback['source']) =>
  sourceCoverage(rows, silence).find((coverage) => coverage.source === source)!;

describe('The coverage of a source', () => {
  it('adds up its voices, and takes the latest day of them', () => {
    const rows = [
      heard({ feedbackCount: 3, lastReceivedOn: '2026-10-30' }),
      heard({ speaker: 'EMPLOYEE', feedbackCount: 1, lastReceivedOn: '2026-10-31' }),
      heard({ source: 'REVIEW', party: 'THIRD_PARTY', feedbackCount: 12 }),
    ];
    // 3 + 1 of 16 pieces are a quarter; from 31 October to 2 November are 2 days.
    expect(of(rows, 'SURVEY')).toMatchObject({
      ...{ heard: true, goneQuiet: false, feedbackCount: 4, share: 0.25 },
      ...{ lastReceivedOn: '2026-10-31', daysSinceLast: 2 },
    });
  });

  it('shows each party by who speaks, heard or not', () => {
    const { voices } = of([heard({ party: 'SECOND_PARTY', speaker: 'EMPLOYEE', feedbackCount: 5 })], 'SURVEY');
    expect(voices.map(({ party, speaker, heard, feedbackCount }) => [party, speaker, heard, feedbackCount])).toEqual([
      ['FIRST_PARTY', 'CUSTOMER', false, 0],
      ['FIRST_PARTY', 'EMPLOYEE', false, 0],
      ['SECOND_PARTY', 'CUSTOMER', false, 0],
      ['SECOND_PARTY', 'EMPLOYEE', true, 5],
      ['THIRD_PARTY', 'CUSTOMER', false, 0],
      ['THIRD_PARTY', 'EMPLOYEE', false, 0],
    ]);
  });

  // 90 days before 2 November 2026: 2 of November, 31 of October, 30 of September, 27 of August are 90; 4 August.
  it.each([
    ['2026-08-05', 89, false],
    ['2026-08-04', 90, true],
  ])('that was last heard on %s is silent for %d days', (lastReceivedOn, daysSinceLast, goneQuiet) => {
    const row = heard({ feedbackCount: 0, lastReceivedOn });
    expect(of([row], 'SURVEY')).toMatchObject({ heard: true, daysSinceLast, goneQuiet, share: 0 });
  });

  it('that was never heard has not gone quiet', () => {
    expect(of([], 'SOCIAL')).toMatchObject({
      ...{ heard: false, goneQuiet: false, lastReceivedOn: null, daysSinceLast: null, feedbackCount: 0, share: 0 },
    });
  });

  it('comes first when it needs somebody: never heard, then the longest silence, then the order of the list', () => {
    const rows = [
      heard({ source: 'COMPLAINT' }),
      heard({ source: 'SURVEY' }),
      heard({ source: 'REVIEW', lastReceivedOn: '2026-07-01', feedbackCount: 9 }),
      heard({ source: 'CONVERSATION', lastReceivedOn: '2017-02-23', feedbackCount: 0 }),
    ];
    expect(sourceCoverage(rows, silence).map(({ source }) => source)).toEqual([
      ...['SOCIAL', 'FOCUS_GROUP', 'OPERATIONAL_DATA'],
      ...['CONVERSATION', 'REVIEW'],
      ...['SURVEY', 'COMPLAINT'],
    ]);
  });

  it('is told of every source and voice once, whatever is heard, and the shares of what is heard make 1', () => {
    const cells = FEEDBACK_SOURCES.flatMap((source) =>
      FEEDBACK_PARTIES.flatMap((party) => SPEAKERS.map((speaker) => heard({ source, party, speaker }))),
    );
    const someHeard = fc.subarray(cells, { minLength: 1 });
    fc.assert(
      fc.property(someHeard, fc.integer({ min: 1, max: 1000 }), (rows, feedbackCount) => {
        const coverage = sourceCoverage(
          rows.map((row) => ({ ...row, feedbackCount })),
          silence,
        );
        expect(coverage.map(({ source }) => source).toSorted()).toEqual(FEEDBACK_SOURCES.toSorted());
        expect(coverage.every(({ voices }) => voices.length === 6)).toBe(true);
        expect(coverage.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
      }),
    );
  });
});
