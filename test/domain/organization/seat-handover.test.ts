import fc from 'fast-check';
import { handOverSeats } from '../../../src/organization/domain/seat-handover';

const seat = (personId: string, deputyId: string | null = null) => ({ personId, deputyId });
const body = (chairId: string, customerVoiceId: string, quorum: number) => ({ chairId, customerVoiceId, quorum });

describe('The seats of somebody who leaves', () => {
  it('go to the successor, chair and customer’s voice too, in their place', () => {
    const before = { body: body('leah', 'leah', 2), seats: [seat('ben'), seat('leah', 'cho'), seat('des')] };
    expect(handOverSeats(before, 'leah', 'bea')).toEqual({
      body: body('bea', 'bea', 2),
      seats: [seat('ben'), seat('bea', 'cho'), seat('des')],
    });
  });

  it('are dropped where the successor sits there already; the quorum is no more than all', () => {
    const before = { body: body('leah', 'ben', 2), seats: [seat('ben', 'des'), seat('leah', 'cho')] };
    expect(handOverSeats(before, 'leah', 'ben')).toEqual({ body: body('ben', 'ben', 1), seats: [seat('ben', 'des')] });
  });

  it('make a successor who was their deputy, or another’s, a member alone', () => {
    const before = { body: body('ben', 'ben', 1), seats: [seat('ben', 'bea'), seat('leah', 'bea')] };
    expect(handOverSeats(before, 'leah', 'bea')?.seats).toEqual([seat('ben'), seat('bea')]);
  });

  it('as a deputy go to the successor, unless the successor is a member', () => {
    const before = { body: body('ben', 'ben', 1), seats: [seat('ben', 'leah'), seat('des', 'leah')] };
    expect(handOverSeats(before, 'leah', 'bea')?.seats).toEqual([seat('ben', 'bea'), seat('des', 'bea')]);
    expect(handOverSeats(before, 'leah', 'ben')?.seats).toEqual([seat('ben'), seat('des')]);
  });

  it('are none where they have no part', () => {
    expect(handOverSeats({ body: body('ben', 'ben', 1), seats: [seat('ben')] }, 'leah', 'bea')).toBeUndefined();
  });
});

describe('A governance body that somebody left', () => {
  it('keeps the rules of bodies, whoever sat where: a seat a person, no member a deputy, a quorum that can be met', () => {
    const names = ['ada', 'ben', 'cho', 'des', 'eve'];
    const bodies = fc
      .record({
        members: fc.subarray(names, { minLength: 1 }),
        deputies: fc.array(fc.constantFrom(null, ...names), { minLength: 5, maxLength: 5 }),
        places: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
        people: fc.shuffledSubarray(names, { minLength: 2, maxLength: 2 }),
      })
      .map(({ members, deputies, places: [chair, voice, quorum], people }) => {
        const deputyOf = (index: number) => (members.includes(deputies[index]!) ? null : deputies[index]!);
        const member = (place: number) => members[place % members.length]!;
        const seats = members.map((personId, index) => seat(personId, deputyOf(index)));
        return { before: { body: body(member(chair), member(voice), 1 + (quorum % members.length)), seats }, people };
      });
    fc.assert(
      fc.property(bodies, ({ before, people: [leaver, successor] }) => {
        const { body: kept, seats } = handOverSeats(before, leaver!, successor!) ?? before;
        const members = seats.map(({ personId }) => personId);
        const deputies = seats.flatMap(({ deputyId }) => deputyId ?? []);
        expect(new Set(members).size).toBe(members.length);
        expect(members).toEqual(expect.arrayContaining([kept.chairId, kept.customerVoiceId]));
        expect(members.filter((member) => deputies.includes(member))).toEqual([]);
        expect([...members, ...deputies]).not.toContain(leaver);
        expect(kept.quorum).toBeLessThanOrEqual(members.length);
      }),
    );
  });
});
