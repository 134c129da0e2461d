import { constraintsAmong } from '../../../src/analyses/domain/constraints-among';
import { NO_CONSTRAINTS } from '../../../src/analyses/domain/frozen-inputs';

const among = (ids: readonly string[], constraints: Partial<typeof NO_CONSTRAINTS>) =>
  constraintsAmong(
    ids.map((id) => ({ id })),
    { ...NO_CONSTRAINTS, ...constraints },
  );

describe('Constraints', () => {
  it('bind those that are candidates, and nobody else', () => {
    expect(
      among(['a', 'b'], {
        must: ['a', 'gone'],
        mustNot: ['gone'],
        excludes: [
          ['a', 'b', 'gone'],
          ['b', 'gone'],
        ],
      }),
    ).toEqual({ ...NO_CONSTRAINTS, must: ['a'], excludes: [['a', 'b']] });
  });

  it('keep out whatever depends on what is none any more', () => {
    const dependsOn = [
      { candidateId: 'a', needsId: 'b' },
      { candidateId: 'b', needsId: 'gone' },
      { candidateId: 'gone', needsId: 'a' },
    ];

    expect(among(['a', 'b'], { dependsOn })).toEqual({
      ...NO_CONSTRAINTS,
      ...{ mustNot: ['b'], dependsOn: [{ candidateId: 'a', needsId: 'b' }] },
    });
  });
});
