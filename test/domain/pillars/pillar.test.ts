import { DEFAULT_PILLARS, pillarTarget } from '../../../src/pillars/domain/pillar';

describe('the default pillars', () => {
  it('are ten, in the order of the method', () => {
    expect(DEFAULT_PILLARS.map(({ name }) => name)).toEqual([
      'Vision and Goals',
      'Employee Engagement',
      'Voice of the Customer',
      'Customer Service',
      'Customer Narrative',
      'Processes and Technology',
      'Customer Advocacy',
      'Innovation',
      'Investments',
      'Leadership',
    ]);
  });

  it.each(DEFAULT_PILLARS)('$name has the code of its name', ({ code, name }) => {
    expect(code).toBe(name.toUpperCase().replaceAll(' ', '_'));
  });

  it.each(DEFAULT_PILLARS)('$name says its purpose in one sentence', ({ purpose }) => {
    expect(purpose).toMatch(/^[A-Z][^.]+\.$/);
  });
});

describe('the target of a pillar', () => {
  const input = { targetLevel: 4, targetOn: '2026-11-02', reason: ' We promised it. ' };

  it('is a level and a day from today on, with a reason', () => {
    expect(pillarTarget(input, '2026-11-02')).toEqual({ ...input, reason: 'We promised it.' });
  });

  it.each([
    ['level 0', { targetLevel: 0 }, 'input.targetLevel'],
    ['level 6', { targetLevel: 6 }, 'input.targetLevel'],
    ['yesterday', { targetOn: '2026-11-01' }, 'input.targetOn'],
    ['no reason', { reason: ' ' }, 'input.reason'],
  ])('is not %s', (_what, changes, path) => {
    expect(pillarTarget({ ...input, ...changes }, '2026-11-02')).toMatchObject({ problems: [{ path }] });
  });
});
