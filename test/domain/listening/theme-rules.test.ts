import { themeRules, type ThemeRuleInput } from '../../../src/listening/domain/theme-rules';

const rule = (changes: Partial<ThemeRuleInput> = {}): ThemeRuleInput => ({
  themeId: 't',
  words: [' fee ', 'hidden charge'],
  ...changes,
});
const pathsOf = (...rules: ThemeRuleInput[]) => {
  const answer = themeRules(rules);
  return 'problems' in answer ? answer.problems.map(({ path }) => path) : [];
};

describe('theme rules', () => {
  it('are kept in their order, with what was left out as null', () => {
    const anywhere = { productId: null, channelId: null, speaker: null, source: null };
    expect(themeRules([rule(), { themeId: 'u', speaker: 'EMPLOYEE' }])).toEqual([
      { position: 1, themeId: 't', words: ['fee', 'hidden charge'], ...anywhere },
      { position: 2, themeId: 'u', words: [], ...anywhere, speaker: 'EMPLOYEE' },
    ]);
  });

  it('may be none', () => {
    expect(themeRules([])).toEqual([]);
  });

  it('ask for something: a theme for all feedback tells nothing', () => {
    expect(pathsOf(rule(), { themeId: 't' })).toEqual(['input.rules[1]']);
  });

  it('are refused for every word that is empty, too long or there twice', () => {
    expect(pathsOf(rule({ words: ['', 'x'.repeat(201), 'fee', 'fee '] }))).toEqual([
      ...['input.rules[0].words[0]', 'input.rules[0].words[1]', 'input.rules[0].words[3]'],
    ]);
  });

  it('are 200 at most, of 100 words at most', () => {
    expect(pathsOf(...Array.from({ length: 201 }, () => rule()))).toEqual(['input.rules']);
    expect(pathsOf(rule({ words: Array.from({ length: 101 }, (_, i) => `w${i}`) }))).toEqual(['input.rules[0].words']);
  });
});
