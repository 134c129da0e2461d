import { loadSolver } from '../../src/platform/solver/highs-solver';
import type { BinaryProgram, BinarySolver, LinearRow } from '../../src/shared/binary-program';

let solver: BinarySolver;
beforeAll(async () => (solver = await loadSolver()));

const answerTo = (objective: readonly bigint[], rows: readonly LinearRow[], nodeLimit = 1_000) =>
  solver.solve({ objective, rows } satisfies BinaryProgram, { nodeLimit });

/** The sum of so much for each choice, in order. */
const sum = (...coefficients: readonly bigint[]): Pick<LinearRow, 'terms'> => ({
  terms: coefficients.map((coefficient, index) => [index, coefficient]),
});

describe('The solver', () => {
  it('says what it is, for who keeps its answers', () => {
    expect(solver.engine).toMatch(/^HiGHS \d+\.\d+\.\d+$/);
  });

  it('makes the choices that are worth most', () => {
    // 30 + 25 > 50: the last two, though the first is worth most for what it takes.
    expect(answerTo([90n, 70n, 66n], [{ ...sum(30n, 25n, 25n), atMost: 50n }])).toMatchObject({
      status: 'OPTIMAL',
      choices: [false, true, true],
    });
  });

  it('keeps both ends of a row', () => {
    expect(answerTo([-1n, -2n, -3n], [{ ...sum(1n, 1n, 1n), atLeast: 2n, atMost: 2n }])).toMatchObject({
      choices: [true, true, false],
    });
  });

  it('says so when rows cannot be kept together, or one that nothing adds to', () => {
    expect(answerTo([1n], [{ ...sum(1n), atLeast: 1n }, { ...sum(2n), atMost: 1n }])).toMatchObject({ status: 'INFEASIBLE' }); // prettier-ignore
    expect(answerTo([1n], [{ terms: [], atLeast: 1n }])).toMatchObject({ status: 'INFEASIBLE' });
  });

  it('has an answer where there is nothing to choose', () => {
    expect(answerTo([], [])).toEqual({ status: 'OPTIMAL', choices: [], nodes: 0 });
    expect(answerTo([], [{ terms: [], atLeast: 1n }])).toEqual({ status: 'INFEASIBLE', nodes: 0 });
    expect(answerTo([1n, -1n], [])).toMatchObject({ choices: [true, false] });
  });

  // An amount is below 10¹⁵; from 10¹² on the solver alone does not see one unit of it.
  it.each([10n ** 6n, 10n ** 9n, 10n ** 12n, 10n ** 13n, 4n * 10n ** 14n])(
    'does not overdraw a budget of twice %d by a single unit',
    (amount) => {
      // The first two would be worth most, and take one more than there is.
      expect(
        answerTo([amount, amount, amount / 2n], [{ ...sum(amount + 1n, amount, amount - 1n), atMost: 2n * amount }]),
      ).toMatchObject({ status: 'OPTIMAL', choices: [false, true, true] });
    },
  );

  it.each([10n ** 6n, 10n ** 9n, 10n ** 11n])('tells %d from one more', (amount) => {
    expect(answerTo([amount, amount + 1n, amount - 1n], [{ ...sum(1n, 1n, 1n), atMost: 1n }])).toMatchObject({
      choices: [false, true, false],
    });
  });
});
