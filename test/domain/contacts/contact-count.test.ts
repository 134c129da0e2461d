import fc from 'fast-check';
import { countedTwice, overlap, type CountedCell } from '../../../src/contacts/domain/contact-count';

const day = (number: number): string => `2026-10-${String(number).padStart(2, '0')}`;
const cells: fc.Arbitrary<CountedCell> = fc
  .record({
    causeId: fc.constantFrom('bill', 'answer'),
    channelId: fc.constantFrom('phone', 'app'),
    ownerId: fc.constantFrom('ben', 'bea'),
    first: fc.integer({ min: 1, max: 28 }),
    days: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ first, days, ...cell }) => ({ ...cell, fromDay: day(first), toDay: day(first + days) }));

/** The cells of the table of contacts, a day each. */
const daysOf = ({ causeId, channelId, ownerId, fromDay, toDay }: CountedCell): string[] =>
  Array.from({ length: 31 }, (_, index) => day(index + 1))
    .filter((each) => each >= fromDay && each <= toDay)
    .map((each) => [causeId, channelId, ownerId, each].join(' '));

describe('Counts of contacts', () => {
  it('overlap exactly where they share a day of one cause, channel and owner, whichever is asked of the other', () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const shared = daysOf(a).some((each) => daysOf(b).includes(each));
        expect([overlap(a, b), overlap(b, a)]).toEqual([shared, shared]);
      }),
    );
  });

  it('are accepted exactly where nothing is counted twice', () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 6 }), fc.array(cells, { maxLength: 3 }), (given, standing) => {
        const days = [...new Set(standing.flatMap(daysOf)), ...given.flatMap(daysOf)];
        expect(countedTwice(given, standing, new Map()) === undefined).toBe(new Set(days).size === days.length);
      }),
    );
  });
});
