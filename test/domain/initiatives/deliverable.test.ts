import { deliver, refuseWhenClosed } from '../../../src/initiatives/domain/deliverable';
import { anInitiative } from './an-initiative';

describe('A deliverable', () => {
  it('is a title and a link, trimmed', () => {
    expect(deliver({ kind: 'LESSONS', title: ' What we learnt ', link: ' https://example.com/l ' })).toEqual({
      kind: 'LESSONS',
      title: 'What we learnt',
      link: 'https://example.com/l',
    });
  });

  it('has a link', () => {
    expect(deliver({ kind: 'LESSONS', title: 'What we learnt', link: '' })).toMatchObject({
      problems: [{ path: 'input.link', message: 'Expected a web address (http:// or https://), got none.' }],
    });
  });

  it('names every problem at once', () => {
    expect(deliver({ kind: 'LESSONS', title: ' ', link: 'somewhere' })).toMatchObject({
      problems: [{ path: 'input.title' }, { path: 'input.link' }],
    });
  });
});

describe('A closed initiative', () => {
  it('takes nothing more', () => {
    expect(refuseWhenClosed(anInitiative({ status: 'CLOSED' }))).toMatchObject({ code: 'NOT_POSSIBLE_NOW' });
  });

  it.each(['WORKING', 'AWAITING_APPROVAL', 'ON_HOLD'] as const)('is not one that is %s', (status) => {
    expect(refuseWhenClosed(anInitiative({ status }))).toBeUndefined();
  });
});
