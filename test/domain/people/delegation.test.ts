import {
  delegationFrom,
  revoke,
  seatsOf,
  votersFor,
  type Delegation,
  type StandIn,
} from '../../../src/people/domain/delegation';

const given = (fromId: string, toId: string, over: Partial<StandIn> = {}): StandIn => ({
  fromId,
  toId,
  firstDay: '2026-07-01',
  lastDay: '2026-07-14',
  timeZone: 'UTC',
  portfolioId: null,
  ...over,
});
const at = (moment: string) => ({ portfolioId: 'retail', now: new Date(moment) });
const scope = at('2026-07-07T12:00:00Z');

describe('Voting for somebody else', () => {
  it('counts on its first and its last day, and not before or after', () => {
    const days = ['2026-06-30', '2026-07-01', '2026-07-14', '2026-07-15'];
    const seats = days.map((on) => seatsOf('dee', [given('leah', 'dee')], at(`${on}T12:00:00Z`)));
    expect(seats).toEqual([['dee'], ['dee', 'leah'], ['dee', 'leah'], ['dee']]);
  });

  it('covers every portfolio, or the one that it names', () => {
    expect(seatsOf('dee', [given('leah', 'dee', { portfolioId: 'retail' })], scope)).toEqual(['dee', 'leah']);
    expect(seatsOf('dee', [given('leah', 'dee', { portfolioId: 'cards' })], scope)).toEqual(['dee']);
  });

  it('is not passed on: a deputy of a deputy has no say', () => {
    const chain = [given('leah', 'dee'), given('dee', 'eve')];
    expect(seatsOf('eve', chain, scope)).toEqual(['eve', 'dee']);
    expect(votersFor('leah', chain, scope)).toEqual(['leah', 'dee']);
  });

  it('is harmless in a circle', () => {
    const circle = [given('leah', 'dee'), given('dee', 'leah')];
    expect(seatsOf('leah', circle, scope)).toEqual(['leah', 'dee']);
    expect(votersFor('leah', circle, scope)).toEqual(['leah', 'dee']);
  });

  it('gives a seat once, however often it was given, and nobody their own twice', () => {
    expect(seatsOf('dee', [given('leah', 'dee'), given('leah', 'dee'), given('dee', 'dee')], scope)).toEqual([
      'dee',
      'leah',
    ]);
  });
});

describe('The day of a vote', () => {
  it('is the one where the person is who is stood in for', () => {
    // 23:00 UTC on 30 June is 08:00 on 1 July in Tokyo.
    const late = at('2026-06-30T23:00:00Z');
    expect(votersFor('leah', [given('leah', 'dee', { timeZone: 'Asia/Tokyo' })], late)).toEqual(['leah', 'dee']);
    expect(votersFor('leah', [given('leah', 'dee')], late)).toEqual(['leah']);
  });
});

describe('A delegation', () => {
  const NOW = new Date('2026-07-01T09:00:00Z');
  const origin = { id: 'd1', organizationId: 'o1', fromId: 'leah', givenById: 'leah', givenAt: NOW };
  const input = { toId: 'dee', firstDay: '2026-07-01', lastDay: '2026-07-14', reason: ' Holiday. ' };

  it('holds from today on, with its reason trimmed', () => {
    expect(delegationFrom(origin, input, '2026-07-01')).toEqual({
      ...origin,
      ...input,
      reason: 'Holiday.',
      portfolioId: null,
      revokedAt: null,
      version: 1,
    });
  });

  it('names all that is wrong with it', () => {
    const wrong = { toId: 'leah', firstDay: '2026-06-30', lastDay: '2026-06-29', reason: ' ' };
    expect(delegationFrom(origin, wrong, '2026-07-01')).toMatchObject({
      problems: [{ path: 'input.toId', message: 'Nobody votes in their own stead.' }, { path: 'input.reason' }],
    });
    expect(delegationFrom(origin, { ...wrong, toId: 'dee', reason: 'x' }, '2026-07-01')).toMatchObject({
      problems: [
        { path: 'input.firstDay', message: "2026-06-30 is past: in this person's time zone it is 2026-07-01." },
        { path: 'input.lastDay', message: '2026-06-29 is before the first day, 2026-06-30.' },
      ],
    });
    // From 2026-07-01 on, 1096 days end on 2029-06-30.
    expect(delegationFrom(origin, { ...input, lastDay: '2029-06-30' }, '2026-07-01')).toMatchObject({ id: 'd1' });
    expect(delegationFrom(origin, { ...input, lastDay: '2029-07-01' }, '2026-07-01')).toMatchObject({
      problems: [{ path: 'input.lastDay', message: '1097 days: expected at most 1096 (three years).' }],
    });
  });

  it('is taken back once, and not when it is over', () => {
    const delegation = delegationFrom(origin, input, '2026-07-01') as Delegation;
    const revoked = revoke(delegation, '2026-07-14', NOW);
    expect(revoked).toMatchObject({ revokedAt: NOW, version: 2 });
    expect(revoke(revoked as Delegation, '2026-07-14', NOW)).toMatchObject({ status: 'REVOKED' });
    expect(revoke(delegation, '2026-07-15', NOW)).toMatchObject({ status: 'OVER' });
  });
});
