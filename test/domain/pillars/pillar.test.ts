import { DEFAULT_PILLARS } from '../../../src/pillars/domain/pillar';

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
