import fc from 'fast-check';
import { problemsAmong, type ComparedReading } from '../../../src/metrics/domain/comparable';
import { METRICS } from '../../../src/metrics/domain/metric';

const WEB = [{ dimension: 'CHANNEL', value: 'Web' }] as const;
const STORE = [{ dimension: 'CHANNEL', value: 'Store' }] as const;
const FIBER = [{ dimension: 'PRODUCT', value: 'Fiber' }] as const;

const aReading = (id: string, more: Partial<ComparedReading> = {}): ComparedReading => ({
  ...{ id, metric: METRICS.CSAT, subjectKind: 'ORGANIZATION', subjectId: 'bank', cut: [], isReplaced: false },
  ...{ windowFrom: '2026-01-01', windowTo: '2026-01-31', n: 10, sum: 5n, sumOfSquares: 5n, ...more },
});
const FEBRUARY = { windowFrom: '2026-02-01', windowTo: '2026-02-28' };
const named = (readings: readonly ComparedReading[]) =>
  readings.map((reading, index) => ({ path: `readingIds[${index}]`, reading }));
const told = (...readings: ComparedReading[]) => problemsAmong(named(readings), 'ADD_UP');
const toldOfTwo = (...readings: ComparedReading[]) => problemsAmong(named(readings), 'COMPARE');

describe('readings that are combined', () => {
  it.each<[string, ComparedReading]>([
    ['follow each other', aReading('b', FEBRUARY)],
    ['are of channels that differ', aReading('b', { cut: STORE })],
    ['differ in one of two labels', aReading('b', { cut: [...STORE, ...FIBER] })],
  ])('may be such that %s', (_how, other) => {
    expect(told(aReading('a', { cut: WEB }), other)).toEqual([]);
  });

  it.each<[string, Partial<ComparedReading>, string]>([
    ['the same twice', { id: 'a' }, 'It is the same as readingIds[0].'],
    [
      'two forms of customer effort',
      { metric: METRICS.CES_1_TO_5, ...FEBRUARY },
      'It is of CES_1_TO_5, and readingIds[0] of CSAT: they are never combined.',
    ],
    ['one that was corrected', { isReplaced: true, ...FEBRUARY }, 'It counts no more: a correction took its place.'],
    [
      'people of an initiative among all',
      { subjectKind: 'INITIATIVE', subjectId: 'i', ...FEBRUARY },
      "It is of other people than readingIds[0], or of some of them: an initiative's readings stand with those of the same initiative.",
    ],
    [
      'windows that share a day',
      { windowFrom: '2026-01-31', windowTo: '2026-02-28' },
      'Its window, 2026-01-31 to 2026-02-28, overlaps that of readingIds[0], 2026-01-01 to 2026-01-31, and no label of their cuts keeps them apart: somebody may be in both.',
    ],
    [
      'a part beside one of another dimension',
      { cut: FIBER },
      'Its window, 2026-01-01 to 2026-01-31, overlaps that of readingIds[0], 2026-01-01 to 2026-01-31, and no label of their cuts keeps them apart: somebody may be in both.',
    ],
  ])('may not be %s', (_what, more, message) => {
    expect(told(aReading('a', { cut: WEB }), aReading('b', { cut: WEB, ...more }))).toEqual([
      { path: 'readingIds[1]', message },
    ]);
  });

  it('of cohorts tell of equally many periods', () => {
    const cohort = (id: string, count: number, more = {}) =>
      aReading(id, { periods: Array.from({ length: count }, () => ({ atRisk: 9, lost: 0, censored: 0 })), ...more });
    expect(told(cohort('a', 3), cohort('b', 6, FEBRUARY))).toEqual([
      { path: 'readingIds[1]', message: 'It tells who is lost within 6 periods, and readingIds[0] within 3.' },
    ]);
    expect(told(cohort('a', 3), cohort('b', 3, FEBRUARY))).toEqual([]);
  });

  it('are all told of, each once, and may be in any order', () => {
    const some = fc.shuffledSubarray([
      aReading('a'),
      aReading('b', FEBRUARY),
      aReading('c', { windowFrom: '2026-03-01', windowTo: '2026-03-31' }),
      aReading('d', { windowFrom: '2026-03-15', windowTo: '2026-04-15' }),
    ]);
    fc.assert(
      fc.property(some, (readings) => {
        const ids = readings.map(({ id }) => id);
        expect(told(...readings)).toHaveLength(ids.includes('c') && ids.includes('d') ? 1 : 0);
      }),
    );
  });
});

describe('Readings that are held against each other', () => {
  const ofInitiative = (more: Partial<ComparedReading>) =>
    aReading('b', { subjectKind: 'INITIATIVE', subjectId: 'i', ...more });

  it('may be of an initiative and of all before it, or of two initiatives', () => {
    expect(toldOfTwo(aReading('a'), ofInitiative(FEBRUARY))).toEqual([]);
    expect(toldOfTwo(aReading('a', { subjectKind: 'INITIATIVE', subjectId: 'j' }), ofInitiative(FEBRUARY))).toEqual([]);
    expect(toldOfTwo(aReading('a', { cut: WEB }), ofInitiative({ cut: STORE }))).toEqual([]);
  });

  it('may not be of an initiative and of all in the same days: its people are among them', () => {
    expect(toldOfTwo(aReading('a'), ofInitiative({}))).toEqual([
      {
        path: 'readingIds[1]',
        message:
          'Its window, 2026-01-01 to 2026-01-31, overlaps that of readingIds[0], 2026-01-01 to 2026-01-31, and no label of their cuts keeps them apart: somebody may be in both.',
      },
    ]);
  });

  it('are of one metric, and none of them corrected', () => {
    expect(toldOfTwo(aReading('a'), ofInitiative({ ...FEBRUARY, metric: METRICS.NPS }))).toMatchObject([
      { message: 'It is of NPS, and readingIds[0] of CSAT: they are never combined.' },
    ]);
    expect(toldOfTwo(aReading('a'), ofInitiative({ ...FEBRUARY, isReplaced: true }))).toHaveLength(1);
  });
});
