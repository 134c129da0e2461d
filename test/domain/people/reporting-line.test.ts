import fc from 'fast-check';
import type { Person } from '../../../src/people/domain/person';
import { circlesIn, lineAbove, reportsAfter } from '../../../src/people/domain/reporting-line';
import { aPerson } from './a-person';

// Ada ← Leah ← Ben ← Bea, and Leah ← Cho
const PEOPLE = [
  aPerson('Ada'),
  aPerson('Leah', { managerId: 'ada' }),
  aPerson('Ben', { managerId: 'leah' }),
  aPerson('Cho', { managerId: 'leah' }),
  aPerson('Bea', { managerId: 'ben' }),
];
const [ada, leah] = PEOPLE as [Person, Person];
const after = (leaver: Person, successorId: string) => Object.fromEntries(reportsAfter(leaver, successorId, PEOPLE));

describe('A reporting line', () => {
  it('goes from a person to the top', () => {
    expect(lineAbove('bea', PEOPLE).map(({ name }) => name)).toEqual(['Bea', 'Ben', 'Leah', 'Ada']);
  });

  it('ends where it would begin again', () => {
    const ring = [aPerson('Ada', { managerId: 'ben' }), aPerson('Ben', { managerId: 'ada' })];
    expect(lineAbove('ada', ring).map(({ name }) => name)).toEqual(['Ada', 'Ben']);
  });
});

describe('The reports of somebody who leaves', () => {
  it('report to the successor', () => {
    expect(after(leah, 'ada')).toEqual({ ben: 'ada', cho: 'ada' });
  });

  it('report to the successor, who moves up where they were a report themselves', () => {
    expect(after(leah, 'ben')).toEqual({ ben: 'ada', cho: 'ben' });
  });

  it('report to the successor, but for the one whom the successor stands below', () => {
    expect(after(leah, 'bea')).toEqual({ ben: 'ada', cho: 'bea' });
  });

  it('have nobody above them when the leaver had nobody', () => {
    expect(after(ada, 'bea')).toEqual({ leah: null });
  });

  it('never come to report to themselves, whoever takes over', () => {
    // Each person reports to one with a smaller number, or to nobody: a tree.
    const trees = fc.array(fc.nat(), { minLength: 2, maxLength: 12 }).map((choices) =>
      choices.map((choice, index) => {
        const manager = index === 0 ? 0 : choice % (index + 1);
        return aPerson(`P${index}`, { managerId: manager === index ? null : `p${manager}` });
      }),
    );
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(), (people, first, second) => {
        const leaver = people[first % people.length]!;
        const others = people.filter(({ id }) => id !== leaver.id);
        const successor = others[second % others.length]!;
        const managers = reportsAfter(leaver, successor.id, people);
        const left = others.map((each) => ({
          ...each,
          managerId: managers.has(each.id) ? managers.get(each.id)! : each.managerId,
        }));
        for (const each of left) {
          const line = lineAbove(each.id, left);
          expect(line.at(-1)!.managerId).toBeNull();
          expect(line.map(({ id }) => id)).not.toContain(leaver.id);
        }
      }),
    );
  });
});

describe('circles', () => {
  it('are each told once, from any number of people, and the line that leads into one is no part of it', () => {
    const people = [
      aPerson('Ann', { managerId: 'bob' }),
      aPerson('Bob', { managerId: 'cat' }),
      aPerson('Cat', { managerId: 'bob' }),
      aPerson('Dan', { managerId: 'dan' }),
      aPerson('Eve', { managerId: 'fay' }),
      aPerson('Fay'),
    ];
    expect(circlesIn(people).map((circle) => circle.map(({ name }) => name))).toEqual([['Bob', 'Cat'], ['Dan']]);
  });

  it('are there exactly where somebody’s line comes back to them', () => {
    const people = fc
      .array(fc.option(fc.nat(9)), { minLength: 1, maxLength: 10 })
      .map((managers) =>
        managers.map((manager, index) => aPerson(`P${index}`, { managerId: manager === null ? null : `p${manager}` })),
      );
    fc.assert(
      fc.property(people, (everybody) => {
        const inCircles = circlesIn(everybody).flatMap((circle) => circle.map(({ id }) => id));
        const comesBack = everybody.filter(({ id }) => lineAbove(id, everybody).at(-1)!.managerId === id);
        expect([...inCircles].sort()).toEqual(comesBack.map(({ id }) => id).sort());
      }),
    );
  });
});
