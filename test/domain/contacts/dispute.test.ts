import {
  decideDispute,
  disputedPeriod,
  raiseDispute,
  withdrawDispute,
  type ContactDispute,
  type Disputed,
  type DisputeFacts,
} from '../../../src/contacts/domain/dispute';
import { isRefusal } from '../../../src/shared/refusal';

const RAISED_AT = new Date('2026-11-02T09:00:00Z');
const ORIGIN = { id: 'dispute', organizationId: 'bank', ownerId: 'ben', raisedAt: RAISED_AT };
const OCTOBER: Disputed = { contactId: null, fromDay: '2026-10-01', toDay: '2026-10-31' };
const facts = (more: Partial<DisputeFacts> = {}): DisputeFacts => ({
  ...{ cause: { id: 'bill', name: 'The bill' }, contacts: 25, cut: [], open: [], ...more },
});
const raise = (disputed: Disputed = OCTOBER, more: Partial<DisputeFacts> = {}, reason = 'Sales promised it') =>
  raiseDispute(ORIGIN, { ...disputed, reason }, facts(more));

/** What an answer refuses with. */
function refusal(answer: unknown): string {
  if (!isRefusal(answer)) throw new Error(`Not refused: ${JSON.stringify(answer)}`);
  return `${answer.code}: ${answer.message}`;
}

describe('A dispute', () => {
  it('is about what is charged for a cause in a period', () => {
    expect(raise()).toMatchObject({
      ...{ causeId: 'bill', contactId: null, fromDay: '2026-10-01', toDay: '2026-10-31', ownerId: 'ben', contacts: 25 },
      ...{ reason: 'Sales promised it', decision: null, movedToId: null, version: 1 },
    });
  });

  it('needs something that is charged', () => {
    expect(refusal(raise(OCTOBER, { contacts: 0 }))).toBe(
      'NOT_POSSIBLE_NOW: Nothing is charged to you for "The bill" from 2026-10-01 to 2026-10-31.',
    );
  });

  it('takes a count whole, or leaves it out', () => {
    const cut = [{ fromDay: '2026-09-15', toDay: '2026-10-14' }];
    expect(refusal(raise(OCTOBER, { cut }))).toBe(
      'INVALID_INPUT: input.fromDay: The count of 2026-09-15 to 2026-10-14 lies only partly within: it is disputed whole.',
    );
  });

  it('says why', () => {
    expect(refusal(raise(OCTOBER, {}, ' '))).toBe('INVALID_INPUT: input.reason: Expected a text, got an empty one.');
  });

  const contact = (contactId: string, day: string): Disputed => ({ contactId, fromDay: day, toDay: day });
  it.each<[string, Disputed, Disputed]>([
    ['a period that overlaps', { ...OCTOBER, fromDay: '2026-10-31', toDay: '2026-11-01' }, OCTOBER],
    ['the same contact', contact('one', '2026-10-05'), contact('one', '2026-10-05')],
    ['a contact in the period', contact('one', '2026-10-05'), OCTOBER],
    ['a period with the contact in it', OCTOBER, contact('one', '2026-10-31')],
  ])('is not raised while another waits to be decided: %s', (_what, disputed, other) => {
    expect(refusal(raise(disputed, { open: [other] }))).toMatch(
      /^NOT_POSSIBLE_NOW: "The bill" is disputed already, of /,
    );
  });

  it.each<[string, Disputed, Disputed]>([
    ['a period beside it', { ...OCTOBER, fromDay: '2026-11-01', toDay: '2026-11-01' }, OCTOBER],
    ['another contact of the same day', contact('two', '2026-10-05'), contact('one', '2026-10-05')],
  ])('is raised beside another: %s', (_what, disputed, other) => {
    expect(isRefusal(raise(disputed, { open: [other] }))).toBe(false);
  });

  it('is of days that are over', () => {
    const { fromDay, toDay } = OCTOBER;
    expect(disputedPeriod({ fromDay, toDay }, '2026-10-31')).toBeUndefined();
    expect(refusal(disputedPeriod({ fromDay, toDay }, '2026-10-30'))).toMatch(
      /input.toDay: 2026-10-31 is in the future/,
    );
    expect(refusal(disputedPeriod({ fromDay: toDay, toDay: fromDay }, '2026-11-02'))).toBe(
      'INVALID_INPUT: input.toDay: 2026-10-01 is before 2026-10-31, the first day.',
    );
  });
});

describe('Deciding a dispute', () => {
  const dispute = raise() as ContactDispute;
  const by = { reason: 'The contract says so', decidedById: 'leah', decidedAt: RAISED_AT };
  const toSales = { id: 'sue', side: 'OUTSIDE_SERVICE' } as const;

  it('lets the charge stand', () => {
    expect(decideDispute(dispute, by)).toMatchObject({
      ...{ decision: 'UPHELD', decidedById: 'leah', decisionReason: 'The contract says so' },
      ...{ movedToId: null, movedToSide: null },
    });
  });

  it('or moves it to another owner', () => {
    expect(decideDispute(dispute, { ...by, movedTo: toSales })).toMatchObject({
      ...{ decision: 'MOVED', ownerId: 'ben', movedToId: 'sue', movedToSide: 'OUTSIDE_SERVICE' },
    });
  });

  it('is never done by whoever raised it', () => {
    expect(refusal(decideDispute(dispute, { ...by, decidedById: 'ben' }))).toBe(
      'OWN_DECISION: You are charged, and dispute it: somebody else decides.',
    );
  });

  it('is done once', () => {
    const decided = decideDispute(dispute, by) as ContactDispute;
    expect(refusal(decideDispute(decided, { ...by, movedTo: toSales }))).toBe(
      'NOT_POSSIBLE_NOW: This dispute was decided: UPHELD. What is charged is disputed anew.',
    );
    expect(refusal(withdrawDispute(decided, 'I was wrong', RAISED_AT))).toBe(
      'NOT_POSSIBLE_NOW: This dispute was decided: UPHELD. What is charged is disputed anew.',
    );
  });

  it('moves nothing to whom it is charged already, and says why', () => {
    expect(refusal(decideDispute(dispute, { ...by, movedTo: { ...toSales, id: 'ben' } }))).toBe(
      'INVALID_INPUT: input.ownerId: It is charged to this person: name another owner.',
    );
    expect(refusal(decideDispute(dispute, { ...by, reason: '' }))).toBe(
      'INVALID_INPUT: input.reason: Expected a text, got an empty one.',
    );
  });
});

describe('Withdrawing a dispute', () => {
  const dispute = raise() as ContactDispute;
  const withdrawn = withdrawDispute(dispute, 'I found the letter', RAISED_AT) as ContactDispute;

  it('ends it without a decision, and keeps why', () => {
    expect(withdrawn).toEqual({ ...dispute, withdrawnAt: RAISED_AT, withdrawnReason: 'I found the letter' });
  });

  it('is done once, with a reason, and then there is nothing to decide', () => {
    const over = 'NOT_POSSIBLE_NOW: This dispute was withdrawn. What is charged is disputed anew.';
    expect(refusal(withdrawDispute(withdrawn, 'Again', RAISED_AT))).toBe(over);
    expect(refusal(decideDispute(withdrawn, { reason: 'So', decidedById: 'leah', decidedAt: RAISED_AT }))).toBe(over);
    expect(refusal(withdrawDispute(dispute, ' ', RAISED_AT))).toBe(
      'INVALID_INPUT: input.reason: Expected a text, got an empty one.',
    );
  });
});
