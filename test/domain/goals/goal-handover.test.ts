import { handOverGoal } from '../../../src/goals/domain/goal-handover';

describe('The leaders of a goal, when one of them leaves', () => {
  it.each([
    ['passes on who answers for it', ['ann', ['bob']], ['sue', ['bob']]],
    ['passes on who contributes', ['bob', ['ann', 'cho']], ['bob', ['sue', 'cho']]],
    ['has a successor once who contributes already', ['bob', ['sue', 'ann']], ['bob', ['sue']]],
    ['has no contributor who answers for it', ['sue', ['ann', 'bob']], ['sue', ['bob']]],
    ['makes the one who contributed answer for it', ['ann', ['sue', 'bob']], ['sue', ['bob']]],
    ['stays when the leaver has no part in it', ['bob', ['cho']], ['bob', ['cho']]],
  ] as const)('%s', (_name, [accountableId, contributorIds], [accountableAfter, contributorsAfter]) => {
    expect(handOverGoal({ accountableId, contributorIds }, 'ann', 'sue')).toEqual({
      accountableId: accountableAfter,
      contributorIds: contributorsAfter,
    });
  });
});
