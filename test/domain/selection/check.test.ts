import type { BinarySolver } from '../../../src/shared/binary-program';
import { checkProblem, departure, frontier, recommend, type SelectionConstraints } from '../../../src/selection';
import { aProblem, type Given } from './a-problem';

/** Bad input is refused before anybody searches. */
const nobody: BinarySolver = {
  engine: 'none',
  solve: () => {
    throw new Error('The solver was asked.');
  },
};

const GIVEN: Readonly<Record<string, Given>> = { A: {}, B: {}, C: {} };

const problemsOf = (constraints: Partial<SelectionConstraints>, given: Readonly<Record<string, Given>> = GIVEN) =>
  checkProblem(aProblem(given, constraints))?.problems.map(({ path, message }) => `${path}: ${message}`);

describe('A selection problem', () => {
  it('is not refused when it says nothing that cannot be', () => {
    expect(problemsOf({})).toBeUndefined();
  });

  it.each([
    ['negative', -1n, '-1: expected a whole number ≥ 0 (minor units).'],
    ['too large', 10n ** 15n, '1000000000000000: expected at most 999999999999999 minor units.'],
  ])('is refused with a cost that is %s, at its place', (_, amount, message) => {
    const given = { A: {}, B: { commitmentMinor: amount, costByPeriod: [{ period: '2027', costMinor: amount }] } };

    expect(problemsOf({}, given)).toEqual([
      `input.candidates[1].commitmentMinor: ${message}`,
      `input.candidates[1].costByPeriod[0].costMinor: ${message}`,
    ]);
  });

  it('is refused with a candidate, a period, a team or a pillar that is named twice', () => {
    const costByPeriod = [1n, 2n].map((costMinor) => ({ period: '2027', costMinor }));
    const effortByTeam = [1, 2].map((personDaysHundredths) => ({ teamId: 't', personDaysHundredths }));
    const problem = aProblem({ A: { costByPeriod, effortByTeam, pillarIds: ['p', 'p'] } }, {});

    expect(
      checkProblem({ ...problem, candidates: [...problem.candidates, ...aProblem({ A: {} }, {}).candidates] })
        ?.problems,
    ).toEqual([
      { path: 'input.candidates[1]', message: '"A" is named twice.' },
      { path: 'input.candidates[0].costByPeriod[1]', message: '"2027" is named twice.' },
      { path: 'input.candidates[0].effortByTeam[1]', message: '"t" is named twice.' },
      { path: 'input.candidates[0].pillarIds[1]', message: '"p" is named twice.' },
    ]);
  });

  it.each([0n, -1n])('is refused with a budget of %d', (budgetMinor) => {
    expect(problemsOf({ budgetMinor })).toEqual([
      `input.constraints.budgetMinor: ${budgetMinor}: expected a budget above 0 (minor units).`,
    ]);
  });

  it('is refused with a constraint on somebody who is no candidate', () => {
    expect(
      problemsOf({
        must: ['X'],
        mustNot: ['X'],
        dependsOn: [{ candidateId: 'A', needsId: 'X' }],
        excludes: [['A', 'X']],
      }),
    ).toEqual([
      'input.constraints.must[0]: "X" is none of the candidates.',
      'input.constraints.mustNot[0]: "X" is none of the candidates.',
      'input.constraints.mustNot[0]: "X" must be in the set, too.',
      'input.constraints.dependsOn[0].needsId: "X" is none of the candidates.',
      'input.constraints.excludes[0][1]: "X" is none of the candidates.',
    ]);
  });

  it('is refused with what must and must not be', () => {
    expect(problemsOf({ must: ['A', 'B'], mustNot: ['C', 'B'] }, { ...GIVEN, B: { name: 'One login' } })).toEqual([
      'input.constraints.mustNot[1]: "One login" must be in the set, too.',
    ]);
  });

  it('is refused with a circle of dependence, which is named', () => {
    const dependsOn = ['AB', 'BC', 'CB'].map(([candidateId = '', needsId = '']) => ({ candidateId, needsId }));

    expect(problemsOf({ dependsOn }, { ...GIVEN, C: { name: 'Chat' } })).toEqual([
      'input.constraints.dependsOn: They depend on each other: "B" → "Chat" → "B".',
    ]);
    expect(problemsOf({ dependsOn: [{ candidateId: 'A', needsId: 'A' }] })).toEqual([
      'input.constraints.dependsOn: They depend on each other: "A" → "A".',
    ]);
  });

  it('is not refused with ways of dependence that part and meet again', () => {
    const dependsOn = ['AB', 'AC', 'BD', 'CD'].map(([candidateId = '', needsId = '']) => ({ candidateId, needsId }));

    expect(problemsOf({ dependsOn }, { ...GIVEN, D: {} })).toBeUndefined();
  });

  it('is refused with a group of one', () => {
    expect(problemsOf({ excludes: [['A']] })).toEqual([
      'input.constraints.excludes[0]: Expected two candidates or more.',
    ]);
  });

  it('is refused with a floor above its cap, or neither', () => {
    const pillar = { pillarId: 'p', name: 'Voice of the Customer' };

    expect(
      problemsOf({
        pillars: [
          { ...pillar, floorMinor: 6n, capMinor: 5n },
          { ...pillar, pillarId: 'q', floorMinor: null, capMinor: null },
        ],
      }),
    ).toEqual([
      'input.constraints.pillars[0].floorMinor: 6: expected at most the cap, 5.',
      'input.constraints.pillars[1]: Expected a floor, a cap or both.',
    ]);
  });

  it('is refused with limits below 0, and effort that is not whole', () => {
    const capacity = { teamId: 't', name: 'Design', personDaysHundredths: 0.5 };

    expect(problemsOf({ periodCaps: [{ period: '2027', capMinor: -1n }], capacities: [capacity] })).toEqual([
      'input.constraints.periodCaps[0].capMinor: -1: expected a whole number ≥ 0 (minor units).',
      'input.constraints.capacities[0].personDaysHundredths: 0.5: expected a whole number from 0 to 2000000000.',
    ]);
  });

  it('is refused by whoever is asked, before anybody searches', () => {
    const problem = aProblem(GIVEN, { budgetMinor: 0n });
    const refused = { kind: 'refused', code: 'INVALID_INPUT' };

    expect(recommend(problem, nobody)).toMatchObject(refused);
    expect(frontier(problem, { fromMinor: 0n, toMinor: 1n, mostSteps: 10 }, nobody)).toMatchObject(refused);
    expect(departure(problem, { recommendedIds: [], chosenIds: [] })).toMatchObject(refused);
  });
});
