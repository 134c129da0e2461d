import fc from 'fast-check';
import type { Person } from '../../../src/people/domain/person';
import { lineAbove, reportsAfter } from '../../../src/people/domain/reporting-line';
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
