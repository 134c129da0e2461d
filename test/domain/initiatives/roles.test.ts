import { assignRoles } from '../../../src/initiatives/domain/roles';
import { anInitiative, LEAD, OWNER, SPONSOR } from './an-initiative';

describe('The roles of an initiative', () => {
  it('go to whom they are given, and stay where they are otherwise', () => {
    expect(assignRoles(anInitiative(), { leadId: 'another', sponsorId: null, reason: ' On leave. ' }, false)).toEqual({
      roles: { sponsorId: SPONSOR, leadId: 'another', businessOwnerId: OWNER },
      reason: 'On leave.',
    });
  });

  it('may be with one person', () => {
    expect(assignRoles(anInitiative(), { sponsorId: LEAD, businessOwnerId: LEAD }, false)).toMatchObject({
      roles: { sponsorId: LEAD, leadId: LEAD, businessOwnerId: LEAD },
    });
  });

  it('stay as they are while an approval is open', () => {
    expect(assignRoles(anInitiative({ status: 'AWAITING_APPROVAL' }), { leadId: 'another' }, true)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'AWAITING_APPROVAL',
    });
  });

  it('stay as they were once it is closed', () => {
    expect(assignRoles(anInitiative({ status: 'CLOSED' }), { leadId: 'another' }, false)).toMatchObject({
      code: 'NOT_POSSIBLE_NOW',
      status: 'CLOSED',
    });
  });

  it('are not given to those who hold them', () => {
    expect(assignRoles(anInitiative(), { leadId: LEAD }, false)).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ path: 'input', message: 'Expected another sponsor, lead or business owner than now, got none.' }],
    });
  });
});
