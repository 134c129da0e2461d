import fc from 'fast-check';
import { isNews, planPeople, type StagedPerson, type Standing } from '../../../src/people/domain/people-import';
import { circlesIn } from '../../../src/people/domain/reporting-line';
import { aPerson } from './a-person';

const admin = { organizationId: 'bank', actorId: 'ada', now: new Date('2026-11-02T09:00:00Z') };
const standing = (...people: Standing['people']): Standing => ({
  ...{ people, grants: people.map(({ id }) => ({ personId: id, role: 'CONTRIBUTOR' })), identities: [] },
  takenElsewhere: new Set(),
});
const aRow = (row: number, name: string, manager: string | null = null): StagedPerson => ({
  ...{ row, name, email: `${name.toLowerCase()}@example.com`, newId: `new-${name.toLowerCase()}` },
  managerEmail: manager && `${manager.toLowerCase()}@example.com`,
  ...{ cxFunction: null, roles: [], identity: null },
});

describe('a file of people', () => {
  it('names a manager who stands further down', () => {
    const rows = [aRow(2, 'Nia', 'Mo'), aRow(3, 'Mo', 'Ada')];
    const { planned, problems } = planPeople(rows, standing(aPerson('Ada')), admin);
    expect(problems).toEqual([]);
    expect(planned.map(({ person }) => person.managerId)).toEqual(['new-mo', 'ada']);
  });

  it('loses with a bad row all those below it, and nobody else', () => {
    const rows = [aRow(2, 'Nia', 'Mo'), aRow(3, 'Mo', 'Nobody'), aRow(4, 'Sue')];
    const { planned, problems } = planPeople(rows, standing(), admin);
    expect(problems.map(({ row }) => row)).toEqual([3, 2]);
    expect(planned.map(({ row }) => row)).toEqual([4]);
  });

  it('leaves no circle, whatever it says, and is no news when it was done', () => {
    const names = ['Ada', 'Bob', 'Cat', 'Dan', 'Eve'];
    const rows = fc
      .uniqueArray(fc.tuple(fc.nat(4), fc.option(fc.nat(4))), { selector: ([who]) => who })
      .map((lines) =>
        lines.map(([who, manager], index) => aRow(index + 2, names[who]!, manager === null ? null : names[manager]!)),
      );
    fc.assert(
      fc.property(rows, (file) => {
        const before = standing(aPerson('Ada'), aPerson('Bob', { managerId: 'ada' }));
        const { planned, problems } = planPeople(file, before, admin);
        const after = [...before.people, ...planned.map(({ person }) => person)];
        const people = [...new Map(after.map((each) => [each.id, each])).values()];
        expect(circlesIn(people)).toEqual([]);
        expect(planned.length + new Set(problems.map(({ row }) => row)).size).toBe(file.length);
        const done = planned.map(({ row }) => file.find((each) => each.row === row)!);
        expect(planPeople(done, standing(...people), admin).planned.filter(isNews)).toEqual([]);
      }),
    );
  });
});
