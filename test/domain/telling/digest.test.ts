import { METRICS } from '../../../src/metrics/domain/metric';
import type { Tally } from '../../../src/metrics/domain/reading';
import { changesIn, type MeasuredSeries, type WindowTally } from '../../../src/telling/domain/changes';
import { digestOf, summaryOf, titleOf, type DigestFacts } from '../../../src/telling/domain/digest';
import { htmlOf, markdownOf, textOf } from '../../../src/telling/domain/digest-rendering';
import { valueIn } from '../../../src/telling/domain/digest-sections';

const proportion = (count: number, n: number): Tally => ({ n, sum: BigInt(count), sumOfSquares: BigInt(count) });
const window = (tally: Tally, month = '10'): WindowTally => ({
  ...{ ...tally, windowFrom: `2026-${month}-01`, windowTo: `2026-${month}-28` },
});
const series = (more: Partial<MeasuredSeries>): MeasuredSeries => ({
  ...{ readingId: 'r', metric: METRICS.CSAT, cut: [], source: null, latest: window(proportion(70, 100)) },
  ...{ before: window(proportion(50, 100), '09'), ...more },
});

describe('The changes of a digest', () => {
  it('are told by the direction of their metric, the least likely by chance first', () => {
    const { moved, comparedCount, leftOut } = changesIn(
      [series({}), series({ metric: METRICS.CHURN_RATE, latest: window(proportion(90, 100)) })],
      30,
    );
    expect(moved).toMatchObject([
      { metric: 'CHURN_RATE', difference: 40, isBetter: false },
      { metric: 'CSAT', difference: 20, isBetter: true },
    ]);
    expect([comparedCount, leftOut]).toEqual([2, []]);
  });

  it('are told of fewer when more was looked at that did not move', () => {
    // 66 of 100 after 50 of 100: p = 0.0216 alone, and 0.0216 · 10 = 0.216 among ten.
    const one = series({ latest: window(proportion(66, 100)) });
    const still = series({ latest: window(proportion(50, 100)) });
    expect(changesIn([one], 30).moved).toHaveLength(1);
    expect(changesIn([one, ...Array<MeasuredSeries>(9).fill(still)], 30)).toMatchObject({
      moved: [],
      comparedCount: 10,
    });
  });

  it('are not told of a first reading, of too few, or where no method says how likely they are', () => {
    const cohort = { ...proportion(10, 100), periods: [{ atRisk: 100, lost: 10, censored: 0 }] };
    const { leftOut, comparedCount } = changesIn(
      [
        series({ before: null, cut: [{ dimension: 'PRODUCT', value: 'Cards' }] }),
        series({ before: window(proportion(29, 29), '09') }),
        series({ metric: METRICS.EARLY_CHURN_RATE, latest: window(cohort), before: window(cohort, '09') }),
      ],
      30,
    );
    expect(leftOut.map(({ reason }) => reason)).toEqual(['FIRST', 'TOO_FEW', 'NO_P_VALUE']);
    expect(comparedCount).toBe(0);
  });
});

const none = { total: 0, rows: [] };
const facts = (more: Partial<DigestFacts> = {}): DigestFacts => ({
  ...{
    since: new Date('2026-11-23T08:00:00Z'),
    organization: 'Harbour & Sons',
    currencyCode: 'USD',
    smallestSample: 30,
  },
  ...{
    series: [],
    approvals: none,
    proposals: none,
    meetings: none,
    motions: none,
    sunsets: none,
    overdue: none,
    stories: none,
    participation: [],
  },
  ...more,
});
const NOW = new Date('2026-11-30T08:00:00Z');

describe('A digest', () => {
  it('with nothing to tell says so in each part', () => {
    const content = digestOf(facts(), NOW);
    expect(titleOf(content)).toBe('Customer experience at Harbour & Sons, 2026-11-23 to 2026-11-30');
    expect(summaryOf(content)).toBe('0 metrics moved beyond chance, 0 decisions due, 0 initiatives overdue.');
    const markdown = markdownOf(content);
    expect(
      markdown.startsWith('# Customer experience at Harbour &amp; Sons, 2026-11-23 to 2026-11-30\n\n## What'),
    ).toBe(true);
    for (const heading of ['Decisions due', 'Meetings to come', 'Initiatives overdue']) {
      expect(markdown).toContain(`## ${heading}\n\nNone.`);
    }
  });

  it('tells all decisions that are due, those of the next vote first', () => {
    const one = <Row>(row: Row) => ({ total: 1, rows: [row] });
    const content = digestOf(
      facts({
        motions: one({ motion: 'A card in a day', outcome: 'FUND_IN_PART' }),
        sunsets: one({ initiative: 'Help line', proposedOn: '2026-11-24' }),
        approvals: one({ initiative: 'Held payments', stage: 'DESIGN', requestedOn: '2026-11-25', dueOn: null }),
        proposals: one({ proposal: 'Plain letters', portfolio: null, since: '2026-11-26' }),
      }),
      NOW,
    );
    expect(summaryOf(content)).toContain('4 decisions due');
    expect(textOf(content)).toContain(
      [
        'DECISIONS DUE\n\n4 decisions in all.\n\n- Motion put to the vote: fund in part "A card in a day"',
        '- Continue or sunset "Help line", asked on 2026-11-24',
        '- Approval of "Held payments" to leave design, asked for on 2026-11-25',
        '- Proposal "Plain letters", waiting since 2026-11-26',
      ].join('\n'),
    );
  });

  it('says what its columns are, also to whoever reads it as plain text', () => {
    const counts = { people: 4, proposed: 1, assessed: 0, estimated: 2 };
    const content = digestOf(facts({ participation: [{ cxFunction: 'DESIGN', ...counts }] }), NOW);
    expect(textOf(content)).toContain(
      'Function | People | Proposed | Assessed | Estimated:\n\n- Design | 4 | 1 | 0 | 2',
    );
    expect(textOf(content)).not.toContain('Initiative | Stage');
  });

  it('tells the first of long lists, and how many more there are', () => {
    const proposals = {
      total: 40,
      rows: [{ proposal: 'Say how long it takes', portfolio: 'Branches', since: '2026-11-20' }],
    };
    const content = digestOf(facts({ proposals }), NOW);
    expect(markdownOf(content)).toContain(
      '40 decisions in all.\n\n- Proposal "Say how long it takes" (Branches), waiting since 2026-11-20\n\n… and 39 more.',
    );
    expect(textOf(content)).toContain('… and 39 more.');
    expect(htmlOf(content)).toContain('… and 39 more.');
  });

  it('tells stories by their titles, but of those under a customer key only that there are some', () => {
    const told = { experience: 'BAD', journey: 'Join', toldOn: '2026-11-25' } as const;
    const stories = {
      total: 2,
      rows: [
        { ...told, title: 'Three letters, no card' },
        { ...told, title: null },
      ],
    };
    expect(textOf(digestOf(facts({ stories }), NOW))).toContain(
      '- 2026-11-25, Join, a bad experience: "Three letters, no card"\n- 2026-11-25, Join, a bad experience\n',
    );
  });

  it('shows what people wrote as text, in whatever form', () => {
    const nasty = '</td><script>alert("1")</script>|\n# *bold* [link](https://evil.example) \u202e';
    const overdue = { total: 1, rows: [{ initiative: nasty, stage: 'DESIGN', lead: nasty, dueOn: '2026-11-01' }] };
    const content = digestOf(facts({ organization: nasty, overdue }), NOW);
    const [html, markdown, text] = [htmlOf(content), markdownOf(content), textOf(content)];
    expect(html).not.toMatch(/<script|<a |<\/td><script/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)');
    const [row] = markdown.split('\n').filter((line) => line.startsWith('| ') && line.includes('alert'));
    // A table of four columns has five bars that are none of its words.
    expect(row!.replaceAll('\\|', '').match(/\|/g)).toHaveLength(5);
    expect(markdown).not.toMatch(/<script|(?<!\\)\]\(https|(?<!\\)\*bold/);
    expect(text.split('\n').filter((line) => line.startsWith('# '))).toEqual([]);
  });
});

describe('A value', () => {
  it.each([
    ['PERCENT', 54.25, '54.3 %'],
    ['NPS_POINTS', -12.345, '-12.3 points'],
    ['SCALE_POINTS', 4.5, '4.50 points'],
    ['CONTACTS', 1.204, '1.20 contacts'],
    ['MONEY_MINOR', 125049.5, 'USD 1,250.50'],
    ['minutes', 3.25, '3.25 minutes'],
  ] as const)('in %s reads as people say it', (unit, value, said) => {
    expect(valueIn(unit, value, 'USD')).toBe(said);
  });
});
