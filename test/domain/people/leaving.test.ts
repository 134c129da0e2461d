import { nameIdentity, refuseUnbind } from '../../../src/people/domain/identity';
import { deactivate, reactivate, type Leaving } from '../../../src/people/domain/leaving';
import { refuseGrant } from '../../../src/people/domain/role-life';
import { isRefusal } from '../../../src/shared/refusal';
import { aPerson } from './a-person';

const NOW = new Date('2026-11-02T09:00:00Z');
const GONE = aPerson('Gus', { deactivatedAt: NOW });
const BEN = aPerson('Ben', { managerId: 'ada', cxFunction: 'DESIGN', version: 4 });
const LEAVING: Leaving = {
  person: BEN,
  successor: aPerson('Bea'),
  actorId: 'ada',
  reason: ' Found another job ',
  adminIds: ['ada'],
};
const said = (answer: unknown): string => (isRefusal(answer) ? answer.message : 'not refused');

describe('Somebody who leaves', () => {
  it('reports to nobody and is in no function from then on', () => {
    expect(deactivate(LEAVING, NOW)).toEqual({
      person: { ...BEN, deactivatedAt: NOW, managerId: null, cxFunction: null, version: 5 },
      reason: 'Found another job',
    });
  });

  it.each<[string, Partial<Leaving>, string]>([
    ['oneself', { actorId: 'ben' }, 'Nobody deactivates themselves: ask another admin.'],
    ['who has left', { person: GONE }, 'Gus has left already.'],
    ['the last admin', { adminIds: ['ben'] }, 'The last admin of an organization stays'],
    ['followed by themselves', { successor: BEN }, 'input.successorId: Nobody is their own successor.'],
    ['followed by a leaver', { successor: GONE }, 'input.successorId: Gus has left: name somebody who is here.'],
    ['without a reason', { reason: ' ' }, 'input.reason: Expected a text, got an empty one.'],
  ])('is not %s', (_what, changed, message) => {
    expect(said(deactivate({ ...LEAVING, ...changed }, NOW))).toContain(message);
  });
});

describe('Somebody who comes back', () => {
  it('is active, and no more than that', () => {
    expect(reactivate(GONE)).toEqual({ ...GONE, deactivatedAt: null, version: 2 });
  });

  it('is not somebody who is here', () => {
    expect(said(reactivate(BEN))).toBe('Ben is here: there is nothing to reactivate.');
  });
});

describe('Somebody who has left', () => {
  it('is granted nothing', () => {
    expect(said(refuseGrant(GONE, 'SCORER', 'ada', [], null))).toBe('Gus has left: reactivate them first.');
  });
});

describe('An identity', () => {
  const identity = (id: string) => ({ id, organizationId: 'bank', personId: 'ada', issuer: 'https://id', subject: id });

  it('is named in two lines', () => {
    expect(nameIdentity({ issuer: ' https://id ', subject: 'auth0|1' })).toEqual({
      issuer: 'https://id',
      subject: 'auth0|1',
    });
    expect(said(nameIdentity({ issuer: '', subject: 'a\nb' }))).toBe(
      'input.issuer: Expected a text, got an empty one. input.subject: Expected one line without control characters.',
    );
  });

  it('is unbound by whom it does not lead to, and by whom has another', () => {
    const [first, second] = [identity('1'), identity('2')];
    expect(refuseUnbind(first, [first], 'leah')).toBeUndefined();
    expect(refuseUnbind(first, [first, second], 'ada')).toBeUndefined();
    expect(said(refuseUnbind(first, [first], 'ada'))).toContain('nothing else leads to you');
  });
});
