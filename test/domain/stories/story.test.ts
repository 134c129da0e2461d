import { editStory, tellStory, withdrawStory, type Story, type StoryInput } from '../../../src/stories/domain/story';

const NOW = new Date('2026-11-02T09:00:00Z');
const TODAY = '2026-11-02';
const SAID: StoryInput = {
  ...{ experience: 'BAD' as const, journeyId: 'j', toldOn: '2026-11-01', title: ' Weeks ', text: ' It took weeks ' },
  consent: false,
};
const CONTENT = { ...SAID, title: 'Weeks', text: 'It took weeks' };
const story: Story = {
  ...{ id: 's', organizationId: 'o', ...CONTENT, customerId: 'c', recordedById: 'a', recordedAt: NOW },
  ...{ withdrawnAt: null, withdrawnReason: null, version: 1 },
};

describe('a story', () => {
  it('is told with a title and a text, by whom a key may say', () => {
    expect(tellStory({ ...SAID, customerKey: ' c-1 ' }, TODAY)).toEqual({ content: CONTENT, customerKey: 'c-1' });
    expect(tellStory({ ...SAID, title: '', text: ' ', toldOn: '2026-11-03' }, TODAY)).toMatchObject({
      problems: [{ path: 'input.toldOn' }, { path: 'input.title' }, { path: 'input.text' }],
    });
  });

  it('is edited and withdrawn, with a reason', () => {
    expect(editStory(story, { ...SAID, consent: true }, TODAY)).toEqual({ ...CONTENT, consent: true });
    expect(withdrawStory(story, ' Not hers ', NOW)).toEqual({ withdrawnAt: NOW, withdrawnReason: 'Not hers' });
    expect(withdrawStory(story, ' ', NOW)).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });

  it.each([
    [{ withdrawnAt: NOW }, 'WITHDRAWN'],
    [{ title: null, text: null }, 'ERASED'],
  ])('that is %j is over', (changes, status) => {
    const over = { ...story, ...changes };
    expect(editStory(over, SAID, TODAY)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status });
    expect(withdrawStory(over, 'x', NOW)).toMatchObject({ code: 'NOT_POSSIBLE_NOW', status });
  });
});
