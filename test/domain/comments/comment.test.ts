import { editComment, threadOf, withdrawComment, wordComment } from '../../../src/comments/domain/comment';

const AT = new Date('2026-11-02T09:00:00Z');
const paths = (refusal: object) =>
  'problems' in refusal ? (refusal.problems as { path: string }[]).map(({ path }) => path) : refusal;

describe('The wording of a comment', () => {
  it('is its text without the white space around it, and whom it names', () => {
    expect(wordComment({ text: '\n **Who** pays?\n\n- us ', mentionIds: ['a', 'b'] })).toEqual({
      text: '**Who** pays?\n\n- us',
      mentionIds: ['a', 'b'],
    });
    expect(wordComment({ text: 'Nobody.' })).toEqual({ text: 'Nobody.', mentionIds: [] });
    expect(wordComment({ text: 'Nobody.', mentionIds: null })).toEqual({ text: 'Nobody.', mentionIds: [] });
  });

  it('may have 10,000 characters and 20 people, and no more', () => {
    const people = Array.from({ length: 21 }, (_, i) => `person-${i}`);
    expect(wordComment({ text: '🙂'.repeat(10_000), mentionIds: people.slice(1) })).not.toHaveProperty('code');
    expect(wordComment({ text: 'x'.repeat(10_001), mentionIds: people })).toMatchObject({
      problems: [
        { path: 'input.text', message: '10001 characters: expected at most 10000.' },
        { path: 'input.mentionIds', message: '21 people: expected at most 20.' },
      ],
    });
  });

  it('is refused without a text, and for everybody who is named twice', () => {
    expect(paths(wordComment({ text: ' \u200b', mentionIds: ['a', 'b', 'a', 'b'] }))).toEqual([
      'input.text',
      'input.mentionIds[2]',
      'input.mentionIds[3]',
    ]);
  });
});

describe('A reply', () => {
  const proposal = { subjectKind: 'PROPOSAL', subjectId: 'p' } as const;

  it('hangs on the comment that began the thread', () => {
    expect(threadOf(proposal, { ...proposal, id: 'first', replyToId: null })).toBe('first');
    expect(threadOf(proposal, { ...proposal, id: 'second', replyToId: 'first' })).toBe('first');
  });

  it('is refused where the comment is on something else', () => {
    const elsewhere = { id: 'first', replyToId: null, subjectId: 'q', subjectKind: 'PROPOSAL' } as const;
    expect(threadOf(proposal, elsewhere)).toMatchObject({ problems: [{ path: 'input.replyToId' }] });
    const initiative = { ...elsewhere, subjectId: 'p', subjectKind: 'INITIATIVE' } as const;
    expect(threadOf(proposal, initiative)).toMatchObject({ problems: [{ path: 'input.replyToId' }] });
  });
});

describe('An edit', () => {
  const standing = { withdrawnAt: null };
  const before = { text: 'Who pays?', mentionIds: ['a', 'b'] };

  it('brings another text, other people, or both', () => {
    expect(editComment(standing, before, { text: 'Who pays, and when?', mentionIds: ['a', 'b'] })).toEqual({
      text: 'Who pays, and when?',
      mentionIds: ['a', 'b'],
    });
    expect(editComment(standing, before, { text: 'Who pays?', mentionIds: ['a'] })).toMatchObject({
      mentionIds: ['a'],
    });
    expect(editComment(standing, before, { text: 'Who pays?', mentionIds: ['a', 'c'] })).toMatchObject({
      mentionIds: ['a', 'c'],
    });
  });

  it('is refused when nothing changes, in whatever order the people come', () => {
    expect(paths(editComment(standing, before, { text: ' Who pays? ', mentionIds: ['b', 'a'] }))).toEqual(['input']);
  });

  it('is refused once the comment was withdrawn', () => {
    expect(editComment({ withdrawnAt: AT }, before, { text: 'Again' })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'WITHDRAWN',
    });
  });
});

describe('A withdrawal', () => {
  const comment = { authorId: 'author', withdrawnAt: null };

  it('needs no reason of the author, and one of anybody else', () => {
    expect(withdrawComment(comment, { personId: 'author', at: AT })).toEqual({
      withdrawnAt: AT,
      withdrawnById: 'author',
      withdrawalReason: null,
    });
    expect(withdrawComment(comment, { personId: 'admin', at: AT, reason: ' Names a customer. ' })).toEqual({
      withdrawnAt: AT,
      withdrawnById: 'admin',
      withdrawalReason: 'Names a customer.',
    });
    expect(paths(withdrawComment(comment, { personId: 'admin', at: AT, reason: ' ' }))).toEqual(['input.reason']);
  });

  it('is refused the second time', () => {
    expect(withdrawComment({ ...comment, withdrawnAt: AT }, { personId: 'author', at: AT })).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'WITHDRAWN',
    });
  });
});
