import { seatsOf, votersFor, type Delegation } from '../../../src/approvals/domain/delegation';

const given = (fromId: string, toId: string, over: Partial<Delegation> = {}): Delegation => ({
  fromId,
  toId,
  from: '2026-07-01',
  to: '2026-07-14',
  portfolioId: null,
  ...over,
});
const scope = { portfolioId: 'retail', on: '2026-07-07' };

describe('Voting for somebody else', () => {
  it('counts on its first and its last day, and not before or after', () => {
    const days = ['2026-06-30', '2026-07-01', '2026-07-14', '2026-07-15'];
    const seats = days.map((on) => seatsOf('dee', [given('leah', 'dee')], { ...scope, on }));
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
