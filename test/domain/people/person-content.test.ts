import { addPerson, editPerson } from '../../../src/people/domain/person-content';
import { isRefusal } from '../../../src/shared/refusal';
import { aPerson } from './a-person';

const ORIGIN = { id: 'new', organizationId: 'bank', createdAt: new Date('2026-11-02T09:00:00Z') };
const left = new Date('2026-10-01T00:00:00Z');
const ADA = aPerson('Ada');
const BEN = aPerson('Ben', { managerId: 'ada', cxFunction: 'DESIGN' });
const BEA = aPerson('Bea', { managerId: 'ben' });
const GONE = aPerson('Gus', { deactivatedAt: left });
const PEOPLE = [ADA, BEN, BEA, GONE];

const said = (answer: unknown): string => (isRefusal(answer) ? answer.message : 'not refused');

describe('A person who is added', () => {
  it('is taken as given, without the blanks around it, and is active', () => {
    const input = { name: ' Cho Change ', email: ' cho@example.com ', managerId: 'ada', cxFunction: 'DESIGN' } as const;
    expect(addPerson(ORIGIN, input, PEOPLE)).toEqual({
      ...{ ...ORIGIN, name: 'Cho Change', email: 'cho@example.com', managerId: 'ada', cxFunction: 'DESIGN' },
      ...{ deactivatedAt: null, version: 1 },
    });
  });

  it('may be a business partner with nobody above', () => {
    expect(addPerson(ORIGIN, { name: 'Cho', email: 'cho@example.com' }, PEOPLE)).toMatchObject({
      managerId: null,
      cxFunction: null,
    });
  });

  it.each([
    ['no name', { name: ' ' }, 'input.name: Expected a text, got an empty one.'],
    ['a name in two lines', { name: 'Cho\nChange' }, 'input.name: Expected one line without control characters.'],
    ['a long name', { name: 'x'.repeat(201) }, 'input.name: 201 characters: expected at most 200.'],
    ['no e-mail address', { email: 'cho' }, 'input.email: "cho" is no e-mail address.'],
    ['an e-mail in other letters', { email: 'ADA@example.com' }, '"ADA@example.com" is the e-mail of Ada already.'],
    [
      'the e-mail of a leaver',
      { email: 'gus@example.com' },
      'of Gus already. They have left: reactivate them instead.',
    ],
  ])('is refused with %s', (_what, wrong, message) => {
    const input = { name: 'Cho', email: 'cho@example.com', ...wrong };
    expect(said(addPerson(ORIGIN, input, PEOPLE))).toContain(message);
  });

  it('is told everything that is wrong at once', () => {
    const answer = addPerson(ORIGIN, { name: '', email: '' }, PEOPLE);
    expect('problems' in answer && answer.problems.map(({ path }) => path)).toEqual(['input.name', 'input.email']);
  });
});

describe('A person who is edited', () => {
  it('keeps what is left out', () => {
    expect(editPerson(BEN, { name: 'Benjamin' }, PEOPLE)).toEqual({ ...BEN, name: 'Benjamin', version: 2 });
  });

  it('loses manager and function to null', () => {
    const edited = editPerson(BEN, { managerId: null, cxFunction: null }, PEOPLE);
    expect(edited).toEqual({ ...BEN, managerId: null, cxFunction: null, version: 2 });
  });

  it('may write their own e-mail in other letters', () => {
    expect(editPerson(BEN, { email: 'Ben@example.com' }, PEOPLE)).toMatchObject({ email: 'Ben@example.com' });
  });

  it.each([
    ['nothing new', BEN, { name: 'Ben' }, 'input: Expected something else than now, got nothing that changes.'],
    ['a name taken away', BEN, { name: null }, 'input.name: Expected a text, got an empty one.'],
    ['an e-mail taken away', BEN, { email: null }, 'input.email: "" is no e-mail address.'],
    ['the e-mail of another', BEN, { email: 'ada@example.com' }, '"ada@example.com" is the e-mail of Ada already.'],
    ['themselves as manager', BEN, { managerId: 'ben' }, 'input.managerId: Nobody is their own manager.'],
    ['a report as manager', BEN, { managerId: 'bea' }, 'They would report to themselves: Ben → Bea → Ben.'],
    ['a report of a report', ADA, { managerId: 'bea' }, 'They would report to themselves: Ada → Bea → Ben → Ada.'],
    ['anything, having left', GONE, { name: 'Gustav' }, 'Gus has left: reactivate them first.'],
  ])('is refused %s', (_what, person, input, message) => {
    expect(said(editPerson(person, input, PEOPLE))).toContain(message);
  });
});
