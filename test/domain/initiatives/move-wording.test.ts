import { INITIATIVE_EVENTS, type InitiativeEventName } from '../../../src/initiatives/domain/initiative';
import { wordMove } from '../../../src/initiatives/domain/move-wording';

const initiative = { title: 'Clocks', stage: 'DESIGN' } as const;
const kindOf = (event: InitiativeEventName) => wordMove(initiative, { event, reason: null }, null).kind;

describe('The words for a move', () => {
  it('name gate and reason', () => {
    expect(wordMove(initiative, { event: 'RETURN', reason: 'No map' }, null)).toEqual({
      kind: 'APPROVAL_DECIDED',
      title: 'Returned for rework: "Clocks"',
      text: 'It did not pass the gate of design.\nThe reason: No map',
    });
  });

  it('say that an open request came to nothing', () => {
    expect(wordMove(initiative, { event: 'STOP', reason: 'Law' }, 'WITHDRAWN')).toEqual({
      kind: 'APPROVAL_VOIDED',
      title: 'Stopped: "Clocks"',
      text: 'It ends its way in design.\nThe request for approval at the gate of design came to nothing.\nThe reason: Law',
    });
  });

  it('are of the kind that people choose mails by', () => {
    expect(INITIATIVE_EVENTS.map((event) => [event, kindOf(event)])).toEqual([
      ['REQUEST_APPROVAL', 'APPROVAL_ASKED'],
      ['APPROVE', 'APPROVAL_DECIDED'],
      ['RETURN', 'APPROVAL_DECIDED'],
      ...['ITERATE', 'HOLD', 'RESUME', 'STOP', 'REFER_TO_REVIEW', 'CONFIRM_FUNDING', 'EMBED', 'RECHECK'].map(
        (event) => [event, 'INITIATIVE_MOVED'],
      ),
    ]);
  });
});
