import fc from 'fast-check';
import { nextStep, onlySteps, wayUp, type StandingAbove, type Step } from '../../../src/approvals/domain/way-up';

const BOARD = { id: 'board', chairId: 'cora', deputyId: null };
const COUNCIL = { id: 'council', chairId: 'cyrus', deputyId: 'dora' };

/** Leah's manager is Mia, hers is Max; a board decides, and a council above it. Everybody is here, and nobody has a part in it. */
const above = (differs: Partial<StandingAbove> = {}): StandingAbove => ({
  ...{ voterId: 'leah', managerIds: ['mia', 'max'], bodies: [BOARD, COUNCIL], leaderIds: ['lou'] },
  ...{ mayHear: () => true, standInOf: () => undefined },
  ...differs,
});
const without = (...ids: string[]) => ({ mayHear: (id: string) => !ids.includes(id) });
const away = (standIns: Record<string, string | null>) => ({ standInOf: (id: string) => standIns[id] });

/** All steps until nobody is left, as in `mia`, or `dan for mia`, with the body behind it. */
function steps(standing: StandingAbove): string[] {
  const way = wayUp(standing);
  const words: string[] = [];
  const told: string[] = [];
  for (let step = nextStep(way, told); step !== undefined; step = nextStep(way, told)) {
    told.push(...step.told.map(({ toId }) => toId));
    words.push(inWords(step));
  }
  return words;
}
const inWords = ({ bodyId, told }: Step): string => {
  const people = told.map(({ toId, insteadOfId }) => (insteadOfId === null ? toId : `${toId} for ${insteadOfId}`));
  return [people.join(', '), ...(bodyId === null ? [] : [`at the ${bodyId}`])].join(' ');
};

describe('The way up of an overdue vote', () => {
  it('goes from manager to manager, to the chair of the body that decides, and on to the bodies above it', () => {
    expect(steps(above())).toEqual(['mia', 'max', 'cora at the board', 'cyrus at the council']);
  });

  it('passes over who has left or has a part in it, manager or chair', () => {
    expect(steps(above(without('mia', 'cora')))).toEqual(['max', 'cyrus at the council']);
  });

  it('tells who stands in for whoever is absent, and nobody where nobody does', () => {
    expect(steps(above(away({ mia: 'dan', max: null })))).toEqual([
      ...['dan for mia', 'cora at the board', 'cyrus at the council'],
    ]);
  });

  it('tells the deputy of the chair’s seat where nobody stands in for a chair who is absent', () => {
    expect(steps(above(away({ cora: null, cyrus: null })))).toEqual(['mia', 'max', 'dora for cyrus at the council']);
  });

  it('does not go on from one who stands in and is absent, or has a part in it, to yet another', () => {
    expect(steps(above({ ...away({ mia: 'dan', dan: 'ned', max: 'pat' }), ...without('pat') }))).toEqual([
      ...['cora at the board', 'cyrus at the council'],
    ]);
  });

  it('tells nobody twice, and the voter never: not as their own manager’s deputy, nor as chair', () => {
    expect(steps(above({ managerIds: ['mia', 'cora'] }))).toEqual(['mia', 'cora', 'cyrus at the council']);
    expect(steps(above({ ...away({ mia: 'leah' }), bodies: [{ ...BOARD, chairId: 'leah' }] }))).toEqual(['max', 'lou']);
  });

  it('ends with those who lead where no body decides, or no chair may hear; one who stands in for two of them hears once', () => {
    expect(steps(above({ bodies: [] }))).toEqual(['mia', 'max', 'lou']);
    const leaders = {
      leaderIds: ['lou', 'liz', 'len'],
      ...without('cora', 'cyrus'),
      ...away({ lou: 'sam', liz: 'sam' }),
    };
    expect(steps(above(leaders))).toEqual(['mia', 'max', 'sam for liz, len']);
  });

  it('of one step alone reaches the nearest manager and whoever decides', () => {
    const once = (standing: StandingAbove) => onlySteps(wayUp(standing)).map(inWords);
    expect(once(above())).toEqual(['mia', 'cora at the board']);
    expect(once(above(without('mia')))).toEqual(['max', 'cora at the board']);
    expect(once(above({ managerIds: ['cora'] }))).toEqual(['cora']);
    expect(once(above({ managerIds: [], bodies: [], leaderIds: [] }))).toEqual([]);
  });

  it('comes to an end, tells each once and never who may not hear or the voter, however people stand', () => {
    const person = fc.constantFrom('leah', 'mia', 'max', 'cora', 'cyrus', 'dan', 'lou');
    const standing = fc.record({
      managerIds: fc.array(person, { maxLength: 5 }),
      bodies: fc.array(fc.record({ id: fc.string(), chairId: person, deputyId: fc.option(person) }), { maxLength: 3 }),
      leaderIds: fc.array(person, { maxLength: 3 }),
      out: fc.array(person),
      standIns: fc.dictionary(person, fc.option(person)),
    });
    fc.assert(
      fc.property(standing, ({ out, standIns, ...rest }) => {
        const way = wayUp(above({ ...rest, ...without(...out), ...away(standIns) }));
        const told: string[] = [];
        for (let step = nextStep(way, told); step !== undefined; step = nextStep(way, told)) {
          told.push(...step.told.map(({ toId }) => toId));
        }
        expect(new Set(told).size).toBe(told.length);
        for (const id of told)
          expect([id, id === 'leah' || out.some((each) => each === id) || id in standIns]).toEqual([id, false]);
      }),
    );
  });
});
