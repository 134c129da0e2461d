import { reviewPolicy, wordedPolicy, type Policy } from '../../../src/policies/domain/policy';
import { recordDenials } from '../../../src/policies/domain/policy-denial';

const NOW = new Date('2026-11-02T09:00:00Z');
const policy: Policy = {
  ...{ id: 'p', organizationId: 'o', name: 'No refunds', text: 'None after 14 days', link: null, ownerId: 'a' },
  ...{ retiredAt: null, version: 1 },
};
const review = (changes: object) => reviewPolicy(policy, { decision: 'KEEP', reason: ' Law ', ...changes }, NOW);

describe('a policy', () => {
  it('has a text, a link, or both', () => {
    expect(wordedPolicy({ name: ' No cash ', link: 'https://example.com/1' })).toEqual({
      ...{ name: 'No cash', text: null, link: 'https://example.com/1' },
    });
    expect(wordedPolicy({ name: ' ', text: ' ', link: 'ftp://x' })).toMatchObject({
      problems: [{ path: 'input.name' }, { path: 'input.link' }],
    });
    expect(wordedPolicy({ name: 'No cash' })).toMatchObject({ problems: [{ path: 'input' }] });
  });

  it('is kept, changed in what the review brings, or retired', () => {
    expect(review({})).toEqual({ reason: 'Law', changes: {} });
    const link = 'https://example.com/2';
    expect(review({ decision: 'CHANGE', link })).toEqual({ reason: 'Law', changes: { text: policy.text, link } });
    expect(review({ decision: 'RETIRE' })).toEqual({ reason: 'Law', changes: { retiredAt: NOW } });
  });

  it('is not changed without new words, nor given new words without a change, nor reviewed without a reason', () => {
    expect(review({ decision: 'CHANGE' })).toMatchObject({ problems: [{ path: 'input' }] });
    expect(review({ decision: 'CHANGE', text: ` ${policy.text} ` })).toMatchObject({ problems: [{ path: 'input' }] });
    expect(review({ text: 'New' })).toMatchObject({ problems: [{ path: 'input.decision' }] });
    expect(review({ reason: ' ' })).toMatchObject({ problems: [{ path: 'input.reason' }] });
  });

  it('is not reviewed once it is retired', () => {
    expect(reviewPolicy({ ...policy, retiredAt: NOW }, { decision: 'KEEP', reason: 'x' }, NOW)).toMatchObject({
      ...{ code: 'NOT_POSSIBLE_NOW', status: 'RETIRED' },
    });
  });
});

describe('denials', () => {
  const denial = (changes: object = {}) => ({ policyId: 'p', deniedOn: '2026-11-01', asked: ' A refund ', ...changes });

  it('are kept trimmed, with what was left out as null', () => {
    expect(recordDenials([denial({ customerKey: ' c-1 ' })], '2026-11-02')).toEqual([
      {
        ...{ policyId: 'p', deniedOn: '2026-11-01', asked: 'A refund', customerKey: 'c-1' },
        ...{ channelId: null, productId: null, text: null },
      },
    ]);
  });

  it('are refused whole, each problem at its place', () => {
    expect(recordDenials([denial(), denial({ deniedOn: '2026-11-03', asked: ' ' })], '2026-11-02')).toMatchObject({
      problems: [{ path: 'input.denials[1].deniedOn' }, { path: 'input.denials[1].asked' }],
    });
    expect(recordDenials([], '2026-11-02')).toMatchObject({ problems: [{ path: 'input.denials' }] });
    expect(
      recordDenials(
        Array.from({ length: 101 }, () => denial()),
        '2026-11-02',
      ),
    ).toMatchObject({
      problems: [{ path: 'input.denials', message: '101 denials: expected 1 to 100.' }],
    });
  });
});
