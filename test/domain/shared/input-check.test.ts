import { calendarDate, InputCheck, isCalendarDate } from '../../../src/shared/input-check';

/** What one check finds wrong: sentences with their paths. */
function problemsOf(look: (check: InputCheck) => void): readonly string[] {
  const check = new InputCheck();
  look(check);
  return check.failed ? check.refusal().problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

describe('An input check', () => {
  it('names every problem in one refusal, in the order they were found', () => {
    const check = new InputCheck();
    check.text('input.title', ' ', { max: 10 });
    check.whole('input.year', 0, { min: 1, max: 5 });

    expect(check.refusal().message).toBe(
      'input.title: Expected a text, got an empty one. input.year: 0: expected a whole number from 1 to 5.',
    );
  });

  it('names the first fifty problems and counts the rest', () => {
    const problems = problemsOf((check) => check.distinct('input.needIds', Array<string>(3_000).fill('a')));
    // 2,999 repeats: fifty are named, 2,949 are left.
    expect(problems).toHaveLength(51);
    expect(problems.slice(-2)).toEqual(['input.needIds[50]: "a" is named twice.', 'input: 2949 more problems.']);
  });

  it('cannot refuse an input in which it found nothing', () => {
    expect(() => new InputCheck().refusal()).toThrow('without problems');
  });
});

describe('A text', () => {
  it('is trimmed', () => {
    expect(new InputCheck().text('input.title', '  Fewer letters ', { max: 20 })).toBe('Fewer letters');
  });

  it('may be as long as it is allowed to be, blanks around it not counted', () => {
    expect(problemsOf((check) => check.text('input.title', ' abc ', { max: 3 }))).toEqual([]);
  });

  it('is counted in characters, an emoji being one', () => {
    expect(problemsOf((check) => check.text('input.title', '👍👍👍', { max: 3 }))).toEqual([]);
  });

  it('is refused one character above', () => {
    expect(problemsOf((check) => check.text('input.title', 'abcd', { max: 3 }))).toEqual([
      'input.title: 4 characters: expected at most 3.',
    ]);
  });

  it.each([
    ['zero-width', '\u200b\u200d\ufeff'],
    ['control', '\u0001\u001b'],
    ['combining', '\u0301\u0308'],
  ])('is empty when it holds nothing but %s characters, which no reader sees', (_kind, value) => {
    expect(problemsOf((check) => check.text('input.title', value, { max: 9 }))).toEqual([
      'input.title: Expected a text, got an empty one.',
    ]);
    expect(new InputCheck().optionalText('input.title', value, { max: 9 })).toBeNull();
  });

  it('is one as soon as there is a letter, a digit, a mark of punctuation or a symbol', () => {
    for (const value of ['ö', 'е́', '日', '0', '…', '👍']) {
      expect(problemsOf((check) => check.text('input.title', value, { max: 3 }))).toEqual([]);
    }
  });

  it.each([null, undefined, '', '   '])('that may be left out is null when it is %j', (value) => {
    expect(new InputCheck().optionalText('input.note', value, { max: 3 })).toBeNull();
  });
});

describe('A link', () => {
  it.each(['https://example.org/a?b=c', 'http://localhost:4000'])('may be %s', (link) => {
    expect(problemsOf((check) => check.optionalLink('input.link', link))).toEqual([]);
  });

  it.each(['example.org', 'javascript:alert(1)', 'ftp://example.org', 'https://'])('cannot be %s', (link) => {
    expect(problemsOf((check) => check.optionalLink('input.link', link))).toEqual([
      `input.link: "${link}" is not a web address (http:// or https://).`,
    ]);
  });
});

describe('An amount', () => {
  it.each([0n, 999_999_999_999_999n])('may be %s minor units', (amount) => {
    expect(problemsOf((check) => check.amount('input.amountMinor', amount))).toEqual([]);
  });

  it('is not negative', () => {
    expect(problemsOf((check) => check.amount('input.amountMinor', -500n))).toEqual([
      'input.amountMinor: -500: expected a whole number ≥ 0 (minor units).',
    ]);
  });

  it('stays below a quadrillion minor units', () => {
    expect(problemsOf((check) => check.amount('input.amountMinor', 10n ** 15n))).toEqual([
      'input.amountMinor: 1000000000000000: expected at most 999999999999999 minor units.',
    ]);
  });
});

describe('A whole number', () => {
  it.each([1, 5])('may be %d, an end of its bounds', (value) => {
    expect(problemsOf((check) => check.whole('input.year', value, { min: 1, max: 5 }))).toEqual([]);
  });

  it.each([0, 6, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('from 1 to 5 cannot be %d', (value) => {
    expect(problemsOf((check) => check.whole('input.year', value, { min: 1, max: 5 }))).toHaveLength(1);
  });
});

describe('A calendar date', () => {
  it.each(['2024-02-29', '1900-01-01', '2999-12-31'])('%s exists', (date) => {
    expect(isCalendarDate(date)).toBe(true);
  });

  it.each(['2023-02-29', '2023-02-30', '2023-13-01', '1899-12-31', '3000-01-01', '2023-2-1', '2023-01-01T00:00', ''])(
    '"%s" does not',
    (date) => {
      expect(isCalendarDate(date)).toBe(false);
    },
  );

  it('may be today', () => {
    expect(problemsOf((check) => check.date('input.on', '2025-05-05', { latest: '2025-05-05' }))).toEqual([]);
  });

  it('is refused when it is later than the latest', () => {
    expect(problemsOf((check) => check.date('input.on', '2025-05-06', { latest: '2025-05-05' }))).toEqual([
      'input.on: 2025-05-06 is in the future (today is 2025-05-05).',
    ]);
  });

  it('is refused when it is earlier than the earliest, which it may be', () => {
    expect(problemsOf((check) => check.date('input.on', '2025-05-05', { earliest: '2025-05-05' }))).toEqual([]);
    expect(problemsOf((check) => check.date('input.on', '2025-05-04', { earliest: '2025-05-05' }))).toEqual([
      'input.on: 2025-05-04 is in the past (today is 2025-05-05).',
    ]);
  });

  it('of a moment is that of UTC', () => {
    expect(calendarDate(new Date('2025-05-05T23:30:00-02:00'))).toBe('2025-05-06');
  });
});

describe('A list of distinct values', () => {
  it('names each repeat at its place', () => {
    expect(problemsOf((check) => check.distinct('input.needIds', ['a', 'b', 'a', 'a']))).toEqual([
      'input.needIds[2]: "a" is named twice.',
      'input.needIds[3]: "a" is named twice.',
    ]);
  });
});
