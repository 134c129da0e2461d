import fc from 'fast-check';
import { loadSolver } from '../../../src/platform/solver/highs-solver';
import { holds, type BinarySolver, type LinearRow } from '../../../src/shared/binary-program';
import { recommend, type Clash, type SelectionConstraints, type SelectionProblem } from '../../../src/selection';
import { instanceOf } from '../../../src/selection/instance';
import { aProblem, fullProblems, type Given } from './a-problem';
import { byTryingAll } from './by-trying-all';

let solver: BinarySolver;
beforeAll(async () => (solver = await loadSolver()));

function clashOf(problem: SelectionProblem): Clash {
  const answer = recommend(problem, solver);
  if ('clash' in answer) return answer.clash;
  throw new Error('A set keeps all constraints.');
}

describe('Constraints that cannot hold together', () => {
  const GIVEN: Readonly<Record<string, Given>> = {
    'Fewer letters': { commitmentMinor: 12_000_000n },
    'One login': { commitmentMinor: 9_000_000n },
    Chat: { commitmentMinor: 500_000n },
  };
  const clash = (constraints: Partial<SelectionConstraints>, more: Readonly<Record<string, Given>> = {}) =>
    clashOf(aProblem({ ...GIVEN, ...more }, { budgetMinor: 20_000_000n, ...constraints }));

  it('are named with what each takes, and without those that have no part in it', () => {
    // 120,000 + 90,000 are 210,000; without the 5,000 of the chat it is still too much.
    expect(clash({ must: ['Chat', 'One login', 'Fewer letters'] })).toEqual({
      constraints: [
        { kind: 'BUDGET', name: 'the budget of EUR 200,000.00' },
        { kind: 'MUST', name: 'must: "One login"' },
        { kind: 'MUST', name: 'must: "Fewer letters"' },
      ],
      sentence:
        'These cannot hold together: the budget of EUR 200,000.00; must: "One login" (EUR 90,000.00); ' +
        'must: "Fewer letters" (EUR 120,000.00).',
      size: 'SMALLEST',
    });
  });

  it('are a chain of dependence that ends at what must not be', () => {
    const { sentence, size } = clash({
      must: ['Chat'],
      mustNot: ['Fewer letters'],
      dependsOn: [
        { candidateId: 'Chat', needsId: 'One login' },
        { candidateId: 'One login', needsId: 'Fewer letters' },
      ],
    });

    expect(sentence).toBe(
      'These cannot hold together: must: "Chat"; must not: "Fewer letters"; "Chat" depends on "One login"; ' +
        '"One login" depends on "Fewer letters".',
    );
    expect(size).toBe('SMALLEST');
  });

  it('are the fewest that clash, where several do', () => {
    const { sentence } = clash(
      {
        must: ['Chat', 'Everything'],
        mustNot: ['Fewer letters'],
        dependsOn: [
          { candidateId: 'Chat', needsId: 'One login' },
          { candidateId: 'One login', needsId: 'Fewer letters' },
        ],
      },
      { Everything: { commitmentMinor: 20_000_001n } },
    );

    expect(sentence).toBe(
      'These cannot hold together: the budget of EUR 200,000.00; must: "Everything" (EUR 200,000.01).',
    );
  });

  it('are two that must, of a group of which at most one may', () => {
    expect(clash({ must: ['Chat', 'One login'], excludes: [['One login', 'Chat', 'Fewer letters']] }).sentence).toBe(
      'These cannot hold together: must: "Chat"; must: "One login"; ' +
        'at most one of "Fewer letters", "One login", "Chat".',
    );
  });

  it('may be one alone: a floor that its candidates do not reach', () => {
    const pillars = [{ pillarId: 'voice', name: 'Voice of the Customer', floorMinor: 600_000n, capMinor: null }];

    expect(clash({ pillars }, { Chat: { commitmentMinor: 500_000n, pillarIds: ['voice'] } }).sentence).toBe(
      'This cannot be kept: at least EUR 6,000.00 in pillar "Voice of the Customer", whose candidates ask for EUR 5,000.00.',
    );
  });

  it('say what a candidate takes of a period and of a team', () => {
    const costByPeriod = [{ period: '2027-Q1', costMinor: 300_000n }];
    const effortByTeam = [{ teamId: 'd', personDaysHundredths: 1_050 }];
    const chat = { Chat: { commitmentMinor: 500_000n, costByPeriod, effortByTeam } };
    const must = ['Chat'];

    expect(clash({ must, periodCaps: [{ period: '2027-Q1', capMinor: 299_999n }] }, chat).sentence).toBe(
      'These cannot hold together: must: "Chat" (EUR 3,000.00 in 2027-Q1); at most EUR 2,999.99 in 2027-Q1.',
    );
    const capacities = [{ teamId: 'd', name: 'Design', personDaysHundredths: 1_000 }];
    expect(clash({ must, capacities }, chat).sentence).toBe(
      'These cannot hold together: must: "Chat" (10.50 person-days of team "Design"); at most 10 person-days of team "Design".',
    );
  });

  it('are each needed, though it may not be shown that no fewer clash, where very many must', () => {
    // Any 21 of 40 are too much for 20: more sets of 21 than can be looked through.
    const given = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`c${at}`, { commitmentMinor: 1n }]));
    const { constraints, size } = clashOf(aProblem(given, { budgetMinor: 20n, must: Object.keys(given) }));

    expect(constraints).toHaveLength(22);
    expect(size).toBe('IRREDUCIBLE');
  });
});

describe('A clash', () => {
  /** Whether a set of candidates, of a few, keeps the rows. */
  const together = (rows: readonly LinearRow[], size: number) =>
    Array.from({ length: 2 ** size }, (_, number) =>
      Array.from({ length: size }, (__, index) => Math.floor(number / 2 ** index) % 2 === 1),
    ).some((choices) => rows.every((row) => holds(row, choices)));

  const subsets = <T>(list: readonly T[], size: number): readonly (readonly T[])[] =>
    size === 0
      ? [[]]
      : list.flatMap((first, index) => subsets(list.slice(index + 1), size - 1).map((rest) => [first, ...rest]));

  it('cannot hold, and no fewer constraints of the problem clash', () => {
    const infeasible = fullProblems(5).filter((problem) => byTryingAll(problem) === undefined);
    fc.assert(
      fc.property(infeasible, (problem) => {
        const { constraints: named, size } = clashOf(problem);
        const { constraints } = instanceOf(problem);
        const names = named.map(({ name }) => name);
        const clash = constraints.filter(({ name }) => names.includes(name));

        expect(size).toBe('SMALLEST');
        expect(together(clash, problem.candidates.length)).toBe(false);
        for (const fewer of subsets(constraints, named.length - 1)) {
          expect(together(fewer, problem.candidates.length)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});
