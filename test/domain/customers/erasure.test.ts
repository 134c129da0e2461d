import { askedErasure } from '../../../src/customers/domain/erasure';

const asked = (changes: object = {}) =>
  askedErasure({ customerKey: ' c-17 ', reason: ' By their letter of 1 May ', ...changes });

describe('an erasure', () => {
  it('names the customer by the key, and says why', () => {
    expect(asked()).toEqual({ customerKey: 'c-17', reason: 'By their letter of 1 May' });
  });

  it('keeps the key out of its reason, which stays on record', () => {
    expect(asked({ reason: 'Customer c-17 asked' })).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });

  it('says both, or is refused for both', () => {
    expect(asked({ customerKey: ' ', reason: '' })).toMatchObject({
      problems: [{ path: 'input.customerKey' }, { path: 'input.reason' }],
    });
  });
});
