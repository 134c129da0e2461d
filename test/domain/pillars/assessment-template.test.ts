import { templateContent } from '../../../src/pillars/domain/assessment-template';
import { DEFAULT_TEMPLATES } from '../../../src/pillars/domain/default-templates';
import { DEFAULT_PILLARS } from '../../../src/pillars/domain/pillar';
import { isRefusal } from '../../../src/shared/refusal';

const ANCHORS = { level1: 'a', level2: 'b', level3: 'c', level4: 'd', level5: 'e' };
const dimension = (code: string, more: object = {}) => ({ code, name: code, anchors: ANCHORS, ...more });
const content = (...dimensions: ReturnType<typeof dimension>[]) => ({ name: 'Ours', purpose: 'Why', dimensions });
const problemsOf = (answer: unknown) => (answer as { problems: { path: string }[] }).problems.map(({ path }) => path);

describe('The default templates', () => {
  it('are ones that an organization could have written itself', () => {
    for (const template of DEFAULT_TEMPLATES) expect(isRefusal(templateContent(template, []))).toBe(false);
  });

  it('ask about each pillar under its own code and name, and about four building blocks', () => {
    const [pillars, blocks] = DEFAULT_TEMPLATES.map(({ dimensions }) =>
      dimensions.map(({ code, name }) => ({ code, name })),
    );
    expect(pillars).toEqual(DEFAULT_PILLARS.map(({ code, name }) => ({ code, name })));
    expect(blocks?.map(({ name }) => name)).toEqual([
      ...['Executive priority', 'Prevention', 'Self-service', 'Live service'],
    ]);
  });

  it('say something else at each level', () => {
    const texts = DEFAULT_TEMPLATES.flatMap(({ dimensions }) =>
      dimensions.flatMap(({ anchors }) => Object.values(anchors)),
    );
    expect(new Set(texts).size).toBe(14 * 5);
  });
});

describe('An assessment template', () => {
  it('is trimmed, and its dimensions may speak of no pillar', () => {
    expect(templateContent({ ...content(dimension('A')), name: ' Ours ' }, [])).toMatchObject({
      name: 'Ours',
      dimensions: [{ code: 'A', pillarId: null }],
    });
  });

  it.each([
    ['no dimension', content(), ['input.dimensions']],
    ['31 dimensions', content(...Array.from({ length: 31 }, (_, i) => dimension(`D${i}`))), ['input.dimensions']],
    ['a code in small letters', content(dimension('a')), ['input.dimensions[0].code']],
    ['a code of 61 letters', content(dimension('A'.repeat(61))), ['input.dimensions[0].code']],
    ['a code twice', content(dimension('A'), dimension('A')), ['input.dimensions[1].code']],
    [
      'a pillar twice',
      content(dimension('A', { pillarId: 'p' }), dimension('B', { pillarId: 'p' })),
      ['input.dimensions[1].pillarId'],
    ],
    [
      'an empty anchor and an empty name',
      content(dimension('A', { name: '', anchors: { ...ANCHORS, level4: ' ' } })),
      ['input.dimensions[0].name', 'input.dimensions[0].anchors.level4'],
    ],
    ['a name that is taken', { ...content(dimension('A')), name: 'Theirs' }, ['input.name']],
    ['no purpose', { ...content(dimension('A')), purpose: '' }, ['input.purpose']],
  ])('is refused with %s', (_what, input, paths) => {
    expect(problemsOf(templateContent(input, [{ name: 'Theirs' }]))).toEqual(paths);
  });
});
