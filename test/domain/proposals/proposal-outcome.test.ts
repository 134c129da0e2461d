import { PROPOSAL_STATUSES, type ProposalStatus } from '../../../src/proposals/domain/proposal';
import { wordOutcome } from '../../../src/proposals/domain/proposal-outcome';

const word = (status: ProposalStatus, from: ProposalStatus, declineBasis: string | null = null) =>
  wordOutcome({ title: 'Clocks', status, declineBasis }, from, { reason: 'Why', dueOn: '2027-01-01' }, 'Times');

describe('The words for what became of a proposal', () => {
  it.each<[ProposalStatus, ProposalStatus, string, string]>([
    ['FUNDED', 'ASSESSED', 'Funded: "Clocks"', 'It becomes an initiative.'],
    ['DEFERRED', 'ASSESSED', 'Deferred: "Clocks"', 'The decision waits until 2027-01-01. What is missing for it: Why'],
    ['DECLINED', 'ASSESSED', 'Declined: "Clocks"', 'The reason: Why'],
    ['RETURNED', 'SUBMITTED', 'Returned: "Clocks"', 'Information is asked for by 2027-01-01: Why'],
    ['MERGED', 'DRAFT', 'Merged: "Clocks"', 'It goes on as part of "Times". The reason: Why'],
    ['WITHDRAWN', 'DRAFT', 'Withdrawn: "Clocks"', 'Somebody else than you took it back.'],
    ['DRAFT', 'IDEA', 'Taken on: "Clocks"', 'The idea is a draft now. Why'],
  ])('are there once it is %s', (status, from, title, text) => {
    expect(word(status, from)).toEqual({ title, text });
  });

  it('say what was looked at before an idea was declined', () => {
    expect(word('DECLINED', 'IDEA', 'The app')?.text).toBe('The reason: Why\nWhat was looked at: The app');
  });

  it('are none for steps on the way', () => {
    const steps = PROPOSAL_STATUSES.filter((status) => word(status, 'RETURNED') === undefined);
    expect(steps).toEqual(['IDEA', 'DRAFT', 'SUBMITTED', 'UNDER_ASSESSMENT', 'ASSESSED']);
  });
});
