import { resubmit } from '../../../src/proposals/domain/resubmission';
import { aProposal } from './a-proposal';

const NOW = new Date('2025-03-01T09:00:00Z');
const declined = aProposal({
  status: 'DECLINED',
  triageOwnerId: 'tom',
  answerBy: '2025-01-15',
  drafterId: 'dora',
  declineReason: 'Too few',
  declineBasis: '12 letters',
  decidedById: 'lena',
  decidedAt: new Date('2025-02-01T09:00:00Z'),
  track: 'MANDATORY',
  certifiedBecause: 'The new act',
  certifiedById: 'carl',
  certifiedAt: new Date('2025-01-20T09:00:00Z'),
});
const origin = { id: 'proposal-2', proposerId: 'rosa', sponsorId: null, createdAt: NOW };

describe('A resubmission', () => {
  it('is a draft of the same content, a new proposer and the sponsor who is here, with nothing of the decision or the certification', () => {
    expect(resubmit(declined, [], origin, ' Half the price ')).toEqual(
      aProposal({
        ...{ ...origin, resubmissionOfId: 'proposal-1', whatChanged: 'Half the price', updatedAt: NOW },
        ...{ status: 'DRAFT', version: 1, track: null },
      }),
    );
  });

  it('says what changed', () => {
    expect(resubmit(declined, [], origin, ' ')).toMatchObject({ problems: [{ path: 'input.whatChanged' }] });
  });

  it('is one at a time', () => {
    const ended = { title: 'Again', status: 'WITHDRAWN' } as const;
    expect(resubmit(declined, [ended], origin, 'x')).toMatchObject({ status: 'DRAFT' });
    expect(resubmit(declined, [ended, { title: 'Once more', status: 'RETURNED' }], origin, 'x')).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      message: 'Proposal "Fewer letters" was resubmitted as "Once more", which is RETURNED: one at a time.',
    });
  });
});
