import { correctContact, correctCount } from '../../../src/contacts/domain/contact-correction';
import type { ContactCount } from '../../../src/contacts/domain/contact-count';
import type { ServiceContact } from '../../../src/contacts/domain/service-contact';
import { isRefusal } from '../../../src/shared/refusal';

const NOW = new Date('2026-11-02T09:00:00Z');
const ROW = { organizationId: 'bank', replacesId: null, replacedAt: null, importId: null, recordedById: 'ina' };
const CHARGED = { ownerId: 'ben', side: 'OUTSIDE_SERVICE', chargedToId: 'bea', chargedSide: 'IN_SERVICE' } as const;
const OCTOBER = { fromDay: '2026-10-01', toDay: '2026-10-31' };
const CONTACT: ServiceContact = {
  ...{ ...ROW, ...CHARGED, id: 'contact', recordedAt: NOW, importKey: null },
  ...{ occurredAt: new Date('2026-10-01T10:00:00Z'), channelId: 'phone', productId: 'card', journeyId: null },
  ...{ causeId: 'bill', customerId: 'customer', mode: 'HUMAN', transfers: 1, relation: 'SAME_ISSUE', text: 'Again' },
};
const COUNT: ContactCount = {
  ...{ ...ROW, ...CHARGED, id: 'count', recordedAt: NOW, causeId: 'bill', channelId: 'phone' },
  ...{ ...OCTOBER, contacts: 100 },
};
type Cause = Parameters<typeof correctContact>[2]['cause'];
const BILL: Cause = { id: 'bill', ownerId: 'cho', side: 'IN_SERVICE' };
const ANSWER: Cause = { ...BILL, id: 'answer' };

const correcting = (changes: object, { earlier = CONTACT, isDisputed = false, cause = BILL } = {}) =>
  correctContact(earlier, { reason: 'Misheard', ...changes }, { cause, isDisputed, now: NOW });
const correctingCount = (changes: object, { earlier = COUNT, cause = BILL } = {}) =>
  correctCount(earlier, { reason: 'Misheard', ...changes }, { cause, today: '2026-11-02' });

/** What an answer refuses with. */
function refusal(answer: unknown): string {
  if (!isRefusal(answer)) throw new Error(`Not refused: ${JSON.stringify(answer)}`);
  return `${answer.code}: ${answer.message}`;
}

describe('A correction of a contact', () => {
  it('says what is different: what is left out stays, and null takes away what may be missing', () => {
    expect(correcting({ mode: 'DIGITAL', productId: null, causeId: null })).toMatchObject({
      content: {
        ...{ occurredAt: CONTACT.occurredAt, channelId: 'phone', productId: null, journeyId: null, causeId: 'bill' },
        ...{ mode: 'DIGITAL', transfers: 1, relation: 'SAME_ISSUE', text: 'Again' },
      },
      ...{ customerKey: null, keepsCustomer: true, reason: 'Misheard' },
    });
    expect(correcting({ customerKey: ' C-7 ' })).toMatchObject({ customerKey: 'C-7', keepsCustomer: false });
  });

  it('keeps a relation only to a customer who is known', () => {
    expect(refusal(correcting({ customerKey: null }))).toMatch(/^INVALID_INPUT: input.relation: /);
    expect(correcting({ customerKey: null, relation: null })).toMatchObject({
      ...{ content: { relation: null }, customerKey: null, keepsCustomer: false },
    });
  });

  it('is checked as what is recorded, and says why', () => {
    expect(refusal(correcting({ occurredAt: new Date('2026-11-02T09:00:01Z'), transfers: 101, reason: '' }))).toBe(
      'INVALID_INPUT: input.occurredAt: 2026-11-02T09:00:01.000Z is in the future (now is 2026-11-02T09:00:00.000Z). ' +
        'input.transfers: 101: expected a whole number from 0 to 100. input.reason: Expected a text, got an empty one.',
    );
  });

  it.each([{}, { occurredAt: new Date('2026-10-01T10:00:00Z'), text: 'Again', transfers: null }])(
    'says something else than what stands: %j',
    (changes) => {
      expect(refusal(correcting(changes))).toBe('INVALID_INPUT: input: It says what stands: nothing is corrected.');
    },
  );

  it('is of one that counts, and that is not disputed by itself', () => {
    expect(refusal(correcting({ mode: 'DIGITAL' }, { earlier: { ...CONTACT, replacedAt: NOW } }))).toBe(
      'NOT_POSSIBLE_NOW: This contact was corrected already: correct the one that took its place.',
    );
    expect(refusal(correcting({ mode: 'DIGITAL' }, { isDisputed: true }))).toBe(
      'NOT_POSSIBLE_NOW: This contact is disputed: correct it once that is decided or withdrawn.',
    );
  });
});

describe('The charge of a correction of a contact', () => {
  const toBen = { ...CHARGED, chargedToId: 'ben', chargedSide: 'OUTSIDE_SERVICE' };
  const toCho = { ownerId: 'cho', side: 'IN_SERVICE', chargedToId: 'cho', chargedSide: 'IN_SERVICE' };
  it.each<[string, object, Cause, object]>([
    ['stays where decisions left it, of the same cause and day', { transfers: 2 }, BILL, CHARGED],
    ['also at another hour of the day', { occurredAt: new Date('2026-10-01T23:59:59Z') }, BILL, CHARGED],
    [
      'is of another day the owner’s whom it was recorded of',
      { occurredAt: new Date('2026-10-02T00:00:00Z') },
      BILL,
      toBen,
    ],
    ['is of another cause the owner’s whom that has now', { causeId: 'answer' }, ANSWER, toCho],
  ])('%s', (_what, changes, cause, charge) => {
    expect(correcting(changes, { cause })).toMatchObject({ charge, staysCharged: charge === CHARGED });
  });
});

describe('A correction of a count', () => {
  it('of the same cause, days and owner stays charged as decisions left it', () => {
    expect(correctingCount({ contacts: 0, channelId: 'branch' })).toEqual({
      cell: { causeId: 'bill', channelId: 'branch', ownerId: 'ben', ...OCTOBER, contacts: 0 },
      ...{ charge: CHARGED, staysCharged: true, reason: 'Misheard' },
    });
  });

  const toBen = { ownerId: 'ben', side: 'OUTSIDE_SERVICE', chargedToId: 'ben', chargedSide: 'OUTSIDE_SERVICE' };
  const toCho = { ownerId: 'cho', side: 'IN_SERVICE', chargedToId: 'cho', chargedSide: 'IN_SERVICE' };
  it.each<[string, object, Cause, object]>([
    ['of other days is charged to the owner whom it was recorded of', { fromDay: '2026-09-30' }, BILL, toBen],
    ['of another cause to the owner whom that has now', {}, ANSWER, toCho],
    [
      'of another owner to that one, in service or outside as before',
      { ownerId: 'cho' },
      BILL,
      { ...toBen, ownerId: 'cho', chargedToId: 'cho' },
    ],
  ])('%s', (_what, changes, cause, charged) => {
    expect(correctingCount(changes, { cause })).toMatchObject({ charge: charged, staysCharged: false });
  });

  it('is checked as what is recorded, says something else, and is of one that counts', () => {
    expect(refusal(correctingCount({ toDay: '2026-09-30', contacts: -1 }))).toBe(
      'INVALID_INPUT: input.toDay: 2026-09-30 is before 2026-10-01, the first day. ' +
        'input.contacts: -1: expected a whole number from 0 to 100000000.',
    );
    expect(refusal(correctingCount({ contacts: 100 }))).toBe(
      'INVALID_INPUT: input: It says what stands: nothing is corrected.',
    );
    expect(refusal(correctingCount({ contacts: 1 }, { earlier: { ...COUNT, replacedAt: NOW } }))).toBe(
      'NOT_POSSIBLE_NOW: This count was corrected already: correct the one that took its place.',
    );
  });
});
