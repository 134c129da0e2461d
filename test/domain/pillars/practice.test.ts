import { notInForce, practiceContent, retirePractice, type Practice } from '../../../src/pillars/domain/practice';

const TODAY = '2026-11-02';
const input = { title: 'Call back', text: 'Within two days.', ownerId: 'ben', reviewOn: TODAY };
const practice: Practice = {
  ...{ id: 'p', organizationId: 'o', pillarId: 'v', ...input, link: null, status: 'IN_FORCE' },
  ...{ retiredReason: null, retiredAt: null, version: 3, createdAt: new Date(0) },
};
const problemsOf = (answer: unknown) => (answer as { problems: { path: string }[] }).problems.map(({ path }) => path);

describe('A practice', () => {
  it('says its standard in a text or by a link, to be reviewed from today on', () => {
    expect(practiceContent(input, TODAY)).toEqual({ ...input, link: null, change: null });
    const link = 'https://example.com/standard';
    expect(practiceContent({ ...input, text: ' ', link, change: ' Moved. ' }, TODAY)).toEqual({
      ...{ ...input, text: null, link, change: 'Moved.' },
    });
  });

  it.each([
    ['neither text nor link', { text: null }, 'input.text'],
    ['what is no web address', { link: 'C:\\standard.doc' }, 'input.link'],
    ['no title', { title: '' }, 'input.title'],
    ['a review in the past', { reviewOn: '2026-11-01' }, 'input.reviewOn'],
    ['a change that says nothing', { change: ' ' }, 'input.change'],
  ])('is refused with %s', (_what, changes, path) => {
    expect(problemsOf(practiceContent({ ...input, ...changes }, TODAY))).toEqual([path]);
  });

  it('is retired for a reason, once', () => {
    const now = new Date('2026-11-02T09:00:00Z');
    expect(problemsOf(retirePractice(practice, ' ', now))).toEqual(['input.reason']);
    const retired = retirePractice(practice, 'Merged.', now) as Practice;
    expect(retired).toEqual({
      ...{ ...practice, status: 'RETIRED', retiredReason: 'Merged.', retiredAt: now, version: 4 },
    });
    expect(retirePractice(retired, 'Again.', now)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'RETIRED', message: 'Practice "Call back" was retired.' },
    });
    expect([notInForce(practice), notInForce(retired)?.code]).toEqual([undefined, 'NOT_POSSIBLE_NOW']);
  });
});
